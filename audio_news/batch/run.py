"""Articles of several sources made one after another in this process, each with its outcome."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from audio_news.batch.sweep import sweep
from audio_news.errors import AudioNewsError
from audio_news.models import Article, Episode
from audio_news.production import Studio, Watcher
from audio_news.read import ReadOptions, articles

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one article, or of a source that gave none: one of the two is set."""

    source: str
    episode: Episode | None = None
    error: AudioNewsError | None = None


def run(
    studio: Studio,
    sources: Sequence[str | Path],
    output: Path,
    *,
    options: ReadOptions | None = None,
    edit: Callable[[Article], Article] | None = None,
    overwrite: bool = False,
    watch: Watcher = lambda progress: None,
) -> Iterator[Outcome]:
    """Make every article of every source, in order; `edit` may correct each one first.

    An article that fails is an outcome, and the next one is made all the same. What a killed run
    left in the folder is swept first.
    """
    sweep(output)
    for source in sources:
        found = articles(source, options or ReadOptions())
        while True:
            name = str(source)
            try:
                if (article := next(found, None)) is None:
                    break
                name = article.source
                article = edit(article) if edit else article
                episode = studio.produce(article, output, overwrite=overwrite, watch=watch)
            except AudioNewsError as err:
                logger.info("%s: %s", name, err)
                yield Outcome(name, error=err)
            else:
                yield Outcome(name, episode=episode)
