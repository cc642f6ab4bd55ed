"""A build killed anywhere leaves a feed that holds."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path

from audio_news.models import Episode
from audio_news.publish.podcast.build import build
from audio_news.publish.withdrawn import withdrawals
from tests.publish.podcast.feeds import whole
from tests.publish.podcast.shelves import corrected, episode, put, shelf_of, show

ROUNDS = 30
PARENT = """
import os, sys, time
from pathlib import Path
from audio_news.publish.podcast.build import build
from audio_news.publish.podcast.remove import remove
from tests.publish.podcast.shelves import show
import PIL.Image, lxml.etree
for line in sys.stdin:
    folder, verb, name = line.rstrip("\\n").split("\\t")
    began = time.monotonic()
    child = os.fork()
    if not child:
        if verb == "remove":
            remove(Path(folder), [name], show())
        else:
            build(Path(folder), show())
        os._exit(0)
    print(child, flush=True)
    print(os.waitpid(child, 0)[1], time.monotonic() - began, flush=True)
"""


@contextmanager
def builders() -> Iterator[Callable[[Path, str, str, float | None], float | None]]:
    """Runs a build in a process of its own and kills it then, if at all; the seconds it took.

    None where it was killed at its work. The processes are forked from one that has imported
    everything, so that each is at work from its first millisecond.
    """
    root = Path(__file__).parents[3]
    with subprocess.Popen(
        [sys.executable, "-c", PARENT], cwd=root, text=True,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    ) as parent:  # fmt: skip
        stdin, stdout = parent.stdin, parent.stdout
        assert stdin
        assert stdout

        def run(folder: Path, verb: str, name: str, after_s: float | None) -> float | None:
            stdin.write(f"{folder}\t{verb}\t{name}\n")
            stdin.flush()
            child = int(stdout.readline())
            if after_s is not None:
                time.sleep(after_s)
                with suppress(ProcessLookupError):  # it was quicker
                    os.kill(child, signal.SIGKILL)
            status, took_s = stdout.readline().split()
            return None if int(status) == signal.SIGKILL else float(took_s)

        try:
            yield run
        finally:
            stdin.close()


def test_random_corrections_with_kills_in_between(tmp_path: Path) -> None:
    chance = random.Random(6)
    shelf = shelf_of(tmp_path / "2026", 24)
    guids = {made.guid for made in shelf}
    build(tmp_path, show())
    withdrawn: set[str] = set()
    with builders() as run:
        killed, usual_s = 0, 0.0
        for number in range(ROUNDS):
            _correct_some(shelf, withdrawn, chance, number)
            verb, name = "build", "-"
            if number % 5 == 4:
                verb, name = "remove", chance.choice(sorted(guids - withdrawn))
                withdrawn.add(name)
            elif number % 3 == 2:
                shelf.append(put(episode(tmp_path / "2026", 100 + number)))
                guids.add(shelf[-1].guid)
            after_s = 1.2 * usual_s * chance.random() if number else None
            took_s = run(tmp_path, verb, name, after_s)
            killed += took_s is None
            usual_s = took_s or usual_s  # on this machine, at this moment
            assert set(whole(tmp_path, lengths=False).guids) <= guids
    build(tmp_path, show())
    found = whole(tmp_path)
    assert set(found.guids) >= guids - withdrawn
    assert set(found.guids) == guids - {entry.guid for entry in withdrawals(tmp_path)}
    assert killed > ROUNDS / 4
    assert not list(tmp_path.rglob(".building-*"))
    assert len(list(tmp_path.glob("feed-*.xml"))) == len(found.documents) - 1


def _correct_some(
    shelf: list[Episode], withdrawn: set[str], chance: random.Random, number: int
) -> None:
    for _ in range(chance.randint(1, 3)):
        at = chance.randrange(len(shelf))
        if shelf[at].guid not in withdrawn:
            title = f"Story {at} told anew in round {number}"
            article = replace(shelf[at].article, title=title)
            shelf[at] = put(corrected(shelf[at], article=article))
