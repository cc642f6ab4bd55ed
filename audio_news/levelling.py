"""Sound written anew as loud as it was, whatever its encoder takes or adds.

What counts is the decoded file, as in the master: where it is off, the gain or the limiter's
ceiling is corrected by as much and it is encoded again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from audio_news.label.kinds import Kind
from audio_news.metering import Meters, channels_of
from audio_news.mix import limiter
from audio_news.mix.peaks import CONTEXT, NEAR_DB, frame_peaks
from audio_news.reencoding import LOSSY, Encoding, write_sound

if TYPE_CHECKING:
    from audio_news.metering import Channels, Level

TOLERANCE_LU = 0.05
PEAK_DBTP = -1.0
"""Peaks may be as high as they were, and up to here where they were lower."""
FURTHER_DB = 0.25
"""A codec puts its overshoot elsewhere when the ceiling moves: it is moved by this much more."""
PASSES = 5
LAME_LOSS_DB = ((160_000, 0.45), (192_000, 0.26))
"""What LAME turns the sound down by, up to a bit rate, before it codes it (its presets' scale)."""
FRAME_S = 0.001


def write_as_loud(
    sound: Callable[[], Iterator[Channels]],
    file: Path,
    encoding: Encoding,
    before: Level,
    shift_s: float = 0.0,
) -> Level:
    """Encode (channels, n) blocks to `file`; after `shift_s` it is as loud as it was `before`.

    `sound` gives the blocks anew each time. The file as decoded, from `shift_s` on, is within
    `TOLERANCE_LU` of what it was, and its true peak no higher than it was or than `PEAK_DBTP`,
    as far as a limiter can have both: what came out is given back. Silence stays as it is. Raises
    MixError.
    """
    wanted_lufs, peak_dbtp = before.loudness_lufs, before.true_peak_dbtp
    if wanted_lufs is None or peak_dbtp is None:
        write_sound(sound(), file, encoding, shift_s)
        return before
    peak_dbtp = max(PEAK_DBTP, peak_dbtp)
    if encoding.kind not in LOSSY:  # which holds no sample above full scale
        peak_dbtp = min(0.0, peak_dbtp)
    gain_db, ceiling_dbtp = _expected_loss_db(encoding), peak_dbtp
    for _ in range(PASSES):
        gain, ceiling = 10 ** (gain_db / 20), 10 ** (ceiling_dbtp / 20)
        write_sound(limited(sound(), encoding.rate_hz, gain, ceiling), file, encoding, shift_s)
        made = level_of(file, shift_s)
        if made.loudness_lufs is None or made.true_peak_dbtp is None:
            break
        off_lu, over_db = made.loudness_lufs - wanted_lufs, made.true_peak_dbtp - peak_dbtp
        if abs(off_lu) <= TOLERANCE_LU and over_db <= 0:
            break
        gain_db -= off_lu
        if over_db > 0:
            ceiling_dbtp -= over_db + FURTHER_DB
    return made


def limited(
    blocks: Iterator[Channels], rate_hz: int, gain: float, ceiling: float
) -> Iterator[Channels]:
    """The blocks under `gain` (linear), no true peak of any channel above `ceiling` (linear).

    All channels are turned down alike, so that nothing moves from side to side.
    """
    first = next(blocks)
    frame = round(FRAME_S * rate_hz)
    reach = limiter.MARGIN * frame + CONTEXT
    around = np.zeros((len(first), reach), np.float32)
    held, left = around, 0
    for block in chain([first], blocks, [None]):
        if block is None:
            held = np.pad(held, ((0, 0), (0, reach + frame)))
        else:
            held = np.concatenate([held, block * np.float32(gain)], axis=1)
            left += block.shape[1]
        if whole := max(0, held.shape[1] - 2 * reach) // frame * frame:
            yield _limited(held[:, : whole + 2 * reach], frame, ceiling)[:, :left]
            held, left = held[:, whole:], left - whole


def _limited(window: Channels, frame: int, ceiling: float) -> Channels:
    """A stretch that has the limiter's reach more on each side."""
    loud = ceiling * 10 ** (NEAR_DB / 20)
    peaks = np.max([frame_peaks(row, frame, loud) for row in window], axis=0)
    curve = limiter.gains(peaks, ceiling)
    reach = limiter.MARGIN * frame + CONTEXT
    return np.stack([limiter.limit(row[reach:-reach], curve) for row in window])


def _expected_loss_db(encoding: Encoding) -> float:
    if encoding.kind is not Kind.MP3:
        return 0.0
    return next((loss for rate, loss in LAME_LOSS_DB if encoding.bit_rate <= rate), 0.0)


def level_of(file: Path, from_s: float = 0.0) -> Level:
    """How loud a file is as decoded, from a time on. Raises MixError."""
    rate_hz, blocks = channels_of(file)
    skipped = round(from_s * rate_hz)
    first = next(blocks)
    meters = Meters(rate_hz, len(first))
    for block in chain([first], blocks):
        meters.feed(block[:, skipped:])
        skipped = max(0, skipped - block.shape[1])
    return meters.level()
