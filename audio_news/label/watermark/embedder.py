"""Marking a stream of sound."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from audio_news.errors import LabelError
from audio_news.label.watermark.pattern import (
    BANDS,
    COLUMN_FRAMES,
    COLUMNS,
    PERIOD_FRAMES,
    PUBLIC_KEY,
    SWING,
    pattern,
)
from audio_news.label.watermark.payload import PAYLOAD_BITS, encode
from audio_news.label.watermark.spectrum import (
    band_bins,
    band_levels_db,
    frames,
    hop_samples,
    spectra_of,
)

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from audio_news.models import Samples

STRENGTH_DB = 1.8
"""How far the highest band of a cell is raised or lowered where the sound hides all of it."""
LOWEST_SHARE = 0.4
"""Of that strength in the lowest band. High bands hold more bins, so that speech itself varies
less in them, and PESQ and DNSMOS mind them less: at the same PESQ, 1.8 dB falling to 0.4 of it
scores 3 to 10 % more after Opus, AAC and in a room than 1.5 dB falling to 0.55."""
MOVING_DB = 4.0
"""A band's mean bend (second difference of its level from frame to frame) that hides all of it.

Speech bends by 5 to 10 dB; a held note hardly does, and a tremolo in it would be heard.
"""
QUIET_DB, SILENT_DB = 35.0, 45.0
"""Below a band's loudest: the mark fades out between them, for a background that trembles
in the pauses is heard, and codecs would not keep it."""
LOUDEST_PERCENTILE = 95
FALL_DB = 3.0
"""How much of its loudest a band forgets from batch to batch (of 5 s)."""
REACH_FRAMES = 6
"""Frames on each side over which that mean is taken."""
MARGIN = REACH_FRAMES + 1
BATCH_FRAMES = 256
"""Frames worked on at once: fixed, so that the sound is the same however the input is cut."""


class Embedder:
    """A stream of (n,) float32 mono samples, marked as AI-generated, without delay in time.

    `feed` returns what is ready and `flush` the rest; as many samples come out as went in.
    No band changes by more than `strength_db`. Raises LabelError for a rate that the mark
    cannot use, a payload that is not a 32-bit number, or a strength outside (0, 6].
    """

    def __init__(
        self,
        rate_hz: int,
        *,
        payload: int,
        key: bytes = PUBLIC_KEY,
        strength_db: float = STRENGTH_DB,
    ) -> None:
        if not 0 <= payload < 2**PAYLOAD_BITS:
            raise LabelError(
                f"The watermark cannot carry the number {payload}",
                hint=f"Use an episode number from 0 to {2**PAYLOAD_BITS - 1:,}.",
            )
        if not 0 < strength_db <= 6:
            raise LabelError(
                f"A watermark cannot have a strength of {strength_db:g} dB",
                hint="Use more than 0 and up to 6; see the measured table.",
            )
        self._hop = hop_samples(rate_hz)
        # Weighs before and after the spectrum: the squares of its two halves add up to one.
        phase = (np.arange(2 * self._hop) + 0.5) / (2 * self._hop)
        self._window = np.sin(np.pi * phase).astype(np.float32)
        signs = pattern(key).carrying(encode(payload))
        swing = np.tile(np.array(SWING, np.float32), COLUMNS)[:, None]
        neper = strength_db * np.log(10) / 20 * np.linspace(LOWEST_SHARE, 1, BANDS)
        self._nudges = np.repeat(signs, COLUMN_FRAMES, axis=0) * swing * neper.astype(np.float32)
        self._loudest_db = np.full(BANDS, -np.inf, np.float32)
        # Frame 0 is centred on the first sample; `MARGIN` frames lie before it.
        self._held = [np.zeros((MARGIN + 1) * self._hop, np.float32)]
        self._held_samples = len(self._held[0])
        self._half_done = np.zeros(self._hop, np.float32)
        self._frame = 0
        self._fed = self._given = 0

    def feed(self, samples: Samples) -> Samples:
        """Take (n,) samples; return those whose surroundings are known."""
        self._fed += len(samples)
        self._held.append(samples)
        self._held_samples += len(samples)
        batch, needed = BATCH_FRAMES * self._hop, (BATCH_FRAMES + 2 * MARGIN + 1) * self._hop
        ready: list[Samples] = []
        if self._held_samples >= needed:
            held = np.concatenate(self._held)
            while len(held) >= needed:
                ready.append(self._batch(held[:needed]))
                held = held[batch:]
            self._held, self._held_samples = [held.copy()], len(held)
        return self._give(ready)

    def flush(self) -> Samples:
        """The last samples; the stream is over."""
        total = self._fed
        tail = self.feed(np.zeros(2 * (BATCH_FRAMES + 2 * MARGIN + 1) * self._hop, np.float32))
        return tail[: total - (self._given - len(tail))]

    def _batch(self, held: Samples) -> Samples:
        """`BATCH_FRAMES` hops of marked sound, of as many frames and `MARGIN` more on each side."""
        spectra = spectra_of(frames(held, self._hop) * self._window)
        levels_db = band_levels_db(spectra)
        loudest_db = np.percentile(levels_db, LOUDEST_PERCENTILE, axis=0).astype(np.float32)
        self._loudest_db = np.maximum(loudest_db, self._loudest_db - np.float32(FALL_DB))
        hiding = _by_movement(levels_db) * _by_level(levels_db[MARGIN:-MARGIN], self._loudest_db)
        spectra = spectra[MARGIN:-MARGIN]
        at = (self._frame + np.arange(BATCH_FRAMES)) % PERIOD_FRAMES
        gains = np.exp(self._nudges[at] * hiding)
        bins = band_bins()
        spectra[:, bins[0] : bins[-1]] *= np.repeat(gains, np.diff(bins), axis=1)
        marked = np.fft.irfft(spectra, 2 * self._hop, axis=1).astype(np.float32, copy=False)
        marked *= self._window
        falling, rising = marked[:, self._hop :], marked[:, : self._hop]
        rising[0] += self._half_done
        rising[1:] += falling[:-1]
        self._half_done = falling[-1].copy()
        self._frame += BATCH_FRAMES
        return rising.reshape(-1)

    def _give(self, parts: list[Samples]) -> Samples:
        samples = np.concatenate(parts) if parts else np.zeros(0, np.float32)
        if self._given == 0 and len(samples):
            samples = samples[self._hop :]  # the half frame before the first sample
        self._given += len(samples)
        return samples


def _by_movement(levels_db: NDArray[np.float32]) -> NDArray[np.float32]:
    """How much of the strength each band of each inner frame hides by moving itself, 0 to 1.

    The more a band's level moves, the less a nudge in it is noticed (modulation masking).
    (n + 2 * MARGIN, BANDS) to (n, BANDS).
    """
    bends = np.abs(levels_db[2:] - 2 * levels_db[1:-1] + levels_db[:-2])
    sums = np.cumsum(np.concatenate([np.zeros_like(bends[:1]), bends]), axis=0)
    width = 2 * REACH_FRAMES + 1
    means = (sums[width:] - sums[:-width]) / width
    hiding: NDArray[np.float32] = np.clip(means / np.float32(MOVING_DB), 0, 1)
    return hiding


def _by_level(
    levels_db: NDArray[np.float32], loudest_db: NDArray[np.float32]
) -> NDArray[np.float32]:
    """The same, by how loud the band is against its own loudest: (n, BANDS)."""
    above = levels_db - loudest_db + np.float32(SILENT_DB)
    hiding: NDArray[np.float32] = np.clip(above / np.float32(SILENT_DB - QUIET_DB), 0, 1)
    return hiding
