"""What is heard cut into cards: a line or two of the written text, with the time of each word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from audio_news.models import Cue
from audio_news.publish.podcast.text import clean

SHORTEST_S = 0.001
"""Of a card: WebVTT wants each to end after it begins."""
_OPENING = "([{«‹“„‘‚\"'¿¡<"
_ODD = re.compile(r"[^\S ]|  ")
"""White space other than single spaces."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A written word with the marks around it, and when it is heard."""

    text: str
    """As written; the white space after it is its own."""
    start_s: float
    end_s: float


@dataclass(frozen=True, slots=True)
class Line:
    """One utterance: its pieces in order, the whole written text."""

    pieces: tuple[Piece, ...]
    start_s: float
    end_s: float
    voice: str


@dataclass(frozen=True, slots=True)
class Card:
    """What is shown at once: a few rows of pieces."""

    rows: tuple[tuple[Piece, ...], ...]
    start_s: float
    end_s: float
    voice: str


def lines(cues: Iterable[Cue]) -> tuple[Line, ...]:
    """What is heard, as written; a cue without anything to show is left out."""
    found = (Line(pieces(cue), cue.start_s, cue.end_s, cue.voice) for cue in cues)
    return tuple(line for line in found if line.pieces)


def pieces(cue: Cue) -> tuple[Piece, ...]:
    """The whole written text of a cue in order, a piece a word that is heard.

    Spoken words that share written characters are one piece ("$5": five dollars), and so are
    those between two that are said in another order than they are written.
    """
    text = cue.written
    if not text.strip():
        return ()
    spans = _spans(cue) or _by_length(cue)
    starts = [0, *(_boundary(text, left[1], right[0]) for left, right in pairwise(spans))]
    ends = [*starts[1:], len(text)]
    texts = [text[start:end] for start, end in zip(starts, ends, strict=True)]
    if _ODD.search(text) or clean(text) != text:
        texts = [re.sub(r"\s+", " ", clean(part)) for part in texts]
    return tuple(
        Piece(part, start_s, end_s if end_s > start_s else start_s)
        for part, (_, _, start_s, end_s) in zip(texts, spans, strict=True)
        if part
    )


def cards(line: Line, *, width: int, most_rows: int = 2) -> Iterator[Card]:
    """The line's pieces in cards of at most `most_rows` rows of `width` characters.

    A card ends where the next begins; a word wider than a row has one of its own.
    """
    rows = _rows(line.pieces, width)
    groups = [tuple(rows[at : at + most_rows]) for at in range(0, len(rows), most_rows)]
    starts = [line.start_s, *(group[0][0].start_s for group in groups[1:])]
    for group, start_s, end_s in zip(groups, starts, [*starts[1:], line.end_s], strict=True):
        yield Card(group, start_s, max(end_s, start_s + SHORTEST_S), line.voice)


def _spans(cue: Cue) -> list[tuple[int, int, float, float]]:
    """(first character, end, start, end in seconds) of each written word, in order, apart."""
    spans: list[tuple[int, int, float, float]] = []
    for word in cue.words:
        first, end = word.source_start, min(word.source_end, len(cue.written))
        start_s, end_s = word.start_s, word.end_s
        if first >= end:
            continue
        while spans and first < spans[-1][1]:
            before = spans.pop()
            first, end = min(first, before[0]), max(end, before[1])
            start_s, end_s = min(start_s, before[2]), max(end_s, before[3])
        spans.append((first, end, start_s, end_s))
    return spans


def _boundary(text: str, end: int, start: int) -> int:
    """Where between two words the second one's piece begins: its opening marks are its own."""
    while start > end and text[start - 1] in _OPENING:
        start -= 1
    return start


def _by_length(cue: Cue) -> list[tuple[int, int, float, float]]:
    """Spans of a cue that says nothing of its words: each as long as its letters."""
    found = [match.span() for match in re.finditer(r"\S+", cue.written)]
    rate = (cue.end_s - cue.start_s) / sum(end - start for start, end in found)
    spans, at = [], 0
    for start, end in found:
        before, at = at, at + end - start
        spans.append((start, end, cue.start_s + before * rate, cue.start_s + at * rate))
    return spans


def _rows(found: Sequence[Piece], width: int) -> list[tuple[Piece, ...]]:
    rows: list[tuple[Piece, ...]] = []
    first = length = 0
    for number, piece in enumerate(found):
        if number > first and length + len(piece.text.rstrip()) > width:
            rows.append(tuple(found[first:number]))
            first, length = number, 0
        length += len(piece.text)
    return [*rows, tuple(found[first:])]
