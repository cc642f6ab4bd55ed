"""Two long lists of words laid side by side: the words they share, in order.

Runs of words that occur once in each list anchor the alignment (as in B. Cohen's patience
diff); between two anchors it is a weighted edit distance. So an hour's words cost little more
than their number, and what is lost, said twice or moved stays where it is.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from audio_news.hear.sounds import distance
from audio_news.hear.words import Token

RUN = 3
"""Words in an anchor."""
GAP = 0.6
"""Cost of a word on one side only; a word for another costs their distance by ear, 0 to 1."""
GAP_BETWEEN = 0.55
"""Of a heard word between two sentences: what is said twice is whole, not spread over both."""
NEAR = 0.34
"""Words no further apart than this are taken for each other."""
LARGEST = 4_000_000
"""Cells of one edit distance: two lists that share nothing are not compared word by word."""


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of words on both sides that are not the same; either may be empty."""

    said: range
    heard: range


def align(
    said: Sequence[Token], heard: Sequence[Token], starts: frozenset[int] = frozenset()
) -> list[int | None]:
    """For each token that should be said, the heard one that is it, in increasing order.

    `starts` are the indices of `said` at which sentences begin.
    """
    matches: list[int | None] = [None] * len(said)
    i = j = 0
    for a, b, length in [*_anchors(said, heard), (len(said), len(heard), 0)]:
        for m, n in _edit_path(said[i:a], heard[j:b], i, starts):
            matches[i + m] = j + n
        for k in range(length):
            matches[a + k] = b + k
        i, j = a + length, b + length
    return matches


def blocks(matches: Sequence[int | None], heard: range, offset: int = 0) -> Iterator[Block]:
    """What lies between the matches: said indices from `offset`, heard ones within `heard`."""
    first, at = 0, heard.start
    for k, match in enumerate([*matches, heard.stop]):
        if match is None:
            continue
        if first < k or at < match:
            yield Block(range(offset + first, offset + k), range(at, match))
        first, at = k + 1, match + 1


def _anchors(said: Sequence[Token], heard: Sequence[Token]) -> list[tuple[int, int, int]]:
    """(said, heard, length) of runs that occur once in both, the longest increasing choice."""
    ours, theirs = _runs(said), _runs(heard)
    pairs = sorted((at, theirs[run]) for run, at in ours.items() if run in theirs)
    chosen: list[tuple[int, int, int]] = []
    for a, b in _increasing(pairs):
        if chosen and a - chosen[-1][0] == b - chosen[-1][1] and a < sum(chosen[-1][::2]):
            chosen[-1] = (chosen[-1][0], chosen[-1][1], a + RUN - chosen[-1][0])
        elif not chosen or (a >= sum(chosen[-1][::2]) and b >= chosen[-1][1] + chosen[-1][2]):
            chosen.append((a, b, RUN))
    return chosen


def _runs(tokens: Sequence[Token]) -> dict[tuple[str, ...], int]:
    runs = [
        tuple(token.sound for token in tokens[at : at + RUN]) for at in range(len(tokens) - RUN + 1)
    ]
    count = Counter(runs)
    return {run: at for at, run in enumerate(runs) if count[run] == 1}


def _increasing(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest subsequence that rises on both sides."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for k, (_, b) in enumerate(pairs):
        at = bisect_left(tails, b)
        before.append(ends[at - 1] if at else -1)
        if at == len(tails):
            tails.append(b)
            ends.append(k)
        else:
            tails[at], ends[at] = b, k
    path: list[tuple[int, int]] = []
    k = ends[-1] if ends else -1
    while k >= 0:
        path.append(pairs[k])
        k = before[k]
    return path[::-1]


def _edit_path(
    said: Sequence[Token], heard: Sequence[Token], offset: int, starts: frozenset[int]
) -> list[tuple[int, int]]:
    """Pairs of near words on the cheapest way through the two lists."""
    if not said or not heard or len(said) * len(heard) > LARGEST:
        return []
    extra = [
        GAP_BETWEEN if offset + i in starts or (i == 0 and offset == 0) else GAP
        for i in range(len(said))
    ] + [GAP_BETWEEN]
    costs = [[extra[0] * j for j in range(len(heard) + 1)]]
    for i, one in enumerate(said, start=1):
        above = costs[-1]
        row = [above[0] + GAP]
        gap = extra[i]
        for j, other in enumerate(heard, start=1):
            swap = above[j - 1] + _swap(one, other)
            row.append(min(swap, above[j] + GAP, row[-1] + gap))
        costs.append(row)
    pairs: list[tuple[int, int]] = []
    i, j = len(said), len(heard)
    while i and j:
        swap = _swap(said[i - 1], heard[j - 1])
        if costs[i][j] == costs[i - 1][j - 1] + swap:
            i, j = i - 1, j - 1
            if swap <= NEAR:
                pairs.append((i, j))
        elif costs[i][j] == costs[i - 1][j] + GAP:
            i -= 1
        else:
            j -= 1
    return pairs[::-1]


def _swap(one: Token, other: Token) -> float:
    return 0.0 if one.text == other.text else 0.05 + 0.95 * distance(one.sound, other.sound)
