"""Superscripts: powers stay in the text, the marks of notes do not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

_RAISED = str.maketrans("0123456789+-−n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻ⁿ")
_POWER = re.compile(r"[+\-−]?\d{1,3}")
_UNIT = re.compile(r"(?:^|[^\w])[^\W_]{1,3}$|[\d)\]]$")
"""Before a power: a unit of a few letters, a number or a bracket; never a whole word."""


def raised(element: _Element, before: str) -> str | None:
    """Return the text of a <sup> that stands after `before`; None where it marks a note."""
    text = "".join(map(str, element.itertext())).strip()
    linked = any(child.tag == "a" for child in element) or _is_mark(element)
    if linked or text.startswith(("[", "(", "*", "†", "‡")):
        return None
    if _POWER.fullmatch(text) is None:
        return text  # "21st"
    return text.translate(_RAISED) if _UNIT.search(before) else None


def text_before(element: _Element) -> str:
    """Return the text right before an element, in its own line."""
    previous, parent = element.getprevious(), element.getparent()
    if previous is not None:
        return (previous.tail or "".join(map(str, previous.itertext())))[-20:]
    return (parent.text or "")[-20:] if parent is not None else ""


def _is_mark(element: _Element) -> bool:
    said = f"{element.get('class') or ''} {element.get('id') or ''}".lower()
    return "footnote" in said or "noteref" in said or "reference" in said
