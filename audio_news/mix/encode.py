"""Samples to a file of the wanted format, and back.

MP3, FLAC and WAV are pedalboard's; AAC and Opus are ffmpeg's, in ffmpeg_codecs.py.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from audio_news.errors import MixError
from audio_news.mix.lame_tag import lame_gap
from audio_news.mix.mp3_frames import samples_in
from audio_news.mix.mp3_parts import write_in_parts
from audio_news.models import Chapter

if TYPE_CHECKING:
    from audio_news.models import Samples
    from audio_news.settings import SoundSettings

MP3_VARIABLE = "V4"
"""LAME's VBR, about 70 kb/s for mono speech. Browsers find a place in it by a table of a hundred
entries: seconds off in a long file, where a constant rate is right to a few hundredths."""
BLOCK_S = 2.0
PEDALBOARD_READS = frozenset((".wav", ".bwf", ".aif", ".aiff", ".flac", ".mp3", ".ogg"))


@dataclass(frozen=True, slots=True)
class Format:
    """What a name in sound.format stands for, and what to expect of the decoded file."""

    rate_hz: int
    """Its samples a second, where the show asks for none."""
    overshoot_db: float
    """How far above the limiter's ceiling its peaks come out, with some to spare."""
    loss_lu: float = 0.0
    """How much less loud it comes out."""
    ffmpeg: str = ""
    """The encoder's name, where it is one of ffmpeg's."""
    kbps: int = 0
    """Its bit rate where the show asks for none."""


FORMATS = {
    "mp3": Format(44_100, 0.9, 0.42, kbps=80),
    "m4a": Format(44_100, 0.9, 0.05, "aac", 80),
    "opus": Format(48_000, 1.5, 0.0, "libopus", 48),
    "flac": Format(44_100, 0.05),
    "wav": Format(44_100, 0.05),
}
"""LAME turns the sound down to 0.95 before it codes at most constant rates: 0.42 LU."""
LOW_KBPS, LOW_OVERSHOOT_DB = 64, 0.8
"""Up to this rate, asked for, peaks come out higher by as much."""


def output_rate_hz(sound: SoundSettings) -> int:
    """The samples a second of what a show's sound is made into."""
    return sound.sample_rate_hz or FORMATS[sound.format].rate_hz


def expected(audio_format: str, bitrate_kbps: int, *, variable_rate: bool = False) -> Format:
    """The format at a bit rate that a show asks for, 0 for none."""
    kind = FORMATS[audio_format]
    if audio_format == "mp3" and variable_rate:
        return replace(kind, loss_lu=0.0)
    if 0 < bitrate_kbps <= LOW_KBPS:
        return replace(kind, overshoot_db=kind.overshoot_db + LOW_OVERSHOOT_DB)
    return kind


def check_encoder(audio_format: str) -> None:
    """Raise MixError where the format's encoder is not installed."""
    if FORMATS[audio_format].ffmpeg:
        from audio_news.mix.ffmpeg_codecs import installed

        installed()


def encode(
    blocks: Iterable[Samples],
    file: Path,
    *,
    rate_hz: int = 0,
    bitrate_kbps: int = 0,
    variable_rate: bool = False,
    chapters: Sequence[Chapter] = (),
    one_thread: bool = False,
) -> None:
    """Write (n,) sample blocks at `rate_hz`, 0 for the format's own, to `file`.

    The format is what its name ends in. `bitrate_kbps` is for the formats that lose something,
    0 for their best for speech; `variable_rate` is for MP3, and takes its place. Only M4A takes
    `chapters` here; elsewhere they are tags. Raises MixError where the disk will not take it or
    the encoder is not installed.
    """
    kind = FORMATS[file.suffix.removeprefix(".")]
    rate_hz = rate_hz or kind.rate_hz
    if kind.ffmpeg:
        from audio_news.mix.ffmpeg_codecs import encode_with_ffmpeg

        kbps = bitrate_kbps or kind.kbps
        encode_with_ffmpeg(blocks, file, kind.ffmpeg, rate_hz, kbps, chapters)
        return
    blocks = (within_full_scale(block) for block in blocks if len(block))
    with _translated(file):
        if file.suffix == ".mp3" and not variable_rate:
            with file.open("wb") as stream:
                kbps = bitrate_kbps or kind.kbps
                write_in_parts(blocks, stream, rate_hz, kbps, one_thread=one_thread)
            return
        from pedalboard.io import AudioFile

        quality = MP3_VARIABLE if file.suffix == ".mp3" else None
        writer: AbstractContextManager[Any] = AudioFile(
            str(file), "w", rate_hz, 1, bit_depth=16, quality=quality
        )
        with writer as audio:
            for block in blocks:
                audio.write(block)


def within_full_scale(block: Samples) -> Samples:
    """The block with what is beyond [-1, 1] cut off; mostly there is nothing."""
    if block.max() <= 1.0 and block.min() >= -1.0:
        return block
    return np.clip(block, -1.0, 1.0)


def decode(file: Path) -> tuple[int, Iterator[Samples]]:
    """The file's rate in Hz and its samples, mono, about `BLOCK_S` at a time.

    Raises MixError for a file that is no audio, or whose decoder is not installed.
    """
    if file.suffix.lower() not in PEDALBOARD_READS:
        from audio_news.mix.ffmpeg_codecs import decode_with_ffmpeg

        return decode_with_ffmpeg(file)
    from pedalboard.io import AudioFile

    try:
        audio = AudioFile(str(file))
    except (OSError, RuntimeError, ValueError) as err:
        raise MixError(f"{file} cannot be decoded: {err}") from err
    return round(audio.samplerate), _blocks(audio, file)


def _blocks(audio: Any, file: Path) -> Iterator[Samples]:
    try:
        skipped, length = stretch(audio, file, is_mp3=file.suffix.lower() == ".mp3")
        with audio:
            size, left = round(BLOCK_S * audio.samplerate), length
            audio.seek(skipped)
            while left > 0 and (block := audio.read(min(size, left))).shape[1]:
                left -= block.shape[1]
                yield block.mean(axis=0) if block.shape[0] > 1 else block[0]
    except (OSError, RuntimeError, ValueError) as err:
        raise MixError(f"{file} cannot be decoded: {err}") from err


def stretch(audio: Any, file: Path, *, is_mp3: bool) -> tuple[int, int]:
    """At which sample the sound of a file that pedalboard reads begins, and how many there are."""
    length = int(audio.frames)
    if not is_mp3:
        return 0, length
    skipped, padding = lame_gap(file)
    if (skipped, padding) == (0, 0):  # the length may be an estimate
        length = min(length, samples_in(file) or length)
    return skipped, length - skipped - padding


@contextmanager
def _translated(file: Path) -> Iterator[None]:
    try:
        yield
    except (OSError, RuntimeError, ValueError) as err:
        raise MixError(
            f"The audio cannot be encoded to {file}: {err}",
            hint="Make room on the disk, or choose another output folder.",
        ) from err
