"""What machines read on a page: schema.org and Open Graph."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Any
from urllib.parse import quote

from audio_news.models import Episode
from audio_news.publish.item import opening
from audio_news.publish.site.show import SiteShow, web_address

MEDIA_TYPES = {
    ".mp3": "audio/mpeg", ".m4a": "audio/mp4", ".opus": "audio/ogg", ".flac": "audio/flac",
    ".wav": "audio/wav",
}  # fmt: skip
LONGEST_DESCRIPTION = 200


def linked_data(show: SiteShow, episode: Episode, page: str, disclosure: str) -> dict[str, Any]:
    """A NewsArticle with its AudioObject, as JSON-LD (schema.org)."""
    article = episode.article
    own, url = show.absolute(quote(page)), web_address(article.url)
    news = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": article.title,
        "inLanguage": article.language,
        "author": {"@type": "Person", "name": article.byline} if article.byline else None,
        "datePublished": article.published,
        "dateModified": article.modified or article.published,
        "url": url or own,
        "mainEntityOfPage": url or own,
        "image": web_address(article.image),
        "publisher": _organisation(article.site or show.name),
        "audio": _audio(show, episode, page, disclosure),
    }
    return {name: value for name, value in news.items() if value}


def _audio(show: SiteShow, episode: Episode, page: str, disclosure: str) -> dict[str, Any]:
    audio = {
        "@type": "AudioObject",
        "name": episode.title,
        "description": disclosure,
        "contentUrl": _audio_address(show, episode, page) or quote(episode.file.name),
        "encodingFormat": media_type(episode),
        "contentSize": f"{episode.size_bytes} B",
        "duration": f"PT{episode.duration_s:.2f}S",
        "inLanguage": episode.language,
        "uploadDate": episode.made_at,
        "creditText": disclosure,
        "digitalSourceType": episode.provenance.digital_source_type,
        "copyrightNotice": show.copyright,
        "sha256": episode.sha256,
    }
    return {name: value for name, value in audio.items() if value}


def open_graph(show: SiteShow, episode: Episode, page: str) -> list[tuple[str, str]]:
    """Open Graph properties (ogp.me) of an episode's page; none is empty."""
    article = episode.article
    properties = [
        ("og:type", "article"),
        ("og:title", article.title),
        ("og:description", description(episode)),
        ("og:url", show.absolute(quote(page)) or web_address(article.url)),
        ("og:site_name", show.name),
        ("og:locale", article.language.replace("-", "_")),
        ("og:image", web_address(article.image) or show.absolute(show.artwork)),
        ("og:audio", _audio_address(show, episode, page)),
        ("og:audio:type", media_type(episode) if show.base_url else ""),
        ("article:published_time", article.published or ""),
        ("article:modified_time", article.modified or ""),
        ("article:author", article.byline or ""),
    ]
    return [(name, content) for name, content in properties if content]


def description(episode: Episode) -> str:
    """The standfirst, else how the article begins, cut at a word."""
    return opening(episode.article, LONGEST_DESCRIPTION) or episode.title


def media_type(episode: Episode) -> str:
    """The audio's media type, by its file's name."""
    return MEDIA_TYPES.get(episode.file.suffix.lower(), "audio/mpeg")


def _audio_address(show: SiteShow, episode: Episode, page: str) -> str:
    """The audio's full address: it stands beside its page."""
    return show.absolute(quote(str(PurePosixPath(page).with_name(episode.file.name))))


def _organisation(name: str) -> dict[str, str] | None:
    return {"@type": "Organization", "name": name} if name else None
