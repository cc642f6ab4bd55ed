"""When each written word is heard, as small as a page can carry it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import accumulate

from audio_news.models import Cue, Word


def times(cues: Iterable[Cue]) -> list[list[object]]:
    """A list a cue: [start, end, [gap, length, skip, characters, ... four a written word]].

    In hundredths of a second; `gap` counts from the end of the word before, or from the cue's
    start. `skip` counts from the end of the word before in the cue's text, in UTF-16 units as
    in JavaScript. Spoken words that share their written characters are one.
    """
    return [[_cs(cue.start_s), _cs(cue.end_s), list(_words(cue))] for cue in cues]


def _words(cue: Cue) -> Iterator[int]:
    wide = (1 + (c > "\uffff") for c in cue.written)
    units = range(len(cue.written) + 1) if cue.written.isascii() else [0, *accumulate(wide)]
    clock, place = _cs(cue.start_s), 0
    for start_s, end_s, start, end in _written(cue.words):
        begins, ends = max(clock, _cs(start_s)), max(clock, _cs(end_s))
        first, last = units[min(start, len(cue.written))], units[min(end, len(cue.written))]
        yield from (begins - clock, ends - begins, first - place, last - first)
        clock, place = ends, last


def _written(words: Iterable[Word]) -> Iterator[tuple[float, float, int, int]]:
    """(start, end, first character, last) of each written word; silent ones are left out."""
    held: tuple[float, float, int, int] | None = None
    for word in words:
        if word.source_start >= word.source_end:
            continue
        if held and held[2:] == (word.source_start, word.source_end):
            held = (held[0], word.end_s, *held[2:])
            continue
        if held:
            yield held
        held = (word.start_s, word.end_s, word.source_start, word.source_end)
    if held:
        yield held


def _cs(seconds: float) -> int:
    return round(seconds * 100)
