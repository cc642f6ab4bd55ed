"""The workers of this machine: a thread each waits for its bench, one loop decides.

Not a stock pool: those lose most of what is queued when a single worker is killed.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Generator, Sequence
from dataclasses import dataclass
from typing import Protocol

from audio_news.batch.bench import Bench, Stopped
from audio_news.batch.job import Job, Outcome
from audio_news.errors import AudioNewsError

TICK_S = 0.25
SLOW_END_S = 15.0


class Desk(Protocol):
    """Who gives the jobs out; only ever asked by the loop, in its own thread."""

    def next(self) -> Job | None:
        """Another job; None where there is none at the moment."""

    @property
    def closed(self) -> bool:
        """Whether there will be none any more."""

    @property
    def abandoned(self) -> bool:
        """Whether also what is being made should stop at once."""


@dataclass(frozen=True, slots=True)
class Started:
    """A worker got a job."""

    worker: str
    job: Job


@dataclass(frozen=True, slots=True)
class Reached:
    """How far a worker is with its job: `done` of `total` in a stage."""

    worker: str
    stage: str
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Finished:
    """A job has its outcome; None: it was stopped and is as if never begun."""

    worker: str
    job: Job
    outcome: Outcome | None


@dataclass(frozen=True, slots=True)
class Retired:
    """A worker cannot work, and its job was not begun; the others go on."""

    worker: str
    job: Job
    error: AudioNewsError


@dataclass(frozen=True, slots=True)
class Tick:
    """Nothing happened for a moment."""


Event = Started | Reached | Finished | Retired | Tick


def run_crew(benches: Sequence[Bench], desk: Desk) -> Generator[Event, None, None]:
    """Have the jobs of the desk made, and tell what happens.

    Raises what kept the last worker from working, after the others are done.
    """
    events: queue.Queue[Event] = queue.Queue()
    seats = [_Seat(str(number), bench, events) for number, bench in enumerate(benches, 1)]
    idle, busy = {seat.name: seat for seat in seats}, set[str]()
    try:
        while idle or busy:
            for name in list(idle):
                if (job := desk.next()) is None:
                    break
                busy.add(name)
                idle.pop(name).inbox.put(job)
                yield Started(name, job)
            if desk.abandoned or (desk.closed and not busy):
                return
            event = _next(events)
            if isinstance(event, Finished):
                busy.discard(event.worker)
                idle[event.worker] = seats[int(event.worker) - 1]
            elif isinstance(event, Retired):
                busy.discard(event.worker)
            yield event
            if isinstance(event, Retired) and not idle and not busy:
                raise event.error
    finally:
        _dismiss(seats, at_once=bool(busy))


class _Seat:
    """A thread with a bench and the jobs it is given."""

    def __init__(self, name: str, bench: Bench, events: queue.Queue[Event]) -> None:
        self.name, self.bench, self.events = name, bench, events
        self.inbox: queue.Queue[Job | None] = queue.Queue()
        self.thread = threading.Thread(target=self._work, name=f"worker-{name}", daemon=True)
        self.thread.start()

    def _work(self) -> None:
        while (job := self.inbox.get()) is not None:
            try:
                outcome = self.bench.make(job, self._told)
            except Stopped:
                self.events.put(Finished(self.name, job, None))
            except AudioNewsError as err:
                self.events.put(Retired(self.name, job, err))
                return
            else:
                self.events.put(Finished(self.name, job, outcome))
        self.bench.close()

    def _told(self, stage: str, done: int, total: int) -> None:
        self.events.put(Reached(self.name, stage, done, total))


def _next(events: queue.Queue[Event]) -> Event:
    try:
        return events.get(timeout=TICK_S)
    except queue.Empty:
        return Tick()


def _dismiss(seats: Sequence[_Seat], *, at_once: bool) -> None:
    for seat in seats:
        if at_once:
            seat.bench.kill()
        seat.inbox.put(None)
    for seat in seats:
        seat.thread.join(SLOW_END_S)
        seat.bench.kill()
