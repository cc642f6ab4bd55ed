"""make bench: what this program costs beside its voice alone and beside what people use else.

Prints tables in Markdown. --small is for CI: it fails where a figure is wildly off, and only there.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path
from typing import Any

from audio_news.provenance import package_version
from tests.benchmarks.speed import document
from tests.benchmarks.speed.bars import WILD, past
from tests.benchmarks.speed.contests import changed, memory, one_article, stages, start_up
from tests.benchmarks.speed.machine import machine
from tests.benchmarks.speed.many import batch, growth
from tests.benchmarks.speed.report import markdown
from tests.benchmarks.speed.sizes import FULL, SMALL

CONTESTS = {
    "one article": one_article,
    "stages": stages,
    "a batch": batch,
    "a changed sentence": changed,
    "memory": memory,
    "growth": growth,
    "start-up": start_up,
}
QUICK = ("one article", "memory", "growth")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--small", action="store_true", help="in about a minute")
    parser.add_argument("--only", action="append", choices=CONTESTS, help="one contest; repeatable")
    parser.add_argument("--json", type=Path, metavar="FILE", help="add the figures to it")
    parser.add_argument("--figures", type=Path, metavar="FILE", help="measure nothing; take these")
    parser.add_argument(
        "--write", type=Path, metavar="DIR", help="write performance.md and its chart"
    )
    options = parser.parse_args()
    if options.figures:
        figures = json.loads(options.figures.read_text(encoding="utf-8"))
    else:
        names = options.only or (QUICK if options.small else CONTESTS)
        figures = measured(names, small=options.small, file=options.json)
    print(markdown(figures))  # noqa: T201
    if options.write:
        document.write(figures, options.write)
    if options.small and (wild := past(figures, WILD)):
        sys.exit("\n".join(wild))


def measured(names: Any, *, small: bool, file: Path | None) -> dict[str, Any]:
    """The figures of those contests, added to those in `file`, which is written after each."""
    known = json.loads(file.read_text(encoding="utf-8")) if file and file.exists() else {}
    figures: dict[str, Any] = {**known, "machine": machine(), "version": package_version()}
    for name in names:
        print(f"{name} ...", file=sys.stderr, flush=True)  # noqa: T201
        with tempfile.TemporaryDirectory() as work:
            figures[name] = CONTESTS[name](Path(work), SMALL if small else FULL)
        if file:
            file.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    return figures


if __name__ == "__main__":
    main()
