"""A podcast on the network held to the rules: the fetcher and the checks together."""

from __future__ import annotations

from dataclasses import dataclass

from audio_news.errors import FetchError
from audio_news.publish.podcast.lint.door import Answer
from audio_news.publish.podcast.lint.run import Report, lint
from audio_news.read.fetch import fetch
from audio_news.read.probe import probe

LARGEST_DOCUMENT_BYTES = 50_000_000
FILES = 20
"""Newest episodes whose files are asked for, where nobody says how many."""


@dataclass(frozen=True, slots=True)
class WebDoor:
    """The network, by the one fetcher; every address is asked for once."""

    allow_hosts: frozenset[str] = frozenset()
    """Host names that may resolve to a private or loopback address."""

    def read(self, url: str) -> Answer | None:
        try:
            page = fetch(
                url,
                allow_hosts=self.allow_hosts,
                max_bytes=LARGEST_DOCUMENT_BYTES,
                refused=(),
            )
        except FetchError as err:
            return Answer(trouble=str(err).rstrip("."))
        return Answer(data=page.data, size=len(page.data), media_type=page.media_type)

    def probe(self, url: str) -> Answer | None:
        try:
            found = probe(url, allow_hosts=self.allow_hosts)
        except FetchError as err:
            return Answer(trouble=str(err).rstrip("."))
        status = found.head_status
        return Answer(
            data=found.data,
            size=found.size,
            media_type=found.media_type,
            head="" if status == 200 else f"it answers {status}" if status else "it breaks off",
            has_ranges=found.has_ranges,
        )


def lint_url(
    url: str, *, files: int | None = FILES, allow_hosts: frozenset[str] = frozenset()
) -> Report:
    """Hold the feed at an address to the rules, and the files of its newest `files` episodes."""
    return lint(url, WebDoor(allow_hosts), files=files)
