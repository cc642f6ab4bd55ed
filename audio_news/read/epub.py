"""EPUB 2 and 3: each chapter of the spine is an article (zipfile and lxml alone)."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote

from audio_news.errors import ReadError
from audio_news.models import Article, Block, Role
from audio_news.read.dates import stamps
from audio_news.read.fragment import tree_blocks
from audio_news.read.language import choose
from audio_news.read.names import clean_byline
from audio_news.read.reader import ReadOptions
from audio_news.read.source import Source
from audio_news.read.zip import BROKEN

if TYPE_CHECKING:
    from lxml.etree import _Element

MAX_CHAPTER_BYTES = 20_000_000
_FEWEST_WORDS = 20
"""A part with less text than this is a cover, a title page or an imprint."""
_XHTML = ("application/xhtml+xml", "text/html", "application/x-dtbook+xml")


@dataclass(frozen=True, slots=True)
class _Book:
    title: str
    byline: str | None
    published: str | None
    language: str | None
    chapters: tuple[str, ...]
    """Paths within the archive, in reading order."""
    titles: dict[str, str]
    """Chapter titles by path, as the table of contents has them."""


def score(source: Source) -> float:
    """Return 1 for a ZIP whose first member says that it is an EPUB (OCF 3.3, section 4.3)."""
    head = source.head(120)
    if not head.startswith(b"PK\x03\x04"):
        return 0.0
    return 1.0 if b"mimetypeapplication/epub+zip" in head or source.suffix == ".epub" else 0.0


def read(source: Source, options: ReadOptions) -> Iterator[Article]:
    """Yield an article for each chapter; ReadError where the book is broken."""
    try:
        with source.open() as stream, zipfile.ZipFile(stream) as archive:
            book = _book(archive, source)
            for path in book.chapters:
                try:
                    article = _chapter(archive, path, book, source, options)
                except (ReadError, *BROKEN) as err:
                    options.pass_over(f"{source.name}#{path}", err)
                    continue
                if article is not None:
                    yield article
    except (*BROKEN, OSError) as err:
        raise ReadError(f"The book {source.name} is broken: {err}") from err


def _chapter(
    archive: zipfile.ZipFile, path: str, book: _Book, source: Source, options: ReadOptions
) -> Article | None:
    root = _parsed(archive, path)
    body = next((element for element in root.iter() if _name(element) == "body"), root)
    blocks, skipped = tree_blocks(body)
    words = sum(len(block.text.split()) for block in blocks if block.role is not Role.HEADING)
    if words < _FEWEST_WORDS:
        options.pass_over(f"{source.name}#{path}", "It has hardly a text", is_broken=False)
        return None
    title = book.titles.get(path)
    if blocks and blocks[0].role is Role.HEADING:
        heading = blocks.pop(0).text
        title = title or heading
        if title.casefold() not in heading.casefold():
            title = heading
    title = title or book.title
    prose = " ".join(block.text for block in blocks)
    return Article(
        title=title,
        blocks=(Block(Role.HEADLINE, title, "the chapter's title"), *blocks),
        source=f"{source.name}#{path}",
        byline=book.byline,
        published=book.published,
        language=choose(options.language, book.language, prose),
        site=book.title,
        skipped=tuple(skipped),
    )


def _book(archive: zipfile.ZipFile, source: Source) -> _Book:
    """Read the package document that the container names."""
    container = _parsed(archive, "META-INF/container.xml")
    paths = [e.get("full-path") for e in container.iter() if _name(e) == "rootfile"]
    if not paths or not paths[0]:
        raise ReadError(f"The book {source.name} is broken: its container names no package")
    package = _parsed(archive, paths[0])
    base = posixpath.dirname(paths[0])
    items = {e.get("id"): e for e in package.iter() if _name(e) == "item"}
    spine = [
        items[e.get("idref")]
        for e in package.iter()
        if _name(e) == "itemref" and e.get("linear") != "no" and e.get("idref") in items
    ]
    chapters = tuple(
        _joined(base, item.get("href"))
        for item in spine
        if item.get("media-type") in _XHTML and "nav" not in (item.get("properties") or "").split()
    )
    dates = stamps(" ".join(_said(package, "date")))
    return _Book(
        title=next(iter(_said(package, "title")), source.name),
        byline=clean_byline(*_said(package, "creator")),
        published=dates[0].iso if dates else None,
        language=next(iter(_said(package, "language")), None),
        chapters=chapters,
        titles=_contents(archive, base, list(items.values())),
    )


def _contents(archive: zipfile.ZipFile, base: str, items: list[_Element]) -> dict[str, str]:
    """Return chapter titles by path from the navigation document (EPUB 3) or the NCX (EPUB 2)."""
    titles: dict[str, str] = {}
    for item in items:
        nav = "nav" in (item.get("properties") or "").split()
        if not nav and item.get("media-type") != "application/x-dtbncx+xml":
            continue
        path = _joined(base, item.get("href"))
        label = ""
        for element in _parsed(archive, path).iter("{*}*"):
            text = " ".join("".join(map(str, element.itertext())).split())
            if nav and _name(element) == "a" and element.get("href"):
                titles.setdefault(_joined(posixpath.dirname(path), element.get("href")), text)
            elif _name(element) == "text":
                label = text
            elif _name(element) == "content" and element.get("src"):
                titles.setdefault(_joined(posixpath.dirname(path), element.get("src")), label)
    return titles


def _said(package: _Element, name: str) -> list[str]:
    """Return the texts of a Dublin Core element of the package's metadata."""
    found = (
        " ".join((element.text or "").split())
        for element in package.iter()
        if _name(element) == name and "purl.org/dc" in str(element.tag)
    )
    return [text for text in found if text]


def _joined(base: str, href: str | None) -> str:
    return posixpath.normpath(posixpath.join(base, unquote((href or "").split("#")[0])))


def _name(element: _Element) -> str:
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


def _parsed(archive: zipfile.ZipFile, path: str) -> _Element:
    """Parse one member; entities are not resolved and nothing outside is loaded."""
    from lxml import etree

    with archive.open(path) as member:
        data = member.read(MAX_CHAPTER_BYTES)
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as err:
        raise ReadError(f"{path} in the book is not XML: {err.msg}") from err
    if root is None:
        raise ReadError(f"{path} in the book is not XML")
    return root
