"""Signals that end the program: not in the middle of an import, which would take them for its own.

What is raised inside an import may come out as an ImportError, which native modules make of
everything, and an ImportError may only tell that a module is not there.
"""

from __future__ import annotations

import signal
import sys
import threading
import time
from types import FrameType

LOOK_S = 0.002
"""How often it is looked whether an import is done: between two of them there is little time."""
PATIENCE_S = 5.0
"""After this an import is not waited for: it may hang."""


class AfterImports:
    """A signal's handler, for the main thread, that raises `end` when no module is imported."""

    def __init__(self, end: BaseException) -> None:
        self._end = end
        self._came: float | None = None

    def __call__(self, number: int, frame: FrameType | None) -> None:
        """What `signal.signal` calls, with the frame that was interrupted."""
        now = time.monotonic()
        self._came = now if self._came is None else self._came
        if now - self._came < PATIENCE_S and _is_importing(frame):
            again = threading.Timer(LOOK_S, _send, [number])
            again.daemon = True
            again.start()
        else:
            self._came = None
            raise self._end


def _is_importing(frame: FrameType | None) -> bool:
    while frame is not None:
        if frame.f_globals.get("__name__") == "importlib._bootstrap":
            return True
        frame = frame.f_back
    return False


def _send(number: int) -> None:
    if sys.platform == "win32":
        signal.raise_signal(number)
    else:
        signal.pthread_kill(threading.main_thread().ident or 0, number)  # what it waits for, too
