"""What is said in a file's tags, whatever the format writes it as."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from audio_news.errors import LabelError
from audio_news.label.heard import heard_in, noted
from audio_news.models import Article, Chapter, Programme, Role
from audio_news.settings import Settings

GENRE = "Podcast"
DISCLOSURE_FIELD = "AI-DISCLOSURE"
"""Where the sentence stands by itself; the comment, which players show, holds it too."""
HEARD_FIELD = "AI-DISCLOSURE-HEARD"
"""When it is heard, as `heard.py` notes it."""
SOURCE_TYPE_FIELD = "IPTC:DigitalSourceType"
"""Named after IPTC's property (Photo Metadata Standard 2023.1, Iptc4xmpExt:DigitalSourceType);
no audio format has a field of its own for it."""
LARGEST_COVER_BYTES = 5_000_000
_COVER_TYPES = {b"\xff\xd8\xff": "image/jpeg", b"\x89PNG\r\n\x1a\n": "image/png"}


@dataclass(frozen=True, slots=True)
class Cover:
    media_type: str
    data: bytes


@dataclass(frozen=True, slots=True)
class TimedLine:
    """A sentence and when it begins."""

    text: str
    start_s: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """Text fields are empty and others None where there is nothing to say."""

    title: str
    artist: str
    album: str
    date: str
    """ISO 8601."""
    language: str
    """BCP 47."""
    disclosure: str
    source_type: str = ""
    """IPTC's term for what the sound is, as its address."""
    heard: str = ""
    """When the disclosure is spoken, as `heard.py` notes it."""
    url: str
    copyright: str
    text: str
    """All that is read aloud, as written, a paragraph a line."""
    duration_s: float
    cover: Cover | None
    encoder: str
    chapters: tuple[Chapter, ...] = ()
    lines: tuple[TimedLine, ...] = ()
    """The text with its times; none in a file that will be signed, for c2pa's MP3 writer loses
    timed lyrics, and with some encodings of them every other frame."""


def labels(
    article: Article,
    programme: Programme,
    settings: Settings,
    cover: Cover | None,
    encoder: str,
    *,
    source_type: str = "",
    timed: bool = False,
) -> Labels:
    """The labels of an episode; `timed` gives its sentences their times."""
    return Labels(
        title=article.title,
        artist=article.byline or settings.show.name or article.site or "",
        album=settings.show.name or article.site or "",
        date=article.published or "",
        language=article.language,
        disclosure=settings.disclosure.said(article.language),
        source_type=source_type,
        heard=noted(heard_in(programme.cues), programme.duration_s),
        url=article.url or "",
        copyright=settings.show.copyright,
        text=_text(programme),
        duration_s=programme.duration_s,
        cover=cover,
        encoder=encoder,
        chapters=programme.chapters,
        lines=tuple(TimedLine(cue.written, cue.start_s) for cue in programme.cues if timed),
    )


def read_cover(path: Path) -> Cover:
    """A JPEG or PNG file. Raises LabelError for another kind, or one too large to carry."""
    try:
        data = path.read_bytes()
    except OSError as err:
        raise LabelError(
            f"The cover {path} cannot be read: {err.strerror}", hint="Check show.cover."
        ) from err
    return cover_of(data, str(path))


def cover_of(data: bytes, name: str) -> Cover:
    """The bytes of a JPEG or PNG as a cover. Raises LabelError as `read_cover` does."""
    for start, media_type in _COVER_TYPES.items():
        if data.startswith(start) and len(data) <= LARGEST_COVER_BYTES:
            return Cover(media_type, data)
    raise LabelError(
        f"The cover {name} is no JPEG or PNG of at most {LARGEST_COVER_BYTES // 1_000_000} MB",
        hint="Choose another picture in show.cover.",
    )


def _text(programme: Programme) -> str:
    """What is read aloud as written, without the show's own lines."""
    own = (Role.DISCLOSURE, Role.BYLINE, Role.TIME)
    return "\n".join(cue.written for cue in programme.cues if cue.role not in own)
