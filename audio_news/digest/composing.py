"""Several stories as one article, so that every room treats a digest like any other."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from audio_news.digest.story import Passage, Story
from audio_news.models import Article, Block, Role
from audio_news.publish.item import moment
from audio_news.publish.names import slug
from audio_news.script.dateline import dateline


@dataclass(frozen=True, slots=True)
class Composition:
    """A digest as an article, and whose its blocks are."""

    article: Article
    places: tuple[range, ...]
    """Blocks that tell each story."""
    mentions: tuple[tuple[int, ...], ...]
    """Blocks elsewhere that are there for each story: its place in the list, and its credit
    where no story before it has the same."""


def composed(title: str, day: date, stories: Sequence[Story], kept: Sequence[int]) -> Composition:
    """The stories as one article; those past the end of `kept` are left out.

    The title and the day are its identity.
    """
    told = stories[: len(kept)]
    language = stories[0].article.language
    primary = language.split("-")[0].lower()
    blocks: list[Block] = [Block(Role.HEADLINE, title, "the digest's title")]
    blocks += _line(Role.STANDFIRST, "headlines", primary)
    mentions = [[number] for number in range(len(blocks), len(blocks) + len(told))]
    blocks += [Block(Role.LIST, story.headline.text, "a headline") for story in told]
    places: list[range] = []
    for story, passages in zip(told, kept, strict=True):
        own = story.blocks(passages)
        places.append(range(len(blocks), len(blocks) + len(own)))
        blocks += own
    if any(story.credit for story in told):
        blocks += _line(Role.HEADING, "credits", primary)
    credited = {""}
    for story, mention in zip(told, mentions, strict=True):
        if story.credit not in credited:
            credited.add(story.credit)
            mention.append(len(blocks))
            blocks.append(Block(Role.LIST, story.credit, "a credit"))
    article = Article(
        title=", ".join(filter(None, (title, dateline(day.isoformat(), primary).rstrip(".")))),
        blocks=tuple(blocks),
        source=f"digest:{slug(title)}/{day.isoformat()}",
        published=_published(day, told),
        language=language,
    )
    return Composition(article, tuple(places), tuple(map(tuple, mentions)))


def _published(day: date, told: Sequence[Story]) -> str:
    """When the last of the stories of that day came out, so that the digest follows them in a
    feed; the day itself where none has a time."""
    dates = [story.article.published or "" for story in told]
    times = [(when, text) for text in dates if (when := moment(text)) and when.date() == day]
    return max(times)[1] if times else day.isoformat()


def _line(role: Role, name: str, language: str) -> Passage:
    """A line of the digest's own; none in a language that we have no words in."""
    text = _phrases()[name].get(language)
    return (Block(role, text, "the digest's own"),) if text else ()


@lru_cache(maxsize=1)
def _phrases() -> dict[str, dict[str, str]]:
    file = Path(__file__).with_name("phrases.toml")
    return tomllib.loads(file.read_text(encoding="utf-8"))
