"""Clips joined into one stretch of speech, with pauses, and the times of every word.

Each clip is trimmed to its sound, from one zero crossing to another, and faded at both ends,
so that no join clicks; what is between two clips is quiet of the length the script asked for,
until the room tone is laid under all of it.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from audio_news.mix.loudness import SILENCE_DB, LoudnessMeter
from audio_news.mix.resample import resample
from audio_news.mix.spool import Spool, SpoolWriter
from audio_news.mix.stories import StoryWatch
from audio_news.models import Clip, Cue, Utterance, Word

if TYPE_CHECKING:
    from audio_news.models import Samples

FRAME_S = 0.005
QUIET_DB = -50.0
"""Below a clip's peak: what is trimmed from its ends."""
MARGIN_S = 0.03
"""Kept before the first and after the last sound, for breath and final consonants."""
CROSSING_S = 0.006
"""How far a cut is moved to the next zero crossing, at most."""
FADE_S = 0.008
FLOOR_S = 0.02
"""A voice's floor is the quietest this long of a clip."""
STING_GAP_S = 0.4
STING_OVERLAP_S = 0.3


@dataclass(frozen=True, slots=True)
class Segment:
    """The samples of one clip in the spool, and whose they are."""

    start_samples: int
    end_samples: int
    voice: str


@dataclass(frozen=True, slots=True)
class VoiceLevel:
    """How a voice came out of its engine."""

    loudness_lufs: float
    floor_dbfs: float


@dataclass(frozen=True, slots=True)
class Speech:
    """All that is said, spooled, as each voice gave it; nothing is levelled yet."""

    spool: Spool
    segments: tuple[Segment, ...]
    levels: Mapping[str, VoiceLevel]
    cues: tuple[Cue, ...]
    stings_s: tuple[float, ...] = ()
    """Where the sound between two stories starts."""


@dataclass(slots=True)
class _Voice:
    """What is learned of one voice while its clips stream past."""

    meter: LoudnessMeter
    floors: array[float] = field(default_factory=lambda: array("d"))

    def hear(self, samples: Samples, rate_hz: int) -> None:
        self.meter.feed(samples)
        frame = round(FLOOR_S * rate_hz)
        rows = samples[: len(samples) // frame * frame].reshape(-1, frame)
        if len(rows) > 2:  # the outer ones are faded
            powers = np.einsum("ij,ij->i", rows[1:-1], rows[1:-1]) / frame
            self.floors.append(10 * np.log10(max(float(powers.min()), 1e-20)))

    def level(self) -> VoiceLevel:
        floor = float(np.median(np.array(self.floors))) if self.floors else SILENCE_DB
        return VoiceLevel(self.meter.integrated_lufs(), floor)


def assemble(
    performance: Iterable[tuple[Utterance, Clip]],
    file: Path,
    rate_hz: int,
    *,
    lead_s: float = 0.0,
    sting_s: float = 0.0,
) -> Speech:
    """Join the clips at `rate_hz` into `file`, after `lead_s` of quiet.

    Clips of another rate are converted. Between two stories there is room for a sting of
    `sting_s`. The last utterance's pause is left out.
    """
    voices: dict[str, _Voice] = {}
    cues: list[Cue] = []
    segments: list[Segment] = []
    stings_s: list[float] = []
    stories = StoryWatch()
    pause_s = lead_s
    with SpoolWriter(file, rate_hz) as writer:
        for utterance, clip in performance:
            if stories.begins(utterance.role) and sting_s:
                stings_s.append(writer.length / rate_hz + STING_GAP_S)
                pause_s = max(pause_s, STING_GAP_S + sting_s - STING_OVERLAP_S)
            writer.write(np.zeros(round(pause_s * rate_hz), np.float32))
            trimmed = trim(at_rate(clip, rate_hz))
            start = writer.length
            writer.write(trimmed.samples)
            segments.append(Segment(start, writer.length, utterance.voice))
            cues.append(_cue(utterance, trimmed, start / rate_hz))
            voice = voices.setdefault(utterance.voice, _Voice(LoudnessMeter(rate_hz)))
            voice.hear(trimmed.samples, rate_hz)
            pause_s = utterance.pause_after_s
    levels = {name: voice.level() for name, voice in voices.items()}
    return Speech(writer.close(), tuple(segments), levels, tuple(cues), tuple(stings_s))


def at_rate(clip: Clip, rate_hz: int) -> Clip:
    """The clip at another sample rate; times stay."""
    if clip.rate_hz == rate_hz:
        return clip
    return replace(clip, samples=resample(clip.samples, clip.rate_hz, rate_hz), rate_hz=rate_hz)


def trim(clip: Clip) -> Clip:
    """The clip without the quiet at its ends, faded in and out; word times count from its start."""
    frame = max(1, round(FRAME_S * clip.rate_hz))
    level = np.abs(clip.samples)
    peaks = np.maximum.reduceat(level, np.arange(0, len(level), frame))
    loud = np.flatnonzero(peaks > peaks.max() * 10 ** (QUIET_DB / 20))
    margin, reach = round(MARGIN_S * clip.rate_hz), round(CROSSING_S * clip.rate_hz)
    start = max(0, int(loud[0]) * frame - margin)
    end = min(len(level), (int(loud[-1]) + 1) * frame + margin)
    start -= _crossing(clip.samples[max(0, start - reach) : start + 1][::-1])
    end += _crossing(clip.samples[max(0, end - 1) : end + reach])
    samples = clip.samples[start:end].copy()
    fade = min(round(FADE_S * clip.rate_hz), len(samples) // 2)
    ramp = (0.5 - 0.5 * np.cos(np.pi * (np.arange(fade) + 0.5) / max(fade, 1))).astype(np.float32)
    samples[:fade] *= ramp
    samples[len(samples) - fade :] *= ramp[::-1]
    length_s = len(samples) / clip.rate_hz
    words = tuple(_moved(word, -start / clip.rate_hz, length_s) for word in clip.words)
    return Clip(samples, clip.rate_hz, words, clip.warnings)


def _crossing(samples: Samples) -> int:
    """Samples from the first one to the last before the sign changes; 0 where it does not."""
    changes = np.flatnonzero(np.signbit(samples[1:]) != np.signbit(samples[:-1]))
    return int(changes[0]) if len(changes) else 0


def _moved(word: Word, by_s: float, length_s: float) -> Word:
    """The word so much later, kept within [0, length_s]."""
    start_s = min(max(word.start_s + by_s, 0.0), length_s)
    return replace(word, start_s=start_s, end_s=min(max(word.end_s + by_s, start_s), length_s))


def _cue(utterance: Utterance, clip: Clip, start_s: float) -> Cue:
    words = tuple(
        replace(word, start_s=word.start_s + start_s, end_s=word.end_s + start_s)
        for word in clip.words
    )
    end_s = start_s + clip.duration_s
    spoken = utterance.spoken
    return Cue(
        utterance.role,
        spoken.written,
        spoken.text,
        start_s,
        end_s,
        words,
        utterance.block,
        utterance.offset,
        utterance.voice,
    )
