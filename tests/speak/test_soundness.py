"""Clips as they should be raise nothing; each thing that can be wrong is told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from audio_news.errors import SpeakError
from audio_news.models import Clip, Role, Spoken, Utterance
from audio_news.script.spoken import say
from audio_news.speak.cache import ClipCache
from audio_news.speak.company import Company
from audio_news.speak.registry import load
from audio_news.speak.silent import SilentEngine
from audio_news.speak.soundness import check_sound, warned
from audio_news.speak.voices import VoiceProfile, voice_profile

TEXTS = (
    "No.",
    "By Tom Okafor.",
    "A.I. and the FBI.",
    "Oh — well.",
    "The council voted 31-12 on Tuesday to spend $4.5 million on the harbor.",
    "On Nov. 9, 2026, at 9:15 a.m., the F-16 was seen 1,234 km from Kyiv, IAEA inspectors said.",
    "Strengths!",
)
SENTENCE = say("The council voted on Tuesday to build a tram line to the harbor.")
Sound = NDArray[np.float32]


def spoken_by(name: str) -> Clip:
    with load(voice_profile(name)) as engine:
        return engine.speak(SENTENCE, pace=1.0, seed=1)


@pytest.fixture(scope="module")
def clip() -> Clip:
    return spoken_by("heart")


@pytest.mark.parametrize("name", ["heart", "system", "silent"])
def test_a_voice_that_speaks_raises_nothing(name: str) -> None:
    with load(voice_profile(name)) as engine:
        for text in TEXTS:
            for pace in (0.8, 1.0, 1.3):
                said = engine.speak(say(text), pace=pace, seed=1)
                assert warned(said, say(text), pace=pace) is said, (text, pace)


@pytest.mark.parametrize(
    "broken",
    [
        lambda s: s[:0],
        lambda s: np.full_like(s, np.nan),
        lambda s: np.where(np.arange(len(s)) == 77, np.inf, s).astype(np.float32),
        lambda s: np.where(np.arange(len(s)) == 77, np.nan, s).astype(np.float32),
        lambda s: s * np.float32(1e-6),
        lambda s: s.astype(np.float64),
        lambda s: np.stack([s, s]),
    ],
)
def test_what_no_voice_says_is_an_error(clip: Clip, broken: Callable[[Sound], Sound]) -> None:
    with pytest.raises(SpeakError, match="The council voted"):
        check_sound(replace(clip, samples=broken(clip.samples)), SENTENCE)


def test_words_must_be_timed(clip: Clip) -> None:
    with pytest.raises(SpeakError, match="timed 12 words"):
        check_sound(replace(clip, words=clip.words[1:]), SENTENCE)
    with pytest.raises(SpeakError, match="no mono"):
        check_sound(replace(clip, rate_hz=0), SENTENCE)


def hole(samples: Sound) -> Sound:
    middle = len(samples) // 2
    return np.concatenate([samples[:middle], np.zeros(36_000, np.float32), samples[middle:]])


@pytest.mark.parametrize(
    ("spoil", "warning"),
    [
        (lambda s: s[: len(s) // 2], "too short"),
        (lambda s: np.tile(s, 5), "too long"),
        (hole, "falls silent for 1.5 s"),
        (lambda s: np.clip(s * 20, -1, 1), "overdriven"),
        (lambda s: s + np.float32(0.1), "off centre by +0.10"),
    ],
)
def test_what_is_suspicious_is_a_warning(
    clip: Clip, spoil: Callable[[Sound], Sound], warning: str
) -> None:
    spoilt = replace(clip, samples=spoil(clip.samples), warnings=("said before",))
    first, found = warned(spoilt, SENTENCE).warnings
    assert first == "said before"
    assert warning in found


def test_a_slow_or_fast_pace_is_no_fault(clip: Clip) -> None:
    slow = np.interp(
        np.arange(0, len(clip.samples), 0.4), np.arange(len(clip.samples)), clip.samples
    )
    slowed = replace(clip, samples=slow.astype(np.float32))
    assert not warned(slowed, SENTENCE, pace=0.4).warnings


def test_the_company_warns_and_keeps_the_warning(tmp_path: Path) -> None:
    class Droning(SilentEngine):
        def speak(self, spoken: Spoken, *, pace: float, seed: int) -> Clip:
            said = super().speak(spoken, pace=pace, seed=seed)
            return replace(said, samples=said.samples + np.float32(0.2))

    line = Utterance(Role.BODY, SENTENCE, "drone", 0.3)
    profile = VoiceProfile(name="drone", engine="drone")
    clips = ClipCache(tmp_path, 1_000_000_000)
    with Company(lambda name: profile, clips=clips, load=Droning) as company:
        for reused in (False, True):
            said = company.speak(line)
            assert said.reused is reused
            assert "off centre" in said.warnings[0]
        assert not company.speak(line, pace=0.5).reused
        assert not company.speak(line, seed=7).reused
