"""A harness given one input after another, with an eye on time and memory."""

from __future__ import annotations

import hashlib
import signal
import sys
import time
import traceback
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

from click import echo

from tests.fuzz.harnesses import HARNESSES, Harness, run
from tests.fuzz.mutator import inputs

CORPUS = Path(__file__).with_name("corpus")
CRASHES = Path("fuzz-crashes")
LIMIT_CPU_S = 5.0
LIMIT_BYTES = 1_000_000_000


class Hang(BaseException):
    """An input took more CPU time than any may; no `except Exception` stops it."""


def corpus(name: str) -> list[bytes]:
    """The files of a harness's corpus; those of the shapes it shares go by the same name."""
    files = sorted((CORPUS / name).iterdir())
    assert files, f"no corpus for {name}"
    return [file.read_bytes() for file in files]


@contextmanager
def bounded(seconds: float = LIMIT_CPU_S) -> Iterator[None]:
    """Raise Hang in the block when it has used that much CPU time."""

    def stop(*_: object) -> None:
        raise Hang(f"more than {seconds} s of CPU")

    former = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, former)


def attempt(harness: Harness, data: bytes) -> tuple[bool, BaseException | None]:
    """Whether the input was taken, and what it broke, if anything."""
    try:
        with bounded():
            return run(harness, data), None
    except (Exception, Hang) as err:  # noqa: BLE001 (finding these is what it is for)
        return False, err


def fuzz(name: str, seconds: float, seed: int) -> int:
    """The mutator on one harness for that long; 1 where something broke."""
    harness = HARNESSES[name]
    until = time.monotonic() + seconds
    tried = taken = 0
    found: dict[str, bytes] = {}
    for data in inputs(corpus(name), seed):
        if time.monotonic() > until and tried:
            break
        tried += 1
        accepted, broke = attempt(harness, data)
        taken += accepted
        if broke is not None and (where := _where(broke)) not in found:
            found[where] = data
            echo(f"  {name}: {keep(name, data)}: {where}")
    grown = peak_bytes()
    echo(f"{name:>12} {tried:>9,} inputs, {taken:,} taken, {seconds:.0f} s, "
          f"{len(found)} broke, {grown / 1e6:.0f} MB")  # fmt: skip
    return 1 if found or grown > LIMIT_BYTES else 0


def broken(name: str, count: int, seed: int) -> Iterable[tuple[bytes, BaseException]]:
    """The inputs among the first `count` that break a harness, and how."""
    for data in islice(inputs(corpus(name), seed), count):
        if (broke := attempt(HARNESSES[name], data)[1]) is not None:
            yield data, broke


def keep(name: str, data: bytes) -> Path:
    """Leave an input in a file, so that it can be made a test."""
    CRASHES.mkdir(exist_ok=True)
    file = CRASHES / f"{name}-{hashlib.sha256(data).hexdigest()[:12]}"
    file.write_bytes(data)
    return file


def peak_bytes() -> int:
    """The most memory that this process has held."""
    import resource

    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit


def _where(broke: BaseException) -> str:
    """The error and the line of ours that it came through, which tells one fault from another."""
    ours = [
        frame
        for frame in traceback.extract_tb(broke.__traceback__)
        if "audio_news/" in frame.filename
    ]
    last = ours[-1] if ours else traceback.extract_tb(broke.__traceback__)[-1]
    return (
        f"{type(broke).__name__}: {str(broke)[:90]!r} at {Path(last.filename).name}:{last.lineno}"
    )
