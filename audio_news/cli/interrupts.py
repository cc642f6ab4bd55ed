"""Signals that end the program: not in the middle of an import, which would take them for its own.

What is raised inside an import may come out as an ImportError, which native modules make of
everything, and an ImportError may only tell that a module is not there.
"""

from __future__ import annotations

import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

LOOK_S = 0.002
"""How often it is looked whether an import is done: between two of them there is little time."""
PATIENCE_S = 5.0
"""After this an import is not waited for: it may hang."""


@contextmanager
def ended_by_signals() -> Iterator[None]:
    """What runs inside is ended by SIGTERM (SystemExit 143) and Ctrl-C (KeyboardInterrupt).

    Where something caught what they raise and went on, they are raised at the end. Ctrl-C that
    is ignored, as by a job in the background, stays so. For the main thread.
    """
    ends = {signal.SIGTERM: AfterImports(SystemExit(143))}
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        ends[signal.SIGINT] = AfterImports(KeyboardInterrupt())
    for number, end in ends.items():
        signal.signal(number, end)
    try:
        yield
    finally:
        if sys.platform != "win32":
            signal.setitimer(signal.ITIMER_REAL, 0)  # nobody would take it
    for end in ends.values():
        end.insist()


class AfterImports:
    """A signal's handler that raises `end` when no module is being imported.

    On Windows, which has no timer to look again by, it does so at once.
    """

    def __init__(self, end: BaseException) -> None:
        self._end = end
        self._came: float | None = None

    def __call__(self, number: int, frame: FrameType | None) -> None:
        """What `signal.signal` calls, with the frame that was interrupted."""
        now = time.monotonic()
        self._came = now if self._came is None else self._came
        if sys.platform != "win32" and now - self._came < PATIENCE_S and _is_importing(frame):
            signal.signal(signal.SIGALRM, self)
            signal.setitimer(signal.ITIMER_REAL, LOOK_S)
            return
        raise self._end

    def insist(self) -> None:
        """Raise `end` where the signal came and the program went on: somebody caught it."""
        if self._came is not None:
            raise self._end


def _is_importing(frame: FrameType | None) -> bool:
    while frame is not None:
        if frame.f_globals.get("__name__") == "importlib._bootstrap":
            return True
        frame = frame.f_back
    return False
