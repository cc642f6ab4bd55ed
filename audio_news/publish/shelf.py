"""The folder that finished episodes stand in: names, and files that appear whole or not at all."""

from __future__ import annotations

import errno
import os
import re
import shutil
import socket
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from audio_news.errors import AlreadyExists, PublishError
from audio_news.models import Article, Episode
from audio_news.publish import record
from audio_news.publish.names import slug

MAKING = ".making-"
"""How the name of a workshop begins; then comes its owner."""


SIGNATURE = ".c2pa"
"""What ends the name of a signature that stands beside its file; it goes with the file."""


_NO_LINKS = frozenset((errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK))
"""What a disk says that knows no hard links."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where an article's episode goes, and what of it is there already."""

    file: Path
    record: Path
    present: tuple[Episode, str] | None
    """The episode of the same article, and its recipe."""
    occupied: bool
    """Whether a file of that name is there, of whatever article."""


def place(article: Article, folder: Path, audio_format: str) -> Place:
    """The place of an article: its slug, numbered where another article has the name."""
    name = slug(article.title)
    for number in count(1):
        stem = folder / (name if number == 1 else f"{name}-{number}")
        if found := place_at(stem, article, audio_format):
            return found
    raise AssertionError("count() ends")


def place_at(stem: Path, article: Article, audio_format: str) -> Place | None:
    """The place of that name (a path without an ending), None where another article has it."""
    file, note = (stem.with_name(f"{stem.name}.{end}") for end in (audio_format, "json"))
    present = _present(note)
    if present is None:
        return Place(file, note, None, file.exists() or note.exists())
    there = present[0]
    if identity(there.url, there.source, there.title) != identity(
        article.url, article.source, article.title
    ):
        return None
    return Place(file, note, present, file.exists() or there.file.exists())


def identity(url: str | None, source: str, title: str) -> str:
    """What makes two articles the same one: the address, else the file, else the title."""
    return url or (source if source != "-" else title)


def _present(note: Path) -> tuple[Episode, str] | None:
    """What the record says, or None where there is none that can be read."""
    try:
        return record.loads(note.read_text(encoding="utf-8"), note)
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError, PublishError):
        return None  # not ours: `occupied` says that something is there


def owner() -> str:
    """This process, as the name of a workshop tells it: the machine's name and its own number."""
    return f"{re.sub(r'[^A-Za-z0-9.]', '_', socket.gethostname())}-{os.getpid()}"


@contextmanager
def workshop(folder: Path) -> Iterator[Path]:
    """A hidden folder inside `folder` for what is being made, gone when the block ends.

    Makes `folder` too, and takes it away again where nothing came of it. Raises PublishError
    where it cannot be written to.
    """
    made: list[Path] = []
    try:
        for parent in [*reversed(folder.parents), folder]:
            if not parent.exists():
                parent.mkdir(exist_ok=True)
                made.append(parent)
        work = Path(tempfile.mkdtemp(prefix=f"{MAKING}{owner()}-", dir=folder))
    except OSError as err:
        _take_away(made)
        raise PublishError(
            f"The folder {folder} cannot be written to: {err.strerror}",
            hint="Choose another with --output.",
        ) from err
    try:
        yield work
    finally:
        shutil.rmtree(work, ignore_errors=True)
        _take_away(made)


def _take_away(made: list[Path]) -> None:
    for folder in reversed(made):
        try:
            folder.rmdir()
        except OSError:
            return  # something stands in it


def put(
    work_file: Path, record_text: Iterable[str], target: Place, *, beside: Sequence[Path] = ()
) -> None:
    """Move the finished file and its record into place, as one pair.

    `record_text` comes in pieces; `beside` are files of the workshop that go with them. The
    file of an earlier episode of another format goes. Whoever publishes to the same folder at
    the same time waits. Raises PublishError, and AlreadyExists where the place was free and
    somebody else has come to it since.
    """
    note = work_file.with_suffix(".json")
    try:
        with note.open("w", encoding="utf-8") as stream:
            stream.writelines(record_text)
        for file in (work_file, note, *beside):
            _flush(file)
        with _locked(target.file.parent):
            if not target.occupied and not target.present:
                _take(work_file, target)
            for file in beside:
                os.replace(file, target.file.with_name(file.name))
            if not any(file.suffix == SIGNATURE for file in beside):
                target.file.with_suffix(SIGNATURE).unlink(missing_ok=True)
            os.replace(work_file, target.file)
            os.replace(note, target.record)
            if target.present and target.present[0].file != target.file:
                target.present[0].file.unlink(missing_ok=True)
            _flush(target.file.parent)
    except FileExistsError as err:
        raise AlreadyExists(
            f"Somebody else has just put something at {target.file}",
            hint="Run it again: it goes to the next name.",
        ) from err
    except OSError as err:
        raise PublishError(
            f"{target.file} cannot be written: {err.strerror}",
            hint="Make room on the disk, or choose another folder with --output.",
        ) from err


def _take(work_file: Path, target: Place) -> None:
    """Have the place of a new episode. Raises FileExistsError where somebody came before."""
    if target.record.exists():
        raise FileExistsError(target.record)
    try:
        os.link(work_file, target.file)
    except FileExistsError:
        raise
    except OSError as err:
        if err.errno not in _NO_LINKS:
            raise
        if target.file.exists():  # the lock alone has to do
            raise FileExistsError(target.file) from err


def _flush(path: Path) -> None:
    """Have the system write a file, or a folder's list of names, to the disk."""
    if path.is_dir() and sys.platform == "win32":
        return  # Windows has no such thing for folders
    descriptor = os.open(path, os.O_RDONLY if sys.platform != "win32" else os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Hold a lock that other processes on the same folder respect."""
    if sys.platform == "win32":
        yield  # os.replace alone: the pair may come from two runs of the same article
        return
    import fcntl

    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)
