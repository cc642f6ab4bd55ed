"""One run of a plan at a target, under a claim that is renewed while it lasts."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from hashlib import sha256
from itertools import groupby

from audio_news.errors import PublishError
from audio_news.publish.stores.claims import Tokens
from audio_news.publish.stores.digests import LARGEST_SINGLE_BYTES, Digest, digest
from audio_news.publish.stores.manifest import HEADERS, NAME, Claim, Entry, Manifest, now
from audio_news.publish.stores.plan import Plan
from audio_news.publish.stores.selection import Item, Stage, stamp
from audio_news.publish.stores.store import Changed, Content, Store

logger = logging.getLogger(__name__)

AT_ONCE = 8
RENEWED = timedelta(minutes=1)
"""How often the claim is; far more often than one is taken for dead."""
_TICK_S = 5.0


@dataclass(frozen=True, slots=True)
class Progress:
    """How far it is, in files and bytes to put."""

    done: int
    total: int
    done_bytes: int
    total_bytes: int


class Run:
    """Carries out a plan; what it has put is known to the manifest whatever happens."""

    def __init__(
        self,
        store: Store,
        own: Tokens,
        digests: Mapping[str, Digest],
        former: Manifest,
        plan: Plan,
        watch: Callable[[Progress], None],
    ) -> None:
        self._store = store
        self._own = own
        self._digests = digests
        self._plan = plan
        self._watch = watch
        self._files = {**former.files, **plan.kept}
        self._pending = {**former.pending, **plan.wanted}
        self._put: dict[str, Entry] = {}
        self._tag: str | None = None
        self._renewed: datetime = now()

    def run(self, tag: str | None) -> None:
        """Do it all; `tag` is the manifest's at the target as the plan was made from it.

        Raises PublishError; what was done by then need not be done again.
        """
        self._own.remember()
        self._claim(tag)
        try:
            for stage, items in groupby(sorted(self._plan.put, key=_order), key=_stage):
                self._put_all(list(items), last=stage is Stage.FEED)
            self._store.remove(self._plan.remove)
            self._write(Manifest({**self._plan.kept, **self._put}))
        except BaseException:
            self._release()
            raise
        self._own.forget()

    def _claim(self, tag: str | None) -> None:
        """Be the one who publishes here. Raises PublishError where somebody was quicker."""
        self._tag = tag
        try:
            content = self._write(self._state())
        except Changed as err:
            raise PublishError(
                f"Another publisher has just begun at {self._store.address}",
                hint="Nothing of theirs was touched. Wait until they are done, and publish again.",
            ) from err
        self._store.keeps_conditions(NAME, content)

    def _put_all(self, items: Sequence[Item], *, last: bool) -> None:
        """Put the items of a stage, several at once, and see them safely there."""
        if last:
            self._renew()
        pool = ThreadPoolExecutor(AT_ONCE)
        try:
            waiting = {pool.submit(self._put_one, item) for item in items}
            while waiting:
                done, waiting = wait(waiting, _TICK_S, "FIRST_COMPLETED")
                self._take(done)
                if now() - self._renewed >= RENEWED:
                    self._renew()
        except Changed as err:
            self._renew()  # raises where it was not only this file that somebody took over
            raise PublishError(err.message, hint="Nothing was overwritten. Publish again.") from err
        finally:
            pool.shutdown(cancel_futures=True)
        self._store.settle(item.name for item in items)

    def _take(self, done: set[Future[tuple[str, Entry]]]) -> None:
        for future in done:
            name, entry = future.result()
            self._put[name] = entry
        total = self._plan.wanted
        self._watch(
            Progress(
                len(self._put),
                len(total),
                sum(entry.size for entry in self._put.values()),
                sum(entry.size for entry in total.values()),
            )
        )

    def _put_one(self, item: Item) -> tuple[str, Entry]:
        known, entry = self._digests[item.name], self._plan.wanted[item.name]
        former = self._plan.seen.get(item.name)
        try:
            is_large = item.size > LARGEST_SINGLE_BYTES
            data = b"" if is_large else item.path.read_bytes()
            if not is_large and sha256(data).hexdigest() != known.sha256:
                raise _meanwhile(item)
            content = Content(item.headers, known, data, item if is_large else None)
            tag = self._store.put(item.name, content, former.etag if former else None)
            if is_large and stamp(item.path) != item.stamp:
                raise _meanwhile(item)
        except OSError as err:
            raise PublishError(f"{item.path} cannot be read: {err.strerror}") from err
        return item.name, replace(entry, etag=tag)

    def _state(self) -> Manifest:
        """What is at the target now, and that we are at work on it."""
        claim = Claim(self._own.own, now())
        return Manifest({**self._files, **self._put}, self._pending, claim)

    def _renew(self) -> None:
        """Say that we are still alive. Raises PublishError where somebody took over."""
        try:
            self._write(self._state())
        except Changed as err:
            raise PublishError(
                f"Another publisher took over {self._store.address}",
                hint="Nothing of theirs was overwritten. Wait until they are done.",
            ) from err

    def _write(self, manifest: Manifest) -> Content:
        data = manifest.dumps()
        content = Content(HEADERS, digest(data), data)
        self._tag = self._store.put(NAME, content, self._tag)
        self._renewed = now()
        return content

    def _release(self) -> None:
        """Let others at the target at once, where it is still ours and can be reached."""
        try:
            self._write(replace(self._state(), claim=None))
            self._own.forget()
        except PublishError as err:
            logger.info("The claim on %s stays: %s", self._store.address, err)


def _order(item: Item) -> tuple[Stage, str]:
    return item.stage, item.name


def _stage(item: Item) -> Stage:
    return item.stage


def _meanwhile(item: Item) -> PublishError:
    return PublishError(
        f"{item.path} was changed while it was being published", hint="Publish again."
    )
