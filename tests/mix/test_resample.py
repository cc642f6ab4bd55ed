import numpy as np
import pytest

from audio_news.mix.resample import Resampler, oversampled, resample


def sine(hz: float, rate_hz: int, seconds: float) -> np.ndarray:
    return np.sin(2 * np.pi * hz * np.arange(round(rate_hz * seconds)) / rate_hz).astype(np.float32)


@pytest.mark.parametrize(
    ("from_hz", "to_hz"), [(24_000, 44_100), (22_050, 44_100), (44_100, 48_000), (44_100, 24_000)]
)
def test_a_tone_keeps_its_shape_and_place(from_hz: int, to_hz: int) -> None:
    out = resample(sine(997, from_hz, 2.0), from_hz, to_hz)
    assert len(out) == 2 * to_hz
    inner = slice(500, -500)
    error = np.abs(out - sine(997, to_hz, 2.0))[inner].max()
    assert 20 * np.log10(error) < -90


def test_what_is_above_the_new_nyquist_frequency_is_gone() -> None:
    out = resample(sine(15_000, 44_100, 1.0), 44_100, 24_000)
    assert 20 * np.log10(np.abs(out[500:-500]).max()) < -80


@pytest.mark.parametrize("cut", [1, 100, 4096, 65_536])
def test_the_result_does_not_depend_on_how_the_stream_is_cut(cut: int) -> None:
    samples = np.random.default_rng(1).standard_normal(30_000).astype(np.float32)
    samples = samples[: 300 * cut]
    resampler = Resampler(24_000, 44_100)
    parts = [resampler.feed(samples[i : i + cut]) for i in range(0, len(samples), cut)]
    streamed = np.concatenate([*parts, resampler.flush()])
    assert np.array_equal(streamed, resample(samples, 24_000, 44_100))


@pytest.mark.parametrize("length", [0, 1, 2, 79, 80, 81, 4321])
def test_every_length_comes_out_whole(length: int) -> None:
    out = resample(np.ones(length, np.float32), 24_000, 44_100)
    assert len(out) == -(-length * 44_100 // 24_000)


def test_oversampling_finds_the_peak_between_samples() -> None:
    # A quarter of the rate at 45 degrees: samples at 0.707, the peak at 1 between them.
    n = np.arange(2000)
    samples = np.sin(2 * np.pi * n / 4 + np.pi / 4).astype(np.float32)
    fine = oversampled(samples, np.arange(500, 1500), 4)
    assert np.abs(samples).max() < 0.71
    assert np.abs(fine).max() == pytest.approx(1.0, abs=0.01)
