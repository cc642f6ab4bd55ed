"""A script's utterances spoken in parallel, in order, a few ahead of the listener."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from hashlib import sha256
from itertools import islice

import numpy as np

from audio_news.errors import SpeakError
from audio_news.models import Clip, Utterance
from audio_news.speak.engine import Engine

AHEAD = 2
"""Clips spoken before they are asked for, a worker: bounds memory whatever the length."""


def perform(
    engine: Engine, utterances: Iterable[Utterance], *, pace: float = 1.0, workers: int = 0
) -> Generator[tuple[Utterance, Clip], None, None]:
    """Each utterance with its clip, in order; `workers` speak at once, 0 for one a core.

    The sound does not depend on `workers`. Raises SpeakError, with the utterance named.
    """
    workers = workers or os.cpu_count() or 1
    if engine.parallel:
        workers = min(workers, engine.parallel)
    remaining = iter(utterances)
    with ThreadPoolExecutor(workers, thread_name_prefix="speak") as pool:

        def submit(count: int) -> Iterator[tuple[Utterance, Future[Clip]]]:
            for utterance in islice(remaining, count):
                yield utterance, pool.submit(_speak, engine, utterance, pace)

        pending = deque(submit(workers * AHEAD))
        try:
            while pending:
                utterance, clip = pending.popleft()
                yield utterance, clip.result()
                pending.extend(submit(1))
        finally:
            for _, clip in pending:
                clip.cancel()


def _speak(engine: Engine, utterance: Utterance, pace: float) -> Clip:
    clip = engine.speak(utterance.spoken, pace=pace, seed=_seed(utterance))
    _check(clip, utterance)
    return clip


def _seed(utterance: Utterance) -> int:
    """From the words alone, so that a sentence sounds the same wherever it stands."""
    return int.from_bytes(sha256(utterance.spoken.text.encode()).digest()[:4], "little")


def _check(clip: Clip, utterance: Utterance) -> None:
    """Raise SpeakError for what no voice says: nothing, silence, or numbers that are not sound."""
    said = utterance.spoken.written
    if clip.samples.ndim != 1 or clip.samples.dtype != np.float32 or clip.rate_hz <= 0:
        raise SpeakError(f"The voice gave no mono float32 sound for {said!r}")
    if not len(clip.samples) or not np.isfinite(clip.samples).all():
        raise SpeakError(f"The voice gave no usable sound for {said!r}")
    if float(np.abs(clip.samples).max()) < 1e-4:
        raise SpeakError(f"The voice gave silence for {said!r}")
    if len(clip.words) != len(utterance.spoken.words):
        raise SpeakError(f"The voice timed {len(clip.words)} words of {said!r}")
