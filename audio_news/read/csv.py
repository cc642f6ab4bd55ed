"""A table in CSV or TSV with a line of names, one article a row, read as a stream."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from audio_news.errors import ReadError
from audio_news.models import Article
from audio_news.read.reader import ReadOptions
from audio_news.read.records import ALIASES, has_article, record_article
from audio_news.read.source import Source, decode

MAX_FIELD_CHARACTERS = 20_000_000
_DELIMITERS = ",;\t|"


def score(source: Source) -> float:
    """Return how surely it is such a table, told by the names in its first line."""
    if not source.is_text:
        return 0.0
    head = source.head().split(b"\n", 1)[0]
    names = _names(head)
    known = {alias for aliases in ALIASES.values() for alias in aliases}
    hits = sum(name in known for name in names)
    if len(names) > 1 and hits > 1:
        return 0.85
    return 0.6 if len(names) > 1 and source.suffix in (".csv", ".tsv") else 0.0


def read(source: Source, options: ReadOptions) -> Iterator[Article]:
    """Yield an article for each row with a text; ReadError where no column holds texts."""
    csv.field_size_limit(MAX_FIELD_CHARACTERS)
    head = source.head(65_536)
    encoding = _encoding(head)
    with source.open() as stream:
        text = io.TextIOWrapper(stream, encoding=encoding, errors="replace", newline="")
        rows = csv.DictReader(text, delimiter=_delimiter(head.split(b"\n", 1)[0]))
        try:
            for number, row in enumerate(rows, 1):
                if number == 1 and not has_article(row, options):
                    raise _no_text(source, list(row))
                article = record_article(row, f"{source.name}#{number}", options)
                if article is not None:
                    yield article
        except csv.Error as err:
            raise ReadError(f"Line {rows.line_num} of {source.name} is broken: {err}") from err


def _no_text(source: Source, names: list[str]) -> ReadError:
    return ReadError(
        f"{source.name} has no column that is known to hold articles",
        hint=f"Say which of these is the text: {', '.join(map(str, names[:20]))}.",
    )


def _encoding(head: bytes) -> str:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    try:
        head[:-4].decode("utf-8-sig")
    except UnicodeDecodeError as err:
        if err.start < len(head) - 8:
            return "windows-1252"
    return "utf-8-sig"


def _delimiter(line: bytes) -> str:
    text = line.decode("utf-8", "replace")
    return max(_DELIMITERS, key=text.count)


def _names(line: bytes) -> list[str]:
    try:
        text = decode(line).removeprefix("\ufeff").strip()
        row = next(csv.reader([text], delimiter=_delimiter(line)), [])
    except (ReadError, csv.Error):
        return []
    return [name.strip().lower() for name in row]
