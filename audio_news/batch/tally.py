"""How far a run is."""

from __future__ import annotations

import time
from dataclasses import dataclass, field

from audio_news.batch.job import Job, Outcome
from audio_news.batch.plan import Plan


@dataclass(slots=True)
class Seat:
    """What a worker is at."""

    title: str = ""
    stage: str = ""
    done: int = 0
    total: int = 0
    since: float = 0.0


@dataclass(slots=True)
class Tally:
    """Counts of one run, kept up to date while it goes on."""

    plan: Plan
    run: int
    started: float = field(default_factory=time.monotonic)
    done: int = 0
    unchanged: int = 0
    failed: int = 0
    failed_now: int = 0
    """In this run; the others failed before and were left so."""
    audio_s: float = 0.0
    worker_cpu_s: float = 0.0
    words: int = 0
    """Of the articles that are finished."""
    seats: dict[str, Seat] = field(default_factory=dict)
    last_error: str = ""
    ending: str = ""
    """Why no more are begun; empty while there are."""
    interrupted: bool = False

    @classmethod
    def of(cls, plan: Plan, run: int) -> Tally:
        """The tally of a plan before anything is made."""
        return cls(plan, run, unchanged=plan.unchanged, failed=plan.failed + plan.broken)

    @property
    def left(self) -> int:
        """Articles that are still to be made."""
        return self.plan.articles - self.plan.skipped - self.done - self.unchanged - self.failed

    @property
    def wall_s(self) -> float:
        """Seconds since it began."""
        return time.monotonic() - self.started

    @property
    def articles_per_minute(self) -> float:
        """Made in this run."""
        return self.done * 60 / max(self.wall_s, 1e-9)

    @property
    def real_time_factor(self) -> float:
        """Seconds of audio made in a second."""
        return self.audio_s / max(self.wall_s, 1e-9)

    @property
    def remaining_s(self) -> float | None:
        """Seconds to the end at the pace so far; None where there is none yet."""
        if not self.words:
            return None
        return self.wall_s * max(0, self.plan.words_to_make - self.words) / self.words

    def begins(self, worker: str, job: Job) -> None:
        """A worker begins an article."""
        self.seats[worker] = Seat(job.stem, "script", since=time.monotonic())

    def reaches(self, worker: str, stage: str, done: int, total: int) -> None:
        """A worker is so far with it."""
        seat = self.seats.setdefault(worker, Seat())
        seat.stage, seat.done, seat.total = stage, done, total

    def rests(self, worker: str) -> None:
        """A worker has nothing."""
        self.seats[worker] = Seat()

    def ends(self, worker: str, job: Job, outcome: Outcome) -> None:
        """A worker is through with it."""
        self.rests(worker)
        self.worker_cpu_s += outcome.cpu_s
        if outcome.status == "done":
            self.done += 1
            self.audio_s += outcome.audio_s
            self.words += job.words
        elif outcome.status == "unchanged":
            self.unchanged += 1
        else:
            self.failed += 1
            self.failed_now += 1
            self.last_error = f"{job.name}: {outcome.reason}"
