"""JSON Lines (one object a line), a JSON array or object of articles, read as a stream."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from audio_news.errors import ReadError
from audio_news.models import Article
from audio_news.read.reader import ReadOptions
from audio_news.read.records import record_article
from audio_news.read.source import Source

MAX_LINE_BYTES = 20_000_000
MOST_BROKEN = 100
"""Of an array's objects, after which the rest is given up: each may have to be read to the end."""
_NEXT = re.compile(r",\s*(?=\{)")
_OBJECT = re.compile(r"\{")


def score(source: Source) -> float:
    """Return how surely it is JSON, told by its first object."""
    head = source.head().lstrip(b"\xef\xbb\xbf \t\r\n")
    if (
        not head.startswith((b'{"', b"[{", b"{ ", b"{\n", b"[\n", b"{\r", b"[ {"))
        or b":" not in head
    ):
        return 0.0
    return 0.9 if b'"' in head else 0.0


def read(source: Source, options: ReadOptions) -> Iterator[Article]:
    """Yield an article for each object that has a text; a broken line is passed over."""
    for number, record in _records(source, options):
        name = f"{source.name}#{number}"
        if not isinstance(record, dict):
            options.pass_over(name, "It is not a JSON object")
            continue
        article = record_article(record, name, options)
        if article is not None:
            yield article


def _records(source: Source, options: ReadOptions) -> Iterator[tuple[int, Any]]:
    with source.open() as stream:
        first = stream.readline(MAX_LINE_BYTES)
        if not _is_line(first):
            try:
                document = _document(source)
            except ReadError:
                if not _is_line(_second_line(stream)):
                    if not first.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"["):
                        raise
                    yield from _salvaged(source, options)
                    return
            else:
                yield from document
                return
        stream.seek(0)
        number = 0
        while line := stream.readline(MAX_LINE_BYTES):
            number += 1
            where = f"Line {number} of {source.name}"
            try:
                if not line.endswith(b"\n") and _has_rest(stream):
                    raise ReadError(f"{where} is longer than {MAX_LINE_BYTES // 1_000_000} MB")
                if line.strip():
                    yield number, _parsed(line, where)
            except ReadError as err:
                options.pass_over(f"{source.name}#{number}", err)


def _has_rest(stream: BinaryIO) -> bool:
    """Read a line to its end; whether there was more of it."""
    found = False
    while part := stream.readline(MAX_LINE_BYTES):
        found = True
        if part.endswith(b"\n"):
            break
    return found


def _second_line(stream: BinaryIO) -> bytes:
    stream.seek(0)
    _has_rest(stream)
    return stream.readline(MAX_LINE_BYTES)


def _is_line(line: bytes) -> bool:
    """Whether a first line is an object by itself, so that it is JSON Lines."""
    try:
        return isinstance(json.loads(line.removeprefix(b"\xef\xbb\xbf")), dict)
    except (ValueError, RecursionError):
        return line.rstrip().endswith(b"}") and line.lstrip().startswith(b"{")


def _document(source: Source) -> Iterator[tuple[int, Any]]:
    """One JSON document: an array of articles, one article, or an object that holds such a list."""
    data = _parsed(source.read_bytes(), source.name)
    if isinstance(data, dict):
        lists = [value for value in data.values() if isinstance(value, list) and value]
        data = next((value for value in lists if isinstance(value[0], dict)), [data])
    return enumerate(data if isinstance(data, list) else [data], 1)


def _salvaged(source: Source, options: ReadOptions) -> Iterator[tuple[int, Any]]:
    """The whole objects of an array that is broken, or cut off, somewhere."""
    text = source.read_bytes().decode("utf-8-sig", "replace")
    decode = json.JSONDecoder().raw_decode
    at = number = broken = 0
    while broken < MOST_BROKEN and (opening := _OBJECT.search(text, at)):
        number += 1
        try:
            record, at = decode(text, opening.start())
        except (ValueError, RecursionError) as err:
            broken += 1
            where = f"{source.name}#{number}"
            options.pass_over(where, ReadError(f"{where} is not valid JSON: {err}"))
            after = _NEXT.search(text, opening.end())
            at = after.end() if after else len(text)
        else:
            yield number, record


def _parsed(data: bytes, where: str) -> Any:
    try:
        return json.loads(data.removeprefix(b"\xef\xbb\xbf"))
    except (ValueError, RecursionError) as err:
        raise ReadError(f"{where} is not valid JSON: {err}") from err
