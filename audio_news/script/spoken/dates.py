"""Dates: American, day first, ISO, with slashes; and days in a row ("Nov. 5-7")."""

from __future__ import annotations

import re
from functools import cache

from audio_news.script.spoken import numbers
from audio_news.script.spoken.context import behind, ends_sentence, word_before
from audio_news.script.spoken.quantity import DASH
from audio_news.script.spoken.reading import Line, Piece, Reading, read_as
from audio_news.script.spoken.tables import any_of, table, word_set

_DAY = r"(?P<day>0?[1-9]|[12][0-9]|3[01])(?P<suffix>st|nd|rd|th)?"
_YEAR = r"(?P<year>1[0-9]{3}|20[0-9]{2}|21[0-9]{2})"
_ISO = re.compile(
    r"(?P<year>[12][0-9]{3})(?P<sign>[-/.])(?P<month>0[1-9]|1[0-2])(?P=sign)(?P<day>0[1-9]|[12][0-9]|3[01])(?:(?![\w-])|T(?=[0-9]{2}:))"
)
_NUMERIC = re.compile(
    r"(?P<first>0?[1-9]|[12][0-9]|3[01])(?P<sign>[-/.])(?P<second>0?[1-9]|[12][0-9]|3[01])(?P=sign)"
    r"(?P<year>(?:1[0-9]|20)[0-9]{2}|(?<=/)[0-9]{2})(?![\w/-]|\.[0-9])"
)
_LAST = rf"(?:\s?{DASH}\s?(?P<last>[1-9]|[12][0-9]|3[01])(?P<last_suffix>st|nd|rd|th)?"
_AFTER_MONTH = re.compile(
    rf"{_DAY}(?P<possessive>['’]s\b)?(?!\w|[.,:][0-9]|[%°]){_LAST}(?!\w|\.[0-9]))?"
    rf"(?P<comma>,?)(?:\s+{_YEAR}(?![\w-]|,[0-9]|\.[0-9]))?"
)
_DASH_BEFORE = re.compile(rf"\s?{DASH}\s?$")
_SUPERLATIVE = re.compile(r"\bthe (?:[a-z]+est|last|next|first|previous) $")
_LONGEST_NAME = 20
_DAY_AND_MONTH = re.compile(r"(?P<first>[0-9]{1,2})/(?P<second>[0-9]{1,2})(?![\w/%]|[.,-][0-9])")
_TO_MONTH = re.compile(rf"\s?{DASH}\s?(?=[A-Z])")
_HYPHENED = re.compile(rf"([A-Za-z]{{3,9}})-{_DAY}-{_YEAR}(?![\w-])")


@cache
def _months() -> dict[str, str]:
    """Every way to write a month, in small letters and without a stop, with its name."""
    months: dict[str, str] = {}
    for name, shorts in table("calendar")["months"].items():
        months |= dict.fromkeys([name.lower(), *(short.lower() for short in shorts)], name)
    return months


def month(word: str) -> str | None:
    """The name of the month that `word` is or is short for."""
    return _months().get(word.lower().rstrip("."))


@cache
def _day_first() -> re.Pattern[str]:
    names = any_of(_months())
    return re.compile(
        rf"{_DAY}{_LAST})?(?P<of> of)?"
        rf"[\s-](?P<month>{names})\b(?P<stop>\.?)(?P<comma>,?)(?:[\s-]{_YEAR}(?![\w-]|,[0-9]))?",
        re.IGNORECASE,
    )


@cache
def _name() -> re.Pattern[str]:
    """A month, its year too, or a day of the week; "kind" tells which."""
    days = [d for name, shorts in table("calendar")["days"].items() for d in (name, *shorts)]
    months = [name for name in _months() if name != "may"]
    names = rf"(?P<month>{any_of([*map(str.title, months), 'May'])})|(?P<day>{any_of(days)})"
    return re.compile(rf"(?<!\w)(?:{names})\.?(?P<year> [12][0-9]{{3}})?(?!\w)")


_RANGE_DASH = re.compile(rf"\s?{DASH}\s?")


def _from_to(text: str, start: int, dash: re.Match[str]) -> bool:
    """Whether two months, or two days of the week, stand about a dash."""
    after = _name().match(text, dash.end())
    for before in _name().finditer(text, start, dash.start()) if after else ():
        if before.end() == dash.start() and after and before.lastgroup:
            return (before["month"] is None) == (after["month"] is None)
    return False


def in_range(text: str, at: int, end: int) -> bool:
    """Whether the short name at `at` is one end of a range: "Jan.-Sept.", "Mon.-Fri."."""
    after = _RANGE_DASH.match(text, end)
    if after and _from_to(text, at, after):
        return True
    before = _DASH_BEFORE.search(behind(text, at))
    if not before:
        return False
    dash = _RANGE_DASH.match(text, at - len(before[0]))
    return dash is not None and _from_to(text, max(0, at - _LONGEST_NAME), dash)


def read_until(line: Line, at: int) -> Reading | None:
    """The dash of "January-March" and "May 2020 – June 2021"."""
    dash = _RANGE_DASH.match(line.text, at)
    start = max(0, at - _LONGEST_NAME)
    spaced = line.text[max(0, at - 1) : at] == " "
    if (
        not dash
        or not line.text[dash.end() : dash.end() + 1].isupper()
        or (spaced != dash[0].endswith(" "))
    ):
        return None
    at_space = _RANGE_DASH.match(line.text, at - spaced)
    if at_space is None or not _from_to(line.text, start, at_space):
        return None
    return read_as("to", at, at + 1)


def read_numeric(line: Line, at: int) -> Reading | None:
    """2024-11-15; 11/15/2024 (month first, unless that cannot be); 15.11.2024 (day first)."""
    found = _ISO.match(line.text, at)
    if found:
        return _month_first(found, int(found["month"]), int(found["day"]))
    found = _NUMERIC.match(line.text, at)
    if not found:
        return _read_day_and_month(line, at)
    first, second = int(found["first"]), int(found["second"])
    if (found["sign"] == "/" and first <= 12) or second > 12:
        return _month_first(found, first, second) if first <= 12 else None
    the = "" if word_before(line.text, at).lower() == "the" else "the "
    said = f"{the}{numbers.ordinal(first)} of {_month_name(second)} {_year(found['year'])}"
    return read_as(said, at, found.end())


def _read_day_and_month(line: Line, at: int) -> Reading | None:
    """ "on 25/12": a day and a month, where a day is spoken of and it cannot be a fraction."""
    found = _DAY_AND_MONTH.match(line.text, at)
    before = word_before(line.text, at).lower()
    if not found or before not in word_set("english", "before_days_and_months"):
        return None
    first, second = int(found["first"]), int(found["second"])
    if not (1 <= min(first, second) <= 12 < max(first, second) <= 31):
        return None
    if second > 12:
        said = f"{_month_name(first)} {numbers.ordinal(second)}"
    else:
        said = f"the {numbers.ordinal(first)} of {_month_name(second)}"
    return read_as(said, at, found.end())


def _month_first(found: re.Match[str], month_number: int, day: int) -> Reading:
    start, end = found.span()
    pieces = (
        Piece(f"{_month_name(month_number)} {numbers.ordinal(day)}", start, end),
        Piece(",", end, end),
        Piece(_year(found["year"]), start, end),
    )
    return Reading(end, pieces)


def _month_name(number: int) -> str:
    return str(list(table("calendar")["months"])[number - 1])


def _year(written: str) -> str:
    return numbers.year(int(written)) if len(written) == 4 else numbers.model_number(written)


def read_after_month(line: Line, at: int) -> Reading | None:
    """The day, or days, and the year after a month's name: "5-7, 2024"."""
    if not month(word_before(line.text, at)):
        return None
    found = _AFTER_MONTH.match(line.text, at)
    if not found:
        return None
    start, end = found.start(), found.end("suffix" if found["suffix"] else "day")
    end = found.end("possessive") if found["possessive"] else end
    possessive = "'s" if found["possessive"] else ""
    pieces = [Piece(numbers.ordinal(int(found["day"])) + possessive, start, end)]
    if found["last"]:
        pieces.append(_until(found))
        end = pieces[-1].end
    if found["year"]:
        pieces.append(Piece(",", end, end))
        pieces.append(Piece(numbers.year(int(found["year"])), *found.span("year")))
        return Reading(found.end(), tuple(pieces))
    to_month = _TO_MONTH.match(line.text, end)
    if to_month:
        pieces.append(Piece("to", *to_month.span()))
        end = to_month.end()
    return Reading(end, tuple(pieces))


def _until(found: re.Match[str]) -> Piece:
    """ "to seventh", the last of several days."""
    end = found.end("last_suffix") if found["last_suffix"] else found.end("last")
    return Piece(f"to {numbers.ordinal(int(found['last']))}", found.start("last"), end)


def read_day_first(line: Line, at: int) -> Reading | None:
    """ "15 November 2024", "5-7 Nov."; said "the fifteenth of November"."""
    found = _day_first().match(line.text, at)
    if not found or (
        found["month"] in ("may", "march", "mar") and not (found["year"] or found["suffix"])
    ):
        return None
    before = word_before(line.text, at).lower()
    day_end = found.end("suffix") if found["suffix"] else found.end("day")
    superlative = _SUPERLATIVE.search(behind(line.text, at))
    the = "" if before in ("the", "this") or superlative else "the "
    pieces = [Piece(f"{the}{numbers.ordinal(int(found['day']))}", at, day_end)]
    if found["last"]:
        pieces.append(_until(found))
    of = found.start("of") + 1 if found["of"] else found.start("month")
    pieces.append(Piece(f"of {month(found['month'])}", of, found.end("month")))
    end = found.end("month")
    if found["year"]:
        if found["comma"]:
            pieces.append(Piece(",", end, end))
        pieces.append(Piece(numbers.year(int(found["year"])), *found.span("year")))
        end = found.end()
    elif found["month"].title() != month(found["month"]):
        end = found.end("stop")
        if found["stop"] and ends_sentence(line.text, end):
            end -= 1
    return Reading(end, tuple(pieces))


def read_hyphened(line: Line, at: int) -> Reading | None:
    """ "Jan-15-2020"."""
    found = _HYPHENED.match(line.text, at)
    if not found:
        return None
    name = month(found[1])
    if not name:
        return None
    said = f"{name} {numbers.ordinal(int(found['day']))}"
    pieces = (
        Piece(said, at, found.end("day")),
        Piece(",", at, at),
        Piece(numbers.year(int(found["year"])), *found.span("year")),
    )
    return Reading(found.end(), pieces)
