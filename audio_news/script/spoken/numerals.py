"""Plain numbers: ordinals, ranges and scores, cardinals, decimals, versions."""

from __future__ import annotations

import re

from audio_news.script.spoken import numbers
from audio_news.script.spoken.context import behind, word_after, word_before
from audio_news.script.spoken.fractions import VULGAR
from audio_news.script.spoken.quantity import DASH, PADDED, quantity, span
from audio_news.script.spoken.reading import Line, Piece, Reading, read_as
from audio_news.script.spoken.tables import word_set

_ORDINAL = re.compile(
    r"(?P<number>[0-9]{1,3}(?:,[0-9]{3}){1,4}|[0-9]{1,15})(?P<suffix>st|nd|rd|th|ST|ND|RD|TH)(?!\w)"
)
_SUFFIXES = {"1": "st", "2": "nd", "3": "rd"}
_SEQUENCE = re.compile(rf"[0-9]{{1,4}}(?:{DASH}[0-9]{{1,4}}){{2,6}}(?![\w]|[.,][0-9])")
_DOCKET = re.compile(r"([0-9]{1,2})-([0-9]{3,5})(?![\w-]|[.,][0-9])")
_VERSION = re.compile(
    r"[0-9]{1,4}(?:\.[0-9]{1,4}){1,5}(?![\w%]|[ \u00a0](?:%|per ?cent|[mbtr]+illion)\b)"
)
_POINTED = re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3}){2}")
_ADDRESS = re.compile(r"(?:(?:1?[0-9]?[0-9]|2[0-4][0-9]|25[0-5])(?:\.(?!$)|$)){4}")
_DIGITS = re.compile(r"[0-9]{1,30}")
_EMERGENCY = re.compile(r"[0-9]{3}(?![\w,.]?[\w])|(?<=[Tt]ext )[0-9]{5,6}(?![\w,.]?[\w])")
_DIALLED = re.compile(r"\b(?P<word>[A-Za-z]{3,9}) [0-9]{3} (?:or|and|then) $")
_SHORT_CODE = re.compile(r"[0-9]{5,6}(?![\w,.]?[\w])")
_TEXTED = re.compile(r"\b[Tt]ext (?:the word )?[\"“]?[A-Z]{2,12}[\"”]? to $")
_EQUATION = re.compile(r" ?= ?[0-9-]")
_RATIO = re.compile(r"([0-9]{1,3}):([0-9]{1,3}(?:,[0-9]{3}){0,3})(?![\w:])")
_ENDING = re.compile(r"(?:['’]s|s|\+|x)(?![^\W_])")
_ENDINGS = {"+": " plus", "x": " times"}


def read_ordinal(line: Line, at: int) -> Reading | None:
    """ "47th"; where number and suffix do not agree ("4rd") it is none."""
    found = _ORDINAL.match(line.text, at)
    if not found:
        return None
    digits = found["number"].replace(",", "")
    teen = digits[-2:-1] == "1"
    if found["suffix"].lower() != ("th" if teen else _SUFFIXES.get(digits[-1], "th")):
        return None
    return read_as(numbers.ordinal(int(digits)), at, found.end())


def read_range(line: Line, at: int) -> Reading | None:
    """ "18-60", "51-48", "5-10 million"."""
    amount = span(line.text, at, "touching")
    if amount is None or amount.low is None:
        return None
    if _EQUATION.match(line.text, amount.end):
        said = f"{amount.low.words} minus {amount.high.words}"
        return read_as(said, at, amount.end)
    if PADDED.match(amount.low.number):
        return None
    if line.text[amount.end : amount.end + 1] in tuple(VULGAR):
        # "2-2½": the upper end is asked for on its own.
        return read_as(f"{amount.low.words} to", at, amount.end - len(amount.high.number))
    return read_as(amount.words, at, amount.end)


def read_sequence(line: Line, at: int) -> Reading | None:
    """ "4-4-2", one number after the other."""
    found = _SEQUENCE.match(line.text, at)
    if not found:
        return _read_docket(line, at)
    parts = [
        Piece(numbers.number(part[0]), part.start(), part.end())
        for part in _DIGITS.finditer(line.text, at, found.end())
    ]
    return Reading(found.end(), tuple(parts))


def _read_docket(line: Line, at: int) -> Reading | None:
    """ "No. 23-939" is one number in two parts."""
    found = _DOCKET.match(line.text, at)
    if not found or word_before(line.text, at).lower() not in word_set("english", "docketed"):
        return None
    first, second = (Piece(numbers.model_number(found[k]), *found.span(k)) for k in (1, 2))
    return Reading(found.end(), (first, Piece(",", first.end, second.start), second))


def read_version(line: Line, at: int) -> Reading | None:
    """ "17.4.1", "Python 3.12"; but "2.000.000" is two million, "192.0.2.7" an address."""
    found = _VERSION.match(line.text, at)
    if not found:
        return None
    groups = found[0].split(".")
    if word_before(line.text, at).lower() in word_set("english", "versioned"):
        said = numbers.version(found[0])
    elif len(groups) == 2:
        return None
    elif _POINTED.fullmatch(found[0]):
        said = numbers.cardinal(int("".join(groups)))
    elif _ADDRESS.fullmatch(found[0]):
        said = " dot ".join(numbers.digits(group) for group in groups)
    else:
        said = numbers.version(found[0])
    return read_as(said, at, found.end())


def read_dialled(line: Line, at: int) -> Reading | None:
    """ "Dial 911": digit by digit."""
    texted = _SHORT_CODE.match(line.text, at)
    if texted and _TEXTED.search(behind(line.text, at)):
        return read_as(numbers.digits(texted[0]), at, texted.end())
    found = _EMERGENCY.match(line.text, at)
    if not found:
        return None
    dialled = word_after(line.text, found.end()) in word_set("english", "dialled")
    other = _DIALLED.search(behind(line.text, at))
    before = other["word"] if other else word_before(line.text, at)
    if not dialled and before.lower() not in word_set("english", "dialling"):
        return None
    return read_as(numbers.digits(found[0]), at, found.end())


def read_ratio(line: Line, at: int) -> Reading | None:
    """ "2:8" is "two to eight"; times of day were asked before."""
    found = _RATIO.match(line.text, at)
    if not found:
        return None
    said = f"{numbers.number(found[1])} to {numbers.number(found[2])}"
    return read_as(said, at, found.end())


def read_cardinal(line: Line, at: int) -> Reading | None:
    """Any number that is nothing else: "1,247", "3.14159", "5bn", "007"."""
    amount = quantity(line.text, at, "touching")
    if amount is None:
        return None
    found = _ENDING.match(line.text, amount.end)
    if not found:
        return read_as(amount.words, at, amount.end)
    said = amount.words + _ENDINGS.get(found[0], "'s")
    if found[0] == "s":
        many = (
            numbers.ROUND.get(amount.number) if line.text.startswith(" of ", found.end()) else None
        )
        said = many or numbers.plural(amount.words)
    return read_as(said, at, found.end())
