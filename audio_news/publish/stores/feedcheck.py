"""Whether all that the feed leads to is there to be published."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from urllib.parse import unquote, urlsplit

from lxml import etree

from audio_news.errors import PublishError
from audio_news.publish.public import AUDIO, FEED, is_feed
from audio_news.publish.stores.selection import Item

_ATOM = "{http://www.w3.org/2005/Atom}"
_REBUILD = "Build it anew: audio-news podcast build"
_FEW = 3


def check_feeds(items: Mapping[str, Item], *, address: str = "") -> list[str]:
    """Raise PublishError where a feed names a file that is not among `items`, or its wrong length.

    `address` is where the show says that it will stand; the feed must have been built for it.
    Gives back warnings, of pages that are not there.
    """
    if FEED not in items:
        if "index.html" in items:
            return []
        raise PublishError("There is no feed and no page to publish", hint=f"{_REBUILD} DIR")
    base, missing, pages = "", list[str](), list[str]()
    for name in (FEED, *(name for name in items if is_feed(name) and name != FEED)):
        tree = _tree(items[name])
        base = base or _base(tree)
        for target, length, is_page in _leads_to(tree, base):
            item = items.get(target)
            if item is None and is_page:
                pages.append(target)
            elif item is None:
                missing.append(f"{name} leads to {target}, which is not there")
            elif length is not None and length != item.size:
                missing.append(f"{name} says {target} has {length} bytes, not {item.size}")
    if not base:
        raise PublishError(
            "The feed does not say where it stands, and no podcast program would find its audio",
            hint=f"{_REBUILD} DIR --address URL",
        )
    if address and base != f"{address.rstrip('/')}/":
        raise PublishError(
            f"The feed was built for {base or 'no address'}, not {address}", hint=_REBUILD
        )
    if missing:
        more = f", and {len(missing) - _FEW} more" if len(missing) > _FEW else ""
        raise PublishError("; ".join(missing[:_FEW]) + more, hint=_REBUILD)
    if not pages:
        return []
    more = f" and {len(pages) - 1} more pages are" if len(pages) > 1 else " is"
    return [f"{pages[0]}{more} not there, though the feed links to it"]


def unlisted(items: Mapping[str, Item]) -> set[str]:
    """Names of the audio that a record makes an episode and no feed leads to, with its record.

    It was replaced or withdrawn, or the podcast was not built since. None without a feed.
    """
    if FEED not in items:
        return set()
    listed = set[str]()
    for name in filter(is_feed, items):
        tree = _tree(items[name])
        base = _base(tree)
        listed |= {_own(node.get("url", ""), base) for node in tree.iter("enclosure")}
    found = set[str]()
    for name, item in items.items():
        is_audio = name.endswith(AUDIO) and name not in listed
        if is_audio and item.path.with_suffix(".json").exists():
            found |= {name, f"{name.rpartition('.')[0]}.json"}
    return found


def _tree(item: Item) -> etree._ElementTree:
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        return etree.parse(item.path, parser)
    except (OSError, etree.XMLSyntaxError) as err:
        raise PublishError(f"{item.path} cannot be read: {err}", hint=_REBUILD) from err


def _base(tree: etree._ElementTree) -> str:
    for link in tree.iter(f"{_ATOM}link"):
        if link.get("rel") == "self":
            return link.get("href", "").rpartition("/")[0] + "/"
    return ""


def _leads_to(tree: etree._ElementTree, base: str) -> Iterator[tuple[str, int | None, bool]]:
    """(name, length where the feed says it, whether it is a page) of each file of the show's."""
    for element in tree.iter(etree.Element):
        is_enclosure = element.tag == "enclosure"
        length = element.get("length", "") if is_enclosure else ""
        for key in ("url", "href"):
            if name := _own(element.get(key, ""), base):
                yield name, int(length) if length.isdecimal() else None, False
        if element.tag in ("link", "url") and (name := _own((element.text or "").strip(), base)):
            yield name, None, element.tag == "link"


def _own(address: str, base: str) -> str:
    """The name in the folder that an address leads to; "" for another site's, and a folder's."""
    if base and address.startswith(base):
        address = address[len(base) :]
    elif ":" in address or address.startswith(("/", "#")):
        return ""
    name = unquote(urlsplit(address).path)
    return "" if name.endswith("/") else name
