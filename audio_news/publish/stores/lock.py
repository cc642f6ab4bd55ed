"""A lock on a file, which the system gives back when its holder dies."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_HELD = (errno.EACCES, errno.EAGAIN, errno.EDEADLK)
_BYTE = 1 << 30
"""What is locked on Windows, where nobody could read a byte that is."""


class Held(Exception):
    """Somebody else has the lock."""


@contextmanager
def locked(path: Path, *, wait: bool) -> Iterator[int]:
    """Hold the lock that the file `path` stands for; gives its open descriptor.

    Raises Held where another has it and `wait` is false, OSError where the file cannot be made.
    """
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o644)
    try:
        try:
            _lock(descriptor, wait)
        except OSError as err:
            if err.errno in _HELD:
                raise Held(str(path)) from err
            raise
        yield descriptor
    finally:
        os.close(descriptor)


def _lock(descriptor: int, wait: bool) -> None:
    if sys.platform == "win32":
        import msvcrt

        os.lseek(descriptor, _BYTE, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)
        os.lseek(descriptor, 0, os.SEEK_SET)
    else:
        import fcntl

        fcntl.flock(descriptor, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
