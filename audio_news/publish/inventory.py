"""What a folder of episodes holds: its records, found in it and below, each read once."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import Self

from audio_news.errors import PublishError
from audio_news.models import Article, Episode
from audio_news.publish import files, record, shelf
from audio_news.publish.index import Index, Seen
from audio_news.publish.item import item_of
from audio_news.publish.withdrawn import withdrawals
from audio_news.settings import FORMATS

SIDECAR = ".c2pa"
"""Of the signature beside audio that cannot hold one."""
_BATCH = 500

Watcher = Callable[[Seen, Episode], None]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A record that is not listed, and why."""

    record: str
    why: str


class Inventory:
    """A folder's episodes; a context manager.

    `refresh` looks at the folder; the rest goes by what it saw. Raises PublishError where
    the folder is none, or its index cannot be written.
    """

    def __init__(self, folder: Path) -> None:
        if not folder.is_dir():
            raise PublishError(f"There is no folder {folder}", hint="Check the path.")
        self.folder = folder
        self.index = Index(folder)
        self.strays: list[Path] = []
        """Files that a build was writing when it died, as `refresh` found them."""

    def close(self) -> None:
        self.index.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: object, err: BaseException | None, trace: object) -> None:
        self.index.__exit__(kind, err, trace)

    def refresh(self, watch: Watcher = lambda seen, episode: None) -> int:
        """Read the records that are new or changed, and forget those that are gone.

        `watch` is handed each as it is read. Gives back how many were read.
        """
        stamps, batch, read = self.index.stamps(), list[Seen](), 0
        self.strays.clear()
        for path, stat in _records(self.folder, "", self.strays):
            if stamps.pop(path, None) == (stat.st_mtime_ns, stat.st_size):
                continue
            seen, episode = _read(self.folder, path, stat)
            if seen is None:
                continue
            if episode:
                watch(seen, episode)
            batch.append(seen)
            read += 1
            if len(batch) >= _BATCH:
                self.index.put(batch)
                batch.clear()
        self.index.put(batch)
        self.index.forget(stamps)
        return read

    def choose(self) -> list[LeftOut]:
        """Decide which episodes are listed, and say of each other record why it is not.

        Listed is the latest made of each GUID whose audio is there, whole, and not withdrawn.
        """
        left_out = [LeftOut(*trouble) for trouble in self.index.troubles()]
        withdrawn = {entry.guid: entry for entry in withdrawals(self.folder)}
        chosen: dict[str, str] = {}
        for row in self.index.rows():
            why = _missing(self.folder / row.file, row.file_size)
            if row.guid in withdrawn:
                why = f"withdrawn on {withdrawn[row.guid].at}; podcast remove --undo lists it again"
            elif not why and row.guid in chosen:
                why = f"an earlier episode of the same article as {chosen[row.guid]}"
            if why:
                left_out.append(LeftOut(row.path, why))
            else:
                chosen[row.guid] = row.path
        self.index.choose(chosen.values())
        return left_out

    def find(self, identity: str) -> Path | None:
        """The record of the article of that `shelf.identity`, where there is one."""
        path = self.index.record_of(identity)
        return self.folder / path if path and (self.folder / path).is_file() else None

    def place(
        self, article: Article, audio_format: str, *, within: Path | None = None
    ) -> shelf.Place:
        """The place of an article: where its episode is, whatever its title was then.

        A new one gets a place in `within`, which is the folder itself if not told.
        """
        same = shelf.identity(article.url, article.source, article.title)
        note = self.find(same)
        present = _present(note) if note else None
        if note is None or present is None:
            return shelf.place(article, within or self.folder, audio_format)
        file = note.with_suffix(f".{audio_format}")
        return shelf.Place(file, note, present, file.exists() or present[0].file.exists())

    def leftovers(self) -> Iterator[str]:
        """Paths of what was withdrawn and is still there: only of the very same audio."""
        entries = withdrawals(self.folder)
        for entry in entries:
            file = self.folder / entry.file
            if file.is_file() and files.digest(file) == entry.sha256:
                yield entry.file
                yield str(PurePosixPath(entry.file).with_suffix(SIDECAR))
        withdrawn = {(entry.guid, entry.sha256) for entry in entries}
        for row in self.index.rows() if entries else ():
            if (row.guid, row.audio_sha256) in withdrawn:
                yield row.path


def place(
    article: Article, folder: Path, audio_format: str, *, within: Path | None = None
) -> shelf.Place:
    """`Inventory.place` for one article, after a look at the folder."""
    if not folder.is_dir():
        return shelf.place(article, within or folder, audio_format)
    with Inventory(folder) as inventory:
        inventory.refresh()
        return inventory.place(article, audio_format, within=within)


def _records(folder: Path, below: str, strays: list[Path]) -> Iterator[tuple[str, os.stat_result]]:
    """(path, stat) of each file that may be a record: .json, with no other dot in its name."""
    try:
        with os.scandir(folder / below) as entries:
            for entry in sorted(entries, key=lambda entry: entry.name):
                name, path = entry.name, f"{below}{entry.name}"
                if name.startswith("."):
                    if name.startswith(files.STRAY):
                        strays.append(folder / path)
                elif entry.is_dir(follow_symlinks=False):
                    yield from _records(folder, f"{path}/", strays)
                elif name.endswith(".json") and name.count(".") == 1 and path.isprintable():
                    yield path, entry.stat()
    except FileNotFoundError:
        return  # taken away while we looked
    except OSError as err:
        raise PublishError(f"{folder / below} cannot be read: {err.strerror}") from err


def _read(folder: Path, path: str, stat: os.stat_result) -> tuple[Seen | None, Episode | None]:
    file = folder / path
    try:
        data = file.read_bytes()
    except FileNotFoundError:
        return None, None
    except OSError as err:
        return Seen(path, 0, 0, "", why=f"it cannot be read: {err.strerror}"), None
    known = (path, stat.st_mtime_ns, stat.st_size, sha256(data).hexdigest())
    try:
        episode, _ = record.loads(data.decode("utf-8"), file)
        return Seen(*known, item_of(episode, path)), episode
    except (PublishError, ValueError, TypeError, AttributeError) as err:
        is_ours = any(file.with_suffix(f".{kind}").exists() for kind in FORMATS)
        return Seen(*known, why=_short(err, file) if is_ours else ""), None


def _short(err: Exception, file: Path) -> str:
    text = err.message if isinstance(err, PublishError) else f"it is no record: {err}"
    return text.replace(str(file), "it") if str(file) in text else text


def _present(note: Path) -> tuple[Episode, str] | None:
    try:
        return record.loads(note.read_text(encoding="utf-8"), note)
    except (OSError, UnicodeDecodeError, PublishError):
        return None  # changed since `refresh`


def _missing(file: Path, size: int) -> str:
    """What is wrong with an episode's audio, or ""."""
    name = PurePosixPath(file).name
    try:
        found = file.stat().st_size
    except OSError:
        return f"its audio {name} is not there"
    return "" if found == size else f"its audio {name} has {found} bytes, not {size}"
