"""Which episodes stand in which document of the feed (RFC 5005, section 4).

The feed holds the newest. Full pages of an archive, filled from the oldest on, hold the rest,
each episode once: one more episode changes the feed alone. A page is named after what is in
it, so that no old feed ever leads to new pages, and a reader who follows one sees one state.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from itertools import islice

from audio_news.publish.podcast.channel import FEED
from audio_news.publish.podcast.feed import Page

NAME = re.compile(r"feed-\d{4,}_[0-9a-f]{12}\.xml", re.ASCII)
"""What pages of the archive are called."""


@dataclass(frozen=True, slots=True)
class Part:
    """A page, and which of the listed episodes are in it, counted from the oldest."""

    page: Page
    start: int
    count: int
    digest: str
    """Of the items in it."""


def plan(digests: Iterable[str], total: int, page_size: int) -> list[Part]:
    """The pages of the archive, oldest first, and then the feed; of `total` items."""
    full = max(0, total // page_size - 1)
    remaining = iter(digests)
    parts = [_digest(islice(remaining, page_size)) for _ in range(full)]
    names = [f"feed-{n:04}_{digest[:12]}.xml" for n, digest in enumerate(parts, start=1)]
    archive = [
        Part(
            Page(
                path=name,
                older=names[n - 1] if n else "",
                newer=names[n + 1] if n + 1 < full else "",
                is_archive=True,
            ),
            n * page_size,
            page_size,
            parts[n],
        )
        for n, name in enumerate(names)
    ]
    start = full * page_size
    newest = Page(path=FEED, older=names[-1] if names else "")
    return [*archive, Part(newest, start, total - start, _digest(remaining))]


def _digest(digests: Iterator[str]) -> str:
    digest = sha256()
    for one in digests:
        digest.update(one.encode("ascii"))
    return digest.hexdigest()
