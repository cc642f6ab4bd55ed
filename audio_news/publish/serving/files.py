"""From the path of a request to an open file of the folder, and never to one outside it."""

from __future__ import annotations

import io
import os
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from audio_news.publish.public import content_type, is_hidden, is_record, is_report


@dataclass(frozen=True, slots=True)
class Opened:
    """A file that is open, so that it stays what it is when another takes its place."""

    stream: BinaryIO
    size: int
    etag: str
    """Strong, with its quotes."""
    modified_s: float | None
    """Seconds since 1970; None for what was made for this answer."""
    content_type: str


def resolve(root: Path, asked: str) -> Path | None:
    """The file or folder at a decoded path, "/story.mp3"; None where there is none to be seen.

    `root` is without symbolic links. A name that is hidden, or that some system reads as more
    than a name, is not there, nor is a link that leads out of the folder or to what is hidden.
    """
    if not asked.startswith("/"):
        return None
    parts = asked[1:].split("/")
    if parts[-1] == "":
        parts.pop()
    if any(not _is_name(part) for part in parts):
        return None
    try:
        path = root.joinpath(*parts).resolve(strict=True)
        within = path.relative_to(root).as_posix()
    except (OSError, ValueError, RuntimeError):
        return None  # no such file, too long, a loop of links; or it leads out of the folder
    return None if is_hidden(within) else path


def open_file(root: Path, path: Path) -> Opened | None:
    """Open what `resolve` found, where it is a file for the public."""
    kind = content_type(path.name)
    if kind is None or is_record(os.fspath(path)) or is_report(os.fspath(path)):
        return None
    flags = os.O_RDONLY
    for flag in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_BINARY"):
        flags |= getattr(os, flag, 0)
    try:
        descriptor = os.open(path, flags)
    except OSError:
        return None
    about = os.fstat(descriptor)
    if not stat.S_ISREG(about.st_mode):
        os.close(descriptor)
        return None
    etag = f'"{about.st_ino:x}-{about.st_mtime_ns:x}-{about.st_size:x}"'
    stream = os.fdopen(descriptor, "rb", buffering=0)
    return Opened(io.BufferedReader(stream), about.st_size, etag, about.st_mtime, kind)


def _is_name(part: str) -> bool:
    """Whether a part of a path is the plain name of something that is not hidden."""
    return (
        part != ""
        and not part.startswith(".")
        and part.isprintable()
        and not any(sign in part for sign in "\\:")
    )
