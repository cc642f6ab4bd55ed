"""The articles of many sources in one stream, and what of them cannot be read."""

from __future__ import annotations

import logging
import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from audio_news.errors import AudioNewsError, ReadError
from audio_news.models import Article
from audio_news.read import PassedOver, ReadOptions, articles

logger = logging.getLogger(__name__)

_ROW = re.compile(r"#(?:[^#/]*/)?\d+\Z")
_WEB = re.compile(r"https?://", re.I)


@dataclass(frozen=True, slots=True)
class Found:
    """An article, and what the user calls it: its address, its file, or its row."""

    article: Article
    name: str


@dataclass(frozen=True, slots=True)
class Broken:
    """A source that could not be read, or not further."""

    name: str
    error: AudioNewsError


def intake(sources: Sequence[str], options: ReadOptions) -> Iterator[Found | PassedOver | Broken]:
    """Everything in the sources, in order and in flat memory; no source stops the others."""
    passed: list[PassedOver] = []
    options = replace(options, passed_over=passed.append)
    for source in sources:
        root = absolute(source)
        stream = articles(root, options)
        while True:
            article, trouble = _next(stream, source)
            yield from (replace(what, name=_named(what.name, root, source)) for what in passed)
            passed.clear()
            if trouble is not None:
                yield Broken(source, trouble)
            if article is None:
                break
            name = article.url or _named(article.source, root, source)
            yield Found(_lasting(article), name)


def _next(stream: Iterator[Article], source: str) -> tuple[Article | None, AudioNewsError | None]:
    """The next article, or why there is none; both None at the end."""
    try:
        return next(stream, None), None
    except AudioNewsError as err:
        return None, err
    except Exception as err:  # a reader's fault must not cost the other sources
        logger.exception("%s: the reader failed", source)
        return None, ReadError(f"{source} cannot be read: {err!r}")


def absolute(source: str) -> str:
    """A source's name wherever a run starts; addresses and "-" stay as they are."""
    return source if source == "-" or _WEB.match(source) else os.path.abspath(
        Path(source).expanduser()
    )  # fmt: skip


def _named(name: str, root: str, source: str) -> str:
    return source + name.removeprefix(root) if name.startswith(root) else name


def _lasting(article: Article) -> Article:
    """The article with a source that stays its own when rows are added to its archive.

    Without an address a row is told by its archive, date and title: its number is another's
    after the next export.
    """
    if article.url or not (row := _ROW.search(article.source)):
        return article
    archive = article.source[: row.start()]
    about = " ".join(part for part in (article.published, article.title) if part)
    return replace(article, source=f"{archive}#{about}")
