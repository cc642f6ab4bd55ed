"""Times of day as pages write them, and the offsets of their zones."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError


@dataclass(frozen=True, slots=True)
class Time:
    """A time of day found in text."""

    start: int
    end: int
    clock: str
    """"16:09", with seconds where they were said."""
    zone: str
    """"GMT+2", "ET", or empty."""


_CLOCK = re.compile(
    r"(?<![\d:.])(?P<h>2[0-3]|[01]?\d)"
    r"(?:(?P<s>[:.h])(?P<min>[0-5]\d)(?::(?P<sec>[0-5]\d)(?:[.,]\d+)?)?|h(?=\b))?"
    r"\s?(?P<half>[ap]\.?m\b\.?)?(?P<uhr>\s?uhr\b)?"
    r"(?:\s?\(?(?P<zone>(?:UTC|GMT)\s?[+\-−]\s?\d{1,2}(?::?\d\d)?|[+\-−]\d\d:?\d\d"
    r"|[A-Z]{2,4}(?![A-Za-z])|Z\b)\)?)?",
    re.I,
)


@lru_cache(maxsize=1)
def table() -> dict[str, dict[str, list[str]]]:
    """Return how pages write dates and times."""
    return tomllib.loads((Path(__file__).parent / "dates.toml").read_text(encoding="utf-8"))


def times(text: str) -> list[Time]:
    """Return the times of day: "16:09", "4:09 PM", "4 p.m. ET", "16h09", "16.09 Uhr"."""
    found: list[Time] = []
    for match in _CLOCK.finditer(text):
        zone = (match["zone"] or "").upper().replace(" ", "").replace("−", "-")
        known = zone if _known_zone(zone) else ""
        hour, minute = int(match["h"]), match["min"]
        half = (match["half"] or "").lower()
        plain = minute is not None and match["s"] == ":"
        if not (plain or half or match["uhr"] or match["s"] == "h" or (minute and known)):
            continue
        if half and (hour > 12 or hour == 0):
            half = ""
        if half:
            hour = hour % 12 + (12 if half.startswith("p") else 0)
        clock = f"{hour:02d}:{minute or '00'}" + (f":{match['sec']}" if match["sec"] else "")
        end = match.end() if known or not match["zone"] else match.start("zone")
        end = len(text[:end].rstrip(" ("))
        found.append(Time(match.start(), end, clock, known))
    return found


def offset(time: Time, day: date) -> str:
    """Return the offset of a time's zone on a day: "+02:00", or nothing where it has none."""
    known = table()
    if not time.zone:
        return ""
    if time.zone in known["zones"]:
        return str(known["zones"][time.zone])
    if time.zone in known["places"]:
        try:
            place = ZoneInfo(str(known["places"][time.zone]))
        except ZoneInfoNotFoundError:  # no time zone data on this machine
            return ""
        hour, minute = time.clock.split(":")[:2]
        local = datetime(day.year, day.month, day.day, int(hour), int(minute), tzinfo=place)
        return local.isoformat()[-6:]
    match = re.search(r"([+-])(\d{1,2}):?(\d\d)?$", time.zone)
    return f"{match[1]}{int(match[2]):02d}:{match[3] or '00'}" if match else ""


def _known_zone(zone: str) -> bool:
    known = table()
    return bool(zone) and (
        zone in known["zones"] or zone in known["places"] or re.search(r"[+-]\d", zone) is not None
    )
