"""Measures: a number or range with a unit, metric or imperial, plain, squared or "per"."""

from __future__ import annotations

import re
from functools import cache

from audio_news.script.spoken import numbers
from audio_news.script.spoken.context import (
    describes,
    ends_sentence,
    names_a_noun,
    word_after,
    word_before,
)
from audio_news.script.spoken.quantity import Span, span
from audio_news.script.spoken.reading import Line, Piece, Reading, read_as
from audio_news.script.spoken.tables import any_of, table, word_set

_FEET = re.compile(
    r"""(?P<feet>[0-9]{1,2})(?:['′’]|[ -]?(?:ft|foot|feet)\b\.?(?=.{1,3}[ -]?in))[ -]?"""
    r"""(?P<inches>1[01]|[0-9])(?![0-9])(?:["″”]|''|’’|[ -]?(?:in|ins|inch|inches)\b)?"""
)
_FEET_ONLY = re.compile(
    r"(?P<feet>[0-9]{1,3})['′’](?= (?:tall|long|wide|high|deep|by|x|above|below)\b)"
)
_INCHES = re.compile(r"""(?P<inches>[0-9]{1,3}(?:\.[0-9]{1,2})?)(?P<sign>["″”])(?!\w)""")
_DIMENSIONS = re.compile(r"\s?[x×]\s?(?=[0-9])")


@cache
def _units() -> dict[str, list[str]]:
    units: dict[str, list[str]] = {}
    for name, forms in table("units")["units"].items():
        for sign in forms:
            units[sign] = [name, table("units")["plurals"].get(name, name + "s")]
    return units


@cache
def _unit() -> re.Pattern[str]:
    names = any_of(_units())
    per = any_of([*_units(), *table("units")["per"]])
    return re.compile(
        rf"(?P<gap>[ \u00a0\u202f-]?)(?P<square>sq\.? )?(?P<unit>{names})"
        rf"(?P<power>[²³]|\^?[23](?![0-9]))?"
        rf"(?:/(?P<per>{per}))?(?P<per_power>[²³]|[23](?![0-9]))?(?!\w|['’]\w)"
    )


def read(line: Line, at: int) -> Reading | None:
    """ "100-km/h" is "one hundred kilometer per hour"; "1234-1300 kg" a range."""
    measured = _measured(line.text, at)
    if measured is None:
        return None
    amount, unit = measured
    one = amount.is_one or (unit["gap"] == "-" and unit["unit"] != "°")
    end = unit.end()
    close = not unit["gap"] or unit["unit"] in table("units")["rates"] or bool(unit["per"])
    one = one or _adjectival(line.text, at, end, close=close)
    if unit["unit"].endswith(".") and ends_sentence(line.text, end):
        end -= 1
    return read_as(f"{amount.words} {unit_words(unit, one=one)}", at, end)


def _measured(text: str, at: int) -> tuple[Span, re.Match[str]] | None:
    """An amount and its unit: first as millions of it ("5m km"), then with the letter as unit."""
    millions, plain = span(text, at, "touching"), span(text, at)
    for amount in (millions if millions and millions.high.scale else None, plain):
        unit = _unit().match(text, amount.end) if amount else None
        if amount and unit and _means_unit(text, at, amount, unit):
            return amount, unit
    return None


def read_height(line: Line, at: int) -> Reading | None:
    """5'10" and, outside quotes, 12"."""
    found = _FEET.match(line.text, at)
    if found:
        feet, inches = int(found["feet"]), int(found["inches"])
        said = f"{numbers.cardinal(feet)} {'foot' if feet == 1 or inches else 'feet'}"
        if inches:
            said += f" {numbers.cardinal(inches)}"
        return read_as(said, at, found.end())
    feet_only = _FEET_ONLY.match(line.text, at)
    if feet_only:
        unit = "foot" if feet_only["feet"] == "1" else "feet"
        return read_as(f"{numbers.number(feet_only['feet'])} {unit}", at, feet_only.end())
    found = _INCHES.match(line.text, at)
    if not found or (found["sign"] == '"' and line.quoted) or found["sign"] == "”":
        return None
    single = found["inches"] == "1" or describes(line.text, at, found.end())
    unit = "inch" if single else "inches"
    return read_as(f"{numbers.number(found['inches'])} {unit}", at, found.end())


def unit_words(unit: re.Match[str], *, one: bool) -> str:
    """A matched unit in words, in the singular or the plural."""
    name = _units()[unit["unit"]][0 if one else 1]
    if unit["square"] or unit["power"] in ("²", "2", "^2"):
        name = f"square {name}"
    elif unit["power"]:
        name = f"cubic {name}"
    if not unit["per"]:
        return name
    per = table("units")["per"].get(unit["per"]) or _units()[unit["per"]][0]
    if unit["per_power"] and per == "second":
        return f"{name} per second squared"
    power = {"²": "square ", "2": "square ", "³": "cubic ", "3": "cubic "}.get(
        unit["per_power"], ""
    )
    return f"{name} per {power}{per}"


def _adjectival(text: str, at: int, end: int, *, close: bool) -> bool:
    return describes(text, at, end) or (close and names_a_noun(text, end) and text[end] == " ")


def _means_unit(text: str, at: int, amount: Span, unit: re.Match[str]) -> bool:
    """Whether the letters after a number are a unit there: "5m people" counts millions."""
    sign, end = unit["unit"], unit.end()
    if sign not in word_set("units", "doubtful") or unit["power"] or unit["per"] or unit["square"]:
        return True
    if sign == "m":
        races = word_set("units", "races")
        before = word_before(text, at).lower()
        after = word_after(text, end).lower()
        if before in ("the", "men's", "women's") and text[at : unit.start()] in races:
            return after not in word_set("units", "counted")
        if after in word_set("units", "lengths"):
            return True
        return not names_a_noun(text, end) or not after.endswith(("s", "people"))
    if sign == "in":
        return unit["gap"] == "-" and text[end : end + 1] != "-"
    if sign in ("C", "F"):
        return not unit["gap"] and not word_before(text, at)[:1].isupper()
    if sign == "s":
        number = amount.high.number
        return "." in number or (unit["gap"] == " " and len(number) < 4)
    return unit["gap"] != " " or sign in word_set("units", "apart")


def dimension(line: Line, at: int) -> Reading | None:
    """ "2x8", "3 × 4": said "by"; only between two numbers."""
    amount = span(line.text, at)
    cross = _DIMENSIONS.match(line.text, amount.end) if amount else None
    if amount is None or cross is None or amount.low:
        return None
    pieces = (Piece(amount.words, at, amount.end), Piece("by", *cross.span()))
    return Reading(cross.end(), pieces)
