"""A ledger of a million articles: planned, resumed, and what it takes."""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from unittest.mock import patch

from audio_news.batch.intake import Found
from audio_news.models import Article, Block, Role
from audio_news.read import ReadOptions
from tests.batch.runs import order


def articles(sources: Sequence[str], options: ReadOptions) -> Iterator[Found]:
    """What a reader would find: a headline, 60 words and an address, on 3,650 days."""
    count = int(Path(sources[0]).read_text())
    body = Block(Role.BODY, "The council voted on Monday to build a tram line to the harbour. " * 5)
    for n in range(count):
        title = f"The council votes on item {n % 99_991} of its long agenda"
        url = f"https://post.example/2014/story-{n}"
        day = f"20{14 + n % 10}-{n % 12 + 1:02d}-{n % 30 + 1:02d}T08:00"
        head = Block(Role.HEADLINE, title)
        yield Found(Article(title=title, blocks=(head, body), url=url, published=day), url)


def plan(folder: Path, count: int) -> None:
    """One process's work: make the plan, or find it again, and the first job."""
    from audio_news.batch.desk import Desk
    from audio_news.batch.plan import remember, spool_file
    from audio_news.batch.session import Session
    from audio_news.batch.spool import Spool
    from audio_news.batch.tally import Tally

    source = folder / "count"
    if not source.exists():
        source.write_text(str(count))
    asked = order(source, folder / "out")
    began, cpu = time.monotonic(), time.process_time()
    with patch("audio_news.batch.plan.intake", articles), Session(asked) as session:
        made = session.plan()
        remember(asked, session.ledger, session.show)
        with Spool(spool_file(asked.hidden, made.number)) as spool:
            desk = Desk(asked, session.ledger, session.show, spool, Tally.of(made, 1))
            assert desk.next() is not None
    assert made.to_make == count
    took_s, took_cpu_s = time.monotonic() - began, time.process_time() - cpu
    cpu = time.process_time()
    for _ in articles([str(source)], ReadOptions()):
        pass
    making_s = time.process_time() - cpu
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(  # noqa: T201
        f"{took_cpu_s:.1f} s CPU ({making_s:.1f} s are what making them up takes when planned),"
        f" {took_s:.1f} s, {peak:.0f} MB of memory"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=1_000_000)
    parser.add_argument("--in", dest="folder", type=Path)
    options = parser.parse_args()
    if options.folder:
        plan(options.folder, options.articles)
        return
    with tempfile.TemporaryDirectory() as folder:
        again = [sys.executable, "-m", __spec__.name, "--in", folder]
        again += ["--articles", str(options.articles)]
        for what in ("planned", "resumed"):
            done = subprocess.run(again, capture_output=True, text=True, check=True)
            print(f"{options.articles:,} {what}: {done.stdout.strip()}")  # noqa: T201
        for file in sorted((Path(folder) / "out/.audio-news").iterdir()):
            print(f"  {file.name} {file.stat().st_size / 1e6:.0f} MB")  # noqa: T201


if __name__ == "__main__":
    main()
