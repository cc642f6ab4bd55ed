"""WARC 1.0 and 1.1 (a web archive): the article of each page in it, as a stream."""

from __future__ import annotations

import gzip
import re
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from audio_news.errors import ReadError
from audio_news.models import Article
from audio_news.read.html import read_page
from audio_news.read.reader import ReadOptions
from audio_news.read.source import Source

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

MAX_PAGE_BYTES = 20_000_000
_PAGES = ("text/html", "application/xhtml+xml")
_PLAIN = re.compile(rb"WARC/1\.\d\r?\n[A-Z]")
_PACKED = re.compile(rb"\x1f\x8b\x08")
_IN_GZIP = "Gzip"
"""What fastwarc's word for a broken gzip member begins with."""
_LOOK_BYTES = 1 << 20


def score(source: Source) -> float:
    """Return 1 for a WARC, plain or gzipped, told by its version line."""
    head = source.head(4096)
    if head.startswith(b"\x1f\x8b"):
        try:
            with source.open() as stream, gzip.GzipFile(fileobj=stream) as unpacked:
                head = unpacked.read(8)
        except (OSError, EOFError, zlib.error):
            return 0.0
    return 1.0 if head.startswith(b"WARC/1.") else 0.0


def read(source: Source, options: ReadOptions) -> Iterator[Article]:
    """Yield the article of every page that was answered with 200; others are passed over.

    ReadError where the archive is broken, and no whole record comes after that.
    """
    with source.open() as stream:
        for page in _pages(source, stream, options):
            try:
                yield read_page(page.text(), page, options)
            except ReadError as err:
                options.pass_over(page.name, err)


def _pages(source: Source, stream: BinaryIO, options: ReadOptions) -> Iterator[Source]:
    """The pages, each once the record after it was found: a wrong length is told by that alone."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    start = at = 0
    while True:
        stream.seek(start)
        held: Source | None = None
        found_any = False
        try:
            for record in ArchiveIterator(
                stream, record_types=WarcRecordType.response, parse_http=True
            ):
                if held:
                    yield held
                held, at, found_any = None, record.stream_pos, True
                held = _page(record)
            if held:
                yield held
            return
        except (ValueError, OSError, RuntimeError, EOFError) as err:
            trouble = err
        is_next = found_any and _IN_GZIP in str(trouble)  # for each is packed by itself
        if held and is_next:
            yield held
        elif held:
            options.pass_over(held.name, f"The record or the next one is broken: {trouble}")
        found = _next_record(stream, max(start, at) + 1)
        if found is None:
            raise ReadError(f"The archive {source.name} is broken: {trouble}") from trouble
        if not held and not is_next:
            options.pass_over(f"{source.name}#{max(start, at)}", f"It is broken: {trouble}")
        start = found


def _page(record: WarcRecord) -> Source | None:
    """The page in a record; None where it is none. Raises EOFError."""
    http = record.http_headers
    kind = (http.get("Content-Type") or "") if http else ""
    if http is None or http.status_code != 200 or not kind.startswith(_PAGES):
        return None
    url = (record.headers.get("WARC-Target-URI") or "").strip("<>")
    data = record.reader.read(MAX_PAGE_BYTES)
    if len(data) < min(record.content_length, MAX_PAGE_BYTES):
        raise EOFError(f"It is cut off within {url}")
    return Source(url, data=data, url=url, media_type=kind)


def _next_record(stream: BinaryIO, start: int) -> int | None:
    """Where a record seems to begin, from an offset on; None where none does."""
    stream.seek(0)
    begins = _PACKED if stream.read(2) == b"\x1f\x8b" else _PLAIN
    stream.seek(start)
    before = b""
    while data := stream.read(_LOOK_BYTES):
        if match := begins.search(before + data):
            return start - len(before) + match.start()
        start += len(data)
        before = data[-16:]
    return None
