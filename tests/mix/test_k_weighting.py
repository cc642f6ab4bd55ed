"""The K-weighting beside the standard's own coefficients, run a sample at a time in double."""

from __future__ import annotations

import numpy as np
import pytest

from audio_news.mix.k_weighting import ROW, ROWS, KWeighting, sections

# ITU-R BS.1770-5, tables 1 and 2: b0, b1, b2, a1, a2 at 48 kHz.
SHELF = (1.53512485958697, -2.69169618940638, 1.19839281085285, -1.69065929318241, 0.73248077421585)
HIGH_PASS = (1.0, -2.0, 1.0, -1.99004745483398, 0.99007225036621)


def slowly(samples: np.ndarray, rate_hz: int) -> np.ndarray:
    """The same filters as their difference equations say."""
    for b0, b1, b2, a1, a2 in sections(rate_hz):
        x1 = x2 = y1 = y2 = 0.0
        out = []
        for x in samples.tolist():
            y = b0 * x + b1 * x1 + b2 * x2 - a1 * y1 - a2 * y2
            x1, x2, y1, y2 = x, x1, y, y1
            out.append(y)
        samples = np.array(out)
    return samples


def sound(seconds: float, rate_hz: int) -> np.ndarray:
    """Noise over a hum that the high-pass takes a while to forget, which then stops."""
    count = round(seconds * rate_hz)
    hum = 0.4 * np.sin(2 * np.pi * 25 * np.arange(count) / rate_hz)
    hum[count // 2 :] = 0
    noise = np.random.default_rng(1).normal(0, 0.05, count)
    return (hum + noise).astype(np.float32)


def test_at_48_khz_the_filters_are_the_tables() -> None:
    shelf, high_pass = sections(48_000)
    assert shelf == pytest.approx(SHELF, abs=1e-10)
    assert high_pass == pytest.approx(HIGH_PASS, abs=1e-10)


@pytest.mark.parametrize("rate_hz", [8_000, 11_025, 24_000, 44_100, 48_000, 96_000])
def test_it_is_what_a_sample_at_a_time_gives(rate_hz: int) -> None:
    samples = sound(1.3, rate_hz)
    reference = slowly(samples, rate_hz)
    weighted = KWeighting(rate_hz).feed(samples)
    assert weighted.dtype == np.float32
    assert weighted.shape == samples.shape
    assert np.abs(weighted - reference).max() < 2e-5 * np.abs(reference).max()


@pytest.mark.parametrize("size", [1, ROW - 1, ROW, 1000, ROW * ROWS, 3 * ROW * ROWS + 7])
def test_a_stream_cut_anywhere_is_weighted_the_same(size: int) -> None:
    samples = sound(0.4, 44_100)
    weighting = KWeighting(44_100)
    parts = [weighting.feed(samples[at : at + size]) for at in range(0, len(samples), size)]
    assert [len(part) for part in parts[:-1]] == [size] * (len(parts) - 1)
    whole = KWeighting(44_100).feed(samples)
    assert np.abs(np.concatenate(parts) - whole).max() < 5e-6


def test_nothing_is_weighted_to_nothing() -> None:
    weighting = KWeighting(44_100)
    assert len(weighting.feed(np.zeros(0, np.float32))) == 0
    samples = sound(0.1, 44_100)
    before = weighting.feed(samples[:100])
    assert len(weighting.feed(np.zeros(0, np.float32))) == 0
    after = weighting.feed(samples[100:])
    assert np.abs(np.concatenate([before, after]) - KWeighting(44_100).feed(samples)).max() < 5e-6


def test_what_came_in_is_left_alone() -> None:
    samples = sound(0.1, 44_100)
    samples.setflags(write=False)
    weighting = KWeighting(44_100)
    first = weighting.feed(samples)
    kept = first.copy()
    weighting.feed(samples)
    assert np.array_equal(first, kept)
