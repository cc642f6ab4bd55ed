"""What a word sounds like, roughly, and how far two words are apart by ear.

A recogniser spells names as it likes ("Okefor") and cannot tell homophones apart. So words are
compared by classes of sounds, as Soundex and Metaphone do (L. Philips, "Hanging on the
Metaphone", 1990), and by a weighted edit distance in which vowels count for little.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path

VOWELS = frozenset("aeiou")
FAINT = frozenset("HWY")
"""Sounds that are often not there."""
VOWEL_WEIGHT, FAINT_WEIGHT, VOWEL_SWAP = 0.5, 0.5, 0.2
APART = 1.2
"""A vowel in the place of a consonant."""
ATONIC = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ł": "l", "ı": "i", "þ": "th", "ð": "th"}
)


@lru_cache(maxsize=65536)
def sound(word: str, language: str = "en") -> str:
    """The classes of sounds of a word's letters; digits and other scripts pass through."""
    text = "".join(
        c for c in unicodedata.normalize("NFD", word.lower().translate(ATONIC)) if c.isalnum()
    )
    for pattern, instead in _rules(language):
        text = pattern.sub(instead, text)
    return "".join(c if c in VOWELS else c.upper() for c in text) or word.lower()


@lru_cache(maxsize=262144)
def distance(one: str, other: str) -> float:
    """How far two sounds are apart, from 0 (alike) to 1 (nothing in common)."""
    if one == other:
        return 0.0
    most = max(weight(one), weight(other))
    return min(1.0, _edits(one, other, free_ends=False) / most) if most else 1.0


@lru_cache(maxsize=65536)
def distance_inside(one: str, longer: str) -> float:
    """How far a sound is from the part of a longer one that is most like it, 0 to 1."""
    whole = weight(one)
    return min(1.0, _edits(one, longer, free_ends=True) / whole) if whole else 1.0


def weight(sounds: str) -> float:
    """How much there is to hear: consonants count 1, vowels and faint sounds a half."""
    return sum(_weight(c) for c in sounds)


def _weight(c: str) -> float:
    if c in VOWELS:
        return VOWEL_WEIGHT
    return FAINT_WEIGHT if c in FAINT else 1.0


def _edits(one: str, other: str, *, free_ends: bool) -> float:
    """Weighted Levenshtein distance; with `free_ends` what surrounds the match is free."""
    alike = _alike()
    row = [0.0]
    for c in other:
        row.append(0.0 if free_ends else row[-1] + _weight(c))
    for a in one:
        before, row = row, [row[0] + _weight(a)]
        for j, b in enumerate(other, start=1):
            if a == b:
                swap = 0.0
            elif a in VOWELS and b in VOWELS:
                swap = VOWEL_SWAP
            elif a in VOWELS or b in VOWELS:
                swap = APART
            else:
                swap = alike.get(a + b, 1.0)
            row.append(min(before[j - 1] + swap, before[j] + _weight(a), row[-1] + _weight(b)))
    return min(row) if free_ends else row[-1]


@cache
def _table() -> Mapping[str, dict[str, list[list[str]]]]:
    return tomllib.loads(Path(__file__).with_name("sounds.toml").read_text(encoding="utf-8"))


@cache
def _rules(language: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    table = _table()
    rules = table.get(language, table["any"])["rules"]
    return tuple((re.compile(pattern), instead) for pattern, instead in rules)


@cache
def _alike() -> dict[str, float]:
    pairs: dict[str, float] = {}
    for cost, names in tomllib.loads(
        Path(__file__).with_name("sounds.toml").read_text(encoding="utf-8")
    )["alike"].items():
        for a, b in names:
            pairs[a + b] = pairs[b + a] = float(cost)
    return pairs
