"""The synthesis beside hibari's own, which works on the same spectra turned round."""

from __future__ import annotations

import numpy as np
import pytest
from hibari import dsp

from audio_news.speak.hibari_synthesis import FRAMES, PARTS, synthesised

BINS = dsp.N_FFT // 2 + 1
SILENT = -100.0
"""As a logarithm of a magnitude."""


def layer(count: int, seed: int = 1) -> tuple[np.ndarray, np.ndarray]:
    """A last layer as random as none ever is, and a fundamental that comes and goes."""
    random = np.random.default_rng(seed)
    head = random.normal(0, 1, (count, PARTS * BINS)).astype(np.float32)
    head[:, ::7] += 8.0  # some beyond the largest magnitude
    f0_hz = random.uniform(80, 300, count).astype(np.float32)
    f0_hz[::5] = 0.0
    return head, f0_hz


def theirs(head: np.ndarray, f0_hz: np.ndarray) -> np.ndarray:
    parts = [np.ascontiguousarray(part.T) for part in np.split(head, PARTS, axis=1)]
    sound: np.ndarray = dsp.synth(*parts, f0_hz, np.random.default_rng(1))
    return sound


@pytest.mark.parametrize("count", [3, FRAMES - 1, FRAMES, 3 * FRAMES + 5])
def test_without_noise_it_is_theirs(count: int) -> None:
    head, f0_hz = layer(count)
    head[:, 2 * BINS : 3 * BINS] = SILENT
    ours = synthesised(head, f0_hz, seed=1)
    assert ours.dtype == np.float32
    assert ours.shape == (count * dsp.HOP,)
    reference = theirs(head, f0_hz)
    assert np.abs(ours - reference).max() < 2e-5 * np.abs(reference).max()


def test_the_noise_has_the_spectrum_and_the_spread_of_theirs() -> None:
    head, f0_hz = layer(2000)
    head[:, :BINS] = head[:, 3 * BINS : 4 * BINS] = SILENT
    head[:, 2 * BINS : 3 * BINS] = np.linspace(1, -2, BINS, dtype=np.float32)
    ours, reference = synthesised(head, f0_hz, seed=1), theirs(head, f0_hz)
    assert np.std(ours) == pytest.approx(np.std(reference), rel=0.01)
    kurtosis = [np.mean(x**4) / np.mean(x**2) ** 2 for x in (ours, reference)]
    assert kurtosis == pytest.approx([3.0, 3.0], abs=0.06)
    bands_db = [
        20 * np.log10(np.abs(np.fft.rfft(x)[: len(x) // 2 // 40 * 40]).reshape(40, -1).mean(axis=1))
        for x in (ours, reference)
    ]
    assert np.abs(bands_db[0] - bands_db[1]).max() < 0.3


def test_noise_is_drawn_from_the_seed() -> None:
    head, f0_hz = layer(100)
    first, again, other = (synthesised(head, f0_hz, seed) for seed in (4, 4, 5))
    assert np.array_equal(first, again)
    assert not np.array_equal(first, other)
