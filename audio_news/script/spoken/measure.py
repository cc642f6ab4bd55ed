"""Measures: a number or range with a unit, metric or imperial, plain, squared or "per"."""

from __future__ import annotations

import re
from functools import cache

from audio_news.script.spoken.context import (
    behind,
    describes,
    ends_sentence,
    names_a_noun,
    word_after,
    word_before,
)
from audio_news.script.spoken.quantity import Quantity, Span, quantity, span
from audio_news.script.spoken.reading import Line, Piece, Reading, read_as
from audio_news.script.spoken.tables import any_of, table, word_set

_ALL_THE_SAME = re.compile(r"(?P<dash>[ \u00a0]?[-‐‑–—−][ \u00a0]?)(?=[0-9])")
_STOP_GOES_ON = re.compile(
    r"\.(?=[ \u00a0](?:[a-z(&]|[NSEW]{1,3}\b|[0-9]{1,2}[ \u00a0]?[a-z]{1,4}\b))"
)
"""The stop of a unit cut short, where the sentence goes on after it."""
_POUNDS = re.compile(r"[ \u00a0]?[0-9]{1,2}[ \u00a0]?lbs?\b")
_WEIGHED = re.compile(r"\b(?:weigh(?:s|ed|ing)?|weight|lost|shed|gained)\b")
_IN_NUMBER = re.compile(r" ?[0-9]")
_WARMTH = re.compile(
    r"(?:^|[\s(])[-−]$|\b(?:temperatures?|chill|highs?|lows?|heat|index|warming|[Bb]ak(?:e|ed|ing)|[Oo]ven|[Rr]oast|[Pp]reheat)\b"
)
_MILLIONS_BEFORE = 30
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
        rf"(?P<gap>[ \u00a0\u202f-]?)(?P<square>(?:sq|cu)\.? )?(?P<unit>{names})"
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
    whole = end + (
        unit["unit"] in word_set("units", "stopped") and _goes_on(line.text, end, hyphened=False)
    )
    one = one or _adjectival(line.text, at, whole, close=close) or _is_someone(line.text, at, unit)
    plus = " plus" if line.text[unit.start() - 1] == "+" else ""
    said = f"{amount.words}{plus} {unit_words(unit, one=one)}"
    by = _DIMENSIONS.match(line.text, end)
    if by:
        if word_before(line.text, at).lower() in ("a", "an", "the"):
            said = f"{amount.words}{plus} {unit_words(unit, one=True)}"
        return Reading(by.end(), (Piece(said, at, end), Piece("by", *by.span())))
    if unit["unit"].endswith(".") and ends_sentence(line.text, end):
        return read_as(said, at, end - 1)
    if unit["unit"] in word_set("units", "stopped"):
        end += _goes_on(line.text, end, hyphened=unit["gap"] == "-")
    return read_as(said, at, end)


def _goes_on(text: str, end: int, *, hyphened: bool) -> bool:
    """Whether the stop at `end` only cuts the unit short ("a 90-ft. mast")."""
    if hyphened:
        return text.startswith(". ", end)
    return _STOP_GOES_ON.match(text, end) is not None


def _again(text: str, unit: re.Match[str]) -> tuple[Quantity, re.Match[str]] | None:
    """The upper end of a range whose unit is written twice: "3°C–7°C", "10kg-15kg"."""
    dash = _ALL_THE_SAME.match(text, unit.end())
    high = quantity(text, dash.end()) if dash else None
    again = _unit().match(text, high.end) if high else None
    if high is None or again is None:
        return None
    same = again.group("unit", "power", "per") == unit.group("unit", "power", "per")
    return (high, again) if same else None


def _measured(text: str, at: int) -> tuple[Span, re.Match[str]] | None:
    """An amount and its unit: first as millions of it ("5m km"), then with the letter as unit."""
    plain = span(text, at)
    lettered = plain is not None and text[plain.end : plain.end + 1].isalpha()
    millions = span(text, at, "touching") if lettered else None
    for amount in (millions if millions and millions.high.scale else None, plain):
        plus = amount is not None and text.startswith("+", amount.end)
        unit = _unit().match(text, amount.end + plus) if amount else None
        if amount is None or unit is None:
            continue
        again = _again(text, unit) if amount.low is None else None
        if again:
            amount, unit = Span(amount.high, again[0]), again[1]
        if _means_unit(text, at, amount, unit):
            return amount, unit
    return None


def unit_words(unit: re.Match[str], *, one: bool) -> str:
    """A matched unit in words, in the singular or the plural."""
    name = _units()[unit["unit"]][0 if one else 1]
    if (unit["square"] or "cu").startswith("sq") or unit["power"] in ("²", "2", "^2"):
        name = f"square {name}"
    elif unit["power"] or unit["square"]:
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
    if describes(text, at, end):
        return True
    noun = names_a_noun(text, end) and word_after(text, end) not in word_set("units", "ways")
    return close and noun and text[end] == " "


def _is_someone(text: str, at: int, unit: re.Match[str]) -> bool:
    """Whether an age stands for the one who has it: "an 8yo"."""
    aged = _units()[unit["unit"]][0] == "year old"
    return aged and word_before(text, at).lower() in ("a", "an", "the")


def after_fraction(text: str, at: int, end: int, *, whole: bool) -> tuple[str, int] | None:
    """The unit after a fraction that ends at `end`: "teaspoons" of "1½ tsp", "a pound" of "½lb"."""
    unit = _unit().match(text, end)
    if not unit or (unit["unit"] in word_set("units", "doubtful") and not unit["power"]):
        return None
    hyphened = unit["gap"] == "-"
    described = hyphened or describes(text, at, unit.end())
    said = unit_words(unit, one=described or not whole)
    if not described and not whole:
        said = f"{'an' if said[0] in 'aio' or said == 'hour' else 'a'} {said}"
    stopped = unit["unit"] in word_set("units", "stopped")
    return said, unit.end() + (stopped and _goes_on(text, unit.end(), hyphened=hyphened))


def _means_unit(text: str, at: int, amount: Span, unit: re.Match[str]) -> bool:
    """Whether the letters after a number are a unit there: "5m people" counts millions."""
    sign, end = unit["unit"], unit.end()
    if sign not in word_set("units", "doubtful") or unit["power"] or unit["per"] or unit["square"]:
        return True
    if sign == "m":
        if _counts_millions(text, at, end):
            return False
        races = word_set("units", "races")
        before = word_before(text, at).lower()
        after = word_after(text, end).lower()
        if before in ("the", "men's", "women's") and text[at : unit.start()] in races:
            return after not in word_set("units", "counted")
        if after in word_set("units", "lengths"):
            return True
        return not names_a_noun(text, end) or not after.endswith(("s", "people"))
    if sign == "st":
        if _POUNDS.match(text, end) or _WEIGHED.search(behind(text, at)):
            return True
        return unit["gap"] == "" and amount.high.number[-1] != "1"
    if sign in ("l", "L") and ("." in amount.high.number or text.startswith(" of ", end)):
        return True
    if sign == "cal":
        return unit["gap"] != "-"
    if sign == "in":
        if unit["gap"] == "":
            return not _IN_NUMBER.match(text, end)
        return unit["gap"] == "-" and text[end : end + 1] != "-"
    if sign in ("C", "F"):
        warm = not unit["gap"] or _WARMTH.search(behind(text, at)) is not None
        return warm and not word_before(text, at)[:1].isupper()
    if sign == "s":
        number = amount.high.number
        return "." in number or (unit["gap"] == " " and len(number) < 4)
    return unit["gap"] != " " or sign in word_set("units", "apart")


def _counts_millions(text: str, at: int, end: int) -> bool:
    """Whether what stands around "3.9m" tells of people or copies: "seen by 3.9m", "5m-plus"."""
    if text.startswith(("-plus", "+"), end) or word_after(text, end) in word_set("units", "do"):
        return True
    if names_a_noun(text, end):
        return word_after(text, end) in word_set("english", "counted")
    words = behind(text, at)[-_MILLIONS_BEFORE:].lower().replace(",", " ").split()
    return not word_set("units", "many").isdisjoint(words)


def dimension(line: Line, at: int) -> Reading | None:
    """ "2x8", "3 × 4": said "by"; only between two numbers."""
    amount = span(line.text, at)
    cross = _DIMENSIONS.match(line.text, amount.end) if amount else None
    if amount is None or cross is None or amount.low:
        return None
    pieces = (Piece(amount.words, at, amount.end), Piece("by", *cross.span()))
    return Reading(cross.end(), pieces)
