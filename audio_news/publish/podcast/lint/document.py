"""A feed's XML, parsed and asked for its elements by the names that the rules use."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from audio_news.publish.podcast.feed import NAMESPACES
from audio_news.publish.podcast.lint.findings import Finding, finding

if TYPE_CHECKING:
    from lxml.etree import _Element


@dataclass(frozen=True, slots=True)
class Node:
    """An element of a feed; names are written as "title" and "itunes:author"."""

    element: _Element

    def all(self, name: str) -> Iterator[Node]:
        """The children of that name."""
        return (Node(child) for child in self.element.iterchildren(_tag(name)))

    def first(self, name: str) -> Node | None:
        return next(self.all(name), None)

    def has(self, name: str) -> bool:
        return self.first(name) is not None

    def text(self, name: str) -> str:
        """The text of the first child of that name; "" where there is none."""
        node = self.first(name)
        return node.own_text if node else ""

    def attribute(self, name: str, attribute: str) -> str:
        """Of the first child of that name."""
        node = self.first(name)
        return node.get(attribute) if node else ""

    def get(self, attribute: str) -> str:
        return (self.element.get(attribute) or "").strip()

    @property
    def own_text(self) -> str:
        return "".join(str(part) for part in self.element.itertext()).strip()


def channel_of(data: bytes) -> Node | Finding:
    """The channel of a feed, or why there is none."""
    from lxml import etree

    if data.lstrip()[:15].lower().startswith((b"<!doctype html", b"<html")):
        return finding("feed-page")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as err:
        return finding("feed-xml", why=err)
    channel = root.find("channel")
    if root.tag != "rss" or root.get("version") != "2.0" or channel is None:
        return finding("feed-rss")
    return Node(channel)


def _tag(name: str) -> str:
    prefix, _, local = name.rpartition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}" if prefix else local
