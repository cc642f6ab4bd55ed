"""Two workers beside one, and a batch beside the same articles made in one process.

Each figure is a median of runs that take turns, so that a machine that slows down slows all.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from random import Random
from statistics import median

from tests.batch.archives import sentence
from tests.batch.runs import archive

ALONE = """
import sys
from pathlib import Path
from audio_news import Studio, articles, load_settings
settings = load_settings(environ={}, flags={"voice.name": sys.argv[3], "workers": 1,
                                            "cache.limit_mb": 0})
with Studio(settings) as studio:
    for article in articles(sys.argv[1]):
        studio.produce(article, Path(sys.argv[2]))
"""


def cost(command: list[str]) -> tuple[float, float]:
    """CPU and wall seconds of a command, its children included."""
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    subprocess.run(command, check=True, capture_output=True, env=os.environ)
    wall_s, after = time.monotonic() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, wall_s


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=40)
    parser.add_argument("--words", type=int, default=300)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--voice", default="heart")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        random = Random(5)
        stories = [
            (f"Story {n}", "\n\n".join(sentence(random, 25) for _ in range(options.words // 25)))
            for n in range(options.articles)
        ]
        source = str(archive(folder / "a.jsonl", stories))
        batch = [sys.executable, "-m", "audio_news", "batch", source, "--voice", options.voice]
        contestants = {
            "one process": [sys.executable, "-c", ALONE, source],
            "one worker": [*batch, "--workers", "1", "-o"],
            "two workers": [*batch, "--workers", "2", "-o"],
        }
        runs: dict[str, list[tuple[float, float]]] = {kind: [] for kind in contestants}
        for run in range(options.runs):
            for kind, command in contestants.items():
                out = str(folder / f"{kind}-{run}")
                last = [out, options.voice] if kind == "one process" else [out]
                runs[kind].append(cost([*command, *last]))
    report(runs, options.articles)


def report(runs: dict[str, list[tuple[float, float]]], count: int) -> None:
    for kind, costs in runs.items():
        cpu_s, wall_s = (median(each) for each in zip(*costs, strict=True))
        print(f"{kind}: {cpu_s:.1f} s CPU, {wall_s:.1f} s, {count * 3600 / wall_s:.0f} an hour")  # noqa: T201
    one, two, alone = runs["one worker"], runs["two workers"], runs["one process"]
    scaled = median(a[1] / b[1] for a, b in zip(one, two, strict=True))
    dearer = median(b[0] / a[0] for a, b in zip(alone, two, strict=True))
    print(f"two workers make {scaled:.2f} times one's, at {dearer:.3f} times the CPU of no batch")  # noqa: T201


if __name__ == "__main__":
    main()
