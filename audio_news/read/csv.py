"""A table in CSV or TSV with a line of names, one article a row, read as a stream."""

from __future__ import annotations

import csv
import io
from collections import deque
from collections.abc import Iterator

from audio_news.errors import ReadError
from audio_news.models import Article
from audio_news.read.reader import ReadOptions
from audio_news.read.records import ALIASES, has_text, record_article
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
    """Yield an article for each row with a text; ReadError where no column holds texts.

    A row with a quote that nothing closes costs itself, and none of the rows after it.
    """
    csv.field_size_limit(MAX_FIELD_CHARACTERS)
    head = source.head(65_536)
    encoding = _encoding(head)
    with source.open() as stream:
        text = io.TextIOWrapper(stream, encoding=encoding, errors="replace", newline="")
        rows = _rows(text, _delimiter(head.split(b"\n", 1)[0]))
        _, names = next(rows, (1, []))
        if isinstance(names, csv.Error) or not has_text(names, options):
            raise _no_text(source, [] if isinstance(names, csv.Error) else names)
        for number, (line, row) in enumerate(rows, 1):
            name = f"{source.name}#{number}"
            if isinstance(row, csv.Error):
                options.pass_over(name, f"Line {line} of {source.name} is broken: {row}")
                continue
            article = record_article(dict(zip(names, row, strict=False)), name, options)
            if article is not None:
                yield article


def _rows(text: io.TextIOWrapper, delimiter: str) -> Iterator[tuple[int, list[str] | csv.Error]]:
    """Each row with the number of its first line.

    Where the quotes of a row do not come out even, its first line is taken alone, and the row
    begins anew with the next one.
    """
    ahead, taken, line = deque[str](), list[str](), 1

    def lines() -> Iterator[str]:
        while found := ahead.popleft() if ahead else text.readline(MAX_FIELD_CHARACTERS):
            taken.append(found)
            yield found

    reader = csv.reader(lines(), delimiter=delimiter, strict=True)
    while True:
        taken.clear()
        try:
            if row := next(reader):
                yield line, row
        except StopIteration:
            return
        except csv.Error as err:
            ahead.extendleft(reversed(taken[1:]))
            del taken[1:]
            yield line, _alone(taken[0], delimiter) or err
            reader = csv.reader(lines(), delimiter=delimiter, strict=True)
        line += len(taken)


def _alone(line: str, delimiter: str) -> list[str] | None:
    """A line with odd quotes as a row by itself; None where one is left open."""
    try:
        row = next(csv.reader([line], delimiter=delimiter))
    except csv.Error:
        return None
    return None if row[-1].endswith(("\n", "\r")) else row


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
