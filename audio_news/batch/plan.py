"""Every article of the sources looked at once: what is to be made, and what is there already."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path

from audio_news.batch import parcel
from audio_news.batch.intake import Broken, Found, absolute, intake
from audio_news.batch.layout import Layout, made_elsewhere
from audio_news.batch.ledger import Ledger, Row, State
from audio_news.batch.order import Order
from audio_news.batch.parcel import Parcel
from audio_news.batch.spool import SpoolWriter
from audio_news.batch.where import where
from audio_news.models import Article
from audio_news.publish.withdrawn import withdrawals
from audio_news.read import PassedOver


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What the articles of a run are, by what is to be done with them."""

    number: int
    new: int = 0
    corrected: int = 0
    """Made before, from another text."""
    changed: int = 0
    """Made before, with another show, voice or version."""
    checked: int = 0
    """Made before; whether they would sound the same is only known with their script."""
    again: int = 0
    """Not finished before, or not there any more as it was."""
    damaged: int = 0
    """Of these, what was finished: file or record is gone, or of another size."""
    unchanged: int = 0
    failed: int = 0
    """Failed before, and left so."""
    skipped: int = 0
    broken: int = 0
    """Sources that could not be read to their end."""
    words: int = 0
    words_to_make: int = 0
    """Without those that are only checked."""

    @property
    def to_make(self) -> int:
        """Articles that a worker gets."""
        return self.new + self.corrected + self.changed + self.checked + self.again

    @property
    def articles(self) -> int:
        """All that were found, with those that cannot or shall not be made."""
        return self.to_make + self.unchanged + self.failed + self.skipped + self.broken


_SAMPLES = 3
_SAMPLED = 50

Watch = Callable[[int], None]
"""How many articles were looked at."""


def spool_file(hidden: Path, number: int) -> Path:
    """Where the articles of a plan wait."""
    return hidden / f"articles-{number}.jsonl"


def make_plan(
    order: Order, ledger: Ledger, show: int, *, watch: Watch = lambda count: None
) -> Plan:
    """Look at every article, put it into the ledger, and those to be made into a spool.

    Raises BatchError where the disk will not take them.
    """
    number = _begin(ledger)
    for old in order.hidden.glob("articles-*.jsonl"):
        old.unlink()
    with SpoolWriter(spool_file(order.hidden, number)) as spool:
        planner = _Planner(order, ledger, show, number, spool.append)
        planner.look_at(intake(order.sources, order.options), watch)
    plan = Plan(number=number, **planner.counts)
    ledger.remember(counts=asdict(plan))
    return plan


def rehearse(
    order: Order, ledger: Ledger, show: int, *, watch: Watch = lambda count: None
) -> tuple[Plan, list[Article]]:
    """The plan, and a few of its articles, without anything kept for the workers."""
    planner = _Planner(order, ledger, show, _begin(ledger), lambda line: 0)
    planner.look_at(intake(order.sources, order.options), watch)
    return Plan(number=planner.number, **planner.counts), planner.samples


def _begin(ledger: Ledger) -> int:
    number = int(ledger.fact("plan") or 0) + 1
    ledger.remember(plan=number, signature=None)
    ledger.change("DELETE FROM skipped")
    ledger.change("DELETE FROM broken")
    return number


class _Planner:
    """Decides on one article after another; `counts` is of Plan's fields."""

    def __init__(
        self,
        order: Order,
        ledger: Ledger,
        show: int,
        number: int,
        keep: Callable[[bytes], int],
    ) -> None:
        self.order, self.ledger, self.show, self.number = order, ledger, show, number
        self.counts: Counter[str] = Counter()
        self.samples: list[Article] = []
        self._sampled = 0
        self._keep = keep
        self._chosen = where(order.where) if order.where else None
        self._fresh = ledger.one("SELECT 1 FROM articles LIMIT 1") is None
        self._alike = ledger.shows_of_one_sound(show)
        self._target = order.target
        self._layout = Layout(self._target)
        taken_back = withdrawals(order.output)
        self._withdrawn = frozenset(parcel.key_of(entry.identity) for entry in taken_back)

    def look_at(self, items: Iterable[Found | PassedOver | Broken], watch: Watch) -> None:
        """Plan them all, or as many as the order's limit lets."""
        taken = 0
        for seen, item in enumerate(items, 1):
            watch(seen)
            if isinstance(item, PassedOver):
                self._skip(item.name, item.reason)
            elif isinstance(item, Broken):
                self.counts["broken"] += 1
                values = (item.name, str(item.error))
                self.ledger.later("INSERT INTO broken VALUES (?, ?)", values)
            elif self._chosen and not self._chosen(item.article):
                self._skip(item.name, f"It is not chosen by --where {self.order.where!r}")
            else:
                if self.order.limit is not None and taken >= self.order.limit:
                    break
                taken += self._take(item)
        self.ledger.commit()

    def _take(self, item: Found) -> bool:
        """Plan one article; False where it is none of this plan, or is in it already."""
        key = parcel.key(item.article)
        if key in self._withdrawn:
            self._skip(item.name, "It was withdrawn from this folder")
            return False
        packed = Parcel.of(item.article)
        # A ledger that was empty knows none but those of this very plan.
        row = None if self._fresh else self.ledger.find(key)
        if row is None and (row := self._add(item, packed, key)) is None:
            return True
        if row.plan == self.number:
            same = "The same article" if row.content == packed.content else "Another state of it"
            self._skip(item.name, f"{same} came before it in the sources, and is taken")
            return False
        verdict = self._verdict(row, packed.content)
        state = {"unchanged": State.DONE, "failed": State.FAILED}.get(verdict, State.PLANNED)
        at = self._keep(packed.line) if state == State.PLANNED else None
        count = parcel.words(item.article)
        self._count(item.article, count, verdict)
        self.ledger.later(
            """UPDATE articles SET name = ?, words = ?, content = ?, plan = ?, state = ?, at = ?
               WHERE id = ?""",
            (item.name, count, packed.content, self.number, state, at, row.id),
        )
        return True

    def _add(self, item: Found, packed: Parcel, key: bytes) -> Row | None:
        """Plan an article that is new; what is known of it where it is there after all."""
        insert = """INSERT OR IGNORE INTO articles
                    (name, words, content, plan, state, at, key, stem)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?)"""
        count, at = parcel.words(item.article), self._keep(packed.line)
        values = (item.name, count, packed.content, self.number, State.PLANNED, at, key)
        known: Row | None = None

        def claim(stem: str) -> bool:
            nonlocal known
            if self.ledger.later(insert, (*values, stem)):
                return True
            known = self.ledger.find(key)
            return known is not None

        is_its = made_elsewhere(self._target, self.ledger, key)
        self._layout.assign(item.article, claim, is_its)
        if known is None:
            self._count(item.article, count, "new")
        return known

    def _count(self, article: Article, words: int, verdict: str) -> None:
        """Count an article as what it is."""
        self.counts[verdict] += 1
        self.counts["words"] += words
        if verdict not in ("unchanged", "failed"):
            self.counts["words_to_make"] += words if verdict != "checked" else 0
            if self._sampled < _SAMPLED:
                self._sample(article)

    def _verdict(self, row: Row, content: bytes) -> str:
        """The field of Plan that counts the article."""
        if row.state == State.FAILED and not self.order.retry_failed and not row.again:
            tried = (row.content, row.tried_show)
            if tried == (content, self.show):
                return "failed"
        if row.made_of is None:
            return "again"
        if row.made_of != content:
            return "corrected"
        if not self._target.has(row.stem, row.ending, row.size, row.record_size):
            self.counts["damaged"] += 1
            return "again"
        if row.made_show == self.show:
            return "unchanged"
        known = row.made_show is not None and row.made_show not in self._alike
        return "changed" if known else "checked"

    def _sample(self, article: Article) -> None:
        """Keep the longest of the first few."""
        self._sampled += 1
        self.samples = sorted([*self.samples, article], key=parcel.words)[-_SAMPLES:]

    def _skip(self, name: str, reason: str) -> None:
        self.counts["skipped"] += 1
        self.ledger.later("INSERT INTO skipped VALUES (?, ?)", (name, reason))


# A plan that was not carried out to its end need not be made again.


def remember(order: Order, ledger: Ledger, show: int) -> None:
    """Keep the plan just made for `recalled`."""
    ledger.remember(signature=_signature(order, show))


def recalled(order: Order, ledger: Ledger, show: int) -> Plan | None:
    """The last plan, where it is of the same articles, show and choice, and is still to be had."""
    kept = ledger.fact("signature")
    if not kept or order.retry_failed or order.rebuild or kept != _signature(order, show):
        return None
    plan = Plan(**ledger.fact("counts"))
    waits = ledger.one(
        """SELECT count(*), count(at), total(words) FROM articles WHERE plan = ?
               AND (state IN (?, ?) OR state = ? AND again)""",
        (plan.number, State.PLANNED, State.WORKING, State.FAILED),
    )
    assert waits
    undone, in_spool, words = waits
    if undone and (undone != in_spool or not spool_file(order.hidden, plan.number).is_file()):
        return None
    rows = ledger.rows(
        "SELECT stem, ending, size, record_size FROM articles WHERE plan = ? AND state = ?",
        (plan.number, State.DONE),
    )
    target = order.target
    if not all(target.has(*row) for row in rows):
        return None
    ledger.change(
        "UPDATE articles SET state = ? WHERE plan = ? AND state = ? AND again",
        (State.PLANNED, plan.number, State.FAILED),
    )
    left = ledger.counts(plan.number, run=-1)
    return Plan(
        number=plan.number,
        again=undone,
        unchanged=left["unchanged"] + left["done"],
        failed=left["failed"] - plan.broken,
        skipped=plan.skipped,
        broken=plan.broken,
        words=plan.words,
        words_to_make=int(words),
    )


def _signature(order: Order, show: int) -> str | None:
    """A digest of all that decides what a plan holds; None where the sources may change unseen."""
    seen = sha256(repr((show, order.options, order.where, order.limit)).encode())
    for source in order.sources:
        root = Path(absolute(source))
        if source == "-" or not root.exists():
            return None
        for path in [root, *sorted(root.rglob("*"))] if root.is_dir() else [root]:
            stat = path.stat()
            seen.update(f"{path}\0{stat.st_size}\0{stat.st_mtime_ns}\0".encode("utf-8", "replace"))
    return seen.hexdigest()
