"""2,000 articles of each archive kind: every one of them accounted for, done or with a reason."""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path

from audio_news.batch.report import Clock, figures
from audio_news.batch.session import Session
from tests.batch.archives import KINDS, made
from tests.batch.runs import episodes, order


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=2_000)
    parser.add_argument("--kind", choices=KINDS, action="append")
    options = parser.parse_args()
    for name in options.kind or KINDS:
        with tempfile.TemporaryDirectory() as folder:
            account(Path(folder), name, options.articles)


def account(folder: Path, name: str, count: int) -> None:
    """Make an archive, then its episodes, then count."""
    source = KINDS[name](folder / name, made(count, longest=30))
    began, clock = time.monotonic(), Clock()
    asked = order(source, folder / "out", workers=2)
    with Session(asked) as session:
        plan = session.plan()
        planned_s = time.monotonic() - began
        *_, tally = session.run(plan)
        numbers = figures(asked, tally, clock)
    again = time.monotonic()
    with Session(asked) as session:
        assert session.plan().unchanged == numbers.done
    again_ms = (time.monotonic() - again) * 1000 / count
    broken = count // 100
    expected = count - broken if "rss" in name else count  # made without its broken ones
    assert numbers.articles == expected == numbers.done + numbers.skipped + numbers.failed
    assert numbers.done == count - broken == len(episodes(folder / "out"))
    print(  # noqa: T201
        f"{name}: {numbers.articles} articles, {numbers.done} done, {numbers.skipped} skipped,"
        f" {numbers.failed} failed; planned in {planned_s:.1f} s, all in {numbers.wall_s:.0f} s,"
        f" again {again_ms:.2f} ms an article",
        flush=True,
    )


if __name__ == "__main__":
    main()
