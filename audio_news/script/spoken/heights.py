"""Feet and inches: "5'10" is "five foot ten"; so many feet of water; inches with their sign."""

from __future__ import annotations

import re

from audio_news.script.spoken import numbers
from audio_news.script.spoken.context import describes
from audio_news.script.spoken.quantity import DASH
from audio_news.script.spoken.reading import Line, Reading, read_as

_FEET = re.compile(
    r"""(?P<feet>[0-9]{1,2})(?:['′’]|[ -]?(?:ft|foot|feet)\b\.?(?=.{1,3}[ -]?in))[ -]?"""
    r"""(?P<inches>1[01]|[0-9])(?![0-9])(?P<part>[½¼¾]?)"""
    r"""(?:["″”]|''|’’|[ -]?(?:in|ins|inch|inches)\b(?:\.(?= [a-z]))?)?"""
)
_PARTS = {"½": "a half", "¼": "a quarter", "¾": "three quarters"}
_FEET_ONLY = re.compile(
    r"(?P<feet>[0-9]{1,3}(?:,[0-9]{3})?)['′’]"
    r"(?= (?:tall|long|wide|high|deep|by|x|above|below|of)\b)"
)
_INCHES = re.compile(
    rf"""(?:(?P<low>[0-9]{{1,3}}){DASH})?(?P<inches>[0-9]{{1,3}}(?:\.[0-9]{{1,2}})?)(?P<sign>["″”])(?!\w)"""
)


def read(line: Line, at: int) -> Reading | None:
    """5'10" and, outside quotes, 12"."""
    found = _FEET.match(line.text, at)
    if found:
        feet, inches = int(found["feet"]), int(found["inches"])
        more = bool(inches or found["part"])
        said = f"{numbers.cardinal(feet)} {'foot' if feet == 1 or more else 'feet'}"
        if more:
            said += f" {numbers.cardinal(inches)}"
        if found["part"]:
            said += f" and {_PARTS[found['part']]}"
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
    low = f"{numbers.number(found['low'])} to " if found["low"] else ""
    return read_as(f"{low}{numbers.number(found['inches'])} {unit}", at, found.end())
