"""One run over a folder: lock, ledger, plan, workers, and the account of it all."""

from __future__ import annotations

import logging
import os
import signal
import socket
import sys
import threading
from collections.abc import Callable, Generator, Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from pathlib import Path
from typing import Self

from audio_news.batch import estimate, limits
from audio_news.batch import plan as planning
from audio_news.batch.bench import Bench, memory_share
from audio_news.batch.crew import Event, run_crew
from audio_news.batch.desk import Desk
from audio_news.batch.estimate import Rates
from audio_news.batch.fingerprint import fingerprint
from audio_news.batch.ledger import Ledger, State
from audio_news.batch.lock import lock
from audio_news.batch.order import Order
from audio_news.batch.plan import Plan, spool_file
from audio_news.batch.rebuild import rebuild, sweep_all
from audio_news.batch.spool import Spool
from audio_news.batch.sweep import sweep
from audio_news.batch.tally import Tally
from audio_news.errors import LedgerError, UsageError
from audio_news.provenance import now
from audio_news.publish.public import LEDGER

logger = logging.getLogger(__name__)

LOCK, LOG = "lock", "workers.log"


class Session:
    """A folder held for one run. A context manager; first `plan`, then `run`."""

    def __init__(self, order: Order, *, watch: planning.Watch = lambda count: None) -> None:
        self.order, self._watch = order, watch
        self.tally: Tally | None = None
        self._stack = ExitStack()

    def __enter__(self) -> Self:
        """Raises FolderHeld, LedgerError, PublishError, and what is wrong with the show."""
        show = fingerprint(self.order.settings)
        with ExitStack() as stack:
            stack.enter_context(lock(self.order.hidden / LOCK))
            (self.order.hidden / LOG).unlink(missing_ok=True)
            self.ledger = stack.enter_context(self._ledger())
            self.show = self.ledger.show(show)
            self._tidy()
            self._stack = stack.pop_all()
        return self

    def __exit__(self, *exc: object) -> None:
        self._stack.close()

    def plan(self) -> Plan:
        """What is to be made; the last plan, where nothing has changed since."""
        kept = planning.recalled(self.order, self.ledger, self.show)
        if kept is not None:
            return kept
        return planning.make_plan(self.order, self.ledger, self.show, watch=self._watch)

    def rates(self) -> Rates:
        """What articles cost, from what was made here before, else from what is usual."""
        known = estimate.remembered(self.ledger, self.show)
        return known or estimate.usual(self.order.settings)

    def run(self, plan: Plan) -> Generator[Tally, None, None]:
        """Make what the plan says; the tally after everything that happens.

        Raises NoRoom before anything is made, WorkerError, EngineMissing or ClusterLost where
        nobody can work, LedgerError where the disk stops taking notes.
        """
        order = self.order
        if not order.bucket:
            limits.check_room(order.output, self.rates().of(plan.words_to_make, order.crew_size))
        planning.remember(order, self.ledger, self.show)  # only what was agreed to
        number = int(self.ledger.fact("run") or 0) + 1
        about = {
            "number": number, "plan": plan.number, "started": now(), "pid": os.getpid(),
            "host": socket.gethostname(), "command": order.command,
        }  # fmt: skip
        self.ledger.remember(run=number, now=about)
        tally = self.tally = Tally.of(plan, number)
        if not plan.to_make:
            yield tally
            return
        with Spool(spool_file(order.hidden, plan.number)) as spool:
            desk = Desk(order, self.ledger, self.show, spool, tally)
            try:
                with _interrupted(desk.interrupt), closing(self._events(desk)) as events:
                    for event in events:
                        desk.note(event)
                        yield tally
            finally:
                self._tidy()
        yield tally

    def finish(self, tally: Tally) -> None:
        """Let the articles go that waited for nothing but this run."""
        if not tally.left:
            with suppress(OSError):  # the next plan removes it
                spool_file(self.order.hidden, tally.plan.number).unlink(missing_ok=True)

    def _events(self, desk: Desk) -> Generator[Event, None, None]:
        order = self.order
        if order.cluster:
            try:
                from audio_news.batch.cluster import run_cluster
            except ImportError as err:
                raise UsageError(
                    f"A cluster needs dask.distributed: {err}",
                    hint="pip install 'audio-news[cluster]'",
                ) from err
            return run_cluster(order, desk)
        size = min(order.crew_size, desk.tally.plan.to_make)
        benches = [
            Bench(
                order.settings,
                order.workplace,
                bucket=order.bucket,
                endpoint=order.endpoint,
                log=order.hidden / LOG,
                memory_bytes=memory_share(size),
                nice=order.nice,
                patience=order.patience,
            )
            for _ in range(size)
        ]
        return run_crew(benches, desk)

    def _ledger(self) -> Ledger:
        """The folder's ledger, made anew from the records where it is not whole."""
        file = self.order.hidden / LEDGER
        if self.order.rebuild:
            _remove(file)
        ledger = Ledger(file)
        try:
            if not ledger.fact("whole"):
                ledger.close()
                _remove(file)  # also one that a rebuild was killed over
                ledger = Ledger(file)
                sweep_all(self.order.output)
                rebuild(self.order.target, ledger, watch=self._watch)
                ledger.remember(whole=True)
        except BaseException:
            ledger.close()
            raise
        return ledger

    def _tidy(self) -> None:
        """Sweep where someone was at work and is not any more, and forget that they were.

        A folder that is not clean then (a dying worker still has something in it) is swept the
        next time.
        """
        if self.order.bucket:
            sweep(self.order.workplace)
        stems = self.ledger.rows("SELECT stem FROM articles WHERE state = ?", (State.WORKING,))
        folders = {stem.rpartition("/")[0] for (stem,) in stems}
        folders.update(self.ledger.fact("unswept") or ())
        unswept = [folder for folder in folders if not sweep(self.order.output / folder)]
        self.ledger.remember(unswept=unswept)
        self.ledger.change(
            "UPDATE articles SET state = ? WHERE state = ?", (State.PLANNED, State.WORKING)
        )


def _remove(ledger: Path) -> None:
    for end in ("", "-wal", "-shm"):
        try:
            ledger.with_name(ledger.name + end).unlink(missing_ok=True)
        except OSError as err:
            raise LedgerError(f"The ledger {ledger} cannot be made anew: {err.strerror}") from err


@contextmanager
def _interrupted(then: Callable[[], None]) -> Iterator[None]:
    """Call `then` for Ctrl-C, and for being told to end, while the block runs."""
    names = ("SIGINT", "SIGTERM") if sys.platform == "win32" else ("SIGINT", "SIGTERM", "SIGHUP")
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {name: signal.signal(getattr(signal, name), lambda *_: then()) for name in names}
    try:
        yield
    finally:
        for name, handler in before.items():
            signal.signal(getattr(signal, name), handler)
