"""Clips that fail are spoken again, and those that never pass are told of."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from audio_news import Studio, load_settings
from audio_news.errors import SpeakError
from audio_news.hear.recogniser import WhisperEar
from audio_news.hear.report import LineReport, Verdict
from audio_news.models import Clip, Role, Utterance
from audio_news.publish import record
from audio_news.respeak import SLOWER, Respoken, Spoke, checked, joined, listener, split
from audio_news.script.spoken import say
from audio_news.speak.company import Company
from audio_news.speak.deadline import Deadline
from audio_news.speak.perform import perform
from audio_news.speak.voices import voice_profile
from tests.sounds import article, utterance

TEXTS = (
    "The council voted on Tuesday to build a tram line to the harbor.",
    "The fire began before midnight, and officers are looking for a white van.",
    "Farmers say the price of milk no longer covers the cost of feed.",
)
LINES = [Utterance(Role.BODY, say(text), "heart", 0.4) for text in TEXTS]


@pytest.fixture(scope="module")
def company() -> Iterator[Company]:
    with Company(voice_profile) as company:
        yield company


class Faulty:
    """A company that fails one text until it is asked in a way that `works`."""

    def __init__(self, company: Company, works: Callable[[Utterance, float, int | None], bool]):
        self.company, self.works = company, works

    def speak(self, said: Utterance, *, pace: float = 1.0, seed: int | None = None) -> Clip:
        clip = self.company.speak(said, pace=pace, seed=seed)
        if "fire" not in said.spoken.text or self.works(said, pace, seed):
            return clip
        noise = np.random.default_rng(1).standard_normal(len(clip.samples)) * 0.1
        return replace(clip, samples=noise.astype(np.float32))

    def performed(self) -> list[Spoke]:
        return [(line, self.speak(line)) for line in LINES]


def test_a_clip_that_is_noise_is_spoken_again(company: Company) -> None:
    """With the real voice and the real recogniser."""
    judge = listener(WhisperEar("en"), "en")
    speaker = Faulty(company, lambda said, pace, seed: pace == SLOWER)
    notes: list[Respoken] = []
    out = list(checked(speaker.performed(), judge, speaker, notes))
    assert [said for said, _ in out] == LINES
    assert np.array_equal(out[1][1].samples, company.speak(LINES[1], pace=SLOWER).samples)
    assert np.array_equal(out[0][1].samples, company.speak(LINES[0]).samples)
    (note,) = notes
    assert (note.number, note.passed) == (1, True)
    assert [a.how for a in note.attempts] == ["as it was", "another seed", "slower"]
    assert note.attempts[0].verdict in (Verdict.NOISE, Verdict.GARBLED)
    assert note.fields()["attempts"][-1]["verdict"] == "ok"
    assert "Spoken again (slower)" in str(note)


def fake(
    passes: Callable[[Utterance, Clip], bool],
) -> Callable[[Sequence[Spoke]], list[LineReport]]:
    """A judge that hears nothing but knows."""

    def judge(batch: Sequence[Spoke]) -> list[LineReport]:
        return [
            LineReport(
                n, said.role, said.spoken.written, said.spoken.text,
                Verdict.OK if passes(said, clip) else Verdict.GARBLED, "", "", 0.5, 0.0, 1.0,
            )
            for n, (said, clip) in enumerate(batch)
        ]  # fmt: skip

    return judge


def test_in_two_parts_and_then_by_another_voice(company: Company) -> None:
    speaker = Faulty(company, lambda said, pace, seed: True)
    halves = fake(lambda said, clip: "fire" not in said.spoken.text or clip.warnings == ("two",))
    notes: list[Respoken] = []
    list(checked(speaker.performed(), halves, speaker, notes, fallback="system"))
    assert [a.how for a in notes[0].attempts] == [
        "as it was", "another seed", "slower", "in two parts", "the voice system",
    ]  # fmt: skip
    assert not notes[0].passed
    assert "Not understood" in str(notes[0])
    other = fake(lambda said, clip: "fire" not in said.spoken.text or said.voice == "system")
    notes.clear()
    out = list(checked(speaker.performed(), other, speaker, notes, fallback="system"))
    assert [said.voice for said, _ in out] == ["heart", "system", "heart"]
    assert notes[0].passed


def test_a_voice_that_gives_up_is_one_more_attempt(company: Company) -> None:
    class Silent(Faulty):
        def speak(self, said: Utterance, *, pace: float = 1.0, seed: int | None = None) -> Clip:
            if seed is not None:
                raise SpeakError("The voice gave silence")
            return super().speak(said, pace=pace, seed=seed)

    speaker = Silent(company, lambda said, pace, seed: True)
    judge = fake(lambda said, clip: "fire" not in said.spoken.text)
    notes: list[Respoken] = []
    out = list(checked(speaker.performed(), judge, speaker, notes))
    assert notes[0].attempts[1].detail == "The voice gave silence"
    assert np.array_equal(out[1][1].samples, company.speak(LINES[1]).samples)


def test_clips_stream_a_few_at_a_time(company: Company) -> None:
    asked = 0
    batches: list[int] = []

    def performed() -> Iterator[Spoke]:
        nonlocal asked
        clip = Clip(np.full(24_000 * 5, 0.1, np.float32), 24_000, ())
        for _ in range(40):
            asked += 1
            yield utterance("Hm."), clip

    passing = fake(lambda said, clip: True)

    def judge(batch: Sequence[Spoke]) -> list[LineReport]:
        batches.append(len(batch))
        return passing(batch)

    stream = checked(performed(), judge, Faulty(company, lambda *_: True), [])
    next(stream)
    assert asked < 8
    assert len(list(stream)) == 39
    assert sum(batches) == 40


def test_two_parts_are_one_clip_with_the_words_of_the_whole(company: Company) -> None:
    parts = split(LINES[1].spoken)
    assert parts is not None
    assert [part.text for part in parts] == [
        "The fire began before midnight,", "and officers are looking for a white van.",
    ]  # fmt: skip
    for part in parts:
        assert all(part.text[w.start : w.end] == w.text for w in part.words)
    clips = [company.speak(replace(LINES[1], spoken=part)) for part in parts]
    clip, whole = joined(*clips), company.speak(LINES[1])
    assert [w.text for w in clip.words] == [w.text for w in whole.words]
    assert [w.source_start for w in clip.words] == [w.source_start for w in whole.words]
    times = [w.start_s for w in clip.words]
    assert times == sorted(times)
    assert clip.words[-1].end_s <= clip.duration_s
    assert split(say("Nobody came.")) is None
    assert split(say("Nobody had expected the old mayor to come")) is None


def test_a_good_performance_is_passed_through(company: Company) -> None:
    notes: list[Respoken] = []
    spoken = list(perform(company, LINES))
    out = list(checked(spoken, listener(WhisperEar("en"), "en"), company, notes))
    assert notes == []
    assert out == spoken


def test_short_sentences_are_not_taken_for_rushed(company: Company) -> None:
    texts = ('"It is a plan."', "Not everyone was persuaded.", "Nobody wants to be here again.")
    short = [Utterance(Role.BODY, say(text), "heart", 0.4) for text in texts]
    notes: list[Respoken] = []
    spoken = [(line, company.speak(line)) for line in short]
    out = list(checked(spoken, listener(WhisperEar("en"), "en"), company, notes))
    assert [said for said, _ in out] == short
    assert notes == []


def test_an_episode_tells_what_was_spoken_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    honest = Company.speak

    def spoilt(
        self: Company,
        said: Utterance,
        *,
        pace: float = 1.0,
        seed: int | None = None,
        deadline: Deadline | None = None,
    ) -> Clip:
        clip = honest(self, said, pace=pace, seed=seed, deadline=deadline)
        if seed is None and "milk" in said.spoken.text:
            noise = np.random.default_rng(1).standard_normal(len(clip.samples)) * 0.1
            return replace(clip, samples=noise.astype(np.float32))
        return clip

    monkeypatch.setattr(Company, "speak", spoilt)
    settings = load_settings(environ={}, flags={"check.respeak": True})
    with Studio(settings) as studio:
        made = studio.produce(article("Milk price falls", *TEXTS), tmp_path)
    notes = {note["written"]: note for note in made.respoken}
    assert notes[TEXTS[2]]["passed"]
    assert [attempt["how"] for attempt in notes[TEXTS[2]]["attempts"]][-1] == "another seed"
    assert any("Spoken again (another seed)" in warning for warning in made.warnings)
    assert record.loads(made.record.read_text(), made.record)[0].respoken == made.respoken
