"""A language's recognisers, by what an item begins with."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from audio_news.script.spoken.reading import Recogniser

Order = tuple[Recogniser, ...]
"""Recognisers in the order they are asked; the first that answers is believed."""


@dataclass(frozen=True, slots=True)
class Grammar:
    """Which recognisers are asked, and for which plain-looking words as well."""

    at_digit: Callable[[str, int], Order]
    """The order by the text and the place where its first digits end."""
    at_letter: Order
    at_sign: Mapping[str, Order]
    at_other_sign: Order
    doubtful: frozenset[str] = frozenset()
    """Words that look plain and may not be."""
    particular: Mapping[str, Order] = field(default_factory=dict)
    """Words with an order of their own."""
