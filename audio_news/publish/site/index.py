"""The index: newest first, and older articles on pages that stay as they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import quote

from audio_news.models import Episode
from audio_news.publish.site import metadata
from audio_news.publish.site.page import Assets, frame
from audio_news.publish.site.show import SiteShow
from audio_news.publish.site.templates import render
from audio_news.publish.site.words import date_text, direction, minutes, moment, words

FIRST = "index.html"
DAY = len("2026-11-18")
"""Of a date and time; a list of articles needs no more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One article as the index shows it."""

    href: str
    title: str
    teaser: str
    byline: str
    published: str
    """ISO 8601, or ""."""
    made_at: str
    """ISO 8601; the place of an article without a date."""
    language: str
    duration_s: float

    @property
    def order(self) -> tuple[datetime, str]:
        """Sorts from the oldest."""
        return moment(self.published, self.made_at), self.href


def entry(episode: Episode, href: str) -> Entry:
    """The entry of an episode whose page is `href`."""
    article = episode.article
    return Entry(
        href=quote(href),
        title=article.title,
        teaser=metadata.description(episode),
        byline=article.byline or "",
        published=article.published or "",
        made_at=episode.made_at,
        language=article.language,
        duration_s=episode.duration_s,
    )


def index_pages(
    show: SiteShow, entries: Sequence[Entry], assets: Assets
) -> Iterator[tuple[str, bytes]]:
    """(name, page) of the index and its archive.

    The archive's pages are filled from the oldest article on and numbered from 1, so that a
    new article changes the index alone; the index holds what they leave, and one page more.
    """
    ordered = sorted(entries, key=lambda e: e.order)
    size = show.episodes_per_page
    full = max(0, len(ordered) // size - 1)
    older = archive_name(full) if full else ""
    yield FIRST, _page(show, ordered[full * size :], assets, FIRST, newer="", older=older)
    for number in range(1, full + 1):
        newer = archive_name(number + 1) if number < full else FIRST
        older = archive_name(number - 1) if number > 1 else ""
        part, name = ordered[(number - 1) * size : number * size], archive_name(number)
        yield name, _page(show, part, assets, name, newer=newer, older=older)


def archive_name(number: int) -> str:
    """A name that no article's page has: slugs hold no dot."""
    return f"index.{number}.html"


def _page(
    show: SiteShow, entries: Sequence[Entry], assets: Assets, name: str, *, newer: str, older: str
) -> bytes:
    said = words(show.language)
    title = show.name or said["episodes"]
    properties = [
        ("og:type", "website"),
        ("og:title", title),
        ("og:description", show.description),
        ("og:url", show.absolute(name)),
        ("og:image", show.absolute(show.artwork)),
    ]
    return render(
        "index.html",
        **frame(show, show.language, assets, FIRST),
        title=title,
        description=show.description or said["episodes"],
        canonical=show.absolute("" if name == FIRST else name),
        properties=[(key, content) for key, content in properties if content],
        disclosure=show.disclosure(show.language),
        entries=[_shown(e) for e in reversed(entries)],
        newer=newer,
        older=older,
    )


def _shown(entry: Entry) -> dict[str, Any]:
    said = words(entry.language)
    return {
        "href": entry.href,
        "title": entry.title,
        "teaser": "" if entry.teaser == entry.title else entry.teaser,
        "byline": said["byline"].format(entry.byline) if entry.byline else "",
        "iso": entry.published,
        "date": date_text(entry.published[:DAY], entry.language),
        "minutes": minutes(entry.duration_s, entry.language),
        "language": entry.language,
        "direction": direction(entry.language),
    }
