"""When each word is heard, for engines that do and engines that do not say so themselves."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from audio_news.models import Spoken, Word


def timed(spoken: Spoken, spans_s: Sequence[tuple[float, float]]) -> tuple[Word, ...]:
    """The spoken words with their (start, end) in seconds; both sequences of one length."""
    return tuple(
        Word(word.text, start, end, word.source_start, word.source_end)
        for word, (start, end) in zip(spoken.words, spans_s, strict=True)
    )


def estimated(spoken: Spoken, start_s: float, end_s: float) -> tuple[Word, ...]:
    """Word times where the engine gives none: time shared out by letters, and marks as rests.

    Good to about a fifth of a second in a ten-second sentence; a word's share is its length
    plus a constant for its onset, a phrasing mark's as much as a long word.
    """
    shares: list[float] = []
    position = 0
    for word in spoken.words:
        rest = sum(spoken.text.count(mark, position, word.start) for mark in ",.;:?!—")
        shares += [8.0 * rest, len(word.text) + 1.5]
        position = word.end
    edges = [0.0, *accumulate(shares)]
    scale = (end_s - start_s) / edges[-1] if edges[-1] else 0.0
    return timed(
        spoken,
        [
            (start_s + edges[i + 1] * scale, start_s + edges[i + 2] * scale)
            for i in range(0, len(shares), 2)
        ],
    )
