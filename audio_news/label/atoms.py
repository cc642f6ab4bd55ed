"""Labels as iTunes' metadata atoms of an MPEG-4 file; what has none is in free-form ones."""

from __future__ import annotations

from typing import Any

from audio_news.label.labels import DISCLOSURE_FIELD, GENRE, HEARD_FIELD, SOURCE_TYPE_FIELD, Labels
from audio_news.label.languages import iso_639_2
from audio_news.models import Chapter

FREE_FORM = "----:com.apple.iTunes:"
COMMENT = "\xa9cmt"


def add_atoms(mp4: Any, labels: Labels) -> None:
    """Put the labels into the file's tags; its chapters were written with the sound."""
    from mutagen.mp4 import MP4Cover

    fields = {
        "\xa9nam": labels.title,
        "\xa9ART": labels.artist,
        "\xa9alb": labels.album,
        "\xa9day": labels.date,
        "\xa9gen": GENRE,
        "cprt": labels.copyright,
        "\xa9lyr": labels.text,
        "\xa9too": labels.encoder,
    }
    for name, text in fields.items():
        if text:
            mp4[name] = text
    for name, text in {"LANGUAGE": iso_639_2(labels.language), "URL": labels.url}.items():
        if text:
            mp4[FREE_FORM + name] = text.encode()
    if labels.cover:
        kind = {"image/jpeg": MP4Cover.FORMAT_JPEG, "image/png": MP4Cover.FORMAT_PNG}
        mp4["covr"] = [MP4Cover(labels.cover.data, kind[labels.cover.media_type])]
    add_notice(mp4, labels.disclosure, labels.source_type, labels.heard)


def add_notice(mp4: Any, disclosure: str, source_type: str, heard: str = "") -> None:
    """The disclosure as the comment and, with IPTC's term, in fields of their own.

    Comments that are there stay, behind ours, but for an earlier disclosure.
    """
    texts = (bytes(item) for item in mp4.get(FREE_FORM + DISCLOSURE_FIELD, []))
    former = {*(text.decode("utf-8", "replace") for text in texts), disclosure}
    before = [text for text in mp4.get(COMMENT, []) if text and text not in former]
    mp4[COMMENT] = [disclosure, *before]
    mp4[FREE_FORM + DISCLOSURE_FIELD] = disclosure.encode()
    if source_type:
        mp4[FREE_FORM + SOURCE_TYPE_FIELD] = source_type.encode()
    if heard:
        mp4[FREE_FORM + HEARD_FIELD] = heard.encode()


def read_chapters(mp4: Any, duration_s: float) -> tuple[Chapter, ...]:
    """Nero's list of chapters, each to where the next begins."""
    found = list(mp4.chapters or ())
    ends = [*(chapter.start for chapter in found[1:]), duration_s]
    return tuple(
        Chapter(chapter.title, float(chapter.start), max(float(chapter.start), end_s))
        for chapter, end_s in zip(found, ends, strict=False)
    )
