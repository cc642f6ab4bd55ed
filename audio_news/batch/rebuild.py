"""The ledger made anew from what stands in the folder: the records, and the files they speak of."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterator
from pathlib import Path

from audio_news.batch import parcel
from audio_news.batch.ledger import Ledger, State
from audio_news.batch.parcel import Parcel
from audio_news.batch.sweep import sweep
from audio_news.errors import PublishError
from audio_news.models import Episode
from audio_news.provenance import is_whole
from audio_news.publish import record

logger = logging.getLogger(__name__)


def rebuild(
    output: Path,
    ledger: Ledger,
    *,
    swept: bool = True,
    watch: Callable[[int], None] = lambda count: None,
) -> int:
    """Put every episode in the folder into an empty ledger; how many have a file that is whole.

    Whether the show would make them the same way is not known then: workers find out. `swept`
    also removes what killed runs left anywhere.
    """
    count = 0
    for folder in _folders(output):
        if swept:
            sweep(folder)
        for episode in _episodes(folder):
            watch(count)
            count += _put(output, ledger, episode)
    ledger.commit()
    return count


def _folders(output: Path) -> Iterator[Path]:
    for place, names, _ in os.walk(output):
        names[:] = sorted(name for name in names if not name.startswith("."))
        yield Path(place)


def _episodes(folder: Path) -> Iterator[Episode]:
    for note in sorted(folder.glob("*.json")):
        try:
            episode, _ = record.loads(note.read_text(encoding="utf-8"), note)
        except (OSError, UnicodeDecodeError, PublishError) as err:
            logger.info("%s is passed over: %s", note, err)
            continue
        yield episode


def _put(output: Path, ledger: Ledger, episode: Episode) -> bool:
    article = episode.article
    key = parcel.key(article)
    stem = episode.record.relative_to(output).with_suffix("").as_posix()
    whole = is_whole(episode)
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
