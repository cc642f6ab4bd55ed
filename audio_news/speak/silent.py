"""A voice that says nothing: a short hum for every word, as long as the text implies.

Deterministic and instant, for tests, previews of a show's timing, and planning an archive.
"""

from __future__ import annotations

import numpy as np

from audio_news.errors import SpeakError
from audio_news.models import Clip, Spoken
from audio_news.speak.alignment import timed
from audio_news.speak.engine import ClosingEngine
from audio_news.speak.voices import VoiceProfile

RATE_HZ = 24_000
LETTER_S = 0.06
"""About 150 words a minute, the pace of a newsreader."""
GAP_S = 0.05
HUM_HZ = 220.0
LEVEL = 0.1


class SilentEngine(ClosingEngine):
    """Hums each word for `LETTER_S` a letter, with `GAP_S` of quiet before it."""

    version = "1"
    parallel = 0

    def __init__(self, profile: VoiceProfile) -> None:
        self.profile = profile

    @classmethod
    def missing(cls, profile: VoiceProfile) -> str:
        """Always ready."""
        return ""

    def speak(self, spoken: Spoken, *, pace: float, seed: int) -> Clip:
        """Word times are exact: the hum of a word starts and ends at its samples."""
        if not spoken.words:
            raise SpeakError(f"There is nothing to say in {spoken.written!r}")
        spans: list[tuple[int, int]] = []
        at = 0
        for word in spoken.words:
            start = at + round(GAP_S / pace * RATE_HZ)
            at = start + round(LETTER_S / pace * len(word.text) * RATE_HZ)
            spans.append((start, at))
        samples = np.zeros(at, np.float32)
        for start, end in spans:
            phase = np.arange(end - start, dtype=np.float32) * (2 * np.pi * HUM_HZ / RATE_HZ)
            samples[start:end] = LEVEL * np.sin(phase) * np.hanning(end - start)
        return Clip(samples, RATE_HZ, timed(spoken, [(a / RATE_HZ, b / RATE_HZ) for a, b in spans]))
