"""What a watch is told to do."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from audio_news.errors import UsageError
from audio_news.read import ReadOptions
from audio_news.settings import Settings

SHORTEST_S = 10.0
"""No feed is asked more often."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Orders:
    """Which feeds are followed, where to, and how hard. Raises UsageError for what cannot be."""

    feeds: tuple[str, ...]
    """Addresses, or files."""
    folder: Path
    settings: Settings = field(default_factory=Settings)
    options: ReadOptions = field(default_factory=ReadOptions)
    every_s: float = 300.0
    once: bool = False
    since: datetime | None = None
    """An article published before it is not made, unless it was made already and changed."""
    limit: int | None = None
    """Articles made in one round; the others wait for the next."""
    at_once: int = 1
    """Articles made at the same time."""
    recheck_s: float = 3600.0
    """How old a page may be, whose entry says nothing new, before it is asked for again."""
    host_pause_s: float = 1.0
    """Least time between two requests for pages of one host; its robots.txt may ask for more."""

    def __post_init__(self) -> None:
        if self.every_s < SHORTEST_S and not self.once:
            raise UsageError(
                f"Every {self.every_s:g} seconds is too often",
                hint=f"Ask feeds every {SHORTEST_S:g} seconds or less often.",
            )
        if len(set(self.feeds)) < len(self.feeds):
            raise UsageError("A feed is given twice", hint="Give each feed once.")
