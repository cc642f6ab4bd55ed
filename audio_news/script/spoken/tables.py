"""The word tables beside this package, each read once."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any


@cache
def table(name: str) -> dict[str, Any]:
    """The table tables/<name>.toml."""
    path = Path(__file__).parent / "tables" / f"{name}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def word_set(name: str, key: str) -> frozenset[str]:
    """The words of one list of a table."""
    return frozenset(table(name)[key])


def any_of(words: Iterable[str]) -> str:
    """A pattern that matches the longest of `words`; nothing where there are none."""
    ordered = sorted(words, key=len, reverse=True)
    return f"(?:{'|'.join(map(re.escape, ordered)) or '(?!)'})"
