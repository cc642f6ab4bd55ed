"""A web page's tree as a reader sees it: without what is hidden, in runs of text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from audio_news.errors import ReadError
from audio_news.read.raised import raised, text_before

if TYPE_CHECKING:
    from lxml.etree import _Element
    from lxml.html import HtmlElement

_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>", re.I)
_UNSHOWN = frozenset({"template", "dialog"})
_HIDDEN = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.I)
_ARTICLE = 3
"""Paragraphs in a hidden part from which it may be the article itself."""
_SILENT = frozenset(
    {"script", "style", "noscript", "head", "iframe", "object", "svg", "form", "button", "select"}
    | {"audio", "video", "nav", "figure", "aside", "menu", "option", "textarea"}
)
_INLINE = frozenset(
    {"a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn"}
    | {"em", "font", "i", "ins", "kbd", "label", "mark", "q", "s", "samp", "small", "span"}
    | {"strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr"}
)
_TOKEN = re.compile(r"[^\W_]+")
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
PARTED = " · "
"""Between two pieces of a run that the page sets apart and its markup glues."""


@dataclass(frozen=True, slots=True)
class Run:
    """Text that stands together on a page, and the block it stands in."""

    text: str
    block: HtmlElement
    linked: float = 0.0
    """Share (0..1) of its characters that are in links."""


def parsed(text: str, name: str) -> HtmlElement:
    """Return the tree of a page as a browser shows it; ReadError where there is none."""
    import lxml.html
    from lxml.etree import LxmlError

    try:
        tree = lxml.html.document_fromstring(_DECLARATION.sub("", text))
    except (LxmlError, ValueError) as err:
        raise ReadError(
            f"The page {name} could not be understood", hint="Paste its text instead."
        ) from err
    elements: list[HtmlElement] = [*tree.iter()]
    for element in elements:
        if element.tag == "sup":
            _emptied(element, raised(element, text_before(element)))
        elif element.tag not in ("html", "body") and is_hidden(element):
            _emptied(element, None)
            element.tag = "span"
    return tree


def _emptied(element: HtmlElement, text: str | None) -> None:
    """Leave of an element only `text`; to take it out would join, and copy, the texts around."""
    del element[:]
    element.text = text


def is_hidden(element: _Element) -> bool:
    """Whether no browser shows an element, unless a script opens it."""
    if local(element) in _UNSHOWN:
        return True
    hidden = "hidden" in element.attrib or _HIDDEN.search(element.get("style") or "") is not None
    # Whole articles are hidden until a script has run, or behind a fading paywall.
    return hidden and sum(1 for _ in islice(element.iter("p", "{*}p"), _ARTICLE)) < _ARTICLE


def local(element: _Element) -> str:
    """Return the name of an element's tag without its namespace; of a comment, nothing."""
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


def holds_more(element: _Element, count: int) -> bool:
    """Whether an element has more than `count` elements in it; len() would count them all."""
    return next(islice(element, count, None), None) is not None


def tokens(element: _Element) -> frozenset[str]:
    """Return the words in what an element is called: class, id, itemprop and rel."""
    said = " ".join(element.get(name) or "" for name in ("class", "id", "itemprop", "rel"))
    return frozenset(word.lower() for word in _TOKEN.findall(_HUMP.sub(" ", said[:500])))


def text_of(element: HtmlElement) -> str:
    """Return an element's text with white space folded."""
    return " ".join(str(element.text_content()).split())


def runs(tree: HtmlElement) -> Iterator[Run]:
    """Yield the page's text in order, parted where a block or a line ends; menus are left out."""
    pieces: list[tuple[str, bool]] = []
    blocks = [tree]
    links = 0
    # An element is met twice: to enter it, and to leave it with the text behind it.
    waiting: list[tuple[HtmlElement, bool]] = [(tree, False)]
    while waiting:
        element, is_left = waiting.pop()
        inline = element.tag in _INLINE
        if is_left or not isinstance(element.tag, str) or element.tag in _SILENT:
            if is_left and not inline:
                yield from _run(pieces, blocks.pop())
            links -= is_left and element.tag == "a"
            pieces.append((element.tail or "", links > 0))
            continue
        if not inline:
            yield from _run(pieces, blocks[-1])
            blocks.append(element)
        links += element.tag == "a"
        pieces.append((element.text or "", links > 0))
        waiting.append((element, True))
        waiting += [(child, False) for child in reversed(element)]


def _run(pieces: list[tuple[str, bool]], block: HtmlElement) -> Iterator[Run]:
    parts: list[str] = []
    last = ""
    for piece, _ in pieces:
        if last and not last.isspace() and piece[:1].isupper() and last.islower():
            parts.append(PARTED)
        parts.append(piece)
        last = piece[-1:] or last
    linked = sum(len(piece) for piece, is_link in pieces if is_link)
    pieces.clear()
    if folded := " ".join("".join(parts).split()):
        yield Run(folded, block, min(1.0, linked / len(folded)))
