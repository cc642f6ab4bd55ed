"""Plain numbers: ordinals, ranges and scores, cardinals, decimals, versions."""

from __future__ import annotations

import re

from audio_news.script.spoken import numbers
from audio_news.script.spoken.context import word_before
from audio_news.script.spoken.quantity import DASH, quantity, span
from audio_news.script.spoken.reading import Line, Piece, Reading, read_as
from audio_news.script.spoken.tables import word_set

_ORDINAL = re.compile(
    r"(?P<number>[0-9]{1,3}(?:,[0-9]{3}){1,4}|[0-9]{1,15})(?P<suffix>st|nd|rd|th|ST|ND|RD|TH)(?!\w)"
)
_SUFFIXES = {"1": "st", "2": "nd", "3": "rd"}
_SEQUENCE = re.compile(rf"[0-9]{{1,4}}(?:{DASH}[0-9]{{1,4}}){{2,6}}(?![\w]|[.,][0-9])")
_VERSION = re.compile(r"[0-9]{1,4}(?:\.[0-9]{1,4}){2,5}(?![\w])")
_POINTED = re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3}){2}")
_DIGITS = re.compile(r"[0-9]{1,30}")
_EMERGENCY = re.compile(r"[0-9]{3}(?![\w,.]?[\w])")
_RATIO = re.compile(r"([0-9]{1,3}):([0-9]{1,3}(?:,[0-9]{3}){0,3})(?![\w:])")
_HANGING = re.compile(rf"{DASH} (?:to|or|and) (?=[0-9])")


def read_ordinal(line: Line, at: int) -> Reading | None:
    """ "47th"; where number and suffix do not agree ("4rd") it is none."""
    found = _ORDINAL.match(line.text, at)
    if not found:
        return None
    digits = found["number"].replace(",", "")
    teen = digits[-2:-1] == "1"
    if found["suffix"].lower() != ("th" if teen else _SUFFIXES.get(digits[-1], "th")):
        return None
    return read_as(numbers.ordinal(int(digits)), at, found.end())


def read_range(line: Line, at: int) -> Reading | None:
    """ "18-60", "51-48", "5-10 million"."""
    amount = span(line.text, at, "touching")
    if amount is None or amount.low is None:
        return None
    first = amount.low.number
    if (first[0] == "0" and len(first) > 1 and first[1] != ".") or line.text[
        amount.end : amount.end + 1
    ] == "=":
        return None
    return read_as(amount.words, at, amount.end)


def read_sequence(line: Line, at: int) -> Reading | None:
    """ "4-4-2", one number after the other."""
    found = _SEQUENCE.match(line.text, at)
    if not found:
        return None
    parts = [
        Piece(numbers.number(part[0]), part.start(), part.end())
        for part in _DIGITS.finditer(line.text, at, found.end())
    ]
    return Reading(found.end(), tuple(parts))


def read_version(line: Line, at: int) -> Reading | None:
    """ "17.4.1": "seventeen point four point one"; "2.000.000" is two million."""
    found = _VERSION.match(line.text, at)
    if not found:
        return None
    groups = found[0].split(".")
    if _POINTED.fullmatch(found[0]):
        said = numbers.cardinal(int("".join(groups)))
    elif len(groups) == 4 and all(int(group) < 256 for group in groups):
        said = " dot ".join(numbers.digits(group) for group in groups)
    else:
        said = " point ".join(numbers.number(group) for group in groups)
    return read_as(said, at, found.end())


def read_dialled(line: Line, at: int) -> Reading | None:
    """ "Dial 911": digit by digit."""
    found = _EMERGENCY.match(line.text, at)
    if not found or word_before(line.text, at).lower() not in word_set("english", "dialling"):
        return None
    return read_as(numbers.digits(found[0]), at, found.end())


def read_ratio(line: Line, at: int) -> Reading | None:
    """ "2:8" is "two to eight"; times of day were asked before."""
    found = _RATIO.match(line.text, at)
    if not found:
        return None
    said = f"{numbers.number(found[1])} to {numbers.number(found[2])}"
    return read_as(said, at, found.end())


def read_cardinal(line: Line, at: int) -> Reading | None:
    """Any number that is nothing else: "1,247", "3.14159", "5bn", "007"."""
    amount = quantity(line.text, at, "touching")
    if amount is None:
        return None
    said, end = amount.words, amount.end
    following = line.text[end : end + 3]
    if following[:1] in ("'", "’") and following[1:2] == "s" and not following[2:].isalnum():
        return read_as(f"{said}'s", at, end + 2)
    if following[:1] == "s" and not following[1:2].isalnum():
        many = numbers.ROUND.get(amount.number) if line.text.startswith("s of ", end) else None
        return read_as(many or numbers.plural(said), at, end + 1)
    if following[:1] == "+" and not following[1:2].isalnum():
        return read_as(f"{said} plus", at, end + 1)
    if following[:1] == "x" and not following[1:2].isalnum():
        return read_as(f"{said} times", at, end + 1)
    return read_as(said, at, end)
