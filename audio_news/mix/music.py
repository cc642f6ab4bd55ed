"""What is laid over the speech: jingles at their places, and a bed that makes way for words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from audio_news.mix.jingles import bed
from audio_news.models import Cue, Role
from audio_news.settings import SoundSettings

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from audio_news.models import Samples

BED_LEAD_S = 0.8
"""The bed comes in this long before the first word..."""
BED_TAIL_S = 1.8
"""...and takes this long to go after the last."""
GONE_DB = -60.0
GRAIN = 64


@dataclass(frozen=True, slots=True)
class Layer:
    """Sound laid over the programme from `start_samples` on, already at its level."""

    start_samples: int
    samples: Samples

    @property
    def end_samples(self) -> int:
        return self.start_samples + len(self.samples)

    def add_to(self, block: Samples, at: int) -> None:
        """Add what falls into the block, which starts at sample `at`, in place."""
        start, end = max(at, self.start_samples), min(at + len(block), self.end_samples)
        if start < end:
            shift = self.start_samples
            block[start - at : end - at] += self.samples[start - shift : end - shift]


@dataclass(frozen=True, slots=True)
class Bed:
    """Music repeated from `start_samples` on, along a curve of gains drawn straight in dB.

    `at_samples` and `gains_db`, (n,) each, are the curve's corners; it starts and ends at
    `GONE_DB`, beyond which there is no music.
    """

    loop: Samples
    at_samples: NDArray[np.float64]
    gains_db: NDArray[np.float64]

    @property
    def end_samples(self) -> int:
        return int(self.at_samples[-1])

    def add_to(self, block: Samples, at: int) -> None:
        """Add what falls into the block, which starts at sample `at`, in place."""
        first = int(self.at_samples[0])
        start, end = max(at, first), min(at + len(block), self.end_samples)
        if start >= end:
            return
        # The curve is taken from decibels every GRAIN samples, wherever the block starts.
        grains = np.arange(start // GRAIN, end // GRAIN + 2) * GRAIN
        gains_db = np.interp(grains, self.at_samples, self.gains_db)
        gains = np.where(gains_db > GONE_DB, 10 ** (gains_db / 20), 0.0)
        if gains.any():
            gain = np.interp(np.arange(start, end), grains, gains).astype(np.float32)
            block[start - at : end - at] += gain * self._music(start - first, end - first)

    def _music(self, start: int, end: int) -> Samples:
        """The repeated loop from one sample to another."""
        length = len(self.loop)
        whole, shift = start // length * length, start % length
        turns = -(-(end - whole) // length)
        repeated: Samples = self.loop if turns == 1 else np.tile(self.loop, turns)
        return repeated[shift : shift + end - start]


def bed_under(cues: Sequence[Cue], sound: SoundSettings, rate_hz: int) -> Bed | None:
    """The show's bed, ducked under these cues; None where the show has none."""
    settings = sound.bed
    loop = bed(settings.music, style=sound.style, rate_hz=rate_hz, level_lufs=settings.level_lufs)
    if settings.under == "headline":
        cues = [cue for cue in cues if cue.role is Role.HEADLINE]
    if not len(loop) or not cues:
        return None
    down, up = settings.attack_s, settings.release_s
    corners: list[tuple[float, float]] = []
    for group in _stretches(cues, settings.under == "headline"):
        first_s, last_s = group[0][0], group[-1][1]
        start_s = max(0.0, first_s - BED_LEAD_S - down)
        corners += [(start_s, GONE_DB), (start_s + min(0.5, (first_s - start_s) / 2), 0.0)]
        for begin_s, end_s in _joined(group, down + up):
            corners += [(begin_s - down, 0.0), (begin_s, -settings.duck_db)]
            corners += [(end_s, -settings.duck_db), (end_s + up, 0.0)]
        corners[-1] = (last_s + BED_TAIL_S, GONE_DB)  # it goes from where it is, not up first
    at_s = np.maximum.accumulate(np.array([at_s for at_s, _ in corners]))
    return Bed(loop, np.round(at_s * rate_hz), np.array([gain_db for _, gain_db in corners]))


def _stretches(cues: Sequence[Cue], apart: bool) -> Iterator[list[tuple[float, float]]]:
    """The cues' times in the stretches that have a bed of their own: one, or one a headline."""
    group: list[tuple[float, float]] = []
    for cue in cues:
        if group and apart and cue.start_s - group[-1][1] > BED_TAIL_S + BED_LEAD_S:
            yield group
            group = []
        group.append((cue.start_s, cue.end_s))
    yield group


def _joined(times: Sequence[tuple[float, float]], gap_s: float) -> Iterator[tuple[float, float]]:
    """Times with those joined between which there is no room to come up and go down again."""
    begin_s, end_s = times[0]
    for next_s, next_end_s in times[1:]:
        if next_s - end_s < gap_s:
            end_s = next_end_s
        else:
            yield begin_s, end_s
            begin_s, end_s = next_s, next_end_s
    yield begin_s, end_s
