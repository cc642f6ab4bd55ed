"""HTML that is an article's body and nothing else (of a feed, an archive, a book) -> blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from audio_news.models import Block, Role, Skipped
from audio_news.read.figures import caption_text, is_caption
from audio_news.read.paste.phrases import furniture, is_related
from audio_news.read.raised import raised
from audio_news.read.tree import is_hidden

if TYPE_CHECKING:
    from lxml.etree import _Element

_TAG = re.compile(
    r"<(?:p|div|br|h[1-6]|ul|ol|li|blockquote|figure|a|em|strong|span|img)\b[^>]*>", re.I
)
_DROPPED = frozenset(
    {"script", "style", "template", "iframe", "object", "svg", "form", "button", "nav", "noscript"}
    | {"audio", "video", "head", "select", "dialog"}
)
_ROLES = {
    **{f"h{level}": Role.HEADING for level in range(1, 7)},
    "li": Role.LIST,
    "blockquote": Role.QUOTE,
    "figcaption": Role.CAPTION,
    "pre": Role.CODE,
    "tr": Role.TABLE,
    "dt": Role.LIST,
    "dd": Role.LIST,
}
_BLOCKS = frozenset(_ROLES) | {
    *("p", "div", "section", "article", "main", "body", "ul", "ol", "dl", "figure", "table", "hr"),
    *("tbody", "thead", "header", "footer", "aside", "address", "html"),
}

FOOTNOTE = "footnote"
_EPUB_TYPE = "{http://www.idpf.org/2007/ops}type"
_FOOTNOTES = frozenset(
    {"footnote", "footnotes", "endnote", "endnotes", "rearnotes", "noteref", "footnote-ref"}
    | {"doc-footnote", "doc-endnote", "doc-endnotes", "doc-noteref", "footnote-back"}
)


def looks_like_html(text: str) -> bool:
    """Whether a text has tags in it."""
    return _TAG.search(text[:20_000]) is not None


def fragment_blocks(html: str) -> tuple[list[Block], list[Skipped]]:
    """Return the blocks of an HTML fragment in order, and what was left out of it."""
    import lxml.html
    from lxml.etree import LxmlError

    try:
        root = lxml.html.fragment_fromstring(
            re.sub(r"^\s*<\?xml[^>]*\?>", "", html), create_parent="div"
        )
    except (LxmlError, ValueError):  # no tree can be made of it, as of NUL characters
        return [], [Skipped(html[:200], "HTML that cannot be understood")]
    return tree_blocks(root)


def tree_blocks(root: _Element) -> tuple[list[Block], list[Skipped]]:
    """As fragment_blocks, of a tree; namespaces of XHTML are passed over."""
    blocks: list[Block] = []
    skipped: list[Skipped] = []
    for role, text, tag in _walk(root, Role.BODY, "p"):
        if tag == FOOTNOTE:
            skipped.append(Skipped(text, "a footnote", Role.NOTE))
        elif is_related(text):
            skipped.append(Skipped(text, "points to another story", Role.RELATED))
        elif role in (Role.BODY, Role.HEADING) and furniture(text) >= 1:
            skipped.append(Skipped(text, "known furniture of news sites"))
        else:
            blocks.append(Block(role, text, f"<{tag}>"))
    return blocks, skipped


def _name(element: _Element) -> str:
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


def _walk(element: _Element, role: Role, tag: str) -> Iterator[tuple[Role, str, str]]:
    """Yield (role, text, tag) of each run of inline text; two line breaks part paragraphs."""
    run: list[str] = [element.text or ""]
    for child in element:
        name = _name(child)
        if name and is_hidden(child):
            run.append(child.tail or "")
            continue
        if name and _is_footnote(child):
            noted = " ".join("".join(map(str, child.itertext())).split())
            if name in _BLOCKS and noted:
                yield Role.NOTE, noted, FOOTNOTE
        elif name in _BLOCKS:
            yield from _paragraphs("".join(run), role, tag)
            run = []
            inner = _ROLES.get(name, role)
            if is_caption(child):
                yield from _paragraphs(caption_text(child), Role.CAPTION, name)
            elif name == "tr":
                cells = (" ".join("".join(map(str, cell.itertext())).split()) for cell in child)
                yield from _paragraphs(", ".join(cell for cell in cells if cell), inner, name)
            else:
                # A paragraph inside a quotation or an item stays what they are.
                yield from _walk(child, inner, name if name in _ROLES or name == "p" else tag)
        elif name == "br":
            run.append("\n")
        elif name == "sup":
            run.append(raised(child, run[-1]) or "")
        elif name and name not in _DROPPED:
            run += _inline(child)
        run.append(child.tail or "")
    yield from _paragraphs("".join(run), role, tag)


def _is_footnote(element: _Element) -> bool:
    """Whether it is a footnote, or the mark of one in the text (EPUB 3 and DPUB-ARIA terms)."""
    said = (element.get("role"), element.get("class"), element.get(_EPUB_TYPE))
    return not _FOOTNOTES.isdisjoint(" ".join(filter(None, said)).lower().split())


def _inline(element: _Element) -> list[str]:
    parts = [element.text or ""]
    for child in element:
        name = _name(child)
        if name in ("br", "p", "div"):
            parts.append("\n\n" if name != "br" else "\n")
        if name == "sup":
            parts.append(raised(child, "".join(parts[-2:])) or "")
        elif name and name not in _DROPPED and not (_is_footnote(child) or is_hidden(child)):
            parts += _inline(child)
        parts.append(child.tail or "")
    return parts


def _paragraphs(text: str, role: Role, tag: str) -> Iterator[tuple[Role, str, str]]:
    parts = [text.strip()] if role is Role.CODE else re.split(r"\n[ \t\r]*\n", text)
    for part in parts:
        folded = part if role is Role.CODE else " ".join(part.split())
        if folded:
            yield role, folded, tag
