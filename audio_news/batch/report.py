"""The account of a run: report.json, and what its page is drawn from."""

from __future__ import annotations

import json
import os
import shlex
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from audio_news.batch.ledger import Ledger, State
from audio_news.batch.order import Order
from audio_news.batch.tally import Tally
from audio_news.errors import PublishError
from audio_news.publish.public import REPORTS

JSON_FILE, PAGE_FILE = REPORTS


@dataclass(frozen=True, slots=True)
class Failure:
    """An article, or a source, that gave no episode."""

    id: str
    stage: str
    reason: str
    retry: str
    """The command that tries it again."""


@dataclass(frozen=True, slots=True)
class Figures:
    """The numbers of a report."""

    articles: int
    done: int
    unchanged: int
    skipped: int
    failed: int
    audio_s: float
    wall_s: float
    cpu_s: float


class Clock:
    """Time since it was made: of the wall, and of the CPU with children that have ended."""

    def __init__(self) -> None:
        self._wall, self._cpu = time.monotonic(), self._cpu_now()

    @property
    def wall_s(self) -> float:
        return time.monotonic() - self._wall

    @property
    def cpu_s(self) -> float:
        return self._cpu_now() - self._cpu

    @staticmethod
    def _cpu_now() -> float:
        times = os.times()
        return times.user + times.system + times.children_user + times.children_system


def figures(order: Order, tally: Tally, clock: Clock) -> Figures:
    """The numbers of a run that has ended, its workers' CPU included."""
    plan = tally.plan
    unseen = order.cluster or sys.platform == "win32"  # others' processes, and children there
    return Figures(
        articles=plan.articles,
        done=tally.done,
        unchanged=tally.unchanged,
        skipped=plan.skipped,
        failed=tally.failed,
        audio_s=round(tally.audio_s, 3),
        wall_s=round(clock.wall_s, 3),
        cpu_s=round(clock.cpu_s + (tally.worker_cpu_s if unseen else 0.0), 3),
    )


def skipped(ledger: Ledger) -> Iterator[dict[str, str]]:
    """What was passed over in the last plan, and why."""
    for name, reason in ledger.rows("SELECT name, reason FROM skipped"):
        yield {"id": name, "reason": reason}


def failures(
    ledger: Ledger, plan: int, command: tuple[str, ...], most: int = -1
) -> Iterator[Failure]:
    """What failed in a plan, sources first; `most` of them, -1 for all."""
    sources = ledger.rows("SELECT name, reason FROM broken LIMIT ?", (most,))
    for name, reason in sources:
        yield Failure(name, "read", reason, shlex.join(command))
    articles = ledger.rows(
        "SELECT name, stage, reason FROM articles WHERE plan = ? AND state = ? LIMIT ?",
        (plan, State.FAILED, most),
    )
    for name, stage, reason in articles:
        choice = "id = " + json.dumps(name, ensure_ascii=False)
        retry = shlex.join([*command, "--retry-failed", "--where", choice])
        yield Failure(name, stage, reason, retry)


def write_json(order: Order, ledger: Ledger, tally: Tally, numbers: Figures) -> Path:
    """Write report.json, in flat memory. Raises PublishError."""

    def write(stream: IO[str]) -> None:
        stream.write(f'{{\n "articles": {numbers.articles},\n "done": {numbers.done},\n')
        stream.write(f' "unchanged": {numbers.unchanged},\n "skipped": [')
        _write_list(stream, skipped(ledger))
        stream.write('],\n "failed": [')
        found = failures(ledger, tally.plan.number, order.command)
        _write_list(
            stream,
            ({"id": f.id, "stage": f.stage, "reason": f.reason, "retry": f.retry} for f in found),
        )
        stream.write(f'],\n "audio_s": {numbers.audio_s},\n "wall_s": {numbers.wall_s},\n')
        stream.write(f' "cpu_s": {numbers.cpu_s}\n}}\n')

    return replaced(order.output / JSON_FILE, write)


def replaced(file: Path, write: Callable[[IO[str]], None]) -> Path:
    """A text file that `write` fills, seen whole or as it was before. Raises PublishError."""
    temporary = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        with temporary.open("w", encoding="utf-8", errors="replace") as stream:
            write(stream)
            stream.flush()
            os.fsync(stream.fileno())
        os.replace(temporary, file)
    except OSError as err:
        temporary.unlink(missing_ok=True)
        raise PublishError(f"{file} cannot be written: {err.strerror}") from err
    return file


def _write_list(stream: IO[str], items: Iterator[dict[str, str]]) -> None:
    start = "\n  "
    for item in items:
        stream.write(start + json.dumps(item, ensure_ascii=False))
        start = ",\n  "
    if start.startswith(","):
        stream.write("\n ")
