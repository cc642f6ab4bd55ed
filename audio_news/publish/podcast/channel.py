"""What a feed says of its show, made ready: full addresses, names, the text of the disclosure."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, urlsplit

from audio_news.errors import SettingsError
from audio_news.publish.podcast.text import clean, line, web_address
from audio_news.settings import Settings

FEED = "feed.xml"
OPML = "podcast.opml"
PODCAST_NAMESPACE = uuid.UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")
"""For podcast:guid, as the podcast namespace gives it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """A show as its feed presents it; what is empty is left out of the feed."""

    address: str
    """Ends in "/"; empty where nobody said where the folder will stand."""
    name: str
    description: str
    disclosure: str
    language: str
    copyright: str
    author: str
    email: str
    categories: tuple[tuple[str, str], ...]
    """(category, subcategory or "")."""
    explicit: bool
    guid: str
    licence: str
    licence_url: str
    funding: str
    funding_url: str
    artwork: str = ""
    """Path in the folder."""

    def link(self, path: str) -> str:
        """The address of a file in the folder; relative to the feed where that is unknown."""
        return self.address + quote(path, safe="/-._~")


def channel(settings: Settings, folder: Path) -> Channel:
    """The show of the settings. Raises SettingsError for an address that is none."""
    show, podcast = settings.show, settings.podcast
    address = _address(podcast.address)
    licence, licence_url = _named(podcast.licence)
    funding, funding_url = _named(podcast.funding)
    return Channel(
        address=address,
        name=line(show.name) or folder.resolve().name,
        description=clean(podcast.description).strip(),
        disclosure=line(settings.disclosure.said(podcast.language)),
        language=line(podcast.language),
        copyright=line(show.copyright),
        author=line(podcast.author),
        email=line(podcast.email),
        categories=tuple(_category(name) for name in podcast.categories),
        explicit=podcast.explicit,
        guid=line(podcast.guid) or (guid_of(address + FEED) if address else ""),
        licence=licence,
        licence_url=licence_url,
        funding=funding or funding_url,
        funding_url=funding_url,
    )


def guid_of(feed: str) -> str:
    """podcast:guid of a feed's address, as the podcast namespace derives it."""
    parts = urlsplit(feed)
    name = f"{parts.netloc}{parts.path}".rstrip("/")
    return str(uuid.uuid5(PODCAST_NAMESPACE, name))


def _address(text: str) -> str:
    if not text.strip():
        return ""
    address = web_address(text)
    if not address or "?" in address or "#" in address:
        raise SettingsError(
            f"podcast.address is {text!r}",
            hint="Write where the folder will stand, like https://example.com/listen/",
        )
    return address if address.endswith("/") else f"{address}/"


def _named(text: str) -> tuple[str, str]:
    """A text of words and an address, in any order, apart."""
    words = line(text).split(" ")
    url = next((found for word in words if (found := web_address(word))), "")
    return " ".join(word for word in words if not web_address(word)), url


def _category(name: str) -> tuple[str, str]:
    main, _, sub = line(name).partition(">")
    return main.strip(), sub.strip()
