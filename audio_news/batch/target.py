"""Where episodes end up: a folder, or a bucket that speaks S3. Both say what is made already."""

from __future__ import annotations

import logging
import os
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Protocol

from audio_news.errors import PublishError
from audio_news.models import Episode
from audio_news.provenance import is_whole
from audio_news.publish import record, shelf
from audio_news.publish.public import cache_control, content_type
from audio_news.publish.stores.digests import digest
from audio_news.publish.stores.selection import Headers
from audio_news.publish.stores.store import Changed, Content, Seen, Store
from audio_news.publish.stores.target import store_at

logger = logging.getLogger(__name__)

BUCKET = "s3://"
SECOND_WAITS_S = 2.0
"""Whoever finds a file in a bucket whose record somebody else may be about to put."""
WAITS_IN_VAIN = 5
"""So many that a plan makes for records that do not come."""
_FOLDERS_REMEMBERED = 256


class Target(Protocol):
    """What planning asks of the place that episodes go to; stems are paths with "/" in it."""

    def names(self, folder: str) -> frozenset[str]:
        """What stands in a folder, without endings, in lower case."""

    def has(self, stem: str, ending: str | None, size: int | None, record_size: int | None) -> bool:
        """Whether an episode's file and its record are there, of those sizes as far as known."""

    def episode(self, stem: str) -> Episode | None:
        """What the record that stands there now says."""

    def episodes(self) -> Iterator[tuple[str, Episode, bool]]:
        """The stem of each episode there, what its record says, and whether that is true."""


class Unreachable(PublishError):
    """The bucket would not; it would say the same of any other article."""


class Folder:
    """A folder of this machine, or one that a cluster shares."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.names = lru_cache(_FOLDERS_REMEMBERED)(self._names)

    def has(self, stem: str, ending: str | None, size: int | None, record_size: int | None) -> bool:
        try:
            there = os.stat(f"{self.root}/{stem}.{ending}").st_size
            noted = os.stat(f"{self.root}/{stem}.json").st_size
        except OSError:
            return False
        return _are(there, noted, size, record_size)

    def episode(self, stem: str) -> Episode | None:
        note = self.root / f"{stem}.json"
        try:
            return _episode(note.read_bytes(), note)
        except OSError as err:
            logger.info("%s is passed over: %s", note, err)
            return None

    def episodes(self) -> Iterator[tuple[str, Episode, bool]]:
        for place, names, _ in os.walk(self.root):
            names[:] = sorted(name for name in names if not name.startswith("."))
            for note in sorted(Path(place).glob("*.json")):
                stem = note.relative_to(self.root).with_suffix("").as_posix()
                if episode := self.episode(stem):
                    yield stem, episode, is_whole(episode)

    def _names(self, folder: str) -> frozenset[str]:
        try:
            return _stems(os.listdir(self.root / folder))
        except (FileNotFoundError, NotADirectoryError):
            return frozenset()


class Bucket:
    """A prefix of a bucket. What is in it is told by its listing; nothing of it is kept here."""

    def __init__(self, address: str, endpoint: str = "") -> None:
        """Raises UsageError for a wrong address, and without credentials in the environment."""
        self.address, self._endpoint = address.rstrip("/"), endpoint
        self._store = self._at("")
        self._listing = lru_cache(_FOLDERS_REMEMBERED)(self._listed)
        self._waits = WAITS_IN_VAIN

    def names(self, folder: str) -> frozenset[str]:
        return _stems(self._listing(folder))

    def has(self, stem: str, ending: str | None, size: int | None, record_size: int | None) -> bool:
        folder, _, name = stem.rpartition("/")
        there = self._listing(folder)
        file, note = there.get(f"{name}.{ending}"), there.get(f"{name}.json")
        return bool(file and note and _are(file.size, note.size, size, record_size))

    def episode(self, stem: str) -> Episode | None:
        note = f"{stem}.json"
        found = self._store.read(note)
        if not found and self._waits:  # there may be a file that waits for its record
            time.sleep(SECOND_WAITS_S)
            found = self._store.read(note)
            self._waits -= not found
        return _episode(found[0], Path(note)) if found else None

    def episodes(self) -> Iterator[tuple[str, Episode, bool]]:
        """Sizes are compared, and no file is read again: a bucket keeps what it was given."""
        there = self._store.listing()
        for name in sorted(name for name in there if name.endswith(".json")):
            stem = name.removesuffix(".json")
            if episode := self.episode(stem):
                yield stem, episode, _is_of(there.get(episode.file.as_posix()), episode)

    @contextmanager
    def workshop(self, workshops: Path, stem: str, ending: str) -> Iterator[Workshop]:
        """A hidden folder in `workshops` with what is there of one episode, to be made anew in.

        Raises Unreachable.
        """
        with shelf.workshop(workshops) as root:
            work = Workshop(self._store, root, stem)
            work.fetch(ending)
            yield work

    def _listed(self, folder: str) -> dict[str, Seen]:
        return self._at(folder).listing()

    def _at(self, folder: str) -> Store:
        return store_at(f"{self.address}/{folder}".rstrip("/"), Path(), self._endpoint)


class Workshop:
    """One episode of a bucket on this machine's disk."""

    def __init__(self, store: Store, root: Path, stem: str) -> None:
        self.root, self.stem = root, stem
        self._store, self._tags = store, dict[str, str]()
        self.is_unfinished = False
        """Whether there is a file, and no record yet."""

    def fetch(self, ending: str) -> None:
        """Have what is in the bucket of the episode here. Raises Unreachable."""
        (self.root / self.stem).parent.mkdir(parents=True, exist_ok=True)
        note = self._fetched(f"{self.stem}.json")
        episode = _episode(note, self.root / f"{self.stem}.json") if note else None
        file = self._fetched(f"{self.stem}.{ending}")
        self._fetched(f"{self.stem}{shelf.SIGNATURE}")
        if episode and episode.file.suffix != f".{ending}":
            self._fetched(f"{self.stem}{episode.file.suffix}")
        self.is_unfinished = file is not None and note is None

    def put(self, episode: Episode) -> None:
        """Put the episode into the bucket: its file first, which takes the name, its record last.

        Raises Unreachable, and Changed where somebody else has put something there since.
        """
        file = f"{self.stem}{episode.file.suffix}"
        signature, note = f"{self.stem}{shelf.SIGNATURE}", f"{self.stem}.json"
        for name in (file, signature, note):
            if (self.root / name).exists():
                self._put(name)
        gone = [name for name in self._tags if not (self.root / name).exists()]
        with _reached():
            self._store.remove(gone)

    def _fetched(self, name: str) -> bytes | None:
        with _reached():
            found = self._store.read(name)
        if found is None:
            return None
        data, self._tags[name] = found
        (self.root / name).write_bytes(data)
        return data

    def _put(self, name: str) -> None:
        data = (self.root / name).read_bytes()
        headers = Headers(content_type(name) or "application/octet-stream", cache_control(name))
        with _reached():
            self._store.put(name, Content(headers, digest(data), data), self._tags.get(name))


def target_of(output: Path, bucket: str, endpoint: str = "") -> Folder | Bucket:
    """The bucket, else the folder `output`."""
    return Bucket(bucket, endpoint) if bucket else Folder(output)


@contextmanager
def _reached() -> Iterator[None]:
    try:
        yield
    except Changed:
        raise
    except PublishError as err:
        raise Unreachable(err.message, hint=err.hint) from err


def _episode(data: bytes, note: Path) -> Episode | None:
    try:
        return record.loads(data.decode(), note)[0]
    except (UnicodeDecodeError, PublishError) as err:
        logger.info("%s is passed over: %s", note, err)
        return None


def _are(there: int, noted: int, size: int | None, record_size: int | None) -> bool:
    """Whether file and record are as large as they were; a record nobody measured only is there."""
    return there == size and noted > 0 and record_size in (None, noted)


def _is_of(file: Seen | None, episode: Episode) -> bool:
    return file is not None and file.size == episode.size_bytes


def _stems(names: Iterable[str]) -> frozenset[str]:
    return frozenset(name.lower().partition(".")[0] for name in names)
