"""The index of a folder of episodes: SQLite, made anew from the records whenever it is lost.

What is finished is told by the file and its record; the ledger only remembers it, so that a
run need not look at a million files. `plan` numbers the last plan an article was part of, `made_in`
the run that made it.
"""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Self

from audio_news.batch.fingerprint import Fingerprint
from audio_news.errors import LedgerError

VERSION = 2
_COMMIT_EVERY = 500_000
"""Changes of a plan, which is made anew if it is cut short: a commit writes most of an index."""
_CACHE_KB = 64_000
_SCHEMA = f"""
PRAGMA user_version = {VERSION};
CREATE TABLE articles (
    id INTEGER PRIMARY KEY,
    key BLOB NOT NULL UNIQUE,
    stem TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    words INTEGER NOT NULL,
    content BLOB NOT NULL,
    plan INTEGER NOT NULL,
    state INTEGER NOT NULL,
    at INTEGER, begun INTEGER,
    made_of BLOB, made_show INTEGER, made_in INTEGER, ending TEXT, size INTEGER,
    record_size INTEGER,
    tried_show INTEGER, stage TEXT, reason TEXT, again INTEGER,
    audio_s REAL, wall_s REAL, cpu_s REAL, lufs REAL, finished REAL
);
CREATE TABLE shows (id INTEGER PRIMARY KEY, sound TEXT, names TEXT, UNIQUE (sound, names));
CREATE TABLE skipped (name TEXT NOT NULL, reason TEXT NOT NULL);
CREATE TABLE broken (name TEXT NOT NULL, reason TEXT NOT NULL);
CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL);
"""


class State:
    """How far an article is in the last plan it was part of.

    Plain numbers: SQLite asks every other type, an enumeration's too, how it is to be stored.
    """

    PLANNED: Final = 0
    WORKING: Final = 1
    DONE: Final = 2
    FAILED: Final = 3


@dataclass(frozen=True, slots=True)
class Row:
    """What is known of an article before it is planned again."""

    id: int
    stem: str
    content: bytes
    plan: int
    state: int
    at: int | None
    made_of: bytes | None
    made_show: int | None
    ending: str | None
    size: int | None
    record_size: int | None
    tried_show: int | None
    again: int | None


_ROW = (
    "id, stem, content, plan, state, at, made_of, made_show, ending, size, record_size, tried_show,"
    " again"
)


class Ledger:
    """An open ledger. A context manager; raises LedgerError for whatever SQLite says."""

    def __init__(self, file: Path, *, read_only: bool = False) -> None:
        self.file = file
        self._changes = 0
        with _translated(file):
            where = f"{file.absolute().as_uri()}?mode={'ro' if read_only else 'rwc'}"
            self.db = sqlite3.connect(where, uri=True, timeout=30.0, isolation_level=None)
            if not read_only:
                self.db.execute("PRAGMA journal_mode = WAL")
                self.db.execute("PRAGMA synchronous = NORMAL")
                self.db.execute(f"PRAGMA cache_size = -{_CACHE_KB}")
            version = self.db.execute("PRAGMA user_version").fetchone()[0]
            if version == 0 and not read_only:
                self.db.executescript(f"BEGIN; {_SCHEMA} COMMIT;")
            elif version != VERSION:
                raise LedgerError(
                    f"{file} is a ledger of version {version}",
                    hint="Make it anew from the records with --rebuild.",
                )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    def close(self) -> None:
        """Keep what was written, and let go."""
        with _translated(self.file):
            try:
                self.commit()
            finally:
                self.db.close()

    def copy(self, file: Path) -> None:
        """Write what is in it to another file."""
        with _translated(file):
            target = sqlite3.connect(file)
            self.db.backup(target)
            target.close()

    def commit(self) -> None:
        """Have everything until now outlive this process."""
        if self.db.in_transaction:
            self.change("COMMIT")
        self._changes = 0

    def change(self, sql: str, values: tuple[object, ...] | Mapping[str, object] = ()) -> int:
        """Run one statement now; how many rows it changed."""
        try:
            return self.db.execute(sql, values).rowcount
        except sqlite3.Error as err:
            raise _trouble(self.file, err) from err

    def later(self, sql: str, values: tuple[object, ...] | Mapping[str, object] = ()) -> bool:
        """Run one statement together with many: they are kept by and by, and by `commit`.

        False where it changed nothing.
        """
        if not self.db.in_transaction:
            self.change("BEGIN")
        changed = self.change(sql, values)
        self._changes += 1
        if self._changes >= _COMMIT_EVERY:
            self.commit()
        return changed > 0

    def rows(self, sql: str, values: tuple[object, ...] = ()) -> Iterator[tuple[Any, ...]]:
        """The rows of a question, as they come."""
        with _translated(self.file):
            yield from self.db.execute(sql, values)

    def one(self, sql: str, values: tuple[object, ...] = ()) -> tuple[Any, ...] | None:
        """The first row of a question."""
        try:
            row: tuple[Any, ...] | None = self.db.execute(sql, values).fetchone()
        except sqlite3.Error as err:
            raise _trouble(self.file, err) from err
        return row

    # Facts: a few values by name, each JSON.

    def fact(self, name: str) -> Any:
        """A value that `remember` kept, else None."""
        row = self.one("SELECT value FROM facts WHERE name = ?", (name,))
        return json.loads(row[0]) if row else None

    def remember(self, **facts: object) -> None:
        """Keep values by name, now."""
        for name, value in facts.items():
            self.later("INSERT OR REPLACE INTO facts VALUES (?, ?)", (name, json.dumps(value)))
        self.commit()

    def show(self, show: Fingerprint) -> int:
        """The number of a show."""
        values = (show.sound, show.names)
        self.change("INSERT OR IGNORE INTO shows (sound, names) VALUES (?, ?)", values)
        row = self.one("SELECT id FROM shows WHERE sound = ? AND names = ?", values)
        assert row
        return int(row[0])

    def shows_of_one_sound(self, show: int) -> frozenset[int]:
        """The shows that differ from one in their lexicons at most."""
        sql = "SELECT a.id FROM shows a JOIN shows b ON a.sound = b.sound WHERE b.id = ?"
        return frozenset(row[0] for row in self.rows(sql, (show,)))

    # Articles.

    def find(self, key: bytes) -> Row | None:
        """What is known of an article."""
        row = self.one(f"SELECT {_ROW} FROM articles WHERE key = ?", (key,))
        return Row(*row) if row else None

    def counts(self, plan: int, run: int) -> dict[str, int]:
        """How many of a plan are planned, working, done in this run, unchanged and failed."""
        sql = """SELECT state, made_in IS ?, count(*) FROM articles WHERE plan = ?
                 GROUP BY 1, 2"""
        found = dict.fromkeys(("planned", "working", "done", "unchanged", "failed"), 0)
        names = {State.PLANNED: "planned", State.WORKING: "working", State.FAILED: "failed"}
        for state, now, count in self.rows(sql, (run, plan)):
            found[names.get(state) or ("done" if now else "unchanged")] += count
        skipped = self.one("SELECT count(*) FROM skipped")
        broken = self.one("SELECT count(*) FROM broken")
        assert skipped
        assert broken
        found["failed"] += broken[0]
        return found | {"skipped": skipped[0]}

    def begin(self, row: int) -> None:
        """Say that a worker gets the article; its folder is swept if nobody comes back."""
        self.change("UPDATE articles SET state = ?, begun = 1 WHERE id = ?", (State.WORKING, row))

    def move(self, row: int, stem: str) -> bool:
        """Give an article another place; False where that is another article's."""
        sql = "UPDATE OR IGNORE articles SET stem = ?, begun = NULL WHERE id = ?"
        return self.change(sql, (stem, row)) > 0

    def done(
        self,
        row: int,
        show: int,
        run: int | None,
        made: Mapping[str, object],
        record_size: int | None = None,
    ) -> None:
        """Keep what was made in a run, or found to be there already (`run` is None)."""
        self.change(
            """UPDATE articles SET state = :state, made_of = content, made_show = :show,
                   made_in = coalesce(:run, made_in), ending = :ending, size = :size,
                   record_size = :record_size, audio_s = :audio_s, lufs = :lufs,
                   wall_s = iif(:run IS NULL, wall_s, :wall_s),
                   cpu_s = iif(:run IS NULL, cpu_s, :cpu_s),
                   finished = iif(:run IS NULL, finished, :now),
                   stage = NULL, reason = NULL, again = NULL, tried_show = NULL
               WHERE id = :id""",
            {
                **made,
                "record_size": record_size,
                "state": State.DONE,
                "show": show,
                "run": run,
                "id": row,
                "now": time.time(),
            },
        )

    def failed(self, row: int, show: int, stage: str, reason: str, *, again: bool) -> None:
        """Keep why an article was not made; `again` lets the next run try without being asked."""
        self.change(
            """UPDATE articles SET state = ?, tried_show = ?, stage = ?, reason = ?, again = ?,
                   finished = ? WHERE id = ?""",
            (State.FAILED, show, stage, reason, int(again), time.time(), row),
        )


@contextmanager
def _translated(file: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as err:
        raise _trouble(file, err) from err


def _trouble(file: Path, err: sqlite3.Error) -> LedgerError:
    return LedgerError(
        f"The ledger {file} cannot be used: {err}",
        hint="Make room or give rights where it stands; --rebuild makes it anew from the records.",
    )
