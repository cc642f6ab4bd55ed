"""What an HTML page says of its article: JSON-LD, OpenGraph, meta tags and its own head.

Standards: schema.org NewsArticle in JSON-LD 1.1, The Open Graph protocol, HTML's standard
metadata names, Dublin Core.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

from audio_news.read.addresses import host as host_of
from audio_news.read.addresses import joined
from audio_news.read.alike import letters_of
from audio_news.read.dates import stamps
from audio_news.read.entities import decoded
from audio_news.read.names import clean_byline
from audio_news.read.tree import runs

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_TITLES = ("og:title", "twitter:title", "parsely-title", "sailthru.title", "dc.title")
_AUTHORS = ("author", "parsely-author", "sailthru.author", "byl", "dc.creator", "article:author")
_PUBLISHED = (
    "article:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "pubdate",
    "publishdate",
    "dc.date.issued",
    "dc.date",
    "date",
)
_DESCRIPTIONS = ("og:description", "description", "twitter:description")
_MODIFIED = ("article:modified_time", "og:updated_time", "datemodified", "lastmod", "dc.modified")
_ARTICLE_TYPE = re.compile(r"(?:Article|BlogPosting|Report|Review|LiveBlogPosting)$")
_LINES, _HEADLINE = 60, 200
"""Lines of a page in which its headline is looked for, and characters of one."""
_SHARED = 2 / 3
"""Share of the words of a title in the page's head that the headline has as well."""
_SUFFIX = re.compile(r"\s+(?:[|·•»/]|[-–—]|::)\s+(?=[^|·•»–—]*$)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """As Article's fields of the same names; None where the page does not say."""

    title: str | None = None
    byline: str | None = None
    published: str | None = None
    modified: str | None = None
    language: str | None = None
    url: str | None = None
    site: str | None = None
    image: str | None = None
    description: str | None = None
    """What the article is about, often its standfirst."""
    body: str | None = None
    """The article's text, where the page's JSON-LD has it."""


def read_metadata(tree: HtmlElement, address: str | None = None) -> Metadata:
    """Return what the page says, the most exact source of each field first."""
    meta = _meta_tags(tree)
    linked = _linked_article(tree)
    site = meta.get("og:site_name") or _name(linked.get("publisher"))
    url = _url(tree, meta, linked, address)
    return Metadata(
        title=_title(tree, meta, linked, site, url),
        byline=_byline(meta, linked, _sites(tree, site)),
        published=_date(linked.get("datePublished"), *_all(meta, _PUBLISHED), _time_tag(tree)),
        modified=_date(linked.get("dateModified"), *_all(meta, _MODIFIED)),
        language=tree.get("lang") or _text(linked.get("inLanguage")) or meta.get("og:locale"),
        url=url,
        site=site or None,
        image=_image(meta, linked, url),
        description=_text(linked.get("description")) or _first(meta, _DESCRIPTIONS),
        body=_body(linked),
    )


def without_site(title: str, site: str | None, url: str | None) -> str:
    """Return a title without the name of its site at the end ("... - The Sample Post")."""
    parts = _SUFFIX.split(title.strip())
    if len(parts) < 2:
        return title.strip()
    tail = letters_of(parts[-1])
    host = letters_of(host_of(url).removeprefix("www."))
    names = letters_of(site or "")
    if tail and ((names and (tail in names or names in tail)) or (host and tail in host)):
        return title[: title.rindex(parts[-1])].rstrip(" |·•»/-–—:")
    return title.strip()


def _meta_tags(tree: HtmlElement) -> dict[str, str]:
    """Return content by lower-case name, property or itemprop; the first of a name counts."""
    found: dict[str, str] = {}
    for tag in tree.iter("meta"):
        content = " ".join(decoded(tag.get("content") or "").split())
        for key in ("property", "name", "itemprop"):
            name = (tag.get(key) or "").lower()
            if name and content:
                found.setdefault(name, content)
    return found


def _all(meta: dict[str, str], names: tuple[str, ...]) -> list[str]:
    return [meta[name] for name in names if name in meta]


def _first(meta: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next(iter(_all(meta, names)), None)


def _linked_article(tree: HtmlElement) -> dict[str, Any]:
    """Return the first article among the page's JSON-LD objects, an empty one if none."""
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        for item in _walk(_json(script.text or "")):
            kinds = item.get("@type")
            kinds = kinds if isinstance(kinds, list) else [kinds]
            if any(isinstance(kind, str) and _ARTICLE_TYPE.search(kind) for kind in kinds):
                return item
    return {}


def _json(text: str) -> Any:
    """Parse JSON-LD as found in the wild; None where it is beyond repair."""
    text = re.sub(r"^\s*(?:<!--|//<!\[CDATA\[)|(?:-->|//\]\]>)\s*$", "", text.strip())
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def _walk(value: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    """Yield every object of a JSON-LD document that may be the page's main one."""
    if depth > 4:
        return
    if isinstance(value, list):
        for item in value:
            yield from _walk(item, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement"):
            yield from _walk(value.get(key), depth + 1)


def _text(value: Any) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("@value") or value.get("name")
    return " ".join(decoded(value).split()) or None if isinstance(value, str) else None


def _body(linked: dict[str, Any]) -> str | None:
    body = linked.get("articleBody")
    return decoded(body) if isinstance(body, str) and body.strip() else None


def _name(value: Any) -> str | None:
    return _text(value)


def _names(value: Any) -> list[str]:
    """Return the names of authors, given as text, objects, or lists of either."""
    if isinstance(value, list):
        return [name for item in value for name in _names(item)]
    if isinstance(value, dict):
        return _names(value.get("name"))
    return [decoded(value)] if isinstance(value, str) and value.strip() else []


def _sites(tree: HtmlElement, site: str | None) -> set[str]:
    """Return what the page calls its site, by letters."""
    head = tree.find(".//title")
    parts = _SUFFIX.split(head.text_content()) if head is not None else []
    return {letters_of(name) for name in (site or "", *parts[1:])}


def _byline(meta: dict[str, str], linked: dict[str, Any], sites: set[str]) -> str | None:
    from_linked = clean_byline(*_names(linked.get("author") or linked.get("creator")))
    if from_linked:
        return from_linked
    named = [byline for text in _all(meta, _AUTHORS) if (byline := clean_byline(text))]
    return next((byline for byline in named if letters_of(byline) not in sites), None)


def _title(
    tree: HtmlElement,
    meta: dict[str, str],
    linked: dict[str, Any],
    site: str | None,
    url: str | None,
) -> str | None:
    """Return the headline as shown where the page's head agrees, else as its head has it."""
    head = tree.find(".//title")
    declared = [_text(linked.get("headline")), *_all(meta, _TITLES)]
    declared += [" ".join(decoded(head.text_content()).split())] if head is not None else []
    titles = [without_site(title, site, url) for title in declared if title]
    shown = [" ".join(decoded(tag.text_content()).split()) for tag in tree.iter("h1")]
    shown = [title for title in shown if title]
    agreed = [title for title in shown if any(_agree(title, other) for other in titles)]
    if agreed:
        return max(agreed, key=len)
    if not shown and (near := _shown_near_top(tree, titles)):
        return near
    if len(shown) == 1 and (not titles or _share_topic(shown[0], titles)):
        return shown[0]
    return titles[0] if titles else (shown[0] if shown else None)


def _shown_near_top(tree: HtmlElement, titles: list[str]) -> str | None:
    """Return the line that a page without <h1> has for its headline."""
    lines = islice((run.text for run in runs(tree)), _LINES)
    alike = [text for text in lines if any(_agree(text, title) for title in titles)]
    return next((text for text in alike if len(text) <= _HEADLINE), None)


def _agree(shown: str, declared: str) -> bool:
    """Whether a heading is the title that the page's head has, perhaps reworded or cut there."""
    letters, other = letters_of(shown)[:40], letters_of(declared)[:40]
    if not letters or not other:
        return False
    if letters == other or (len(letters) > 10 and other.startswith(letters)):
        return True
    parts = _SUFFIX.split(declared)
    if len(letters) > 10 and letters == letters_of(max(parts, key=len))[:40]:
        return True
    words = set(_words(shown))
    part = _words(parts[0])  # behind it is the site's name
    return len(part) > 2 and sum(word in words for word in part) >= _SHARED * len(part)


def _share_topic(shown: str, titles: list[str]) -> bool:
    """Whether the only heading of its rank is about what the page's head is about."""
    words = {word for word in _words(shown) if len(word) > 3}
    about = {word for title in titles for word in _words(_SUFFIX.split(title)[0])}
    return len(words & about) > 1 and len(words) > 2


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.casefold())


def _date(*values: Any) -> str | None:
    for value in values:
        text = _text(value)
        if text and (found := stamps(text)):
            return found[0].iso
    return None


def _time_tag(tree: HtmlElement) -> str | None:
    tag = next(tree.iter("time"), None)
    return (tag.get("datetime") or tag.text_content()) if tag is not None else None


def _url(
    tree: HtmlElement, meta: dict[str, str], linked: dict[str, Any], address: str | None
) -> str | None:
    """Return the canonical address, absolute; RFC 6596."""
    found = [tag.get("href") for tag in tree.iter("link") if tag.get("rel") == "canonical"]
    page = linked.get("mainEntityOfPage")
    page = page.get("@id") if isinstance(page, dict) else page
    for value in (*found, meta.get("og:url"), _text(linked.get("url")), page):
        if isinstance(value, str) and value.strip():
            absolute = joined(address, value)
            if absolute.startswith(("http://", "https://")):
                return absolute
    return address


def _image(meta: dict[str, str], linked: dict[str, Any], url: str | None) -> str | None:
    value = linked.get("image")
    value = value[0] if isinstance(value, list) and value else value
    value = value.get("url") if isinstance(value, dict) else value
    found = meta.get("og:image") or (value if isinstance(value, str) else None)
    return (joined(url, found) or None) if found else None
