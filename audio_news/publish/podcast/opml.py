"""The show as an OPML file, which podcast clients import to subscribe."""

from __future__ import annotations

from audio_news.publish.podcast.text import line


def opml(name: str, feed: str, page: str, description: str) -> bytes:
    """OPML 2.0 with one subscription; `feed` and `page` are full addresses."""
    from lxml import etree

    root = etree.Element("opml", version="2.0")
    head = etree.SubElement(root, "head")
    etree.SubElement(head, "title").text = line(name)
    told = {"type": "rss", "text": line(name), "title": line(name), "xmlUrl": feed, "htmlUrl": page}
    if description:
        told["description"] = line(description)
    etree.SubElement(etree.SubElement(root, "body"), "outline", told)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True))
