"""Labels written into a file, each format in its own tongue.

ID3v2.4 for MP3 and WAV, Vorbis comments for FLAC and Opus, iTunes' atoms for M4A.

Nothing here depends on the time of day: the same labels give the same bytes.
"""

from __future__ import annotations

import struct
from base64 import b64encode
from collections.abc import Callable
from pathlib import Path
from typing import Any

from audio_news.errors import LabelError
from audio_news.label import atoms, id3, vorbis
from audio_news.label.kinds import Kind, kind_of
from audio_news.label.labels import Labels
from audio_news.label.languages import iso_639_2


def write_tags(file: Path, labels: Labels) -> None:
    """Write the labels into an MP3, WAV, FLAC, Opus or M4A file, in place. Raises LabelError."""

    def add(audio: Any, kind: Kind) -> None:
        match kind:
            case Kind.MP3 | Kind.WAV:
                id3.add_frames(audio.tags, labels)
            case Kind.M4A:
                atoms.add_atoms(audio, labels)
            case _:
                audio.pop("ENCODER", None)  # the muxer's own
                vorbis.add_comments(audio, labels)
                _add_cover(audio, kind, labels)

    _change(file, add)


def add_notice(
    file: Path, disclosure: str, source_type: str, language: str, heard: str = ""
) -> None:
    """Add the disclosure and IPTC's term to a file's tags, and leave the others as they are.

    `language` is BCP 47; `heard` is a note of when it is spoken, and where it is empty a note that
    is there stays. Raises LabelError.
    """

    def add(audio: Any, kind: Kind) -> None:
        match kind:
            case Kind.MP3 | Kind.WAV:
                id3.add_notice(audio.tags, disclosure, source_type, iso_639_2(language), heard)
            case Kind.M4A:
                atoms.add_notice(audio, disclosure, source_type, heard)
            case _:
                vorbis.add_notice(audio, disclosure, source_type, heard)

    _change(file, add)


def _change(file: Path, change: Callable[[Any, Kind], None]) -> None:
    from mutagen import MutagenError

    try:
        kind = kind_of(file)
        audio = open_tags(file, kind)
        if audio is None:
            raise LabelError(
                f"{file} cannot be tagged: it is no MP3, WAV, FLAC, Opus or M4A file",
                hint="Convert it first.",
            )
        if audio.tags is None:
            audio.add_tags()
        change(audio, kind)
        audio.save(**({"v2_version": 4} if kind in (Kind.MP3, Kind.WAV) else {}))
    except (MutagenError, OSError) as err:
        raise LabelError(
            f"{file} cannot be tagged: {err}",
            hint="Make room on the disk, or choose another folder.",
        ) from err


def open_tags(file: Path, kind: Kind) -> Any:
    """The file in mutagen, or None for a kind that is not tagged here.

    Raises mutagen's own errors for a file that is not what its first bytes say.
    """
    from mutagen import MutagenError
    from mutagen.flac import FLAC
    from mutagen.mp3 import MP3
    from mutagen.mp4 import MP4
    from mutagen.oggopus import OggOpus
    from mutagen.oggvorbis import OggVorbis
    from mutagen.wave import WAVE

    readers: dict[Kind, Callable[[Path], Any]] = {
        Kind.MP3: MP3,
        Kind.WAV: WAVE,
        Kind.FLAC: FLAC,
        Kind.OPUS: OggOpus,
        Kind.VORBIS: OggVorbis,
        Kind.M4A: MP4,
    }
    reader = readers.get(kind)
    try:
        return reader(file) if reader else None
    except (IndexError, KeyError, TypeError, AttributeError, struct.error) as err:
        raise MutagenError(f"it is damaged: {err!r}") from err  # what mutagen lets through


def _add_cover(audio: Any, kind: Kind, labels: Labels) -> None:
    """FLAC has a block for it; in an Ogg file it is a comment, in base64 (xiph.org)."""
    if labels.cover is None:
        return
    block = vorbis.picture(labels.cover)
    if kind is Kind.FLAC:
        audio.add_picture(block)
    else:
        audio["METADATA_BLOCK_PICTURE"] = b64encode(block.write()).decode("ascii")
