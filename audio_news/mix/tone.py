"""Speech to a programme in float: voices matched and evened out, at the output's rate, with music.

One pass over the spooled speech in flat memory, after a first over what tells how loud each voice
comes out; the steps of a pass each have a thread of their own.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

import numpy as np

from audio_news.errors import MixError
from audio_news.mix.ahead import ahead
from audio_news.mix.assemble import Segment, Speech
from audio_news.mix.loudness import ABSOLUTE_GATE_LUFS, LoudnessMeter
from audio_news.mix.resample import Resampler
from audio_news.mix.roomtone import RoomTone, level_dbfs

if TYPE_CHECKING:
    from audio_news.models import Samples

HIGH_PASS_HZ = 60.0
COMPRESSOR_DB, COMPRESSOR_RATIO = -18.0, 2.0
"""The threshold is for a programme at `NOMINAL_LUFS`; another target moves it along."""
NOMINAL_LUFS = -16.0
ATTACK_MS, RELEASE_MS = 6.0, 120.0
GLANCE_S = 120.0
"""How much of a voice that speaks alone tells what the compressor takes from it."""


class Music(Protocol):
    """Something laid over the programme, in samples at the output's rate."""

    @property
    def end_samples(self) -> int: ...

    def add_to(self, block: Samples, at: int) -> None:
        """Add what falls into the block, which starts at sample `at`, in place."""


class Mark(Protocol):
    """A treatment of the whole programme, as many samples out as in: a watermark."""

    def feed(self, samples: Samples) -> Samples: ...

    def flush(self) -> Samples: ...


def tone(
    speech: Speech,
    music: Sequence[Music],
    *,
    rate_hz: int,
    level_lufs: float,
    mark: Callable[[int], Mark] | None = None,
    one_thread: bool = False,
) -> Iterator[Samples]:
    """The programme at `rate_hz`, each voice of it about at `level_lufs`.

    Raises MixError where no voice is heard.
    """
    gains_db = _voice_gains_db(speech, level_lufs)
    trims_db = _trims_db(speech, gains_db, level_lufs)
    floors = (
        level.floor_dbfs + gains_db[voice] + trims_db[voice]
        for voice, level in speech.levels.items()
    )
    air = RoomTone(rate_hz, level_dbfs(floors))
    length = -(-speech.spool.length * rate_hz // int(speech.spool.rate_hz))
    tail = max([0, *(layer.end_samples for layer in music)]) - length

    def mixed() -> Iterator[Samples]:
        at = 0
        evened = _trimmed(_evened(speech, gains_db, level_lufs), speech, trims_db)
        for block in _at_output_rate(evened, speech, rate_hz, tail):
            air.add_to(block)
            for layer in music:
                layer.add_to(block, at)
            at += len(block)
            yield block

    blocks = ahead(mixed(), one_thread=one_thread)
    return ahead(_marked(blocks, mark(rate_hz)), one_thread=one_thread) if mark else blocks


def _voice_gains_db(speech: Speech, level_lufs: float) -> dict[str, float]:
    """What brings each voice, measured by itself, to the level."""
    gains_db = {
        voice: level_lufs - level.loudness_lufs
        for voice, level in speech.levels.items()
        if level.loudness_lufs > ABSOLUTE_GATE_LUFS
    }
    if not gains_db:
        raise MixError("The speech is silent", hint="Choose another voice: audio-news voices.")
    return dict.fromkeys(speech.levels, 0.0) | gains_db


def _trims_db(speech: Speech, gains_db: Mapping[str, float], level_lufs: float) -> dict[str, float]:
    """What brings each voice, evened out, back to the level.

    The compressor takes some 4 dB, from one voice more than from another; the music has its own
    level from the start, and would end up louder than the show asks by as much.
    """
    meters = {voice: LoudnessMeter(int(speech.spool.rate_hz)) for voice in speech.levels}
    heard_s = 0.0
    for block, parts in _parts(_evened(speech, gains_db, level_lufs), speech.segments):
        for voice, here in parts:
            meters[voice].feed(block[here])
        heard_s += len(block) / speech.spool.rate_hz
        if len(meters) == 1 and heard_s >= GLANCE_S:
            break
    levels = ((voice, meter.integrated_lufs()) for voice, meter in meters.items())
    return dict.fromkeys(meters, 0.0) | {
        voice: level_lufs - lufs for voice, lufs in levels if lufs > ABSOLUTE_GATE_LUFS
    }


def _evened(speech: Speech, gains_db: Mapping[str, float], level_lufs: float) -> Iterator[Samples]:
    from pedalboard import Compressor, HighpassFilter, Pedalboard

    threshold_db = COMPRESSOR_DB + level_lufs - NOMINAL_LUFS
    board = Pedalboard(
        [
            HighpassFilter(HIGH_PASS_HZ),
            Compressor(threshold_db, COMPRESSOR_RATIO, ATTACK_MS, RELEASE_MS),
        ]
    )
    for block in _trimmed(speech.spool.blocks(), speech, gains_db):
        yield board.process(block, speech.spool.rate_hz, reset=False).reshape(-1)


def _trimmed(
    blocks: Iterator[Samples], speech: Speech, gains_db: Mapping[str, float]
) -> Iterator[Samples]:
    """The blocks of the speech with each voice's gain."""
    gains = {voice: np.float32(10 ** (gain_db / 20)) for voice, gain_db in gains_db.items()}
    for block, parts in _parts(blocks, speech.segments):
        for voice, here in parts:
            block[here] *= gains[voice]
        yield block


def _parts(
    blocks: Iterator[Samples], segments: Sequence[Segment]
) -> Iterator[tuple[Samples, list[tuple[str, slice]]]]:
    """The blocks, and whose is which part of each; what is between is nobody's."""
    starts = [segment.start_samples for segment in segments]
    at = 0
    for block in blocks:
        end = at + len(block)
        first, last = max(0, bisect_right(starts, at) - 1), bisect_left(starts, end)
        yield (
            block,
            [
                (s.voice, slice(max(0, s.start_samples - at), max(0, s.end_samples - at)))
                for s in segments[first:last]
            ],
        )
        at = end


def _at_output_rate(
    blocks: Iterator[Samples], speech: Speech, rate_hz: int, tail: int
) -> Iterator[Samples]:
    """The blocks at another rate and `tail` samples of quiet, each block writeable."""
    resampler = Resampler(int(speech.spool.rate_hz), rate_hz)
    for block in blocks:
        yield resampler.feed(block)
    yield resampler.flush()
    if tail > 0:
        yield np.zeros(tail, np.float32)


def _marked(blocks: Iterator[Samples], mark: Mark) -> Iterator[Samples]:
    for block in blocks:
        yield mark.feed(block)
    yield mark.flush()
