"""Files that one process at a time may have, on every system."""

from __future__ import annotations

import os
import sys

if sys.platform == "win32":
    import msvcrt

    def locked(descriptor: int) -> bool:
        """Have the lock of an open file, unless another process has it; closing it ends that."""
        try:
            os.lseek(descriptor, 1 << 30, os.SEEK_SET)  # far behind the text, which others read
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
else:
    import fcntl

    def locked(descriptor: int) -> bool:
        """Have the lock of an open file, unless another process has it; closing it ends that.

        Raises OSError where the disk knows no locks.
        """
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
