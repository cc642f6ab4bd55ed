"""What the master needs to know of a programme: the peak and the power of every millisecond.

With these on disk the gain that brings the *limited* sound to its loudness is found without
touching the sound again: the limiter's gain changes slowly against the K-weighting, so the
power it leaves in a frame is the frame's power times the gain's square.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from audio_news.mix import limiter
from audio_news.mix.k_weighting import KWeighting
from audio_news.mix.loudness import STEP_S, integrated_lufs
from audio_news.mix.peaks import CONTEXT, frame_peaks
from audio_news.mix.spool import Spool, SpoolWriter, windows

if TYPE_CHECKING:
    from audio_news.models import Samples

FRAME_S = 0.001
BLOCK_STEPS = 20
"""Steps of the loudness worked on at once, when there is sound in hand."""
SEARCH_STEPS = 200
"""The same, when there are only envelopes."""
TOLERANCE_LU = 0.005
TRIALS = 12


@dataclass(frozen=True, slots=True)
class Envelope:
    """Peak and mean square (K-weighted) of every `frame_samples` of a spooled programme."""

    sound: Spool
    peaks: Spool
    powers: Spool
    frame_samples: int
    step_frames: int
    """Frames of one step of the loudness meter."""

    def limited(self, gain: float, ceiling: float) -> Iterator[Samples]:
        """The programme under `gain` (linear), no true peak above `ceiling` (linear)."""
        frames = BLOCK_STEPS * self.step_frames
        left = self.sound.length
        curves = self._curves(gain, ceiling, frames)
        windows = self.sound.windows(frames * self.frame_samples, 0)
        for curve, samples in zip(curves, windows, strict=True):
            yield limiter.limit(samples * np.float32(gain), curve)[:left]
            left -= len(samples)

    def loudness_lufs(self, gain: float, ceiling: float) -> float:
        """Integrated loudness of what `limited` would give."""
        frames = SEARCH_STEPS * self.step_frames
        curves = self._curves(gain, ceiling, frames)
        parts = []
        for curve, powers in zip(curves, self.powers.windows(frames, 0), strict=True):
            limited = powers * np.square(curve[1:-1] * np.float32(gain))
            parts.append(limited.reshape(-1, self.step_frames).mean(axis=1, dtype=np.float64))
        whole = self.sound.length // (self.step_frames * self.frame_samples)
        return integrated_lufs(np.concatenate(parts)[:whole])

    def gain_db(self, wanted_lufs: float, ceiling: float, largest_db: float) -> float:
        """The gain after which the limited programme is at `wanted_lufs`.

        The limiter takes a little of what the gain gives, and takes more of more: each trial
        adds what was missing, in the proportion the last one gave. The last trial's, and never
        more than `largest_db`, where the ceiling leaves no room.
        """
        gain_db, slope, loudness = 0.0, 1.0, self.loudness_lufs(1.0, ceiling)
        for _ in range(TRIALS):
            missing_lu = wanted_lufs - loudness
            if abs(missing_lu) <= TOLERANCE_LU or gain_db >= largest_db:
                break
            step_db, before = missing_lu / slope, loudness
            gain_db = min(gain_db + step_db, largest_db)
            loudness = self.loudness_lufs(10 ** (gain_db / 20), ceiling)
            slope = min(max((loudness - before) / step_db, 0.2), 1.0)
        return gain_db

    def _curves(self, gain: float, ceiling: float, frames: int) -> Iterator[limiter.Gains]:
        for peaks in self.peaks.windows(frames, limiter.MARGIN):
            yield limiter.gains(peaks * np.float32(gain), ceiling)


def envelope(blocks: Iterable[Samples], file: Path, rate_hz: int, loud: float) -> Envelope:
    """Spool a programme to `file` and measure it on the way.

    Peaks are true ones in frames with a sample above `loud`.
    """
    step_samples = round(rate_hz * STEP_S)
    frame = _frame_samples(rate_hz, step_samples)
    size = BLOCK_STEPS * step_samples
    weighting = KWeighting(rate_hz)
    frame_hz = rate_hz / frame
    with (
        SpoolWriter(file, rate_hz) as sound,
        SpoolWriter(file.with_suffix(".peaks"), frame_hz) as peaks,
        SpoolWriter(file.with_suffix(".powers"), frame_hz) as powers,
    ):

        def written() -> Iterator[Samples]:
            for block in blocks:
                sound.write(block)
                yield block

        for window in windows(written(), size, CONTEXT):
            peaks.write(frame_peaks(window, frame, loud))
            rows = weighting.feed(window[CONTEXT:-CONTEXT]).reshape(-1, frame)
            powers.write(np.einsum("ij,ij->i", rows, rows) / frame)
    return Envelope(sound.close(), peaks.close(), powers.close(), frame, step_samples // frame)


def _frame_samples(rate_hz: int, step_samples: int) -> int:
    """The length nearest to `FRAME_S` of which whole ones make a step."""
    divisors = [n for n in range(1, step_samples + 1) if step_samples % n == 0]
    return min(divisors, key=lambda n: abs(n - FRAME_S * rate_hz))
