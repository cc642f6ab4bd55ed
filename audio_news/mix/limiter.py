"""A look-ahead limiter for true peaks.

The gain is worked out on frames of a millisecond: what each frame's true peak asks for, the
least of it within `REACH_FRAMES` on both sides, smoothed by a window no wider than that reach
(so that it never rises above what is asked), and drawn straight from frame to frame.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from audio_news.mix.resample import oversampled

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from audio_news.models import Samples

FRAME_S = 0.001
REACH_FRAMES = 8
MARGIN_FRAMES = 2 * REACH_FRAMES + 3
"""Frames on each side that a frame's gain depends on: reach, window, line, and the oversampling."""
NEAR = 0.6
"""Frames whose samples stay under this share of the ceiling are not oversampled."""
OVERSAMPLING = 4


class Limiter:
    """A stream of (n,) samples kept under `ceiling` (linear, true peak), without delay in time.

    `feed` returns what is ready, `flush` the rest; as many samples come out as went in.
    """

    def __init__(self, rate_hz: int, ceiling: float) -> None:
        self.rate_hz, self.ceiling = rate_hz, ceiling
        self._frame = round(FRAME_S * rate_hz)
        self._held = np.zeros(MARGIN_FRAMES * self._frame, np.float32)

    def feed(self, samples: Samples) -> Samples:
        """Take (n,) samples; return those whose surroundings are known."""
        held = np.concatenate([self._held, samples])
        frames = len(held) // self._frame - 2 * MARGIN_FRAMES
        if frames <= 0:
            self._held = held
            return np.zeros(0, np.float32)
        used = (frames + 2 * MARGIN_FRAMES) * self._frame
        self._held = held[frames * self._frame :]
        return self._limited(held[:used])

    def flush(self) -> Samples:
        """The last samples; the stream is over."""
        margin = MARGIN_FRAMES * self._frame
        left = len(self._held) - margin
        padded = np.pad(self._held, (0, margin + -len(self._held) % self._frame))
        return self._limited(padded)[:left]

    def _limited(self, held: Samples) -> Samples:
        """The inner samples of `held`, which has `MARGIN_FRAMES` more on each side."""
        margin = MARGIN_FRAMES * self._frame
        inner = held[margin : len(held) - margin]
        peaks = self._frame_peaks(held)
        if peaks.max() <= self.ceiling:
            return inner
        gains = _smooth(np.minimum(1.0, self.ceiling / np.maximum(peaks, 1e-9)))
        centres = (np.arange(len(gains)) + 0.5) * self._frame
        at = np.arange(margin, len(held) - margin)
        limited: Samples = inner * np.interp(at, centres, gains).astype(np.float32)
        return limited

    def _frame_peaks(self, held: Samples) -> NDArray[np.float64]:
        """The true peak of each frame, where it comes near the ceiling; else the sample peak."""
        frames = held.reshape(-1, self._frame)
        peaks: NDArray[np.float64] = np.abs(frames).max(axis=1).astype(np.float64)
        near = np.flatnonzero(peaks > NEAR * self.ceiling)
        if len(near):
            at = (near[:, None] * self._frame + np.arange(self._frame)).reshape(-1)
            fine = oversampled(held, at, OVERSAMPLING)
            peaks[near] = np.abs(fine).reshape(len(near), -1).max(axis=1)
        return peaks


def _smooth(asked: NDArray[np.float64]) -> NDArray[np.float64]:
    """A gain a frame: never above what it or a neighbour asks, and without corners."""
    padded = np.pad(asked, REACH_FRAMES, constant_values=1.0)
    least = np.lib.stride_tricks.sliding_window_view(padded, 2 * REACH_FRAMES + 1).min(axis=1)
    # One frame narrower on each side than the reach: a line between two frames stays under both.
    window = np.hanning(2 * REACH_FRAMES + 1)[1:-1]
    smooth: NDArray[np.float64] = np.convolve(
        np.pad(least, REACH_FRAMES - 1, mode="edge"), window / window.sum(), mode="valid"
    )
    return smooth
