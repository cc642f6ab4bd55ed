"""The lines under a title that say who wrote it and when, told from the text that follows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from audio_news.models import Block, Role, Skipped
from audio_news.read.dates import published_and_modified, stamps, time_share, without_times
from audio_news.read.names import after_by, clean_byline, is_job, name_share

LINES = 3
"""How far down such a line may stand."""
_PARTS = re.compile(r"\s*[|•·]\s*|\s[–—-]\s")
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
    kept: list[Block] = []
    for block in blocks:
        if block.role is Role.CAPTION or (block.role is Role.STANDFIRST and not taken):
            kept.append(block)
            continue
        if block.role is not Role.BODY or len(taken) == LINES:
            break
        name = None if byline else signed(block.text)
        if name is None and not _says_when(block.text):
            break
        byline = byline or name
        dates.append(block.text)
        taken.append(Skipped(block.text, *_said(name)))
    published, modified = published_and_modified(stamps(" · ".join(dates)))
    rest = blocks[len(taken) + len(kept) :]
    return Opening((*kept, *rest), byline, published, modified, tuple(taken))


def signs(line: str) -> bool:
    """Whether a line only says who wrote an article, or when."""
    return signed(line) is not None or _says_when(line)


def _says_when(line: str) -> bool:
    return time_share(line) >= 1.0


def signed(line: str) -> str | None:
    """The names in a line that is a byline, with a date or a job after it or not; else None."""
    first, *others = _PARTS.split(line)
    more = (part for part in others if not _says_when(part) and not is_job(part))
    named = after_by(without_times(" | ".join([first, *more])).strip(_PARTING))
    return clean_byline(named) if named and name_share(named) == 1.0 else None


def _said(name: str | None) -> tuple[str, Role]:
    return ("the byline", Role.BYLINE) if name else ("the time of publication", Role.TIME)
