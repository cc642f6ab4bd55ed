"""Telephone numbers, digit by digit with a rest between the groups."""

from __future__ import annotations

import re

from audio_news.script.spoken import numbers
from audio_news.script.spoken.context import word_before
from audio_news.script.spoken.reading import Line, Piece, Reading
from audio_news.script.spoken.tables import word_set

_SIGN = r"[ \u00a0.-]"
_NORTH_AMERICAN = (
    rf"(?:\+?1{_SIGN}?)?(?:\([0-9]{{3}}\){_SIGN}?|[1-9][0-9]{{2}}[.-])"
    r"(?:[0-9]{3}[.-]|(?<=\) )[0-9]{3} )[0-9]{4}(?:-[0-9]{1,4})?"
)
_INTERNATIONAL = (
    r"\+(?=(?:[ \u00a0.()-]{0,2}[0-9]){7})"
    rf"[1-9][0-9]{{0,3}}(?:{_SIGN}?\(?[0-9]{{1,5}}\)?){{1,6}}"
)
INTERNATIONAL = re.compile(rf"{_INTERNATIONAL}(?!\w)")
"""A number with the code of its country."""
_TOLL_FREE = r"1-8[0-9]{2}-[A-Z0-9]{1,7}(?:-[A-Z0-9]{1,7}){0,3}"
_BRITISH = (
    r"(?=(?:[0-9] ?){10,11}(?! ?[0-9]))"
    r"(?:0[0-9]{2,4}(?: [0-9]{2,4}){2,4}|0[0-9]{4} [0-9]{6})(?! ?[0-9])"
)
_SOCIAL = r"[0-9]{3}-[0-9]{2}-[0-9]{4}"
_TELEPHONE = re.compile(
    rf"(?:{_NORTH_AMERICAN}|{_INTERNATIONAL}|{_TOLL_FREE}|{_BRITISH}|{_SOCIAL})(?![\w])"
)
_LOCAL = re.compile(r"([2-9][0-9]{2})-([0-9]{4})(?![\w-]|[.,][0-9])")
_GROUP = re.compile(r"[0-9]+|[A-Z]+|\+")


def read(line: Line, at: int) -> Reading | None:
    """ "+1 212-555-0147", "(202) 555-0147", "1-800-NEWS", "+380 44 555 01 23"."""
    found = _TELEPHONE.match(line.text, at) or _read_local(line, at)
    if not found:
        return None
    pieces: list[Piece] = []
    previous = ""
    for group in _GROUP.finditer(line.text, at, found.end()):
        joined = previous in ("", "+") or (len(previous) == 1 and group[0].isalpha())
        if not joined:
            pieces.append(Piece(",", group.start(), group.start()))
        pieces.append(Piece(_said(group[0]), group.start(), group.end()))
        previous = group[0]
    return Reading(found.end(), tuple(pieces))


def _read_local(line: Line, at: int) -> re.Match[str] | None:
    """Seven digits, which are a range unless something tells of a telephone."""
    found = _LOCAL.match(line.text, at)
    if not found:
        return None
    dialled = word_before(line.text, at).lower() in word_set("english", "dialling")
    return found if dialled or found[2][0] == "0" else None


def _said(group: str) -> str:
    if group == "+":
        return "plus"
    if not group.isdigit():
        return group
    return numbers.cardinal(int(group)) if group in ("800", "900") else numbers.digits(group)
