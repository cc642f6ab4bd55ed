"""A web page -> Article: the body by trafilatura in its precision mode, the rest by metadata."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING

from audio_news.errors import ReadError
from audio_news.models import Article, Block, Role, Skipped
from audio_news.read.dates import time_share
from audio_news.read.language import choose
from audio_news.read.metadata import Metadata, read_metadata
from audio_news.read.names import clean_byline
from audio_news.read.paste.phrases import furniture, is_related
from audio_news.read.reader import ReadOptions
from audio_news.read.source import Source

if TYPE_CHECKING:
    from lxml.etree import _Element
    from lxml.html import HtmlElement

_MARKUP = re.compile(rb"<!doctype html|<html[\s>]|<head[\s>]|<body[\s>]", re.I)
_TAGS = re.compile(rb"</?(?:p|div|h[1-6]|article|section|ul|li|a|span|br)(?:\s[^>]*)?>", re.I)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>", re.I)
_ROLES = {"head": Role.HEADING, "quote": Role.QUOTE, "code": Role.CODE, "p": Role.BODY}


def score(source: Source) -> float:
    """Return how surely it is HTML, told by its tags."""
    head = source.head()
    if source.media_type.startswith(("text/html", "application/xhtml")):
        return 0.9
    named = source.suffix in (".html", ".htm", ".xhtml")
    # Rows of JSON or CSV with pages in them have as many tags, but do not begin with one.
    most = 0.95 if named or head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") else 0.55
    if _MARKUP.search(head):
        return most
    tags = len(_TAGS.findall(head))
    sure = 0.1 * tags + (0.4 if named and tags else 0.0)
    return min(0.9, most, sure) if tags > 2 or named else 0.0


def read(source: Source, options: ReadOptions) -> Iterator[Article]:
    """Yield the page's article."""
    yield read_page(source.text(), source, options)


def read_page(text: str, source: Source, options: ReadOptions) -> Article:
    """Return the article on a page of HTML; ReadError where there is none."""
    tree = _parsed(text, source)
    metadata = read_metadata(tree, source.url)
    blocks, skipped = read_blocks(text, tree)
    title = metadata.title or _first_heading(blocks) or PurePath(source.name).stem
    blocks, more = _body_only(blocks, title, metadata)
    if not any(block.role in (Role.BODY, Role.QUOTE, Role.LIST) for block in blocks):
        raise ReadError(
            f"No article was found on the page {source.name}",
            hint="It may be a list of links or be built by a script; paste its text instead.",
        )
    prose = " ".join(block.text for block in blocks)
    return Article(
        title=title,
        blocks=(Block(Role.HEADLINE, title, "the page's title"), *blocks),
        source=source.name,
        byline=metadata.byline,
        published=metadata.published,
        modified=metadata.modified,
        language=choose(options.language, metadata.language, prose),
        url=metadata.url,
        site=metadata.site,
        image=metadata.image,
        skipped=(*skipped, *more),
    )


def read_blocks(text: str, tree: HtmlElement | None = None) -> tuple[list[Block], list[Skipped]]:
    """Return the blocks of the main text of a page or fragment, and what was left out."""
    from trafilatura import bare_extraction

    document = bare_extraction(
        _DECLARATION.sub("", text),
        favor_precision=True,
        include_comments=False,
        include_tables=True,
        include_images=False,
    )
    body = getattr(document, "body", None)
    found = [] if body is None else [block for child in body for block in _blocks(child)]
    blocks: list[Block] = []
    skipped: list[Skipped] = []
    for block in found:
        why = _unread(block)
        if why:
            skipped.append(Skipped(block.text, why, Role.RELATED))
        elif not blocks or block.text != blocks[-1].text:
            blocks.append(block)
    return (_with_captions(blocks, tree) if tree is not None else blocks), skipped


def _parsed(text: str, source: Source) -> HtmlElement:
    import lxml.html
    from lxml.etree import LxmlError

    try:
        return lxml.html.document_fromstring(_DECLARATION.sub("", text))
    except (LxmlError, ValueError) as err:
        raise ReadError(
            f"The page {source.name} could not be understood", hint="Paste its text instead."
        ) from err


def _blocks(element: _Element) -> Iterator[Block]:
    """Turn one element of trafilatura's tree (TEI-like) into blocks."""
    if element.tag in ("graphic", "lb"):
        return
    if element.tag == "list":
        for item in element.iter("item"):
            yield from _block(Role.LIST, item)
    elif element.tag == "table":
        for row in element.iter("row"):
            cells = (
                " ".join("".join(map(str, cell.itertext())).split()) for cell in row.iter("cell")
            )
            text = ", ".join(cell for cell in cells if cell)
            if text:
                yield Block(Role.TABLE, text, "a table's row")
    elif element.tag == "quote" and len(element):
        for child in element:
            yield from _block(Role.QUOTE, child)
    else:
        yield from _block(_ROLES.get(str(element.tag), Role.BODY), element)


def _block(role: Role, element: _Element) -> Iterator[Block]:
    """Yield an element's text, parted at its line breaks."""
    for br in element.iter("lb"):
        br.tail = "\n" + (br.tail or "")
    for line in "".join(map(str, element.itertext())).split("\n\n"):
        text = " ".join(line.split())
        if text:
            yield Block(role, text, f"<{element.tag}> of the page's main text")


def _unread(block: Block) -> str:
    """Say why a block that trafilatura kept is no part of the article, if it is not."""
    if block.role in (Role.BODY, Role.HEADING, Role.LIST):
        if is_related(block.text):
            return "points to another story"
        if furniture(block.text) >= 1:
            return "known furniture of news sites"
    return ""


def _body_only(
    blocks: list[Block], title: str, metadata: Metadata
) -> tuple[list[Block], list[Skipped]]:
    """Leave out what is in the article's fields already: headline, byline and date at the top."""
    kept: list[Block] = []
    skipped: list[Skipped] = []
    for block in blocks:
        said = block.text.casefold()
        at_top = not any(other.role is Role.BODY for other in kept)
        if at_top and block.role is not Role.LIST and said == title.casefold():
            skipped.append(Skipped(block.text, "repeats the headline", Role.HEADLINE))
        elif at_top and metadata.byline and clean_byline(block.text) == metadata.byline:
            skipped.append(Skipped(block.text, "the byline", Role.BYLINE))
        elif at_top and time_share(block.text) > 0.8:
            skipped.append(Skipped(block.text, "the time of publication", Role.TIME))
        else:
            kept.append(block)
    while kept and kept[-1].role is Role.HEADING:  # the title of a box that was left out
        block = kept.pop()
        skipped.append(Skipped(block.text, "a heading with nothing under it"))
    return kept, skipped


def _first_heading(blocks: list[Block]) -> str | None:
    return next((block.text for block in blocks if block.role is Role.HEADING), None)


def _with_captions(blocks: list[Block], tree: HtmlElement) -> list[Block]:
    """Put the page's captions, which trafilatura drops, before the text they stand before."""
    waiting: list[Block] = []
    before: dict[int, list[Block]] = {}
    index = {block.text[:60]: number for number, block in reversed(list(enumerate(blocks)))}
    for element in tree.iter("figcaption", "p", "h1", "h2", "h3", "li"):
        text = " ".join(element.text_content().split())
        if element.tag == "figcaption" and text:
            waiting.append(Block(Role.CAPTION, text, "<figcaption>"))
        elif (number := index.get(text[:60])) is not None and waiting:
            before.setdefault(number, []).extend(waiting)
            waiting = []
    known = {block.text for block in blocks}
    placed: list[Block] = []
    for number, block in enumerate(blocks):
        placed += [caption for caption in before.get(number, []) if caption.text not in known]
        is_caption = block.text in {other.text for others in before.values() for other in others}
        placed.append(replace(block, role=Role.CAPTION) if is_caption else block)
    return placed
