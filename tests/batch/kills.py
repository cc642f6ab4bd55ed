"""A batch run again and again, and killed again and again: its workers, itself, all of it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

PROGRAM = """
import sys
from pathlib import Path
from audio_news.batch.bench import Patience
from tests.batch.runs import order, run
source, out, workers = sys.argv[1:]
patience = Patience(tries=9, starts=20)
asked = order(source, Path(out), workers=int(workers), retry_failed=True, patience=patience)
plan, tally = run(asked)
if tally.left or tally.failed:
    sys.exit(f"{plan} {tally}")
"""


def kill_until_done(
    source: Path,
    out: Path,
    kills: int,
    random: Random,
    look: Callable[[], None],
    *,
    longest_s: float = 0.5,
    finish: bool = True,
) -> int:
    """Run the batch of `source` until it ends by itself after so many kills; how many there were.

    `look` is called when everything of a run is dead. Without `finish` the last kill is the end.
    """
    killed = 0
    while True:
        batch = started(source, out)
        while batch.poll() is None and killed < kills:
            if random.random() < 0.8:  # the others may come at any time, as in a start-up
                wait_for_work(out, batch)
            time.sleep(random.uniform(0.0, longest_s))
            what = random.choice(("worker", "worker", "supervisor", "group"))
            killed += kill(batch, what, random)
        if killed >= kills and not finish:
            kill(batch, "group", random)
        code = batch.wait(600)
        wait_for_orphans(batch.pid)
        look()
        assert code in (0, -signal.SIGKILL), code
        if code == 0 or (killed >= kills and not finish):
            return killed  # or done before it could be killed so often


def wait_for_work(out: Path, batch: subprocess.Popen[bytes]) -> None:
    """Until an article is being made, or a moment longer than that should take."""
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline and batch.poll() is None:
        if next(out.glob("*/*/*/.making-*"), None):
            return
        time.sleep(0.02)


def started(source: Path, out: Path) -> subprocess.Popen[bytes]:
    """The batch in a process group of its own."""
    return subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(source), str(out), "2"],
        cwd=Path(__file__).parents[2],
        start_new_session=True,
    )


def kill(batch: subprocess.Popen[bytes], what: str, random: Random) -> bool:
    """Send SIGKILL to a worker, the supervisor or the group; False where there was none."""
    try:
        if what == "group":
            os.killpg(batch.pid, signal.SIGKILL)
        elif what == "supervisor":
            batch.kill()
        else:
            workers = children(batch.pid)
            if not workers:
                return False
            os.kill(random.choice(workers), signal.SIGKILL)
    except ProcessLookupError:
        return False
    return True


def children(pid: int, command: str = "") -> list[int]:
    """The processes that a process has started, with those words in their command line."""
    listed = subprocess.run(
        ["ps", "-A", "-ww", "-o", "pid=,ppid=,stat=,args="],
        capture_output=True,
        text=True,
        check=True,
    )
    rows = [line.split(None, 3) for line in listed.stdout.splitlines()]
    return [
        int(row[0])
        for row in rows
        if int(row[1]) == pid and "Z" not in row[2] and command in row[-1]
    ]


def wait_for_orphans(group: int) -> None:
    """Until every process of a dead batch has seen that it is dead."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        listed = subprocess.run(
            ["ps", "-A", "-o", "pgid=,stat="], capture_output=True, text=True, check=True
        )
        rows = (line.split(None, 1) for line in listed.stdout.splitlines())
        if not any(int(pgid) == group and "Z" not in stat for pgid, stat in rows):
            return
        time.sleep(0.05)
    raise AssertionError("a worker outlived its supervisor")
