"""Long sentences broken where a newsreader would breathe, words unchanged."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import lru_cache
from math import ceil
from pathlib import Path

from audio_news.script.sentences import Span

CUT = re.compile(
    r"""(?P<strong> [;；] ["'”’»)]* \s* | [:：] \s+ | \s[–—-]\s+ | — )
      | (?P<comma>  [,،] ["'”’»)]* \s+ | [，、] )
      | (?P<space>  \s+ )""",
    re.VERBOSE,
)
GAP = re.compile(r"(?<=\S)\s+")
STRONG, CLAUSE, COMMA, CONJUNCTION, SPACE, TORN = 0.0, 0.2, 0.3, 0.5, 1.0, 3.0
"""How much worse each place is than a semicolon, in units of uneven length."""
SHORTEST = 0.4
"""No piece is shorter than this part of an even share."""


def breaths(text: str, limit: int = 280) -> list[Span]:
    """Cut a sentence into pieces of at most `limit` characters that rejoin to it exactly.

    Cuts fall after ; : and dashes, then commas, then before conjunctions, then at any space,
    and leave pieces of like length. A single word longer than `limit` stays whole.
    """
    pieces: list[Span] = []
    start, last = 0, len(text.rstrip())
    while last - start > limit:
        place = _best(text, start, last, limit)
        if place is None:
            break
        pieces.append(Span(text[start:place], start, place))
        start = place
    if start < len(text):
        pieces.append(Span(text[start:], start, len(text)))
    return pieces


def _best(text: str, start: int, last: int, limit: int) -> int | None:
    """The best next cut, or the first possible one where a word is longer than the limit."""
    share = (last - start) / ceil((last - start) / limit)
    low, high = start + int(share * SHORTEST), start + limit
    cuts = [
        (cost + abs(place - start - share) / share, place)
        for place, cost in _places(text, low, high)
        if place < last and len(text[start:place].rstrip()) <= limit
    ]
    if cuts:
        return min(cuts)[1]
    gaps = [found.end() for found in GAP.finditer(text, start, low)]
    beyond = GAP.search(text, low, last)
    return gaps[-1] if gaps else beyond.end() if beyond else None


def _places(text: str, low: int, high: int) -> Iterator[tuple[int, float]]:
    """Where text[low:high] may be cut, and what each place costs."""
    for found in CUT.finditer(text, low, high + 1):
        place = found.end()
        following = text[place : place + 24].split(None, 1)
        word = following[0].strip("“‘\"'«(") if following else ""
        if found["strong"]:
            yield place, STRONG
        elif found["comma"]:
            # "Nov. 15, 2024" and "Scholz, 66," are read without a pause.
            dated = word[:1].isdigit() or text[found.start() - 1].isdigit()
            clause = word.lower() in _words()[0]
            yield place, CLAUSE if clause else CONJUNCTION if dated else COMMA
        else:
            yield place, _space_cost(text, found.start(), word)


def _space_cost(text: str, at: int, following: str) -> float:
    words = text[max(0, at - 24) : at].split()
    before = words[-1] if words else ""
    conjunctions, clinging = _words()
    if before.lower().rstrip(".") in clinging or before.endswith(".") or before[-1:].isdigit():
        return TORN
    if following.lower() in conjunctions:
        return CONJUNCTION
    return TORN if before[:1].isupper() and following[:1].isupper() else SPACE


@lru_cache(maxsize=1)
def _words() -> tuple[frozenset[str], frozenset[str]]:
    """Conjunctions and clinging words of every language together."""
    data = tomllib.loads(Path(__file__).with_name("phrases.toml").read_text(encoding="utf-8"))
    conjunctions, clinging = (
        frozenset(" ".join(data[name].values()).split()) for name in ("conjunctions", "clinging")
    )
    return conjunctions, clinging
