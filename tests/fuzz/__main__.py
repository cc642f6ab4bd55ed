"""python -m tests.fuzz [--seconds N] [--seed N] [HARNESS...]: fuzz for as long as wanted.

Each harness gets an equal share of the time, in a process of its own. With atheris installed
it is guided by coverage (Linux; ``pip install atheris``), else by the mutator that CI uses. An
input that crashes, hangs or grows is left in fuzz-crashes/, and the exit code is 1.
"""

from __future__ import annotations

import argparse
import importlib.util
import random
import subprocess
import sys
from pathlib import Path

from click import echo

from tests.fuzz.drive import CRASHES, fuzz
from tests.fuzz.harnesses import HARNESSES


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("harnesses", nargs="*", metavar="HARNESS", help=", ".join(HARNESSES))
    parser.add_argument("--seconds", type=float, default=600, help="in all (default: 600)")
    parser.add_argument("--seed", type=int, default=random.randrange(2**32))
    parser.add_argument("--no-atheris", action="store_true", help="the mutator, in any case")
    parser.add_argument("--alone", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    names = given.harnesses or list(HARNESSES)
    if unknown := set(names) - set(HARNESSES):
        parser.error(f"no such harness: {', '.join(sorted(unknown))}")
    share_s = given.seconds / len(names)
    if given.alone:
        return fuzz(names[0], share_s, given.seed)
    guided = importlib.util.find_spec("atheris") is not None and not given.no_atheris
    echo(f"{'atheris' if guided else 'mutator'}, seed {given.seed}, {share_s:.0f} s each")
    failed = [name for name in names if _apart(name, share_s, given.seed, guided)]
    if failed:
        echo(f"found something: {', '.join(failed)}; the inputs are in {CRASHES}/")
    return 1 if failed else 0


def _apart(name: str, seconds: float, seed: int, guided: bool) -> int:
    """The exit code of one harness's own process."""
    module = ["tests.fuzz.guided"] if guided else ["tests.fuzz", "--alone"]
    command = [sys.executable, "-m", *module, "--seconds", str(seconds), "--seed", str(seed), name]
    return subprocess.run(command, check=False, cwd=Path(__file__).parents[2]).returncode


if __name__ == "__main__":
    sys.exit(main())
