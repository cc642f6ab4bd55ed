"""What every clip is held to as it comes from a voice, without listening to it.

What no voice says is an error: nothing, silence, numbers that are no sound. What a voice says
only when something went wrong is a warning: far too short or long for its words, quiet in the
middle, overdriven, off centre. The bounds are wide on purpose: over utterances of four voices
they raise nothing (docs/checking.md has the figures).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

from audio_news.errors import SpeakError
from audio_news.models import Clip, Spoken

if TYPE_CHECKING:
    from audio_news.models import Samples

SILENCE = 1e-4
"""A clip that never leaves this is silent."""
FRAME_S = 0.02
QUIET = 10 ** (-45 / 20)
"""Of a clip's peak: what counts as quiet."""
LONGEST_QUIET_S = 1.2
FULL_SCALE, CLIPPED_RUN = 0.999, 6
"""Samples in a row at full scale."""
LARGEST_OFFSET = 0.02
LETTER_S, WORD_S = 0.042, 0.12
"""What a letter and a word usually take together, at a pace of 1."""
LEAST_SHARE = 0.65
"""Of that, which no voice goes under: the fastest of 37 lines took 0.84 (docs/checking.md)."""
EDGES_S = 0.1
"""What the soft start and end of a word may be taken for quiet."""
SLOWEST_LETTER_S, SLOWEST_WORD_S, SLACK_S = 0.12, 0.35, 1.0
"""Nor slower; letters spelt out and numbers make long words of few letters."""
SYLLABLES = {"zh": 4, "ja": 3, "ko": 3, "yue": 4, "th": 1}
"""How many letters a character counts for where it is a syllable."""


def warned(clip: Clip, spoken: Spoken, *, pace: float = 1.0, language: str = "en") -> Clip:
    """The clip, with a warning for each thing about it that is suspicious.

    Raises SpeakError for what is certainly broken, naming the utterance.
    """
    check_sound(clip, spoken)
    found = tuple(suspicions(clip, spoken, pace=pace, language=language))
    if not found:
        return clip
    return Clip(clip.samples, clip.rate_hz, clip.words, (*clip.warnings, *found), clip.reused)


def check_sound(clip: Clip, spoken: Spoken) -> None:
    """Raise SpeakError for what no voice says."""
    samples, said = clip.samples, spoken.written
    if samples.ndim != 1 or samples.dtype != np.float32 or clip.rate_hz <= 0:
        raise SpeakError(f"The voice gave no mono float32 sound for {said!r}")
    if not len(samples):
        raise SpeakError(f"The voice gave no usable sound for {said!r}")
    peak = max(float(samples.max()), -float(samples.min()))  # NaN and infinity show in these
    if not np.isfinite(peak):
        raise SpeakError(f"The voice gave no usable sound for {said!r}")
    if peak < SILENCE:
        raise SpeakError(f"The voice gave silence for {said!r}")
    if len(clip.words) != len(spoken.words):
        raise SpeakError(f"The voice timed {len(clip.words)} words of {said!r}")


def suspicions(clip: Clip, spoken: Spoken, *, pace: float, language: str) -> Iterator[str]:
    """What a voice only does when something went wrong, in words."""
    samples = clip.samples
    peak = max(float(samples.max()), -float(samples.min()))
    loud = _loud_frames(samples, clip.rate_hz, peak)
    first, last = (int(loud[0]), int(loud[-1])) if len(loud) else (0, 0)
    yield from _length((last + 1 - first) * FRAME_S * pace, spoken, language)
    if len(loud) > 1 and (gap_s := (int(np.diff(loud).max()) - 1) * FRAME_S) > LONGEST_QUIET_S:
        yield f"The voice falls silent for {gap_s:.1f} s"
    if peak >= FULL_SCALE and _longest_run(np.abs(samples) >= FULL_SCALE) >= CLIPPED_RUN:
        yield "The voice is overdriven: samples at full scale in a row"
    offset = float(samples.mean())
    if abs(offset) > LARGEST_OFFSET:
        yield f"The sound is off centre by {offset:+.2f} of full scale"


def _length(length_s: float, spoken: Spoken, language: str) -> Iterator[str]:
    """Whether the sounding part is as long as its words may take; pace is taken out."""
    per_letter = SYLLABLES.get(language.split("-")[0].lower(), 1)
    letters = per_letter * sum(sum(map(str.isalnum, word.text)) for word in spoken.words)
    words = len(spoken.words)
    shortest_s = LEAST_SHARE * (LETTER_S * letters + WORD_S * words) - EDGES_S
    longest_s = SLOWEST_LETTER_S * letters + SLOWEST_WORD_S * words + SLACK_S
    if length_s < shortest_s:
        yield f"The voice took {length_s:.1f} s for {words} words, too short"
    elif length_s > longest_s:
        yield f"The voice took {length_s:.1f} s for {words} words, too long"


def _loud_frames(samples: Samples, rate_hz: int, peak: float) -> np.ndarray:
    """Which frames of `FRAME_S` are not quiet, by every fourth sample."""
    frame = max(1, round(FRAME_S * rate_hz))
    rows = samples[: len(samples) // frame * frame].reshape(-1, frame)[:, ::4]
    high = np.maximum(rows.max(axis=1, initial=0.0), -rows.min(axis=1, initial=0.0))
    return np.flatnonzero(high > QUIET * peak)


def _longest_run(flags: np.ndarray) -> int:
    edges = np.flatnonzero(np.diff(np.concatenate([[False], flags, [False]]).astype(np.int8)))
    return int((edges[1::2] - edges[::2]).max(initial=0))
