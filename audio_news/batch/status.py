"""How far a batch is, told from its ledger by anyone who can read it."""

from __future__ import annotations

import time
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from audio_news.batch.ledger import Ledger, State
from audio_news.batch.lock import Holder, holder
from audio_news.batch.report import Failure, failures
from audio_news.batch.session import LOCK
from audio_news.errors import UsageError
from audio_news.publish.public import FOLDER, LEDGER

LATELY_S = 300.0
MOST_FAILURES = 20


@dataclass(frozen=True, slots=True)
class Status:
    """What a folder's last run has come to, or comes to at this moment."""

    running: Holder | None
    """Who is at work; None where nobody is."""
    started: str
    """When the last run began, ISO 8601, UTC; empty where there was only a plan."""
    planning: bool
    """Whether the articles are still being looked at."""
    done: int
    unchanged: int
    skipped: int
    failed: int
    left: int
    audio_s: float
    """Made in this run."""
    articles_per_minute: float
    """Over the last five minutes."""
    real_time_factor: float
    remaining_s: float | None
    working: tuple[str, ...]
    """Stems of what is being made."""
    failures: tuple[Failure, ...]


def status(output: Path) -> Status:
    """The status of a folder. Raises UsageError where no batch ever ran, and LedgerError."""
    file = output / FOLDER / LEDGER
    if not file.is_file():
        raise UsageError(f"No batch has run in {output}", hint="Give the folder of -o.")
    running = holder(output / FOLDER / LOCK)
    with Ledger(file, read_only=True) as ledger:
        plan, run = int(ledger.fact("plan") or 0), int(ledger.fact("run") or 0)
        about = ledger.fact("now") or {}
        counts = ledger.counts(plan, run)
        since = time.time() - LATELY_S
        sql = """SELECT count(*), total(audio_s), total(words), min(finished) FROM articles
                 WHERE made_in = ? AND finished > ?"""
        lately = ledger.one(sql, (run, since))
        total = ledger.one("SELECT total(audio_s) FROM articles WHERE made_in = ?", (run,))
        waiting = ledger.one(
            "SELECT total(words) FROM articles WHERE plan = ? AND state IN (?, ?)",
            (plan, State.PLANNED, State.WORKING),
        )
        assert lately
        assert total
        assert waiting
        count, audio_s, words, first = lately
        span_s = max(time.time() - first, 1.0) if first else 1.0
        stems = ledger.rows("SELECT stem FROM articles WHERE state = ?", (State.WORKING,))
        command = tuple(about.get("command", ("audio-news", "batch")))
        return Status(
            running=running,
            started=about.get("started", ""),
            planning=bool(running) and about.get("plan") != plan,
            done=counts["done"],
            unchanged=counts["unchanged"],
            skipped=counts["skipped"],
            failed=counts["failed"],
            left=counts["planned"] + counts["working"],
            audio_s=round(total[0], 3),
            articles_per_minute=round(count * 60 / span_s, 2) if running else 0.0,
            real_time_factor=round(audio_s / span_s, 2) if running else 0.0,
            remaining_s=round(span_s * waiting[0] / words, 1) if running and words else None,
            working=tuple(islice((stem for (stem,) in stems), 256)) if running else (),
            failures=tuple(failures(ledger, plan, command, MOST_FAILURES)),
        )
