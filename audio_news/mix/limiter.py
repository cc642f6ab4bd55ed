"""A look-ahead limiter for true peaks, as a gain worked out beforehand.

The gain is worked out on frames of about a millisecond: what each frame's true peak asks for,
the least of it within `REACH` frames on both sides, smoothed by a window no wider than that
reach (so that it never rises above what is asked), and drawn straight from frame to frame.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from audio_news.models import Samples

    Gains = NDArray[np.float32]

REACH = 8
MARGIN = 2 * REACH
"""Frames on each side whose peaks a frame's gain, and the line to its neighbours, depend on."""


def gains(peaks: NDArray[np.float32], ceiling: float) -> Gains:
    """A gain a frame under which the peaks stay under `ceiling` (linear), without corners.

    `peaks` has `MARGIN` frames more on each side; of the gains one more on each side is given.
    """
    if peaks.max() <= ceiling:
        return np.ones(len(peaks) - 2 * MARGIN + 2, np.float32)
    asked = np.minimum(1.0, ceiling / np.maximum(peaks, 1e-9)).astype(np.float32)
    least = _least(asked, 2 * REACH + 1)
    # One frame narrower on each side than the reach: a line between two frames stays under both.
    smooth: Gains = np.convolve(least, _window(), mode="valid")
    return smooth


def limit(samples: Samples, frame_gains: Gains) -> Samples:
    """(n * frame,) samples under n gains and one more on each side."""
    here = frame_gains[1:-1]
    rows = samples.reshape(len(here), -1)
    before, after = frame_gains[:-2], frame_gains[2:]
    moved = np.flatnonzero((before < 1) | (here < 1) | (after < 1))
    if not len(moved):
        return samples
    shares = _shares(rows.shape[1])
    gain = np.stack([before[moved], here[moved], after[moved]], axis=1) @ shares
    limited: Samples = rows.copy()
    limited[moved] *= gain
    return limited.reshape(-1)


def _least(values: Gains, width: int) -> Gains:
    """The least of every `width` values in a row: (n - width + 1,)."""
    have = 1
    while have < width:
        step = min(have, width - have)
        values = np.minimum(values[:-step], values[step:])
        have += step
    return values


@lru_cache(maxsize=4)
def _window() -> Gains:
    window = np.hanning(2 * REACH + 1)[1:-1]
    normal: Gains = (window / window.sum()).astype(np.float32)
    return normal


@lru_cache(maxsize=4)
def _shares(frame: int) -> Gains:
    """How much the gains before, at and after a frame's centre have in each of its samples."""
    from_centre = (np.arange(frame) + 0.5) / frame - 0.5
    before, after = np.maximum(-from_centre, 0), np.maximum(from_centre, 0)
    return np.stack([before, 1 - before - after, after]).astype(np.float32)
