"""The ledger made anew from what is there: the records, and the files they speak of."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from pathlib import Path

from audio_news.batch import parcel
from audio_news.batch.ledger import Ledger, State
from audio_news.batch.parcel import Parcel
from audio_news.batch.sweep import sweep
from audio_news.batch.target import Target
from audio_news.models import Episode

logger = logging.getLogger(__name__)


def rebuild(
    target: Target, ledger: Ledger, *, watch: Callable[[int], None] = lambda count: None
) -> int:
    """Put every episode that is there into an empty ledger; how many have a file that is whole.

    Whether the show would make them the same way is not known then: workers find out.
    """
    count = 0
    for stem, episode, whole in target.episodes():
        watch(count)
        count += _put(ledger, stem, episode, whole=whole)
    ledger.commit()
    return count


def sweep_all(output: Path) -> None:
    """Remove what killed runs left anywhere in a folder of episodes."""
    for place, names, _ in os.walk(output):
        names[:] = [name for name in names if not name.startswith(".")]
        sweep(Path(place))


def _put(ledger: Ledger, stem: str, episode: Episode, *, whole: bool) -> bool:
    article = episode.article
    key = parcel.key(article)
    if not whole:
        logger.warning("%s is not as it was made, and will be made again", episode.file)
    content = Parcel.of(article).content
    fresh = ledger.later(
        """INSERT OR IGNORE INTO articles (key, stem, name, words, content, plan, state, made_of,
               ending, size, audio_s, lufs) VALUES (?, ?, ?, ?, ?, 0, ?, ?, ?, ?, ?, ?)""",
        (
            key, stem, article.url or article.source, parcel.words(article), content,
            State.DONE if whole else State.PLANNED, content if whole else None,
            episode.file.suffix.lstrip("."), episode.size_bytes, episode.duration_s,
            episode.loudness_lufs,
        ),
    )  # fmt: skip
    if not fresh:
        logger.warning("%s is another episode of the same article", episode.record)
    return whole and fresh
