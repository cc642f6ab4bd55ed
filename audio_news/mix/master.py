"""A programme to a finished file: levelled, limited, encoded, and measured as decoded.

What counts is the decoded file: where its loudness or its peak is off, the gain or the
limiter's ceiling is corrected by as much and it is encoded again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from audio_news.errors import MixError
from audio_news.mix.ahead import ahead
from audio_news.mix.encode import decode, encode, expected, output_rate_hz
from audio_news.mix.envelope import Envelope
from audio_news.mix.loudness import LoudnessMeter
from audio_news.mix.peaks import TruePeakMeter
from audio_news.models import Chapter
from audio_news.settings import SoundSettings

TOLERANCE_LU = 0.08
"""Of the decoded file's loudness by our meter; 0.1 by anyone's."""
SPARE_DB = 0.03
"""Another decoder and another meter may find a peak this much higher."""
LARGEST_GAIN_DB = 30.0
FURTHER_DB = 0.25
"""A codec puts its overshoot elsewhere when the ceiling moves: it is moved by this much more."""
PASSES = 8


@dataclass(frozen=True, slots=True)
class Measured:
    """What a decoded file holds."""

    duration_s: float
    loudness_lufs: float
    true_peak_dbtp: float
    loudness_range_lu: float


def master(
    programme: Envelope,
    file: Path,
    sound: SoundSettings,
    chapters: Sequence[Chapter] = (),
    *,
    one_thread: bool = False,
) -> Measured:
    """Write the measured programme to `file` as `sound` asks. Raises MixError.

    The decoded file is within `TOLERANCE_LU` of the wanted loudness and its true peak under
    the wanted one.
    """
    target_lufs, target_dbtp = sound.loudness_lufs, sound.true_peak_dbtp - SPARE_DB
    kind = expected(sound.format, sound.bitrate_kbps, variable_rate=sound.variable_rate)
    wanted_lufs, ceiling_dbtp = target_lufs + kind.loss_lu, target_dbtp - kind.overshoot_db
    for _ in range(PASSES):
        ceiling = 10 ** (ceiling_dbtp / 20)
        gain_db = programme.gain_db(wanted_lufs, ceiling, LARGEST_GAIN_DB)
        limited = programme.limited(10 ** (gain_db / 20), ceiling)
        encode(
            ahead(limited, one_thread=one_thread),
            file,
            rate_hz=output_rate_hz(sound),
            bitrate_kbps=sound.bitrate_kbps,
            variable_rate=sound.variable_rate,
            chapters=chapters,
            one_thread=one_thread,
        )
        measured = measure(file, one_thread=one_thread)
        off_lu = measured.loudness_lufs - target_lufs
        over_db = measured.true_peak_dbtp - target_dbtp
        if abs(off_lu) <= TOLERANCE_LU and over_db <= 0:
            return measured
        wanted_lufs -= off_lu
        if over_db > 0:
            ceiling_dbtp -= over_db + FURTHER_DB
    raise MixError(
        f"The master came out at {measured.loudness_lufs:.2f} LUFS and"
        f" {measured.true_peak_dbtp:.2f} dBTP for a target of {target_lufs:g} LUFS under"
        f" {sound.true_peak_dbtp:g} dBTP",
        hint="Ask for less loudness, or allow a higher peak.",
    )


def measure(file: Path, *, one_thread: bool = False) -> Measured:
    """Duration, loudness, its range and true peak of an audio file, as decoded."""
    rate_hz, blocks = decode(file)
    loudness, peak, length = LoudnessMeter(rate_hz), TruePeakMeter(rate_hz), 0
    for block in ahead(blocks, one_thread=one_thread):
        loudness.feed(block)
        peak.feed(block)
        length += len(block)
    return Measured(length / rate_hz, loudness.integrated_lufs(), peak.dbtp(), loudness.range_lu())
