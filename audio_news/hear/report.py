"""What an examination finds, as values and as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from audio_news.hear.words import SaidWord
from audio_news.models import Role


class Verdict(StrEnum):
    """What became of a sentence."""

    OK = "ok"
    MISSING = "missing"
    REPEATED = "repeated"
    OUT_OF_ORDER = "out of order"
    CUT = "cut short"
    GARBLED = "garbled"
    NOISE = "noise"
    SILENCE = "silence"
    RUSHED = "rushed"


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence that should be heard; its times are the record's, None where there is none."""

    role: Role
    written: str
    spoken: str
    words: tuple[SaidWord, ...]
    start_s: float | None = None
    end_s: float | None = None


@dataclass(frozen=True, slots=True)
class LineReport:
    """One sentence: its verdict, what was heard in its place, and when."""

    number: int
    """From 0, in the order of the text."""
    role: Role
    written: str
    spoken: str
    verdict: Verdict
    detail: str
    heard: str
    word_error: float
    """Words wrong, lost or added, as a share of its words."""
    start_s: float | None
    """In the file: where it is heard, else where it would be; None where nobody can say."""
    end_s: float | None


@dataclass(frozen=True, slots=True)
class NameReport:
    """A name that was not recognised, and what was heard in its place."""

    name: str
    heard: str
    number: int
    """Of its sentence."""
    start_s: float | None
    end_s: float | None


@dataclass(frozen=True, slots=True)
class CheckReport:
    """Everything found about one file."""

    file: str
    title: str
    duration_s: float
    recorded_s: float | None
    """Duration as the record has it, where there is one."""
    words: int
    word_error: float
    sentences: tuple[LineReport, ...]
    names: tuple[NameReport, ...]
    notes: tuple[str, ...]
    passed: bool

    @property
    def failing(self) -> tuple[LineReport, ...]:
        """The sentences that are not as they should be."""
        return tuple(line for line in self.sentences if line.verdict is not Verdict.OK)


def fields(report: CheckReport) -> dict[str, Any]:
    """The report as JSON values, times in milliseconds' precision."""
    counts = {verdict.value: 0 for verdict in Verdict}
    for line in report.sentences:
        counts[line.verdict.value] += 1
    return {
        "file": report.file,
        "title": report.title,
        "passed": report.passed,
        "duration_s": round(report.duration_s, 3),
        "recorded_s": None if report.recorded_s is None else round(report.recorded_s, 3),
        "words": report.words,
        "word_error": round(report.word_error, 4),
        "verdicts": counts,
        "failing": _rounded(report.failing),
        "names": _rounded(report.names),
        "notes": list(report.notes),
        "sentences": _rounded(report.sentences),
    }


def _rounded(items: Sequence[LineReport | NameReport]) -> list[dict[str, Any]]:
    return [
        {
            name: round(value, 3) if isinstance(value, float) else value
            for name, value in asdict(item).items()
        }
        for item in items
    ]
