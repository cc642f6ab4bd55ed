"""What a command costs, whole, as a process of its own; contestants take turns.

A machine that slows down for a while slows all of them down: what is compared is ratios of
runs that stood side by side.
"""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any


@dataclass(frozen=True, slots=True)
class Cost:
    """CPU (user and system, children included) and wall seconds, peak memory, and the output."""

    cpu_s: float
    wall_s: float
    peak_mb: float
    output: str


def cost(command: Sequence[str], *, stdin: str = "", environ: Mapping[str, str] = {}) -> Cost:
    """Run a command to its end. Raises CalledProcessError where it fails."""
    with tempfile.TemporaryFile("w+") as given, tempfile.TemporaryFile("w+") as said:
        given.write(stdin)
        given.seek(0)
        started = time.monotonic()
        child = subprocess.Popen(
            command, stdin=given, stdout=said, stderr=said, env={**os.environ, **environ}
        )
        _, status, usage = os.wait4(child.pid, 0)
        wall_s = time.monotonic() - started
        child.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        output = said.read()
    if child.returncode:
        raise subprocess.CalledProcessError(child.returncode, command, output)
    return Cost(usage.ru_utime + usage.ru_stime, wall_s, usage.ru_maxrss / 1024, output)


@dataclass(frozen=True, slots=True)
class Contestant:
    """A command line (of a shell, where it is one string) and what it is called."""

    name: str
    command: Sequence[str]
    environ: Mapping[str, str]


def in_turns(contestants: Sequence[Contestant], runs: int) -> dict[str, list[Cost]]:
    """Each contestant's costs, one of every round."""
    costs: dict[str, list[Cost]] = {each.name: [] for each in contestants}
    for _ in range(runs):
        for each in contestants:
            costs[each.name].append(cost(each.command, environ=each.environ))
    return costs


def spread(values: Sequence[float]) -> dict[str, float]:
    """Median, least and most."""
    return {"median": median(values), "min": min(values), "max": max(values)}


def ratios(of: Sequence[Cost], to: Sequence[Cost], what: str) -> dict[str, float]:
    """The spread of a figure's ratio, round by round."""
    pairs: Any = zip(of, to, strict=True)
    return spread([getattr(a, what) / getattr(b, what) for a, b in pairs])
