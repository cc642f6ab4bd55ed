"""Amounts: a number with its scale ("5.2 billion"), alone or as the ends of a range."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from audio_news.script.spoken import numbers
from audio_news.script.spoken.tables import any_of, table

_THIN = "\u00a0\u2009\u202f"
SPACED = r"(?: [0-9]{3}){2,8}(?![0-9 ]?[0-9])| [0-9]00(?![0-9 ]?[0-9])"
"""Groups of thousands after plain spaces: two of them, or one that is round; else "12 500" is two
numbers."""
NUMBER = (
    rf"(?:[0-9]{{1,3}}(?:,[0-9]{{3}}){{1,8}}(?![0-9])|[1-9][0-9]{{0,2}}(?:['’][0-9]{{3}}){{1,4}}(?!['’]?[\w])|[0-9]{{1,3}}(?:[{_THIN}][0-9]{{3}}){{1,8}}(?![0-9])"
    rf"|[1-9][0-9]{{0,2}}(?:{SPACED})"
    rf"|[0-9]{{1,{numbers.LONGEST}}})(?:\.[0-9]{{1,20}})?(?![0-9])"
)
_POINT_FIRST = r"\.[0-9]{1,20}(?![0-9])"
_SCALES = r"hundred|thousand|million|billion|trillion|quadrillion|lakh|crore"
Letters = Literal["none", "touching", "money"]
DASH = r"[-‐‑–—−]"
PADDED = re.compile(r"0[0-9]")
"""What a number begins with that is a code and no amount."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number and its scale as written, ending at `end`."""

    number: str
    scale: str
    end: int

    @property
    def words(self) -> str:
        return f"{numbers.number(self.number)} {self.scale}".rstrip()

    @property
    def is_one(self) -> bool:
        return self.number == "1" and not self.scale


@dataclass(frozen=True, slots=True)
class Span:
    """One quantity, or two as the ends of a range; a range has the scale of its upper end."""

    low: Quantity | None
    high: Quantity

    @property
    def end(self) -> int:
        return self.high.end

    @property
    def words(self) -> str:
        if self.low is None:
            return self.high.words
        return f"{self.low.words} to {self.high.words}"

    @property
    def is_one(self) -> bool:
        return self.low is None and self.high.is_one


@cache
def _quantity(letters: Letters) -> re.Pattern[str]:
    short = any_of(table("numbers")["magnitudes"])
    single = {
        "none": "(?P<letter>(?!))",
        "touching": r"(?P<letter>[mMkKB])\b(?!-(?![0-9]|plus\b)|[/²³])",
        "money": r"\s?(?P<letter>[mMkKbBtT])\b(?!(?<=\s\w)/)",
    }[letters]
    point_first = f"|{_POINT_FIRST}" if letters == "money" else ""
    return re.compile(
        rf"(?P<number>{NUMBER}{point_first})"
        rf"(?:[ \u00a0-](?P<word>{_SCALES})\b|\s?(?P<short>{short})\b\.?|{single})?"
    )


def quantity(text: str, at: int, letters: Letters = "none") -> Quantity | None:
    """The quantity that begins at `at`; `letters` says where "5m" may count millions."""
    found = _quantity(letters).match(text, at)
    if not found:
        return None
    scale = found["word"] or ""
    if found["short"]:
        scale = table("numbers")["magnitudes"][found["short"].lower()]
    elif found["letter"]:
        scale = table("numbers")["letters"][found["letter"].lower()]
    return Quantity(found["number"], scale, _without_stop(text, found))


def _without_stop(text: str, found: re.Match[str]) -> int:
    """The end of a match, less a stop that may close the sentence ("$5 bn.")."""
    return found.end() - (text[found.end() - 1] == ".")


@cache
def _to(before_high: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{DASH}| [–—] ){before_high}(?=[0-9])")


def span(text: str, at: int, letters: Letters = "none", *, between: str = "") -> Span | None:
    """The quantity or range at `at`; `between` may stand after the dash ("$5-$10")."""
    low = quantity(text, at, letters)
    if low is None:
        return None
    dash = _to(between).match(text, low.end)
    high = quantity(text, dash.end(), letters) if dash else None
    if high is None or PADDED.match(high.number):
        return Span(None, low)
    return Span(low, high)
