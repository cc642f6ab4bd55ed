"""A cast of several voices, and one changed sentence among a hundred."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from audio_news.errors import UnknownVoice
from audio_news.models import Clip, Role, Spoken, Utterance
from audio_news.speak.cache import ClipCache
from audio_news.speak.company import Company
from audio_news.speak.engine import Engine
from audio_news.speak.perform import perform
from audio_news.speak.silent import SilentEngine
from audio_news.speak.voices import VoiceProfile, chosen, voice_profile
from tests.sounds import utterance


class Pitched(SilentEngine):
    """The silent voice, louder for each letter of its model, that notes its loads and closings."""

    log: list[str]

    def speak(self, spoken: Spoken, *, pace: float, seed: int) -> Clip:
        clip = super().speak(spoken, pace=pace, seed=seed)
        return replace(clip, samples=clip.samples * np.float32(len(self.profile.model)))

    def close(self) -> None:
        self.log.append(f"-{self.profile.name}")


@pytest.fixture
def cast() -> tuple[dict[str, VoiceProfile], Callable[[VoiceProfile], Engine], list[str]]:
    profiles = {
        "one": VoiceProfile(name="one", engine="pitched", model="a"),
        "two": VoiceProfile(name="two", engine="pitched", model="aa", pace=0.5),
    }
    log: list[str] = []

    def load(profile: VoiceProfile) -> Engine:
        log.append(f"+{profile.name}")
        engine = Pitched(profile)
        engine.log = log
        return engine

    return profiles, load, log


def test_each_line_is_said_by_its_voice_at_its_pace(
    cast: tuple[dict[str, VoiceProfile], Callable[[VoiceProfile], Engine], list[str]],
) -> None:
    profiles, load, log = cast
    lines = [
        Utterance(role, utterance("The same words.").spoken, name, 0.1)
        for name, role in [("one", Role.BODY), ("two", Role.BODY), ("one", Role.QUOTE)] * 4
    ]
    paces = {Role.BODY: 1.0, Role.QUOTE: 2.0}
    with Company(
        lambda name: chosen(profiles, name), pace_of=lambda said: paces[said.role], load=load
    ) as company:
        clips = [clip for _, clip in perform(company, lines, workers=3)]
    one, two, quote = clips[:3]
    assert 2 * np.abs(one.samples).max() == pytest.approx(np.abs(two.samples).max(), rel=0.01)
    assert two.duration_s == pytest.approx(2 * one.duration_s, rel=0.01)
    assert quote.duration_s == pytest.approx(one.duration_s / 2, rel=0.01)
    assert sorted(log) == ["+one", "+two", "-one", "-two"]
    for at, clip in enumerate(clips):
        assert np.array_equal(clip.samples, clips[at % 3].samples)


def test_a_voice_that_nobody_knows(
    cast: tuple[dict[str, VoiceProfile], Callable[[VoiceProfile], Engine], list[str]],
) -> None:
    profiles, load, _ = cast
    company = Company(lambda name: chosen(profiles, name), load=load)
    with pytest.raises(UnknownVoice, match="'three'"):
        list(perform(company, [replace(utterance("Hm."), voice="three")]))


def test_an_engine_is_never_asked_by_more_than_it_takes() -> None:
    inside, most = 0, 0
    lock, met = threading.Lock(), threading.Event()

    class Single(SilentEngine):
        parallel = 1

        def speak(self, spoken: Spoken, *, pace: float, seed: int) -> Clip:
            nonlocal inside, most
            with lock:
                inside += 1
                most = max(most, inside)
            if most > 1:
                met.set()
            met.wait(0.005 if self.parallel else 60)
            if not self.parallel:
                met.set()  # nobody else came, and nobody waits for that again
            with lock:
                inside -= 1
            return super().speak(spoken, pace=pace, seed=seed)

    engine = Single(voice_profile("silent"))
    list(perform(engine, [utterance(f"Line {n}.") for n in range(12)], workers=4))
    assert most == 1
    Single.parallel = 0
    list(perform(engine, [utterance(f"Line {n}.") for n in range(12)], workers=4))
    assert most > 1


def test_one_changed_sentence_of_a_hundred_respeaks_one_clip(tmp_path: Path) -> None:
    """With the real voice; the other clips are the same to the last bit."""
    texts = [f"Report {n} says that bridge {n} of the valley road is open." for n in range(100)]
    lines = [replace(utterance(text), voice="heart") for text in texts]

    def run(lines: list[Utterance]) -> tuple[list[Clip], float]:
        clips = ClipCache(tmp_path, 1_000_000_000)
        with Company(voice_profile, clips=clips) as company:
            engine = company.voice("heart").engine
            engine.speak(utterance("Good morning.").spoken, pace=1.0, seed=0)  # loads it
            began = time.process_time()
            return [clip for _, clip in perform(company, lines)], time.process_time() - began

    first, first_s = run(lines)
    assert not any(clip.reused for clip in first)
    lines[42] = replace(utterance("Report 42 was taken back an hour later."), voice="heart")
    second, second_s = run(lines)
    assert [n for n, clip in enumerate(second) if not clip.reused] == [42]
    for n, (one, other) in enumerate(zip(first, second, strict=True)):
        if n != 42:
            assert one.samples.tobytes() == other.samples.tobytes()
            assert one.words == other.words
    assert second_s < 0.25 * first_s
