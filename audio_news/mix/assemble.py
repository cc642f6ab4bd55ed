"""Clips joined into one stretch of speech, with pauses, and the times of every word.

Each clip is trimmed to its sound and faded at both ends, so that no join clicks; what is
between two clips is quiet of the length the script asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from audio_news.mix.loudness import LoudnessMeter
from audio_news.mix.resample import resample
from audio_news.mix.spool import Spool, spool
from audio_news.models import Clip, Cue, Utterance, Word

if TYPE_CHECKING:
    from audio_news.models import Samples

FRAME_S = 0.005
QUIET_DB = -50.0
"""Below a clip's peak: what is trimmed from its ends."""
MARGIN_S = 0.03
"""Kept before the first and after the last sound, for breath and final consonants."""
FADE_S = 0.008


@dataclass(frozen=True, slots=True)
class Speech:
    """All that is said, spooled, before it is levelled."""

    spool: Spool
    loudness_lufs: float
    cues: tuple[Cue, ...]


def assemble(
    performance: Iterable[tuple[Utterance, Clip]], file: Path, rate_hz: int, *, lead_s: float = 0.0
) -> Speech:
    """Join the clips at `rate_hz` into `file`, after `lead_s` of quiet.

    Clips of another rate are converted. The last utterance's pause is left out.
    """
    meter = LoudnessMeter(rate_hz)
    cues: list[Cue] = []

    def parts() -> Iterator[Samples]:
        position, pause = 0, _quiet(lead_s, rate_hz)
        for utterance, clip in performance:
            yield pause
            position += len(pause)
            trimmed = trim(at_rate(clip, rate_hz))
            cues.append(_cue(utterance, trimmed, position / rate_hz))
            meter.feed(trimmed.samples)
            yield trimmed.samples
            position += len(trimmed.samples)
            pause = _quiet(utterance.pause_after_s, rate_hz)

    joined = spool(file, rate_hz, parts())
    return Speech(joined, meter.integrated_lufs(), tuple(cues))


def at_rate(clip: Clip, rate_hz: int) -> Clip:
    """The clip at another sample rate; times stay."""
    if clip.rate_hz == rate_hz:
        return clip
    return replace(clip, samples=resample(clip.samples, clip.rate_hz, rate_hz), rate_hz=rate_hz)


def trim(clip: Clip) -> Clip:
    """The clip without the quiet at its ends, faded in and out; word times count from its start."""
    frame = max(1, round(FRAME_S * clip.rate_hz))
    level = np.abs(clip.samples)
    padded = np.pad(level, (0, -len(level) % frame)).reshape(-1, frame).max(axis=1)
    loud = np.flatnonzero(padded > padded.max() * 10 ** (QUIET_DB / 20))
    margin = round(MARGIN_S * clip.rate_hz)
    start = max(0, int(loud[0]) * frame - margin)
    end = min(len(level), (int(loud[-1]) + 1) * frame + margin)
    samples = clip.samples[start:end].copy()
    fade = min(round(FADE_S * clip.rate_hz), len(samples) // 2)
    ramp = (0.5 - 0.5 * np.cos(np.pi * (np.arange(fade) + 0.5) / max(fade, 1))).astype(np.float32)
    samples[:fade] *= ramp
    samples[len(samples) - fade :] *= ramp[::-1]
    length_s = len(samples) / clip.rate_hz
    words = tuple(_moved(word, -start / clip.rate_hz, length_s) for word in clip.words)
    return Clip(samples, clip.rate_hz, words, clip.warnings)


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
    return Cue(utterance.role, spoken.written, spoken.text, start_s, end_s, words)


def _quiet(length_s: float, rate_hz: int) -> Samples:
    return np.zeros(round(length_s * rate_hz), np.float32)
