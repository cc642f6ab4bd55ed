"""Roman numerals in other languages: centuries, and the names of rulers where they need no case."""

from __future__ import annotations

import re
from typing import Any

from audio_news.script.spoken import locale, numbers
from audio_news.script.spoken.context import ends_text, word_after, word_before
from audio_news.script.spoken.reading import Line, Piece, Reading, read_as
from audio_news.script.spoken.roman import value

_NUMERAL = re.compile(r"(?P<numeral>[IVX]{1,7})(?P<ending>ers?|res?|es?|ème)?(?P<stop>\.?)(?!\w)")
_CENTURY = re.compile(r"[ \u00a0](?P<word>[^\W\d_]{1,10}\.?)(?!\w)")
_VALID = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})")


PLAIN = frozenset({"I", "Ie", "Ier", "Ire", "Ve", "Xe"})
"""The numerals that look like plain words."""


def read(line: Line, at: int) -> Reading | None:
    """ "le XXe siècle", "Felipe VI", "у XXI столітті", "w XX w."."""
    own = locale.words(line.language).get("roman")
    found = _NUMERAL.match(line.text, at) if own else None
    if own is None or not found or not _VALID.fullmatch(found["numeral"]):
        return None
    number = value(found["numeral"])
    if found["ending"]:
        return _read_ended(line, own, found, number)
    century = _CENTURY.match(line.text, found.end("numeral"))
    if century and century["word"] in own.get("centuries", {}):
        return _read_century(line, own, found, century, number)
    before = word_before(line.text, at)
    if before.lower() in own.get("century_before", ()):
        said = locale.cardinal(line.language, number)
        return read_as(said, at, found.end("numeral"))
    return _read_ruler(line, own, found, number, before)


def _read_ended(
    line: Line, own: dict[str, Any], found: re.Match[str], number: int
) -> Reading | None:
    """ "XXe", "Ier", "Ire"."""
    if "ended" not in own:
        return None
    feminine = found["ending"].startswith("re")
    said = numbers.spell(number, own["ended"][1 if feminine else 0], line.language)
    return read_as(said, found.start(), found.end("ending"))


def _read_century(
    line: Line, own: dict[str, Any], found: re.Match[str], century: re.Match[str], number: int
) -> Reading:
    said, case = own["centuries"][century["word"]]
    end = century.end("word")
    if century["word"].endswith("."):
        if word_before(line.text, found.start()).lower() in own["located_by"]:
            said, case = own["located"]
        end -= not word_after(line.text, end)
    numeral = locale.ordinal(line.language, number, case)
    pieces = (
        Piece(numeral, *found.span("numeral")),
        Piece(said, century.start("word"), end),
    )
    return Reading(end, pieces)


def _read_ruler(
    line: Line, own: dict[str, Any], found: re.Match[str], number: int, before: str
) -> Reading | None:
    """ "Louis XIV", "Felipe VI"; a single letter only after the name of a king ("Carlos V")."""
    rules = own.get("ruler")
    if rules is None or not before.istitle():
        return None
    if len(found["numeral"]) < 2 and before not in rules["names"]:
        return None
    if rules["stopped"] and not found["stop"] and not ends_text(line.text, found.end()):
        return None
    if number > rules["ordinal_to"]:
        said = locale.cardinal(line.language, number)
    else:
        which = 1 if before.endswith(tuple(rules["feminine"])) else 0
        said = rules["article"][which] + numbers.spell(number, rules["rules"][which], line.language)
    goes_on = rules["stopped"] and not ends_text(line.text, found.end())
    return read_as(said, found.start(), found.end("stop" if goes_on else "numeral"))
