"""What the search for a page's main text leaves out of it, put back in its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from audio_news.models import Block, Role
from audio_news.read.figures import caption_text, is_caption
from audio_news.read.paste.phrases import call, ends_article, furniture, is_related, related_label
from audio_news.read.tree import Run, holds_more, text_of, tokens

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_KEY = 60
"""Characters by which a block is known again on the page."""
_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6", "summary"})
_STOPS = (".", "!", "?", "…", '"', "”", "»", "“", "’")
_WORDS = 6
"""A paragraph that was left out between two others has so many words at least."""
_PARTS = 3
"""Elements in a box that may be a paragraph or a caption."""
_LINK = 0.6
"""Share of a run in links from which it is one."""


def restored(blocks: Sequence[Block], tree: HtmlElement, found: Sequence[Run]) -> list[Block]:
    """Return the blocks with the page's captions, headings and paragraphs that belong to them.

    `found` are the page's runs of text.
    """
    index = {block.text[:_KEY]: number for number, block in reversed(list(enumerate(blocks)))}
    before: dict[int, list[Block]] = {}
    for number, block in (*_texts(found, index, blocks), *_captions(tree, index)):
        before.setdefault(number, []).append(block)
    captions = {b.text for many in before.values() for b in many if b.role is Role.CAPTION}
    known = {block.text for block in blocks}
    bare = _over_links(found, index)
    placed: list[Block] = []
    for number, block in enumerate(blocks):
        placed += [other for other in before.get(number, []) if other.text not in known]
        if block.text in captions:
            placed.append(Block(Role.CAPTION, block.text, "a picture's caption"))
        elif not (block.role is Role.HEADING and block.text in bare):
            placed.append(block)
    return placed


def _texts(
    found: Sequence[Run], index: dict[str, int], blocks: Sequence[Block]
) -> Iterator[tuple[int, Block]]:
    """Yield headings right above a kept paragraph, and paragraphs among kept ones, with places."""
    last: Run | None = None
    waiting: list[Run] = []
    for run in found:
        number = index.get(run.text[:_KEY])
        if number is None:
            waiting.append(run)
            continue
        is_text = blocks[number].role in (Role.BODY, Role.QUOTE, Role.LIST)
        for place, other in enumerate(waiting):
            if other.block.tag in _HEADINGS:
                right_above = place == len(waiting) - 1 and is_text and last is not None
                if right_above and _is_heading(other.text):
                    yield number, Block(Role.HEADING, other.text, "a heading above kept text")
            elif last is not None and _is_paragraph(other, last, run):
                yield number, Block(Role.BODY, other.text, "a paragraph among the kept ones")
        waiting = []
        last = run if blocks[number].role in (Role.BODY, Role.QUOTE) else last


def _is_heading(text: str) -> bool:
    return not (ends_article(text) or related_label(text) or furniture(text) > 0.6 or call(text))


def _is_paragraph(run: Run, above: Run, below: Run) -> bool:
    """Whether it stands among kept paragraphs of its own kind and says a whole sentence."""
    alike = all(
        other.block.tag == "p" and other.block.getparent() is run.block.getparent()
        for other in (run, above, below)
    )
    return (
        alike
        and not tokens(run.block)
        and len(run.text.split()) >= _WORDS
        and run.text.endswith(_STOPS)
        and not is_link(run)
        and not is_related(run.text)
        and furniture(run.text) + call(run.text) < 0.4
    )


def is_link(run: Run) -> bool:
    """Whether most of a run's text is in links."""
    return run.linked > _LINK


def _over_links(found: Sequence[Run], index: dict[str, int]) -> set[str]:
    """Return the headings that stand over links alone, which were left out."""
    return {
        run.text
        for run, following in pairwise(found)
        if run.block.tag in _HEADINGS and following.text[:_KEY] not in index and is_link(following)
    }


def _captions(tree: HtmlElement, index: dict[str, int]) -> Iterator[tuple[int, Block]]:
    """Yield the captions of pictures with the number of the block that they stand before."""
    waiting: list[Block] = []
    for element in tree.iter("figcaption", "p", "div", "span", "h1", "h2", "h3", "li"):
        if element.tag in ("div", "span") and holds_more(element, _PARTS):
            continue
        if is_caption(element):
            parent = element.getparent()
            text = caption_text(element)
            if text and not (parent is not None and is_caption(parent)):
                waiting.append(Block(Role.CAPTION, text, "a picture's caption"))
        elif waiting and (number := index.get(text_of(element)[:_KEY])) is not None:
            for block in waiting:
                yield number, block
            waiting = []
