"""The loop: feeds asked, entries decided on, articles made, the podcast rebuilt.

Waiting goes by the monotonic clock. What is kept for the next run goes by the real one, and a
time further in the future than any that we give is taken for a clock that was wrong.
"""

from __future__ import annotations

import random
import threading
import time
from collections import Counter
from collections.abc import Callable, Generator, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from audio_news.batch.lock import holder, lock
from audio_news.batch.sweep import sweep
from audio_news.errors import AudioNewsError, FolderHeld, ReadError, WatchHeld
from audio_news.production import Studio
from audio_news.publish.inventory import Inventory
from audio_news.publish.podcast.build import build
from audio_news.publish.public import FOLDER
from audio_news.publish.withdrawn import withdrawals
from audio_news.read import Source, open_source
from audio_news.read import feed as feeds
from audio_news.read.feed import Entry
from audio_news.read.fetch import Page, StatusError, Validators
from audio_news.settings import Settings
from audio_news.watching.desk import LONGEST_WAIT_S, Assignment, Desk
from audio_news.watching.errors import Stopped
from audio_news.watching.events import Event
from audio_news.watching.making import Hands
from audio_news.watching.orders import Orders
from audio_news.watching.state import NAME, State
from audio_news.watching.visitor import Visitor

LONGEST_BACKOFF_S = 21_600.0
STALE = "podcast is stale"
LEFT = "left over: "
Rebuild = Callable[[Path, Settings], object]


@dataclass(slots=True)
class _Feed:
    """When a feed is asked again, by the monotonic clock."""

    address: str
    next_at: float = 0.0
    failures: int = 0


class Newsroom:
    """Follows feeds into a folder. `run` is the loop; setting `stop` ends it."""

    def __init__(
        self,
        orders: Orders,
        *,
        rebuild: Rebuild = build,
        stop: threading.Event | None = None,
    ) -> None:
        """`rebuild` makes the podcast of the folder after a round with something new."""
        self.orders, self._rebuild = orders, rebuild
        self.stop = stop or threading.Event()
        self._feeds = [_Feed(address) for address in orders.feeds]
        self._random = random.Random()
        self._told: set[tuple[str, str]] = set()
        """Skipped articles, and why: said once, not every round."""
        self._visitor = Visitor(
            wait=self.stop.wait,
            pause_s=orders.host_pause_s,
            allow_hosts=orders.options.allow_hosts,
        )

    def run(self) -> Generator[Event]:
        """Do rounds until told to stop, or one; yield what happens as it happens.

        Articles in hand are finished first. Raises WatchHeld, UsageError for a show that cannot
        be, and PublishError where the folder cannot be written to.
        """
        orders = self.orders
        with ExitStack() as stack:
            studio = stack.enter_context(Studio(orders.settings))
            stack.enter_context(_held(orders.folder))
            state = stack.enter_context(State(orders.folder / FOLDER / NAME))
            sweep(orders.folder)
            yield Event("started", str(orders.folder), facts={"feeds": list(orders.feeds)})
            while True:
                yield from self._round(studio, state)
                if orders.once or self.stop.is_set():
                    break
                next_at = min(feed.next_at for feed in self._feeds)
                if self.stop.wait(max(0.0, next_at - time.monotonic())):
                    break
            if self.stop.is_set():
                yield Event("stopped", str(orders.folder), "asked to")

    def _round(self, studio: Studio, state: State) -> Iterator[Event]:
        """Ask every feed whose time has come, make what is new, and rebuild the podcast."""
        counts: Counter[str] = Counter()
        for event in self._done(studio, state):
            if event.what == "skipped":
                if (event.about, event.why) in self._told:
                    continue
                self._told.add((event.about, event.why))
            counts[event.what] += 1
            yield event
        yield Event("round", facts=dict(sorted(counts.items())))

    def _done(self, studio: Studio, state: State) -> Iterator[Event]:
        orders, folder = self.orders, self.orders.folder
        state.forget_future(time.time() + LONGEST_WAIT_S)
        withdrawn = {name for entry in withdrawals(folder) for name in (entry.identity, entry.guid)}
        with Inventory(folder) as inventory:
            inventory.refresh()
            desk = Desk(orders, state, inventory, self._visitor, withdrawn)
            with Hands(studio, orders, state, desk) as hands:
                for feed in self._feeds:
                    if feed.next_at <= time.monotonic() and not self.stop.is_set():
                        yield from self._followed(feed, state, desk, hands)
                yield from hands.finish()
        if state.is_flagged(STALE):
            yield self._rebuilt(state)

    def _followed(self, feed: _Feed, state: State, desk: Desk, hands: Hands) -> Iterator[Event]:
        """Ask one feed, and deal with its entries."""
        address, now = feed.address, time.time()
        feed.next_at = time.monotonic() + self.orders.every_s
        if (until := state.wait_until(address)) > now:
            feed.next_at = time.monotonic() + (until - now)
            facts = {"wait_s": round(until - now)}
            yield Event("waiting", address, "its server asked for it", facts)
            return
        has_work = state.is_flagged(LEFT + address) or state.is_anything_due(
            address, now, all_failed=self.orders.once
        )
        try:
            page = self._asked(address, Validators() if has_work else state.validators(address))
            if page.unchanged:
                feed.failures = 0
                yield Event("polled", address, "nothing new", {"status": 304})
                return
            entries = self._entries(address, page)
        except Stopped:
            return
        except ReadError as err:
            yield self._failed(feed, state, err)
            return
        feed.failures = 0
        yield Event("polled", address, facts={"status": 200, "entries": len(entries)})
        state.list_only(address, [entry.key for entry in entries])
        left = 0
        for number, entry in enumerate(entries):
            if self.stop.is_set() or hands.is_full:
                left = len(entries) - number
                break
            try:
                verdict = desk.decide(address, entry)
            except Stopped:
                left = len(entries) - number
                break
            if isinstance(verdict, Assignment):
                state.flag(STALE, on=True)
                yield from hands.take(verdict)
            elif verdict:
                yield verdict
        state.flag(LEFT + address, on=left > 0)
        state.put_feed(address, page.validators)

    def _asked(self, address: str, known: Validators) -> Page:
        """The feed as it is now; a file is read anew each time. Raises ReadError."""
        if address.lower().startswith(("http://", "https://")):
            return self._visitor.feed(address, known if known != Validators() else None)
        return Page(address, open_source(address).read_bytes(), "")

    def _entries(self, address: str, page: Page) -> list[Entry]:
        """What the feed holds. Raises ReadError for one that is none, or breaks off."""
        source = Source(address, data=page.data, url=page.url, media_type=page.media_type)
        if feeds.score(source) <= 0:
            raise ReadError(
                f"{address} is no feed", hint="Give the address of its RSS, Atom or JSON feed."
            )
        feeds.check_whole(source)
        return list(feeds.entries(source, self.orders.options))

    def _failed(self, feed: _Feed, state: State, err: ReadError) -> Event:
        """Ask a feed that failed less and less often, and not before its server wants it."""
        feed.failures += 1
        wait_s = min(self.orders.every_s * 2 ** min(feed.failures, 30), LONGEST_BACKOFF_S)
        wait_s = max(self.orders.every_s, wait_s * self._random.uniform(0.5, 1.0))
        facts: dict[str, Any] = {"failures": feed.failures}
        if isinstance(err, StatusError):
            facts["status"] = err.status
            if err.retry_after_s:
                asked_s = min(err.retry_after_s, LONGEST_WAIT_S)
                wait_s = max(wait_s, asked_s)
                validators = state.validators(feed.address)
                state.put_feed(feed.address, validators, time.time() + asked_s)
        feed.next_at = time.monotonic() + wait_s
        return Event("feed failed", feed.address, str(err), {**facts, "retry_s": round(wait_s)})

    def _rebuilt(self, state: State) -> Event:
        """Bring the podcast up to date; one that cannot be is tried again after the next round."""
        folder = self.orders.folder
        try:
            self._rebuild(folder, self.orders.settings)
        except AudioNewsError as err:
            return Event("podcast failed", str(folder), str(err))
        state.flag(STALE, on=False)
        return Event("podcast", str(folder), "there was something new")


@contextmanager
def _held(folder: Path) -> Iterator[None]:
    """Hold the folder; it is made where it is not there. Raises WatchHeld, PublishError."""
    file = folder / FOLDER / "watch.lock"
    try:
        with lock(file):
            yield
    except FolderHeld as err:
        held = holder(file)
        who = f": process {held.pid} on {held.host}, since {held.since}" if held else ""
        raise WatchHeld(
            f"Another watch is at work on {folder}{who}",
            hint="Stop that one first, or give it these feeds too.",
        ) from err
