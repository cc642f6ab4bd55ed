from pathlib import Path

import numpy as np
import pytest

from audio_news.mix import limiter
from audio_news.mix.envelope import Envelope, envelope
from audio_news.mix.loudness import loudness_lufs
from audio_news.mix.peaks import true_peak_dbtp
from audio_news.mix.resample import resample

RATE_HZ = 44_100


def peaky(seconds: float = 4.0) -> np.ndarray:
    """Bursts of noise up to 8 kHz, as speech has them."""
    rng = np.random.default_rng(3)
    noise = resample(
        rng.standard_normal(round(seconds * 16_000)).astype(np.float32), 16_000, RATE_HZ
    )
    envelope = np.repeat(rng.uniform(0.0, 1.0, round(seconds * 50)) ** 3, RATE_HZ // 50)
    return (0.3 * noise[: len(envelope)] * envelope).astype(np.float32)


def measured(tmp_path: Path, samples: np.ndarray) -> Envelope:
    return envelope([samples], tmp_path / "a.toned", RATE_HZ, 0.05)


def limited(tmp_path: Path, samples: np.ndarray, ceiling: float, gain: float = 1.0) -> np.ndarray:
    return np.concatenate(list(measured(tmp_path, samples).limited(gain, ceiling)))


@pytest.mark.parametrize("ceiling_db", [-1.5, -6.0, -12.0])
@pytest.mark.parametrize("gain_db", [0.0, 6.0])
def test_true_peaks_stay_under_the_ceiling(
    tmp_path: Path, ceiling_db: float, gain_db: float
) -> None:
    out = limited(tmp_path, peaky(), 10 ** (ceiling_db / 20), 10 ** (gain_db / 20))
    # A gain that moves adds a little.
    assert true_peak_dbtp(out, RATE_HZ) <= ceiling_db + 0.05


def test_what_is_under_the_ceiling_is_untouched(tmp_path: Path) -> None:
    samples = 0.3 * np.sin(np.arange(RATE_HZ) / 20).astype(np.float32)
    assert np.array_equal(limited(tmp_path, samples, 0.9), samples)


def test_the_sound_before_and_after_a_peak_comes_back(tmp_path: Path) -> None:
    samples = 0.1 * np.sin(np.arange(RATE_HZ) / 10).astype(np.float32)
    samples[12_000:12_010] = 1.0
    out = limited(tmp_path, samples, 0.5)
    assert np.abs(out).max() <= 0.52
    assert np.array_equal(out[:11_000], samples[:11_000])
    assert np.array_equal(out[13_000:], samples[13_000:])


def test_a_gain_that_moves_has_no_steps() -> None:
    peaks = np.full(200, 0.1, np.float32)
    peaks[100] = 1.0
    gains = limiter.gains(peaks, 0.5)
    inner = limiter.limit(np.ones(49 * (len(gains) - 2), np.float32), gains)
    assert inner.min() == pytest.approx(0.5, abs=0.01)
    assert np.abs(np.diff(inner)).max() < 0.003


def test_blocks_meet_without_a_seam(tmp_path: Path) -> None:
    """Two seconds are worked on at once: a peak just before the end of one acts on the next."""
    samples = np.full(5 * RATE_HZ, 0.2, np.float32)
    samples[2 * RATE_HZ - 3] = 0.9
    out = limited(tmp_path, samples, 0.45)
    steps = np.abs(np.diff(np.delete(out, 2 * RATE_HZ - 3)))
    assert len(out) == len(samples)
    assert steps.max() < 0.001


@pytest.mark.parametrize("wanted_lufs", [-23.0, -16.0, -13.0])
def test_the_gain_is_right_for_the_limited_sound(tmp_path: Path, wanted_lufs: float) -> None:
    found, ceiling = measured(tmp_path, peaky(12.0)), 10 ** (-2 / 20)
    gain = 10 ** (found.gain_db(wanted_lufs, ceiling, 30.0) / 20)
    out = np.concatenate(list(found.limited(gain, ceiling)))
    assert loudness_lufs(out, RATE_HZ) == pytest.approx(wanted_lufs, abs=0.03)
    assert found.loudness_lufs(gain, ceiling) == pytest.approx(wanted_lufs, abs=0.01)
