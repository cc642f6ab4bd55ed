"""Years, spans of years, decades and eras, told from plain numbers by what stands around them."""

from __future__ import annotations

import re

from audio_news.script.spoken import numbers
from audio_news.script.spoken.context import word_after, word_before
from audio_news.script.spoken.dates import month
from audio_news.script.spoken.quantity import DASH
from audio_news.script.spoken.reading import Line, Piece, Reading, read_as
from audio_news.script.spoken.tables import word_set

_DECADE = re.compile(r"(?P<tens>[12][0-9]{2}0|[1-9]0) ?['’]?s\b(?P<possessive>['’](?!\w))?")
_DASH = re.compile(rf"\s?{DASH}\s?")
_LONG_DECADE = re.compile(r"([12][0-9]{2}0)['’]?s\b")
_SHORT_DECADE = re.compile(r"['’‘]?([1-9]0)['’]?s\b")
_CLASS_OF = re.compile(r"['’‘]([0-9]{2})(?![0-9%])")
_YEAR = re.compile(r"(?P<year>[1-9][0-9]{3})(?P<possessive>['’]s\b)?(?![\w%°]|[.,][0-9])")
_SPAN = re.compile(
    rf"(?P<first>1[0-9]{{3}}|20[0-9]{{2}})(?P<sign>\s?{DASH}\s?|/)"
    r"(?P<second>1[0-9]{3}|20[0-9]{2}|[0-9]{2})(?![\w%/]|[.,][0-9]|-[0-9])"
)
_ERA = re.compile(r"([0-9]{1,4}) ?(A\.D\.?|AD|B\.C\.E\.?|BCE|B\.C\.?|BC|C\.E\.?|CE)(?!\w)")
_NOT_A_YEAR = re.compile(r"(?:st|nd|rd|th)\b")


def read_decade(line: Line, at: int) -> Reading | None:
    """ "1990s", "80s", and the second end of "1960s-80s"."""
    found = _DECADE.match(line.text, at)
    if not found or (line.text[found.end("tens")] == " " and len(found["tens"]) < 4):
        return None
    if found["tens"] in numbers.ROUND and line.text.startswith(" of ", found.end()):
        return None  # "1000s of fans"
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
    value = int(tens)
    if value == 10 or (value < 100 and value % 10):
        return numbers.plural(numbers.cardinal(value))
    return numbers.plural(numbers.year(value))


def read_elided(line: Line, at: int) -> Reading | None:
    """ "'90s" and "the class of '68"."""
    found = _SHORT_DECADE.match(line.text, at)
    if found:
        return read_as(_decade(found[1]), at, found.end())
    found = _CLASS_OF.match(line.text, at)
    before = word_before(line.text, at).lower()
    if found and before in ("of", "the", "in", "since", "from", "by", "summer", "spring", "until"):
        zero = "oh " if found[1][0] == "0" else ""
        return read_as(zero + numbers.cardinal(int(found[1])), at, found.end())
    return None


def read_span(line: Line, at: int) -> Reading | None:
    """ "2022-2024", "1939-45", "2023/24"."""
    found = _SPAN.match(line.text, at)
    if not found:
        return None
    first, second = int(found["first"]), int(found["second"])
    if len(found["second"]) == 2:
        if found["sign"] == "/":
            joined = ""
        elif second <= first % 100 and first % 100 != 99:
            return None
        else:
            joined = "to "
        low = f"oh {numbers.cardinal(second)}" if second < 10 else numbers.cardinal(second)
        said = f"{joined}{low}"
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
    end = found.end() - (found[2].endswith(".") and _closes(line.text, found.end()))
    return read_as(f"{numbers.year(int(found[1]))} {letters}", at, end)


def _closes(text: str, end: int) -> bool:
    return not text[end : end + 4].strip("\"'”’) ")


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
    if not 1100 <= value < 2100:
        return 1000 < value < 1100 and before.lower() in word_set("english", "dating")
    after = word_after(text, end)
    counted = word_set("english", "counted")
    if after in counted or before.lower() == "page":
        return False
    plural = (
        after.endswith("s") and after.islower() and after not in word_set("english", "not_plurals")
    )
    if before.lower() in word_set("english", "dating") and not (plural and value % 100 == 0):
        return True
    if before.lower() in word_set("english", "counting"):
        return False
    return not plural
