"""A table of an SQLite database, one article a row, read as a stream."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing

from audio_news.errors import ReadError, UsageError
from audio_news.models import Article
from audio_news.read.reader import ReadOptions
from audio_news.read.records import ALIASES, record_article
from audio_news.read.source import Source


def score(source: Source) -> float:
    """Return 1 for SQLite's own first sixteen bytes."""
    return 1.0 if source.head(16) == b"SQLite format 3\x00" else 0.0


def read(source: Source, options: ReadOptions) -> Iterator[Article]:
    """Yield an article for each row of the table asked for, or of the one that holds texts."""
    with closing(_opened(source)) as database:
        try:
            table = options.table or _likeliest(database, source, options)
            if table not in _tables(database):
                raise UsageError(
                    f"{source.name} has no table {table}",
                    hint=f"It has: {', '.join(_tables(database))}.",
                )
            cursor = database.execute(f"SELECT * FROM {_quoted(table)}")
            names = [column[0] for column in cursor.description]
            for number, row in enumerate(cursor, 1):
                record = dict(zip(names, row, strict=True))
                article = record_article(record, f"{source.name}#{table}/{number}", options)
                if article is not None:
                    yield article
        except (sqlite3.Error, UnicodeError) as err:  # names too must be UTF-8
            raise ReadError(f"The database {source.name} cannot be read: {err}") from err


def _opened(source: Source) -> sqlite3.Connection:
    """Open read-only, so that not even a journal is written beside the user's file."""
    if source.path is not None:
        database = sqlite3.connect(f"{source.path.resolve().as_uri()}?mode=ro", uri=True)
    else:
        database = sqlite3.connect(":memory:")
        database.deserialize(source.read_bytes())
    database.text_factory = lambda data: data.decode("utf-8", "replace")
    return database


def _tables(database: sqlite3.Connection) -> list[str]:
    kinds = "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') ORDER BY name"
    return [name for (name,) in database.execute(kinds) if not name.startswith("sqlite_")]


def _likeliest(database: sqlite3.Connection, source: Source, options: ReadOptions) -> str:
    """Return the table with a column for texts and the most other columns that are known."""
    known = {alias for aliases in ALIASES.values() for alias in aliases}
    found: dict[str, int] = {}
    for table in _tables(database):
        names = {row[1].lower() for row in database.execute(f"PRAGMA table_info({_quoted(table)})")}
        wanted = {options.fields["text"].lower()} if "text" in options.fields else ALIASES["text"]
        if names & set(wanted):
            found[table] = len(names & known)
    if not found:
        raise ReadError(
            f"{source.name} has no table that is known to hold articles",
            hint="Say which table, and which of its columns is the text.",
        )
    return max(found, key=lambda table: found[table])


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
