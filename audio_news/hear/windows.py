"""A long sound in pieces that a recogniser takes, cut where it is quietest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from audio_news.models import Samples

LONGEST_S, SHORTEST_S = 28.0, 14.0
FRAME_S = 0.02
QUIET_FRAMES = 13
"""A cut is in the middle of the quietest quarter of a second."""


@dataclass(frozen=True, slots=True)
class Window:
    """(n,) samples and where they start."""

    start_s: float
    samples: Samples


def windows(blocks: Iterable[Samples], rate_hz: int) -> Iterator[Window]:
    """The sound in pieces of `SHORTEST_S` to `LONGEST_S`; only one is in memory."""
    longest, at = round(LONGEST_S * rate_hz), 0
    held: list[Samples] = []
    length = 0
    for block in blocks:
        held.append(block)
        length += len(block)
        while length > longest:
            samples = np.concatenate(held)
            cut = quietest(samples[:longest], rate_hz, SHORTEST_S)
            yield Window(at / rate_hz, samples[:cut])
            at, held, length = at + cut, [samples[cut:]], length - cut
    if length:
        yield Window(at / rate_hz, np.concatenate(held))


def quietest(samples: Samples, rate_hz: int, from_s: float) -> int:
    """The middle of the quietest stretch after `from_s`; the last of several alike."""
    frame = round(FRAME_S * rate_hz)
    rows = samples[: len(samples) // frame * frame].reshape(-1, frame)
    powers = np.einsum("ij,ij->i", rows, rows) / frame
    smooth = np.convolve(powers, np.ones(QUIET_FRAMES) / QUIET_FRAMES, "valid")
    first = min(round(from_s / FRAME_S), len(smooth) - 1)
    levels = 10 * np.log10(smooth[first:] + 1e-9)
    low = np.flatnonzero(levels <= levels.min() + 3.0)[-1]
    return int((first + low + QUIET_FRAMES // 2) * frame)
