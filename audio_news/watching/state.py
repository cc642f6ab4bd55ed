"""What a watch remembers of feeds and their entries, in SQLite.

Only what spares requests and work: what is made is told by the records. A state that is broken
or gone is made anew, and nothing is made twice for it.
"""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from dataclasses import astuple, dataclass, fields
from pathlib import Path
from typing import Self

from audio_news.errors import PublishError
from audio_news.read.fetch import Validators

logger = logging.getLogger(__name__)

NAME = "watch.sqlite"
_VERSION = 1
_SCHEMA = """
CREATE TABLE feeds (
    feed TEXT PRIMARY KEY, etag TEXT NOT NULL, last_modified TEXT NOT NULL, wait_until REAL NOT NULL
) WITHOUT ROWID;
CREATE TABLE entries (
    feed TEXT NOT NULL, key TEXT NOT NULL, digest TEXT NOT NULL, link TEXT NOT NULL,
    outcome TEXT NOT NULL, identity TEXT NOT NULL, record TEXT NOT NULL, published TEXT NOT NULL,
    etag TEXT NOT NULL, last_modified TEXT NOT NULL, again_at REAL, failures INTEGER NOT NULL,
    listed INTEGER NOT NULL, PRIMARY KEY (feed, key)
) WITHOUT ROWID;
CREATE INDEX by_identity ON entries (identity);
CREATE INDEX by_link ON entries (link);
CREATE TABLE flags (name TEXT PRIMARY KEY) WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What became of an entry when it was last dealt with."""

    feed: str
    key: str
    digest: str
    """Of what the feed said of it then."""
    link: str = ""
    outcome: str
    """"making" (and "made" or "failed" when that is over), "old" (before --since), "forbidden" (by
    robots.txt), "withdrawn", "empty", "double" (another feed has it) or "twice" (this one does)."""
    identity: str = ""
    """Of the article, as `shelf.identity` has it."""
    record: str = ""
    """Of its episode, relative to the folder."""
    published: str = ""
    etag: str = ""
    """Of its page."""
    last_modified: str = ""
    again_at: float | None = None
    """When it is looked at again though the feed says nothing new; seconds of the real clock."""
    failures: int = 0
    listed: int = 1
    """Whether the feed had it when it was last read."""

    @property
    def validators(self) -> Validators:
        return Validators(self.etag, self.last_modified)


_COLUMNS = ", ".join(field.name for field in fields(Known))
_NAMES = tuple(field.name for field in fields(Known))


class State:
    """An open state; a context manager. Raises PublishError where the disk says no."""

    def __init__(self, file: Path) -> None:
        self.file = file
        try:
            self._db = _opened(file)
        except sqlite3.DatabaseError as err:
            logger.warning("%s is broken and made anew: %s", file, err)
            try:
                for part in (file, *(file.with_name(file.name + end) for end in ("-wal", "-shm"))):
                    part.unlink(missing_ok=True)
                self._db = _opened(file)
            except (OSError, sqlite3.Error) as error:
                raise PublishError(
                    f"{file} cannot be written: {error}", hint="Make room, or see whose it is."
                ) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: object, err: BaseException | None, trace: object) -> None:
        self._db.close()
        if isinstance(err, sqlite3.Error):
            raise PublishError(
                f"{self.file} cannot be used: {err}",
                hint="Make room on the disk, or take the file away: it is made anew.",
            ) from err

    def validators(self, feed: str) -> Validators:
        """What the feed's server said when everything in it was dealt with."""
        row = self._db.execute(
            "SELECT etag, last_modified FROM feeds WHERE feed = ?", (feed,)
        ).fetchone()
        return Validators(*row) if row else Validators()

    def wait_until(self, feed: str) -> float:
        """Until when the server asked to be left alone, in seconds of the real clock."""
        row = self._db.execute("SELECT wait_until FROM feeds WHERE feed = ?", (feed,)).fetchone()
        return float(row[0]) if row else 0.0

    def put_feed(self, feed: str, validators: Validators, wait_until: float = 0.0) -> None:
        with self._db:
            self._db.execute(
                "INSERT OR REPLACE INTO feeds VALUES (?,?,?,?)",
                (feed, validators.etag, validators.last_modified, wait_until),
            )

    def entry(self, feed: str, key: str) -> Known | None:
        """What is known of an entry."""
        return self._one("feed = ? AND key = ?", feed, key)

    def twin(self, feed: str, feeds: Iterable[str], *names: str) -> Known | None:
        """The entry of another of `feeds` that is the same article, by address or identity."""
        for name in names:
            for column in ("identity", "link"):
                rows = self._db.execute(
                    f"SELECT {_COLUMNS} FROM entries WHERE {column} = ? AND feed <> ?"
                    " AND outcome IN ('made', 'making') AND listed ORDER BY feed",
                    (name, feed),
                )
                known = (Known(**dict(zip(_NAMES, row, strict=True))) for row in rows)
                if name and (found := next((one for one in known if one.feed in feeds), None)):
                    return found
        return None

    def namesake(self, known: Known) -> Known | None:
        """Another entry of the same feed that has the same identity and is an episode."""
        return self._one(
            "feed = ? AND identity = ? AND key <> ? AND outcome IN ('made', 'making') AND listed",
            known.feed, known.identity, known.key,
        )  # fmt: skip

    def put(self, known: Known) -> None:
        """Keep what became of an entry; on the disk when the process is killed."""
        with self._db:
            marks = ",".join("?" * len(_NAMES))
            self._db.execute(f"INSERT OR REPLACE INTO entries VALUES ({marks})", astuple(known))

    def list_only(self, feed: str, keys: Iterable[str]) -> None:
        """These entries are in the feed now; the others it once had are kept, and not asked for."""
        with self._db:
            self._db.execute("UPDATE entries SET listed = 0 WHERE feed = ?", (feed,))
            self._db.executemany(
                "UPDATE entries SET listed = 1 WHERE feed = ? AND key = ?",
                [(feed, key) for key in keys],
            )

    def is_anything_due(self, feed: str, now: float, *, all_failed: bool) -> bool:
        """Whether an entry is to be looked at again though the feed may not have changed.

        `all_failed`: what failed is, without waiting for its time.
        """
        row = self._db.execute(
            "SELECT 1 FROM entries WHERE feed = ? AND listed"
            " AND (again_at <= ? OR outcome = 'making' OR (? AND outcome = 'failed')) LIMIT 1",
            (feed, now, all_failed),
        ).fetchone()
        return row is not None

    def forget_future(self, latest: float) -> None:
        """Times later than any we give come from a clock that was wrong: they are now."""
        with self._db:
            self._db.execute("UPDATE entries SET again_at = 0 WHERE again_at > ?", (latest,))
            self._db.execute("UPDATE feeds SET wait_until = 0 WHERE wait_until > ?", (latest,))

    def flag(self, name: str, on: bool) -> None:
        with self._db:
            if on:
                self._db.execute("INSERT OR REPLACE INTO flags VALUES (?)", (name,))
            else:
                self._db.execute("DELETE FROM flags WHERE name = ?", (name,))

    def is_flagged(self, name: str) -> bool:
        found = self._db.execute("SELECT 1 FROM flags WHERE name = ?", (name,)).fetchone()
        return found is not None

    def _one(self, where: str, *values: str) -> Known | None:
        row = self._db.execute(
            f"SELECT {_COLUMNS} FROM entries WHERE {where} LIMIT 1", values
        ).fetchone()
        return Known(**dict(zip(_NAMES, row, strict=True))) if row else None


def _opened(file: Path) -> sqlite3.Connection:
    db = sqlite3.connect(file, timeout=30.0, check_same_thread=False)
    try:
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA synchronous = NORMAL")
        if db.execute("PRAGMA user_version").fetchone()[0] != _VERSION:
            with closing(db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")) as made:
                names = [name for (name,) in made]
            for name in names:
                db.execute(f'DROP TABLE "{name}"')
            db.executescript(f"BEGIN; {_SCHEMA} PRAGMA user_version = {_VERSION}; COMMIT;")
        db.execute("SELECT count(*) FROM entries").fetchone()
    except BaseException:
        db.close()
        raise
    return db
