"""A voice that never answers is given up, so that nothing waits for it without end.

A thread that hangs cannot be ended. Each call of a voice therefore has a daemon thread of its
own, which is left behind when the voice is given up and does not keep the program from ending.
What holds Python's own lock while it hangs stops this too: only another process, like the
supervisor of a batch, can end that.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from concurrent.futures import Future, wait
from threading import Thread
from typing import TypeVar

from audio_news.models import Spoken

LEAST_S, LETTER_S = 120.0, 1.0
"""What any utterance is given, and each of its letters: some fifteen times what it takes to say."""
GRACE_S = 5.0
"""What a call that nobody wants any more is given, so that a voice is closed by itself."""
LOOK_S = 0.1
"""How often it is looked whether a call is still wanted."""

Result = TypeVar("Result")


class Hung(Exception):
    """A voice was given up; in its `seconds`, how long it was waited for."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"nothing came of it for {seconds:.0f} s")
        self.seconds = seconds


class Deadline:
    """By when the calls of one performance must be done; from any thread."""

    def __init__(self) -> None:
        self._wanted_until = math.inf

    def hurry(self) -> None:
        """Nobody wants what is being spoken: a moment's grace, no more."""
        self._wanted_until = time.monotonic() + GRACE_S

    def call(self, spoken: Spoken, speak: Callable[[], Result]) -> Result:
        """What `speak` returns or raises for the utterance. Raises Hung when it does neither."""
        future: Future[Result] = Future()

        def run() -> None:
            try:
                future.set_result(speak())
            except BaseException as err:  # noqa: BLE001 (it is raised where it is waited for)
                future.set_exception(err)

        began = time.monotonic()
        until = began + LEAST_S + LETTER_S * len(spoken.text)
        Thread(target=run, name="voice", daemon=True).start()
        while not future.done():
            if (now := time.monotonic()) > min(until, self._wanted_until):
                raise Hung(now - began)
            wait([future], LOOK_S)
        return future.result()
