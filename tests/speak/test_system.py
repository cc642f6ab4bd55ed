"""The real pyttsx3 on the real eSpeak NG, in its child process."""

import signal
from pathlib import Path

import numpy as np
import pytest

from audio_news.errors import EngineMissing, SpeakError
from audio_news.speak import system
from audio_news.speak.perform import perform
from audio_news.speak.system import SystemEngine
from audio_news.speak.voices import VoiceProfile, voice_profile
from tests.sounds import spoken, utterance


def test_it_speaks_one_job_after_another_whoever_asks() -> None:
    texts = [f"Report number {word} is here." for word in ("one", "two", "three", "four", "five")]
    with SystemEngine(voice_profile("system")) as engine:
        clips = [clip for _, clip in perform(engine, map(utterance, texts), workers=4)]
    assert len(clips) == len(texts)
    for text, clip in zip(texts, clips, strict=True):
        assert [word.text for word in clip.words] == [word.text for word in spoken(text).words]
        assert 0.8 < clip.duration_s < 5.0
        assert np.abs(clip.samples).max() > 0.05
    assert len({len(clip.samples) for clip in clips}) > 1


def test_the_same_words_give_the_same_samples() -> None:
    takes = []
    for _ in range(2):
        with SystemEngine(voice_profile("system")) as engine:
            takes.append(engine.speak(spoken("Good evening."), pace=1.0, seed=0).samples)
    assert np.array_equal(takes[0], takes[1])


def test_pace() -> None:
    with SystemEngine(voice_profile("system")) as engine:
        slow, fast = (
            engine.speak(spoken("A long road home."), pace=pace, seed=0).duration_s
            for pace in (0.7, 1.5)
        )
    assert slow > 1.3 * fast


def test_a_voice_the_system_does_not_have() -> None:
    with pytest.raises(EngineMissing, match="no voice 'klingon'"):
        SystemEngine(VoiceProfile(name="k", engine="system", model="klingon"))


@pytest.mark.parametrize("asked", ["de", "de-DE", "German"])
def test_a_voice_by_another_name_than_its_own(asked: str) -> None:
    with pytest.raises(EngineMissing, match=rf"no voice '{asked}'; it has gmw/de\b"):
        SystemEngine(VoiceProfile(name="hans", engine="system", model=asked))


def test_a_child_that_dies_is_an_error_and_not_a_hang() -> None:
    with SystemEngine(voice_profile("system")) as engine:
        engine.speak(spoken("Alive."), pace=1.0, seed=0)
        engine._child.kill()
        engine._child.wait()
        with pytest.raises(SpeakError, match="ended"):
            engine.speak(spoken("Dead."), pace=1.0, seed=0)


def test_a_child_that_hangs_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system, "TIMEOUT_S", 0.1)
    with SystemEngine(voice_profile("system")) as engine:
        engine._child.send_signal(signal.SIGSTOP)
        with pytest.raises(SpeakError, match="no answer"):
            engine.speak(spoken("A sentence that is never heard."), pace=1.0, seed=0)
        assert engine._child.wait(timeout=60) != 0


def test_sound_that_cannot_be_written_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system, "TIMEOUT_S", 1.0)  # the driver fails in a callback and waits on
    with SystemEngine(voice_profile("system")) as engine:
        folder = Path(engine._directory.name)
        folder.rmdir()
        with pytest.raises(SpeakError, match="no answer"):
            engine.speak(spoken("Nowhere to go."), pace=1.0, seed=0)
        folder.mkdir()
