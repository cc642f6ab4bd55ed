"""Years, spans of years, decades and eras, told from plain numbers by what stands around them."""

from __future__ import annotations

import re

from audio_news.script.spoken import numbers
from audio_news.script.spoken.context import ends_sentence, word_after, word_before
from audio_news.script.spoken.dates import month
from audio_news.script.spoken.quantity import DASH
from audio_news.script.spoken.reading import Line, Piece, Reading, read_as
from audio_news.script.spoken.tables import word_set

_DECADE = re.compile(
    r"(?P<tens>(?!1000)[12][0-9]{2}0|[2-9]0)(?:(?<=[0-9]{4}) )?['’]?s\b(?:['’](?!\w))?"
)
_DASH = re.compile(rf"\s?{DASH}\s?")
_LONG_DECADE = re.compile(r"([12][0-9]{2}0)['’]?s\b")
_SHORT_DECADE = re.compile(r"['’‘]?([1-9]0)['’]?s\b")
_NOUGHTIES = re.compile(r"['’‘]00s\b")
_CLASS_OF = re.compile(r"['’‘]([0-9]{2})(?![0-9%])")
_YEAR = re.compile(r"(?P<year>[1-9][0-9]{3})(?P<possessive>['’]s\b)?(?![\w%°]|[.,][0-9])")
_SPAN = re.compile(
    rf"(?P<first>1[0-9]{{3}}|20[0-9]{{2}})(?P<sign>\s?{DASH}\s?|/)"
    r"(?P<second>1[0-9]{3}|20[0-9]{2}|[0-9]{1,2})(?![\w%/]|[.,][0-9]|-[0-9])"
)
_ERA = re.compile(r"([0-9]{1,4}) ?(A\.D\.?|AD|B\.C\.E\.?|BCE|B\.C\.?|BC|C\.E\.?|CE)(?!\w)")


def read_decade(line: Line, at: int) -> Reading | None:
    """ "1990s", "80s", and the second end of "1960s-80s"."""
    found = _DECADE.match(line.text, at)
    if not found:
        return None
    said = _decade(found["tens"])
    end = found.end()
    dash = _DASH.match(line.text, end)
    second = _SHORT_DECADE.match(line.text, dash.end()) if dash else None
    if not second and dash:
        second = _LONG_DECADE.match(line.text, dash.end())
    if not second:
        return read_as(said, at, end)
    pieces = (Piece(said, at, end), Piece(f"to {_decade(second[1])}", end, second.end()))
    return Reading(second.end(), pieces)


def _decade(tens: str) -> str:
    return numbers.plural(numbers.year(int(tens)))


def read_elided(line: Line, at: int) -> Reading | None:
    """ "'90s" and "the class of '68"."""
    found = _SHORT_DECADE.match(line.text, at)
    if found:
        return read_as(_decade(found[1]), at, found.end())
    found = _NOUGHTIES.match(line.text, at)
    if found:
        return read_as(_decade("2000"), at, found.end())
    found = _CLASS_OF.match(line.text, at)
    before = word_before(line.text, at).lower()
    if not found or before not in word_set("english", "before_elided"):
        return None
    return read_as(numbers.model_number(found[1]), at, found.end())


def read_span(line: Line, at: int) -> Reading | None:
    """ "2022-2024", "1939-45", "2023/24"."""
    found = _SPAN.match(line.text, at)
    if not found:
        return None
    first, second = int(found["first"]), int(found["second"])
    if len(found["second"]) == 1 and (found["sign"] == "/" or second <= first % 10):
        return None
    if len(found["second"]) <= 2:
        if found["sign"] == "/":
            joined = ""
        elif len(found["second"]) == 1:
            joined = "to "
        elif second <= first % 100 and first % 100 != 99:
            return None
        else:
            joined = "to "
        said = joined + numbers.model_number(found["second"])
    elif first < second < first + 500:
        said = f"to {numbers.year(second)}"
    else:
        return None
    pieces = (
        Piece(numbers.year(first), *found.span("first")),
        Piece(said, found.end("first"), found.end()),
    )
    return Reading(found.end(), pieces)


def read_era(line: Line, at: int) -> Reading | None:
    """ "340 A.D.", "44 BC"."""
    found = _ERA.match(line.text, at)
    if not found:
        return None
    letters = " ".join(found[2].replace(".", ""))
    end = found.end() - (found[2].endswith(".") and ends_sentence(line.text, found.end()))
    return read_as(f"{numbers.year(int(found[1]))} {letters}", at, end)


def read(line: Line, at: int) -> Reading | None:
    """A bare number of four digits where it is a year and not a count."""
    found = _YEAR.match(line.text, at)
    if not found or not _is_year(line.text, at, found.end(), int(found["year"])):
        return None
    possessive = "'s" if found["possessive"] else ""
    return read_as(numbers.year(int(found["year"])) + possessive, at, found.end())


def _is_year(text: str, at: int, end: int, value: int) -> bool:
    before = word_before(text, at)
    if month(before):
        return True
    dated = before.lower() in word_set("english", "dating")
    after = word_after(text, end)
    plural = after.endswith("s") and after.islower()
    counts = plural and after not in word_set("english", "not_plurals")
    if after in word_set("english", "counted"):
        return False
    if dated:
        return 1000 < value < 2200 and (not counts or value % 100 != 0)
    return (
        1100 <= value < 2100
        and not counts
        and before.lower() not in word_set("english", "counting")
    )
