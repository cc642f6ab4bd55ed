"""The short-time spectrum that marking and looking for the mark share.

Frames are 40 ms long and 20 ms apart at every sample rate, so that a bin is always 25 Hz wide
and a mark made at one rate is where it is looked for at another.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from audio_news.errors import LabelError
from audio_news.label.watermark.pattern import BANDS, band_edges_hz

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from audio_news.models import Samples

    Spectra = NDArray[np.complex64]

LOWEST_RATE_HZ = 16_000
HOP_S = 0.02
BIN_HZ = 25.0
BATCH_FRAMES = 128
"""Spectra held at once."""
HALVED_HZ = 20_000
"""Rates above twice this are halved first: the mark ends far below."""
QUIETEST = 1e-9
"""Added to a bin's power, so that digital silence has a level too."""


def hop_samples(rate_hz: int) -> int:
    """Samples from frame to frame; half a frame. Raises LabelError."""
    hop, rest = divmod(rate_hz, round(1 / HOP_S))
    if rest or rate_hz < LOWEST_RATE_HZ:
        raise LabelError(
            f"The watermark cannot be used at {rate_hz:,} Hz",
            hint=f"Resample to {LOWEST_RATE_HZ:,} Hz or more, a multiple of 50.",
        )
    return hop


def frames(samples: Samples, hop: int) -> Samples:
    """The whole frames of two hops, a hop apart, in (n,) samples: a view, (frames, 2 * hop)."""
    if len(samples) < 2 * hop:
        return np.zeros((0, 2 * hop), np.float32)
    return np.lib.stride_tricks.sliding_window_view(samples, 2 * hop)[::hop]


def spectra_of(windowed: Samples) -> Spectra:
    """Of frames already windowed: (frames, n) to (frames, n / 2 + 1), in single precision."""
    return np.fft.rfft(windowed, axis=1).astype(np.complex64, copy=False)


def band_levels_db(spectra: Spectra) -> NDArray[np.float32]:
    """The mean over each band's bins of their power in dB: (frames, BANDS) of (frames, bins)."""
    bins = band_bins()
    inner = spectra[:, bins[0] : bins[-1]]
    power = np.square(inner.real) + np.square(inner.imag) + np.float32(QUIETEST)
    # log10 of float32 is slow, and a product of matrices would start threads.
    sums = np.add.reduceat(np.log(power), bins[:-1] - bins[0], axis=1)
    levels: NDArray[np.float32] = sums * (10 / np.log(10) / np.diff(bins)).astype(np.float32)
    return levels


def levels_db(samples: Samples, rate_hz: int) -> NDArray[np.float32]:
    """The bands' levels as the detector sees them: (2, frames, BANDS) of (n,) samples.

    Twice, the second time half a hop later: the mark's frames may lie anywhere.
    """
    if rate_hz > 2 * HALVED_HZ and rate_hz % 100 == 0:
        samples, rate_hz = _halved(samples), rate_hz // 2
    hop = hop_samples(rate_hz)
    window = np.hanning(2 * hop + 1)[:-1].astype(np.float32)
    count = len(frames(samples[hop // 2 :], hop))
    levels = np.empty((2, count, BANDS), np.float32)
    for phase, start in enumerate((0, hop // 2)):
        for at in range(0, count, BATCH_FRAMES):
            part = samples[start + at * hop : start + (at + BATCH_FRAMES + 1) * hop]
            spectra = spectra_of(frames(part, hop) * window)
            levels[phase, at : at + BATCH_FRAMES] = band_levels_db(spectra[: count - at])
    return levels


def _halved(samples: Samples) -> Samples:
    """Every other sample, after a seven-tap half-band filter.

    What folds back into the mark's bands comes from above 16 kHz and is 20 dB down and more.
    """
    even = samples[: len(samples) // 2 * 2 : 2]
    odd = np.pad(samples[1::2], (2, 1))[: len(even) + 3]
    near, far = odd[1:-2] + odd[2:-1], odd[:-3] + odd[3:]
    halved: Samples = np.float32(0.5) * even + np.float32(9 / 32) * near - np.float32(1 / 32) * far
    return halved


@lru_cache(maxsize=1)
def band_bins() -> NDArray[np.intp]:
    """The first bin of each band, and the first after the last: (BANDS + 1,)."""
    return np.rint(band_edges_hz() / BIN_HZ).astype(np.intp)
