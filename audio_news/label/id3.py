"""Labels as ID3v2.4 frames (id3.org: native frames, and the chapter frame addendum 1.0)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from audio_news.label.labels import (
    DISCLOSURE_FIELD,
    GENRE,
    HEARD_FIELD,
    SOURCE_TYPE_FIELD,
    Labels,
    TimedLine,
)
from audio_news.label.languages import iso_639_2
from audio_news.models import Chapter

if TYPE_CHECKING:
    from mutagen.id3 import ID3

PICTURE_FRONT_COVER = 3
CONTENTS_ID = "toc"
NO_OFFSET = 0xFFFFFFFF
TOP_LEVEL_IN_ORDER = 3
MILLISECONDS, LYRICS = 2, 1
PADDING_OWNER = "padding"
_TDRC = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d(:\d\d(:\d\d)?)?)?)?)?")


def add_frames(tags: ID3, labels: Labels) -> None:
    """Put the labels into the tags, in UTF-8."""
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
    tags.add(id3.USLT(encoding=utf8, lang=language, desc="", text=labels.text))
    if labels.lines:
        tags.add(_timed(labels.lines, language))
    if labels.cover:
        tags.add(
            id3.APIC(
                encoding=utf8,
                mime=labels.cover.media_type,
                type=PICTURE_FRONT_COVER,
                desc="Cover",
                data=labels.cover.data,
            )
        )
    add_notice(tags, labels.disclosure, labels.source_type, language, labels.heard)
    add_chapters(tags, labels.chapters)


def add_notice(
    tags: ID3, disclosure: str, source_type: str, language: str, heard: str = ""
) -> None:
    """The disclosure as the comment and, with IPTC's term, as a pair of fields of their own.

    `language` is ISO 639-2. A comment of that language that is there stays, behind ours, but for
    an earlier disclosure.
    """
    from mutagen import id3

    utf8 = id3.Encoding.UTF8
    former = {str(text) for frame in tags.getall(f"TXXX:{DISCLOSURE_FIELD}") for text in frame.text}
    for name in [f"COMM::{frame.lang}" for frame in tags.getall("COMM") if str(frame) in former]:
        tags.delall(name)
    comments = tags.getall(f"COMM::{language}")
    before = [text for frame in comments for text in frame.text if text and text != disclosure]
    if before:
        tags.add(id3.COMM(encoding=utf8, lang=language, desc="comment", text=before))
    tags.add(id3.COMM(encoding=utf8, lang=language, desc="", text=disclosure))
    tags.add(id3.TXXX(encoding=utf8, desc=DISCLOSURE_FIELD, text=disclosure))
    if source_type:
        tags.add(id3.TXXX(encoding=utf8, desc=SOURCE_TYPE_FIELD, text=source_type))
    if heard:
        tags.add(id3.TXXX(encoding=utf8, desc=HEARD_FIELD, text=heard))


def add_chapters(tags: ID3, chapters: Sequence[Chapter]) -> None:
    """A frame a chapter, and the table of contents that gives their order.

    Readers that ignore the table take the frames as they come, and mutagen writes frames
    shortest first, then by name: so all are padded to one length, with a private frame inside,
    and the names count up.
    """
    from mutagen import id3

    if not chapters:
        return
    utf8 = id3.Encoding.UTF8
    lengths = [len(chapter.title.encode()) for chapter in chapters]
    digits = len(str(len(chapters)))
    names = [f"chp{number:0{digits}}" for number in range(1, len(chapters) + 1)]
    for name, chapter, length in zip(names, chapters, lengths, strict=True):
        padding = id3.PRIV(owner=PADDING_OWNER, data=bytes(max(lengths) - length + 1))
        tags.add(
            id3.CHAP(
                element_id=name,
                start_time=round(1000 * chapter.start_s),
                end_time=round(1000 * chapter.end_s),
                start_offset=NO_OFFSET,
                end_offset=NO_OFFSET,
                sub_frames=[id3.TIT2(encoding=utf8, text=chapter.title), padding],
            )
        )
    tags.add(
        id3.CTOC(
            element_id=CONTENTS_ID,
            flags=TOP_LEVEL_IN_ORDER,
            child_element_ids=names,
            sub_frames=[],
        )
    )


def read_chapters(tags: ID3) -> tuple[Chapter, ...]:
    """The chapters in the order of the table of contents, else of their times."""
    found = {frame.element_id: frame for frame in tags.getall("CHAP")}
    order = [name for frame in tags.getall("CTOC") for name in frame.child_element_ids]
    listed = [found.pop(name) for name in order if name in found]
    unlisted = sorted(found.values(), key=lambda frame: int(frame.start_time))
    return tuple(
        Chapter(
            next((str(title) for title in frame.sub_frames.getall("TIT2")), ""),
            frame.start_time / 1000,
            frame.end_time / 1000,
        )
        for frame in (*listed, *unlisted)
    )


def id3_time(iso: str) -> str:
    """ISO 8601 as an ID3v2.4 timestamp: no zone, so the local time of the place that published."""
    found = _TDRC.match(iso)
    return found.group() if found else ""


def _timed(lines: Sequence[TimedLine], language: str) -> Any:
    """Synchronised lyrics: a sentence an entry, each but the first on a line of its own."""
    from mutagen import id3

    entries = [
        (f"\n{line.text}" if number else line.text, round(1000 * line.start_s))
        for number, line in enumerate(lines)
    ]
    return id3.SYLT(
        encoding=id3.Encoding.UTF8,
        lang=language,
        format=MILLISECONDS,
        type=LYRICS,
        desc="",
        text=entries,
    )
