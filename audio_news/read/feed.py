"""RSS, Atom and JSON Feed: each entry's full text, or the page that it links to."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from audio_news.errors import ReadError
from audio_news.models import Article
from audio_news.read.fetch import fetch
from audio_news.read.html import read_page
from audio_news.read.reader import ReadOptions
from audio_news.read.records import record_article, text_blocks
from audio_news.read.source import Source

_log = logging.getLogger(__name__)

FULL_WORDS = 120
"""An entry with fewer words than this and a link is taken for a summary."""
_ROOT = re.compile(rb"<(?:rss|feed|rdf:RDF)[\s>]", re.I)
_JSON_FEED = re.compile(rb'"version"\s*:\s*"https?:\\?/\\?/jsonfeed\.org')


def score(source: Source) -> float:
    """Return how surely it is a feed, told by its root element."""
    head = source.head(8192)
    if _JSON_FEED.search(head):
        return 0.97
    return 0.96 if _ROOT.search(head[:3000]) and b"<html" not in head[:1000].lower() else 0.0


def read(source: Source, options: ReadOptions) -> Iterator[Article]:
    """Yield an article for each entry, newest first as the feed has them."""
    for number, entry in enumerate(_entries(source), 1):
        name = str(entry.get("url") or f"{source.name}#{number}")
        article = record_article(entry, name, options)
        words = sum(len(block.text.split()) for block in article.blocks) if article else 0
        if words < FULL_WORDS and entry.get("url") and not entry.get("full"):
            article = _linked(str(entry["url"]), article, options)
        if article is not None:
            yield article


def _linked(url: str, summary: Article | None, options: ReadOptions) -> Article | None:
    """Return the page that an entry links to; its summary where the page is not to be had."""
    try:
        page = fetch(url, allow_hosts=options.allow_hosts)
        source = Source(url, data=page.data, url=page.url, media_type=page.media_type)
        article = read_page(source.text(), source, options)
    except ReadError as err:
        _log.warning("Only the summary of %s was read: %s", url, err)
        return summary
    if summary is None:
        return article
    return replace(
        article,
        byline=article.byline or summary.byline,
        published=article.published or summary.published,
        site=article.site or summary.site,
    )


def _entries(source: Source) -> Iterator[dict[str, Any]]:
    """Yield entries as records, whatever dialect the feed is in."""
    data = source.read_bytes()
    if _JSON_FEED.search(data[:8192]):
        yield from _json_entries(data, source)
        return
    import feedparser

    feed = feedparser.parse(data, sanitize_html=False)
    if not feed.entries:
        raise ReadError(
            f"The feed {source.name} has no entries",
            hint="It may be empty, or broken off; open it in a browser to see.",
        )
    for entry in feed.entries:
        yield _entry(entry, feed.feed)


def _entry(entry: Any, feed: Any) -> dict[str, Any]:
    bodies = [content.get("value", "") for content in entry.get("content", [])]
    body = max([*bodies, entry.get("summary", "")], key=len)
    names = [person.get("name") for person in entry.get("authors", []) if person.get("name")]
    return {
        "title": _plain(entry.get("title", "")),
        "content": body,
        "byline": names or entry.get("author"),
        "published": entry.get("published"),
        "modified": dict.get(entry, "updated"),  # its own get() warns and gives published
        "language": entry.get("language") or feed.get("language"),
        "url": entry.get("link"),
        "site": _plain(feed.get("title", "")),
        "full": bool(bodies),
    }


def _json_entries(data: bytes, source: Source) -> Iterator[dict[str, Any]]:
    """JSON Feed 1.1."""
    try:
        feed = json.loads(data)
        items = feed["items"]
    except (ValueError, KeyError, TypeError) as err:
        raise ReadError(f"The feed {source.name} is not valid JSON Feed: {err}") from err
    for item in items:
        body = item.get("content_html") or item.get("content_text")
        yield {
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
