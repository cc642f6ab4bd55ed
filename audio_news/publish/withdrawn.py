"""The articles that were taken back, so that nobody makes or lists them again."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from audio_news.errors import PublishError
from audio_news.models import Article
from audio_news.publish import files
from audio_news.publish.public import FOLDER
from audio_news.publish.shelf import identity

LIST = "withdrawn.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawal:
    """An episode that was taken back."""

    guid: str
    at: str
    """ISO 8601, UTC."""
    title: str
    url: str
    source: str
    identity: str
    """What makes a later copy the same article."""
    record: str
    file: str
    sha256: str
    """Of the audio."""


def withdrawals(folder: Path) -> tuple[Withdrawal, ...]:
    """What was taken back from the folder, oldest first. Raises PublishError for a broken list."""
    path = folder / FOLDER / LIST
    try:
        entries = json.loads(path.read_text(encoding="utf-8"))
        return tuple(Withdrawal(**entry) for entry in entries)
    except (FileNotFoundError, NotADirectoryError):
        return ()
    except (OSError, ValueError, TypeError, RecursionError) as err:
        raise PublishError(
            f"{path} cannot be read: {err}",
            hint="It lists what was withdrawn: put it right, or everything would come back.",
        ) from err


def is_withdrawn(article: Article, folder: Path) -> bool:
    """Whether an article was taken back from the folder."""
    own = identity(article.url, article.source, article.title)
    return any(entry.identity == own for entry in withdrawals(folder))


def keep(folder: Path, entries: Sequence[Withdrawal]) -> None:
    """Make `entries` the folder's list, on the disk before this returns. Raises PublishError."""
    path = folder / FOLDER / LIST
    text = json.dumps([asdict(entry) for entry in entries], ensure_ascii=True, indent=1) + "\n"
    with files.writing(path):
        path.parent.mkdir(exist_ok=True)
    if files.write(path, text.encode("utf-8")):
        files.settle([path])
