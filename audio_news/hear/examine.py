"""The whole examination: hear everything once, what is doubtful once more, and judge."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from audio_news.hear.envelope import Envelope
from audio_news.hear.judge import Finding, Judge
from audio_news.hear.lineup import Lineup
from audio_news.hear.recogniser import RATE_HZ, Ear
from audio_news.hear.relisten import doubtful, reheard
from audio_news.hear.report import CheckReport, Line, LineReport, NameReport, Verdict
from audio_news.hear.windows import windows
from audio_news.hear.words import HeardWord, SpokenForm, heard_tokens
from audio_news.settings import CheckSettings

if TYPE_CHECKING:
    from audio_news.models import Samples

Sound = Callable[[], Iterable["Samples"]]
"""Opens the file from its start: mono float32 blocks at `RATE_HZ`."""
Watcher = Callable[[float, float], None]
"""Told how many seconds are heard, and of how many (0 where nobody knows)."""
OUT_OF_ORDER_S = 0.5
GONE_SHARE = 0.6
"""Of the time that a file lacks, that must be gone from one line for it to be that line's."""
TOLERANCE_S = 0.5
"""Between the length of a file and that in its record."""


def examine(
    lines: Sequence[Line],
    sound: Sound,
    ear: Ear,
    spoken: SpokenForm,
    *,
    file: str,
    title: str,
    language: str,
    recorded_s: float | None,
    limits: CheckSettings,
    notes: Sequence[str] = (),
    watch: Watcher = lambda done_s, total_s: None,
) -> CheckReport:
    """Compare what is heard with the lines. Memory does not grow with the sound but for words."""
    envelope = Envelope(RATE_HZ)
    words = list(_heard(sound, ear, envelope, recorded_s or 0.0, watch))

    def judged(words: Sequence[HeardWord]) -> Judge:
        lineup = Lineup(lines, heard_tokens(words, language, spoken), language)
        return Judge(lineup, envelope, language, limits)

    judge = judged(words)
    findings = judge.findings()
    regions = doubtful(judge, findings)
    again = judged(reheard(words, regions, sound, ear)) if regions else judge
    chosen = [
        _better(n, (first, judge), (second, again))
        for n, (first, second) in enumerate(zip(findings, again.findings(), strict=True))
    ]
    chosen = _without_time(list(_in_order(chosen)), (recorded_s or 0.0) - envelope.duration_s)
    sentences = [_line_report(n, finding, by.lineup) for n, (finding, by) in enumerate(chosen)]
    names = [name for n, (_, by) in enumerate(chosen) for name in _lost_names(n, by)]
    count = sum(len(judge.lineup.tokens(n)) for n in range(len(lines)))
    wrong = sum(by.lineup.wrong_words(n) for n, (_, by) in enumerate(chosen))
    word_error = wrong / count if count else 0.0
    passed = (
        all(line.verdict is Verdict.OK for line in sentences)
        and word_error <= limits.max_word_error
        and not (limits.fail_on_names and names)
    )
    return CheckReport(
        file, title, envelope.duration_s, recorded_s, count, word_error, tuple(sentences),
        tuple(names), (*notes, *_notes(envelope, recorded_s, again)), passed,
    )  # fmt: skip


def _heard(
    sound: Sound, ear: Ear, envelope: Envelope, total_s: float, watch: Watcher
) -> Iterator[HeardWord]:
    def fed() -> Iterator[Samples]:
        for block in sound():
            envelope.feed(block)
            yield block

    for window in windows(fed(), RATE_HZ):
        for word in ear.hear(window.samples):
            yield moved(word, window.start_s)
        watch(window.start_s + len(window.samples) / RATE_HZ, total_s)


def moved(word: HeardWord, by_s: float) -> HeardWord:
    """The word so much later."""
    return replace(word, start_s=word.start_s + by_s, end_s=word.end_s + by_s)


def _better(
    line: int, first: tuple[Finding, Judge], second: tuple[Finding, Judge]
) -> tuple[Finding, Judge]:
    """Of two hearings the one in which more of the line is right."""

    def fault(heard: tuple[Finding, Judge]) -> tuple[bool, int]:
        return heard[0].verdict is not Verdict.OK, heard[1].lineup.wrong_words(line)

    return min(second, first, key=fault)


def _in_order(chosen: Sequence[tuple[Finding, Judge]]) -> Iterator[tuple[Finding, Judge]]:
    """The findings, with a line that is heard before the one that it follows out of order.

    Of two lines that were swapped each hearing may hold the other one for the line that moved.
    """
    latest_s = 0.0
    for finding, by in chosen:
        start_s = finding.start_s
        if finding.verdict is Verdict.OK and start_s is not None:
            if start_s < latest_s - OUT_OF_ORDER_S:
                finding = replace(
                    finding, verdict=Verdict.OUT_OF_ORDER, detail="heard before what it follows"
                )
            else:
                latest_s = start_s
        yield finding, by


def _without_time(
    chosen: list[tuple[Finding, Judge]], gone_s: float
) -> list[tuple[Finding, Judge]]:
    """The findings; where a file lacks time and no line is at fault, the line that it is gone from.

    Up to there each line is heard when the record has it, and from there on as much earlier.
    """
    if gone_s <= TOLERANCE_S or any(finding.verdict is not Verdict.OK for finding, _ in chosen):
        return chosen
    early: list[tuple[int, float]] = []
    ends: list[tuple[int, float]] = []
    for n, (finding, by) in enumerate(chosen):
        line = by.lineup.lines[n]
        if None not in (times := (line.start_s, line.end_s, finding.start_s, finding.end_s)):
            start_s, end_s, heard_s, heard_end_s = (at_s or 0.0 for at_s in times)
            early.append((n, start_s - heard_s))
            ends = [(n, end_s - heard_end_s)]  # what is gone after the last line is not its own
    steps = pairwise([*early, *ends])
    lost_s, n = max(((after_s - s, n) for (n, s), (_, after_s) in steps), default=(0.0, 0))
    if lost_s >= GONE_SHARE * gone_s:
        finding, by = chosen[n]
        detail = f"takes {lost_s:.1f} s less than in its record"
        chosen[n] = replace(finding, verdict=Verdict.RUSHED, detail=detail), by
    return chosen


def _line_report(number: int, finding: Finding, lineup: Lineup) -> LineReport:
    line, count = lineup.lines[number], len(lineup.tokens(number))
    return LineReport(
        number=number,
        role=line.role,
        written=line.written,
        spoken=line.spoken,
        verdict=finding.verdict,
        detail=finding.detail,
        heard=lineup.text(lineup.heard_for(number)),
        word_error=lineup.wrong_words(number) / count if count else 0.0,
        start_s=finding.start_s,
        end_s=finding.end_s,
    )


def _lost_names(number: int, judge: Judge) -> Iterator[NameReport]:
    """The names of a line that were not recognised; a name of several words is one."""
    lineup, line = judge.lineup, judge.lineup.lines[number]
    tokens = lineup.tokens(number)
    lost = {lineup.said[k].source for k in tokens if not lineup.recognised[k]}
    at = 0
    while at < len(line.words):
        end = at
        while end < len(line.words) and line.words[end].is_name:
            end += 1
        if any(n in lost for n in range(at, end)):
            of_name = [k for k in tokens if at <= lineup.said[k].source < end]
            start_s, end_s = lineup.room(of_name[0], of_name[-1])
            heard = [
                k for k, t in enumerate(lineup.heard)
                if (t.start_s or 0.0) >= start_s - 0.01
                and (end_s is None or (t.end_s or 0.0) <= end_s + 0.01)
            ]  # fmt: skip
            text = lineup.text(range(heard[0], heard[-1] + 1)) if heard else ""
            name = " ".join(word.text for word in line.words[at:end])
            yield NameReport(name, text, number, start_s, end_s)
        at = max(end, at + 1)


def _notes(envelope: Envelope, recorded_s: float | None, judge: Judge) -> Iterator[str]:
    if recorded_s is not None and abs(envelope.duration_s - recorded_s) > TOLERANCE_S:
        more = envelope.duration_s - recorded_s
        yield f"The file is {abs(more):.1f} s {'longer' if more > 0 else 'shorter'} than its record"
    for extra in judge.strange:
        text = judge.lineup.text(extra.heard)
        yield f"Heard and not in the text, at {judge.times(extra)[0]:.1f} s: {text}"
