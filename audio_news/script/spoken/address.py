"""House numbers and zip codes."""

from __future__ import annotations

import re
from functools import cache

from audio_news.script.spoken import numbers
from audio_news.script.spoken.context import behind, word_before
from audio_news.script.spoken.reading import Line, Piece, Reading, read_as
from audio_news.script.spoken.tables import any_of, table

_ZIP = re.compile(r"[0-9]{5}(?:-[0-9]{4})?(?![\w,]|\.[0-9])")


@cache
def _house() -> re.Pattern[str]:
    tables = table("abbreviations")
    names = any_of([*tables["streets"], *tables["streets"].values()])
    return re.compile(
        rf"(?P<number>[0-9]{{2,5}})(?: (?P<direction>[NSEW])\.?)?"
        rf"(?= (?:(?:[A-Z][a-z]{{1,20}}|[0-9]{{1,3}}(?:st|nd|rd|th)) ){{1,3}}(?:{names})\b)"
    )


def read(line: Line, at: int) -> Reading | None:
    """The number of a house: "1428 Elm St." is "fourteen twenty eight"."""
    found = _house().match(line.text, at)
    if not found:
        return None
    pieces = [Piece(numbers.model_number(found["number"]), *found.span("number"))]
    if found["direction"]:
        direction = table("abbreviations")["compass"][found["direction"]].title()
        pieces.append(Piece(direction, *found.span("direction")))
    return Reading(found.end(), tuple(pieces))


def read_zip(line: Line, at: int) -> Reading | None:
    """The zip code after a state: "CA 95051", digit by digit."""
    found = _ZIP.match(line.text, at)
    before = word_before(line.text, at)
    in_capital = behind(line.text, at).endswith(("D.C. ", ", DC "))
    if not found or not (in_capital or before in table("abbreviations")["postal"]):
        return None
    return read_as(numbers.digits(found[0].replace("-", "")), at, found.end())
