"""Who gives the jobs of a plan out, and takes what became of them into the ledger."""

from __future__ import annotations

import logging
import time
from collections import deque
from dataclasses import replace

from audio_news.batch import limits, parcel
from audio_news.batch.crew import Event, Finished, Reached, Retired, Started
from audio_news.batch.job import Job, Outcome
from audio_news.batch.layout import Layout, made_elsewhere
from audio_news.batch.ledger import Ledger, State
from audio_news.batch.order import Order
from audio_news.batch.spool import Spool
from audio_news.batch.tally import Tally

logger = logging.getLogger(__name__)

BLOCKED_TRIES = 3
"""How often an article may meet a disk that takes others."""


class Desk:
    """Gives out the jobs of a plan in their order, and takes the outcomes into the ledger."""

    def __init__(self, order: Order, ledger: Ledger, show: int, spool: Spool, tally: Tally) -> None:
        self.order, self.ledger, self.show, self.tally = order, ledger, show, tally
        self.abandoned = False
        self._limits = limits.Limits(order, time.monotonic(), limits.floor_bytes(order.output))
        self._spool, self._last, self._dry = spool, 0, False
        self._again: deque[Job] = deque()
        self._blocked: dict[int, int] = {}

    def next(self) -> Job | None:
        if self.tally.ending or time.monotonic() < self._limits.wait_until:
            return None
        self.tally.ending = self._limits.reached(self.tally.failed_now)
        if self.tally.ending:
            return None
        job = self._again.popleft() if self._again else self._following()
        if job is not None:
            self.ledger.begin(job.id)
        return job

    @property
    def closed(self) -> bool:
        return bool(self.tally.ending) or (self._dry and not self._again)

    def interrupt(self) -> None:
        """Finish what is being made and no more; the second time, not even that."""
        self.abandoned = self.tally.interrupted
        self.tally.interrupted = True
        self.tally.ending = "It was interrupted"

    def note(self, event: Event) -> None:
        """Take what happened into the ledger and the tally."""
        tally = self.tally
        if isinstance(event, Started):
            tally.begins(event.worker, event.job)
        elif isinstance(event, Reached):
            tally.reaches(event.worker, event.stage, event.done, event.total)
        elif isinstance(event, Retired):
            tally.last_error = str(event.error)
            self._put_back(event.worker, event.job)
        elif isinstance(event, Finished):
            if event.outcome is None:
                self._put_back(event.worker, event.job)
            else:
                self._finished(event.worker, event.job, event.outcome)

    def _following(self) -> Job | None:
        row = self.ledger.one(
            """SELECT id, stem, name, words, at, begun IS NULL AND made_of IS NULL FROM articles
               WHERE id > ? AND plan = ? AND state = ? ORDER BY id LIMIT 1""",
            (self._last, self.tally.plan.number, State.PLANNED),
        )
        if row is None:
            self._dry = True
            return None
        self._last, stem, name, words, at, fresh = row
        return Job(self._last, stem, name, words, self._spool.line(at), fresh=bool(fresh))

    def _finished(self, worker: str, job: Job, outcome: Outcome) -> None:
        if outcome.taken:
            self._move(worker, job)
            return
        if outcome.status == "blocked":
            outcome = self._unblocked(outcome)
            if outcome.status == "blocked":
                self._put_back(worker, job)
                return
        else:
            self._limits.went_well()
        if outcome.status == "failed":
            self.ledger.failed(
                job.id, self.show, outcome.stage, outcome.reason, again=outcome.again
            )
        else:
            run = self.tally.run if outcome.status == "done" else None
            self.ledger.done(job.id, self.show, run, outcome.made, outcome.record_size)
        self.tally.ends(worker, job, outcome)

    def _unblocked(self, outcome: Outcome) -> Outcome:
        """The outcome as a failure, where the disk takes other articles and not this one."""
        tries = self._blocked[outcome.id] = self._blocked.get(outcome.id, 0) + 1
        if not self._limits.was_blocked():
            self.tally.ending = self.tally.ending or outcome.reason
        elif tries > BLOCKED_TRIES and self._limits.blocked < tries:
            return replace(outcome, status="failed", again=True)
        self.tally.last_error = outcome.reason
        return outcome

    def _put_back(self, worker: str, job: Job) -> None:
        """Try the job again in this run; for the ledger it stays begun, and its folder is swept."""
        self._again.append(replace(job, fresh=False))
        self.tally.rests(worker)

    def _move(self, worker: str, job: Job) -> None:
        """Give the job another place: since the plan, something else came to stand in its own."""
        article = parcel.unpack(job.line)
        target = self.order.target  # which lists its folders anew
        is_its = made_elsewhere(target, self.ledger, parcel.key(article))
        stem = Layout(target).assign(article, lambda stem: self.ledger.move(job.id, stem), is_its)
        logger.info("%s goes to %s: something else stands at %s", job.name, stem, job.stem)
        self._again.append(replace(job, stem=stem, fresh=True))
        self.tally.rests(worker)
