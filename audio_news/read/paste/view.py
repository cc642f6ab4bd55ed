"""A page with what is known of it before its lines are given roles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from audio_news.read.paste.ends import is_live
from audio_news.read.paste.features import Features, Page
from audio_news.read.paste.stories import sibling_runs, teaser_runs
from audio_news.read.paste.structure import Frame, menu_lengths

_NOTHING: Features = {}


@dataclass(frozen=True, slots=True)
class View:
    """A page with the features of every line by itself; the roles so far are handed along."""

    page: Page
    seen: Sequence[Features]
    frame: Frame
    menus: Sequence[int]
    teasers: frozenset[int]
    siblings: frozenset[int]
    numbered: int
    """How many lines have a number before them."""
    live: bool
    """Whether it is a live page: its entries have their times above them."""
    ended: int
    """The first line below the text that titles what follows articles."""

    def at(self, index: int) -> Features:
        return self.seen[index] if 0 <= index < len(self.seen) else _NOTHING

    def glued(self, index: int) -> bool:
        """Whether a line clings to the one before it on a page that parts its paragraphs."""
        lines = self.page.lines
        return self.page.spaced and 0 < index < len(lines) and not lines[index].gap_before


def view(page: Page, seen: Sequence[Features], frame: Frame) -> View:
    """Gather what does not hang on the roles of other lines."""
    ends = (i for i in range(frame.last + 1, len(seen)) if seen[i].get("over"))
    return View(
        page=page,
        seen=seen,
        frame=frame,
        menus=menu_lengths(seen),
        teasers=teaser_runs(page, seen, frame),
        siblings=sibling_runs(page, seen, frame),
        numbered=sum(line.marker[:1].isdigit() for line in page.lines),
        live=is_live(seen, frame.first, frame.last),
        ended=next(ends, len(seen)),
    )
