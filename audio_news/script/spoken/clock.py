"""Times of day, their zones and ranges."""

from __future__ import annotations

import re
from functools import cache

from audio_news.script.spoken import numbers
from audio_news.script.spoken.context import ends_sentence, word_before
from audio_news.script.spoken.quantity import DASH
from audio_news.script.spoken.reading import Line, Piece, Reading
from audio_news.script.spoken.tables import any_of, table, word_set

_HALF = r"(?P<half>(?:[ap]\.\s?m\.?|[ap]m\b)|(?:[AP]\.\s?M\.?|[AP]M\b))"
_CLOCK = r"(?P<hour>2[0-4]|[01]?[0-9])(?:[:.](?P<minute>[0-5][0-9]))?(?::(?P<second>[0-5][0-9]))?"
_WITH_HALF = re.compile(rf"{_CLOCK}[ \u00a0]?{_HALF}")
_COLONED = re.compile(
    r"(?P<hour>2[0-4]|[01]?[0-9]):(?P<minute>[0-5][0-9])(?::(?P<second>[0-5][0-9]))?"
    r"(?:(?![\w:])|(?=hrs?\b))"
)
_DOTTED = re.compile(r"(?P<hour>1[3-9]|2[0-3])\.(?P<minute>[0-5][0-9])(?![\w.%])")
_MILITARY = re.compile(
    r"(?P<hour>2[0-3]|[01][0-9])(?P<minute>[0-5][0-9])"
    r"(?= ?(?:GMT|UTC|BST|CET|CEST|hours|hrs|Zulu)\b)"
)
_HOURS = re.compile(r" ?(?P<word>hrs?)\b")
_UNTIL = re.compile(rf"{DASH}(?:to-)?(?=(?:midnight|noon|midday)\b)")
_START = re.compile(rf"{_CLOCK}(?:[ \u00a0]?{_HALF})?\s?(?P<dash>{DASH})\s?(?=[0-9])")


@cache
def _zone() -> re.Pattern[str]:
    zones = any_of(table("zones"))
    return re.compile(rf"[ \u00a0]?\(?(?P<zone>{zones})(?!\w)\)?")


def read(line: Line, at: int) -> Reading | None:
    """ "4:09 PM", "8-10 p.m.", "9:30 a.m. ET", "14:30-15:00", "1600 GMT"."""
    return _read_range(line, at) or _read_one(line, at)


def _read_range(line: Line, at: int) -> Reading | None:
    start = _START.match(line.text, at)
    if not start:
        return None
    until = _read_one(line, start.end())
    if until is None:
        return None
    first = _said(start, exact=_is_halved(until))
    pieces = (
        Piece(first, at, start.start("dash")),
        Piece("to", *start.span("dash")),
        *until.pieces,
    )
    return Reading(until.end, pieces)


def _is_halved(reading: Reading) -> bool:
    return any(piece.say.endswith(" M") for piece in reading.pieces)


def _read_one(line: Line, at: int) -> Reading | None:
    text = line.text
    found = _WITH_HALF.match(text, at) or _COLONED.match(text, at) or _MILITARY.match(text, at)
    if not found and word_before(text, at).lower() in word_set("english", "before_times"):
        found = _DOTTED.match(text, at)
    if not found:
        return None
    pieces = [Piece(_said(found, exact=False), *found.span())]
    end = found.end()
    zone = _zone().match(text, end)
    if zone:
        pieces.append(Piece(table("zones")[zone["zone"]], *zone.span("zone")))
        end = zone.end()
        if "." in zone["zone"] and text[end : end + 1] == "." and not ends_sentence(text, end + 1):
            end += 1
    elif text[end - 1] == "." and ends_sentence(text, end):
        end -= 1
        pieces[0] = pieces[0]._replace(end=end)
    hours = _HOURS.match(text, end)
    if hours and not zone:
        pieces.append(Piece("hours", hours.start("word"), hours.end()))
        end = hours.end()
    until = _UNTIL.match(text, end)
    if until:
        pieces.append(Piece("to", *until.span()))
        end = until.end()
    return Reading(end, tuple(pieces))


def _said(found: re.Match[str], *, exact: bool) -> str:
    """An hour and minutes in words; `exact` where no "o'clock" may follow."""
    groups = found.groupdict()
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    half = groups.get("half")
    letters = f" {half[0].upper()} M" if half else ""
    if groups.get("second"):
        return _with_seconds(hour, minute, int(groups["second"])) + letters
    if half or (exact and not minute):
        return f"{numbers.cardinal(hour)}{_minutes(minute)}{letters}"
    if hour == 0:
        return f"twelve{_minutes(minute)} A M" if minute else "midnight"
    if minute:
        return f"{numbers.cardinal(hour)}{_minutes(minute)}"
    if hour <= 12 and found.re is not _MILITARY:
        return f"{numbers.cardinal(hour)} o'clock"
    zero = "zero " if hour < 10 else ""
    return f"{zero}{numbers.cardinal(hour)} hundred"


def _minutes(minute: int) -> str:
    if not minute:
        return ""
    return f" oh {numbers.cardinal(minute)}" if minute < 10 else f" {numbers.cardinal(minute)}"


def _with_seconds(hours: int, minutes: int, seconds: int) -> str:
    hour, minute = _counted(hours, "hour"), _counted(minutes, "minute")
    return f"{hour} {minute} and {_counted(seconds, 'second')}"


def _counted(count: int, unit: str) -> str:
    return f"{numbers.cardinal(count)} {unit if count == 1 else numbers.plural(unit)}"
