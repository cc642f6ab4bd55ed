"""One batch a folder: a lock that says who holds it and dies with its holder."""

from __future__ import annotations

import json
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from audio_news.errors import FolderHeld, PublishError
from audio_news.locks import locked
from audio_news.provenance import now


@dataclass(frozen=True, slots=True)
class Holder:
    """Who is at work on a folder."""

    pid: int
    host: str
    since: str
    """ISO 8601, UTC."""


@contextmanager
def lock(file: Path) -> Iterator[None]:
    """Hold the lock while the block runs. Raises FolderHeld, and PublishError for the disk's no."""
    descriptor = _opened(file)
    try:
        try:
            is_ours = locked(descriptor)
        except OSError as err:
            raise PublishError(
                f"The disk of {file.parent.parent} knows no locks: {err.strerror}",
                hint="Choose a folder with -o that only one machine at a time can hold.",
            ) from err
        if not is_ours:
            held = holder(file)
            who = f" (process {held.pid} on {held.host}, since {held.since})" if held else ""
            raise FolderHeld(
                f"Another batch is at work on {file.parent.parent}{who}",
                hint="Wait for it, or see how far it is with audio-news batch status"
                f" {file.parent.parent}.",
            )
        about = Holder(os.getpid(), socket.gethostname(), now())
        os.ftruncate(descriptor, 0)
        os.lseek(descriptor, 0, os.SEEK_SET)
        os.write(descriptor, json.dumps(asdict(about)).encode())
        try:
            yield
        finally:
            os.ftruncate(descriptor, 0)
    finally:
        os.close(descriptor)


def holder(file: Path) -> Holder | None:
    """Who holds the lock, as far as it says so; None where nobody does."""
    try:
        descriptor = os.open(file, os.O_RDWR)
    except OSError:
        descriptor = -1
    try:
        if descriptor >= 0 and locked(descriptor):
            return None  # whoever wrote it is gone
        return Holder(**json.loads(file.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None
    finally:
        if descriptor >= 0:
            os.close(descriptor)


def _opened(file: Path) -> int:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        return os.open(file, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as err:
        raise PublishError(
            f"The folder {file.parent.parent} cannot be written to: {err.strerror}",
            hint="Choose another with -o.",
        ) from err
