"""The articles of a digest's sources, each once, in the order given."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from audio_news.corrections import text_digest
from audio_news.errors import AudioNewsError, ReadError, ScriptError
from audio_news.models import Article
from audio_news.publish.shelf import identity
from audio_news.read import ReadOptions, articles


@dataclass(frozen=True, slots=True)
class Duplicate:
    """An article that another source gave already."""

    source: str
    title: str
    of: str
    """The source that gave it first."""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A source that gave no article, and why."""

    source: str
    error: AudioNewsError


@dataclass(frozen=True, slots=True)
class Gathered:
    """What the sources gave."""

    articles: tuple[Article, ...]
    duplicates: tuple[Duplicate, ...]
    unreadable: tuple[Unreadable, ...]


def gather(
    sources: Sequence[str], options: ReadOptions, *, limit: int | None, skip_errors: bool
) -> Gathered:
    """Read at most `limit` articles of each source.

    Raises the error of a source that cannot be read, unless `skip_errors`; ReadError where
    nothing is left, and ScriptError where the articles are in several languages.
    """
    found: list[Article] = []
    duplicates: list[Duplicate] = []
    unreadable: list[Unreadable] = []
    given: dict[str, str] = {}
    for source in sources:
        try:
            for article in islice(articles(source, options), limit):
                names = _names(article)
                if first := next((given[name] for name in names if name in given), None):
                    duplicates.append(Duplicate(article.source, article.title, first))
                    continue
                given |= dict.fromkeys(names, article.source)
                found.append(article)
        except AudioNewsError as err:
            if not skip_errors:
                raise
            unreadable.append(Unreadable(source, err))
    _check_found(found)
    return Gathered(tuple(found), tuple(duplicates), tuple(unreadable))


def _names(article: Article) -> tuple[str, str]:
    """Two articles are one that share either: the address (or file), or every word."""
    return identity(article.url, article.source, article.title), text_digest(article)


def _check_found(found: Sequence[Article]) -> None:
    if not found:
        raise ReadError("No source gave an article", hint="Try each: audio-news read SOURCE.")
    languages = {article.language.split("-")[0].lower(): article.source for article in found}
    if len(languages) > 1:
        told = ", ".join(f"{source} in {tag!r}" for tag, source in sorted(languages.items()))
        raise ScriptError(
            f"The articles are in several languages: {told}",
            hint="Make a digest for each, or say what they are in with --language.",
        )
