"""Labels as Vorbis comments (xiph.org: field names recommended there and in common use)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from audio_news.label.id3 import PICTURE_FRONT_COVER
from audio_news.label.labels import (
    DISCLOSURE_FIELD,
    GENRE,
    HEARD_FIELD,
    SOURCE_TYPE_FIELD,
    Cover,
    Labels,
)
from audio_news.label.languages import iso_639_2
from audio_news.models import Chapter

if TYPE_CHECKING:
    from mutagen.flac import Picture

_CHAPTER = re.compile(r"CHAPTER(\d+)")
_TIME = re.compile(r"(\d+):(\d\d):(\d\d(?:\.\d+)?)")


def add_comments(comments: Any, labels: Labels) -> None:
    """Put the labels into a FLAC's or an Ogg file's comments."""
    fields = {
        "TITLE": labels.title,
        "ARTIST": labels.artist,
        "ALBUM": labels.album,
        "DATE": labels.date,
        "LANGUAGE": iso_639_2(labels.language),
        "GENRE": GENRE,
        "COPYRIGHT": labels.copyright,
        "CONTACT": labels.url,
        "LYRICS": labels.text,
        "ENCODER": labels.encoder,
    }
    for name, text in fields.items():
        if text:
            comments[name] = text
    add_notice(comments, labels.disclosure, labels.source_type, labels.heard)
    add_chapters(comments, labels.chapters)


def add_notice(comments: Any, disclosure: str, source_type: str, heard: str = "") -> None:
    """The disclosure as the comment and, with IPTC's term, in fields of their own.

    Comments that are there stay, behind ours, but for an earlier disclosure.
    """
    former = {*comments.get(DISCLOSURE_FIELD, []), disclosure}
    before = [text for text in comments.get("COMMENT", []) if text and text not in former]
    comments["COMMENT"] = [disclosure, *before]
    comments[DISCLOSURE_FIELD] = disclosure
    if source_type:
        comments[SOURCE_TYPE_FIELD] = source_type
    if heard:
        comments[HEARD_FIELD] = heard


def add_chapters(comments: Any, chapters: Sequence[Chapter]) -> None:
    """CHAPTER001=00:00:00.000 and CHAPTER001NAME=... (wiki.xiph.org, Chapter Extension)."""
    for number, chapter in enumerate(chapters, start=1):
        comments[f"CHAPTER{number:03}"] = clock(chapter.start_s)
        comments[f"CHAPTER{number:03}NAME"] = chapter.title


def read_chapters(comments: Any, duration_s: float) -> tuple[Chapter, ...]:
    """The chapters by their times; each ends where the next begins, the last with the sound."""
    starts: list[tuple[float, str]] = []
    for name in comments:
        if not (number := _CHAPTER.fullmatch(name.upper())):
            continue
        if (start_s := seconds(comments[name][0])) is not None:
            titles = comments.get(f"CHAPTER{number[1]}NAME", [""])
            starts.append((start_s, titles[0]))
    starts.sort()
    ends = [*(start_s for start_s, _ in starts[1:]), duration_s]
    return tuple(
        Chapter(title, start_s, max(start_s, end_s))
        for (start_s, title), end_s in zip(starts, ends, strict=False)
    )


def clock(at_s: float) -> str:
    """Seconds as HH:MM:SS.mmm."""
    minutes, milliseconds = divmod(round(1000 * at_s), 60_000)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{milliseconds // 1000:02}.{milliseconds % 1000:03}"


def seconds(text: str) -> float | None:
    """HH:MM:SS.mmm as seconds, or None where it is no such thing."""
    if not (found := _TIME.fullmatch(text.strip())):
        return None
    hours, minutes, rest = found.groups()
    return 3600 * int(hours) + 60 * int(minutes) + float(rest)


def picture(cover: Cover) -> Picture:
    """A cover as FLAC's picture block."""
    from mutagen.flac import Picture

    block = Picture()
    block.type, block.mime = PICTURE_FRONT_COVER, cover.media_type
    block.data = cover.data
    return block
