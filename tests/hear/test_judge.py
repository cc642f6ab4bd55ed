"""Verdicts, without a recogniser: words that are heard at known times in a made-up sound."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from audio_news.hear.envelope import Envelope
from audio_news.hear.examine import examine
from audio_news.hear.judge import Judge
from audio_news.hear.lineup import Lineup
from audio_news.hear.pace import expected_s
from audio_news.hear.report import Line, Verdict
from audio_news.hear.words import HeardWord, SaidWord, heard_tokens
from audio_news.models import Role
from audio_news.script.spoken import say
from audio_news.settings import CheckSettings

if TYPE_CHECKING:
    from audio_news.models import Samples

RATE_HZ = 16_000
PAUSE_S = 0.5
SENTENCES = (
    "The ferry to Westhaven was late again on Monday morning.",
    "Passengers waited in the rain for more than two hours.",
    "A spokeswoman for the harbor blamed a broken winter engine.",
    "Repairs will begin tomorrow and last until the end of the month, the company said.",
    "Nobody drowned.",
)


@dataclass(frozen=True)
class Part:
    """A stretch of the sound: a sentence, whole or in part, or what is in its place."""

    sentence: int
    start: int = 0
    stop: int | None = None
    pace: float = 1.0
    instead: str = ""
    """"noise" or "silence", as long as the words would take."""
    lead_s: float = 0.0
    """Music before it, which the recogniser takes for its first word."""
    hole_s: float = 0.0
    """Quiet in the middle."""
    unheard: int = 0
    """Last words that are said, and that the recogniser passes over."""
    misheard: str = ""
    """What the recogniser makes of the last word."""
    spoilt: str = ""
    """"noise" or "silence" in place of the last word."""


def whole(*order: int) -> list[Part]:
    return [Part(n) for n in order]


class Scene:
    """A sound made of parts, what is heard in it, and when each sentence is said."""

    def __init__(self, parts: list[Part]) -> None:
        self.random = np.random.default_rng(1)
        self.sound: list[np.ndarray] = []
        self.heard: list[HeardWord] = []
        self.times: dict[int, list[tuple[float, float]]] = {}
        """Of the words of each sentence."""
        self.at_s = 0.0
        for part in parts:
            self._add(part)

    def envelope(self) -> Envelope:
        envelope = Envelope(RATE_HZ)
        envelope.feed(np.concatenate(self.sound).astype(np.float32))
        return envelope

    def _add(self, part: Part) -> None:
        line = line_of(part.sentence)
        words = [word.text for word in line.words][part.start : part.stop]
        each_s = expected_s(line, "en") / len(line.words) / part.pace
        if part.instead:
            self._sound(len(words) * each_s, part.instead)
            self._sound(PAUSE_S, "silence")
            return
        music_from_s = self.at_s
        self._sound(part.lead_s, "noise")
        times = self.times.setdefault(part.sentence, [])
        for n, word in enumerate(words):
            if n == len(words) // 2:
                self._sound(part.hole_s, "silence")
            from_s = music_from_s if n == 0 else self.at_s
            times.append((self.at_s, self.at_s + each_s))
            is_last = n == len(words) - 1
            self._sound(each_s, part.spoilt if is_last and part.spoilt else "speech")
            if n < len(words) - part.unheard:
                text = part.misheard if is_last and part.misheard else word
                self.heard.append(HeardWord(f" {text}", from_s, self.at_s))
        self._sound(PAUSE_S, "silence")

    def _sound(self, seconds: float, kind: str) -> None:
        count = round(seconds * RATE_HZ)
        noise = self.random.standard_normal(count) * 0.1
        if kind == "speech":  # it swells and fades with every word
            noise *= 0.08 + np.hanning(count)
        self.sound.append(noise * (1e-4 if kind == "silence" else 1.0))
        self.at_s += count / RATE_HZ


def line_of(sentence: int, times: list[tuple[float, float]] | None = None) -> Line:
    spoken = say(SENTENCES[sentence])
    if not times:
        words = tuple(SaidWord(word.text) for word in spoken.words)
        return Line(Role.BODY, spoken.written, spoken.text, words)
    pairs = zip(spoken.words, times, strict=True)
    timed = tuple(SaidWord(word.text, start_s, end_s) for word, (start_s, end_s) in pairs)
    return Line(Role.BODY, spoken.written, spoken.text, timed, times[0][0], times[-1][1])


def verdicts(parts: list[Part], recorded: list[Part] | None) -> list[Verdict]:
    """Of all the sentences; the record, if any, has the times of the parts `recorded`."""
    scene = Scene(parts)
    times = Scene(recorded).times if recorded is not None else {}
    lines = [line_of(n, times.get(n)) for n in range(len(SENTENCES))]
    heard = heard_tokens(
        scene.heard, "en", lambda text: [(w.text, w.source_start, w.source_end) for w in say(text)]
    )
    judge = Judge(Lineup(lines, heard, "en"), scene.envelope(), "en", CheckSettings())
    return [finding.verdict for finding in judge.findings()]


GOOD = whole(0, 1, 2, 3, 4)


def changed(part: Part) -> list[Part]:
    """The good parts with one of them otherwise."""
    return [part if part.sentence == good.sentence else good for good in GOOD]


@pytest.mark.parametrize("recorded", [GOOD, None])
def test_what_is_said_as_it_should_be_is_ok(recorded: list[Part] | None) -> None:
    assert verdicts(GOOD, recorded) == [Verdict.OK] * 5


@pytest.mark.parametrize(
    ("parts", "line", "verdict"),
    [
        (whole(0, 2, 3, 4), 1, Verdict.MISSING),
        (whole(0, 1, 1, 2, 3, 4), 1, Verdict.REPEATED),
        (whole(0, 2, 3, 1, 4), 1, Verdict.OUT_OF_ORDER),
        (changed(Part(1, stop=5)), 1, Verdict.CUT),
        (changed(Part(1, start=5)), 1, Verdict.CUT),
        (changed(Part(1, instead="noise")), 1, Verdict.NOISE),
        (changed(Part(1, instead="silence")), 1, Verdict.SILENCE),
        (changed(Part(1, hole_s=2.0)), 1, Verdict.SILENCE),
        (changed(Part(1, pace=1.5)), 1, Verdict.RUSHED),
        (changed(Part(3, pace=1.4)), 3, Verdict.RUSHED),
    ],
)
@pytest.mark.parametrize("known", [True, False])
def test_a_fault_is_found_in_its_line(
    parts: list[Part], line: int, verdict: Verdict, known: bool
) -> None:
    found = verdicts(parts, GOOD if known else None)
    assert found[line] == verdict
    assert [v for n, v in enumerate(found) if n != line] == [Verdict.OK] * 4


@pytest.mark.parametrize("rushed", [Part(1, pace=1.5), Part(3, pace=1.28)])
@pytest.mark.parametrize("lead_s", [0.0, 2.0])
def test_a_voice_that_rushed_is_found_though_its_record_knows_no_better(
    rushed: Part, lead_s: float
) -> None:
    parts = changed(replace(rushed, lead_s=lead_s))
    assert verdicts(parts, parts)[rushed.sentence] == Verdict.RUSHED


def test_words_that_only_the_recogniser_lost_are_not_cut() -> None:
    assert verdicts(changed(Part(1, unheard=3)), GOOD) == [Verdict.OK] * 5
    assert verdicts(changed(Part(1, stop=7)), GOOD)[1] == Verdict.CUT


@pytest.mark.parametrize("recorded", [GOOD, None])
def test_a_word_that_the_recogniser_took_for_another_is_no_fault(
    recorded: list[Part] | None,
) -> None:
    misheard = Part(4, misheard="giraffe")
    assert verdicts(changed(misheard), recorded) == [Verdict.OK] * 5
    for spoilt in (Part(4, stop=1), Part(4, unheard=1, spoilt="noise")):
        assert verdicts(changed(spoilt), recorded)[4] != Verdict.OK
    assert verdicts(changed(Part(4, unheard=1, spoilt="silence")), GOOD)[4] != Verdict.OK


def test_music_before_the_first_word_is_not_its_length() -> None:
    parts = changed(Part(0, lead_s=3.0))
    assert verdicts(parts, parts) == [Verdict.OK] * 5


def test_a_voice_slower_than_others_is_no_fault() -> None:
    slow = [replace(part, pace=0.75) for part in GOOD]
    assert verdicts(slow, slow) == [Verdict.OK] * 5
    assert verdicts(slow, None) == [Verdict.OK] * 5


class _Ear:
    """Hears a scene whole; of a part of it nothing."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene

    def hear(self, samples: Samples, *, careful: bool = False) -> list[HeardWord]:
        whole = sum(len(part) for part in self.scene.sound)
        return self.scene.heard if len(samples) == whole else []


@pytest.mark.parametrize(
    ("part", "tail_s", "verdict"),
    [
        (Part(3, pace=1.2), 0.0, Verdict.RUSHED),
        (Part(0, pace=1.25), 0.0, Verdict.RUSHED),
        (Part(3), 0.0, Verdict.OK),
        (Part(3), 2.0, Verdict.OK),  # what is gone came after the last line
    ],
)
def test_time_that_a_file_lacks_is_gone_from_a_line(
    part: Part, tail_s: float, verdict: Verdict
) -> None:
    recorded, scene = Scene(GOOD), Scene(changed(part))
    report = examine(
        [line_of(n, recorded.times[n]) for n in range(len(SENTENCES))],
        lambda: [np.concatenate(scene.sound).astype(np.float32)],
        _Ear(scene),
        lambda text: [(w.text, w.source_start, w.source_end) for w in say(text)],
        file="a.mp3",
        title="A",
        language="en",
        recorded_s=recorded.at_s + tail_s,
        limits=CheckSettings(),
    )
    found = [line.verdict for line in report.sentences]
    assert found[part.sentence] == verdict
    assert [v for n, v in enumerate(found) if n != part.sentence] == [Verdict.OK] * 4
