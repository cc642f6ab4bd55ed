"""Streams worked on in threads of their own, a little ahead of who takes what they make."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from audio_news.models import Samples

Item = TypeVar("Item")
Made = TypeVar("Made")

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


def in_order(make: Callable[[Item], Made], items: Iterable[Item], at_once: int) -> Iterator[Made]:
    """What `make` makes of each item, in their order; so many are worked on at once.

    Of one at once they are made where they are taken.
    """
    return map(make, items) if at_once == 1 else _in_order(make, items, at_once)


def _in_order(make: Callable[[Item], Made], items: Iterable[Item], at_once: int) -> Iterator[Made]:
    with ThreadPoolExecutor(at_once, thread_name_prefix="mix") as workers:
        pending: deque[Future[Made]] = deque()
        try:
            for item in items:
                pending.append(workers.submit(make, item))
                if len(pending) > at_once:
                    yield pending.popleft().result()
            while pending:
                yield pending.popleft().result()
        finally:
            for future in pending:
                future.cancel()
