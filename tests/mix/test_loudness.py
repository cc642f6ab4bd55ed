"""Against ffmpeg's ebur128, and the signals of EBU Tech 3341 and 3342 made as described there."""

import numpy as np
import pytest

from audio_news.mix.loudness import SILENCE_DB, LoudnessMeter, loudness_lufs
from audio_news.mix.peaks import CONTEXT as PEAK_CONTEXT
from audio_news.mix.peaks import TruePeakMeter, frame_peaks, true_peak_dbtp
from tests.sounds import metered_lufs, metered_range_lu

RATE_HZ = 48_000


def tone(level_db: float, seconds: float, hz: float = 1000.0, rate_hz: int = RATE_HZ) -> np.ndarray:
    t = np.arange(round(seconds * rate_hz)) / rate_hz
    return (10 ** (level_db / 20) * np.sin(2 * np.pi * hz * t)).astype(np.float32)


# Tech 3341 tests 1 to 5 are stereo tones of equal level in both channels; one channel alone
# measures 3.01 dB less.
MONO = -3.01


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ([(-23, 20)], -23.0),
        ([(-33, 20)], -33.0),
        ([(-36, 10), (-23, 60), (-36, 10)], -23.0),
        ([(-72, 10), (-36, 10), (-23, 60), (-36, 10), (-72, 10)], -23.0),
        ([(-26, 20), (-20, 20.1), (-26, 20)], -23.0),
    ],
)
def test_ebu_tech_3341(parts: list[tuple[float, float]], expected: float) -> None:
    signal = np.concatenate([tone(level, seconds) for level, seconds in parts])
    assert loudness_lufs(signal, RATE_HZ) == pytest.approx(expected + MONO, abs=0.1)


# Tech 3342 tests 1 to 4: seconds of tones at each level, and the range they have.
@pytest.mark.parametrize(
    ("levels", "expected_lu"),
    [((-20, -30), 10), ((-20, -15), 5), ((-40, -20), 20), ((-50, -35, -20, -35, -50), 15)],
)
def test_ebu_tech_3342(levels: tuple[float, ...], expected_lu: float) -> None:
    signal = np.concatenate([tone(level, 20) for level in levels])
    meter = LoudnessMeter(RATE_HZ)
    meter.feed(signal)
    assert meter.range_lu() == pytest.approx(expected_lu, abs=0.1)
    assert meter.range_lu() == pytest.approx(metered_range_lu(signal, RATE_HZ), abs=0.1)


def test_a_range_needs_three_seconds() -> None:
    meter = LoudnessMeter(RATE_HZ)
    meter.feed(tone(-20, 2))
    assert meter.range_lu() == 0.0


@pytest.mark.parametrize("rate_hz", [22_050, 24_000, 44_100, 48_000])
@pytest.mark.parametrize("hz", [40, 100, 1000, 3000, 8000])
def test_agrees_with_ffmpeg_at_every_frequency(rate_hz: int, hz: float) -> None:
    signal = tone(-20, 5, hz, rate_hz)
    assert loudness_lufs(signal, rate_hz) == pytest.approx(metered_lufs(signal, rate_hz), abs=0.03)


def test_agrees_with_ffmpeg_on_bursts() -> None:
    noise = np.random.default_rng(7).standard_normal(RATE_HZ * 20).astype(np.float32)
    envelope = np.repeat(np.random.default_rng(8).uniform(0, 0.2, 100), RATE_HZ // 5)
    signal = (noise * envelope).astype(np.float32)
    assert loudness_lufs(signal, RATE_HZ) == pytest.approx(metered_lufs(signal, RATE_HZ), abs=0.05)


def test_silence_has_no_loudness() -> None:
    assert loudness_lufs(np.zeros(RATE_HZ, np.float32), RATE_HZ) == SILENCE_DB
    assert true_peak_dbtp(np.zeros(RATE_HZ, np.float32), RATE_HZ) == SILENCE_DB
    assert LoudnessMeter(RATE_HZ).integrated_lufs() == SILENCE_DB


def test_a_stream_cut_anywhere_measures_the_same() -> None:
    signal = np.concatenate([tone(-30, 3), tone(-18, 3.3, 300)])
    whole, peak = LoudnessMeter(RATE_HZ), TruePeakMeter(RATE_HZ)
    at = 0
    for size in (1, 17, 4799, 4801, 90_000, len(signal)):
        whole.feed(signal[at : at + size])
        peak.feed(signal[at : at + size])
        at += size
    assert whole.integrated_lufs() == pytest.approx(loudness_lufs(signal, RATE_HZ), abs=1e-3)
    assert peak.dbtp() == pytest.approx(true_peak_dbtp(signal, RATE_HZ), abs=1e-6)


# Tech 3341 tests 15 to 19: tones whose true peak lies between samples.
@pytest.mark.parametrize(
    ("divisor", "phase_degrees", "level", "expected_dbtp"),
    [(4, 0, 0.5, -6.0), (4, 45, 0.5, -6.0), (6, 60, 0.5, -6.0), (8, 67.5, 0.5, -6.0)],
)
def test_true_peak_between_samples(
    divisor: int, phase_degrees: float, level: float, expected_dbtp: float
) -> None:
    n = np.arange(RATE_HZ)
    signal = level * np.sin(2 * np.pi * n / divisor + np.deg2rad(phase_degrees))
    fade = np.minimum(1, np.minimum(n, n[::-1]) / 1000)
    peak = true_peak_dbtp((signal * fade).astype(np.float32), RATE_HZ)
    assert expected_dbtp - 0.4 <= peak <= expected_dbtp + 0.2


def test_the_peak_of_a_frame_is_the_true_one_where_it_matters() -> None:
    n = np.arange(4 * 48 + 2 * PEAK_CONTEXT)
    signal = (0.5 * np.sin(2 * np.pi * n / 4 + np.pi / 4)).astype(np.float32)
    signal[PEAK_CONTEXT + 96 :] *= 0.1
    peaks = frame_peaks(signal, 48, above=0.2)
    assert peaks[0] == pytest.approx(0.5, abs=0.01)
    assert peaks[3] == pytest.approx(0.05 * np.sqrt(0.5), abs=0.001)  # the samples' own
