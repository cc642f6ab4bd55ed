"""Word documents (Office Open XML, ECMA-376): paragraphs by their styles, with zipfile and lxml."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import PurePath
from typing import TYPE_CHECKING

from audio_news.errors import ReadError
from audio_news.models import Article, Block, Role
from audio_news.read.dates import stamps
from audio_news.read.language import choose
from audio_news.read.names import clean_byline
from audio_news.read.reader import ReadOptions
from audio_news.read.source import Source
from audio_news.read.zip import BROKEN

if TYPE_CHECKING:
    from lxml.etree import _Element

MAX_PART_BYTES = 50_000_000
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STYLES = (  # by the beginning of a style's name, in lower case
    ("title", Role.HEADLINE),
    ("subtitle", Role.STANDFIRST),
    ("heading", Role.HEADING),
    ("list", Role.LIST),
    ("caption", Role.CAPTION),
    ("author", Role.BYLINE),
    ("date", Role.TIME),
    ("block text", Role.QUOTE),
    ("quote", Role.QUOTE),
    ("intense quote", Role.QUOTE),
    ("footnote", Role.NOTE),
)


def score(source: Source) -> float:
    """Return how surely it is a Word document, told by the parts in the ZIP."""
    if source.head(4) != b"PK\x03\x04":
        return 0.0
    try:
        with source.open() as stream, zipfile.ZipFile(stream) as archive:
            return 0.98 if "word/document.xml" in archive.namelist() else 0.0
    except (*BROKEN, OSError):
        return 0.0


def read(source: Source, options: ReadOptions) -> Iterator[Article]:
    """Yield the document's one article; ReadError where it is broken or holds no paragraph."""
    try:
        with source.open() as stream, zipfile.ZipFile(stream) as archive:
            styles = _style_names(archive)
            blocks = list(_blocks(_part(archive, "word/document.xml"), styles))
            about = _properties(archive)
    except (*BROKEN, OSError) as err:
        raise ReadError(f"The document {source.name} is broken: {err}") from err
    title = next((block.text for block in blocks if block.role is Role.HEADLINE), "")
    if not title and blocks and blocks[0].role is Role.HEADING:
        title = blocks.pop(0).text
    signed = [block.text for block in blocks if block.role is Role.BYLINE]
    dated = " ".join(block.text for block in blocks if block.role is Role.TIME)
    rest = [b for b in blocks if b.role not in (Role.HEADLINE, Role.BYLINE, Role.TIME)]
    if not any(block.role in (Role.BODY, Role.LIST, Role.QUOTE) for block in rest):
        raise ReadError(f"No article was found in {source.name}", hint="It holds no paragraph.")
    title = title or about.get("title") or PurePath(source.name).stem
    created = stamps(dated) or stamps(about.get("created", ""))
    yield Article(
        title=title,
        blocks=(Block(Role.HEADLINE, title, "the document's title"), *rest),
        source=source.name,
        byline=clean_byline(*signed) or clean_byline(about.get("creator", "")),
        published=created[0].iso if created else None,
        language=choose(
            options.language, about.get("language"), " ".join(block.text for block in rest)
        ),
    )


def _blocks(document: _Element, styles: dict[str, str]) -> Iterator[Block]:
    """Yield the paragraphs, and a table's rows, in order."""
    body = document.find(f"{_W}body")
    for element in body if body is not None else []:
        if element.tag == f"{_W}tbl":
            for row in element.iter(f"{_W}tr"):
                cells = (" ".join(_text(cell).split()) for cell in row.iter(f"{_W}tc"))
                if text := ", ".join(cell for cell in cells if cell):
                    yield Block(Role.TABLE, text, "a table's row")
            continue
        # A content control holds paragraphs; a paragraph's own text boxes go with its text.
        inside = [element] if element.tag == f"{_W}p" else element.iter(f"{_W}p")
        for paragraph in inside:
            text = " ".join(_text(paragraph).split())
            if text:
                style = styles.get(_value(paragraph, f"{_W}pPr/{_W}pStyle"), "")
                numbered = paragraph.find(f"{_W}pPr/{_W}numPr") is not None
                yield Block(_role(style, numbered), text, f"style {style or 'Normal'}")


def _role(style: str, numbered: bool) -> Role:
    for name, role in _STYLES:
        if style.startswith(name):
            return role
    return Role.LIST if numbered else Role.BODY


def _text(element: _Element) -> str:
    """Return the text of runs as it stands after tracked changes: what was deleted is not w:t."""
    parts = []
    for child in element.iter(f"{_W}t", f"{_W}tab", f"{_W}br", f"{_W}p"):
        parts.append((child.text or "") if child.tag == f"{_W}t" else " ")
    return "".join(parts)


def _value(element: _Element, path: str) -> str:
    found = element.find(path)
    return (found.get(f"{_W}val") or "") if found is not None else ""


def _style_names(archive: zipfile.ZipFile) -> dict[str, str]:
    """Return style names in lower case by id; ids are translated by Word, names are not."""
    if "word/styles.xml" not in archive.namelist():
        return {}
    return {
        style.get(f"{_W}styleId") or "": _value(style, f"{_W}name").lower()
        for style in _part(archive, "word/styles.xml").iter(f"{_W}style")
    }


def _properties(archive: zipfile.ZipFile) -> dict[str, str]:
    """Return the core properties (title, creator, created, language) by local name."""
    if "docProps/core.xml" not in archive.namelist():
        return {}
    return {
        element.tag.rpartition("}")[2]: (element.text or "").strip()
        for element in _part(archive, "docProps/core.xml")
        if isinstance(element.tag, str)
    }


def _part(archive: zipfile.ZipFile, name: str) -> _Element:
    from lxml import etree

    with archive.open(name) as stream:
        data = stream.read(MAX_PART_BYTES)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as err:
        raise ReadError(f"{name} in the document is not XML: {err.msg}") from err
