"""hibari's spectra to sound, one frame after another in memory.

hibari.dsp does the same on spectra of (bins, frames), for which the model turns its last layer
round and the transforms turn it back: here a frame stays the row that both give and take. The
sound of a frame is S = exp(lh) exp(i pi tanh(theta)) P + exp(ln) Z + exp(lr) exp(i phi), with P
the spectrum of a pulse train and Z complex noise (hibari-tts 0.2.1, hibari/dsp.py).
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from audio_news.models import Samples

PARTS = 5
"""lh, theta, ln, lr and phi, each of as many bins."""
LARGEST_LOG, LEAST_WEIGHT = np.float32(7.0), np.float32(1e-11)
NOISE_BINS = 1 << 16
"""Where a frame's noise may begin in the noise that all of them share."""
FRAMES = 64
"""Frames worked on at once: what they take stays in the processor's cache."""


def synthesised(head: NDArray[np.float32], f0_hz: NDArray[np.float32], seed: int) -> Samples:
    """(frames * HOP,) samples of the model's last layer, (frames, PARTS * bins), and f0 (frames,).

    The noise is drawn from `seed`.
    """
    from hibari import dsp

    count, half = len(head), dsp.N_FFT // 2
    pulses = np.pad(dsp.pulses(f0_hz), half, mode="reflect")
    windows = np.lib.stride_tricks.sliding_window_view(pulses, dsp.N_FFT)[:: dsp.HOP][:count]
    starts = np.random.default_rng(seed).integers(NOISE_BINS, size=count)
    noise = np.lib.stride_tricks.sliding_window_view(_noise(), half + 1)
    sound = np.zeros((count + dsp.N_FFT // dsp.HOP - 1, dsp.HOP), np.float32)
    weight = np.zeros_like(sound)
    for at in range(0, count, FRAMES):
        spectra = _rfft(windows[at : at + FRAMES] * dsp.WIN_SRC)
        _shape(spectra, head[at : at + FRAMES], noise[starts[at : at + FRAMES]])
        _overlap(sound[at:], _irfft(spectra, dsp.N_FFT) * dsp.WIN)
    _overlap(weight, np.broadcast_to(dsp.WIN * dsp.WIN, (count, dsp.N_FFT)))
    sound /= np.maximum(weight, LEAST_WEIGHT)
    return sound.reshape(-1)[half : half + count * dsp.HOP]


def _shape(
    spectra: NDArray[np.complex64], head: NDArray[np.float32], noise: NDArray[np.complex64]
) -> None:
    """Make the spectra (frames, bins) of the pulses those of the sound, with that noise."""
    harmonic, theta, rough, free, phi = np.split(head, PARTS, axis=1)
    turn = np.empty(spectra.shape, np.complex64)
    phase = np.tanh(theta)
    phase *= np.float32(np.pi)
    spectra *= _polar(_magnitude(harmonic), phase, turn)
    spectra += np.multiply(noise, _magnitude(rough), out=turn)
    spectra += _polar(_magnitude(free), phi, turn)


def _overlap(rows: NDArray[np.float32], frames: NDArray[np.float32]) -> None:
    """Add each frame to the rows that begin with its own: one hop is one row."""
    hop = rows.shape[1]
    for row, start in enumerate(range(0, frames.shape[1], hop)):
        rows[row : row + len(frames)] += frames[:, start : start + hop]


def _rfft(frames: NDArray[np.float32]) -> NDArray[np.complex64]:
    return np.fft.rfft(frames, axis=1).astype(np.complex64, copy=False)


def _irfft(spectra: NDArray[np.complex64], length: int) -> NDArray[np.float32]:
    return np.fft.irfft(spectra, n=length, axis=1).astype(np.float32, copy=False)


def _magnitude(logarithm: NDArray[np.float32]) -> NDArray[np.float32]:
    magnitude = np.minimum(logarithm, LARGEST_LOG)
    return np.exp(magnitude, out=magnitude)


@lru_cache(maxsize=1)
def _noise() -> NDArray[np.complex64]:
    """Complex normal noise, each part of variance 1, to take rows from.

    Drawing it anew for every frame is a fifth of the synthesis and more.
    """
    from hibari import dsp

    count = NOISE_BINS + dsp.N_FFT // 2
    noise: NDArray[np.complex64] = (
        np.random.default_rng(0).standard_normal(2 * count, np.float32).view(np.complex64)
    )
    return noise


def _polar(
    magnitude: NDArray[np.float32], phase: NDArray[np.float32], out: NDArray[np.complex64]
) -> NDArray[np.complex64]:
    """`out` filled with magnitude * exp(i phase)."""
    np.multiply(np.cos(phase), magnitude, out=out.real)
    np.multiply(np.sin(phase), magnitude, out=out.imag)
    return out
