"""What a command costs, whole, as a process of its own; contestants take turns.

A machine that slows down for a while slows all of them down: what is compared is ratios of
runs that stood side by side.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median


@dataclass(frozen=True, slots=True)
class Cost:
    """CPU (user and system, children included) and wall seconds, peak memory, and the output."""

    cpu_s: float
    wall_s: float
    peak_mb: float
    output: str


def cost(command: Sequence[str], environ: Mapping[str, str] | None = None) -> Cost:
    """Run a command to its end. Raises CalledProcessError where it fails."""
    with tempfile.TemporaryFile("w+") as said:
        started = time.monotonic()
        child = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=said,
            env={**os.environ, **(environ or {})},
        )
        _, status, usage = os.wait4(child.pid, 0)
        wall_s = time.monotonic() - started
        child.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        output = said.read()
    if child.returncode:
        raise subprocess.CalledProcessError(child.returncode, command, output)
    return Cost(usage.ru_utime + usage.ru_stime, wall_s, usage.ru_maxrss / 1024, output)


def _anything(output: str) -> None:
    """No proof is asked for."""


@dataclass(frozen=True, slots=True)
class Contestant:
    """What is run, and how often at most.

    `command` is given a folder that nothing was made in before; `proof` raises where the output
    says that something else was done than what is measured.
    """

    name: str
    command: Callable[[Path], Sequence[str]]
    environ: Mapping[str, str]
    proof: Callable[[str], object] = _anything
    runs: int = 1_000_000


def in_turns(contestants: Sequence[Contestant], runs: int, work: Path) -> dict[str, list[Cost]]:
    """Each contestant's costs, one of every round that it takes part in."""
    costs: dict[str, list[Cost]] = {each.name: [] for each in contestants}
    for number in range(runs):
        for each in contestants:
            if number < each.runs:
                fresh = work / "fresh"
                fresh.mkdir()
                found = cost(each.command(fresh), each.environ)
                shutil.rmtree(fresh)
                each.proof(found.output)
                costs[each.name].append(found)
    return costs


Spread = dict[str, float]


def spread(values: Sequence[float]) -> Spread:
    """Median, least and most."""
    return {"median": median(values), "min": min(values), "max": max(values)}


def ratios(of: Sequence[Cost], to: Sequence[Cost], what: str) -> Spread:
    """The spread of a figure's ratio, round by round."""
    pairs = zip(of, to, strict=False)  # not every contestant is in every round
    return spread([getattr(a, what) / getattr(b, what) for a, b in pairs])


def told(costs: Mapping[str, Sequence[Cost]]) -> dict[str, dict[str, Spread | float]]:
    """CPU, wall and memory of each contestant."""
    return {
        name: {
            "cpu_s": spread([each.cpu_s for each in of]),
            "wall_s": spread([each.wall_s for each in of]),
            "peak_mb": max(each.peak_mb for each in of),
        }
        for name, of in costs.items()
    }
