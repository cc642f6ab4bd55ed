"""The keyed pattern: which way each cell of time and frequency is nudged, and what it says.

A cell is 80 ms by one of 32 bands, equally wide on the ear's frequency scale between 300 and
6,000 Hz (ERB-rate scale: Moore and Glasberg 1983; Glasberg and Moore 1990). In a cell of sign
+1 the band is louder for 40 ms, then softer for 40 ms; in one of sign -1 the other way round.
Speech moves slowest and most from syllable to syllable, 2 to 8 times a second: a change within
the cell stands out from it where a level held through the cell is lost in it, and was found
to give 1.6 times the detector's score at the same audibility.

60 columns of cells make a period of 4.8 s. Six cells in ten, scattered by the key, are the
same in every period and are what the detector looks for (sync); the others carry the
payload's coded bits. Spread spectrum on log-magnitudes: Kirovski and Malvar, IEEE Trans.
Signal Processing 51(4), 2003; the division into sync and data: Westerfeld, audiowmark.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256, shake_256
from typing import TYPE_CHECKING

import numpy as np

from audio_news.label.watermark.payload import CODED_BITS

if TYPE_CHECKING:
    from numpy.typing import NDArray

PUBLIC_KEY = b"audio_news: this sound is AI-generated"
"""The key that any copy of the program looks for: it says what a sound is, and proves nothing."""
_DOMAIN = b"audio_news watermark, pattern 1: "

COLUMNS = 60
BANDS = 32
SWING = (1, 1, -1, -1)
"""The course of a cell of sign +1, frame by frame of 20 ms."""
COLUMN_FRAMES = len(SWING)
PERIOD_FRAMES = COLUMNS * COLUMN_FRAMES
SYNC_SHARE = 0.6
LOW_HZ, HIGH_HZ = 300.0, 6_000.0


@dataclass(frozen=True, slots=True)
class Pattern:
    """What one key makes of the (COLUMNS, BANDS) cells of a period."""

    signs: NDArray[np.float32]
    """+1 or -1, where the cell's coded bit is 0."""
    symbols: NDArray[np.intp]
    """Index of the coded bit that a cell carries; -1 in the cells that carry none (sync)."""

    @property
    def sync(self) -> NDArray[np.bool_]:
        return self.symbols < 0

    def carrying(self, coded: NDArray[np.int8]) -> NDArray[np.float32]:
        """The signs of a period that carries the (CODED_BITS,) coded bits: (COLUMNS, BANDS)."""
        flips = np.append(1 - 2 * coded, 1).astype(np.float32)  # index -1: sync, never flipped
        flipped: NDArray[np.float32] = self.signs * flips[self.symbols]
        return flipped


@lru_cache(maxsize=64)
def pattern(key: bytes) -> Pattern:
    """The pattern of a key of any length.

    Drawn from SHAKE-256 of the key's SHA-256 and not from a random generator of a library,
    whose stream may change between versions: a mark must be found for as long as files last.
    """
    cells = COLUMNS * BANDS
    stream = shake_256(_DOMAIN + sha256(key).digest()).digest(9 * cells)
    signs = np.where(np.frombuffer(stream[:cells], np.uint8) & 1, np.float32(1), np.float32(-1))
    order = np.argsort(np.frombuffer(stream[cells:], "<u8"), kind="stable")
    symbols = np.full(cells, -1, np.intp)
    data = order[round(SYNC_SHARE * cells) :]
    symbols[data] = np.arange(len(data)) % CODED_BITS
    shape = (COLUMNS, BANDS)
    return Pattern(signs.reshape(shape), symbols.reshape(shape))


def band_edges_hz() -> NDArray[np.float64]:
    """The (BANDS + 1,) edges, equally spaced on the ERB-rate scale."""

    def erb_rate(hz: float) -> float:
        return 21.4 * float(np.log10(1 + 0.00437 * hz))

    rates = np.linspace(erb_rate(LOW_HZ), erb_rate(HIGH_HZ), BANDS + 1)
    edges: NDArray[np.float64] = (10 ** (rates / 21.4) - 1) / 0.00437
    return edges
