"""The lines under a title that say who wrote it and when, told from the text that follows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from audio_news.models import Block, Role, Skipped
from audio_news.read.dates import published_and_modified, stamps, time_share, without_times
from audio_news.read.names import after_by, clean_byline, name_share

LINES = 3
"""How far down such a line may stand."""
_PARTING = " ,;|/·•–—-"


@dataclass(frozen=True, slots=True)
class Opening:
    """What the first lines say of an article, and the blocks without them."""

    blocks: tuple[Block, ...]
    byline: str | None = None
    published: str | None = None
    modified: str | None = None
    skipped: tuple[Skipped, ...] = ()


def opening(blocks: Sequence[Block]) -> Opening:
    """Take byline and dates from the first paragraphs, as far as these say nothing else."""
    byline: str | None = None
    dates: list[str] = []
    taken: list[Skipped] = []
    for block in blocks[:LINES]:
        if block.role is not Role.BODY:
            break
        name = None if byline else _signed(block.text)
        if name is None and time_share(block.text) < 1.0:
            break
        byline = byline or name
        dates.append(block.text)
        taken.append(Skipped(block.text, *_said(name)))
    published, modified = published_and_modified(stamps(" · ".join(dates)))
    return Opening(tuple(blocks[len(taken) :]), byline, published, modified, tuple(taken))


def _signed(line: str) -> str | None:
    """The names in a line that is a byline, with a date after it or not; else None."""
    named = after_by(without_times(line).strip(_PARTING))
    return clean_byline(named) if named and name_share(named) == 1.0 else None


def _said(name: str | None) -> tuple[str, Role]:
    return ("the byline", Role.BYLINE) if name else ("the time of publication", Role.TIME)
