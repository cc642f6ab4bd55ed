"""What the detector makes of sound that does not carry the mark it looks for.

A trial is one stretch of 30 s and one key, searched at the expected speed and at all within
1 %. Stretches: unmarked speech of three voices (also through a codec), speech marked with
another key, made music, the show's jingles, noise. Keys: the public one, then keys of chance,
the same for every stretch. The search over tempo, seven times longer, is tried less often.
"""

# ruff: noqa: T201 - what it measures is printed

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from audio_news.label.watermark.detector import (
    FOUND_AT_PACE_Z,
    FOUND_AT_TEMPO_Z,
    FOUND_Z,
    SPEEDS,
    TEMPOS,
)
from audio_news.label.watermark.pattern import COLUMNS, PUBLIC_KEY
from audio_news.label.watermark.search import Folded, fold, templates_of
from audio_news.label.watermark.spectrum import levels_db
from audio_news.label.watermark.whitening import evidence, whitening
from tests.benchmarks.watermark.attacks import BARS
from tests.benchmarks.watermark.material import RATE_HZ, episode, jingles, music

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from audio_news.models import Samples
    from tests.benchmarks.watermark.measure import Run

TRIALS = 1_200_000
TEMPO_SHARE = 0.02
KEYS_AT_ONCE = 64
STRETCH_SAMPLES = 30 * RATE_HZ


@dataclass(slots=True)
class Scores:
    """The highest z of each trial in each search."""

    at_pace: list[float] = field(default_factory=list)
    any_speed: list[float] = field(default_factory=list)
    any_tempo: list[float] = field(default_factory=list)
    stretches: int = 0

    def __iadd__(self, other: Scores) -> Scores:
        self.at_pace += other.at_pace
        self.any_speed += other.any_speed
        self.any_tempo += other.any_tempo
        self.stretches += other.stretches
        return self

    def row(self, kind: str) -> str:
        pace, speed = np.array(self.at_pace), np.array(self.any_speed)
        alarms = ((pace >= FOUND_AT_PACE_Z) | (speed >= FOUND_Z)).sum()
        alarms += (np.array(self.any_tempo) >= FOUND_AT_TEMPO_Z).sum()
        return (
            f"| {kind} | {self.stretches} | {len(pace)} | {pace.max():.2f} | {speed.max():.2f}"
            f" | {len(self.any_tempo)} | {max(self.any_tempo):.2f} | {alarms} |"
        )


def null(run: Run) -> None:
    """Count how often unmarked sound scores how high."""
    kinds = {kind: list(stretches()) for kind, stretches in _material(run).items()}
    keys = int(TRIALS * run.share / sum(map(len, kinds.values()))) + 1
    templates = Templates.of([PUBLIC_KEY, *(f"key {i}".encode() for i in range(1, keys))])
    print("| kind | stretches | trials | z at pace | in 1 % | tempo trials | z | false alarms |")
    print("|---|---|---|---|---|---|---|---|", flush=True)
    every = Scores()
    for kind, stretches in kinds.items():
        scores = Scores()
        tried = templates.without_first() if kind == WRONG_KEY else templates
        for samples in stretches:
            scores += _tried(samples, tried)
        print(scores.row(kind), flush=True)
        every += scores
    print(every.row("all"))
    print(
        f"\nFound from z = {FOUND_AT_PACE_Z:g} at its pace, {FOUND_Z:g} within 1 %,"
        f" {FOUND_AT_TEMPO_Z:g} at a tempo. One in a million, by an exponential tail fitted above"
        f" the highest hundredth: {_extrapolated(every.at_pace, 1e-6):.2f},"
        f" {_extrapolated(every.any_speed, 1e-6):.2f}, {_extrapolated(every.any_tempo, 1e-6):.2f}.",
        flush=True,
    )


@dataclass(frozen=True, slots=True)
class Templates:
    """Many keys' templates at once: each (COLUMNS // 2 + 1, BANDS, keys)."""

    signs: NDArray[np.complex64]
    places: NDArray[np.complex64]

    @classmethod
    def of(cls, keys: list[bytes]) -> Templates:
        pairs = [templates_of(key) for key in keys]
        signs, places = (np.stack(of, axis=-1) for of in zip(*pairs, strict=True))
        return cls(signs, places)

    def without_first(self) -> Templates:
        return Templates(self.signs[..., 1:], self.places[..., 1:])

    def highest_z(self, folded: Folded, count: int | None = None) -> NDArray[np.float32]:
        """Of each of the first `count` keys, its highest z in each row: (rows, keys).

        As `best_match` has it for one key, by products of matrices.
        """
        spectra, squares = (
            np.ascontiguousarray(of.swapaxes(0, 1))
            for of in (folded.spectra, folded.spectra_of_squares)
        )
        parts: list[NDArray[np.float32]] = []
        for at in range(0, self.signs[..., :count].shape[-1], KEYS_AT_ONCE):
            few = slice(at, min(at + KEYS_AT_ONCE, count or self.signs.shape[-1]))
            power = np.fft.irfft(squares @ self.places[..., few], COLUMNS, axis=0)
            sums = np.fft.irfft(spectra @ self.signs[..., few], COLUMNS, axis=0)
            z = sums / np.sqrt(np.maximum(power, np.float32(1e-9)))
            parts.append(z.max(axis=0).astype(np.float32))
        return np.concatenate(parts, axis=1)


def _tried(samples: Samples, templates: Templates) -> Scores:
    seen = evidence(levels_db(samples, RATE_HZ), whitening())
    z = templates.highest_z(fold(seen, SPEEDS))
    at_pace = z.reshape(len(SPEEDS), -1, z.shape[1])[len(SPEEDS) // 2].max(axis=0)
    few = max(1, round(TEMPO_SHARE * z.shape[1]))
    at_tempo = templates.highest_z(fold(seen[:1], TEMPOS), few).max(axis=0)
    return Scores(at_pace.tolist(), z.max(axis=0).tolist(), at_tempo.tolist(), stretches=1)


WRONG_KEY = "marked with the public key"


def _material(run: Run) -> dict[str, Callable[[], Iterator[Samples]]]:
    def speech(voice: str, *, mark: bool = False, step: int = 1) -> Iterator[Samples]:
        for seed in run.items(voice)[::step]:
            yield from _cut(episode(voice, seed, run.cache, mark=mark))

    def coded() -> Iterator[Samples]:
        for seed in run.items("hibari")[::3]:
            yield from _cut(BARS["Opus 24k"](episode("hibari", seed, run.cache, mark=False)))

    def wrong_key() -> Iterator[Samples]:
        for voice in ("hibari", "espeak", "joe"):
            yield from speech(voice, mark=True, step=2)

    def noise() -> Iterator[Samples]:
        for seed in range(round(20 * run.share)):
            dice = np.random.default_rng(seed)
            yield dice.standard_normal(STRETCH_SAMPLES).astype(np.float32) * np.float32(0.1)

    return {
        "hibari, unmarked": lambda: speech("hibari"),
        "espeak, unmarked": lambda: speech("espeak"),
        "joe, unmarked": lambda: speech("joe"),
        "hibari, unmarked, Opus 24k": coded,
        WRONG_KEY: wrong_key,
        "made music": lambda: (music(seed, 30) for seed in range(round(30 * run.share))),
        "jingles": lambda: _cut(jingles(60)),
        "noise": noise,
    }


def _cut(samples: Samples) -> Iterator[Samples]:
    for at in range(0, len(samples) - STRETCH_SAMPLES + 1, STRETCH_SAMPLES):
        yield samples[at : at + STRETCH_SAMPLES]


def _extrapolated(scores: list[float], chance: float) -> float:
    """The z that is exceeded with a chance, by the mean excess over the highest hundredth."""
    z = np.array(scores)
    start = float(np.quantile(z, 0.99))
    mean_excess = float((z[z > start] - start).mean())
    return start + mean_excess * float(np.log(0.01 / chance))


if __name__ == "__main__":
    raise SystemExit("Run measure.py --only null.")
