"""Scores of cricket: "245-6" is so many runs "for six", "5-32" five wickets "for thirty two"."""

from __future__ import annotations

import re

from audio_news.script.spoken import numbers
from audio_news.script.spoken.context import behind
from audio_news.script.spoken.quantity import DASH
from audio_news.script.spoken.reading import Line, Reading, read_as

_SCORE = re.compile(rf"([0-9]{{1,3}})(?:{DASH}|/)([0-9]{{1,3}})(?![\w/%-]|[.,:][0-9])")
_PLAYED = re.compile(
    r" (?:dec(?:lared)?\b|at (?:stumps|the close|close of play|lunch|tea)\b|in reply\b"
    r"|(?:in|from|off|after) (?:just |only )?[0-9]{1,3}(?:\.[0-5])? overs\b"
    r"|in (?:the|his|her|their) (?:first|second) innings\b)"
)
_CLOSED = re.compile(r"\b(?:closed|collapsed|declared|slumped) (?:on|at|to) $")
_FIGURES = re.compile(r"\b(?:figures|best|haul) of $|\bbowling figures \(?$")


def read(line: Line, at: int) -> Reading | None:
    """Runs and wickets, where what stands around them tells of an innings."""
    found = _SCORE.match(line.text, at)
    if not found or min(int(found[1]), int(found[2])) > 10:
        return None
    played = _PLAYED.match(line.text, found.end())
    closed = int(found[1]) > 10 and _CLOSED.search(behind(line.text, at))
    if not (played or closed or _FIGURES.search(behind(line.text, at))):
        return None
    said = f"{numbers.cardinal(int(found[1]))} for {numbers.cardinal(int(found[2]))}"
    return read_as(said, at, found.end())
