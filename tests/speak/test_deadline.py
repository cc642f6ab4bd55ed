"""A voice that hangs is given up; the thread that it hangs in is left behind."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator

import pytest

from audio_news.errors import SpeakError
from audio_news.models import Clip, Spoken
from audio_news.speak import deadline
from audio_news.speak.company import Company
from audio_news.speak.deadline import Deadline, Hung
from audio_news.speak.perform import perform
from audio_news.speak.silent import SilentEngine
from audio_news.speak.voices import VoiceProfile
from tests.sounds import spoken, utterance

PROFILE = VoiceProfile(name="silent", engine="hanging")
AT_EASE = "They met on the old bridge. " * 20
"""Long enough that a minute is given to it."""


class Hanging(SilentEngine):
    """Hangs at "hang", until the test is over; one call at a time."""

    parallel = 1
    over: threading.Event
    asked: list[str]
    closed: list[Hanging]

    def speak(self, spoken: Spoken, *, pace: float, seed: int) -> Clip:
        self.asked.append(spoken.text)
        if spoken.text == "hang":
            self.over.wait()
        if spoken.text == "fault":
            raise KeyError("a fault of its own")
        return super().speak(spoken, pace=pace, seed=seed)

    def close(self) -> None:
        self.closed.append(self)


@pytest.fixture
def loaded(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Hanging]]:
    """The engines that `company` below has loaded."""
    monkeypatch.setattr(deadline, "LEAST_S", 0.0)
    monkeypatch.setattr(deadline, "LETTER_S", 0.1)
    Hanging.over, Hanging.asked, Hanging.closed = threading.Event(), [], []
    yield []
    Hanging.over.set()


def company(loaded: list[Hanging]) -> Company:
    def load(profile: VoiceProfile) -> Hanging:
        loaded.append(Hanging(profile))
        return loaded[-1]

    return Company(lambda name: PROFILE, load=load)


def test_the_sentence_and_the_voice_are_named(loaded: list[Hanging]) -> None:
    with company(loaded) as voices, pytest.raises(SpeakError) as told:
        list(perform(voices, [utterance(AT_EASE), utterance("hang")], workers=1))
    assert told.value.message == "The voice silent gave no answer for 'hang'"
    assert "another voice" in told.value.hint


def test_whoever_waited_for_the_voice_does_not_ask_it(loaded: list[Hanging]) -> None:
    """Its engine takes one call at a time, and the one that hangs is still in it."""
    voices = company(loaded)
    told: list[str] = []

    def ask(text: str) -> None:
        with pytest.raises(SpeakError) as err:
            voices.speak(utterance(text))
        told.append(err.value.message)

    first = threading.Thread(target=ask, args=("hang",))
    first.start()
    while not Hanging.asked:
        time.sleep(0.001)
    second = threading.Thread(target=ask, args=("After.",))
    second.start()
    first.join()
    second.join()
    assert Hanging.asked == ["hang"]
    assert sorted(told) == [
        f"The voice silent gave no answer for '{a}'" for a in ("After.", "hang")
    ]


def test_it_is_loaded_anew_for_the_next_and_never_closed_under_a_call(
    loaded: list[Hanging],
) -> None:
    with company(loaded) as voices:
        with pytest.raises(SpeakError):
            voices.speak(utterance("hang"))
        assert voices.speak(utterance(AT_EASE)).duration_s > 0
    assert len(loaded) == 2
    assert Hanging.closed == [loaded[1]]


def test_what_nobody_wants_any_more_is_not_waited_for(
    loaded: list[Hanging], monkeypatch: pytest.MonkeyPatch
) -> None:
    """As when a person interrupts: the performance is closed while a call hangs."""
    monkeypatch.setattr(deadline, "LEAST_S", 3600.0)
    monkeypatch.setattr(deadline, "GRACE_S", 0.1)
    performance = perform(company(loaded), [utterance("Before."), utterance("hang")], workers=1)
    next(performance)
    while "hang" not in Hanging.asked:
        time.sleep(0.001)
    performance.close()
    assert not any(thread.name.startswith("speak") for thread in threading.enumerate())


def test_a_longer_text_is_given_longer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deadline, "LEAST_S", 0.0)
    monkeypatch.setattr(deadline, "LETTER_S", 0.05)
    release = threading.Event()
    with pytest.raises(Hung) as told:
        Deadline().call(spoken("a" * 10), release.wait)
    assert told.value.seconds >= 0.5
    release.set()


def test_a_fault_of_the_engines_own_is_told_with_the_sentence(
    loaded: list[Hanging], monkeypatch: pytest.MonkeyPatch
) -> None:
    with company(loaded) as voices:
        monkeypatch.setattr(deadline, "LEAST_S", 60.0)
        with pytest.raises(SpeakError, match=r"silent failed at 'fault': KeyError\('a fault of"):
            voices.speak(utterance("fault"))
        voices.speak(utterance("After."))
    assert len(loaded) == 1
