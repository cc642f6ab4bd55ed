"""WordPress eXtended RSS (an export of a blog): its published posts, in flat memory."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from audio_news.errors import ReadError
from audio_news.models import Article
from audio_news.read.reader import ReadOptions
from audio_news.read.records import record_article
from audio_news.read.source import Source

if TYPE_CHECKING:
    from lxml.etree import _Element

_NAMESPACE = re.compile(rb"xmlns:wp\s*=\s*[\"']http://wordpress\.org/export/")
_CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
_CREATOR = "{http://purl.org/dc/elements/1.1/}creator"
_COMMENT = re.compile(r"<!--.*?-->", re.S)
_CAPTION = re.compile(r"\[caption[^\]]*\](.*?)\[/caption\]", re.S | re.I)
_SHORTCODE = re.compile(
    r"\[/?(?:gallery|embed|audio|video|playlist|caption|vc_[a-z_]+|et_pb_[a-z_]+|[a-z]+[_-][a-z_-]+"
    r"|[a-z][a-z0-9]*(?=\s+[a-z_]+=))(?:\s[^\]]*)?/?\]",
    re.I,
)
_BREAK = re.compile(r"\n[ \t]*\n")


def score(source: Source) -> float:
    """Return how surely it is such an export, told by its namespace."""
    return 0.99 if _NAMESPACE.search(source.head(16_384)) else 0.0


def read(source: Source, options: ReadOptions) -> Iterator[Article]:
    """Yield each post; drafts, pages and attachments only where drafts are asked for."""
    from lxml import etree

    authors: dict[str, str] = {}
    site = language = ""
    with source.open() as stream:
        try:
            # huge_tree: posts may be long. Entities stay unresolved, nothing is loaded.
            events = etree.iterparse(
                stream, events=("end",), huge_tree=True, resolve_entities=False, no_network=True
            )
            for _, element in events:
                tag = _local(element)
                if tag == "author":
                    authors[_text(element, "author_login")] = _text(element, "author_display_name")
                elif tag == "title" and _parent(element) == "channel":
                    site = element.text or ""
                elif tag == "language":
                    language = element.text or ""
                elif tag == "item":
                    record = _record(element, authors, site, language)
                    if _wanted(record, options):
                        name = record["url"] or f"{source.name}#{record['id']}"
                        article = record_article(record, name, options)
                        if article is not None:
                            yield article
                    _forget(element)
        except etree.XMLSyntaxError as err:
            raise ReadError(
                f"{source.name} is broken at line {err.lineno}: {err.msg}",
                hint="The export may have been cut off; export it again.",
            ) from err


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


def clean_content(content: str) -> str:
    """Return a post's HTML without Gutenberg's comments and without shortcodes.

    Classic posts have no <p>: WordPress makes paragraphs of blank lines (wpautop), and so
    does this.
    """
    blocks = "<!-- wp:" in content
    content = _COMMENT.sub("", content)
    content = _CAPTION.sub(_as_figure, content)
    content = _SHORTCODE.sub("", content)
    if not blocks and "<p" not in content:
        content = "\n".join(f"<p>{part}</p>" for part in _BREAK.split(content) if part.strip())
    return content


def _as_figure(match: re.Match[str]) -> str:
    text = re.sub(r"<(?:a|img)\b[^>]*>|</a>", "", match[1]).strip()
    return f"<figure><figcaption>{text}</figcaption></figure>"


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


def _forget(element: _Element) -> None:
    """Free an element and its read siblings, so that memory stays flat."""
    element.clear()
    while (previous := element.getprevious()) is not None:
        parent = previous.getparent()
        if parent is None:
            return
        parent.remove(previous)
