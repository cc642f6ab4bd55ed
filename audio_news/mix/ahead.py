"""A stream worked on in a thread of its own, a few blocks ahead of who takes them."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from audio_news.models import Samples

BLOCKS = 4


def ahead(blocks: Iterator[Samples], *, one_thread: bool = False) -> Iterator[Samples]:
    """The same blocks in the same order; what making one raises is raised here.

    With `one_thread` they are made where they are taken.
    """
    return blocks if one_thread else _ahead(blocks)


def _ahead(blocks: Iterator[Samples]) -> Iterator[Samples]:
    with ThreadPoolExecutor(1, thread_name_prefix="mix") as worker:
        pending: deque[Future[Samples | None]] = deque()
        try:
            for _ in range(BLOCKS):
                pending.append(worker.submit(next, blocks, None))
            while (block := pending.popleft().result()) is not None:
                pending.append(worker.submit(next, blocks, None))
                yield block
        finally:
            for future in pending:
                future.cancel()
