"""500 articles under 200 kills, on a disk that is full for a while and read-only for another.

The disk is a tmpfs of its own, which on Linux takes root.
"""

from __future__ import annotations

import argparse
import subprocess
import tempfile
import time
from pathlib import Path
from random import Random

from audio_news.provenance import is_whole
from audio_news.publish import record
from tests.batch.kills import kill_until_done, started, wait_for_orphans
from tests.batch.runs import archive, episodes, files, leftovers, order, planned
from tests.sounds import heard


class Watch:
    """Remembers each finished file, and sees to it that it stays."""

    def __init__(self, out: Path) -> None:
        self.out = out
        self.seen: dict[str, int] = {}

    def __call__(self) -> None:
        now = files(self.out)
        for name, at in self.seen.items():
            assert now.get(name) == at, f"{name} was made twice, or lost"
        for name, at in now.items():
            note = self.out / (name[:-3] + "json")
            new = name.endswith(".mp3") and name not in self.seen and note.is_file()
            if new and is_whole(record.loads(note.read_text(), note)[0]):
                self.seen[name] = at


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=500)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--longest-s", type=float, default=1.0, help="work between two kills")
    options = parser.parse_args()
    texts = [
        (f"Story {n}", f"It rained {n} times. " * (n % 3 + 1)) for n in range(options.articles)
    ]
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder, disk(Path(folder) / "disk") as out:
        source = archive(Path(folder) / "a.jsonl", texts, days=20)
        watch = Watch(out)
        how = {"longest_s": options.longest_s}
        kills = kill_until_done(
            source, out, options.kills // 2, Random(1), watch, finish=False, **how
        )
        say(f"{kills} kills: {len(watch.seen)} finished")
        full(source, out, watch)
        say(f"a full disk: {len(watch.seen)} finished")
        read_only(source, out, watch)
        say(f"a read-only disk: {len(watch.seen)} finished")
        kills += kill_until_done(source, out, options.kills - kills, Random(2), watch, **how)
        found = episodes(out)
        assert sorted(episode.title for episode in found) == sorted(title for title, _ in texts)
        assert not any(episode.revisions for episode in found)
        for episode in found:
            assert abs(heard(episode.file).duration_s - episode.duration_s) < 0.1
        assert not leftovers(out)
        assert planned(order(source, out)).unchanged == options.articles
        say(
            f"{len(found)} right files of {options.articles} after {kills} kills, each decoded,"
            f" none made twice; {time.monotonic() - began:.0f} s"
        )


def full(source: Path, out: Path, watch: Watch) -> None:
    """Fill the disk under a running batch, then make room again."""
    batch = started(source, out)
    wait_for_more(out, watch)
    ballast = out / "ballast.bin"
    with ballast.open("wb") as stream:
        try:
            while True:
                stream.write(b"x" * 65_536)
                stream.flush()
        except OSError:
            pass
    code = batch.wait(120)
    assert code == 1, code
    wait_for_orphans(batch.pid)
    ballast.unlink()
    watch()


def read_only(source: Path, out: Path, watch: Watch) -> None:
    """Have the episodes' folder take nothing under a running batch, then the whole disk nothing."""
    batch = started(source, out)
    wait_for_more(out, watch)
    days = [str(day) for day in out.glob("20*/*/*")]
    subprocess.run(["chattr", "+i", *days, str(out / "2024/03")], check=True)
    code = batch.wait(120)
    subprocess.run(["chattr", "-i", *days, str(out / "2024/03")], check=True)
    assert code == 1, code
    wait_for_orphans(batch.pid)
    watch()
    subprocess.run(["mount", "-o", "remount,ro", str(out)], check=True)
    assert started(source, out).wait(120) == 1
    subprocess.run(["mount", "-o", "remount,rw", str(out)], check=True)


def wait_for_more(out: Path, watch: Watch) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        watch()
        count = len(watch.seen)
        time.sleep(0.5)
        watch()
        if len(watch.seen) > count:
            return
    raise AssertionError("nothing is made")


class disk:  # noqa: N801  used as a function
    """A small disk mounted at a folder while the block runs."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __enter__(self) -> Path:
        self.folder.mkdir()
        size = ["-t", "tmpfs", "-o", "size=150m", "tmpfs"]
        subprocess.run(["mount", *size, str(self.folder)], check=True)
        return self.folder

    def __exit__(self, *exc: object) -> None:
        subprocess.run(["umount", "-l", str(self.folder)], check=True)


def say(text: str) -> None:
    print(text, flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
