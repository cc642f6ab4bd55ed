"""What speech looks like by itself, taken out before the mark is looked for.

Speech moves slowly in time and together across neighbouring bands; the mark does neither. An
autoregressive filter in time and the inverse of the bands' covariance flatten what is like
speech and leave a matched filter's input (Kay, Fundamentals of Statistical Signal Processing
II, chapter 4). The numbers in whitening.json were trained on unmarked speech.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Levels = NDArray[np.float32]

FILE = Path(__file__).with_name("whitening.json")
RANGE_DB = 45.0
"""Of a band, below its loudest: what is softer counts as that soft."""
LOUDEST_PERCENTILE = 95
CLIP = 3.0
"""In standard deviations: no single burst speaks for the whole."""
ORDER = 8


@dataclass(frozen=True, slots=True)
class Whitening:
    """Time filter (ORDER + 1,), first tap 1; and the bands' inverse root covariance."""

    taps: NDArray[np.float32]
    unmix: NDArray[np.float32]


@lru_cache(maxsize=1)
def whitening() -> Whitening:
    """The shipped numbers."""
    stored = json.loads(FILE.read_text(encoding="utf-8"))
    covariance = np.array(stored["covariance"])
    return Whitening(np.array(stored["taps"], np.float32), _inverse_root(covariance))


def evidence(levels_db: Levels, flat: Whitening) -> Levels:
    """How much each band of each frame speaks for a raised level: (2, frames, BANDS), as given.

    Whitened, clipped, and passed back through the same filters in reverse, so that its product
    with a pattern of signs is the matched filter's output for that pattern.
    """
    white = np.clip(_unmixed(_in_time(_in_range(levels_db), flat.taps), flat), -CLIP, CLIP)
    backward = _in_time(_unmixed(white, flat)[:, ::-1], flat.taps, settled=False)[:, ::-1]
    return np.ascontiguousarray(backward)


def train(speech: Sequence[Levels]) -> tuple[list[float], list[list[float]]]:
    """Taps and covariance from the levels of unmarked recordings, each (2, frames, BANDS).

    Taps: Yule-Walker, one filter for all bands. Covariance: of the filtered levels.
    """
    ranged = [_in_range(levels) for levels in speech]
    centred = [levels - levels.mean(axis=1, keepdims=True) for levels in ranged]
    lags = np.zeros(ORDER + 1)
    for levels in centred:
        length = levels.shape[1]
        for lag in range(ORDER + 1):
            lags[lag] += (levels[:, lag:] * levels[:, : length - lag]).sum(dtype=np.float64)
    toeplitz = lags[np.abs(np.subtract.outer(range(ORDER), range(ORDER)))]
    toeplitz += np.eye(ORDER) * lags[0] * 1e-3
    taps = np.concatenate([[1.0], -np.linalg.solve(toeplitz, lags[1:])])
    filtered = np.concatenate(
        [_in_time(levels, taps.astype(np.float32))[:, ORDER:] for levels in ranged], axis=1
    )
    covariance = np.cov(filtered.reshape(-1, filtered.shape[2]).clip(-30, 30).T)
    return taps.tolist(), covariance.tolist()


def _in_range(levels_db: Levels) -> Levels:
    """Levels below their band's loudest, none lower than `RANGE_DB`."""
    loudest = np.percentile(levels_db[0], LOUDEST_PERCENTILE, axis=0).astype(np.float32)
    ranged: Levels = np.maximum(levels_db - loudest, np.float32(-RANGE_DB))
    return ranged


def _in_time(levels: Levels, taps: NDArray[np.float32], *, settled: bool = True) -> Levels:
    """Filtered from frame to frame, after quiet; the first frames are 0 where it must settle."""
    filtered = np.zeros_like(levels)
    length = levels.shape[1]
    for lag, tap in enumerate(taps):
        filtered[:, lag:] += tap * levels[:, : max(0, length - lag)]
    if settled:
        filtered[:, : len(taps) - 1] = 0
    return filtered


def _unmixed(levels: Levels, flat: Whitening) -> Levels:
    """Each frame times the (symmetric) inverse root; by einsum, as `@` would start threads."""
    unmixed: Levels = np.einsum("pfb,bc->pfc", levels, flat.unmix)
    return unmixed


def _inverse_root(covariance: NDArray[np.float64]) -> NDArray[np.float32]:
    values, vectors = np.linalg.eigh(covariance)
    values = values + 1e-3 * values.mean()
    root: NDArray[np.float32] = ((vectors / np.sqrt(values)) @ vectors.T).astype(np.float32)
    return root
