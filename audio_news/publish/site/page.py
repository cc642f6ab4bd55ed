"""One episode's page, and what the embedded player is told of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from audio_news.models import Episode, Role
from audio_news.publish.site import metadata
from audio_news.publish.site.passages import lay_out, line
from audio_news.publish.site.show import SiteShow, web_address
from audio_news.publish.site.templates import data, render
from audio_news.publish.site.timing import times
from audio_news.publish.site.words import clock, date_text, direction, minutes, words

SPEEDS = (0.75, 1, 1.25, 1.5, 1.75, 2)
EMBED_VERSION = 1
GENERATOR = "audio_news site"
"""Who made a page, by which one of ours is told from another's."""
_EMBED_LABELS = ("listen", "play", "pause", "position", "speed", "broken")


@dataclass(frozen=True, slots=True)
class Assets:
    """The names of the files that every page loads."""

    css: str
    js: str


@dataclass(frozen=True, slots=True)
class Date:
    iso: str
    text: str


def episode_page(show: SiteShow, episode: Episode, name: str, assets: Assets) -> bytes:
    """The page at `name`, counted from the site's folder, whole, as UTF-8."""
    article, language = episode.article, episode.language
    said = words(language)
    numbered = list(enumerate(episode.cues))
    byline = said["byline"].format(article.byline) if article.byline else ""
    disclosure = disclosure_of(show, episode)
    text = lay_out(article, episode.cues)
    return render(
        "page.html",
        **frame(show, language, assets, name),
        title=article.title,
        canonical=web_address(article.url) or show.absolute(quote(name)),
        properties=metadata.open_graph(show, episode, name),
        description=metadata.description(episode),
        linked_data=data(metadata.linked_data(show, episode, name, disclosure)),
        text=text,
        byline=line(byline, numbered) if byline else (),
        artist=article.byline or article.site or show.name,
        disclosure=line(disclosure, _of_role(numbered, Role.DISCLOSURE)),
        published=_date(article.published, language),
        modified=_modified(episode),
        minutes=minutes(episode.duration_s, language),
        audio={
            "href": quote(episode.file.name),
            "duration_s": round(episode.duration_s, 3),
            "clock": clock(episode.duration_s),
        },
        speeds=SPEEDS,
        chapters=[
            {"title": c.title, "start_s": round(c.start_s, 2), "clock": clock(c.start_s)}
            for c in episode.chapters
        ],
        original=_original(episode),
        times=data(times(episode.cues)),
    )


def frame(show: SiteShow, language: str, assets: Assets, name: str) -> dict[str, Any]:
    """What the page at `name` is given, as every page is.

    `ui` marks the page's own words where they are in another language than its text.
    """
    from markupsafe import Markup

    said, up = words(language), "../" * name.count("/")
    own = said["lang"]
    same = own == language.replace("_", "-").split("-")[0].lower()
    ui = "" if same else Markup(' lang="{}" dir="{}"').format(own, direction(own))
    return {
        "show": show,
        "language": language,
        "direction": direction(language),
        "words": said,
        "ui": ui,
        "css": up + assets.css,
        "js": up + assets.js,
        "home": f"{up}index.html",
        "feed": from_page(show.feed, name),
        "artwork": local(from_page(show.artwork, name)),
        "generator": GENERATOR,
    }


def embedded(show: SiteShow, episode: Episode, page: str) -> dict[str, Any]:
    """What `embed.js` is told, as JSON; addresses count from the JSON's own."""
    language = episode.language
    said = words(language)
    labels = {name: said[name] for name in _EMBED_LABELS}
    return {
        "version": EMBED_VERSION,
        "title": episode.title,
        "audio": quote(episode.file.name),
        "page": page,
        "duration_s": round(episode.duration_s, 3),
        "language": language,
        "direction": direction(said["lang"]),
        "disclosure": disclosure_of(show, episode),
        "labels": labels | {"minutes": minutes(episode.duration_s, language)},
        "chapters": [{"title": c.title, "start_s": round(c.start_s, 2)} for c in episode.chapters],
    }


def disclosure_of(show: SiteShow, episode: Episode) -> str:
    """How the audio was made: as the episode says it, else as the show does."""
    return episode.disclosure or show.disclosure(episode.language)


def from_page(href: str, name: str) -> str:
    """An address that counts from the site's folder, counted from the page at `name`."""
    up = "../" * name.count("/")
    return href if not href or "://" in href or href.startswith("/") else up + href


def local(href: str) -> str:
    """`href` where it stays on this site: a page asks nothing of another."""
    return "" if "://" in href or href.startswith("//") else href


def _of_role(numbered: list[tuple[int, Any]], role: Role) -> list[tuple[int, Any]]:
    return [(number, cue) for number, cue in numbered if cue.role is role]


def _date(iso: str | None, language: str) -> Date | None:
    return Date(iso, date_text(iso, language)) if iso else None


def _modified(episode: Episode) -> Date | None:
    article = episode.article
    when = article.modified if article.modified != article.published else None
    if not when:
        when = episode.corrected_at[: len("2026-11-18")]
    if not when:
        return None
    text = words(episode.language)["updated"].format(date_text(when, episode.language))
    return Date(when, text)


def _original(episode: Episode) -> dict[str, str] | None:
    article, said = episode.article, words(episode.language)
    if not (href := web_address(article.url)):
        return None
    text = said["original"].format(article.site) if article.site else said["original_plain"]
    return {"href": href, "text": text}
