"""Speech and jingles to a finished file: levelled, limited, encoded, and measured as decoded.

Three passes over spooled audio, each in flat memory: tone (level, high-pass, gentle
compression, jingles laid in), gain (how much brings the limited sound to the target), and
encoding. What counts is the decoded file: where its loudness or its peak is off, the gain or
the limiter's ceiling is corrected by as much and it is encoded again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from audio_news.errors import MixError
from audio_news.mix.assemble import Speech
from audio_news.mix.encode import RATE_HZ, decode, encode
from audio_news.mix.limiter import Limiter
from audio_news.mix.loudness import SILENCE_DB, LoudnessMeter, TruePeakMeter
from audio_news.mix.resample import Resampler
from audio_news.mix.spool import Spool, spool

if TYPE_CHECKING:
    from audio_news.models import Samples

HIGH_PASS_HZ = 60.0
COMPRESSOR_DB, COMPRESSOR_RATIO = -18.0, 2.0
ATTACK_MS, RELEASE_MS = 6.0, 120.0
OVERSHOOT_DB = {"mp3": 0.5, "flac": 0.05, "wav": 0.05}
"""How far above the limiter's ceiling a decoded file may come out."""
GAIN_TOLERANCE_LU = 0.02
FILE_TOLERANCE_LU = 0.1
LARGEST_GAIN_DB = 30.0
PASSES = 5


@dataclass(frozen=True, slots=True)
class Layer:
    """Sound laid over the speech from `start_samples` on, already at its level."""

    start_samples: int
    samples: Samples


@dataclass(frozen=True, slots=True)
class Measured:
    """What a decoded file holds."""

    duration_s: float
    loudness_lufs: float
    true_peak_dbtp: float


def master(
    speech: Speech,
    layers: Sequence[Layer],
    file: Path,
    *,
    audio_format: str,
    loudness_lufs: float,
    true_peak_dbtp: float,
) -> Measured:
    """Write the programme to `file`; spools stand beside it. Raises MixError.

    The decoded file is within `FILE_TOLERANCE_LU` of `loudness_lufs` and its true peak at or
    under `true_peak_dbtp`.
    """
    if speech.loudness_lufs <= SILENCE_DB:
        raise MixError("The speech is silent", hint="Choose another voice: audio-news voices.")
    toned = _tone(speech, layers, loudness_lufs, file.with_suffix(".toned"))
    wanted_lufs, ceiling_dbtp = loudness_lufs, true_peak_dbtp - OVERSHOOT_DB[audio_format]
    gain_db = 0.0
    for _ in range(PASSES):
        gain_db = _gain_db(toned, wanted_lufs, ceiling_dbtp, gain_db)
        encode(_resampled(_limited(toned, gain_db, ceiling_dbtp), toned.rate_hz), file)
        measured = measure(file)
        off_lu = measured.loudness_lufs - loudness_lufs
        over_db = measured.true_peak_dbtp - true_peak_dbtp
        if abs(off_lu) <= FILE_TOLERANCE_LU and over_db <= 0:
            return measured
        wanted_lufs -= off_lu
        ceiling_dbtp -= max(0.0, over_db + 0.05)
    raise MixError(
        f"The master came out at {measured.loudness_lufs:.2f} LUFS and"
        f" {measured.true_peak_dbtp:.2f} dBTP for a target of {loudness_lufs:g} LUFS under"
        f" {true_peak_dbtp:g} dBTP",
        hint="Ask for less loudness, or allow a higher peak.",
    )


def measure(file: Path) -> Measured:
    """Duration, loudness and true peak of an audio file, as decoded."""
    loudness, peak, length = LoudnessMeter(RATE_HZ), TruePeakMeter(RATE_HZ), 0
    for block in decode(file):
        loudness.feed(block)
        peak.feed(block)
        length += len(block)
    return Measured(length / RATE_HZ, loudness.integrated_lufs(), peak.dbtp())


def _tone(speech: Speech, layers: Sequence[Layer], level_lufs: float, file: Path) -> Spool:
    """The speech brought to `level_lufs` and evened out, with the layers added."""
    from pedalboard import Compressor, Gain, HighpassFilter, Pedalboard

    rate_hz = speech.spool.rate_hz
    board = Pedalboard(
        [
            Gain(level_lufs - speech.loudness_lufs),
            HighpassFilter(HIGH_PASS_HZ),
            Compressor(COMPRESSOR_DB, COMPRESSOR_RATIO, ATTACK_MS, RELEASE_MS),
        ]
    )
    ends = [layer.start_samples + len(layer.samples) for layer in layers]
    tail = max([0, *ends]) - speech.spool.length

    def parts() -> Iterator[Samples]:
        at = 0
        for block in _extended(speech.spool.blocks(), tail):
            toned = board.process(block, rate_hz, reset=False).reshape(-1)
            _add(layers, toned, at)
            at += len(toned)
            yield toned

    return spool(file, rate_hz, parts())


def _extended(blocks: Iterable[Samples], tail: int) -> Iterator[Samples]:
    yield from blocks
    if tail > 0:
        yield np.zeros(tail, np.float32)


def _add(layers: Sequence[Layer], block: Samples, at: int) -> None:
    """Add to the block, which starts at sample `at`, what the layers have there."""
    for layer in layers:
        start = max(at, layer.start_samples)
        end = min(at + len(block), layer.start_samples + len(layer.samples))
        if start < end:
            shift = layer.start_samples
            block[start - at : end - at] += layer.samples[start - shift : end - shift]


def _gain_db(toned: Spool, wanted_lufs: float, ceiling_dbtp: float, start_db: float) -> float:
    """The gain before the limiter after which the loudness is `wanted_lufs`.

    The limiter takes a little of what the gain gives, and takes more of more: each trial
    adds what was missing, which closes in from one side. Gives the last trial where the
    ceiling leaves no room.
    """
    gain_db = start_db
    for _ in range(PASSES):
        meter = LoudnessMeter(toned.rate_hz)
        for block in _limited(toned, gain_db, ceiling_dbtp):
            meter.feed(block)
        missing_lu = wanted_lufs - meter.integrated_lufs()
        if abs(missing_lu) <= GAIN_TOLERANCE_LU:
            break
        gain_db = min(gain_db + missing_lu, LARGEST_GAIN_DB)
    return gain_db


def _limited(toned: Spool, gain_db: float, ceiling_dbtp: float) -> Iterator[Samples]:
    limiter = Limiter(toned.rate_hz, 10 ** (ceiling_dbtp / 20))
    gain = np.float32(10 ** (gain_db / 20))
    for block in toned.blocks():
        yield limiter.feed(block * gain)
    yield limiter.flush()


def _resampled(blocks: Iterable[Samples], rate_hz: int) -> Iterator[Samples]:
    resampler = Resampler(rate_hz, RATE_HZ)
    for block in blocks:
        yield resampler.feed(block)
    yield resampler.flush()
