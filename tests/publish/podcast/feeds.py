"""Feeds read back by programs that did not write them, and held against the disk."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import feedparser
import podcastparser  # type: ignore[import-untyped]
from lxml import etree

from audio_news.publish.podcast.feed import NAMESPACES
from tests.publish.podcast.shelves import ADDRESS


@dataclass
class Whole:
    """A feed with all pages of its archive."""

    documents: list[str] = field(default_factory=list)
    guids: list[str] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)


def parsed(file: Path) -> Any:
    """The feed by feedparser, which must have nothing to complain of."""
    found = feedparser.parse(file.read_bytes())
    assert not found.bozo, found.get("bozo_exception")
    return found


def by_podcastparser(file: Path) -> dict[str, Any]:
    with file.open("rb") as stream:
        return podcastparser.parse(ADDRESS + "feed.xml", stream)  # type: ignore[no-any-return]


def xpath(file: Path, path: str) -> list[Any]:
    """Elements, texts or attributes of a feed."""
    return etree.parse(str(file)).xpath(path, namespaces=NAMESPACES)  # type: ignore[return-value]


def whole(folder: Path, *, lengths: bool = True, files: bool = True) -> Whole:
    """Follow a feed through its archive; everything it points at must be there, whole.

    Without `lengths`, audio may have been corrected since the feed was built; without `files`
    only the documents are looked at.
    """
    found, name = Whole(), "feed.xml"
    while name:
        file = folder / name
        found.documents.append(name)
        for element in xpath(file, "//item"):
            if files:
                _check_item(folder, element, lengths)
            found.guids.append(element.findtext("guid"))
            found.titles.append(element.findtext("title"))
        for url in xpath(file, "//itunes:image/@href") if files else ():
            assert (folder / _path(url)).is_file()
        before = xpath(file, "//atom:link[@rel='prev-archive']/@href")
        name = _path(before[0]) if before else ""
        assert name not in found.documents
    assert len(found.guids) == len(set(found.guids))
    return found


def _check_item(folder: Path, element: Any, lengths: bool) -> None:
    enclosure = element.find("enclosure")
    file = folder / _path(enclosure.get("url"))
    size = file.stat().st_size
    assert size == int(enclosure.get("length")) or not lengths, file
    assert enclosure.get("type") == "audio/mpeg"
    for name in ("transcript", "chapters"):
        for node in element.iterfind(f"{{{NAMESPACES['podcast']}}}{name}"):
            assert (folder / _path(node.get("url"))).stat().st_size


def _path(url: str) -> str:
    return unquote(url.removeprefix(ADDRESS))
