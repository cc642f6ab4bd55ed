"""The feed: RSS 2.0 with the itunes, podcast, content and atom namespaces, a page at a time.

Sources: RSS 2.0; Apple's "A Podcaster's Guide to RSS"; the podcast namespace 1.0; RFC 5005
(archived feeds, section 4); RFC 4287 for atom:link; RFC 5322 dates.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from email.utils import format_datetime
from typing import TYPE_CHECKING

from audio_news.publish.item import Item, moment
from audio_news.publish.podcast import notes
from audio_news.publish.podcast.channel import FEED, Channel
from audio_news.publish.podcast.pages import page_of
from audio_news.publish.podcast.text import line, shortened, web_address
from audio_news.publish.podcast.transcripts import JSON, SRT, VTT
from audio_news.publish.site.metadata import MEDIA_TYPES

if TYPE_CHECKING:
    from lxml.etree import _Element

NAMESPACES = {
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "podcast": "https://podcastindex.org/namespace/1.0",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "atom": "http://www.w3.org/2005/Atom",
    "fh": "http://purl.org/syndication/history/1.0",
}
DISCLOSURE_PURPOSE = "ai-content"
"""Of the podcast:txt that says how the audio was made; the purposes are free-form."""
LONGEST_TITLE = 255
LONGEST_DESCRIPTION = 4000
TRANSCRIPTS = {VTT: "text/vtt", SRT: "application/x-subrip", JSON: "application/json"}
CHAPTERS = ".chapters.json"
CHAPTERS_TYPE = "application/json+chapters"


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One document of the feed: the subscription, or a page of its archive."""

    path: str
    older: str = ""
    """Path of the page of the archive before this one."""
    newer: str = ""
    is_archive: bool = False


def feed(channel: Channel, page: Page, items: Iterable[Item], built_at: str) -> bytes:
    """The page as UTF-8 XML, with the items newest first, as they are given.

    `built_at` is when the newest of all episodes was made (ISO 8601).
    """
    from lxml import etree

    root = etree.Element("rss", version="2.0", nsmap=dict(NAMESPACES))
    head = etree.SubElement(root, "channel")
    _head(head, channel, built_at)
    _paging(head, channel, page)
    for item in items:
        _item(etree.SubElement(head, "item"), channel, item)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True))


def media_type(file: str) -> str:
    """Of an audio file, by its name."""
    return next((t for end, t in MEDIA_TYPES.items() if file.lower().endswith(end)), "audio/mpeg")


def _head(head: _Element, channel: Channel, built_at: str) -> None:
    _put(head, "title", channel.name)
    _put(head, "link", channel.address or "index.html")
    _put(head, "description", shortened(about(channel), LONGEST_DESCRIPTION))
    _put(head, "language", channel.language)
    _put(head, "copyright", channel.copyright)
    _put(head, "generator", "audio_news")
    if built := moment(built_at):
        _put(head, "lastBuildDate", format_datetime(built))
    if channel.artwork:
        image = _put(head, "image")
        _put(image, "url", channel.link(channel.artwork))
        _put(image, "title", channel.name)
        _put(image, "link", channel.address or "index.html")
        _put(head, "itunes:image", href=channel.link(channel.artwork))
    _put(head, "itunes:author", channel.author or channel.name)
    if channel.email:
        owner = _put(head, "itunes:owner")
        _put(owner, "itunes:name", channel.author or channel.name)
        _put(owner, "itunes:email", channel.email)
    for main, sub in channel.categories:
        category = _put(head, "itunes:category", text=main)
        if sub:
            _put(category, "itunes:category", text=sub)
    _put(head, "itunes:explicit", "true" if channel.explicit else "false")
    _put(head, "itunes:type", "episodic")
    _put(head, "podcast:guid", channel.guid)
    _put(head, "podcast:locked", "yes", **({"owner": channel.email} if channel.email else {}))
    _put(head, "podcast:medium", "podcast")
    _put(head, "podcast:txt", channel.disclosure, purpose=DISCLOSURE_PURPOSE)
    if channel.licence or channel.licence_url:
        url = {"url": channel.licence_url} if channel.licence_url else {}
        _put(head, "podcast:license", channel.licence.lower() or channel.licence_url, **url)
    if channel.funding_url:
        _put(head, "podcast:funding", shortened(channel.funding, 128), url=channel.funding_url)


def about(channel: Channel) -> str:
    """The show's description, which always says how the audio is made."""
    described = channel.description or channel.name
    if channel.disclosure in described:
        return described
    return f"{described}\n\n{channel.disclosure}"


def _paging(head: _Element, channel: Channel, page: Page) -> None:
    def link(rel: str, path: str) -> None:
        if path and (channel.address or rel != "self"):
            _put(head, "atom:link", rel=rel, href=channel.link(path), type="application/rss+xml")

    link("self", page.path)
    if page.is_archive:
        _put(head, "fh:archive")
        link("current", FEED)
    link("prev-archive", page.older)
    link("next-archive", page.newer)


def _item(element: _Element, channel: Channel, item: Item) -> None:
    page = channel.link(page_of(item))
    disclosure = line(item.disclosure) or channel.disclosure
    _put(element, "title", shortened(line(item.title), LONGEST_TITLE) or line(item.file))
    _put(element, "link", web_address(item.url) or page)
    _put(element, "guid", line(item.guid), isPermaLink="false")
    _put(element, "pubDate", format_datetime(item.moment))
    if item.corrected_at:
        _put(element, "atom:updated", line(item.corrected_at))
    described = notes.plain(item, disclosure)
    _put(element, "description", shortened(described, LONGEST_DESCRIPTION))
    _put(element, "content:encoded", notes.html(item, disclosure, web_address(item.url) or page))
    url, size = channel.link(item.file), str(item.size_bytes)
    _put(element, "enclosure", url=url, length=size, type=media_type(item.file))
    _put(element, "itunes:author", line(item.byline) or channel.author or channel.name)
    _put(element, "itunes:duration", str(round(item.duration_s)))
    _put(element, "itunes:explicit", "true" if channel.explicit else "false")
    _put(element, "itunes:episodeType", "full")
    for end, kind in TRANSCRIPTS.items() if item.has_words else ():
        url = channel.link(item.stem + end)
        captions = {} if end == JSON else {"rel": "captions"}
        _put(element, "podcast:transcript", url=url, type=kind, language=item.language, **captions)
    if item.has_chapters:
        url = channel.link(item.stem + CHAPTERS)
        _put(element, "podcast:chapters", url=url, type=CHAPTERS_TYPE)
    if byline := line(item.byline):
        _put(element, "podcast:person", shortened(byline, 128), group="writing", role="author")
    _put(element, "podcast:txt", disclosure, purpose=DISCLOSURE_PURPOSE)


def _put(parent: _Element, name: str, value: str = "", **attributes: str) -> _Element:
    """Add an element, unless it would say nothing."""
    from lxml import etree

    prefix, _, local = name.rpartition(":")
    tag = f"{{{NAMESPACES[prefix]}}}{local}" if prefix else local
    if not value and not attributes and name not in _HOLDERS:
        return parent
    element = etree.SubElement(parent, tag, {k: line(v) for k, v in attributes.items() if v})
    element.text = value or None
    return element


_HOLDERS = ("image", "itunes:owner", "fh:archive")
"""Elements that are empty, or hold others."""
