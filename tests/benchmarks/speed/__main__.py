"""make bench: what this program costs beside its voice alone and beside what people use else.

Prints a table in Markdown; --json FILE and --chart FILE write the same as JSON and as a picture.
--small is for CI: it fails where a ratio is wildly off, and only there.
"""

from __future__ import annotations

import argparse
import json
import platform
import sys
import tempfile
from datetime import date
from pathlib import Path
from typing import Any

from audio_news.provenance import package_version
from tests.benchmarks.speed.contests import CONTESTS, FULL, SMALL
from tests.benchmarks.speed.report import chart, markdown

WILD = {
    ("one article", "ratios", "CPU to hibari alone", "median"): 4.0,
    ("growth", "article_exponent"): 1.3,
    ("growth", "archive_exponent"): 1.3,
}
"""Past these a change has broken something, on any machine."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--small", action="store_true", help="in about two minutes")
    parser.add_argument("--only", action="append", choices=CONTESTS, help="one contest; repeatable")
    parser.add_argument("--json", type=Path, metavar="FILE")
    parser.add_argument("--chart", type=Path, metavar="FILE", help="an SVG picture")
    options = parser.parse_args()
    figures: dict[str, Any] = {"machine": machine(), "version": package_version()}
    for name in options.only or CONTESTS:
        print(f"{name} ...", file=sys.stderr, flush=True)  # noqa: T201
        with tempfile.TemporaryDirectory() as work:
            figures[name] = CONTESTS[name](Path(work), SMALL if options.small else FULL)
    print(markdown(figures))  # noqa: T201
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1) + "\n")
    if options.chart:
        options.chart.write_text(chart(figures))
    sys.exit(wild(figures) if options.small else 0)


def wild(figures: dict[str, Any]) -> int:
    """How many figures are past their bounds; each is named on standard error."""
    found = 0
    for path, bound in WILD.items():
        value: Any = figures
        for key in path:
            value = value.get(key, {}) if isinstance(value, dict) else value
        if isinstance(value, float) and value > bound:
            print(f"{' / '.join(path)}: {value:.2f} is past {bound}", file=sys.stderr)  # noqa: T201
            found += 1
    return found


def machine() -> str:
    """The day, the processor and its cores, the system, Python."""
    import os

    return (
        f"{date.today().isoformat()}; {platform.machine()}, {os.cpu_count()} cores;"
        f" {platform.system()}; Python {platform.python_version()}"
    )


if __name__ == "__main__":
    main()
