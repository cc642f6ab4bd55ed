"""What the show decides about the spoken form."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """How things are said that have no one right reading."""

    urls: Literal["site", "drop"] = "site"
    """A web address as its site ("example dot com"), or not at all."""
    emoji: Literal["drop", "name"] = "drop"
    """Emoji not at all, or by their Unicode names."""
