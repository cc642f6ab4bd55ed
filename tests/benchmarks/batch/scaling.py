"""Two workers beside one, on this machine or on a Dask cluster, and beside no batch.

Runs take turns, so that a machine that slows down slows all, and each figure is their median.
"An hour" is told by the moments at which articles were finished, from the last of the warm-up
to the last of all: no start-up is in it. "Cores" is the CPU time of those articles to the time
they took. --bound gives each Dask worker a core of its own, as SLURM and Kubernetes do.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from random import Random
from statistics import median

from audio_news.batch.ledger import Ledger
from audio_news.publish.public import FOLDER, LEDGER
from tests.batch.archives import sentence
from tests.batch.clusters import cluster
from tests.batch.runs import archive

ALONE = """
import sys
from pathlib import Path
from audio_news import Studio, articles, load_settings
settings = load_settings(environ={}, flags={"voice.name": sys.argv[1], "workers": 1,
                                            "cache.limit_mb": 0})
with Studio(settings) as studio:
    for article in articles(sys.argv[2]):
        studio.produce(article, Path(sys.argv[3]))
"""
WARM = 2
"""Articles of each worker that are not counted."""


@dataclass(frozen=True)
class Run:
    """What one run took, all its processes included; an hour and cores of a batch, once warm."""

    wall_s: float
    cpu_s: float
    an_hour: float = 0.0
    cores: float = 0.0
    article_cpu_s: float = 0.0


@dataclass(frozen=True)
class Bench:
    """What all runs have in common."""

    folder: Path
    source: str
    voice: str
    bound: bool

    def alone(self, out: Path) -> Run:
        """In one process without a batch."""
        command = [sys.executable, "-c", ALONE, self.voice, self.source, str(out)]
        return Run(*cost(command))

    def here(self, workers: int, out: Path) -> Run:
        """By workers of this machine."""
        return self._batch(workers, out, "--workers", str(workers))

    def dask(self, workers: int, out: Path) -> Run:
        """By Dask workers of one thread each."""
        place = out.with_suffix(".dask")
        place.mkdir()
        with cluster(place, workers=workers, bound=self.bound) as there:
            return self._batch(workers, out, "--cluster", there.address)

    def _batch(self, workers: int, out: Path, *how: str) -> Run:
        command = [sys.executable, "-m", "audio_news", "batch", self.source, "-o", str(out)]
        wall_s, cpu_s = cost([*command, "--voice", self.voice, *how])
        with Ledger(out / FOLDER / LEDGER, read_only=True) as ledger:
            ends = list(ledger.rows("SELECT finished, cpu_s FROM articles ORDER BY finished"))
        begun, ends = ends[WARM * workers - 1][0], ends[WARM * workers :]
        took_s, article_s = ends[-1][0] - begun, sum(end[1] for end in ends)
        each_s = article_s / len(ends)
        return Run(wall_s, cpu_s, len(ends) * 3600 / took_s, article_s / took_s, each_s)


def cost(command: list[str]) -> tuple[float, float]:
    """Wall and CPU seconds of a command, its children included."""
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    done = subprocess.run(command, capture_output=True, env=os.environ, check=False)
    assert done.returncode == 0, done.stderr.decode()[-2000:]
    wall_s, after = time.monotonic() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall_s, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=16)
    parser.add_argument("--words", type=int, default=900)
    parser.add_argument("--runs", type=int, default=2)
    parser.add_argument("--voice", default="heart")
    parser.add_argument("--where", choices=("here", "dask"), action="append")
    parser.add_argument("--alone", action="store_true", help="also beside no batch")
    parser.add_argument("--bound", action="store_true", help="a core for each Dask worker")
    options = parser.parse_args()
    with bench(options) as there:
        contestants: dict[str, Callable[[Path], Run]] = {}
        if options.alone:
            contestants["no batch"] = there.alone
        ways = {"here": there.here, "dask": there.dask}
        for where in options.where or ways:
            contestants[f"{where}, one"] = partial(ways[where], 1)
            contestants[f"{where}, two"] = partial(ways[where], 2)
        runs: dict[str, list[Run]] = {kind: [] for kind in contestants}
        for number in range(options.runs):
            for kind, make in contestants.items():
                runs[kind].append(make(there.folder / f"{kind}-{number}"))
                say(kind, runs[kind][-1:])
    report(runs)


@contextmanager
def bench(options: argparse.Namespace) -> Iterator[Bench]:
    """A folder with an archive of stories of one length."""
    random = Random(5)
    with tempfile.TemporaryDirectory() as name:
        texts = (
            "\n\n".join(sentence(random, 25) for _ in range(options.words // 25))
            for _ in range(options.articles)
        )
        stories = [(f"Story {number}", text) for number, text in enumerate(texts)]
        source = archive(Path(name, "a.jsonl"), stories)
        yield Bench(Path(name), str(source), options.voice, options.bound)


def report(runs: dict[str, list[Run]]) -> None:
    print("medians:")  # noqa: T201
    for kind, each in runs.items():
        say(kind, each)
    for where in ("here", "dask"):
        if one := runs.get(f"{where}, one"):
            ratios = [
                b.an_hour / a.an_hour for a, b in zip(one, runs[f"{where}, two"], strict=True)
            ]
            bound = min(2.0, (os.cpu_count() or 1) / median(run.cores for run in one))
            span = f"({min(ratios):.2f} to {max(ratios):.2f})"
            print(  # noqa: T201
                f"{where}: two workers make {median(ratios):.2f} {span} times one's;"
                f" {bound:.2f} times is what these cores can do"
            )
    if "no batch" in runs and "here, two" in runs:
        pairs = zip(runs["no batch"], runs["here, two"], strict=True)
        dearer = median(two.cpu_s / alone.cpu_s for alone, two in pairs)
        print(f"a batch takes {dearer:.3f} times the CPU of no batch")  # noqa: T201


def say(kind: str, runs: list[Run]) -> None:
    wall_s, cpu_s, hour, cores, each_s = (
        median(getattr(run, name) for run in runs)
        for name in ("wall_s", "cpu_s", "an_hour", "cores", "article_cpu_s")
    )
    warm = f"; warm {hour:.0f} an hour on {cores:.2f} cores, {each_s:.2f} s CPU an article"
    own = f", {cpu_s:.1f} s CPU" if "dask" not in kind else ""  # Dask's workers have their own
    print(f"{kind}: {wall_s:.1f} s{own}{warm if hour else ''}", flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
