"""The mix room's one door: a performance in, a finished programme out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import chain
from pathlib import Path

from audio_news.errors import MixError
from audio_news.mix.assemble import Speech, assemble
from audio_news.mix.encode import check_encoder, output_rate_hz
from audio_news.mix.envelope import envelope
from audio_news.mix.jingles import jingles
from audio_news.mix.master import master
from audio_news.mix.music import Layer, bed_under
from audio_news.mix.stories import chapters
from audio_news.mix.tone import Mark, Music, tone
from audio_news.models import Clip, Programme, Utterance
from audio_news.settings import SoundSettings

OVERLAP_S = 0.35
"""The speech starts while the intro rings out."""
OUTRO_GAP_S = 0.5
LOUD_DB = -7.0
"""Above this under the ceiling the peaks of the programme, before its last gain, are true ones: no
true peak lies 3 dB above the samples beside it, and the last gain is hardly ever 4 dB."""


def programme(
    performance: Iterable[tuple[Utterance, Clip]],
    file: Path,
    sound: SoundSettings,
    *,
    mark: Callable[[int], Mark] | None = None,
    one_thread: bool = False,
) -> Programme:
    """Mix the performance into `file`; its folder also takes the spools on the way.

    The speech keeps the first clip's rate until it is toned. A headline after a body begins
    another story of the programme. `mark` makes a treatment of the whole sound, given its rate
    in Hz, before it is mastered. Each step has a thread of its own, unless it is to be
    `one_thread`; the sound is the same. Raises MixError.
    """
    check_encoder(sound.format)  # before an hour is spoken for nothing
    remaining = iter(performance)
    first = next(remaining, None)
    if first is None:
        raise MixError("There is nothing to say")
    rate_hz = output_rate_hz(sound)
    intro, outro, sting = jingles(sound, rate_hz)
    speech = assemble(
        chain([first], remaining),
        file.with_suffix(".speech"),
        first[1].rate_hz,
        lead_s=max(0.0, len(intro) / rate_hz - OVERLAP_S),
        sting_s=len(sting) / rate_hz,
    )
    music: list[Music] = [Layer(0, intro)]
    music += [Layer(round(at_s * rate_hz), sting) for at_s in speech.stings_s]
    if len(outro):
        music.append(Layer(round((_end_s(speech) + OUTRO_GAP_S) * rate_hz), outro))
    if bed := bed_under(speech.cues, sound, rate_hz):
        music.append(bed)
    toned = tone(
        speech,
        music,
        rate_hz=rate_hz,
        level_lufs=sound.loudness_lufs,
        mark=mark,
        one_thread=one_thread,
    )
    loud = 10 ** ((sound.true_peak_dbtp + LOUD_DB) / 20)
    whole = envelope(toned, file.with_suffix(".toned"), rate_hz, loud)
    speech.spool.drop()
    marks = chapters(speech.cues, whole.sound.length / rate_hz)
    measured = master(whole, file, sound, marks, one_thread=one_thread)
    return Programme(
        file,
        measured.duration_s,
        measured.loudness_lufs,
        measured.true_peak_dbtp,
        speech.cues,
        marks,
        measured.loudness_range_lu,
    )


def _end_s(speech: Speech) -> float:
    return speech.spool.length / speech.spool.rate_hz
