"""How much is measured."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Size:
    """One way to run the benchmark."""

    runs: int
    rivals: int
    """Runs of what people use else, which takes long; 0 to leave it out."""
    words: int
    """Of the one article."""
    batch: int
    """Articles of `batch_words` words each."""
    batch_words: int
    kept: int
    """Articles of the archive that is made again unchanged."""
    minutes: Sequence[int]
    """Of audio, for the memory."""
    lengths: Sequence[int]
    """Of an article, in words, for the growth."""
    archives: Sequence[int]
    """Of an archive, in articles."""
    feeds: Sequence[int]
    """Of a podcast, in episodes."""


FULL = Size(
    runs=3, rivals=2, words=900, batch=200, batch_words=900, kept=1000,
    minutes=(1, 10, 100, 600), lengths=(500, 1000, 2000, 4000), archives=(25, 50, 100, 200),
    feeds=(100, 200, 400, 800, 1600),
)  # fmt: skip
SMALL = Size(
    runs=1, rivals=0, words=300, batch=4, batch_words=100, kept=20,
    minutes=(1, 10), lengths=(400, 800, 1600), archives=(5, 10, 20), feeds=(200, 400, 800),
)  # fmt: skip
