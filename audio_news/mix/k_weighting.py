"""The K-weighting of ITU-R BS.1770-5 on a stream, as products of matrices.

A recursive filter is a few numbers of memory s with s' = A s + b x and y = c s + d x. Over a row
of samples both are linear in the row and in the memory before it: y = x T + s O, s' = s P + x R,
where T holds the impulse response. So what a sample at a time waits for becomes one product for
all rows and the memories between them, which are few, by doubling: what a row leaves behind is
added to the next one's, then to the one after the next, then four further (Hillis and Steele,
Data parallel algorithms, 1986).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from math import pi, tan
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from audio_news.models import Samples

    Section = tuple[float, float, float, float, float]
    Memory = NDArray[np.float64]

# Analogue prototype of the standard's two stages (B. De Man, Evaluation of implementations of the
# EBU R128 loudness measurement, 2018), by which its tables at 48 kHz are met at every rate.
SHELF_HZ, SHELF_DB, SHELF_Q = 1681.974450955533, 3.999843853973347, 0.7071752369554196
SHELF_SHAPE = 0.4996667741545416
HIGH_PASS_HZ, HIGH_PASS_Q = 38.13547087602444, 0.5003270373238773

ROW = 64
"""Samples a row."""
ROWS = 60
"""Rows of one product: larger ones BLAS would set threads to."""
FORGOTTEN = 1e-12
"""What is left of a memory that no longer counts."""


def sections(rate_hz: int) -> tuple[Section, Section]:
    """b0, b1, b2, a1, a2 of the shelf and of the high-pass, at any rate."""
    k, gain = tan(pi * SHELF_HZ / rate_hz), 10 ** (SHELF_DB / 20)
    slope = gain**SHELF_SHAPE * k / SHELF_Q
    scale = 1 + k / SHELF_Q + k * k
    shelf = (
        (gain + slope + k * k) / scale,
        2 * (k * k - gain) / scale,
        (gain - slope + k * k) / scale,
        *_denominator(k, SHELF_Q),
    )
    return shelf, (1.0, -2.0, 1.0, *_denominator(tan(pi * HIGH_PASS_HZ / rate_hz), HIGH_PASS_Q))


class KWeighting:
    """A stream of float32 mono samples as the standard weighs them."""

    def __init__(self, rate_hz: int) -> None:
        self._matrices = _matrices(rate_hz)
        self._memory: Memory = np.zeros(len(self._matrices.carried))
        self._held: Samples = np.zeros(0, np.float32)  # of the row that `_memory` lies before

    def feed(self, samples: Samples) -> Samples:
        """(n,) samples weighted: as many come out."""
        matrices, held = self._matrices, len(self._held)
        length = held + len(samples)
        rows = np.zeros((-(-length // (ROW * ROWS)), ROWS, ROW), np.float32)
        flat = rows.reshape(-1)
        flat[:held], flat[held:length] = self._held, samples
        memories = self._memories(rows)
        before = memories[:-1].astype(np.float32).reshape(*rows.shape[:2], memories.shape[1])
        weighted = rows @ matrices.heard
        weighted += before @ matrices.after
        whole = length // ROW
        self._memory, self._held = memories[whole], flat[whole * ROW : length].copy()
        return weighted.reshape(-1)[held:length]

    def _memories(self, rows: Samples) -> Memory:
        """The memory before each row and after the last."""
        size = len(self._memory)
        memories = np.concatenate(
            [self._memory[None], (rows @ self._matrices.left).reshape(-1, size)]
        )
        step, carried = 1, self._matrices.carried
        while step < len(memories) and np.abs(carried).max() > FORGOTTEN:
            memories[step:] += memories[:-step] @ carried
            step, carried = 2 * step, carried @ carried
        return memories


class _Matrices(NamedTuple):
    """What a row and the memory before it, a row vector each, are multiplied by."""

    heard: Samples
    """T: the row to what is heard of it."""
    after: Samples
    """O: the memory to what is still heard of it."""
    left: Samples
    """R: the row to the memory it leaves."""
    carried: Memory
    """P: the memory to what is left of it after the row."""


@lru_cache(maxsize=8)
def _matrices(rate_hz: int) -> _Matrices:
    filters = sections(rate_hz)
    nothing = np.zeros(2 * len(filters))
    # Row by row: what each number of the memory, and a pulse after none, sound like in time.
    starts = [(memory, 0.0) for memory in np.eye(len(nothing))] + [(nothing, 1.0)]
    heard, memories = zip(*(_ring(filters, memory, pulse) for memory, pulse in starts), strict=True)
    response = np.concatenate([np.zeros(ROW), heard[-1]])
    return _Matrices(
        heard=np.stack([response[ROW - i : 2 * ROW - i] for i in range(ROW)]).astype(np.float32),
        after=np.stack(heard[:-1]).astype(np.float32),
        left=memories[-1][::-1].astype(np.float32),
        carried=np.stack([memory[-1] for memory in memories[:-1]]),
    )


def _ring(
    filters: Sequence[Section], memory: Memory, pulse: float
) -> tuple[NDArray[np.float64], Memory]:
    """(ROW,) samples out of the filters in a row, fed a pulse, and the memory after each of them.

    Each filter is run in the transposed direct form II.
    """
    samples, memories = np.zeros(ROW), np.zeros((ROW, len(memory)))
    for at in range(ROW):
        sample = pulse if at == 0 else 0.0
        kept: list[float] = []
        for (b0, b1, b2, a1, a2), (first, second) in zip(
            filters, memory.reshape(-1, 2).tolist(), strict=True
        ):
            out = b0 * sample + first
            kept += [b1 * sample - a1 * out + second, b2 * sample - a2 * out]
            sample = out
        samples[at], memories[at] = sample, kept
        memory = memories[at]
    return samples, memories


def _denominator(k: float, q: float) -> tuple[float, float]:
    """a1 and a2 of a two-pole filter, `k` the tangent of half its angular frequency."""
    scale = 1 + k / q + k * k
    return 2 * (k * k - 1) / scale, (1 - k / q + k * k) / scale
