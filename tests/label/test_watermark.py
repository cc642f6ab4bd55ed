"""The mark is put in unheard, survives what happens to sound, and is found only where it is."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from audio_news.errors import LabelError
from audio_news.label.watermark import PUBLIC_KEY, Embedder, detect

if TYPE_CHECKING:
    from collections.abc import Callable

    from audio_news.models import Samples

RATE_HZ = 24_000
NUMBER = 3_141_592_653
NEWS = """
The ferry company said on Tuesday that its night service would return in the second week of June.
Divers had inspected the hull for nine days and found no damage below the waterline.
About four hundred passengers had been moved to other ships, most of them without extra cost.
The mayor of the island welcomed the news, but asked why it had taken until now.
A spokeswoman answered that the inspectors' report had arrived only the evening before.
Fishermen complain that the new timetable leaves them an hour less in the harbour each morning.
Their association has called a meeting for Friday, and the ministry will send an observer.
Tickets already sold stay valid, and those who cancelled may book again at the old price.
"""


@pytest.fixture(scope="module")
def speech() -> Samples:
    """Half a minute and more of hibari reading the news."""
    from hibari import Hibari

    voice: Any = Hibari(threads=1)
    parts: list[Samples] = []
    for number, line in enumerate(NEWS.strip().splitlines()):
        parts += [voice.from_phonemes(p, 1.0, number) for p in voice.phonemize(line)]
        parts.append(np.zeros(RATE_HZ // 2, np.float32))
    joined = np.concatenate(parts)
    levelled: Samples = joined * np.float32(0.12 / np.sqrt(np.square(joined).mean()))
    return levelled


@pytest.fixture(scope="module")
def marked(speech: Samples) -> Samples:
    """The same, carrying `NUMBER` under the public key."""
    return mark(speech, NUMBER)


def mark(samples: Samples, number: int, *, rate_hz: int = RATE_HZ, **options: Any) -> Samples:
    embedder = Embedder(rate_hz, payload=number, **options)
    return np.concatenate([embedder.feed(samples), embedder.flush()])


def sped(samples: Samples, factor: float) -> Samples:
    at = np.arange(int(len(samples) / factor)) * factor
    played: Samples = np.interp(at, np.arange(len(samples)), samples).astype(np.float32)
    return played


def coded(samples: Samples, codec: str, container: str, bit_rate: int, rate_hz: int) -> Samples:
    """Encoded, and decoded at `RATE_HZ`, by FFmpeg."""
    import av

    file = io.BytesIO()
    with av.open(file, "w", format=container) as out:
        stream: Any = out.add_stream(codec, rate=rate_hz, layout="mono", bit_rate=bit_rate)
        pcm = (samples[None].clip(-1, 1) * 32_767).astype(np.int16)
        frame = av.AudioFrame.from_ndarray(pcm, format="s16", layout="mono")
        frame.sample_rate = RATE_HZ
        wanted = av.AudioResampler(stream.codec_context.format or "fltp", "mono", rate_hz)
        for part in [*wanted.resample(frame), *wanted.resample(None)]:
            out.mux(stream.encode(part))
        out.mux(stream.encode(None))
    file.seek(0)
    source: Any
    with av.open(file) as source:
        back = av.AudioResampler("flt", "mono", RATE_HZ)
        parts = [p for f in source.decode(audio=0) for p in back.resample(f)]
        return np.concatenate([p.to_ndarray().reshape(-1) for p in parts + back.resample(None)])


def test_what_is_marked_is_found_and_read(marked: Samples) -> None:
    found = detect([marked], RATE_HZ)
    assert found.present
    assert found.payload == NUMBER
    assert found.speed == pytest.approx(1.0, abs=0.0011)
    assert found.z > 12


def test_what_is_unmarked_or_marked_with_another_key_is_not(
    speech: Samples, marked: Samples
) -> None:
    for samples, key in ((speech, PUBLIC_KEY), (marked, b"another newsroom")):
        found = detect([samples], RATE_HZ, key)
        assert not found.present
        assert found.z < 6
        assert found.payload is found.speed is None
        assert found.spans_s == ()


def test_a_key_of_ones_own_is_found_with_it_alone(speech: Samples) -> None:
    own = mark(speech, 7, key=b"the desk's own")
    assert detect([own], RATE_HZ, b"the desk's own").payload == 7
    assert not detect([own], RATE_HZ).present


@pytest.mark.parametrize("number", [0, 1, 2**32 - 1])
def test_every_32_bit_number_can_be_carried(speech: Samples, number: int) -> None:
    assert detect([mark(speech, number)], RATE_HZ).payload == number


@pytest.mark.parametrize(
    "codec", [("libmp3lame", "mp3", 64_000, 44_100), ("libopus", "ogg", 24_000, 48_000),
              ("aac", "adts", 48_000, 44_100)],
    ids=lambda codec: codec[0],
)  # fmt: skip
def test_an_excerpt_cut_anywhere_survives_a_codec(
    marked: Samples, codec: tuple[str, str, int, int]
) -> None:
    excerpt = coded(marked, *codec)[100_003 : 100_003 + 20 * RATE_HZ]
    assert detect([excerpt], RATE_HZ).present


@pytest.mark.parametrize(
    "attack",
    [
        lambda x: np.clip(x * 1.41, -0.9, 0.9),
        lambda x: np.round(x * 0.7 * 32_768) / 32_768,
        lambda x: x + np.random.default_rng(3).standard_normal(len(x)) * 0.012,  # 20 dB
        lambda x: sped(x, 1.005),
        lambda x: sped(x, 0.995),
        lambda x: sped(x, 1.02),
    ],
    ids=["louder", "softer", "noise", "faster", "slower", "much faster"],
)
def test_an_excerpt_survives(marked: Samples, attack: Callable[[Samples], Samples]) -> None:
    heard = attack(marked[50_001:]).astype(np.float32)
    found = detect([heard[: 25 * RATE_HZ]], RATE_HZ)
    assert found.present
    assert found.payload in (None, NUMBER)


def test_a_changed_tempo_is_found_and_said(marked: Samples) -> None:
    """Pitch kept: frames of 40 ms laid closer together, as a player does."""
    length, step = 960, 480
    starts = np.arange(0, len(marked) - length, round(step * 1.1))
    faster = np.zeros(len(starts) * step + length, np.float32)
    window = np.hanning(length + 1)[:-1].astype(np.float32)
    for number, start in enumerate(starts):
        faster[number * step : number * step + length] += window * marked[start : start + length]
    found = detect([faster], RATE_HZ)
    assert found.present
    assert found.speed == pytest.approx(1.1, abs=0.003)


def test_the_sound_of_no_band_changes_by_more_than_the_strength(
    speech: Samples, marked: Samples
) -> None:
    from audio_news.label.watermark.embedder import STRENGTH_DB
    from audio_news.label.watermark.spectrum import levels_db

    assert 20 * np.log10(np.std(speech) / np.std(marked - speech)) > 20
    before, after = (levels_db(x, RATE_HZ)[0] for x in (speech, marked))
    loud = before > before.max(axis=0) - 20
    change = np.abs(after - before)[loud]
    assert np.percentile(change, 99) < STRENGTH_DB + 0.3
    assert change.mean() < 0.8 * STRENGTH_DB
    assert abs((after - before)[loud].mean()) < 0.05  # neither louder nor softer as a whole
    stronger = mark(speech, NUMBER, strength_db=3.0)
    assert np.std(stronger - speech) > 1.5 * np.std(marked - speech)


def test_a_held_note_and_a_pause_are_left_alone() -> None:
    t = np.arange(10 * RATE_HZ) / RATE_HZ
    partials = [np.sin(2 * np.pi * f * t) / f * 40 for f in (440.0, 880.0, 1320.0)]
    note = np.sum(partials, axis=0).astype(np.float32)
    inner = slice(RATE_HZ, -RATE_HZ)
    assert 20 * np.log10(np.std((mark(note, 5) - note)[inner]) / np.std(note)) < -45
    noise = np.random.default_rng(0).standard_normal(10 * RATE_HZ).astype(np.float32) * 0.1
    noise[5 * RATE_HZ :] *= 0.001  # a pause 60 dB down
    change = mark(noise, 5) - noise
    assert np.std(change[2 * RATE_HZ : 4 * RATE_HZ]) > 0.003
    assert np.std(change[7 * RATE_HZ : 9 * RATE_HZ]) < 1e-6


@pytest.mark.parametrize("sizes", [(1,) * 50 + (7, 100_000), (4_800,), (24_000, 1)])
def test_a_stream_is_marked_like_the_whole(
    speech: Samples, marked: Samples, sizes: tuple[int, ...]
) -> None:
    embedder = Embedder(RATE_HZ, payload=NUMBER)
    parts: list[Samples] = []
    at = 0
    while at < len(speech):
        size = sizes[len(parts) % len(sizes)]
        parts.append(embedder.feed(speech[at : at + size]))
        at += size
    parts.append(embedder.flush())
    assert np.array_equal(np.concatenate(parts), marked)


def test_a_stream_is_searched_like_the_whole(marked: Samples) -> None:
    twice = np.concatenate([marked, marked])
    whole = detect([twice], RATE_HZ)
    assert detect(np.array_split(twice, 97), RATE_HZ) == whole
    assert whole.spans_s[0] == (0.0, 30.0)
    assert whole.spans_s[-1][1] == pytest.approx(len(twice) / RATE_HZ)


def test_the_place_of_the_marked_part_is_said(speech: Samples, marked: Samples) -> None:
    unmarked = np.resize(speech, 60 * RATE_HZ)
    found = detect([unmarked, marked[: 30 * RATE_HZ], unmarked], RATE_HZ)
    assert found.present
    assert found.payload == NUMBER
    assert found.spans_s == ((60.0, 90.0),)


@pytest.mark.parametrize("rate_hz", [16_000, 22_050, 32_000, 44_100, 48_000])
def test_every_rate_marks_and_finds(speech: Samples, rate_hz: int) -> None:
    """Marked at one rate and looked for at 24 kHz, and the other way round."""
    at_rate = sped(speech, RATE_HZ / rate_hz)
    there = mark(at_rate, 99, rate_hz=rate_hz)
    assert len(there) == len(at_rate)
    assert detect([there], rate_hz).payload == 99
    assert detect([sped(there, rate_hz / RATE_HZ)], RATE_HZ).present


@pytest.mark.parametrize("length", [0, 1, 479, 480, 481, 5_000, 47_999, 130_000])
def test_silence_and_short_sounds_keep_their_length_and_carry_nothing(length: int) -> None:
    silence = np.zeros(length, np.float32)
    assert np.array_equal(mark(silence, 12), silence)
    short = np.random.default_rng(length).standard_normal(length).astype(np.float32) * 0.1
    out = mark(short, 12)
    assert out.dtype == np.float32
    assert len(out) == length
    for samples in (silence, short):
        found = detect([samples], RATE_HZ)
        assert not found.present
        assert found.payload is None


def test_a_loud_click_speaks_for_nothing() -> None:
    clicks = np.zeros(30 * RATE_HZ, np.float32)
    clicks[:: RATE_HZ // 3] = 0.9
    assert not detect([clicks], RATE_HZ).present
    assert not detect([np.ones(30 * RATE_HZ, np.float32)], RATE_HZ).present


def test_what_cannot_be_marked_is_refused() -> None:
    for rate_hz in (8_000, 11_025, 22_051):
        with pytest.raises(LabelError, match=f"{rate_hz:,} Hz"):
            Embedder(rate_hz, payload=1)
    with pytest.raises(LabelError, match="8,000 Hz"):
        detect([np.zeros(8_000, np.float32)], 8_000)
    for number in (-1, 2**32):
        with pytest.raises(LabelError, match="episode number"):
            Embedder(RATE_HZ, payload=number)
    for strength_db in (0.0, -1.0, 6.5, float("nan")):
        with pytest.raises(LabelError, match="strength"):
            Embedder(RATE_HZ, payload=1, strength_db=strength_db)
