"""What of a folder is published, in which order, and under which headers."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator, Set
from dataclasses import dataclass, replace
from enum import IntEnum
from pathlib import Path

from audio_news.errors import PublishError
from audio_news.publish.public import FEED, cache_control, content_type, is_record, is_report

_INDEX = re.compile(r"(?:.*/)?index[-.\w]*\.html")


class Stage(IntEnum):
    """What goes before what, so that nobody is ever led to something that is not there."""

    MEDIA = 0
    """Audio, transcripts, pictures, styles: they lead to nothing."""
    PAGE = 1
    """An episode's page."""
    LIST = 2
    """Index, archive of the feed, OPML: they lead to pages and audio."""
    FEED = 3


@dataclass(frozen=True, slots=True)
class Headers:
    """What a file is sent with."""

    content_type: str
    cache_control: str


@dataclass(frozen=True, slots=True)
class Item:
    """A file to publish; `name` is its path in the folder, with "/" on every system."""

    name: str
    path: Path
    size: int
    stamp: tuple[int, int, int]
    """Inode, time of change in ns and size: another stamp, another content."""
    headers: Headers
    stage: Stage


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A file that stays at home, and why."""

    name: str
    why: str


@dataclass(frozen=True, slots=True)
class Selection:
    """The files of a folder."""

    items: tuple[Item, ...]
    """For the public, by name."""
    left_out: tuple[LeftOut, ...] = ()
    records: int = 0
    """How many episodes' records stay at home."""

    def without(self, names: Set[str], why: str) -> Selection:
        """The same, but that `names` stay at home."""
        out = [LeftOut(item.name, why) for item in self.items if item.name in names]
        kept = tuple(item for item in self.items if item.name not in names)
        return replace(self, items=kept, left_out=(*self.left_out, *out))


def select(folder: Path, *, with_records: bool = False) -> Selection:
    """Tell the files of `folder` for the public from the others.

    Hidden ones are passed over in silence. Raises PublishError for a link that leads out of
    the folder, and where the folder cannot be read.
    """
    if not folder.is_dir():
        raise PublishError(f"There is no folder {folder}", hint="Check the path.")
    root, items, left_out, records = folder.resolve(), list[Item](), list[LeftOut](), 0
    for name in sorted(_files(root, "")):
        if not with_records and is_record(f"{root}/{name}"):
            records += 1
        elif isinstance(found := _item(root, name), Item):
            items.append(found)
        else:
            left_out.append(found)
    return Selection(tuple(items), tuple(left_out), records)


def stamp(path: Path) -> tuple[int, int, int]:
    """What tells this content of the file from another. Raises OSError."""
    about = path.stat()
    return (about.st_ino, about.st_mtime_ns, about.st_size)


def _files(root: Path, below: str) -> Iterator[str]:
    """Names of all that is no folder and not hidden."""
    try:
        with os.scandir(root / below) as entries:
            for entry in entries:
                name = f"{below}{entry.name}"
                if entry.name.startswith("."):
                    continue
                if entry.is_symlink():
                    _check_inside(root, name)
                if entry.is_dir(follow_symlinks=False):
                    yield from _files(root, f"{name}/")
                else:
                    yield name
    except OSError as err:
        raise PublishError(f"{root / below} cannot be read: {err.strerror}") from err


def _check_inside(root: Path, name: str) -> None:
    path = root / name
    try:
        is_inside = path.resolve(strict=True).is_relative_to(root)
    except (OSError, RuntimeError) as err:
        raise PublishError(f"{path} is a link to nothing", hint="Take it away.") from err
    if not is_inside:
        raise PublishError(
            f"{path} is a link that leads out of {root}",
            hint="What is outside is not published: put a copy there, or take the link away.",
        )


def _item(root: Path, name: str) -> Item | LeftOut:
    path = root / name
    try:
        about = path.stat()
    except OSError as err:
        raise PublishError(f"{path} cannot be read: {err.strerror}") from err
    kind = content_type(name)
    if not stat.S_ISREG(about.st_mode):
        return LeftOut(name, "is no file")
    if not name.isprintable() or "\\" in name:
        return LeftOut(name, "has a name that no address can hold")
    if kind is None or is_report(os.fspath(path)):
        return LeftOut(name, "is nothing that a listener asks for")
    seal = (about.st_ino, about.st_mtime_ns, about.st_size)
    headers = Headers(kind, cache_control(name))
    return Item(name, path, about.st_size, seal, headers, _stage(name))


def _stage(name: str) -> Stage:
    if name == FEED:
        return Stage.FEED
    if name.endswith((".xml", ".opml", ".rss")) or _INDEX.fullmatch(name):
        return Stage.LIST
    return Stage.PAGE if name.endswith(".html") else Stage.MEDIA
