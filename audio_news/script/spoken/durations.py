"""How long something took: "1h 28m", "2 hrs. 5 min.", and the times of a race ("7:17.55")."""

from __future__ import annotations

import re

from audio_news.script.spoken import numbers
from audio_news.script.spoken.context import ends_sentence
from audio_news.script.spoken.reading import Line, Reading, read_as

_RUN = re.compile(
    r"(?:(?P<hour>[0-9]{1,3})[ \u00a0-]?(?:h|hrs?|hours?)\b\.?,?[ \u00a0]?)"
    r"(?P<minute>[0-9]{1,2})[ \u00a0-]?(?:m|mins?|minutes?)\b\.?"
    r"(?:,?[ \u00a0]?(?P<second>[0-9]{1,2}(?:\.[0-9]{1,3})?)[ \u00a0-]?"
    r"(?:s|secs?|seconds?)\b\.?)?"
)
_RACE = re.compile(
    r"(?:(?P<hour>[0-9]{1,2}):)?(?P<minute>[0-9]{1,2}):(?P<second>[0-5][0-9]\.[0-9]{1,3})(?![\w:])"
)


def read(line: Line, at: int) -> Reading | None:
    """ "1h 28m": hours, minutes and seconds as they are counted."""
    text = line.text
    found = _RUN.match(text, at)
    if not found:
        return None
    end = found.end()
    if text[end - 1] == "." and ends_sentence(text, end):
        end -= 1
    return read_as(_said(found), at, end)


def read_race(line: Line, at: int) -> Reading | None:
    """ "7:17.55"."""
    found = _RACE.match(line.text, at)
    return read_as(_said(found), at, found.end()) if found else None


def _said(found: re.Match[str]) -> str:
    counted = (_counted(found[unit], unit) for unit in ("hour", "minute", "second"))
    return " ".join(filter(None, counted))


def _counted(count: str | None, unit: str) -> str:
    if not count:
        return ""
    whole, point, decimals = count.partition(".")
    said = numbers.cardinal(int(whole))
    if point:
        said += f" point {numbers.digits(decimals)}"
    return f"{said} {unit if not point and int(whole) == 1 else numbers.plural(unit)}"
