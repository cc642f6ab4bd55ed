"""Fractions ("2/3", "½", "3 1/2") and the pairs that only look like them ("9/11", "24/7")."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from audio_news.script.spoken import measure, numbers
from audio_news.script.spoken.context import behind, word_after, word_before
from audio_news.script.spoken.quantity import DASH
from audio_news.script.spoken.reading import Line, Piece, Reading, read_as
from audio_news.script.spoken.tables import any_of, table, word_set

VULGAR = "¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
_VULGAR = re.compile(rf"(?P<whole>[0-9]{{1,6}})?[ \u2009]?(?P<sign>[{VULGAR}])")
_SLASHED = re.compile(
    r"(?:(?P<whole>[0-9]{1,3}) )?(?P<over>[1-9][0-9]{0,2})[/⁄](?P<under>[2-9]|[1-9][0-9]{1,3})"
    r"(?P<th>th|TH|rd|nd)?s?(?![\w/]|[.,][0-9])"
)
_RATING = re.compile(
    r"(?P<given>[0-9]{1,2}(?P<half>\.[0-9])?)/(?P<of>5|10|20|100)(?![\w/]|[.,][0-9])"
)
_ODDS = re.compile(r"([1-9][0-9]{0,3})/([1-9][0-9]{0,2})(?![\w/]|[.,][0-9])")
_PRESSURE = re.compile(
    r"([1-9][0-9]{1,2})/([1-9][0-9]{1,2})(?P<unit> ?mm ?Hg\b)?(?![\w/]|[.,][0-9])"
)
_OF_BLOOD = re.compile(r"\b(?:[Bb]lood pressures?|BP)\b")
_PAIR = re.compile(r"([0-9]{1,3})[-/]([0-9]{1,3})(?![\w/%°]|[.,-][0-9])")


def read(line: Line, at: int) -> Reading | None:
    """A fraction after an optional whole number."""
    vulgar = _VULGAR.match(line.text, at)
    if vulgar:
        top, _, bottom = unicodedata.normalize("NFKC", vulgar["sign"]).partition("⁄")
        return _read(line, vulgar, int(top), int(bottom))
    found = _SLASHED.match(line.text, at)
    if not found:
        return None
    over, under = int(found["over"]), int(found["under"])
    if over >= under and not found["whole"]:
        return None
    divided = found["th"] or under in table("numbers")["denominators"]
    if divided or word_after(line.text, found.end()) == "of":
        return _read(line, found, over, under)
    words = f"{numbers.model_number(found['over'])} {numbers.model_number(found['under'])}"
    return None if found["whole"] else read_as(words, at, found.end())


def read_rating(line: Line, at: int) -> Reading | None:
    """ "4.5/5", and "9/10" after "scored": "nine out of ten"."""
    found = _RATING.match(line.text, at)
    if not found:
        return None
    rated = word_before(line.text, at).lower() in word_set("numbers", "rating")
    if not (found["half"] or rated) or float(found["given"]) > int(found["of"]):
        return None
    said = f"{numbers.number(found['given'])} out of {numbers.cardinal(int(found['of']))}"
    return read_as(said, at, found.end())


@cache
def _betting() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of(word_set('numbers', 'betting'))})\b", re.IGNORECASE)


def read_odds(line: Line, at: int) -> Reading | None:
    """ "5/1" is "five to one" where bets are spoken of."""
    found = _ODDS.match(line.text, at)
    if not found:
        return None
    favoured = word_after(line.text, found.end()) in word_set("numbers", "favoured")
    # No date and no fraction: "won at 7/2".
    started = int(found[1]) > int(found[2]) and word_before(line.text, at) == "at"
    started = started and found[0] not in word_set("numbers", "pairs")
    if not (favoured or started or _betting().search(behind(line.text, at))):
        return None
    said = f"{numbers.cardinal(int(found[1]))} to {numbers.cardinal(int(found[2]))}"
    return read_as(said, at, found.end())


def read_pressure(line: Line, at: int) -> Reading | None:
    """A blood pressure of "120/80", one number over the other."""
    found = _PRESSURE.match(line.text, at)
    if not found:
        return None
    if not (found["unit"] or _OF_BLOOD.search(behind(line.text, at))):
        return None
    said = f"{numbers.cardinal(int(found[1]))} over {numbers.cardinal(int(found[2]))}"
    return read_as(f"{said} millimeters of mercury" if found["unit"] else said, at, found.end())


def read_pair(line: Line, at: int) -> Reading | None:
    """ "50/50", "24/7", "9/11", "50-50": two numbers said one after the other."""
    found = _PAIR.match(line.text, at)
    if not found:
        return None
    shared = int(found[1]) + int(found[2]) == 100
    shared = shared and word_after(line.text, found.end()) in word_set("numbers", "shared")
    if found[1] != found[2] and not shared and found[0] not in word_set("numbers", "pairs"):
        return None
    words = f"{numbers.model_number(found[1])} {numbers.model_number(found[2])}"
    return read_as(words, at, found.end())


_ON = re.compile(rf"{DASH}(?=[0-9{VULGAR}])")


def _read(line: Line, found: re.Match[str], over: int, under: int) -> Reading:
    at, end, whole = found.start(), found.end(), bool(found["whole"])
    said = fraction(over, under, after_whole=whole)
    if whole:
        said = f"{numbers.cardinal(int(found['whole']))} and {said}"
    unit = measure.after_fraction(line.text, at, end, whole=whole)
    on = _ON.match(line.text, end)
    if on:
        return Reading(on.end(), (Piece(said, at, end), Piece("to", *on.span())))
    if not unit:
        return read_as(said, at, end)
    words, end = unit
    if not whole and words.startswith(("a ", "an ")):
        said = "half" if (over, under) == (1, 2) else f"{said} of"
    return read_as(f"{said} {words}", at, end)


def fraction(over: int, under: int, *, after_whole: bool = False) -> str:
    """ "two thirds"; after a whole number one half is "a half"."""
    forms = table("numbers")["fractions"].get(str(under))
    name = numbers.ordinal(under)
    one, many = forms or (name, f"{name}s")
    if after_whole and over == 1 and under == 2:
        return "a half"
    return f"{numbers.cardinal(over)} {one if over == 1 else many}"
