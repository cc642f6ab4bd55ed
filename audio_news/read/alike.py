"""What is left of a text when it is compared with another."""

from __future__ import annotations

import re


def letters_of(text: str) -> str:
    """Return its letters and digits, case folded: markup may part the words in other ways."""
    return re.sub(r"[\W_]+", "", text).casefold()
