"""What happens to a sound between the newsroom and the ear: codecs, rates, levels, rooms."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np

from audio_news.mix.resample import resample
from tests.benchmarks.watermark.material import RATE_HZ, music

if TYPE_CHECKING:
    from audio_news.models import Samples

Attack = Callable[["Samples"], "Samples"]


def through_codec(
    samples: Samples, codec: str, container: str, bit_rate: int, rate_hz: int
) -> Samples:
    """The samples encoded by FFmpeg's codec at a rate, decoded, and back at `RATE_HZ`."""
    import av

    data = io.BytesIO()
    with av.open(data, "w", format=container) as out:
        stream: Any = out.add_stream(codec, rate=rate_hz, layout="mono", bit_rate=bit_rate)
        pcm = np.round(samples.clip(-1, 1) * 32_767).astype(np.int16)
        frame = av.AudioFrame.from_ndarray(pcm[None], format="s16", layout="mono")
        frame.sample_rate = RATE_HZ
        resampler = av.AudioResampler(stream.codec_context.format or "fltp", "mono", rate_hz)
        for part in [*resampler.resample(frame), *resampler.resample(None)]:
            out.mux(stream.encode(part))
        out.mux(stream.encode(None))
    data.seek(0)
    coded: Any
    with av.open(data) as coded:
        resampler = av.AudioResampler("flt", "mono", RATE_HZ)
        parts = [p for f in coded.decode(audio=0) for p in resampler.resample(f)]
        parts += resampler.resample(None)
        return np.concatenate([p.to_ndarray().reshape(-1) for p in parts])


def through_filter(samples: Samples, *filters: tuple[str, str]) -> Samples:
    """The samples through FFmpeg filters, each a name and its options, back at `RATE_HZ`."""
    import av

    graph = av.filter.Graph()
    nodes = [graph.add_abuffer(sample_rate=RATE_HZ, format="flt", layout="mono")]
    nodes += [graph.add(name, options) for name, options in filters]
    nodes += [graph.add("aformat", f"sample_fmts=flt:sample_rates={RATE_HZ}:channel_layouts=mono")]
    nodes += [graph.add("abuffersink")]
    graph.link_nodes(*nodes).configure()
    parts: list[Samples] = []

    def drain() -> None:
        while True:
            try:
                pulled: Any = graph.pull()
                parts.append(pulled.to_ndarray().reshape(-1))
            except (av.BlockingIOError, av.EOFError):
                return

    for at in range(0, len(samples), RATE_HZ):
        block = np.ascontiguousarray(samples[None, at : at + RATE_HZ])
        frame = av.AudioFrame.from_ndarray(block, format="flt", layout="mono")
        frame.sample_rate, frame.pts = RATE_HZ, at
        graph.push(frame)
        drain()
    graph.push(None)
    drain()
    return np.concatenate(parts)


def sped(samples: Samples, factor: float) -> Samples:
    """Played `factor` times as fast, pitch and all."""
    return through_filter(samples, ("asetrate", f"r={round(RATE_HZ * factor)}"))


def noisy(samples: Samples, snr_db: float) -> Samples:
    """With white noise, so far below the samples' mean power."""
    noise = np.random.default_rng(1).standard_normal(len(samples)).astype(np.float32)
    level = np.sqrt(np.square(samples).mean() / 10 ** (snr_db / 10))
    louder: Samples = samples + noise * np.float32(level)
    return louder


def in_a_room(samples: Samples) -> Samples:
    """Played in a room (0.35 s reverberation, as strong as 0.7 of the direct sound) with noise."""
    dice = np.random.default_rng(7)
    t = np.arange(round(0.4 * RATE_HZ)) / RATE_HZ
    echo = dice.standard_normal(len(t)) * np.exp(-6.9 * t / 0.35)
    echo *= 0.7 / np.sqrt(np.square(echo).sum())
    echo[0] += 1.0
    size = 2**18
    reach = size - len(echo)
    spectrum = np.fft.rfft(echo, size)
    wet = np.zeros(len(samples) + size)
    for at in range(0, len(samples), reach):
        part = np.fft.irfft(np.fft.rfft(samples[at : at + reach], size) * spectrum, size)
        wet[at : at + size] += part
    return noisy(wet[: len(samples)].astype(np.float32), 25)


def over_music(samples: Samples, below_db: float) -> Samples:
    """With an unmarked music bed, so far below the samples' mean power, under all of it."""
    bed = music(1, len(samples) / RATE_HZ + 1)[: len(samples)]
    level = np.sqrt(np.square(samples).mean() / np.square(bed).mean() / 10 ** (below_db / 10))
    mixed: Samples = samples + bed * np.float32(level)
    return mixed


def _opus(kbps: int) -> Attack:
    return lambda x: through_codec(x, "libopus", "ogg", kbps * 1000, 48_000)


def _mp3(kbps: int, rate_hz: int = 44_100) -> Attack:
    """LAME at a constant rate; by pedalboard, which is three times as fast."""

    def attack(samples: Samples) -> Samples:
        from pedalboard.io import AudioFile

        data = io.BytesIO()
        with AudioFile(data, "w", rate_hz, 1, format="mp3", quality=kbps) as out:
            out.write(resample(samples, RATE_HZ, rate_hz).clip(-1, 1))
        data.seek(0)
        with AudioFile(data) as coded:
            return resample(coded.read(coded.frames)[0], rate_hz, RATE_HZ)

    return attack


def _filter(*filters: tuple[str, str]) -> Attack:
    return lambda x: through_filter(x, *filters)


COMPRESSOR = ("acompressor", "threshold=-24dB:ratio=3:attack=10:release=150")

BARS: dict[str, Attack] = {
    "none": lambda x: x,
    "MP3 64k mono": _mp3(64),
    "Opus 24k": _opus(24),
    "AAC 48k": lambda x: through_codec(x, "aac", "adts", 48_000, 44_100),
    "resampled to 16 kHz": lambda x: resample(resample(x, RATE_HZ, 16_000), 16_000, RATE_HZ),
    "+3 dB, clipped": lambda x: (x * np.float32(10**0.15)).clip(-1, 1),
    "-3 dB, 16 bit": lambda x: (np.round(x * 10**-0.15 * 32_768) / 32_768).astype(np.float32),
    "EQ: +4 dB under 300, -4 dB over 3,000 Hz": _filter(
        ("bass", "g=4:f=300"), ("treble", "g=-4:f=3000")
    ),
    "compressor, loudness, MP3 64k": lambda x: _mp3(64)(
        through_filter(x, COMPRESSOR, ("volume", "-3dB"))
    ),
    "speed +0.5 %": lambda x: sped(x, 1.005),
    "speed -0.5 %": lambda x: sped(x, 0.995),
}
"""What has to be survived, every one with a cut at any place."""

GOALS: dict[str, Attack] = {
    "Opus 12k": _opus(12),
    "noise at 20 dB": lambda x: noisy(x, 20),
    "a room": in_a_room,
    "MP3 32k": _mp3(32, 24_000),
    "tempo 0.8": _filter(("atempo", "0.8")),
    "tempo 0.9": _filter(("atempo", "0.9")),
    "tempo 1.1": _filter(("atempo", "1.1")),
    "tempo 1.25": _filter(("atempo", "1.25")),
    "music bed 15 dB below": lambda x: over_music(x, 15),
    "speed +2 %": lambda x: sped(x, 1.02),
    "speed +5 %": lambda x: sped(x, 1.05),
    "8 kHz telephone": lambda x: resample(resample(x, RATE_HZ, 8_000), 8_000, RATE_HZ),
}
"""What the mark is tried against beyond the bars."""
