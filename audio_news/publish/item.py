"""What an index keeps of an episode, and a feed says of it: all but the text and its times."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import UTC, datetime
from itertools import takewhile
from math import isfinite
from pathlib import PurePosixPath

from audio_news.models import Article, Episode, Role

LONGEST_LEAD = 600
_KINDS = {
    "size_bytes": int, "duration_s": int | float, "has_chapters": bool,
    "has_words": bool,
}  # fmt: skip
"""Types of what is no text: records are read from disk, and somebody may have edited one."""
_LEADS = (Role.STANDFIRST, Role.BODY, Role.QUOTE, Role.LIST)


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """An episode in brief; paths are relative to the folder, with "/" on every system."""

    record: str
    file: str
    guid: str
    title: str
    byline: str
    language: str
    url: str
    source: str
    site: str
    published: str
    """ISO 8601, or "" where nobody knows."""
    made_at: str
    first_made_at: str
    """Before it was ever made again."""
    corrected_at: str
    """When its text was last corrected; "" where it never was."""
    sha256: str
    size_bytes: int
    duration_s: float
    disclosure: str
    lead: str
    """The standfirst, else how the article begins."""
    has_chapters: bool
    has_words: bool
    """Whether anything is heard that a transcript could show."""

    @property
    def stem(self) -> str:
        """The path that the names of the episode's other files begin with."""
        return str(PurePosixPath(self.file).with_suffix(""))

    @property
    def moment(self) -> datetime:
        """When it came out; an article without a date came out when it was first made."""
        return (
            moment(self.published) or moment(self.first_made_at) or datetime(1970, 1, 1, tzinfo=UTC)
        )

    @property
    def order(self) -> str:
        """Sorts items by `moment`, then by name."""
        return f"{self.moment.astimezone(UTC).isoformat()} {self.first_made_at} {self.guid}"


def item_of(episode: Episode, record: str) -> Item:
    """The item of an episode whose record is there, relative to the folder.

    Raises TypeError where the record holds what it should not.
    """
    article, revisions = episode.article, episode.revisions
    item = Item(
        record=record,
        file=str(PurePosixPath(record).with_name(episode.file.name)),
        guid=episode.guid,
        title=article.title,
        byline=article.byline or "",
        language=article.language,
        url=article.url or "",
        source=article.source,
        site=article.site or "",
        published=article.published or "",
        made_at=episode.made_at,
        first_made_at=revisions[0].made_at if revisions else episode.made_at,
        corrected_at=episode.corrected_at,
        sha256=episode.sha256,
        size_bytes=episode.size_bytes,
        duration_s=episode.duration_s,
        disclosure=episode.disclosure,
        lead=opening(article, LONGEST_LEAD),
        has_chapters=bool(episode.chapters),
        has_words=any(cue.written.strip() for cue in episode.cues),
    )
    for field in fields(item):
        value, kinds = getattr(item, field.name), _KINDS.get(field.name, str)
        if not isinstance(value, kinds) or (isinstance(value, float) and not isfinite(value)):
            raise TypeError(f"{field.name} is {value!r}")
    if PurePosixPath(item.file).stem != PurePosixPath(record).stem:
        raise TypeError(f"it is of {item.file}")
    return item


def moment(iso: str) -> datetime | None:
    """An ISO 8601 date or time, in UTC where it names no zone; None for anything else."""
    try:
        found = datetime.fromisoformat(iso)
        found = found if found.tzinfo else found.replace(tzinfo=UTC)
        found.astimezone(UTC)  # overflows at either end of the calendar
    except (ValueError, OverflowError):
        return None
    return found


def opening(article: Article, longest: int) -> str:
    """The standfirst, else how the article begins, with the list that it leads to.

    Cut at a word where it has more than `longest` characters; "" for an article without text.
    """
    blocks = article.blocks
    first = next((i for role in _LEADS for i, b in enumerate(blocks) if b.role is role), None)
    if first is None:
        return ""
    text = blocks[first].text
    if text.rstrip().endswith(":"):
        led_to = takewhile(lambda block: block.role is Role.LIST, blocks[first + 1 :])
        text = f"{text} {'; '.join(block.text for block in led_to)}".rstrip()
    if len(text) <= longest:
        return text
    return text[: longest - 1].rsplit(" ", 1)[0].rstrip(" ,;:–—-") + "…"
