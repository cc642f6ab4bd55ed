"""Finding the mark in a stream of sound, without the original."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from audio_news.label.watermark.pattern import PUBLIC_KEY, pattern
from audio_news.label.watermark.payload import CODED_BITS, decode
from audio_news.label.watermark.search import Match, best_match, fold
from audio_news.label.watermark.spectrum import hop_samples, levels_db
from audio_news.label.watermark.whitening import evidence, whitening

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from audio_news.models import Samples

STRETCH_S = 30.0
"""Looked at as one; longer sound is taken in such stretches, in flat memory."""
SHORTEST_S = 1.0
FOUND_AT_PACE_Z = 6.0
"""At the speed expected: the original's, or that of the stretches found before. It has 480
alignments; were they independent, unmarked sound would get above this once in two million
stretches. Never in the measured ones: see the benchmark."""
SPEEDS = 1 + np.arange(-10, 11) * 0.001
"""How fast the sound may play against what is expected."""
FOUND_Z = 6.5
"""At any of these: 21 times as many alignments, and about the same chance."""
TEMPOS = np.exp(np.arange(-155, 156) * 0.0015)
"""0.79 to 1.26: tried where a player may have changed the tempo and kept the pitch."""
FINER = 1 + np.arange(-4, 5) * 0.0003
FOUND_AT_TEMPO_Z = 7.0
"""At any of these: seven times as many again."""
TEMPO_TRIALS = 2
"""Only in so many stretches at the start: each costs as much as four others."""
HELPS_Z = 4.5
"""A stretch with less adds nothing to a payload; one with this much does, once one is found."""
SAME_SPEED = 0.0015


@dataclass(frozen=True, slots=True)
class Detection:
    """What was found. The payload is None where it cannot be read, and where there is no mark."""

    present: bool
    z: float
    """Of the best stretch: standard deviations above what unmarked sound gives on average."""
    payload: int | None = None
    speed: float | None = None
    """How fast the sound plays against the marked original."""
    spans_s: tuple[tuple[float, float], ...] = ()
    """Where the mark was found: (start, end) of each stretch."""


def detect(blocks: Iterable[Samples], rate_hz: int, key: bytes = PUBLIC_KEY) -> Detection:
    """Look for a key's mark in blocks of (n,) float32 mono samples.

    Raises LabelError for a rate that the mark cannot use.
    """
    hop_samples(rate_hz)
    found: list[tuple[float, float]] = []
    matches: list[Match] = []
    pace, best_z = 1.0, 0.0
    for number, (span_s, samples) in enumerate(_stretches(blocks, rate_hz)):
        seen = evidence(levels_db(samples, rate_hz), whitening())
        match, is_found = search(seen, key, pace, tempos=not found and number < TEMPO_TRIALS)
        best_z = max(best_z, match.z)
        if is_found:
            found.append(span_s)
            pace = match.speed
        if match.z >= HELPS_Z:
            matches.append(match)
    if not found:
        return Detection(False, best_z)
    best = max(matches, key=lambda match: match.z)
    return Detection(True, best.z, _payload(matches, best, key), best.speed, tuple(found))


def search(
    seen: NDArray[np.float32], key: bytes, pace: float, *, tempos: bool
) -> tuple[Match, bool]:
    """The best match of a stretch's evidence, and whether it counts; the likeliest speeds first.

    `pace` is the speed expected; with `tempos`, those far from the original's are tried too.
    """
    match = best_match(fold(seen, np.array([pace])), key)
    if match.z >= FOUND_AT_PACE_Z:
        return match, True
    match = best_match(fold(seen, pace * SPEEDS), key)
    if match.z >= FOUND_Z or not tempos:
        return match, match.z >= FOUND_Z
    # A quarter of a hop off at most costs little here, and the other half of the work is spared.
    at_tempo = best_match(fold(seen[:1], TEMPOS), key)
    if at_tempo.z >= FOUND_AT_TEMPO_Z:
        return best_match(fold(seen, at_tempo.speed * FINER), key), True
    return match, False


def _stretches(
    blocks: Iterable[Samples], rate_hz: int
) -> Iterator[tuple[tuple[float, float], Samples]]:
    """Stretches of `STRETCH_S` one after another, with their spans.

    The last one reaches back to be as long as the others, and is shorter only where all the
    sound is.
    """
    size = round(STRETCH_S * rate_hz)
    before = np.zeros(0, np.float32)
    parts: list[Samples] = [before]
    held_samples = end = 0
    for block in blocks:
        parts.append(block)
        held_samples += len(block)
        if held_samples < size:
            continue
        held = np.concatenate(parts)
        while len(held) >= size:
            before, held = held[:size], held[size:]
            end += size
            yield ((end - size) / rate_hz, end / rate_hz), before
        parts, held_samples = [held], len(held)
    end += held_samples
    if held_samples >= SHORTEST_S * rate_hz:
        last = np.concatenate([before, *parts])[-size:]
        yield ((end - len(last)) / rate_hz, end / rate_hz), last


def _payload(matches: list[Match], best: Match, key: bytes) -> int | None:
    """Read from all the stretches that play alike; failing that, from the best one alone."""
    alike = [match for match in matches if abs(match.speed - best.speed) <= SAME_SPEED]
    together = decode(sum((_soft(match, key) for match in alike), np.zeros(CODED_BITS)))
    return together if together is not None else decode(_soft(best, key))


def _soft(match: Match, key: bytes) -> NDArray[np.float64]:
    """Soft values of the coded bits (CODED_BITS,), weighted by how well the stretch is marked."""
    mark = pattern(key)
    data = ~mark.sync
    weights = match.z * (match.cells * mark.signs)[data] / max(float(match.cells.std()), 1e-9)
    return np.bincount(mark.symbols[data], weights, minlength=CODED_BITS).astype(np.float64)
