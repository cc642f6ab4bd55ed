"""Labels written into a file: ID3v2.4 for MP3 and WAV, Vorbis comments for FLAC.

Nothing here depends on the time of day: the same labels give the same bytes.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from audio_news.errors import LabelError
from audio_news.label.labels import GENRE, Labels
from audio_news.label.languages import iso_639_2

if TYPE_CHECKING:
    from mutagen.flac import FLAC
    from mutagen.id3 import ID3

_TDRC = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d(:\d\d(:\d\d)?)?)?)?)?")
PICTURE_FRONT_COVER = 3


def write_tags(file: Path, labels: Labels) -> None:
    """Write the labels into an MP3, WAV or FLAC file, in place. Raises LabelError."""
    from mutagen import MutagenError
    from mutagen.flac import FLAC
    from mutagen.mp3 import MP3
    from mutagen.wave import WAVE

    try:
        if file.suffix == ".flac":
            flac = FLAC(file)
            _vorbis(flac, labels)
            flac.save()
            return
        audio: Any = MP3(file) if file.suffix == ".mp3" else WAVE(file)
        if audio.tags is None:
            audio.add_tags()
        _id3(audio.tags, labels)
        audio.save(v2_version=4)
    except (MutagenError, OSError) as err:
        raise LabelError(
            f"{file} cannot be tagged: {err}",
            hint="Make room on the disk, or choose another folder.",
        ) from err


def _id3(tags: ID3, labels: Labels) -> None:
    """ID3v2.4 frames (id3.org, ID3v2.4.0 native frames), UTF-8."""
    from mutagen import id3

    utf8 = id3.Encoding.UTF8
    language = iso_639_2(labels.language)
    texts: dict[Any, str] = {
        id3.TIT2: labels.title,
        id3.TPE1: labels.artist,
        id3.TALB: labels.album,
        id3.TDRC: id3_time(labels.date),
        id3.TLAN: language,
        id3.TCON: GENRE,
        id3.TCOP: labels.copyright,
        id3.TLEN: str(round(1000 * labels.duration_s)),
        id3.TSSE: labels.encoder,
    }
    for frame, text in texts.items():
        if text:
            tags.add(frame(encoding=utf8, text=text))
    if labels.url:
        tags.add(id3.WOAS(url=labels.url))
    tags.add(id3.COMM(encoding=utf8, lang=language, desc="", text=labels.disclosure))
    tags.add(id3.USLT(encoding=utf8, lang=language, desc="", text=labels.text))
    if labels.cover:
        cover = labels.cover
        tags.add(
            id3.APIC(
                encoding=utf8,
                mime=cover.media_type,
                type=PICTURE_FRONT_COVER,
                desc="Cover",
                data=cover.data,
            )
        )


def _vorbis(flac: FLAC, labels: Labels) -> None:
    """Vorbis comments (xiph.org, field names as recommended there and in common use)."""
    from mutagen.flac import Picture

    fields = {
        "TITLE": labels.title,
        "ARTIST": labels.artist,
        "ALBUM": labels.album,
        "DATE": labels.date,
        "LANGUAGE": iso_639_2(labels.language),
        "GENRE": GENRE,
        "COPYRIGHT": labels.copyright,
        "COMMENT": labels.disclosure,
        "CONTACT": labels.url,
        "LYRICS": labels.text,
        "ENCODER": labels.encoder,
    }
    for name, text in fields.items():
        if text:
            flac[name] = text
    if labels.cover:
        picture = Picture()
        picture.type, picture.mime = PICTURE_FRONT_COVER, labels.cover.media_type
        picture.data = labels.cover.data
        flac.add_picture(picture)


def id3_time(iso: str) -> str:
    """ISO 8601 as an ID3v2.4 timestamp: no zone, so the local time of the place that published."""
    found = _TDRC.match(iso)
    return found.group() if found else ""
