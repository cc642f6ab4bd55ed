"""Clips that are listened to as they are spoken, and spoken again where they fail.

A clip that is not understood is tried with another seed, at another pace, in two parts, and
last in another voice. One that never passes is used as it came out best, and is reported.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

from audio_news.errors import SpeakError
from audio_news.hear.examine import examine
from audio_news.hear.recogniser import RATE_HZ, Ear
from audio_news.hear.report import LineReport, Verdict
from audio_news.listening import line_of_clip, spoken_words
from audio_news.mix.assemble import trim
from audio_news.mix.resample import resample
from audio_news.models import Clip, Spoken, Utterance, Word
from audio_news.settings import CheckSettings

if TYPE_CHECKING:
    from audio_news.models import Samples

DEFAULT = CheckSettings()
OTHER_SEED = 0x5EED
SLOWER = 0.93
JOIN_S = 0.12
"""Of quiet between two parts that were spoken apart."""
LEAST_WORDS = 6
"""A shorter sentence is not split."""
RUSHED = 2.0
"""A clip by itself is too fast past this: its letters alone say how long it should take."""
PAUSES = ".;:—?!,"
BATCH_S = 24.0
"""Clips are listened to together, as many as a recogniser takes at once."""
BETWEEN_S = 0.6
"""Of quiet between two clips that are listened to together."""

Spoke = tuple[Utterance, Clip]


class Speaker(Protocol):
    """What says an utterance: a `Company`."""

    def speak(self, utterance: Utterance, *, pace: float = 1.0, seed: int | None = None) -> Clip:
        """`pace` multiplies the utterance's own; `seed` takes the place of its own."""


Judge = Callable[[Sequence[Spoke]], Sequence[LineReport]]
"""Listens to clips: a report for each."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """One way in which a sentence was spoken, and what came of it."""

    how: str
    verdict: str
    """Of the check; empty where the voice did not speak."""
    detail: str
    word_error: float

    @property
    def passed(self) -> bool:
        return self.verdict == Verdict.OK


@dataclass(frozen=True, slots=True)
class Respoken:
    """A sentence that was not understood at first: what was tried, and what came of it."""

    number: int
    """Of the utterance, from 0."""
    written: str
    attempts: tuple[Attempt, ...]

    @property
    def passed(self) -> bool:
        return self.attempts[-1].passed

    def fields(self) -> dict[str, Any]:
        """For the record."""
        return {
            "sentence": self.number,
            "written": self.written,
            "passed": self.passed,
            "attempts": [asdict(attempt) for attempt in self.attempts],
        }

    def __str__(self) -> str:
        first, *others = self.attempts
        if self.passed:
            return f"Spoken again ({others[-1].how}), it was {first.verdict}: {self.written!r}"
        tried = ", ".join(attempt.how for attempt in others)
        return f"Not understood ({first.verdict}; tried {tried}): {self.written!r}"


def checked(
    performance: Iterable[Spoke],
    judge: Judge,
    speaker: Speaker,
    notes: list[Respoken],
    *,
    fallback: str = "",
) -> Iterator[Spoke]:
    """The performance with every clip listened to; those that fail are spoken again.

    `fallback` names the voice of last resort. What was respoken, or never passed, is added to
    `notes`. At most `BATCH_S` of sound is held back, so that several clips are heard at once.
    """
    number = 0
    for batch in _batches(performance):
        for spoke, report in zip(batch, judge(batch), strict=True):
            if report.verdict is not Verdict.OK:
                spoke, attempts = respoken(speaker, spoke, report, judge, fallback)
                notes.append(Respoken(number, spoke[0].spoken.written, attempts))
            yield spoke
            number += 1


def respoken(
    speaker: Speaker, spoke: Spoke, report: LineReport, judge: Judge, fallback: str = ""
) -> tuple[Spoke, tuple[Attempt, ...]]:
    """The first way of saying it that is understood, else the best one, and all that was tried."""
    attempts = [_attempt("as it was", report)]
    best, best_error = spoke, report.word_error
    for how, speak in _ways(speaker, spoke[0], fallback):
        try:
            tried = speak()
        except SpeakError as err:
            attempts.append(Attempt(how, "", err.message, 1.0))
            continue
        report = judge([tried])[0]
        attempts.append(_attempt(how, report))
        if report.verdict is Verdict.OK:
            return tried, tuple(attempts)
        if report.word_error < best_error:
            best, best_error = tried, report.word_error
    return best, tuple(attempts)


def listener(ear: Ear, language: str, limits: CheckSettings = DEFAULT) -> Judge:
    """A judge that hears clips one after another, with quiet between them."""
    limits = replace(limits, max_pace=RUSHED, max_pace_alone=RUSHED)

    def judge(batch: Sequence[Spoke]) -> Sequence[LineReport]:
        quiet = np.zeros(round(BETWEEN_S * RATE_HZ), np.float32)
        parts: list[Samples] = [quiet]
        lines = []
        at_s = BETWEEN_S
        for utterance, clip in batch:
            samples = resample(clip.samples, clip.rate_hz, RATE_HZ)
            lines.append(line_of_clip(utterance, clip, at_s))
            parts += [samples, quiet]
            at_s += (len(samples) + len(quiet)) / RATE_HZ
        report = examine(
            lines,
            lambda: [np.concatenate(parts)],
            ear,
            partial(spoken_words, language=language),
            file="",
            title="",
            language=language.split("-")[0].lower(),
            recorded_s=None,
            limits=limits,
        )
        return report.sentences

    return judge


def split(spoken: Spoken) -> tuple[Spoken, Spoken] | None:
    """The text in two, at the pause nearest to its middle; None where it has none."""
    words = spoken.words
    cuts = [
        n
        for n in range(2, len(words) - 1)
        if any(c in PAUSES for c in spoken.text[words[n - 1].end : words[n].start])
    ]
    if len(words) < LEAST_WORDS or not cuts:
        return None
    at = min(cuts, key=lambda n: abs(2 * n - len(words)))
    start = words[at].start
    moved = tuple(replace(w, start=w.start - start, end=w.end - start) for w in words[at:])
    return (
        Spoken(spoken.written, spoken.text[: words[at].start].rstrip(), words[:at]),
        Spoken(spoken.written, spoken.text[start:], moved),
    )


def joined(first: Clip, second: Clip) -> Clip:
    """Two clips of one voice as one; words keep their written places."""
    first, second = trim(first), trim(second)
    quiet = np.zeros(round(JOIN_S * first.rate_hz), np.float32)
    by_s = (len(first.samples) + len(quiet)) / first.rate_hz
    words: list[Word] = [*first.words]
    words += [replace(w, start_s=w.start_s + by_s, end_s=w.end_s + by_s) for w in second.words]
    samples = np.concatenate([first.samples, quiet, second.samples])
    warnings = (*first.warnings, *second.warnings)
    return Clip(samples, first.rate_hz, tuple(words), warnings, first.reused and second.reused)


def _ways(
    speaker: Speaker, utterance: Utterance, fallback: str
) -> Iterator[tuple[str, Callable[[], Spoke]]]:
    """Ways of saying it, the least change first."""
    yield "another seed", lambda: (utterance, speaker.speak(utterance, seed=OTHER_SEED))
    yield "slower", lambda: (utterance, speaker.speak(utterance, pace=SLOWER))
    if parts := split(utterance.spoken):
        first, second = (replace(utterance, spoken=part) for part in parts)
        yield (
            "in two parts",
            lambda: (utterance, joined(speaker.speak(first), speaker.speak(second))),
        )
    if fallback and fallback != utterance.voice:
        other = replace(utterance, voice=fallback)
        yield f"the voice {fallback}", lambda: (other, speaker.speak(other))


def _attempt(how: str, report: LineReport) -> Attempt:
    return Attempt(how, report.verdict, report.detail, report.word_error)


def _batches(performance: Iterable[Spoke]) -> Iterator[list[Spoke]]:
    batch: list[Spoke] = []
    length_s = 0.0
    for spoke in performance:
        more_s = spoke[1].duration_s + BETWEEN_S
        if batch and length_s + more_s > BATCH_S:
            yield batch
            batch, length_s = [], 0.0
        batch.append(spoke)
        length_s += more_s
    if batch:
        yield batch
