import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from audio_news.mix.limiter import _least
from audio_news.mix.spool import windows


@given(st.lists(st.integers(0, 9), max_size=12), st.integers(1, 12), st.integers(0, 9))
def test_windows_are_the_stream_cut_evenly_however_it_came(
    lengths: list[int], size: int, margin: int
) -> None:
    whole = np.arange(1, sum(lengths) + 1, dtype=np.float32)
    blocks = np.split(whole, np.cumsum(lengths)[:-1]) if lengths else []
    quiet = np.zeros(size + 2 * margin, np.float32)
    padded = np.concatenate([quiet[:margin], whole, quiet])
    found = list(windows(iter(blocks), size, margin))
    assert len(found) == -(-len(whole) // size)
    for number, window in enumerate(found):
        expected = padded[number * size : (number + 1) * size + 2 * margin]
        assert np.array_equal(window, expected)


@pytest.mark.parametrize("width", [1, 2, 5, 16, 17])
def test_the_least_of_every_few_values_in_a_row(width: int) -> None:
    values = np.random.default_rng(1).random(200).astype(np.float32)
    expected = np.lib.stride_tricks.sliding_window_view(values, width).min(axis=1)
    assert np.array_equal(_least(values, width), expected)
