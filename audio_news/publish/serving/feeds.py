"""A feed with the address it was built for replaced by the one it is served at.

The feed in the folder names its audio by the show's public address. A podcast program that
subscribes to the copy served here is to fetch the audio from here too.
"""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urljoin

from lxml import etree

from audio_news.publish.public import FEED

ATOM = "{http://www.w3.org/2005/Atom}"
_ADDRESSES = frozenset({"url", "href", "src", "xmlUrl", "htmlUrl"})
_KEPT = frozenset({"guid", f"{ATOM}id"})
"""What stays as it is wherever the feed stands: an episode is known by it."""


def built_for(root: Path) -> str:
    """The address that the folder's feed was built for, with its "/"; empty where it says none."""
    try:
        tree = etree.parse(root / FEED, _parser())
    except (OSError, etree.XMLSyntaxError):
        return ""
    for link in tree.iter(f"{ATOM}link"):
        if link.get("rel") == "self":
            return link.get("href", "").rpartition("/")[0] + "/"
    return ""


def moved(content: bytes, old: str, new: str, name: str) -> bytes:
    """The feed, archive page or OPML called `name` as it reads at the address `new`.

    Addresses that begin with `old` begin with `new`, and relative ones are made absolute;
    GUIDs and running text stay. What is no XML is given back as it is.
    """
    try:
        tree = etree.ElementTree(etree.fromstring(content, _parser()))
    except etree.XMLSyntaxError:
        return content
    here = urljoin(new, name)
    for element in tree.iter(etree.Element):
        for key, value in element.attrib.items():
            if key in _ADDRESSES:
                element.set(key, _moved(str(value), old, new, here))
        text = (element.text or "").strip()
        if old and element.tag not in _KEPT and text.startswith(old) and " " not in text:
            element.text = new + text[len(old) :]
    return etree.tostring(tree, xml_declaration=True, encoding="utf-8")


def _moved(address: str, old: str, new: str, here: str) -> str:
    if old and address.startswith(old):
        return new + address[len(old) :]
    if address and ":" not in address and not address.startswith(("//", "#")):
        return urljoin(here, address)
    return address


def _parser() -> etree.XMLParser:
    """Keeps CDATA as it stands and fetches nothing."""
    return etree.XMLParser(strip_cdata=False, resolve_entities=False, no_network=True)
