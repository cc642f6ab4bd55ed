import numpy as np
import pytest

from audio_news.mix.limiter import Limiter
from audio_news.mix.loudness import true_peak_dbtp
from audio_news.mix.resample import resample

RATE_HZ = 24_000


def peaky(seconds: float = 4.0) -> np.ndarray:
    """Bursts of noise up to 8 kHz, as speech has them."""
    rng = np.random.default_rng(3)
    noise = resample(
        rng.standard_normal(round(seconds * 16_000)).astype(np.float32), 16_000, RATE_HZ
    )
    envelope = np.repeat(rng.uniform(0.0, 1.0, round(seconds * 50)) ** 3, RATE_HZ // 50)
    return (noise[: len(envelope)] * envelope).astype(np.float32)


def limited(samples: np.ndarray, ceiling: float, cut: int = 50_000) -> np.ndarray:
    limiter = Limiter(RATE_HZ, ceiling)
    parts = [limiter.feed(samples[i : i + cut]) for i in range(0, len(samples), cut)]
    return np.concatenate([*parts, limiter.flush()])


@pytest.mark.parametrize("ceiling_db", [-1.5, -6.0, -12.0])
def test_true_peaks_stay_under_the_ceiling(ceiling_db: float) -> None:
    out = limited(peaky(), 10 ** (ceiling_db / 20))
    # A gain that moves adds a little.
    assert true_peak_dbtp(out, RATE_HZ) <= ceiling_db + 0.15


def test_what_is_under_the_ceiling_is_untouched() -> None:
    samples = 0.3 * np.sin(np.arange(RATE_HZ) / 20).astype(np.float32)
    assert np.array_equal(limited(samples, 0.9), samples)


@pytest.mark.parametrize("cut", [7, 1000, 24_000])
def test_as_many_samples_come_out_and_alike_however_cut(cut: int) -> None:
    samples = peaky(0.7)
    out = limited(samples, 0.25, cut)
    assert len(out) == len(samples)
    assert np.allclose(out, limited(samples, 0.25), atol=1e-6)


def test_the_sound_before_and_after_a_peak_comes_back() -> None:
    samples = 0.1 * np.sin(np.arange(RATE_HZ) / 10).astype(np.float32)
    samples[12_000:12_010] = 1.0
    out = limited(samples, 0.5)
    assert np.array_equal(out[:11_000], samples[:11_000])
    assert np.array_equal(out[13_000:], samples[13_000:])
