"""A script's utterances spoken in parallel, in order, a few ahead of the listener."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from itertools import islice

from audio_news.models import Clip, Utterance
from audio_news.speak.company import Company
from audio_news.speak.deadline import LOOK_S, Deadline
from audio_news.speak.engine import Engine

AHEAD = 2
"""Clips spoken before they are asked for, a worker: bounds memory whatever the length."""

Performance = Generator[tuple[Utterance, Clip], None, None]
"""Utterances as they are spoken; to be closed where it is not taken to its end."""


def perform(
    voices: Engine | Company,
    utterances: Iterable[Utterance],
    *,
    pace: float = 1.0,
    workers: int = 0,
) -> Performance:
    """Each utterance with its clip, in order; `workers` speak at once, 0 for one a core.

    One engine says everything at `pace`; a company knows each utterance's voice and pace. The
    sound does not depend on `workers`. Raises SpeakError, with the utterance named. When it is
    closed early, a voice that hangs is not waited for.
    """
    company = voices if isinstance(voices, Company) else Company.of_one(voices, pace)
    workers = workers or os.cpu_count() or 1
    remaining = iter(utterances)
    deadline = Deadline()
    with ThreadPoolExecutor(workers, thread_name_prefix="speak") as pool:

        def submit(count: int) -> Iterator[tuple[Utterance, Future[Clip]]]:
            for utterance in islice(remaining, count):
                yield utterance, pool.submit(company.speak, utterance, deadline=deadline)

        pending: deque[tuple[Utterance, Future[Clip]]] = deque()
        try:
            pending.extend(submit(workers * AHEAD))
            while pending:
                utterance, clip = pending.popleft()
                while not clip.done():
                    wait([clip], LOOK_S)  # not for ever: what interrupts may come just before
                yield utterance, clip.result()
                pending.extend(submit(1))
        finally:
            deadline.hurry()
            for _, clip in pending:
                clip.cancel()
