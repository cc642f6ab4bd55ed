"""WARC 1.0 and 1.1 (a web archive): the article of each page in it, as a stream."""

from __future__ import annotations

import gzip
import logging
import zlib
from collections.abc import Iterator

from audio_news.errors import ReadError
from audio_news.models import Article
from audio_news.read.html import read_page
from audio_news.read.reader import ReadOptions
from audio_news.read.source import Source

_log = logging.getLogger(__name__)

MAX_PAGE_BYTES = 20_000_000
_PAGES = ("text/html", "application/xhtml+xml")


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
    """Yield the article of every page that was answered with 200; pages without one are logged."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    with source.open() as stream:
        try:
            records = ArchiveIterator(stream, record_types=WarcRecordType.response, parse_http=True)
            for record in records:
                http = record.http_headers
                kind = (http.get("Content-Type") or "") if http else ""
                if http is None or http.status_code != 200 or not kind.startswith(_PAGES):
                    continue
                url = (record.headers.get("WARC-Target-URI") or "").strip("<>")
                data = record.reader.read(MAX_PAGE_BYTES)
                if len(data) < min(record.content_length, MAX_PAGE_BYTES):
                    raise ReadError(f"The archive {source.name} is cut off within {url}")
                page = Source(url, data=data, url=url, media_type=kind)
                try:
                    yield read_page(page.text(), page, options)
                except ReadError as err:
                    _log.warning("%s was passed over: %s", url, err)
        except (ValueError, OSError, RuntimeError) as err:
            raise ReadError(f"The archive {source.name} is broken: {err}") from err
