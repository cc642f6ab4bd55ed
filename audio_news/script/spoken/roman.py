"""Roman numerals: ordinals after the names of rulers and heirs, cardinals after things."""

from __future__ import annotations

import re
from itertools import pairwise

from audio_news.script.spoken import numbers
from audio_news.script.spoken.context import behind, names_a_noun, word_after, word_before
from audio_news.script.spoken.initialisms import is_spelled
from audio_news.script.spoken.reading import Line, Reading, read_as
from audio_news.script.spoken.tables import any_of, word_set

_NUMERAL = re.compile(
    r"(?=[IVXLCDM])M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})(?P<suffix>['’]s)?(?![\w’'])"
)
_SMALL_NUMERALS = ("ii", "iii", "iv", "vi", "vii", "viii", "ix", "xi", "xii")
_SMALL = re.compile(rf"(?:{any_of(_SMALL_NUMERALS)})(?!\w)")
_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_NAME_BEFORE = re.compile(r"(?:^|[^\w])((?:[^\W\d_][\w'’.-]*\s+){1,3})$")
_NAME_ENDS = re.compile(r"['’]s|\s*(?:[,.;:?!)]|$|(?:of|and|was|had)\b|\()")


def read(line: Line, at: int) -> Reading | None:
    """ "Charles III" is "the third", "Chapter IV" "four"; a lone "I" or "X" is a letter."""
    small = _SMALL.match(line.text, at)
    before = word_before(line.text, at)
    if small:
        if before.lower() not in word_set("roman", "counted"):
            return None
        return read_as(numbers.cardinal(value(small[0].upper())), at, small.end())
    found = _NUMERAL.match(line.text, at)
    if not found or not before:
        return None
    numeral = line.text[at : found.start("suffix") if found["suffix"] else found.end()]
    said = _said(line.text, at, found, before, numeral)
    if not said:
        return None
    return read_as(said + ("'s" if found["suffix"] else ""), at, found.end())


def small() -> frozenset[str]:
    """The numerals in small letters that are read after "scene" and its like."""
    return frozenset(_SMALL_NUMERALS)


def _said(text: str, at: int, found: re.Match[str], before: str, numeral: str) -> str | None:
    number = value(numeral)
    if before.lower() in word_set("roman", "counted"):
        return None if numeral in "DCML" else numbers.cardinal(number)
    small_signs = set(numeral) <= set("IVX")
    if small_signs and _is_ordinal(text, found.end(), before, numeral):
        return numbers.ordinal(number)
    if small_signs and len(numeral) > 3 and before[0].islower():
        return numbers.cardinal(number)
    names = _names_before(text, at) if before[0].isupper() else []
    if not names or set(numeral) - set("IVX"):
        return None
    ruler = not word_set("roman", "rulers").isdisjoint((names[-1], names[-1].capitalize()))
    titled = any(name in word_set("roman", "titles") for name in names[:-1])
    if len(numeral) == 1:
        sure = titled or (ruler and _NAME_ENDS.match(text, found.end()))
        return f"the {numbers.ordinal(number)}" if sure else None
    if ruler or titled or (number <= 5 and len(names) > 1 and not names[-1].isupper()):
        return f"the {numbers.ordinal(number)}"
    loud = names[-1].isupper() and not is_spelled(names[-1])
    return None if loud else numbers.cardinal(number)


def _is_ordinal(text: str, end: int, before: str, numeral: str) -> bool:
    """ "the XX century", "the XXIV Winter Games"."""
    if word_after(text, end) in ("century", "centuries"):
        return True
    return before.lower() == "the" and len(numeral) > 2 and names_a_noun(text, end)


def _names_before(text: str, at: int) -> list[str]:
    """The capitalised words that lead up to `at`."""
    found = _NAME_BEFORE.search(behind(text, at))
    names: list[str] = []
    for word in reversed(found[1].split()) if found else ():
        if not word[0].isupper():
            break
        names.insert(0, word.rstrip("."))
    return names


def value(numeral: str) -> int:
    """The number that a Roman numeral in capitals stands for."""
    total = 0
    for char, following in pairwise(numeral + " "):
        value = _VALUES[char]
        total += -value if value < _VALUES.get(following, 0) else value
    return total
