"""A digest from its sources to its episode: composition only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from audio_news.corrections import today
from audio_news.digest.choosing import LeftOut, left_out
from audio_news.digest.gathering import Duplicate, Unreadable, gather
from audio_news.digest.planning import plan
from audio_news.digest.story import story
from audio_news.errors import UsageError
from audio_news.models import Article, Episode
from audio_news.production import Studio, Watcher
from audio_news.publish import shelf
from audio_news.read import ReadOptions
from audio_news.settings import Settings

SHORTEST_S = 30.0
"""A digest shorter than this would be its jingles and its disclosure."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """The episode, and what became of everything that was given for it."""

    episode: Episode
    stories: tuple[Article, ...]
    """Those that are told, in order."""
    left_out: tuple[LeftOut, ...]
    duplicates: tuple[Duplicate, ...]
    unreadable: tuple[Unreadable, ...]
    estimated_s: float
    """How long it was reckoned to be."""


def digest(
    sources: Sequence[str],
    *,
    title: str,
    output: Path,
    settings: Settings | None = None,
    length_s: float | None = None,
    each_s: float | None = None,
    limit: int | None = None,
    day: date | None = None,
    options: ReadOptions | None = None,
    skip_errors: bool = False,
    stings: bool = True,
    watch: Watcher = lambda progress: None,
) -> Digest:
    """Make one episode of the articles of all sources, `length_s` long where there is enough.

    `each_s` bounds a story, `limit` the articles of a source. Where the show has no sting, one
    is made; there is none where `stings` is False. The digest of the same title and day is
    replaced. Raises UsageError, and what reading and making raise.
    """
    _check(title, length_s)
    settings = settings or Settings()
    sting = settings.sound.sting if stings else "none"
    if stings and sting == "none":
        sting = "made"
    settings = replace(settings, sound=replace(settings.sound, sting=sting))
    gathered = gather(sources, options or ReadOptions(), limit=limit, skip_errors=skip_errors)
    stories, day = [story(article) for article in gathered.articles], day or today()
    with Studio(settings) as studio:
        planned = plan(studio, title.strip(), day, stories, length_s, each_s)
        named = replace(planned.article, title=f"{title} {day.isoformat()}")
        place = shelf.place(named, output, settings.sound.format)
        episode = studio.produce(planned.article, output, revise=True, place=place, watch=watch)
    return Digest(
        episode=episode,
        stories=gathered.articles[: len(planned.kept)],
        left_out=left_out(stories, planned.kept),
        duplicates=gathered.duplicates,
        unreadable=gathered.unreadable,
        estimated_s=planned.estimated_s,
    )


def _check(title: str, length_s: float | None) -> None:
    if not title.strip():
        raise UsageError("--title is empty", hint="Give the digest a title.")
    if length_s is not None and length_s < SHORTEST_S:
        raise UsageError(
            f"A digest of {length_s:g} seconds is too short", hint=f"Give {SHORTEST_S:g} or more."
        )
