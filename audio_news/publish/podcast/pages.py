"""The podcast's pages: which site belongs to a feed, and what an index needs of an item."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from audio_news.models import Article, Block, Episode, Provenance, Role
from audio_news.publish.item import Item
from audio_news.publish.podcast.channel import FEED, Channel
from audio_news.publish.site import SiteShow, entry, index_files, page_name, site_assets
from audio_news.settings import Settings


def site_of(show: Channel, settings: Settings) -> SiteShow:
    """The show as its pages present it."""
    return SiteShow(
        name=show.name,
        description=show.description,
        language=show.language,
        base_url=show.address,
        feed=FEED,
        artwork=show.artwork,
        colours=settings.podcast.colours,
        copyright=show.copyright,
        disclosure=settings.disclosure.said,
    )


def facts(site: SiteShow, settings: Settings) -> list[object]:
    """All that pages are made from, beside the episodes, as plain values."""
    told = (site.name, site.description, site.language, site.base_url, site.feed, site.artwork)
    disclosure = settings.disclosure
    texts = sorted(disclosure.texts.items())
    # the assets are named after what is in them, colours too
    return [*told, site.copyright, list(site_assets(site)), disclosure.text, texts]


def page_of(item: Item) -> str:
    """The path of an item's page."""
    return page_name(_brief(item, Path()), Path())


def index_of(site: SiteShow, items: Iterable[Item]) -> Iterator[tuple[str, bytes]]:
    """(name, content) of the index of all items and its archive."""
    return index_files(site, (entry(_brief(item, Path()), page_of(item)) for item in items))


def _brief(item: Item, folder: Path) -> Episode:
    """As much of the episode as an index shows."""
    return Episode(
        article=Article(
            title=item.title,
            blocks=(Block(Role.STANDFIRST, item.lead),) if item.lead else (),
            source=item.source,
            byline=item.byline or None,
            published=item.published or None,
            language=item.language,
            url=item.url or None,
            site=item.site or None,
        ),
        guid=item.guid,
        made_at=item.first_made_at,
        file=folder / item.file,
        record=folder / item.record,
        sha256=item.sha256,
        size_bytes=item.size_bytes,
        duration_s=item.duration_s,
        loudness_lufs=0.0,
        true_peak_dbtp=0.0,
        voice="",
        engine="",
        utterances=0,
        disclosure=item.disclosure,
        warnings=(),
        cues=(),
        provenance=Provenance(
            version="", settings={}, voices=(), files={}, lexicon={}, packages={}
        ),
    )
