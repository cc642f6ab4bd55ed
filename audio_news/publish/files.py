"""Files that are made anew at every build: whole or not at all, and left alone where the same."""

from __future__ import annotations

import os
import sys
import uuid
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from hashlib import file_digest
from pathlib import Path

from audio_news.errors import PublishError

STRAY = ".building-"
"""How the name begins of a file that is being written; one that was left so is nobody's."""
_FEW = 64


def write(path: Path, data: bytes) -> bool:
    """Put `data` in the file unless it holds just that; whether it was written.

    The bytes may still be on their way to the disk: `settle` waits for them. Raises
    PublishError.
    """
    with writing(path):
        if _holds(path, data):
            return False
        temporary = path.with_name(f"{STRAY}{uuid.uuid4().hex}")
        try:
            with temporary.open("xb") as stream:
                stream.write(data)
            os.replace(temporary, path)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
    return True


def digest(path: Path) -> str:
    """SHA-256 of a file's bytes. Raises OSError."""
    with path.open("rb") as stream:
        return file_digest(stream, "sha256").hexdigest()


def settle(paths: Iterable[Path]) -> None:
    """Return when the files are on the disk, so that what points at them may follow."""
    files = list(paths)
    if len(files) > _FEW and hasattr(os, "sync"):
        os.sync()  # one flush of everything is quicker than thousands of small ones
        return
    for path in [*files, *{file.parent for file in files}]:
        if sys.platform == "win32" and path.is_dir():
            continue  # Windows has no such thing for folders
        with writing(path):
            descriptor = os.open(path, os.O_RDWR if sys.platform == "win32" else os.O_RDONLY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)


def remove(path: Path) -> bool:
    """Take a file away; whether it was there. Raises PublishError."""
    with writing(path):
        try:
            path.unlink()
        except FileNotFoundError:
            return False
    return True


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Translate the system's refusal to write."""
    try:
        yield
    except OSError as err:
        raise PublishError(
            f"{path} cannot be written: {err.strerror or err}",
            hint="Make room on the disk, or see who may write to that folder.",
        ) from err


def _holds(path: Path, data: bytes) -> bool:
    try:
        return path.stat().st_size == len(data) and path.read_bytes() == data
    except FileNotFoundError:
        return False
