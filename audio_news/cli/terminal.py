"""Text from outside made safe to show on a terminal."""

from __future__ import annotations

import unicodedata

_DIRECTION = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def clean(text: str) -> str:
    """The text without control characters, so that no title moves the cursor or hides a line."""
    return "".join(
        c for c in text if unicodedata.category(c) not in ("Cc", "Cs") and c not in _DIRECTION
    )


def shown(text: str) -> str:
    """The text cleaned, and with no markup of rich's left in it."""
    from rich.markup import escape

    return escape(clean(text))
