"""What should be said beside what is heard: which words are there, line by line."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from audio_news.hear.alignment import NEAR, Block, align, blocks
from audio_news.hear.report import Line
from audio_news.hear.sounds import distance, distance_inside, weight
from audio_news.hear.words import Token, said_tokens

SURE = 0.12
"""A word no further off by ear is that word, however it is spelt."""
INSIDE = 0.25
LEAST_WEIGHT = 2.5
"""Of a word that is looked for inside others: "a" would be found anywhere."""


LEAST_EXTRA = 3
"""Words more than there should be, in a row, that are worth a look."""


@dataclass(frozen=True, slots=True)
class Extra:
    """Heard words in a row that are too many."""

    heard: range
    line: int
    """The line they are in, or the one that follows them."""
    inside: bool
    """Whether they are in the middle of the line."""


class Lineup:
    """All lines laid beside all heard words."""

    def __init__(self, lines: Sequence[Line], heard: Sequence[Token], language: str) -> None:
        self.lines, self.heard = lines, heard
        per_line = [said_tokens(line.words, language) for line in lines]
        self.said = [token for tokens in per_line for token in tokens]
        self.starts = [0, *accumulate(map(len, per_line))]
        self.matches = align(self.said, heard, frozenset(self.starts))
        self.recognised = [match is not None for match in self.matches]
        self._wrong: list[int] = [0] * len(lines)
        self.extras: list[Extra] = []
        for k, match in enumerate(self.matches):
            if match is not None and not self._is_sure(k, match):
                self._wrong[self.line_of(k)] += 1
        for block in list(blocks(self.matches, range(len(heard)))):
            self._settle(block)

    def tokens(self, line: int) -> range:
        """The line's tokens, as indices of `said`."""
        return range(self.starts[line], self.starts[line + 1])

    def line_of(self, token: int) -> int:
        return min(bisect_right(self.starts, token) - 1, len(self.lines) - 1)

    def wrong_words(self, line: int) -> int:
        """Words of the line that are wrong or lost, or added in it."""
        return self._wrong[line]

    def match(self, line: int) -> float:
        """Share of the line's sounds that were recognised; 1 for a line without words."""
        tokens = self.tokens(line)
        whole = sum(weight(self.said[k].sound) for k in tokens)
        found = sum(weight(self.said[k].sound) for k in tokens if self.recognised[k])
        return found / whole if whole else 1.0

    def lost(self, line: int) -> range:
        """The longest run of the line's tokens that were not recognised."""
        best = run = range(self.starts[line], self.starts[line])
        for k in self.tokens(line):
            run = range(run.start, k + 1) if not self.recognised[k] else range(k + 1, k + 1)
            best = max(best, run, key=len)
        return best

    def span(self, line: int) -> tuple[int, int] | None:
        """The first and the last token of the line that are matched to heard words."""
        found = [k for k in self.tokens(line) if self.matches[k] is not None]
        return (found[0], found[-1]) if found else None

    def room(self, first: int, last: int) -> tuple[float, float | None]:
        """Seconds from the end of what is matched before a token to the start of what is after."""
        before = next((m for m in reversed(self.matches[:first]) if m is not None), None)
        after = next((m for m in self.matches[last + 1 :] if m is not None), None)
        start_s = self.heard[before].end_s if before is not None else 0.0
        end_s = self.heard[after].start_s if after is not None else None
        return start_s or 0.0, end_s

    def text(self, heard: range) -> str:
        return " ".join(self.heard[k].text for k in heard)

    def heard_for(self, line: int) -> range:
        """The heard words from the line's first match to its last."""
        span = self.span(line)
        if span is None:
            return range(0)
        return range(self.matches[span[0]] or 0, (self.matches[span[1]] or 0) + 1)

    def _is_sure(self, said: int, heard: int) -> bool:
        one, other = self.said[said], self.heard[heard]
        return one.text == other.text or distance(one.sound, other.sound) <= SURE

    def _settle(self, block: Block) -> None:
        """Find what of the block was only divided or spelt otherwise; count what is wrong."""
        ours = "".join(self.said[k].sound for k in block.said)
        theirs = "".join(self.heard[k].sound for k in block.heard)
        if ours and theirs and distance(ours, theirs) <= NEAR:
            for n, k in enumerate(block.said):
                self.recognised[k] = True
                self.matches[k] = block.heard[n * len(block.heard) // len(block.said)]
            if distance(ours, theirs) > SURE:
                self._wrong[self.line_of(block.said[0])] += max(len(block.said), len(block.heard))
            return
        lost = 0
        for k in block.said:
            sounds = self.said[k].sound
            if weight(sounds) >= LEAST_WEIGHT and theirs:
                self.recognised[k] = distance_inside(sounds, theirs) <= INSIDE
            lost += not self.recognised[k]
            self._wrong[self.line_of(k)] += not self.recognised[k]
        line = self.line_of(block.said[0] if block.said else self._next(block.heard.stop))
        surplus = max(0, len(block.heard) - len(block.said))
        if surplus:
            self._wrong[line] += surplus
        if surplus >= LEAST_EXTRA:
            first = block.said[0] if block.said else self._next(block.heard.stop)
            inside = self.starts[line] < first or bool(block.said)
            self.extras.append(Extra(block.heard, line, inside))

    def _next(self, heard: int) -> int:
        """The token that is matched first after a heard word."""
        return next(
            (k for k, m in enumerate(self.matches) if m is not None and m >= heard),
            len(self.said) - 1,
        )
