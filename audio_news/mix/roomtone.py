"""A breath of noise under everything, so that no pause is digital silence between two sounds.

It has the level of the voice's own floor, within limits that nobody hears, and it is the
dither of the 16-bit formats. One loop of a few seconds, made in the spectrum and so without a
seam, the same every time.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from audio_news.models import Samples

LOOP_SAMPLES = 1 << 18
QUIETEST_DBFS, LOUDEST_DBFS = -75.0, -60.0
LOW_HZ, HIGH_HZ = 40.0, 9000.0
SEED = 1770
RAMP_S = 0.02


class RoomTone:
    """An endless stream of noise, `level_dbfs` RMS, that starts from nothing."""

    def __init__(self, rate_hz: int, level_dbfs: float) -> None:
        self._loop = _loop(rate_hz) * np.float32(10 ** (level_dbfs / 20))
        self._ramp_samples = round(RAMP_S * rate_hz)
        self._at = 0

    def add_to(self, block: Samples) -> None:
        """Add the next len(block) samples to the block, in place."""
        done = 0
        while done < len(block):
            start = (self._at + done) % LOOP_SAMPLES
            part = self._loop[start : start + len(block) - done]
            if self._at + done < self._ramp_samples:
                ramp = np.arange(self._at + done, self._at + done + len(part)) / self._ramp_samples
                part = part * np.minimum(ramp, 1.0).astype(np.float32)
            block[done : done + len(part)] += part
            done += len(part)
        self._at += len(block)


def level_dbfs(floors_dbfs: Iterable[float]) -> float:
    """The room tone's level for voices whose own floors, in the mix, are these."""
    return min(max([QUIETEST_DBFS, *floors_dbfs]), LOUDEST_DBFS)


@lru_cache(maxsize=2)
def _loop(rate_hz: int) -> Samples:
    """`LOOP_SAMPLES` of noise of RMS 1 that falls by 3 dB an octave, as a quiet room's does.

    Made once for many programmes; read-only.
    """
    hz = np.fft.rfftfreq(LOOP_SAMPLES, 1 / rate_hz)
    phases = np.random.default_rng(SEED).uniform(0, 2 * np.pi, len(hz))
    slope = np.where((hz >= LOW_HZ) & (hz <= HIGH_HZ), 1 / np.sqrt(np.maximum(hz, LOW_HZ)), 0.0)
    noise = np.fft.irfft(slope * np.exp(1j * phases), LOOP_SAMPLES)
    loop: Samples = (noise / np.sqrt(np.mean(noise**2))).astype(np.float32)
    loop.flags.writeable = False
    return loop
