"""One harness driven by atheris, which follows the coverage; run by ``python -m tests.fuzz``."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

import atheris

from tests.fuzz.drive import CORPUS, CRASHES, LIMIT_CPU_S


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("name")
    parser.add_argument("--seconds", type=float, required=True)
    parser.add_argument("--seed", type=int, required=True)
    given = parser.parse_args()

    with atheris.instrument_imports(include=["audio_news"]):
        from tests.fuzz import harnesses

        harness = harnesses.HARNESSES[given.name]
        for file in sorted((CORPUS / given.name).iterdir()):
            harnesses.run(harness, file.read_bytes())  # its imports, while they are instrumented

    CRASHES.mkdir(exist_ok=True)
    grown = tempfile.mkdtemp(prefix="fuzz-corpus")
    options = [
        f"-max_total_time={max(1, round(given.seconds))}",
        f"-seed={given.seed or 1}",
        f"-timeout={round(LIMIT_CPU_S * 4)}",
        "-rss_limit_mb=1000",
        "-max_len=60000",
        "-print_final_stats=1",
        "-verbosity=0",
        f"-artifact_prefix={CRASHES}/{given.name}-",
    ]
    atheris.Setup(
        [sys.argv[0], *options, grown, str(Path(CORPUS) / given.name)],
        lambda data: harnesses.run(harness, data) and None,
    )
    atheris.Fuzz()


if __name__ == "__main__":
    main()
