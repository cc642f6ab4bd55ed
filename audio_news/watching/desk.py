"""What is to be done about one entry of a feed: the decision, and nothing made yet."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from urllib.parse import urlsplit

from audio_news.corrections import corrected, text_digest
from audio_news.errors import PublishError, ReadError
from audio_news.models import Article, Episode
from audio_news.provenance import guid, is_whole
from audio_news.publish import record
from audio_news.publish.inventory import Inventory
from audio_news.publish.item import moment
from audio_news.publish.shelf import Place, identity, place_at
from audio_news.read.feed import Entry, page_article
from audio_news.read.fetch import Page, Validators
from audio_news.watching.events import Event
from audio_news.watching.orders import Orders
from audio_news.watching.state import Known, State
from audio_news.watching.visitor import Forbidden, Visitor

LONGEST_WAIT_S = 86_400.0
"""Nothing waits longer, whatever was asked for or went wrong how often."""


@dataclass(frozen=True, slots=True)
class Assignment:
    """An article to be made, where to, and what is known of its entry once it is."""

    article: Article
    place: Place
    known: Known
    why: str
    overwrite: bool
    """The audio there is our own, of a run that was killed before it wrote the record."""


Verdict = Assignment | Event | None
"""To be made; to be told; or just as it was."""


class Desk:
    """Decides for one round; keeps in the state what needs no making."""

    def __init__(
        self,
        orders: Orders,
        state: State,
        inventory: Inventory,
        visitor: Visitor,
        withdrawn: Collection[str],
        *,
        clock: Callable[[], float] = time.time,
    ) -> None:
        """`withdrawn` are identities and GUIDs of what was taken back."""
        self._orders, self._state, self._inventory = orders, state, inventory
        self._visitor, self._withdrawn, self._clock = visitor, withdrawn, clock
        self._handed: set[str] = set()
        """Identities and records of this round's assignments: no two may share one."""

    def decide(self, feed: str, entry: Entry) -> Verdict:
        """What to do about an entry that the feed has. Raises Stopped while it waits to ask."""
        before = self._state.entry(feed, entry.key)
        if self._is_withdrawn(before.identity if before else "", entry.url or ""):
            return _skipped(entry, "it was withdrawn")
        if before and self._is_settled(before, entry):
            return None
        known = self._fresh(feed, entry, before)
        if self._state.twin(feed, self._orders.feeds, known.link):
            return self._leave(known, "double", "another feed has it", entry)
        if entry.article and self._is_too_old(entry.article.published, before):
            return self._leave(known, "old", "it was published before --since", entry)
        try:
            article, page = self._article(entry, before)
        except Forbidden as err:
            again_at = self._clock() + LONGEST_WAIT_S
            return self._leave(replace(known, again_at=again_at), "forbidden", str(err), entry)
        except ReadError as err:
            return self.failed(known, _title(entry), str(err))
        if page:
            known = self._looked_at(known, page)
        if page and page.unchanged and before:
            self._state.put(replace(known, outcome="made", failures=0))
            return None
        if article is None:
            return self._leave(known, "empty", "it has no text", entry)
        return self._assigned(article, entry, known, before)

    def failed(self, known: Known, title: str, why: str) -> Event:
        """Keep that an entry could not be made, and when it is tried again."""
        failures = known.failures + 1
        wait_s = min(self._orders.every_s * 2 ** min(failures, 30), LONGEST_WAIT_S)
        self._state.put(
            replace(known, outcome="failed", failures=failures, again_at=self._clock() + wait_s)
        )
        facts = {"feed": known.feed, "url": known.link or None, "retry_s": round(wait_s)}
        return Event("failed", title, why, facts)

    def _assigned(
        self, article: Article, entry: Entry, known: Known, before: Known | None
    ) -> Verdict:
        """The article's place and reason, now that its text is at hand."""
        article = self._named(article, entry, known)
        known = replace(
            known, identity=_plain(_identity(article)), published=article.published or ""
        )
        if self._is_withdrawn(known.identity, guid(article)):
            self._state.put(replace(known, outcome="withdrawn"))
            return _skipped(entry, "it was withdrawn")
        if self._state.twin(known.feed, self._orders.feeds, known.identity):
            return self._leave(known, "double", "another feed has it", entry)
        if known.identity in self._handed:
            return self._leave(known, "twice", "the feed has it twice", entry)
        article, place = self._placed(article, before)
        former = place.present[0] if place.present else None
        if former is None and self._is_too_old(article.published, None):
            return self._leave(known, "old", "it was published before --since", entry)
        known = replace(known, record=self._relative(place.record), outcome="making")
        why = self._why(article, former)
        if not why:
            self._state.put(replace(known, outcome="made", failures=0))
            return Event("kept", article.title, "its text is the same", _facts(known, article))
        spoken = self._orders.settings.podcast.spoken_updates
        article = corrected(article, former.article if former else None, spoken=spoken)
        self._handed |= {known.identity, str(place.record)}
        return Assignment(article, place, known, why, overwrite=former is None and place.occupied)

    def _why(self, article: Article, former: Episode | None) -> str:
        """Why the article is made; "" where its episode is as it should be."""
        if former is None:
            is_early = self._moment(article.published) > self._now()
            return "new, though dated in the future" if is_early else "new"
        if text_digest(article) != text_digest(former.article):
            return "its text changed"
        if _identity(article) != _identity(former.article):
            return "its address changed"
        return "" if is_whole(former) else "its audio was not whole"

    def _is_settled(self, before: Known, entry: Entry) -> bool:
        """Whether nothing is to be done about an entry that we know."""
        if before.digest != entry.digest:
            return False
        is_due = before.again_at is not None and before.again_at <= self._clock()
        match before.outcome:
            case "made":
                return not is_due and (self._orders.folder / before.record).is_file()
            case "failed":
                return not is_due and not self._orders.once
            case "old":
                return self._is_too_old(before.published or None, None)
            case "double":
                names = (before.link, before.identity)
                return self._state.twin(before.feed, self._orders.feeds, *names) is not None
            case "forbidden" | "empty" | "twice":
                return not is_due
        return False

    def _fresh(self, feed: str, entry: Entry, before: Known | None) -> Known:
        """What is known of an entry before it is dealt with: its former place, and no outcome."""
        known = before or Known(feed=feed, key=entry.key, digest="", outcome="")
        published = entry.article.published if entry.article else None
        return replace(
            known,
            digest=entry.digest,
            failures=known.failures if known.digest == entry.digest else 0,
            link=_plain(entry.url or ""),
            published=_plain(published or known.published),
            again_at=None,
            listed=1,
        )

    def _leave(self, known: Known, outcome: str, why: str, entry: Entry) -> Event:
        self._state.put(replace(known, outcome=outcome))
        return _skipped(entry, why)

    def _article(self, entry: Entry, before: Known | None) -> tuple[Article | None, Page | None]:
        """The whole text, from the feed or from the page, which may be as it was."""
        if entry.is_whole or entry.url is None:
            return entry.article, None
        is_kept = (
            before and before.outcome == "made" and (self._orders.folder / before.record).is_file()
        )
        known = before.validators if before and is_kept else Validators()
        page = self._visitor.visit(entry.url, known if known != Validators() else None)
        if page.unchanged:
            return None, page
        try:
            return page_article(entry, page, self._orders.options), page
        except ReadError:
            raise
        except Exception as err:  # a page that trips a parser must not silence all others
            raise ReadError(f"{entry.url} cannot be read: {err!r}") from err

    def _looked_at(self, known: Known, page: Page) -> Known:
        again_at = self._clock() + self._orders.recheck_s if self._orders.recheck_s else None
        seen = page.validators
        return replace(
            known, etag=seen.etag, last_modified=seen.last_modified, again_at=again_at
        )  # fmt: skip

    def _named(self, article: Article, entry: Entry, known: Known) -> Article:
        """The article by the address its page gives, unless that cannot be its own.

        Pages of some sites all give the front page, or one another's.
        """
        if not entry.url or not article.url or article.url == entry.url:
            return article
        is_front = urlsplit(article.url).path in ("", "/") and not urlsplit(article.url).query
        taken = self._state.namesake(replace(known, identity=_plain(article.url)))
        if is_front or (taken and taken.link != known.link):
            return replace(article, url=entry.url)
        return article

    def _placed(self, article: Article, before: Known | None) -> tuple[Article, Place]:
        """Where the article's episode is or will be, under an address that no other one has."""
        audio_format = self._orders.settings.sound.format
        place = self._inventory.place(article, audio_format)
        if place.present is None and before and before.record:
            place = _place_of(self._orders.folder / before.record, audio_format) or place
        if place.present is None and self._is_guid_taken(guid(article)):
            # An address that another article had before it moved; a fragment leads there too.
            article = replace(article, url=f"{_identity(article)}#{text_digest(article)[:8]}")
            place = self._inventory.place(article, audio_format)
        is_own = before is not None and before.record == self._relative(place.record)
        if place.present is None and (
            str(place.record) in self._handed or (place.occupied and not is_own)
        ):
            stem = place.record.with_suffix("")
            numbered = (place_at(Path(f"{stem}-{n}"), article, audio_format) for n in count(2))
            place = next(
                found
                for found in numbered
                if found and not found.occupied and str(found.record) not in self._handed
            )
        return article, place

    def _is_guid_taken(self, name: str) -> bool:
        return any(row.guid == name for row in self._inventory.index.rows())

    def _is_withdrawn(self, *names: str) -> bool:
        return any(name in self._withdrawn for name in names if name)

    def _is_too_old(self, published: str | None, before: Known | None) -> bool:
        """Whether it was published before --since; what was made is followed however old."""
        if self._orders.since is None or (before and before.record):
            return False
        return self._moment(published) < self._orders.since

    def _moment(self, published: str | None) -> datetime:
        return moment(published or "") or self._now()

    def _now(self) -> datetime:
        return datetime.fromtimestamp(self._clock(), UTC)

    def _relative(self, note: Path) -> str:
        return note.relative_to(self._orders.folder).as_posix()


def _place_of(note: Path, audio_format: str) -> Place | None:
    """The place of the episode whose record this is, whatever its article is called now."""
    try:
        present = record.loads(note.read_text(encoding="utf-8"), note)
    except (OSError, UnicodeDecodeError, PublishError):
        return None
    file = note.with_suffix(f".{audio_format}")
    return Place(file, note, present, file.exists() or present[0].file.exists())


def _identity(article: Article) -> str:
    return identity(article.url, article.source, article.title)


def _skipped(entry: Entry, why: str) -> Event:
    return Event("skipped", _title(entry), why, {"url": entry.url})


def _facts(known: Known, article: Article) -> dict[str, str | None]:
    return {"feed": known.feed, "url": article.url, "record": known.record}


def _title(entry: Entry) -> str:
    return entry.article.title if entry.article else entry.url or entry.key


def _plain(text: str) -> str:
    """Text that SQLite takes: a lone surrogate is no character."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")
