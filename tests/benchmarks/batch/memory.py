"""Memory of a batch: 200 articles beside 20,000, with the voice that hums."""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path

from tests.batch.archives import jsonl, made
from tests.batch.kills import children, started


def rss_mb(pid: int) -> float:
    """The most memory a process ever held."""
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmHWM"):
            return int(line.split()[1]) / 1024
    return 0.0


def peak(folder: Path, count: int) -> tuple[float, float, float]:
    """Peaks of the supervisor and of its largest worker in MB, and the seconds it took."""
    source = jsonl(folder / f"{count}.jsonl", made(count, longest=30, broken=0))
    began = time.monotonic()
    batch = started(source, folder / f"out-{count}")
    supervisor = worker = 0.0
    while batch.poll() is None:
        try:
            supervisor = max(supervisor, rss_mb(batch.pid))
            worker = max([worker, *(rss_mb(pid) for pid in children(batch.pid))])
        except OSError:
            pass  # it has just ended
        time.sleep(1.0)
    assert batch.returncode == 0
    return supervisor, worker, time.monotonic() - began


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, nargs="+", default=[200, 20_000])
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for count in options.articles:
            supervisor, worker, took_s = peak(Path(folder), count)
            print(  # noqa: T201
                f"{count:,} articles: supervisor {supervisor:.0f} MB, a worker {worker:.0f} MB,"
                f" {took_s:.0f} s",
                flush=True,
            )


if __name__ == "__main__":
    main()
