"""Sample-rate conversion by a polyphase filter, written as one matrix product a block.

For a ratio up/down in lowest terms every `down` input samples become `up` output samples,
each a weighted sum of `2 * HALF` neighbours. The weights of all `up` phases are one matrix,
so a block of input frames times that matrix is a block of output. Filter: windowed sinc,
Kaiser beta 9 (about 90 dB down), see Crochiere and Rabiner, Multirate Digital Signal
Processing, chapter 4.
"""

from __future__ import annotations

from functools import lru_cache
from math import gcd
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from audio_news.models import Samples

ZEROS = 24
"""Zero crossings of the sinc on each side."""
BETA = 9.0
ROLLOFF = 0.95
"""Cut-off as a share of the lower Nyquist frequency."""
FRAMES = 1024
"""Frames of one block: fixed, so that the sums come out alike however the input is cut."""
PRODUCT = 1 << 18
"""Multiplications of one matrix product at most: BLAS sets threads to larger ones, which wait
for one another in a loop and cost four times the processor time for the same sums."""


class Resampler:
    """A stream of float32 mono samples from one rate to another, without delay.

    `feed` returns what is ready and `flush` the rest: ceil(n * to / from) samples in all.
    """

    def __init__(self, from_hz: int, to_hz: int) -> None:
        common = gcd(from_hz, to_hz)
        self.up, self.down = to_hz // common, from_hz // common
        self._weights, self._half = _weights(self.up, self.down)
        self._held = np.zeros(self._half, np.float32)  # quiet before the first sample
        self._fed = 0
        self._given = 0

    def feed(self, samples: Samples) -> Samples:
        """Take (n,) samples; return as many output samples as they complete."""
        self._fed += len(samples)
        if self.up == self.down:
            self._given += len(samples)
            return samples
        self._held = np.concatenate([self._held, samples])
        width = self._weights.shape[0]
        ready: list[Samples] = []
        at = 0
        while len(self._held) - at >= width + self.down * (FRAMES - 1):
            ready.append(self._product(self._held[at:], FRAMES))
            at += self.down * FRAMES
        self._held = self._held[at:]
        return self._give(ready)

    def flush(self) -> Samples:
        """The samples that only waited for more input; the stream is over."""
        if self.up == self.down:
            return np.zeros(0, np.float32)
        total = -(-self._fed * self.up // self.down)
        frames = -(-(total - self._given) // self.up)
        wanted = self._weights.shape[0] + self.down * max(frames - 1, 0)
        tail = np.pad(self._held, (0, max(0, wanted - len(self._held))))
        rest = self._product(tail, frames) if frames > 0 else np.zeros(0, np.float32)
        return self._give([rest[: total - self._given]])

    def _product(self, samples: Samples, frames: int) -> Samples:
        width, up = self._weights.shape
        rows = np.lib.stride_tricks.sliding_window_view(samples, width)[:: self.down][:frames]
        at_once = max(1, PRODUCT // (width * up))
        whole = frames - frames % at_once
        stacked = np.ascontiguousarray(rows[:whole]).reshape(-1, at_once, width)
        product: Samples = (stacked @ self._weights).reshape(-1)
        if whole == frames:
            return product
        rest = np.zeros(
            (at_once, width), np.float32
        )  # a product of the same shape, so of same sums
        rest[: frames - whole] = rows[whole:]
        return np.concatenate([product, (rest @ self._weights)[: frames - whole].reshape(-1)])

    def _give(self, parts: list[Samples]) -> Samples:
        samples = np.concatenate(parts) if parts else np.zeros(0, np.float32)
        self._given += len(samples)
        return samples


def resample(samples: Samples, from_hz: int, to_hz: int) -> Samples:
    """(n,) samples at another rate: (ceil(n * to / from),)."""
    resampler = Resampler(from_hz, to_hz)
    return np.concatenate([resampler.feed(samples), resampler.flush()])


def oversampled(samples: Samples, at: NDArray[np.intp], factor: int) -> Samples:
    """The signal at each of the (n,) positions and between it and the next: (n, factor)."""
    weights, half = _weights(factor, 1)
    at_once = PRODUCT // weights.size
    windows = np.lib.stride_tricks.sliding_window_view(np.pad(samples, half), weights.shape[0])
    fine = [windows[at[i : i + at_once]] @ weights for i in range(0, len(at), at_once)]
    return np.concatenate(fine) if fine else np.zeros((0, factor), np.float32)


@lru_cache(maxsize=8)
def _weights(up: int, down: int) -> tuple[NDArray[np.float32], int]:
    """The matrix (input samples of a frame, up) and how many of its rows lie before the frame."""
    cutoff = ROLLOFF * min(1.0, up / down)  # of the input's Nyquist frequency
    half = int(np.ceil(ZEROS / cutoff))
    width = 2 * half + down
    # Output phase p of a frame lies p * down / up input samples after the frame's first one.
    distance = np.arange(width)[:, None] - half - np.arange(up)[None, :] * (down / up)
    window = np.i0(BETA * np.sqrt(np.clip(1 - (distance / half) ** 2, 0, None))) / np.i0(BETA)
    weights = cutoff * np.sinc(cutoff * distance) * window * (np.abs(distance) <= half)
    weights /= weights.sum(axis=0)  # every phase passes a constant unchanged
    return weights.astype(np.float32), half
