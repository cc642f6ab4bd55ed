"""Looking for a key's pattern at every offset and speed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from audio_news.label.watermark.pattern import (
    BANDS,
    COLUMN_FRAMES,
    COLUMNS,
    PERIOD_FRAMES,
    SWING,
    pattern,
)

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Cells = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Match:
    """The best alignment of a stretch of sound with a pattern.

    `z` is the correlation over its standard deviation were the pattern's signs drawn anew:
    by Hoeffding's inequality one alignment of any unmarked sound exceeds z with a chance of
    at most exp(-z**2 / 2).
    """

    z: float
    speed: float
    cells: Cells
    """The evidence in each cell, turned so that the pattern starts at column 0."""


@dataclass(frozen=True, slots=True)
class Folded:
    """Evidence at each of some speeds, its periods summed, ready for any key.

    A row of `cells` (rows, COLUMNS, BANDS) is a speed and a place where the columns begin.
    """

    speeds: NDArray[np.floating]
    cells: Cells
    spectra: NDArray[np.complex64]
    """Of the cells along their columns: (rows, COLUMNS // 2 + 1, BANDS)."""
    spectra_of_squares: NDArray[np.complex64]


def fold(evidence: Cells, speeds: NDArray[np.floating]) -> Folded:
    """(phases, frames, BANDS) of evidence as it would be, played at each of the speeds."""
    cells = np.concatenate([_folded(evidence, float(speed)) for speed in speeds])
    return Folded(speeds, cells, _spectra(cells), _spectra(np.square(cells)))


def best_match(folded: Folded, key: bytes) -> Match:
    """The alignment with the highest z."""
    signs, places = templates_of(key)
    variances = _correlated(folded.spectra_of_squares, places)
    scores = _correlated(folded.spectra, signs) / np.sqrt(np.maximum(variances, np.float32(1e-9)))
    row, turn = np.unravel_index(int(scores.argmax()), scores.shape)
    cells = folded.cells
    return Match(
        float(scores[row, turn]),
        float(folded.speeds[row * len(folded.speeds) // len(cells)]),
        np.roll(cells[row], -int(turn), axis=0),
    )


def _spectra(cells: Cells) -> NDArray[np.complex64]:
    return np.fft.rfft(cells, axis=1).astype(np.complex64, copy=False)


def _correlated(
    spectra: NDArray[np.complex64], template: NDArray[np.complex64]
) -> NDArray[np.float32]:
    """The sum of a row's cells times a template at each of its turns: (rows, COLUMNS)."""
    products = np.einsum("nkb,kb->nk", spectra, template)
    return np.fft.irfft(products, COLUMNS, axis=1).astype(np.float32, copy=False)


def _folded(evidence: Cells, speed: float) -> Cells:
    """The evidence at its original pace, periods summed.

    (phases * COLUMN_FRAMES, COLUMNS, BANDS): the first axis is where the columns begin, at which
    part of a hop and after how many hops.
    """
    length = int(evidence.shape[1] * speed)
    at = np.minimum(np.rint(np.arange(length) / speed).astype(np.intp), evidence.shape[1] - 1)
    phases = len(evidence)
    paced = np.zeros((phases, -(-length // PERIOD_FRAMES) * PERIOD_FRAMES, BANDS), np.float32)
    paced[:, :length] = evidence.take(at, axis=1)
    period = paced.reshape(phases, -1, PERIOD_FRAMES, BANDS).sum(axis=1)
    around = np.concatenate([period, period[:, : COLUMN_FRAMES - 1]], axis=1)
    swung = np.zeros_like(period)
    for frame, way in enumerate(SWING):
        swung += way * around[:, frame : frame + PERIOD_FRAMES]
    cells: Cells = swung.reshape(phases, COLUMNS, COLUMN_FRAMES, BANDS).swapaxes(1, 2)
    return cells.reshape(-1, COLUMNS, BANDS)


@lru_cache(maxsize=64)
def templates_of(key: bytes) -> tuple[NDArray[np.complex64], NDArray[np.complex64]]:
    """Conjugate spectra along the columns of the sync cells' signs, and of where they are."""
    mark = pattern(key)
    signs = np.where(mark.sync, mark.signs, np.float32(0))
    spectra = np.conj(_spectra(np.stack([signs, np.abs(signs)])))
    return spectra[0], spectra[1]
