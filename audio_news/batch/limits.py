"""What ends a run before its work is done."""

from __future__ import annotations

import shutil
import time
from dataclasses import dataclass
from pathlib import Path

from audio_news.batch.estimate import Expected, free_bytes
from audio_news.batch.order import Order
from audio_news.errors import NoRoom

FLOOR_SHARE = 0.02
LEAST_FLOOR_BYTES = 20_000_000
MOST_FLOOR_BYTES = 1_000_000_000
BLOCKED_MOST = 5
"""How often in a row the disk may say no before the run ends."""
BLOCKED_WAIT_S = 0.5
"""After the first no; twice as long after each other."""


def floor_bytes(folder: Path) -> int:
    """Free space that a run leaves alone."""
    while not folder.exists():
        folder = folder.parent
    share = int(shutil.disk_usage(folder).total * FLOOR_SHARE)
    return max(LEAST_FLOOR_BYTES, min(MOST_FLOOR_BYTES, share))


def check_room(output: Path, expected: Expected) -> None:
    """Raise NoRoom where what is to be made does not fit."""
    free, floor = free_bytes(output), floor_bytes(output)
    if expected.size_bytes + floor > free:
        raise NoRoom(
            f"About {expected.size_bytes / 1e9:.2f} GB are to be made, and the disk of {output}"
            f" has {free / 1e9:.2f} GB free, of which {floor / 1e9:.2f} GB stay so",
            hint="Make room, choose another folder with -o, or a part of it with --limit or"
            " --where.",
        )


@dataclass(slots=True)
class Limits:
    """Watches the clock, the disk and the failures of one run."""

    order: Order
    started: float
    """time.monotonic()"""
    floor: int
    blocked: int = 0
    """Times in a row that the disk would not."""
    wait_until: float = 0.0

    def reached(self, failures: int) -> str:
        """Why the run is to end now; empty where it goes on."""
        order = self.order
        if order.time_limit_s is not None and time.monotonic() - self.started > order.time_limit_s:
            return "The time limit is reached"
        if order.max_failures is not None and failures > order.max_failures:
            return f"More than {order.max_failures} failed"
        if (free := free_bytes(order.output)) < self.floor:
            return f"The disk has only {free / 1e6:.0f} MB left"
        return ""

    def went_well(self) -> None:
        """Forget that the disk would not."""
        self.blocked, self.wait_until = 0, 0.0

    def was_blocked(self) -> bool:
        """Wait for the disk a moment; False where it was waited for long enough."""
        self.blocked += 1
        self.wait_until = time.monotonic() + BLOCKED_WAIT_S * 2 ** (self.blocked - 1)
        return self.blocked <= BLOCKED_MOST
