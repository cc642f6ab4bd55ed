"""True peaks after ITU-R BS.1770-5 annex 2: the largest values of the oversampled signal.

A peak between two samples lies beside a sample that is larger than its neighbours, so only
the surroundings of such samples are oversampled, and only where they are loud enough to matter.
"""

from __future__ import annotations

from math import log10
from typing import TYPE_CHECKING

import numpy as np

from audio_news.mix.loudness import SILENCE_DB
from audio_news.mix.resample import ZEROS, oversampled

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from audio_news.models import Samples

OVERSAMPLING = 8
NEAR_DB = -3.0
"""No programme's true peak lies further above the samples beside it."""
CONTEXT = 2 * ZEROS
"""Samples on each side that a true peak depends on, and some to spare."""


class TruePeakMeter:
    """Largest true peak of a mono stream, in dBTP."""

    def __init__(self, rate_hz: int) -> None:
        self.rate_hz = rate_hz
        self._held = np.zeros(CONTEXT, np.float32)  # what came before, then what is not noted yet
        self._peak = 0.0

    def feed(self, samples: Samples) -> None:
        """Take (n,) samples."""
        held = np.concatenate([self._held, samples])
        self._note(held)
        self._held = held[max(0, len(held) - 2 * CONTEXT) :]

    def dbtp(self) -> float:
        """The peak of all that was fed so far."""
        self._note(np.pad(self._held, (0, CONTEXT)))
        return 20 * log10(self._peak) if self._peak > 0 else SILENCE_DB

    def _note(self, samples: Samples) -> None:
        """Note the peak of a stretch that has `CONTEXT` samples more on each side."""
        level = np.abs(samples)
        largest = float(level[CONTEXT : len(level) - CONTEXT].max(initial=0.0))
        self._peak = max(self._peak, largest)
        above = self._peak * 10 ** (NEAR_DB / 20)
        if largest > above:
            _, peaks = true_peaks(samples, level, above)
            self._peak = max(self._peak, float(peaks.max(initial=0.0)))


def true_peak_dbtp(samples: Samples, rate_hz: int) -> float:
    """True peak of (n,) samples."""
    meter = TruePeakMeter(rate_hz)
    meter.feed(samples)
    return meter.dbtp()


def frame_peaks(samples: Samples, frame: int, above: float) -> NDArray[np.float32]:
    """The peak of every frame of a stretch with `CONTEXT` samples more on each side: (frames,).

    It is the true peak where a sample of the frame is above `above`, else the samples' own.
    """
    level = np.abs(samples)
    inner = level[CONTEXT : len(level) - CONTEXT]
    peaks: NDArray[np.float32] = np.maximum.reduceat(inner, np.arange(0, len(inner), frame))
    if peaks.max() > above:
        at, found = true_peaks(samples, level, above)
        np.maximum.at(peaks, (at - CONTEXT) // frame, found)
    return peaks


def true_peaks(
    samples: Samples, level: Samples, above: float
) -> tuple[NDArray[np.intp], NDArray[np.float32]]:
    """Where the local maxima above `above` are, `CONTEXT` from both ends, and the true peaks there.

    `level` is the samples' absolute value.
    """
    at = np.flatnonzero(level[CONTEXT : len(level) - CONTEXT] > above) + CONTEXT
    at = at[(level[at] >= level[at - 1]) & (level[at] >= level[at + 1])]
    fine = np.abs(oversampled(samples, np.concatenate([at - 1, at]), OVERSAMPLING)).max(
        axis=1, initial=0.0
    )
    return at, np.maximum(fine[: len(at)], fine[len(at) :])
