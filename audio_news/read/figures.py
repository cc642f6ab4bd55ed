"""The text under a picture, told from the name of its owner."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audio_news.read.tree import holds_more, local, tokens

if TYPE_CHECKING:
    from lxml.etree import _Element

_CREDIT = frozenset({"credit", "credits", "copyright", "photographer", "source", "attribution"})
_PARTS = 3
"""Elements in a caption, at most."""
_CLASSED = frozenset({"p", "div", "span"})


def is_caption(element: _Element) -> bool:
    """Whether an element is the text under a picture, by its tag or its class."""
    if local(element) == "figcaption":
        return True
    if local(element) not in _CLASSED or "caption" not in tokens(element):
        return False
    if holds_more(element, _PARTS):
        return False
    # What has a picture in it is a box around the picture and its caption.
    return next(element.iter("img", "figure", "picture"), None) is None


def caption_text(element: _Element) -> str:
    """Return the text of a caption without the parts that name the picture's owner."""
    parts: list[str] = []
    waiting: list[_Element | str] = [element]
    while waiting:
        part = waiting.pop()
        if isinstance(part, str):
            parts.append(part)
            continue
        owned = part is not element and _is_credit(part)
        if isinstance(part.tag, str) and not owned:
            parts.append(part.text or "")
            for child in reversed(part):
                waiting += [child.tail or "", child]
    return " ".join("".join(parts).split())


def _is_credit(element: _Element) -> bool:
    return local(element) in ("small", "cite") or not _CREDIT.isdisjoint(tokens(element))
