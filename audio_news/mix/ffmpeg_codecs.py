"""AAC in M4A and Opus, through PyAV (ffmpeg in a wheel): the extra `formats`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from audio_news.errors import MixError
from audio_news.models import Chapter

if TYPE_CHECKING:
    from audio_news.models import Samples

CONTAINERS = {"aac": "ipod", "libopus": "opus"}
CODEC_OPTIONS = {
    # Against ffmpeg's default search: 4 dB less noise on speech, a quarter less work, and none of
    # its overshoots of up to 5 dB on the held notes of a jingle (all measured, ffmpeg 8).
    "aac": {"aac_coder": "fast"},
    # Below level 7 libopus does not look for speech and stays with its music coder: a third of the
    # work, less noise, and nothing of the level lost (0.3 dB else, with the speech coder).
    "libopus": {"application": "audio", "compression_level": "5"},
}
SOUND = (
    *("aac", "ac3", "aiff", "amr", "ape", "asf", "au", "avi", "caf", "eac3", "flac", "flv"),
    *("matroska", "mov", "mp3", "mpeg", "mpegts", "ogg", "tta", "w64", "wav", "wv"),
)
READING = {"format_whitelist": ",".join(SOUND), "protocol_whitelist": "file"}
"""Options for a file from outside: whatever it is named, it is no playlist, which would have
ffmpeg fetch what it lists from the network or this machine."""
MILLISECOND = Fraction(1, 1000)


def encode_with_ffmpeg(
    blocks: Iterable[Samples],
    file: Path,
    codec: str,
    rate_hz: int,
    bitrate_kbps: int,
    chapters: Sequence[Chapter],
) -> None:
    """Write (n,) sample blocks at `rate_hz` to `file`. Raises MixError.

    The same samples give the same bytes: nothing in the file is drawn or dated. The encoder's
    delay and padding are in the container, so that players start and end on the sample.
    """
    av = installed()
    options = {"fflags": "+bitexact"}
    if codec == "aac":
        # The index first, for streaming; the edit list's length to the sample.
        options |= {"movflags": "+faststart", "movie_timescale": str(rate_hz)}
    with _translated(file), av.open(str(file), "w", CONTAINERS[codec], options) as container:
        if chapters and codec == "aac":
            container.set_chapters([_chapter(n, c) for n, c in enumerate(chapters, start=1)])
        stream = container.add_stream(
            codec, rate=rate_hz, layout="mono", options=CODEC_OPTIONS[codec]
        )
        stream.bit_rate = 1000 * bitrate_kbps
        stream.codec_context.flags |= av.codec.context.Flags.bitexact
        convert = av.AudioResampler(stream.codec_context.format, "mono", rate_hz)
        for frame in _frames(blocks, rate_hz):
            for converted in convert.resample(frame):
                container.mux(stream.encode(converted))
        container.mux(stream.encode(None))


def decode_with_ffmpeg(file: Path) -> tuple[int, Iterator[Samples]]:
    """The file's rate in Hz and its samples, mono. Raises MixError."""
    av = installed()
    try:
        with av.open(str(file), options=READING) as container:
            rate_hz = container.streams.audio[0].rate
    except (av.FFmpegError, IndexError) as err:
        raise MixError(f"{file} cannot be decoded: {err}") from err
    return rate_hz, _decoded(file)


def _decoded(file: Path) -> Iterator[Samples]:
    av = installed()
    try:
        with av.open(str(file), options=READING) as container:
            stream = container.streams.audio[0]
            left = _length(stream)
            convert = av.AudioResampler("flt", "mono", stream.rate)
            for frame in _and_then_none(container.decode(stream)):
                for converted in convert.resample(frame):
                    samples: Samples = converted.to_ndarray().reshape(-1)[:left]
                    left -= len(samples)
                    yield samples
    except av.FFmpegError as err:
        raise MixError(f"{file} cannot be decoded: {err}") from err


def _length(stream: Any) -> int:
    """Samples that the container says are sound: ffmpeg leaves the padding of AAC in."""
    if stream.codec_context.name != "aac" or not stream.duration:
        return 1 << 62
    length: int = round(stream.duration * stream.time_base * stream.rate)
    return length


def _and_then_none(frames: Iterable[Any]) -> Iterator[Any]:
    """The frames, then what flushes a converter."""
    yield from frames
    yield None


def _frames(blocks: Iterable[Samples], rate_hz: int) -> Iterator[Any]:
    av, at = installed(), 0
    for block in blocks:
        if len(block):
            clipped = np.clip(block, -1.0, 1.0)[None].astype(np.float32)
            frame = av.AudioFrame.from_ndarray(clipped, format="flt", layout="mono")
            frame.sample_rate, frame.time_base, frame.pts = rate_hz, Fraction(1, rate_hz), at
            at += len(block)
            yield frame


def _chapter(number: int, chapter: Chapter) -> dict[str, Any]:
    return {
        "id": number,
        "start": round(1000 * chapter.start_s),
        "end": round(1000 * chapter.end_s),
        "time_base": MILLISECOND,
        "metadata": {"title": chapter.title},
    }


def installed() -> Any:
    """PyAV. Raises MixError where it is not installed."""
    try:
        import av
    except ImportError as err:
        raise MixError(
            "M4A, Opus and the like need ffmpeg's codecs, which are not installed",
            hint="pip install 'audio-news[formats]', or use mp3, flac or wav.",
        ) from err
    return av


@contextmanager
def _translated(file: Path) -> Iterator[None]:
    try:
        yield
    except (OSError, ValueError, installed().FFmpegError) as err:
        raise MixError(
            f"The audio cannot be encoded to {file}: {err}",
            hint="Make room on the disk, or choose another output folder.",
        ) from err
