"""What the detector makes of sound that does not carry the mark it looks for.

A trial is one stretch of 30 s and one key. Stretches: unmarked speech of three voices (also
through a codec), made music, noise, and speech marked with another key. Keys: the public one
once, then keys of chance. The search over tempo, fifteen times longer, is tried less often.
"""

# ruff: noqa: T201 - what it measures is printed

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

from audio_news.label.watermark.detector import FOUND_AT_TEMPO_Z, FOUND_Z, SPEEDS, TEMPOS
from audio_news.label.watermark.pattern import PUBLIC_KEY
from audio_news.label.watermark.search import best_match, fold
from audio_news.label.watermark.spectrum import levels_db
from audio_news.label.watermark.whitening import evidence, whitening
from tests.benchmarks.watermark.attacks import BARS
from tests.benchmarks.watermark.material import ITEM_S, RATE_HZ, limited, music, programme

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from audio_news.models import Samples
    from tests.benchmarks.watermark.measure import Run

TRIALS = 100_000
TEMPO_TRIALS = 6_000
STRETCH_SAMPLES = 30 * RATE_HZ


def null(run: Run) -> None:
    """Count how often unmarked sound scores how high."""
    kinds = {kind: list(stretches) for kind, stretches in _material(run)}
    count = sum(map(len, kinds.values()))
    keys = int(TRIALS * run.share / count) + 1
    print("| kind | stretches | trials | highest z | above 5.5 | 6.0 | 6.5 | tempo | highest z |")
    print("|---|---|---|---|---|---|---|---|---|", flush=True)
    totals: list[float] = []
    tempo_totals: list[float] = []
    for kind, stretches in kinds.items():
        scores: list[float] = []
        tempo_scores: list[float] = []
        for number, samples in enumerate(stretches):
            seen = evidence(levels_db(samples, RATE_HZ), whitening())
            folded = fold(seen, SPEEDS)
            for key in _keys(kind, number, keys):
                scores.append(best_match(folded, key).z)
            folded = fold(seen, TEMPOS)
            for key in _keys(kind, number, max(1, keys * TEMPO_TRIALS // TRIALS)):
                tempo_scores.append(best_match(folded, key).z)
        totals += scores
        tempo_totals += tempo_scores
        print(_row(kind, len(stretches), scores, tempo_scores), flush=True)
    print(_row("all", count, totals, tempo_totals))
    print(f"\nThe mark counts as found from z = {FOUND_Z:g}; with a tempo, {FOUND_AT_TEMPO_Z:g}.")
    at_one_in_a_million = _extrapolated(np.array(totals), 1e-6)
    print(f"One in 10,000 is above {np.quantile(totals, 1 - 1e-4):.2f}; one in a million, by an")
    print(
        f"exponential tail fitted above the highest hundredth, {at_one_in_a_million:.2f}.",
        flush=True,
    )


def _keys(kind: str, number: int, count: int) -> Iterator[bytes]:
    if kind != "marked with the public key":
        yield PUBLIC_KEY
        count -= 1
    for i in range(count):
        yield f"{kind} {number} {i}".encode()


def _material(run: Run) -> Iterator[tuple[str, Iterator[Samples]]]:
    from tests.benchmarks.watermark.measure import marked, payload_of

    def speech(voice: str, seeds: list[int]) -> Iterator[Samples]:
        for seed in seeds:
            yield from _cut(limited(programme(voice, seed, ITEM_S, run.cache)))

    for voice in ("hibari", "espeak", "joe"):
        yield f"{voice}, unmarked", speech(voice, run.items(voice))
    yield (
        "hibari, unmarked, Opus 24k",
        (
            piece
            for seed in run.items("hibari")[::3]
            for piece in _cut(
                BARS["Opus 24k"](limited(programme("hibari", seed, ITEM_S, run.cache)))
            )
        ),
    )
    yield (
        "marked with the public key",
        (
            piece
            for voice in ("hibari", "espeak", "joe")
            for seed in run.items(voice)[::2]
            for piece in _cut(
                marked(programme(voice, seed, ITEM_S, run.cache), payload_of(voice, seed))
            )
        ),
    )
    yield "made music", (music(seed, 30) for seed in range(round(30 * run.share)))
    yield (
        "noise",
        (
            np.random.default_rng(seed).standard_normal(STRETCH_SAMPLES).astype(np.float32) * 0.1
            for seed in range(round(20 * run.share))
        ),
    )


def _cut(samples: Samples) -> Iterator[Samples]:
    for at in range(0, len(samples) - STRETCH_SAMPLES + 1, STRETCH_SAMPLES):
        yield samples[at : at + STRETCH_SAMPLES]


def _row(kind: str, stretches: int, scores: list[float], tempo_scores: list[float]) -> str:
    z = np.array(scores)
    above = " | ".join(str(int((z >= limit).sum())) for limit in (5.5, 6.0, FOUND_Z))
    return (
        f"| {kind} | {stretches} | {len(z)} | {z.max():.2f} | {above}"
        f" | {len(tempo_scores)} | {max(tempo_scores):.2f} |"
    )


def _extrapolated(z: NDArray[np.float64], chance: float) -> float:
    """The z that is exceeded with a chance, by the mean excess over the highest hundredth."""
    start = float(np.quantile(z, 0.99))
    mean_excess = float((z[z > start] - start).mean())
    return start + mean_excess * float(np.log(0.01 / chance))


if __name__ == "__main__":
    raise SystemExit("Run measure.py --only null.")
