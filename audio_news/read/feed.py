"""RSS, Atom and JSON Feed: each entry's full text, or the page that it links to."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from io import BytesIO
from typing import Any

from audio_news.errors import ReadError
from audio_news.models import Article
from audio_news.read.addresses import joined
from audio_news.read.fetch import Page, fetch
from audio_news.read.html import read_page
from audio_news.read.reader import ReadOptions, finished
from audio_news.read.records import record_article, text_blocks
from audio_news.read.source import Source

_log = logging.getLogger(__name__)

FULL_WORDS = 120
"""An entry with fewer words than this and a link is taken for a summary."""
_ROOT = re.compile(rb"<(?:rss|feed|rdf:RDF)[\s>]", re.I)
_JSON_FEED = re.compile(rb'"version"\s*:\s*"https?:\\?/\\?/jsonfeed\.org')
_END = re.compile(rb"</(?:rss|feed|rdf:RDF)\s*>|<(?:rss|feed|rdf:RDF)\b[^>]*/>", re.I)


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a feed, before the page that it links to is fetched."""

    key: str
    """Its id, else its address, else its place in the feed."""
    url: str | None
    article: Article | None
    """What the feed itself holds of it; None where that is no text at all."""
    is_whole: bool
    """Whether that is all of it, and no summary of the page."""
    digest: str
    """Of all that the feed says of it: another one where an editor touched the entry."""


def score(source: Source) -> float:
    """Return how surely it is a feed, told by its root element."""
    head = source.head(8192)
    if _JSON_FEED.search(head):
        return 0.97
    return 0.96 if _ROOT.search(head[:3000]) and b"<html" not in head[:1000].lower() else 0.0


def read(source: Source, options: ReadOptions) -> Iterator[Article]:
    """Yield an article for each entry, newest first as the feed has them."""
    for entry in entries(source, options):
        article = entry.article if entry.is_whole else _linked(entry, options)
        if article is not None:
            yield article
        elif entry.url is None:
            options.pass_over(f"{source.name}#{entry.key}", "It has no text")


def entries(source: Source, options: ReadOptions) -> Iterator[Entry]:
    """Yield what the feed itself says, and fetch nothing. Raises ReadError where it is none."""
    quiet = replace(options, passed_over=lambda passed: None)  # the page may have what is missing
    for number, fields in enumerate(_entries(source, options), 1):
        if fields is None:
            continue
        url = joined(None, str(fields.get("url") or "")) or None
        key = str(fields.pop("id", None) or url or number)
        article = record_article(fields, url or f"{source.name}#{key}", quiet)
        words = sum(len(block.text.split()) for block in article.blocks) if article else 0
        is_whole = words >= FULL_WORDS or bool(fields.get("full")) or url is None
        digest = sha256(repr(sorted(fields.items())).encode("utf-8", "replace")).hexdigest()
        yield Entry(key, url, article, is_whole, digest)


def check_whole(source: Source) -> None:
    """Raise ReadError for a feed that ends in the middle, whose last entry may be half a one.

    An entry by itself cannot tell; a parser as lenient as ours gives it all the same.
    """
    data = source.read_bytes()
    if not _JSON_FEED.search(data[:8192]) and not _END.search(data[-4096:]):
        raise ReadError(f"The feed {source.name} breaks off", hint="It is read again later.")


def page_article(entry: Entry, page: Page, options: ReadOptions) -> Article:
    """Return the article on the page that an entry links to. Raises ReadError."""
    name = entry.url or page.url
    source = Source(name, data=page.data, url=page.url, media_type=page.media_type)
    article = finished(read_page(source.text(), source, options))
    summary = entry.article
    if summary is None:
        return article
    return replace(
        article,
        byline=article.byline or summary.byline,
        published=article.published or summary.published,
        site=article.site or summary.site,
    )


def _linked(entry: Entry, options: ReadOptions) -> Article | None:
    """Return the page that an entry links to; its summary where the page is not to be had."""
    try:
        page = fetch(entry.url or "", allow_hosts=options.allow_hosts)
        return page_article(entry, page, options)
    except ReadError as err:
        if entry.article is None:
            options.pass_over(entry.url or entry.key, err)
        else:
            _log.warning("Only the summary of %s was read: %s", entry.url, err)
        return entry.article


def _entries(source: Source, options: ReadOptions) -> Iterator[dict[str, Any] | None]:
    """Yield entries as records, whatever dialect the feed is in; None for one that is broken."""
    data = source.read_bytes()
    if _JSON_FEED.search(data[:8192]):
        yield from _json_entries(data, source, options)
        return
    feed = _parsed(data, source)
    if not feed.entries:
        raise ReadError(
            f"The feed {source.name} has no entries",
            hint="It may be empty, or broken off; open it in a browser to see.",
        )
    for number, entry in enumerate(feed.entries, 1):
        try:
            yield _entry(entry, feed.feed)
        except Exception as err:  # noqa: BLE001 - feedparser's entries have odd values where a feed is odd
            _log.info("%s", source.name, exc_info=True)
            options.pass_over(f"{source.name}#{number}", f"It cannot be read: {err!r}")
            yield None


def _parsed(data: bytes, source: Source) -> Any:
    """RSS and Atom."""
    import feedparser

    try:
        return feedparser.parse(BytesIO(data), sanitize_html=False)
    except Exception as err:  # feedparser trips over some feeds, in ways it does not name
        raise ReadError(
            f"The feed {source.name} cannot be parsed: {err!r}",
            hint="See what a feed validator says of it.",
        ) from err


def _entry(entry: Any, feed: Any) -> dict[str, Any]:
    bodies = [content.get("value") or "" for content in entry.get("content", [])]
    body = max([*bodies, entry.get("summary") or ""], key=len)
    names = [person.get("name") for person in entry.get("authors", []) if person.get("name")]
    return {
        "id": entry.get("id"),
        "title": _plain(entry.get("title") or ""),
        "content": body,
        "byline": names or entry.get("author"),
        "published": entry.get("published"),
        "modified": dict.get(entry, "updated"),  # its own get() warns and gives published
        "language": entry.get("language") or feed.get("language"),
        "url": entry.get("link"),
        "site": _plain(feed.get("title") or ""),
        "full": bool(bodies),
    }


def _json_entries(
    data: bytes, source: Source, options: ReadOptions
) -> Iterator[dict[str, Any] | None]:
    """JSON Feed 1.1."""
    try:
        feed = json.loads(data)
        items = list(feed["items"])
    except (ValueError, KeyError, TypeError, RecursionError) as err:
        raise ReadError(f"The feed {source.name} is not valid JSON Feed: {err}") from err
    for number, item in enumerate(items, 1):
        if not isinstance(item, dict):
            options.pass_over(f"{source.name}#{number}", "It is not a JSON object")
            yield None
            continue
        body = item.get("content_html") or item.get("content_text")
        yield {
            "id": item.get("id"),
            "title": item.get("title"),
            "content": body or item.get("summary") or "",
            "byline": item.get("authors") or item.get("author"),
            "published": item.get("date_published"),
            "modified": item.get("date_modified"),
            "language": item.get("language") or feed.get("language"),
            "url": item.get("url"),
            "site": feed.get("title"),
            "image": item.get("image"),
            "full": bool(body),
        }


def _plain(html: str) -> str:
    """Return a title without tags or entities."""
    blocks, _ = text_blocks(html if "<" in html else f"<p>{html}</p>")
    return " ".join(block.text for block in blocks) or html
