"""What a watch did and why, one event a line of its log."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

FAILURES = frozenset({"feed failed", "failed", "podcast failed"})


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened.

    `what` is one of: started, polled, feed failed, waiting, made, kept, skipped, failed,
    podcast, podcast failed, round, stopped.
    """

    what: str
    about: str = ""
    """The feed, or the article's title."""
    why: str = ""
    facts: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    """What else is known, as JSON takes it."""

    @property
    def is_failure(self) -> bool:
        return self.what in FAILURES
