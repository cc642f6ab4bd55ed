"""Real episodes, spoilt, and what a real recogniser makes of them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from pathlib import Path
from random import Random

import numpy as np
import pytest
from numpy.typing import NDArray

from audio_news import Studio, load_settings
from audio_news.check import (
    CHANGED,
    check,
    ear_for,
    target_of_file,
    target_of_script,
    the_article,
)
from audio_news.errors import CheckError, MixError, PublishError, ReadError, RecogniserMissing
from audio_news.hear.recogniser import WhisperEar
from audio_news.hear.report import CheckReport, Verdict, fields
from audio_news.mix.encode import decode, encode
from audio_news.models import Article, Block, Episode, Role
from audio_news.settings import CheckSettings
from tests.benchmarks.faults import spoilt_clip

SENTENCES = (
    "The council of Westhaven voted on Tuesday to build a tram line to the harbor.",
    "Mayor Ingrid Solberg called the plan late, costly and better than nothing.",
    "Work starts in May and will cost $4.5 million, officials said.",
    "Farmers say the price of milk no longer covers the cost of feed and electricity.",
    "The fire began shortly before midnight in a warehouse used to store paint.",
    "Trains to Northport will run every 12 minutes from next Friday.",
    "Police have not named a suspect, but officers were looking for a white van.",
    "Volunteers handed out blankets, soup and phone chargers until early morning.",
)
STORY = Article(
    title="Council backs new tram line",
    byline="Tom Okafor",
    source="tram.txt",
    blocks=(
        Block(Role.HEADLINE, "Council backs new tram line"),
        *(Block(Role.BODY, sentence) for sentence in SENTENCES),
    ),
)


@pytest.fixture(scope="module")
def ear() -> WhisperEar:
    return ear_for("en")


@pytest.fixture(scope="module")
def studio(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Studio]:
    folder = tmp_path_factory.mktemp("clips")
    with Studio(load_settings(environ={}, flags={"cache.directory": str(folder)})) as studio:
        yield studio


@pytest.fixture(scope="module")
def made(studio: Studio, tmp_path_factory: pytest.TempPathFactory) -> Episode:
    return studio.produce(STORY, tmp_path_factory.mktemp("episode"))


@dataclass(frozen=True)
class Tape:
    """An episode's samples, to be cut up."""

    samples: NDArray[np.float32]
    rate_hz: int
    episode: Episode

    @classmethod
    def of(cls, episode: Episode) -> Tape:
        rate_hz, parts = decode(episode.file)
        return cls(np.concatenate(list(parts)), rate_hz, episode)

    def said(self, sentence: int) -> NDArray[np.float32]:
        """One of SENTENCES, without the pause after it."""
        cue = self._cue(sentence)
        return self.samples[round(cue[0] * self.rate_hz) : round(cue[1] * self.rate_hz)]

    def with_(self, changed: dict[int, list[NDArray[np.float32]]]) -> NDArray[np.float32]:
        """The tape with other sound in the place of some sentences."""
        parts: list[NDArray[np.float32]] = []
        at = 0
        for sentence, instead in sorted(changed.items()):
            start, end = (round(at_s * self.rate_hz) for at_s in self._cue(sentence))
            parts += [self.samples[at:start], *instead]
            at = end
        return np.concatenate([*parts, self.samples[at:]])

    def _cue(self, sentence: int) -> tuple[float, float]:
        cue = next(c for c in self.episode.cues if c.written == SENTENCES[sentence])
        return cue.start_s, cue.end_s

    def saved(self, samples: NDArray[np.float32], file: Path) -> Path:
        """As a file with the record of the whole episode beside it."""
        encode([samples], file)
        file.with_suffix(".json").write_bytes(self.episode.record.read_bytes())
        return file


@pytest.fixture(scope="module")
def tape(made: Episode) -> Tape:
    return Tape.of(made)


def verdicts(report: CheckReport) -> dict[int, Verdict]:
    """Of the sentences that failed."""
    return {SENTENCES.index(line.written): line.verdict for line in report.failing}


def test_a_good_episode_passes(made: Episode, ear: WhisperEar) -> None:
    heard: list[tuple[float, float]] = []
    target = target_of_file(made.file)
    report = check(target, ear=ear, watch=lambda done_s, total_s: heard.append((done_s, total_s)))
    assert report.passed, report.failing
    assert report.word_error <= 0.08
    assert report.notes == ()
    assert report.duration_s == pytest.approx(made.duration_s, abs=0.1)
    assert len(report.sentences) == len(made.cues) == 11
    for line, cue in zip(report.sentences, made.cues, strict=True):
        assert line.start_s == pytest.approx(cue.start_s, abs=0.5)
        assert line.end_s == pytest.approx(cue.end_s, abs=0.6)
    assert heard[-1][0] == pytest.approx(made.duration_s, abs=0.1)
    assert heard[-1][1] == pytest.approx(made.duration_s, abs=0.1)
    assert json.loads(json.dumps(fields(report)))["verdicts"]["ok"] == 11


def test_every_kind_of_fault_is_found_where_it_is(
    tape: Tape, tmp_path: Path, ear: WhisperEar
) -> None:
    random = Random(4)
    pause = np.zeros(round(0.4 * tape.rate_hz), np.float32)
    spoilt = tape.with_(
        {
            1: [],
            3: [tape.said(3), pause, tape.said(3)],
            5: [spoilt_clip("noise", tape.said(5), tape.rate_hz, random)],
            7: [tape.said(7)[: len(tape.said(7)) // 2]],
        }
    )
    report = check(target_of_file(tape.saved(spoilt, tmp_path / "one.mp3")), ear=ear)
    assert not report.passed
    assert verdicts(report) == {
        1: Verdict.MISSING, 3: Verdict.REPEATED, 5: Verdict.NOISE, 7: Verdict.CUT,
    }  # fmt: skip
    assert CHANGED in report.notes

    spoilt = tape.with_(
        {
            0: [tape.said(1)],
            1: [tape.said(0)],
            4: [np.zeros_like(tape.said(4))],
            6: [spoilt_clip("sped up", tape.said(6), tape.rate_hz, Random(1))],
        }
    )
    report = check(target_of_file(tape.saved(spoilt, tmp_path / "two.mp3")), ear=ear)
    found = verdicts(report)
    assert found.pop(4) is Verdict.SILENCE
    assert found.pop(6) in (Verdict.RUSHED, Verdict.GARBLED)
    assert list(found.values()) == [Verdict.OUT_OF_ORDER]
    assert set(found) <= {0, 1}


def likeness(one: str, other: str) -> float:
    """Of the letters of two names, from 0 to 1."""
    return SequenceMatcher(None, one.replace(" ", ""), other.replace(" ", "")).ratio()


def test_names_that_are_not_heard_are_told_with_their_time(
    made: Episode, studio: Studio, ear: WhisperEar
) -> None:
    """The article names another mayor than the one that was read out."""
    blocks = tuple(
        replace(block, text=block.text.replace("Ingrid Solberg", "Amina Yusuf"))
        for block in STORY.blocks
    )
    script = studio.script(replace(STORY, blocks=blocks))
    report = check(target_of_script(script, made.file, studio), ear=ear)
    name = next(name for name in report.names if "Amina Yusuf" in name.name)
    really = likeness(name.heard, "mayor ingrid solberg")  # the recogniser spells as it likes
    assert really > max(0.7, likeness(name.heard, name.name.lower()))
    cue = next(cue for cue in made.cues if cue.written == SENTENCES[1])
    assert name.start_s == pytest.approx(cue.start_s, abs=1.0)
    assert not any("Okafor" in name.name for name in report.names)
    strict = CheckSettings(fail_on_names=True)
    assert not check(target_of_script(script, made.file, studio), ear=ear, limits=strict).passed


def test_audio_made_elsewhere_is_checked_against_the_article(
    tape: Tape, studio: Studio, tmp_path: Path, ear: WhisperEar
) -> None:
    """Without a record, in another format, with a sentence left out."""
    file = tmp_path / "elsewhere.wav"
    encode([tape.with_({2: []})], file)
    script = studio.script(STORY)
    report = check(target_of_script(script, file, studio), ear=ear)
    assert verdicts(report) == {2: Verdict.MISSING}
    assert report.recorded_s is None
    with pytest.raises(PublishError, match="no record"):
        target_of_file(file)


def test_another_article_is_not_heard_at_all(
    made: Episode, studio: Studio, ear: WhisperEar
) -> None:
    blocks = tuple(Block(Role.BODY, f"The old bridge near mill {n} is shut.") for n in range(4))
    other = Article(title="Bridge shut", source="bridge.txt", blocks=blocks)
    report = check(target_of_script(studio.script(other), made.file, studio), ear=ear)
    assert not report.passed
    assert report.word_error > 0.5


def test_what_cannot_be_checked_says_so(made: Episode, tmp_path: Path) -> None:
    with pytest.raises(PublishError, match="no file"):
        target_of_file(tmp_path / "nothing.mp3")
    broken = tmp_path / "broken.mp3"
    broken.write_bytes(b"not a sound" * 100)
    broken.with_suffix(".json").write_bytes(made.record.read_bytes())
    with pytest.raises(MixError, match="cannot be decoded"):
        check(target_of_file(broken), ear=ear_for("en"))
    with pytest.raises(CheckError, match="hears English only, and the text is in 'de'"):
        ear_for("de-DE")
    with pytest.raises(RecogniserMissing, match=r"model\.bin"):
        ear_for("en", CheckSettings(model=tmp_path))
    (tmp_path / "model.bin").write_bytes(b"no weights")
    with pytest.raises(RecogniserMissing, match="no faster-whisper model"):
        ear_for("en", CheckSettings(model=tmp_path))
    feed = tmp_path / "two.jsonl"
    feed.write_text("".join(json.dumps({"title": t, "text": "It rained."}) + "\n" for t in "AB"))
    with pytest.raises(ReadError, match="several articles"):
        the_article(feed)
