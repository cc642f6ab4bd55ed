"""A file's sound written anew in the format it was in: same rate, channels and bit rate.

Needs PyAV, the extra `formats`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from audio_news.errors import MixError
from audio_news.label.kinds import Kind, kind_of
from audio_news.mix.ffmpeg_codecs import CODEC_OPTIONS, MILLISECOND, READING, installed
from audio_news.settings import BITRATES_KBPS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Channels = NDArray[np.float32]

ENCODERS = {
    Kind.MP3: ("libmp3lame", "mp3"),
    Kind.M4A: ("aac", "ipod"),
    Kind.OPUS: ("libopus", "opus"),
    Kind.FLAC: ("flac", "flac"),
    Kind.WAV: ("", "wav"),
}
"""ffmpeg's encoder and container; a WAV file keeps the encoding it has."""
LOSSY = frozenset({Kind.MP3, Kind.M4A, Kind.OPUS})
FULL_SCALE = 1.0


@dataclass(frozen=True, slots=True)
class Encoding:
    """How a file is encoded, to be encoded so again."""

    kind: Kind
    codec: str
    container: str
    sample_format: str
    layout: str
    rate_hz: int
    bit_rate: int
    """0 for formats that lose nothing."""
    chapters: tuple[dict[str, Any], ...] = ()
    """Of the container, in ffmpeg's terms."""


def encoding_of(file: Path) -> Encoding:
    """How a file is encoded. Raises MixError for one that is not written here."""
    av = installed()
    kind = kind_of(file)
    if kind not in ENCODERS:
        raise MixError(
            f"{file} is no MP3, M4A, Opus, FLAC or WAV file, so its sound cannot be written anew",
            hint="Convert it first, or leave the sound as it is.",
        )
    codec, container = ENCODERS[kind]
    try:
        with file.open("rb") as raw, av.open(raw, options=READING) as source:
            stream = source.streams.audio[0]
            seconds = float(source.duration or 0) / av.time_base
            average = round(8 * file.stat().st_size / seconds) if seconds else 0
            return Encoding(
                kind,
                codec or stream.codec_context.name,
                container,
                stream.format.name,
                stream.layout.name,
                stream.rate,
                _bit_rate(kind, stream.bit_rate or average) if kind in LOSSY else 0,
                tuple(source.chapters()) if kind is Kind.M4A else (),
            )
    except (av.FFmpegError, IndexError) as err:
        raise MixError(f"{file} cannot be decoded: {err}") from err


def write_sound(
    blocks: Iterable[Channels], file: Path, encoding: Encoding, shift_s: float = 0.0
) -> None:
    """Encode (channels, n) blocks to `file`; chapters of the container move by `shift_s`.

    Raises MixError.
    """
    av = installed()
    options = {"movflags": "+faststart", "movie_timescale": str(encoding.rate_hz)}
    try:
        with av.open(
            str(file), "w", encoding.container, options if encoding.kind is Kind.M4A else {}
        ) as container:
            if encoding.chapters:
                container.set_chapters(_moved(encoding.chapters, shift_s))
            stream = container.add_stream(
                encoding.codec,
                rate=encoding.rate_hz,
                layout=encoding.layout,
                options=CODEC_OPTIONS.get(encoding.codec, {}),
            )
            _set_format(stream, encoding)
            convert = av.AudioResampler(
                stream.codec_context.format,
                encoding.layout,
                encoding.rate_hz,
                stream.codec_context.frame_size or None,
            )
            for frame in _frames(blocks, encoding):
                for converted in convert.resample(frame):
                    container.mux(stream.encode(converted))
            for converted in convert.resample(None):
                container.mux(stream.encode(converted))
            container.mux(stream.encode(None))
    except (av.FFmpegError, OSError, ValueError) as err:
        raise MixError(
            f"The audio cannot be encoded to {file}: {err}",
            hint="Make room on the disk, or choose another output folder.",
        ) from err


def _set_format(stream: Any, encoding: Encoding) -> None:
    context = stream.codec_context
    offered = [sample.name for sample in context.codec.audio_formats or ()]
    if encoding.sample_format in offered:
        context.format = encoding.sample_format
    if encoding.bit_rate:
        stream.bit_rate = encoding.bit_rate


def _frames(blocks: Iterable[Channels], encoding: Encoding) -> Iterator[Any]:
    av, at = installed(), 0
    for block in blocks:
        if block.shape[1]:
            samples = np.ascontiguousarray(np.clip(block, -FULL_SCALE, FULL_SCALE), np.float32)
            frame = av.AudioFrame.from_ndarray(samples, format="fltp", layout=encoding.layout)
            frame.sample_rate, frame.pts = encoding.rate_hz, at
            frame.time_base = Fraction(1, encoding.rate_hz)
            at += samples.shape[1]
            yield frame


def _bit_rate(kind: Kind, bit_rate: int) -> int:
    """The least of the format's usual rates that is not below the file's own."""
    rates = [1000 * kbps for kbps in BITRATES_KBPS[kind.value]]
    return next((rate for rate in rates if rate >= bit_rate), rates[-1])


def _moved(chapters: Iterable[dict[str, Any]], shift_s: float) -> list[dict[str, Any]]:
    """Chapters that begin later by `shift_s`, but for what begins at 0."""
    moved = []
    for number, chapter in enumerate(chapters, start=1):
        start_s, end_s = (float(chapter[end] * chapter["time_base"]) for end in ("start", "end"))
        moved.append(
            {
                "id": number,
                "start": round(1000 * (start_s + shift_s)) if start_s else 0,
                "end": round(1000 * (end_s + shift_s)),
                "time_base": MILLISECOND,
                "metadata": dict(chapter["metadata"]),
            }
        )
    return moved
