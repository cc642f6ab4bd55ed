"""What files can be: cut short, joined, marked twice, broken, long; and what is searched first."""

from __future__ import annotations

import tracemalloc
from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np
import pytest

from audio_news.label.watermark import PUBLIC_KEY, Embedder, detect
from audio_news.label.watermark.detector import FOUND_AT_PACE_Z, FOUND_Z, search
from audio_news.label.watermark.pattern import BANDS, COLUMNS, SWING, pattern

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from audio_news.models import Samples

RATE_HZ = 24_000


def babble(seconds: float, seed: int) -> Samples:
    """Noise that rises and falls like syllables: it hides a mark as speech does."""
    dice = np.random.default_rng(seed)
    count = round(seconds * RATE_HZ)
    at = np.arange(0, count + RATE_HZ // 10, RATE_HZ // 10)
    level = np.interp(np.arange(count), at, dice.uniform(0.1, 1, len(at)))
    noise: Samples = (0.1 * level * dice.standard_normal(count)).astype(np.float32)
    return noise


def mark(samples: Samples, number: int) -> Samples:
    embedder = Embedder(RATE_HZ, payload=number)
    return np.concatenate([embedder.feed(samples), embedder.flush()])


def heard(amplitude: float, speed: float) -> NDArray[np.float32]:
    """30 s of evidence of the public pattern played at a speed, in noise."""
    swing = np.repeat(pattern(PUBLIC_KEY).signs, len(SWING), axis=0)
    swing = swing * np.tile(SWING, COLUMNS)[:, None]
    noise = np.random.default_rng(8).standard_normal((2, 1_499, BANDS))
    at = np.rint(np.arange(1_499) * speed).astype(int)
    seen: NDArray[np.float32] = (amplitude * swing[at % len(swing)] + noise).astype(np.float32)
    return seen


def test_less_is_asked_at_the_speed_that_is_expected() -> None:
    weak = heard(0.037, 1.0)
    match, found = search(weak, PUBLIC_KEY, 1.0, tempos=False)
    assert FOUND_AT_PACE_Z <= match.z < FOUND_Z
    assert found
    match, found = search(weak, PUBLIC_KEY, 1.005, tempos=False)
    assert match.speed == pytest.approx(1.0, abs=0.0011)
    assert match.z < FOUND_Z
    assert not found
    match, found = search(heard(0.06, 1.005), PUBLIC_KEY, 1.0, tempos=False)
    assert match.speed == pytest.approx(1.005, abs=0.0011)
    assert found


def test_a_tempo_is_searched_only_where_asked() -> None:
    quick = heard(0.08, 1.2)
    match, found = search(quick, PUBLIC_KEY, 1.0, tempos=True)
    assert found
    assert match.speed == pytest.approx(1.2, abs=0.002)
    assert not search(quick, PUBLIC_KEY, 1.0, tempos=False)[1]
    assert search(quick, PUBLIC_KEY, match.speed, tempos=False)[1]  # what follows it


def test_two_seconds_say_nothing_wrong() -> None:
    found = detect([mark(babble(40, 1), 1_234)[5 * RATE_HZ : 7 * RATE_HZ]], RATE_HZ)
    assert found.payload in (None, 1_234)
    assert detect([babble(0.5, 1)], RATE_HZ).z == 0


def test_two_episodes_joined_are_found_from_end_to_end_and_one_is_named() -> None:
    first, second = mark(babble(95, 2), 111), mark(babble(40, 3), 222)
    found = detect([first, second[7_001:]], RATE_HZ)
    assert found.spans_s[0][0] == 0
    assert found.spans_s[-1][1] == pytest.approx(134.7, abs=0.1)
    assert found.payload in (111, 222)


def test_a_second_mark_leaves_it_found_and_no_third_number_is_read() -> None:
    twice = mark(mark(babble(90, 4), 0xAAAA_5555), 0x0F0F_F0F0)
    later = mark(mark(babble(90, 4), 0xAAAA_5555)[1_201:], 0x0F0F_F0F0)
    for samples in (twice, later):
        found = detect([samples], RATE_HZ)
        assert found.present
        assert found.payload in (None, 0xAAAA_5555, 0x0F0F_F0F0)


def test_a_channel_of_each_is_searched_by_their_mean() -> None:
    """As whoever reads a stereo file does; one marked channel of two is enough."""
    plain = babble(60, 5)
    both = np.stack([mark(plain, 55), plain]).mean(axis=0, dtype=np.float32)
    assert detect([both], RATE_HZ).present


@pytest.mark.filterwarnings("ignore:invalid value")
@pytest.mark.parametrize("value", [np.nan, np.inf])
def test_samples_that_are_no_numbers_are_not_a_mark(value: float) -> None:
    broken = babble(30, 6)
    broken[100_000:100_010] = value
    found = detect([broken], RATE_HZ)
    assert not found.present
    assert found.payload is None


def test_what_was_found_says_where_to_look_next() -> None:
    """3 % too fast is found by the search over tempo, and only in the first minute."""
    marked = mark(babble(130, 9), 77)
    at = np.arange(int(len(marked) / 1.03)) * 1.03
    fast = np.interp(at, np.arange(len(marked)), marked).astype(np.float32)
    found = detect([fast], RATE_HZ)
    assert len(found.spans_s) == 5
    assert found.speed == pytest.approx(1.03, abs=0.001)
    assert found.payload == 77


def test_an_hour_takes_the_memory_of_minutes() -> None:
    block = babble(2, 7)

    def blocks(seconds: int) -> Iterator[Samples]:
        for at_s in range(0, seconds, 2):
            if at_s == 70:  # the search over tempo, which takes most, is over
                tracemalloc.reset_peak()
            yield block.copy()

    peaks: list[int] = []
    for seconds in (120, 300):
        tracemalloc.start()
        detect(blocks(seconds), RATE_HZ)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.reset_peak()
        embedder = Embedder(RATE_HZ, payload=1)
        for samples in blocks(seconds):
            embedder.feed(samples)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[2] < 1.1 * peaks[0]
    assert peaks[3] < 1.1 * peaks[1]
