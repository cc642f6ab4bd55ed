"""What is doubtful, heard again by itself and with more care.

A recogniser now and then passes over a sentence or loops on one; heard once more, between
other cuts, it does not. A fault that is in the sound stays.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from audio_news.hear.judge import Finding, Judge
from audio_news.hear.recogniser import RATE_HZ, Ear
from audio_news.hear.report import Verdict
from audio_news.hear.windows import windows
from audio_news.hear.words import HeardWord

if TYPE_CHECKING:
    from audio_news.models import Samples

MARGIN_S = 0.15
PADDING_S = 0.3
"""Of silence around what is heard again."""
DOUBTFUL_ERROR = 0.34
"""Word error from which a line that passes is heard again all the same."""
WIDER_S = 0.8
FAR_S = 4.0
"""A record whose times are further off is not of this file as it is."""


@dataclass(frozen=True, slots=True)
class Region:
    """A part of the file, in seconds."""

    start_s: float
    end_s: float


def doubtful(judge: Judge, findings: Sequence[Finding]) -> list[Region]:
    """Where lines failed or were hardly understood, each with the room it could be in."""
    lineup = judge.lineup
    regions: list[Region] = []

    def add(start_s: float, end_s: float | None) -> None:
        end_s = judge.envelope.duration_s if end_s is None else end_s
        start_s, end_s = max(0.0, start_s - MARGIN_S), end_s + MARGIN_S
        regions.append(Region(start_s, end_s))

    for n, finding in enumerate(findings):
        tokens = lineup.tokens(n)
        wrong = lineup.wrong_words(n) > DOUBTFUL_ERROR * len(tokens)
        if len(tokens) and (finding.verdict is not Verdict.OK or wrong):
            add(*_room(judge, n))
    for extra in judge.strange:
        start_s, end_s = judge.times(extra)
        if not any(r.start_s <= start_s <= r.end_s for r in regions):
            add(start_s, end_s)
    return _merged(sorted(regions, key=lambda region: region.start_s))


def _merged(regions: Sequence[Region]) -> list[Region]:
    """Regions in order, those that touch made one."""
    merged: list[Region] = []
    for region in regions:
        if merged and region.start_s <= merged[-1].end_s:
            merged[-1] = Region(merged[-1].start_s, max(region.end_s, merged[-1].end_s))
        else:
            merged.append(region)
    return merged


def _room(judge: Judge, line: int) -> tuple[float, float | None]:
    """Where the line could be; wider where that is too little for it.

    A word before a sentence that was passed over is often held to last until the next one.
    """
    tokens, said = judge.lineup.tokens(line), judge.lineup.lines[line]
    start_s, end_s = judge.lineup.room(tokens.start, tokens.stop - 1)
    if end_s is not None and end_s - start_s < judge.wanted_s(line):
        start_s, end_s = start_s - WIDER_S, end_s + WIDER_S
    if said.start_s is not None and 0 < start_s - said.start_s < FAR_S:
        start_s = said.start_s
    if said.end_s is not None and end_s is not None and 0 < said.end_s - end_s < FAR_S:
        end_s = said.end_s
    return start_s, end_s


def reheard(
    words: Sequence[HeardWord],
    regions: Sequence[Region],
    sound: Callable[[], Iterable[Samples]],
    ear: Ear,
) -> list[HeardWord]:
    """The words with those of the regions heard anew."""
    kept = [
        word
        for word in words
        if not any(r.start_s <= (word.start_s + word.end_s) / 2 <= r.end_s for r in regions)
    ]
    quiet = np.zeros(round(PADDING_S * RATE_HZ), np.float32)
    for region, parts in _pieces(sound(), regions):
        for window in windows(parts, RATE_HZ):
            by_s = region.start_s + window.start_s - PADDING_S
            padded = np.concatenate([quiet, window.samples, quiet])
            kept += [
                replace(w, start_s=w.start_s + by_s, end_s=w.end_s + by_s)
                for w in ear.hear(padded, careful=True)
            ]
    return sorted(kept, key=lambda word: word.start_s)


def _pieces(
    blocks: Iterable[Samples], regions: Sequence[Region]
) -> Iterator[tuple[Region, list[Samples]]]:
    """Each region with its samples, out of one pass over the file."""
    waiting = list(regions)
    open_parts: list[list[Samples]] = []
    begun: list[Region] = []
    at = 0
    for block in blocks:
        end = at + len(block)
        while waiting and waiting[0].start_s * RATE_HZ < end:
            begun.append(waiting.pop(0))
            open_parts.append([])
        for region, parts in zip(begun, open_parts, strict=True):
            first = max(0, round(region.start_s * RATE_HZ) - at)
            last = min(len(block), round(region.end_s * RATE_HZ) - at)
            if first < last:
                parts.append(block[first:last])
        while begun and begun[0].end_s * RATE_HZ <= end:
            yield begun.pop(0), open_parts.pop(0)
        at = end
    yield from zip(begun, open_parts, strict=True)
