"""Loudness and true peak after ITU-R BS.1770-5, measured on a stream.

The K-weighting is run by pedalboard's filters: its shelf is the standard's with the corner
given the audio-cookbook way, and its high-pass is half of the standard's, whose two poles lie
together (Q 0.5003). How far that is from the standard's own coefficients is in the tests.
"""

from __future__ import annotations

from math import log10, pi, tan
from typing import TYPE_CHECKING

import numpy as np

from audio_news.mix.resample import ZEROS, oversampled

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from audio_news.models import Samples

# Analogue prototype of BS.1770's two stages (B. De Man, 2018, from the tables at 48 kHz).
SHELF_HZ, SHELF_DB, SHELF_Q = 1681.974450955533, 3.999843853973347, 0.7071752369554196
HIGH_PASS_HZ, HIGH_PASS_Q = 38.13547087602444, 0.5003270373238773

OFFSET_DB = -0.691
ABSOLUTE_GATE_LUFS = -70.0
RELATIVE_GATE_LU = -10.0
STEPS = 4
"""A gating block is 400 ms, one every 100 ms."""
OVERSAMPLING = 4
NEAR_DB = -3.0
CONTEXT = 2 * ZEROS
SILENCE_DB = -200.0


class LoudnessMeter:
    """Integrated loudness of a mono stream in LUFS; memory grows by 8 bytes a 100 ms."""

    def __init__(self, rate_hz: int) -> None:
        from pedalboard import HighpassFilter, HighShelfFilter, Pedalboard

        self.rate_hz = rate_hz
        corner = tan(pi * SHELF_HZ / rate_hz) / 10 ** (SHELF_DB / 80)
        self._filters = Pedalboard(
            [
                HighShelfFilter(np.arctan(corner) * rate_hz / pi, gain_db=SHELF_DB, q=SHELF_Q),
                HighpassFilter(HIGH_PASS_HZ),
                HighpassFilter(HIGH_PASS_HZ),
            ]
        )
        # The standard's high-pass lets the top through with a gain of its denominator's first
        # coefficient; a normalised one does not.
        k = tan(pi * HIGH_PASS_HZ / rate_hz)
        self._power_gain = (1 + k / HIGH_PASS_Q + k * k) ** 2
        self._step = rate_hz // 10
        self._held = np.zeros(0, np.float32)
        self._powers: list[float] = []

    def feed(self, samples: Samples) -> None:
        """Take (n,) samples."""
        if not len(samples):
            return
        weighted = self._filters.process(samples, self.rate_hz, reset=False)
        held = np.concatenate([self._held, weighted.reshape(-1)])
        whole = len(held) // self._step
        steps = held[: whole * self._step].reshape(whole, self._step)
        self._powers += (np.einsum("ij,ij->i", steps, steps) / self._step).tolist()
        self._held = held[whole * self._step :]

    def integrated_lufs(self) -> float:
        """Gated loudness so far; -200 where nothing passes the gates.

        A programme shorter than one gating block is measured as one block.
        """
        powers = np.asarray(self._powers or [0.0]) * self._power_gain
        if len(powers) < STEPS:
            powers = np.pad(powers, (0, STEPS - len(powers)), mode="edge")
        blocks = np.convolve(powers, np.full(STEPS, 1 / STEPS), mode="valid")
        blocks = blocks[_lufs(blocks) > ABSOLUTE_GATE_LUFS]
        if not len(blocks):
            return SILENCE_DB
        blocks = blocks[_lufs(blocks) > float(_lufs(blocks.mean())) + RELATIVE_GATE_LU]
        return float(_lufs(blocks.mean()))


class TruePeakMeter:
    """Largest value of the four times oversampled stream, in dBTP (BS.1770-5 annex 2).

    Only samples within `NEAR_DB` of the largest so far have their surroundings oversampled:
    no programme's peak lies further above the samples beside it.
    """

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
        level = np.abs(samples[CONTEXT : len(samples) - CONTEXT])
        if len(level):
            self._peak = max(self._peak, float(level.max()))
            near = np.flatnonzero(level > self._peak * 10 ** (NEAR_DB / 20)) + CONTEXT
            if len(near) and self._peak:
                fine = oversampled(samples, near, OVERSAMPLING)
                self._peak = max(self._peak, float(np.abs(fine).max()))


def loudness_lufs(samples: Samples, rate_hz: int) -> float:
    """Integrated loudness of (n,) samples."""
    meter = LoudnessMeter(rate_hz)
    meter.feed(samples)
    return meter.integrated_lufs()


def true_peak_dbtp(samples: Samples, rate_hz: int) -> float:
    """True peak of (n,) samples."""
    meter = TruePeakMeter(rate_hz)
    meter.feed(samples)
    return meter.dbtp()


def _lufs(power: NDArray[np.float64] | float) -> NDArray[np.float64]:
    return np.asarray(OFFSET_DB + 10 * np.log10(np.maximum(power, 1e-20)))
