"""The parts of the watermark: the pattern's permanence, the code, the score's honesty."""

from __future__ import annotations

from hashlib import sha256

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audio_news.label.watermark import detect
from audio_news.label.watermark.pattern import BANDS, COLUMNS, PUBLIC_KEY, band_edges_hz, pattern
from audio_news.label.watermark.payload import CODED_BITS, decode, encode
from audio_news.label.watermark.search import best_match, fold
from audio_news.label.watermark.whitening import evidence, train, whitening

BAND_BINS = (
    *(12, 14, 16, 18, 20, 22, 24, 27, 30, 33, 37, 40, 44, 48, 53, 58, 63),
    *(69, 76, 82, 90, 98, 106, 115, 125, 136, 148, 160, 174, 189, 204, 222, 240),
)
"""Of 25 Hz each."""


def test_the_public_pattern_never_changes() -> None:
    """A file marked today must be found by every later version."""
    mark = pattern(PUBLIC_KEY)
    drawn = mark.signs.astype("<i1").tobytes() + mark.symbols.astype("<i4").tobytes()
    assert (
        sha256(drawn).hexdigest()
        == "57b413bff088dcae5c6e486b71623222b99b3888bfce78ebfcdd40a255561957"
    )
    assert (
        sha256(encode(20_260_101).tobytes()).hexdigest()
        == "4ab2b8fe2d078e6b6138e735120c77868400b523cfcd4387a211e872749c0608"
    )


def test_a_pattern_is_balanced_and_belongs_to_its_key() -> None:
    mine, other = pattern(b"a"), pattern(b"b")
    assert abs(mine.signs.mean()) < 0.06
    assert abs((mine.signs * other.signs).mean()) < 0.06
    assert mine.sync.mean() == pytest.approx(0.6, abs=0.001)
    cells_a_bit = np.bincount(mine.symbols[~mine.sync], minlength=CODED_BITS)
    assert cells_a_bit.min() >= 4
    assert cells_a_bit.max() - cells_a_bit.min() <= 1
    one, two = mine.carrying(encode(1)), mine.carrying(encode(2))
    assert np.array_equal(one[mine.sync], two[mine.sync])
    assert np.array_equal(one[mine.sync], mine.signs[mine.sync])
    assert not np.array_equal(one, two)


def test_bands_are_equally_wide_to_the_ear() -> None:
    edges = band_edges_hz()
    assert edges[0] == pytest.approx(300)
    assert edges[-1] == pytest.approx(6_000)
    middles = (edges[1:] + edges[:-1]) / 2
    erb_hz = 24.7 * (0.00437 * middles + 1)  # Glasberg and Moore 1990
    assert np.ptp(np.diff(edges) / erb_hz) < 0.01


@given(st.integers(0, 2**32 - 1), st.integers(0, 2**31))
@settings(max_examples=40, deadline=None)
def test_the_code_corrects_what_noise_does(payload: int, seed: int) -> None:
    sent = 1.0 - 2.0 * encode(payload)
    noise = np.random.default_rng(seed).standard_normal(CODED_BITS)
    assert decode(sent + 0.5 * noise) == payload


def test_nothing_and_noise_decode_to_nothing() -> None:
    """An all-zero word passes a checksum that starts at zero; this one does not."""
    assert decode(np.zeros(CODED_BITS)) is None
    assert decode(np.ones(CODED_BITS)) is None
    dice = np.random.default_rng(1)
    assert all(decode(dice.standard_normal(CODED_BITS)) is None for _ in range(200))


def test_a_flipped_bit_is_an_error_of_the_checksum() -> None:
    """Another payload's code word, with one payload bit changed and the old checksum."""
    from audio_news.label.watermark import payload as code

    word = (7 << code.CRC_BITS | code._crc(6)) << 6
    bits: list[int] = []
    state = 0
    for at in reversed(range(CODED_BITS // 3)):
        register = (word >> at & 1) << 6 | state
        bits += [(register & g).bit_count() & 1 for g in (0o133, 0o171, 0o165)]
        state = register >> 1
    assert decode(1.0 - 2.0 * np.array(bits)) is None


def test_the_checksum_is_crc_16_ccitt() -> None:
    """Against the standard library's (begun at zero): the start is folded into the message."""
    import binascii

    from audio_news.label.watermark.payload import _crc

    for payload in (0, 1, 0xDEADBEEF):
        assert _crc(payload) == binascii.crc_hqx(payload.to_bytes(4, "big"), 0xFFFF)


def test_the_score_of_chance_is_as_the_bound_says() -> None:
    """Over keys of chance, for evidence as lopsided as it gets, z behaves as a normal value."""
    dice = np.random.default_rng(2)
    heavy = (dice.standard_cauchy((2, 1_000, BANDS)).clip(-50, 50)).astype(np.float32)
    folded = fold(heavy, np.array([1.0]))
    scores = [best_match(folded, b"key %d" % i).z for i in range(150)]
    # The highest of 480 alignments, about half of them alike.
    assert 2.4 < np.median(scores) < 3.4
    assert max(scores) < 5.2


def test_a_pattern_is_found_where_it_was_put() -> None:
    """Raw evidence of a pattern, begun at column 17 and played 2 per mille too fast."""
    dice = np.random.default_rng(4)
    swing = np.repeat(pattern(b"k").signs, 4, axis=0) * np.tile([1, 1, -1, -1], COLUMNS)[:, None]
    at = np.rint(np.arange(1_400) * 1.002).astype(int) + 17 * 4
    heard = 0.2 * swing[at % len(swing)] + dice.standard_normal((2, 1_400, BANDS))
    match = best_match(fold(heard.astype(np.float32), np.array([0.998, 1.0, 1.002])), b"k")
    assert match.speed == 1.002
    assert match.z > 20
    assert np.corrcoef(match.cells.reshape(-1), pattern(b"k").signs.reshape(-1))[0, 1] > 0.5


def test_whitening_flattens_what_it_was_trained_on() -> None:
    dice = np.random.default_rng(5)
    slow = np.zeros((2, 4_000, BANDS))
    shocks = dice.standard_normal((4_000, BANDS)) @ dice.standard_normal((BANDS, BANDS)) * 0.3
    for frame in range(1, 4_000):
        slow[:, frame] = 0.9 * slow[:, frame - 1] + shocks[frame]
    taps, covariance = train([slow.astype(np.float32)])
    assert taps[1] == pytest.approx(-0.9, abs=0.03)
    assert np.abs(taps[2:]).max() < 0.06
    expected = np.cov(shocks.T)
    assert np.abs(np.array(covariance) - expected).max() < 0.15 * expected.max()


def test_the_shipped_whitening_holds_and_level_does_not_matter() -> None:
    flat = whitening()
    assert flat.taps[0] == 1
    assert np.allclose(flat.unmix, flat.unmix.T)
    levels = np.random.default_rng(6).standard_normal((2, 300, BANDS)).astype(np.float32) * 6
    assert np.allclose(evidence(levels, flat), evidence(levels - 20, flat), atol=1e-3)
    assert not evidence(np.full((2, 300, BANDS), -90, np.float32), flat).any()
    for frames in (1, 5, 9):
        assert evidence(levels[:, :frames], flat).shape == (2, frames, BANDS)


def test_a_mark_made_by_the_book_is_found() -> None:
    """Marked here from the written layout alone: what was marked before must stay findable."""
    signs = np.repeat(pattern(PUBLIC_KEY).carrying(encode(271_828)), 4, axis=0)
    signs *= np.tile([1, 1, -1, -1], 60)[:, None]
    noise = np.random.default_rng(7).standard_normal(24_000 * 20).astype(np.float32) * 0.1
    window = np.sin(np.pi * (np.arange(960) + 0.5) / 960)
    marked = np.zeros(len(noise))
    for number, start in enumerate(range(0, len(noise) - 960, 480)):
        spectrum = np.fft.rfft(noise[start : start + 960] * window)
        gains = 10 ** (1.2 / 20 * signs[number % 240])
        spectrum[12:240] *= np.repeat(gains, np.diff(BAND_BINS))
        marked[start : start + 960] += np.fft.irfft(spectrum) * window
    found = detect([marked.astype(np.float32)], 24_000)
    assert found.payload == 271_828
    assert found.z > 17
