"""Labels written into a file, each format in its own tongue.

ID3v2.4 for MP3 and WAV, Vorbis comments for FLAC and Opus, iTunes' atoms for M4A.

Nothing here depends on the time of day: the same labels give the same bytes.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from audio_news.errors import LabelError
from audio_news.label.labels import GENRE, Cover, Labels
from audio_news.label.languages import iso_639_2

if TYPE_CHECKING:
    from mutagen.flac import Picture
    from mutagen.id3 import ID3

_TDRC = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d(:\d\d(:\d\d)?)?)?)?)?")
PICTURE_FRONT_COVER = 3


def write_tags(file: Path, labels: Labels) -> None:
    """Write the labels into an MP3, WAV, FLAC, Opus or M4A file, in place. Raises LabelError."""
    from mutagen import MutagenError

    try:
        _WRITERS[file.suffix](file, labels)
    except (MutagenError, OSError) as err:
        raise LabelError(
            f"{file} cannot be tagged: {err}",
            hint="Make room on the disk, or choose another folder.",
        ) from err


def _tag_mp3(file: Path, labels: Labels) -> None:
    from mutagen.mp3 import MP3

    _tag_id3(MP3(file), labels)


def _tag_wav(file: Path, labels: Labels) -> None:
    from mutagen.wave import WAVE

    _tag_id3(WAVE(file), labels)


def _tag_id3(audio: Any, labels: Labels) -> None:
    if audio.tags is None:
        audio.add_tags()
    _id3(audio.tags, labels)
    audio.save(v2_version=4)


def _tag_flac(file: Path, labels: Labels) -> None:
    from mutagen.flac import FLAC

    flac = FLAC(file)
    _vorbis(flac, labels)
    if labels.cover:
        flac.add_picture(_picture(labels.cover))
    flac.save()


def _tag_opus(file: Path, labels: Labels) -> None:
    """A cover in Vorbis comments is FLAC's picture block in base64 (xiph.org)."""
    from mutagen.oggopus import OggOpus

    opus = OggOpus(file)
    opus.pop("ENCODER", None)  # the muxer's own
    _vorbis(opus, labels)
    if labels.cover:
        block = b64encode(_picture(labels.cover).write()).decode("ascii")
        opus["METADATA_BLOCK_PICTURE"] = block
    opus.save()


def _tag_m4a(file: Path, labels: Labels) -> None:
    """iTunes' metadata atoms; what they have no name for is in free-form ones."""
    from mutagen.mp4 import MP4, MP4Cover

    mp4 = MP4(file)
    if mp4.tags is None:
        mp4.add_tags()
    fields = {
        "\xa9nam": labels.title,
        "\xa9ART": labels.artist,
        "\xa9alb": labels.album,
        "\xa9day": labels.date,
        "\xa9gen": GENRE,
        "cprt": labels.copyright,
        "\xa9cmt": labels.disclosure,
        "\xa9lyr": labels.text,
        "\xa9too": labels.encoder,
    }
    for name, text in fields.items():
        if text:
            mp4[name] = text
    for name, text in {"LANGUAGE": iso_639_2(labels.language), "URL": labels.url}.items():
        if text:
            mp4[f"----:com.apple.iTunes:{name}"] = text.encode()
    if labels.cover:
        kind = {"image/jpeg": MP4Cover.FORMAT_JPEG, "image/png": MP4Cover.FORMAT_PNG}
        mp4["covr"] = [MP4Cover(labels.cover.data, kind[labels.cover.media_type])]
    mp4.save()


_WRITERS: dict[str, Callable[[Path, Labels], None]] = {
    ".mp3": _tag_mp3,
    ".wav": _tag_wav,
    ".flac": _tag_flac,
    ".opus": _tag_opus,
    ".m4a": _tag_m4a,
}


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


def _vorbis(comments: Any, labels: Labels) -> None:
    """Vorbis comments (xiph.org, field names as recommended there and in common use)."""
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
            comments[name] = text


def _picture(cover: Cover) -> Picture:
    from mutagen.flac import Picture

    picture = Picture()
    picture.type, picture.mime = PICTURE_FRONT_COVER, cover.media_type
    picture.data = cover.data
    return picture


def id3_time(iso: str) -> str:
    """ISO 8601 as an ID3v2.4 timestamp: no zone, so the local time of the place that published."""
    found = _TDRC.match(iso)
    return found.group() if found else ""
