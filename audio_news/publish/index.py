"""A folder's index: what its records say, in SQLite, so that an unchanged one is never read again.

It only repeats what the records hold: one that is broken or gone is made anew.
"""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from typing import Self

from audio_news.errors import PublishError
from audio_news.publish import files
from audio_news.publish.item import Item
from audio_news.publish.public import FOLDER
from audio_news.publish.shelf import identity

NAME = "inventory.sqlite"
_VERSION = 4
"""Raise it where the tables or `Item` change: an older index is then made anew."""
_WAIT_S = 600.0
_OPENING_S = 60.0
_TABLES = """
CREATE TABLE IF NOT EXISTS records (
    path TEXT PRIMARY KEY, mtime_ns INTEGER NOT NULL, size INTEGER NOT NULL,
    sha256 TEXT NOT NULL, why TEXT NOT NULL, guid TEXT, identity TEXT, made_at TEXT,
    file TEXT, file_size INTEGER, position TEXT, item TEXT, item_sha256 TEXT
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS by_identity ON records (identity);
CREATE INDEX IF NOT EXISTS by_guid ON records (guid);
CREATE TABLE IF NOT EXISTS made (
    owner TEXT PRIMARY KEY, key TEXT NOT NULL, files TEXT NOT NULL
) WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True)
class Seen:
    """A record as it was when it was read: not `item` but `why` where it is no good."""

    path: str
    mtime_ns: int
    size: int
    sha256: str
    item: Item | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """What is needed to decide whether an episode is listed."""

    path: str
    guid: str
    made_at: str
    file: str
    file_size: int
    audio_sha256: str


@dataclass(frozen=True, slots=True)
class Made:
    """Files that a build made for an owner, and the key of what they were made from."""

    key: str
    files: Mapping[str, int]
    """Sizes in bytes by path."""


class Index:
    """An open index; a context manager. Raises PublishError where it cannot be written."""

    def __init__(self, folder: Path) -> None:
        path = folder / FOLDER / NAME
        with files.writing(path):
            path.parent.mkdir(exist_ok=True)
        self.path = path
        self._connection = _opened(path)

    def close(self) -> None:
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: object, err: BaseException | None, trace: object) -> None:
        self.close()
        if isinstance(err, sqlite3.Error):
            raise PublishError(
                f"The index {self.path} cannot be used: {err}",
                hint="Take the file away; it is made anew.",
            ) from err

    def stamps(self) -> dict[str, tuple[int, int]]:
        """(time of change in ns, size) of each record when it was read."""
        rows = self._connection.execute("SELECT path, mtime_ns, size FROM records")
        return {path: (mtime_ns, size) for path, mtime_ns, size in rows}

    def put(self, seen: Iterable[Seen]) -> None:
        """Keep what was read."""
        with self._connection:
            self._connection.executemany(
                "INSERT OR REPLACE INTO records VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)",
                map(_columns, seen),
            )

    def forget(self, paths: Iterable[str]) -> None:
        """Records that are gone."""
        with self._connection:
            self._connection.executemany(
                "DELETE FROM records WHERE path = ?", [(path,) for path in paths]
            )

    def troubles(self) -> list[tuple[str, str]]:
        """(record, why) of each that is no good."""
        return self._connection.execute(
            "SELECT path, why FROM records WHERE why <> '' ORDER BY path"
        ).fetchall()

    def rows(self) -> Iterator[Row]:
        """Every episode, the latest made first."""
        cursor = self._connection.execute(
            "SELECT path, guid, made_at, file, file_size, json_extract(item, '$.sha256')"
            " FROM records WHERE item IS NOT NULL ORDER BY made_at DESC, path DESC"
        )
        return (Row(*row) for row in cursor)

    def record_of(self, same: str) -> str | None:
        """The record of an article by its identity, the latest made where there are several."""
        found = self._connection.execute(
            "SELECT path FROM records WHERE identity = ? AND item IS NOT NULL"
            " ORDER BY made_at DESC, path DESC LIMIT 1",
            (_plain(same),),
        ).fetchone()
        return found[0] if found else None

    def all_items(self) -> Iterator[Item]:
        """Every episode's item, listed or not."""
        cursor = self._connection.execute("SELECT item FROM records WHERE item IS NOT NULL")
        return (Item(**json.loads(text)) for (text,) in cursor)

    def choose(self, paths: Iterable[str]) -> None:
        """Say which records are listed; `chosen`, `items` and `latest` go by it."""
        with self._connection:
            self._connection.execute("DROP TABLE IF EXISTS temp.listed")
            self._connection.execute(
                "CREATE TEMP TABLE listed (position TEXT, path TEXT, PRIMARY KEY (position, path))"
                " WITHOUT ROWID"
            )
            self._connection.executemany(
                "INSERT INTO listed SELECT position, path FROM records WHERE path = ?",
                ((path,) for path in paths),
            )

    def chosen(self) -> Iterator[tuple[str, str, str]]:
        """(record, its digest, its item's digest), oldest first."""
        return self._connection.execute(
            "SELECT path, sha256, item_sha256 FROM listed JOIN records USING (path)"
            " ORDER BY listed.position, path"
        )

    def items(self, start: int = 0, count: int = -1) -> Iterator[Item]:
        """The listed items from the `start`th oldest on."""
        cursor = self._connection.execute(
            "SELECT item FROM (SELECT position, path FROM listed ORDER BY position, path"
            " LIMIT ? OFFSET ?) AS part JOIN records USING (path) ORDER BY part.position, path",
            (count, start),
        )
        return (Item(**json.loads(text)) for (text,) in cursor)

    def latest(self) -> str:
        """When the newest of the listed episodes was made, ISO 8601; "" where there is none."""
        query = "SELECT max(made_at) FROM listed JOIN records USING (path)"
        return self._connection.execute(query).fetchone()[0] or ""

    def made(self, owner: str) -> Made | None:
        """What was made for an owner at an earlier build."""
        found = self._connection.execute(
            "SELECT key, files FROM made WHERE owner = ?", (owner,)
        ).fetchone()
        return Made(found[0], json.loads(found[1])) if found else None

    def all_made(self) -> Iterator[tuple[str, Made]]:
        """(owner, what was made for it), for all owners."""
        rows = self._connection.execute("SELECT owner, key, files FROM made")
        return ((owner, Made(key, json.loads(text))) for owner, key, text in rows)

    def put_made(self, made: Mapping[str, Made]) -> None:
        """Keep what was made."""
        with self._connection:
            self._connection.executemany(
                "INSERT OR REPLACE INTO made VALUES (?,?,?)",
                [(owner, m.key, json.dumps(dict(m.files))) for owner, m in made.items()],
            )

    def unmake(self, owners: Iterable[str]) -> None:
        """What was made for them is gone."""
        with self._connection:
            self._connection.executemany("DELETE FROM made WHERE owner = ?", [(o,) for o in owners])


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Wait until no other build works on the folder, and keep others waiting.

    The system gives the lock back when its holder dies. Raises PublishError after ten minutes.
    """
    path = folder / FOLDER / "lock.sqlite"
    with closing(sqlite3.connect(path, timeout=_WAIT_S, isolation_level=None)) as connection:
        try:
            connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.DatabaseError as err:
            raise PublishError(
                f"{folder} is being built by somebody else: {err}",
                hint=f"Try again when they are done; if nobody is, take {path} away.",
            ) from err
        yield


def _opened(path: Path) -> sqlite3.Connection:
    """A connection to a whole index of this version, made anew where it is not."""
    for attempt in (1, 2):
        connection = None
        try:
            connection = sqlite3.connect(path, timeout=_OPENING_S)
            _write_ahead(connection)
            connection.execute("PRAGMA synchronous = NORMAL")
            version = connection.execute("PRAGMA user_version").fetchone()[0]
            whole = connection.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok"
            if version == _VERSION and whole:
                return connection
            if version == 0 and whole:
                connection.executescript(
                    f"BEGIN IMMEDIATE; {_TABLES} PRAGMA user_version = {_VERSION}; COMMIT;"
                )
                return connection
        except sqlite3.DatabaseError as err:
            if attempt == 2 or _is_busy(err):
                raise PublishError(
                    f"The index {path} cannot be used: {err}",
                    hint="Take the file away; it is made anew.",
                ) from err
        if connection:
            connection.close()
        for name in (path.name, f"{path.name}-wal", f"{path.name}-shm"):
            files.remove(path.with_name(name))
    raise PublishError(f"The index {path} cannot be made", hint="Take the file away.")


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Set the journal's mode, for which SQLite refuses at once whoever asks at the same moment."""
    until = time.monotonic() + _OPENING_S
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as err:
            if not _is_busy(err) or time.monotonic() > until:
                raise
            time.sleep(0.02)


def _is_busy(err: sqlite3.DatabaseError) -> bool:
    return getattr(err, "sqlite_errorcode", 0) in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def _columns(seen: Seen) -> tuple[object, ...]:
    known = (seen.path, seen.mtime_ns, seen.size, seen.sha256, seen.why)
    if (item := seen.item) is None:
        return (*known, *[None] * 8)
    text = json.dumps(asdict(item), separators=(",", ":"))
    same = identity(item.url or None, item.source, item.title)
    return (
        *known, _plain(item.guid), _plain(same), _plain(item.made_at), item.file, item.size_bytes,
        _plain(item.order), text, sha256(text.encode()).hexdigest(),
    )  # fmt: skip


def _plain(text: str) -> str:
    """Text that SQLite takes: a lone surrogate is no character."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")
