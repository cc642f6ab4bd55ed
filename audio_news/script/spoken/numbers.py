"""Numbers as English words, spelled by Unicode's rules (CLDR RBNF) three digits at a time."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from audio_news.script.spoken.tables import table

if TYPE_CHECKING:
    from unicode_rbnf import RbnfEngine

LONGEST = 30
"""Digits past which a run is no number that anyone reads aloud; it is left as written."""
ROUND = {
    "10": "tens",
    "100": "hundreds",
    "1000": "thousands",
    "1,000": "thousands",
    "10,000": "tens of thousands",
    "100,000": "hundreds of thousands",
    "1,000,000": "millions",
}
"""What "100s" of something are."""


@cache
def engine(language: str) -> RbnfEngine:
    """The spelling rules of a language (an RBNF locale such as "uk")."""
    from unicode_rbnf import RbnfEngine

    return RbnfEngine.for_language(language)


@lru_cache(maxsize=4096)
def spell(number: int | str, ruleset: str, language: str = "en") -> str:
    """`number` by one rule set, hyphens written as spaces."""
    result = engine(language).format_number(number, ruleset_names=[ruleset])
    return result.text.replace("-", " ").replace("\u00ad", "")


@lru_cache(maxsize=4096)
def cardinal(number: int) -> str:
    """ "one thousand two hundred forty seven" for 1247; digit by digit past the named scales."""
    if number < 1000:
        return spell(number, "spellout-cardinal")
    scales: list[str] = table("numbers")["scales"]
    groups: list[str] = []
    rest = number
    for scale in scales:
        rest, group = divmod(rest, 1000)
        if group:
            groups.append(f"{spell(group, 'spellout-cardinal')} {scale}".rstrip())
    return " ".join(reversed(groups)) if not rest else digits(str(number))


def ordinal(number: int) -> str:
    """ "one hundred first" for 101."""
    upper, low = divmod(number, 1000)
    if not upper:
        return spell(low, "spellout-ordinal")
    if not low:
        return cardinal(number) + "th"
    return f"{cardinal(number - low)} {spell(low, 'spellout-ordinal')}"


def digits(text: str) -> str:
    """ "nine one one" for "911"."""
    return " ".join(cardinal(int(digit)) for digit in text)


def number(text: str) -> str:
    """A written number, with or without thousands separators and decimals.

    A leading zero ("007") asks for single digits.
    """
    whole, point, decimals = text.partition(".")
    whole = "".join(char for char in whole if char in "0123456789")
    said = digits(whole) if len(whole) > 1 and whole[0] == "0" else cardinal(int(whole or "0"))
    return f"{said} point {digits(decimals)}" if point else said


def year(number: int) -> str:
    """ "nineteen oh five" for 1905, "two thousand eight" for 2008, "twenty ten" for 2010."""
    century, rest = divmod(number, 100)
    if number < 100 or (century % 10 == 0 and rest < 10):
        return cardinal(number)
    return _by_pairs(century, rest)


def _by_pairs(century: int, rest: int) -> str:
    if not rest:
        return f"{cardinal(century)} hundred"
    low = f"oh {cardinal(rest)}" if rest < 10 else cardinal(rest)
    return f"{cardinal(century)} {low}"


def model_number(text: str) -> str:
    """Digits as the name of a thing: "one oh one" (Kh-101), "four hundred" (S-400)."""
    if text[0] == "0" and len(text) > 1:
        return " ".join("oh" if digit == "0" else cardinal(int(digit)) for digit in text)
    value = int(text)
    if len(text) in (3, 4) and value % 1000:
        return _by_pairs(*divmod(value, 100))
    return cardinal(value) if len(text) < 5 or not value % 1000 else digits(text)


def version(text: str) -> str:
    """ "one point two point three" for "1.2.3"."""
    return " point ".join(number(group) for group in text.split("."))


def plural(words: str) -> str:
    """ "fifty twos" for "fifty two"."""
    if words.endswith("y"):
        return words[:-1] + "ies"
    return words + ("es" if words.endswith("x") else "s")
