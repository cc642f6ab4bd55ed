"""What the pages say of the show they belong to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

from audio_news.settings import DisclosureSettings

COLOURS = ("#0b5c8a",)


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteShow:
    """A show as its site presents it; what is empty is left out of the pages."""

    name: str
    description: str = ""
    language: str = "en"
    """BCP 47 tag of the index."""
    base_url: str = ""
    """Where the folder will be found; with it, pages name their own address and share it."""
    feed: str = ""
    """Address of the podcast's feed, absolute or relative to the pages."""
    artwork: str = ""
    """Likewise of the show's picture; shown only where it is on the same site."""
    colours: tuple[str, ...] = COLOURS
    """The show's own, "#rrggbb": on each ground the first that can be read on it, else the last
    one lightened or darkened until it can."""
    copyright: str = ""
    disclosure: Callable[[str], str] = DisclosureSettings().said
    """How the audio was made, in a language (BCP 47); for episodes that do not say it."""
    episodes_per_page: int = 50

    def absolute(self, href: str) -> str:
        """The full address of something in the site's folder; "" where it is not known."""
        if href.startswith(("http://", "https://")):
            return href
        return f"{self.base_url.rstrip('/')}/{href}" if self.base_url and href else ""


def web_address(url: str | None) -> str:
    """`url` where a link may lead to it: http and https with a host, nothing that runs."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return ""
    return url or "" if parts.scheme in ("http", "https") and parts.netloc else ""
