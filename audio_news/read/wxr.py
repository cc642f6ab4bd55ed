"""WordPress eXtended RSS (an export of a blog): its published posts, in flat memory."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from audio_news.errors import ReadError
from audio_news.models import Article
from audio_news.read.reader import ReadOptions
from audio_news.read.records import record_article
from audio_news.read.shortcodes import clean_content
from audio_news.read.source import Source

if TYPE_CHECKING:
    from lxml.etree import _Element

_NAMESPACE = re.compile(rb"xmlns:wp\s*=\s*[\"']http://wordpress\.org/export/")
MAX_ITEM_BYTES = 50_000_000
_READ_BYTES = 1 << 18
_CHANNEL = re.compile(rb".*?<channel\b[^>]*>", re.S)
_ITEM = re.compile(rb"(?=<item[\s>])")
_ITEM_END = re.compile(rb"(?s:.*)</item\s*>")
_END = re.compile(rb"</channel\s*>\s*</rss\s*>")
_POST_ID = re.compile(rb"<wp:post_id>\s*(\d{1,20})\s*<")
_PLACE = re.compile(r", line \d+, column \d+$")
_CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
_CREATOR = "{http://purl.org/dc/elements/1.1/}creator"


def score(source: Source) -> float:
    """Return how surely it is such an export, told by its namespace."""
    return 0.99 if _NAMESPACE.search(source.head(16_384)) else 0.0


def read(source: Source, options: ReadOptions) -> Iterator[Article]:
    """Yield each post; drafts, pages and attachments only where drafts are asked for.

    Every item is parsed by itself, so that one that is not well-formed costs no other. Raises
    ReadError where the export breaks off.
    """
    from lxml import etree

    with source.open() as stream:
        pieces = _pieces(stream)
        head = next(pieces, b"")
        channel, line = _Channel(head), 1 + head.count(b"\n")
        last = head
        for last in _items(pieces, channel):
            try:
                record = channel.record(last)
            except etree.XMLSyntaxError as err:
                number = _POST_ID.search(last)
                what = number[1].decode() if number else f"line {line}"
                where = line + (err.lineno or 1) - channel.lines
                why = _PLACE.sub("", str(err.msg))
                options.pass_over(f"{source.name}#{what}", f"It is no XML at line {where}: {why}")
            else:
                if _wanted(record, options):
                    name = record["url"] or f"{source.name}#{record['id']}"
                    article = record_article(record, name, options)
                    if article is not None:
                        yield article
            line += last.count(b"\n")
    if not _END.search(last):
        raise ReadError(
            f"{source.name} breaks off at line {line}",
            hint="The export may have been cut off; export it again.",
        )


class _Channel:
    """What an export says of all its items."""

    def __init__(self, head: bytes) -> None:
        """`head` is the export up to its first item."""
        start = _CHANNEL.match(head)
        self._before = start[0] if start else b""
        self.lines = 1 + self._before.count(b"\n")
        self._after = b"</channel></rss>" if start else b""
        self._authors: dict[str, str] = {}
        self._site = self._language = ""
        root = _parsed(head, recover=True)
        for element in root.iter() if root is not None else ():
            tag = _local(element)
            if tag == "author":
                login = _text(element, "author_login")
                self._authors[login] = _text(element, "author_display_name")
            elif tag == "title" and _parent(element) == "channel":
                self._site = element.text or ""
            elif tag == "language":
                self._language = element.text or ""

    def record(self, item: bytes) -> dict[str, str]:
        """The fields of an item. Raises XMLSyntaxError."""
        end = _ITEM_END.search(item)
        root = _parsed(self._before + (item[: end.end()] if end else item) + self._after)
        assert root is not None  # only where a parser recovers
        element = next(element for element in root.iter() if _local(element) == "item")
        return _record(element, self._authors, self._site, self._language)

    def has_item(self, item: bytes) -> bool:
        """Whether it is a whole one."""
        from lxml import etree

        try:
            return bool(self.record(item))
        except etree.XMLSyntaxError:
            return False


def _items(pieces: Iterator[bytes], channel: _Channel) -> Iterator[bytes]:
    """The items; one with the word "<item>" in its text is put together again."""
    held = b""
    for piece in pieces:
        if held and not (_ITEM_END.search(piece) and channel.has_item(held + piece)):
            yield held
            held = b""
        held += piece
        if _ITEM_END.search(held):
            yield held
            held = b""
    if held:
        yield held


def _pieces(stream: BinaryIO) -> Iterator[bytes]:
    """The export, cut before each "<item>"."""
    rest = b""
    while data := stream.read(_READ_BYTES):
        *whole, rest = _ITEM.split(rest + data)
        yield from filter(None, whole)
        if len(rest) > MAX_ITEM_BYTES:
            raise ReadError(f"An item is longer than {MAX_ITEM_BYTES // 1_000_000} MB")
    if rest:
        yield rest


def _parsed(data: bytes, *, recover: bool = False) -> _Element | None:
    """The root; huge_tree, as posts may be long. No entity is resolved, nothing is loaded.

    None where nothing of it is XML and the parser is to `recover`. Raises XMLSyntaxError.
    """
    from lxml import etree

    parser = etree.XMLParser(
        huge_tree=True, resolve_entities=False, no_network=True, recover=recover
    )
    try:
        return etree.fromstring(data, parser) if data.strip() else None
    except etree.XMLSyntaxError:
        if recover:
            return None
        raise


def _wanted(record: dict[str, str], options: ReadOptions) -> bool:
    if record["type"] == "post":
        return True  # a draft is told by its status
    return options.include_drafts and record["type"] == "page"


def _record(item: _Element, authors: dict[str, str], site: str, language: str) -> dict[str, str]:
    login = (item.findtext(_CREATOR) or "").strip()
    return {
        "id": _text(item, "post_id"),
        "type": _text(item, "post_type"),
        "status": _text(item, "status"),
        "title": item.findtext("title") or "",
        "content": clean_content(item.findtext(_CONTENT) or ""),
        "byline": authors.get(login) or login,
        # The local time has no zone; pubDate has, so the exact one is made of the GMT field.
        "published": _gmt(_text(item, "post_date_gmt")),
        "modified": _gmt(_text(item, "post_modified_gmt")),
        "url": item.findtext("link") or "",
        "site": site,
        "language": language,
    }


def _gmt(value: str) -> str:
    return "" if not value or value.startswith("0000") else f"{value.strip()}Z"


def _local(element: _Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _parent(element: _Element) -> str:
    parent = element.getparent()
    return _local(parent) if parent is not None else ""


def _text(element: _Element, name: str) -> str:
    """Return the text of a child in any version of WordPress's namespace."""
    return next(((child.text or "").strip() for child in element if _local(child) == name), "")
