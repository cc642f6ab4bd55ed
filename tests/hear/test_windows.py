"""A long sound in pieces, in little memory."""

import tracemalloc
from collections.abc import Iterator
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from audio_news.hear.envelope import Envelope
from audio_news.hear.windows import LONGEST_S, SHORTEST_S, windows

RATE_HZ = 16_000


def talk(seconds: int) -> Iterator[NDArray[np.float32]]:
    """Noise in blocks of ten seconds, with half a second of quiet at the end of every five."""
    noise = np.random.default_rng(3).standard_normal(10 * RATE_HZ).astype(np.float32) * 0.1
    at_s = np.arange(10 * RATE_HZ) / RATE_HZ
    block = np.where(at_s % 5 < 4.5, noise, noise * 1e-3).astype(np.float32)
    for _ in range(seconds // 10):
        yield block


def test_cuts_lie_in_the_quiet_and_nothing_is_lost() -> None:
    whole = np.concatenate(list(talk(100)))
    found = list(windows(talk(100), RATE_HZ))
    assert np.array_equal(np.concatenate([window.samples for window in found]), whole)
    for window, after in pairwise(found):
        assert SHORTEST_S <= after.start_s - window.start_s <= LONGEST_S
        assert 4.5 <= after.start_s % 5 <= 5.0


def test_a_short_sound_is_one_window_and_an_empty_one_none() -> None:
    assert [window.start_s for window in windows(talk(10), RATE_HZ)] == [0.0]
    assert list(windows([], RATE_HZ)) == []


def test_an_hour_takes_no_more_memory_than_minutes() -> None:
    peaks = []
    for seconds in (120, 3600):
        tracemalloc.start()
        envelope = Envelope(RATE_HZ)
        for window in windows(talk(seconds), RATE_HZ):
            envelope.feed(window.samples)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
        assert round(envelope.duration_s) == seconds
    assert peaks[1] - peaks[0] < 6_000_000


def test_noise_speech_and_silence_differ() -> None:
    envelope = Envelope(RATE_HZ)
    for block in talk(10):
        envelope.feed(block)
    noise, quiet = envelope.stretch(0.0, 4.4), envelope.stretch(4.6, 4.9)
    assert noise.swing_db < 3
    assert noise.level_db - quiet.level_db > 50
    assert envelope.longest_quiet(0.0, 5.0, -50.0) == (4.5, 5.0)
    assert envelope.stretch(50.0, 60.0).level_db == -100.0
