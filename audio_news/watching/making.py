"""Articles made, one after another or a few at once, and what came of each."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import ExitStack
from dataclasses import replace
from typing import Any, Self

from audio_news.errors import AudioNewsError
from audio_news.models import Episode
from audio_news.production import Studio
from audio_news.watching.desk import Assignment, Desk
from audio_news.watching.events import Event
from audio_news.watching.orders import Orders
from audio_news.watching.state import State

logger = logging.getLogger(__name__)


class Hands:
    """Whoever makes the assignments of one round; a context manager.

    One at a time is made here and now, so that an interrupt reaches it; more are threads.
    """

    def __init__(self, studio: Studio, orders: Orders, state: State, desk: Desk) -> None:
        self._studio, self._orders, self._state, self._desk = studio, orders, state, desk
        self._stack = ExitStack()
        self._pool: ThreadPoolExecutor | None = None
        self._busy: dict[Future[Episode], Assignment] = {}
        self._made = 0

    def __enter__(self) -> Self:
        if self._orders.at_once > 1:
            self._pool = self._stack.enter_context(ThreadPoolExecutor(self._orders.at_once))
        return self

    def __exit__(self, *exc: object) -> None:
        self._stack.close()

    @property
    def is_full(self) -> bool:
        """Whether the round's limit is reached with what is made and in hand."""
        limit = self._orders.limit
        return limit is not None and self._made + len(self._busy) >= limit

    def take(self, assignment: Assignment) -> Iterator[Event]:
        """Begin an assignment, once a hand is free; what was finished meanwhile is told."""
        while len(self._busy) >= self._orders.at_once:
            yield from self._finished()
        self._state.put(assignment.known)
        if self._pool:
            _ = self._studio.company  # loaded here, so that threads do not race to load it
            self._busy[self._pool.submit(self._make, assignment)] = assignment
            return
        future: Future[Episode] = Future()
        try:
            future.set_result(self._make(assignment))
        except Exception as err:  # noqa: BLE001 - told by _told, as a thread's would be
            future.set_exception(err)
        yield self._told(assignment, future)

    def finish(self) -> Iterator[Event]:
        """Wait for what is in hand."""
        while self._busy:
            yield from self._finished()

    def _finished(self) -> Iterator[Event]:
        for future in wait(self._busy, return_when=FIRST_COMPLETED).done:
            yield self._told(self._busy.pop(future), future)

    def _make(self, assignment: Assignment) -> Episode:
        return self._studio.produce(
            assignment.article,
            self._orders.folder,
            overwrite=assignment.overwrite,
            revise=True,
            place=assignment.place,
        )

    def _told(self, assignment: Assignment, future: Future[Episode]) -> Event:
        """What came of it, kept in the state before it is told."""
        title, known = assignment.article.title, assignment.known
        err = future.exception()
        if isinstance(err, AudioNewsError):
            return self._desk.failed(known, title, str(err))
        if err:  # one article that trips over a bug of ours must not silence all others
            logger.error("%s could not be made", title, exc_info=err)
            return self._desk.failed(known, title, f"it tripped over a bug: {err!r}")
        self._state.put(replace(known, outcome="made", failures=0))
        self._made += 1
        return Event("made", title, assignment.why, _facts(assignment, future.result()))


def _facts(assignment: Assignment, episode: Episode) -> dict[str, Any]:
    return {
        "feed": assignment.known.feed,
        "url": episode.url,
        "file": str(episode.file),
        "guid": episode.guid,
        "duration_s": round(episode.duration_s, 3),
        "clips_spoken": episode.clips_spoken,
        "clips_reused": episode.clips_reused,
        "revisions": len(episode.revisions),
        "changed": list(episode.revisions[-1].changed) if episode.revisions else [],
        "warnings": list(episode.warnings),
    }
