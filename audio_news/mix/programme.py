"""The mix room's one door: a performance in, a finished programme out."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from pathlib import Path

from audio_news.errors import MixError
from audio_news.mix.assemble import assemble
from audio_news.mix.jingles import jingle
from audio_news.mix.master import Layer, master
from audio_news.models import Clip, Programme, Utterance
from audio_news.settings import SoundSettings

OVERLAP_S = 0.35
"""The speech starts while the intro rings out."""
OUTRO_GAP_S = 0.5


def programme(
    performance: Iterable[tuple[Utterance, Clip]], file: Path, sound: SoundSettings
) -> Programme:
    """Mix the performance into `file`; its folder also takes the spools on the way.

    The first clip's rate is the programme's until it is encoded. Raises MixError.
    """
    remaining = iter(performance)
    first = next(remaining, None)
    if first is None:
        raise MixError("There is nothing to say")
    rate_hz = first[1].rate_hz
    intro, outro = (
        jingle(which, made=made, rate_hz=rate_hz, level_lufs=sound.jingle_lufs)
        for which, made in ((sound.intro, "intro"), (sound.outro, "outro"))
    )
    speech = assemble(
        chain([first], remaining),
        file.with_suffix(".speech"),
        rate_hz,
        lead_s=max(0.0, len(intro) / rate_hz - OVERLAP_S),
    )
    after = speech.spool.length + round(OUTRO_GAP_S * rate_hz)
    measured = master(
        speech,
        [Layer(0, intro), Layer(after if len(outro) else 0, outro)],
        file,
        audio_format=sound.format,
        loudness_lufs=sound.loudness_lufs,
        true_peak_dbtp=sound.true_peak_dbtp,
    )
    return Programme(
        file,
        measured.duration_s,
        measured.loudness_lufs,
        measured.true_peak_dbtp,
        speech.cues,
    )
