"""A scheduler and workers on this machine, each a process that can be killed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path


@dataclass
class Cluster:
    address: str
    scheduler: subprocess.Popen[bytes]
    workers: list[subprocess.Popen[bytes]]


def _address(about: Path) -> str | None:
    """What the scheduler's file says, once it says so to its end."""
    try:
        return str(json.loads(about.read_text())["address"])
    except (FileNotFoundError, ValueError):
        return None


@contextmanager
def cluster(folder: Path, *, workers: int = 2, bound: bool = False) -> Iterator[Cluster]:
    """Both are there while the block runs; workers of one thread join in a moment.

    `bound` gives each worker, and what it starts, a core of its own, as SLURM and Kubernetes do.
    """
    about = folder / f"scheduler-{time.monotonic_ns()}.json"
    log = (folder / "cluster.log").open("ab")
    python = [sys.executable, "-m"]

    def start(*words: str, core: int | None = None) -> subprocess.Popen[bytes]:
        bind = None if core is None else partial(os.sched_setaffinity, 0, {core})
        command = [*python, *words]
        return subprocess.Popen(command, stdout=log, stderr=log, cwd=folder, preexec_fn=bind)

    scheduler = start(
        "distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", "0",
        "--no-dashboard", "--scheduler-file", str(about),
    )  # fmt: skip
    processes = [scheduler]
    try:
        deadline = time.monotonic() + 60
        while (address := _address(about)) is None:
            assert time.monotonic() < deadline
            assert scheduler.poll() is None
            time.sleep(0.05)
        staff = [
            start(
                "distributed.cli.dask_worker", address, "--nthreads", "1", "--no-dashboard",
                "--no-nanny", "--memory-limit", "0", "--local-directory", str(folder / f"w{n}"),
                core=sorted(os.sched_getaffinity(0))[n] if bound else None,
            )
            for n in range(workers)
        ]  # fmt: skip
        processes += staff
        yield Cluster(address, scheduler, staff)
    finally:
        for process in processes:
            process.kill()
            process.wait()
        log.close()
