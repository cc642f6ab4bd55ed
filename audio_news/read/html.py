"""A web page -> Article: the body by trafilatura in its precision mode, the rest by metadata."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING

from audio_news.errors import ReadError
from audio_news.models import Article, Block, Role, Skipped
from audio_news.read.fragment import fragment_blocks, looks_like_html
from audio_news.read.language import choose
from audio_news.read.metadata import Metadata, read_metadata
from audio_news.read.names import name_share
from audio_news.read.paste import read_text
from audio_news.read.reader import ReadOptions
from audio_news.read.restored import is_link, restored
from audio_news.read.shown import Shown, read_shown
from audio_news.read.source import Source
from audio_news.read.tree import Run, parsed, runs
from audio_news.read.trimmed import trimmed, unread

if TYPE_CHECKING:
    from lxml.etree import _Element
    from lxml.html import HtmlElement

_MARKUP = re.compile(rb"<!doctype html|<html[\s>]|<head[\s>]|<body[\s>]", re.I)
_TAGS = re.compile(rb"</?(?:p|div|h[1-6]|article|section|ul|li|a|span|br)(?:\s[^>]*)?>", re.I)
_ROLES = {"head": Role.HEADING, "quote": Role.QUOTE, "code": Role.CODE, "p": Role.BODY}
_LITTLE, _MUCH = 200, 200_000
"""Characters of a page between which it may be an article in tables and line breaks."""
_PARAGRAPHS = 3
_TEXT = frozenset({Role.BODY, Role.QUOTE, Role.LIST})


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
    tree = parsed(text, source.name)
    metadata = read_metadata(tree, source.url)
    lines = list(runs(tree))
    blocks, skipped = read_blocks(tree, lines)
    if not any(block.role in _TEXT for block in blocks):
        if metadata.body:
            blocks, skipped = _declared(metadata.body)
        else:
            return _as_shown(lines, metadata, source, options)
    title = metadata.title or _first_heading(blocks) or PurePath(source.name).stem
    bodies = [block.text for block in blocks if block.role is Role.BODY]
    shown = read_shown(lines, title, bodies, metadata.description)
    metadata = _completed(metadata, shown)
    blocks, more = trimmed(blocks, title, metadata.byline, shown)
    if not any(block.role in _TEXT for block in blocks):
        raise _no_article(source)
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


def read_blocks(tree: HtmlElement, lines: Sequence[Run]) -> tuple[list[Block], list[Skipped]]:
    """Return the blocks of the main text of a page, and what was left out."""
    from trafilatura import bare_extraction

    document = bare_extraction(
        deepcopy(tree),
        favor_precision=True,
        include_comments=False,
        include_tables=True,
        include_images=False,
    )
    body = getattr(document, "body", None)
    found = [] if body is None else [block for child in body for block in _blocks(child)]
    blocks: list[Block] = []
    skipped: list[Skipped] = []
    judged: dict[Block, str] = {}
    for block in found:
        why = judged.get(block)
        if why is None:
            why = judged[block] = unread(block)
        if why:
            skipped.append(Skipped(block.text, why, Role.RELATED))
        elif not blocks or block.text != blocks[-1].text:
            blocks.append(block)
    return restored(blocks, tree, lines), skipped


def _declared(body: str) -> tuple[list[Block], list[Skipped]]:
    """Return the text that a page built by a script declares in its JSON-LD."""
    if looks_like_html(body):
        return fragment_blocks(body)
    lines = (" ".join(line.split()) for line in body.split("\n"))
    return [Block(Role.BODY, line, "the page's JSON-LD") for line in lines if line], []


def _as_shown(
    shown: Sequence[Run], metadata: Metadata, source: Source, options: ReadOptions
) -> Article:
    """Read a page laid out in tables and line breaks by its lines, as if it had been pasted."""
    lines = [run.text for run in shown if not is_link(run)]
    if metadata.title in lines:
        lines = lines[lines.index(metadata.title) :]
    text = "\n\n".join(lines)
    if not _LITTLE < len(text) < _MUCH:
        raise _no_article(source)
    article = read_text(text, source, options)
    if sum(block.role is Role.BODY for block in article.blocks) < _PARAGRAPHS:
        raise _no_article(source)
    return replace(
        article,
        byline=metadata.byline or article.byline,
        published=metadata.published or article.published,
        modified=metadata.modified or article.modified,
        url=metadata.url,
        site=metadata.site,
        image=metadata.image,
    )


def _no_article(source: Source) -> ReadError:
    return ReadError(
        f"No article was found on the page {source.name}",
        hint="It may be a list of links or be built by a script; paste its text instead.",
    )


def _completed(metadata: Metadata, shown: Shown) -> Metadata:
    """Fill in what only the page itself says; a declared name that is none yields to a shown."""
    byline = metadata.byline
    if shown.byline and (byline is None or name_share(byline) == 0.0):
        byline = shown.byline
    return replace(
        metadata,
        byline=byline,
        published=metadata.published or shown.published,
        modified=metadata.modified or shown.modified,
    )


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


def _first_heading(blocks: list[Block]) -> str | None:
    return next((block.text for block in blocks if block.role is Role.HEADING), None)
