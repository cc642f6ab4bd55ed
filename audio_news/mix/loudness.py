"""Loudness and its range after ITU-R BS.1770-5 and EBU Tech 3342, measured on a stream."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

import numpy as np

from audio_news.mix.k_weighting import KWeighting

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from audio_news.models import Samples

    Powers = NDArray[np.float64]

OFFSET_DB = -0.691
ABSOLUTE_GATE_LUFS = -70.0
RELATIVE_GATE_LU = -10.0
STEP_S = 0.1
BLOCK_STEPS = 4
"""A gating block is 400 ms, one every `STEP_S`."""
SHORT_TERM_STEPS = 30
"""A short-term loudness is that of 3 s (EBU Tech 3341)."""
RANGE_GATE_LU = -20.0
RANGE_PERCENTILES = (10, 95)
SILENCE_DB = -200.0


class LoudnessMeter:
    """Loudness of a mono stream; memory grows by 8 bytes a 100 ms."""

    def __init__(self, rate_hz: int) -> None:
        self._weighting = KWeighting(rate_hz)
        self._step = rate_hz // round(1 / STEP_S)
        self._held = np.zeros(0, np.float32)
        self._powers = array("d")

    def feed(self, samples: Samples) -> None:
        """Take (n,) samples."""
        held = np.concatenate([self._held, self._weighting.feed(samples)])
        whole = len(held) // self._step
        steps = held[: whole * self._step].reshape(whole, self._step)
        powers = np.einsum("ij,ij->i", steps, steps).astype(np.float64)
        self._powers.frombytes((powers / self._step).tobytes())
        self._held = held[whole * self._step :]

    def powers(self) -> Powers:
        """The mean square of every whole `STEP_S` so far, weighted."""
        return np.array(self._powers)

    def integrated_lufs(self) -> float:
        """Gated loudness so far; see `integrated_lufs`."""
        return integrated_lufs(self.powers())

    def range_lu(self) -> float:
        """Loudness range so far; see `range_lu`."""
        return range_lu(self.powers())


def integrated_lufs(powers: Powers) -> float:
    """Gated loudness of the (n,) mean squares of K-weighted steps; -200 where no block passes.

    A programme shorter than one gating block is measured as one block.
    """
    if not len(powers):
        return SILENCE_DB
    if len(powers) < BLOCK_STEPS:
        powers = np.pad(powers, (0, BLOCK_STEPS - len(powers)), mode="edge")
    blocks = means(powers, BLOCK_STEPS)
    blocks = blocks[lufs(blocks) > ABSOLUTE_GATE_LUFS]
    if not len(blocks):
        return SILENCE_DB
    blocks = blocks[lufs(blocks) > float(lufs(blocks.mean())) + RELATIVE_GATE_LU]
    return float(lufs(blocks.mean()))


def range_lu(powers: Powers) -> float:
    """Loudness range (LRA, EBU Tech 3342) of the mean squares; 0 below three seconds of sound."""
    if len(powers) < SHORT_TERM_STEPS:
        return 0.0
    blocks = means(powers, SHORT_TERM_STEPS)
    blocks = blocks[lufs(blocks) > ABSOLUTE_GATE_LUFS]
    if not len(blocks):
        return 0.0
    levels = lufs(blocks)
    low, high = np.percentile(
        levels[levels > float(lufs(blocks.mean())) + RANGE_GATE_LU], RANGE_PERCENTILES
    )
    return float(high - low)


def loudness_lufs(samples: Samples, rate_hz: int) -> float:
    """Integrated loudness of (n,) samples."""
    meter = LoudnessMeter(rate_hz)
    meter.feed(samples)
    return meter.integrated_lufs()


def lufs(power: Powers | float) -> Powers:
    """Mean squares of K-weighted mono sound as loudness."""
    return np.asarray(OFFSET_DB + 10 * np.log10(np.maximum(power, 1e-20)))


def means(powers: Powers, steps: int) -> Powers:
    """The mean of every `steps` steps in a row: (n - steps + 1,)."""
    return np.convolve(powers, np.full(steps, 1 / steps), mode="valid")
