"""Cyrillic in Latin letters, for an English voice and for the names of files.

Sources: the Ukrainian national system of 2010 and, for Russian, BGN/PCGN 1947. A word with a
letter that only one language has (і, ї, є, ґ; ы, э, ё, ъ) is that language's; others follow
`language`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

WORD = re.compile(r"[\u0400-\u052f]+(?:['’ʼ\u0301][\u0400-\u052f]+)*")
STRESS = "\u0301"
UKRAINIAN = frozenset("іїєґ")
RUSSIAN = frozenset("ыэёъ")


class Letters(NamedTuple):
    """Latin letters and the Cyrillic ones that they stand for: `text[start:end]`."""

    latin: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Alphabet:
    inner: dict[str, str]
    initial: dict[str, str]
    clusters: dict[str, str]
    longest: int


def transliterate(text: str, language: str = "uk") -> str:
    """The text with its Cyrillic words in Latin letters and all else as it was."""
    return "".join(piece.latin for piece in pieces(text, language))


def pieces(text: str, language: str = "uk") -> Iterator[Letters]:
    """The text piece by piece, in order and without a gap; what is not Cyrillic as it was."""
    end = 0
    for word in WORD.finditer(text):
        if end < word.start():
            yield Letters(text[end : word.start()], end, word.start())
        yield from _word(word[0], word.start(), _language(word[0], language))
        end = word.end()
    if end < len(text):
        yield Letters(text[end:], end, len(text))


def _language(word: str, otherwise: str) -> str:
    letters = frozenset(word.lower())
    if letters & RUSSIAN:
        return "ru"
    return "uk" if letters & UKRAINIAN or otherwise != "ru" else "ru"


def _word(word: str, offset: int, language: str) -> Iterator[Letters]:
    alphabet = _alphabet(language)
    lower = word.lower() if len(word.lower()) == len(word) else word
    shouted = word.isupper() and len(word) > 1
    at = 0
    while at < len(word):
        cluster = next(
            (
                c
                for n in range(alphabet.longest, 1, -1)
                if (c := lower[at : at + n]) in alphabet.clusters
            ),
            "",
        )
        if cluster and (language != "ru" or cluster not in ("ый", "ий") or at + 2 == len(word)):
            latin, size = alphabet.clusters[cluster], len(cluster)
        else:
            table = alphabet.inner if at else alphabet.initial
            latin, size = table.get(lower[at], word[at]), 1
        if word[at] != lower[at]:
            latin = latin.upper() if shouted else latin.capitalize()
        yield Letters(latin, offset + at, offset + at + size)
        at += size


@lru_cache(maxsize=2)
def _alphabet(language: str) -> _Alphabet:
    data = tomllib.loads(Path(__file__).with_name("cyrillic.toml").read_text("utf-8"))
    inner: dict[str, str] = {STRESS: ""}
    initial: dict[str, str] = {STRESS: ""}
    for name in ("other", "ru" if language == "uk" else "uk", language):
        for row in data[name]["letters"].strip().splitlines():
            letter, *latin = row.split()
            inner[letter] = latin[0] if latin else ""
            initial[letter] = latin[-1] if latin else ""
        for letter in data[name]["silent"]:
            inner[letter] = initial[letter] = ""
    clusters: dict[str, str] = data[language]["clusters"]
    return _Alphabet(inner, initial, clusters, max(map(len, clusters)))
