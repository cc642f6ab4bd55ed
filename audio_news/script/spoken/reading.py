"""The values between tagger and verbaliser: the line being read, and what was read in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from audio_news.script.spoken.manner import Manner

MARKS = frozenset(",.;:?!—")
"""The phrasing marks that spoken text may hold."""


@dataclass(slots=True)
class Line:
    """The text being read and the little that its reader must remember."""

    text: str
    manner: Manner
    language: str
    quoted: bool = False
    """Inside straight double quotes, which look the same at both ends."""


class Piece(NamedTuple):
    """Words to say, one phrasing mark, or (empty, with a reason) nothing, for text[start:end]."""

    say: str
    start: int
    end: int
    why: str = ""


class Reading(NamedTuple):
    """What a recogniser made of the text from where it was asked up to `end`."""

    end: int
    pieces: tuple[Piece, ...]


Recogniser = Callable[[Line, int], Reading | None]
"""Reads the item that begins at a position, or answers None where it is not of its class."""


def read_as(say: str, start: int, end: int) -> Reading:
    """The reading of one item as `say`, all of whose words come from all of the item."""
    return Reading(end, (Piece(say, start, end),))


def leave_out(start: int, end: int, why: str) -> Reading:
    """The reading of one item that is not said."""
    return Reading(end, (Piece("", start, end, why),))
