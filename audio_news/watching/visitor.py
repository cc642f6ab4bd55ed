"""Pages fetched as a polite guest: robots.txt obeyed, one request to a host at a time, with pauses.

All times are of the monotonic clock, which no correction of the real one moves.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from urllib.parse import urlsplit

from audio_news.errors import FetchError
from audio_news.read.fetch import Page, StatusError, Validators, fetch
from audio_news.watching.errors import Stopped
from audio_news.watching.robots import CLOSED, Robots, robots

ROBOTS_S = 86_400.0
"""How long a robots.txt is believed (RFC 9309, 2.4)."""
ROBOTS_FAILED_S = 600.0
MAX_ROBOTS_BYTES = 512_000
LONGEST_PAUSE_S = 60.0
"""A site that asks for more is left alone for so long, and then asked again."""


class Forbidden(FetchError):
    """The site's robots.txt does not want the page to be fetched."""


class Visitor:
    """Fetches pages; `wait` sleeps so many seconds, and says whether it is time to stop."""

    def __init__(
        self,
        *,
        wait: Callable[[float], bool],
        pause_s: float,
        allow_hosts: frozenset[str] = frozenset(),
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._wait, self._pause_s, self._allow_hosts = wait, pause_s, allow_hosts
        self._clock = clock
        self._rules: dict[str, tuple[Robots, float]] = {}
        """By site, with the time until which they are believed."""
        self._next_visit: dict[str, float] = {}
        """By site."""

    def feed(self, url: str, known: Validators | None) -> Page:
        """A feed, which is made for programs and needs no leave. Raises as `visit` does."""
        return self._fetched(url, known, self._pause_s, lambda url: None)

    def visit(self, url: str, known: Validators | None = None) -> Page:
        """A page. Raises FetchError, Forbidden, and Stopped where we are to stop waiting.

        One that redirects to another site is fetched only where that one allows it, too.
        """
        delay_s = self._robots(_site(url)).delay_s
        return self._fetched(url, known, max(self._pause_s, delay_s), self._check)

    def _fetched(
        self, url: str, known: Validators | None, pause_s: float, check: Callable[[str], None]
    ) -> Page:
        site = _site(url)
        if self._wait(max(0.0, self._next_visit.get(site, 0.0) - self._clock())):
            raise Stopped
        try:
            return fetch(url, allow_hosts=self._allow_hosts, known=known, check=check)
        except StatusError as err:
            pause_s = max(pause_s, min(err.retry_after_s or 0.0, LONGEST_PAUSE_S))
            raise
        finally:
            self._next_visit[site] = self._clock() + pause_s

    def _check(self, url: str) -> None:
        rules = self._robots(_site(url))
        if rules is CLOSED:
            raise FetchError(
                f"{url} is left alone: the site's robots.txt cannot be had",
                hint="Both are asked for again later.",
            )
        if not rules.allows(url):
            raise Forbidden(
                f"{url} is not for programs: its robots.txt says so",
                hint="Ask the site, or take a feed that holds the whole text.",
            )

    def _robots(self, site: str) -> Robots:
        rules, believed_until = self._rules.get(site, (CLOSED, 0.0))
        if believed_until <= self._clock():
            rules, for_s = self._asked(site)
            self._rules[site] = (rules, self._clock() + for_s)
        return rules

    def _asked(self, site: str) -> tuple[Robots, float]:
        """The site's rules, and how long they are believed (RFC 9309, 2.3.1)."""
        try:
            page = fetch(
                f"{site}/robots.txt",
                allow_hosts=self._allow_hosts,
                max_bytes=MAX_ROBOTS_BYTES,
                refused=(),
            )
        except StatusError as err:
            if 400 <= err.status < 500 and err.status != 429:
                return Robots(), ROBOTS_S
            return CLOSED, ROBOTS_FAILED_S
        except FetchError:
            return CLOSED, ROBOTS_FAILED_S
        return robots(page.data.decode("utf-8", "replace")), ROBOTS_S


def _site(url: str) -> str:
    """Scheme, name and port: what a robots.txt is for."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"
