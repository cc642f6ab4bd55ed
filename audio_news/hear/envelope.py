"""How loud, how steady and how noise-like a sound is over time, in little memory."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from audio_news.models import Samples

FRAME_S = 0.02
FLOOR_DB = -100.0
LOW_HZ, HIGH_HZ = 300.0, 7000.0


@dataclass(frozen=True, slots=True)
class Stretch:
    """What a part of the sound is like."""

    duration_s: float
    level_db: float
    """Of its power, dBFS."""
    swing_db: float
    """Standard deviation of the frames' levels: speech swings by 8 dB and more, noise by 2."""
    flatness_db: float
    """Median spectral flatness, 0 for white noise; speech lies near -12."""


class Envelope:
    """Levels and flatness of frames of `FRAME_S`, fed with a stream of samples."""

    def __init__(self, rate_hz: int) -> None:
        self._frame = round(FRAME_S * rate_hz)
        spectrum_hz = np.fft.rfftfreq(self._frame, 1 / rate_hz)
        self._bins = (spectrum_hz >= LOW_HZ) & (spectrum_hz <= HIGH_HZ)
        self._window = np.hanning(self._frame).astype(np.float32)
        self._held = np.zeros(0, np.float32)
        self._levels, self._flatness = array("f"), array("f")

    def feed(self, samples: Samples) -> None:
        """Take (n,) more samples."""
        held = np.concatenate([self._held, samples])
        rows = held[: len(held) // self._frame * self._frame].reshape(-1, self._frame)
        self._held = held[rows.size :]
        powers = np.einsum("ij,ij->i", rows, rows) / self._frame
        self._levels.extend((10 * np.log10(powers + 10 ** (FLOOR_DB / 10))).tolist())
        bins = np.abs(np.fft.rfft(rows * self._window, axis=1)[:, self._bins]) ** 2 + 1e-12
        flat = np.mean(np.log(bins), axis=1) - np.log(np.mean(bins, axis=1))
        self._flatness.extend((flat * (10 / np.log(10))).tolist())

    @property
    def duration_s(self) -> float:
        return len(self._levels) * FRAME_S

    def stretch(self, start_s: float, end_s: float) -> Stretch:
        """What is between two times; nothing at all is as quiet as can be."""
        levels = self.levels(start_s, end_s)
        if not len(levels):
            return Stretch(0.0, FLOOR_DB, 0.0, 0.0)
        first = max(0, round(start_s / FRAME_S))
        flat = np.frombuffer(self._flatness, np.float32)[first : first + len(levels)]
        level = 10 * np.log10(np.mean(10 ** (levels.astype(np.float64) / 10)))
        return Stretch(
            len(levels) * FRAME_S, float(level), float(np.std(levels)), float(np.median(flat))
        )

    def levels(self, start_s: float, end_s: float) -> NDArray[np.float32]:
        """(frames,) levels in dBFS."""
        first, last = max(0, round(start_s / FRAME_S)), max(0, round(end_s / FRAME_S))
        return np.frombuffer(self._levels, np.float32)[first:last]

    def longest_quiet(self, start_s: float, end_s: float, below_db: float) -> tuple[float, float]:
        """(start, end) in seconds of the longest run of frames below a level; equal if none."""
        quiet = np.concatenate([[False], self.levels(start_s, end_s) < below_db, [False]])
        edges = np.flatnonzero(np.diff(quiet.astype(np.int8)))
        if not len(edges):
            return start_s, start_s
        runs = edges.reshape(-1, 2)
        first, last = runs[np.argmax(runs[:, 1] - runs[:, 0])]
        return start_s + float(first) * FRAME_S, start_s + float(last) * FRAME_S
