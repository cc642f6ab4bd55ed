"""What a batch is asked for."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from audio_news.batch.bench import Patience
from audio_news.batch.target import Bucket, Folder, target_of
from audio_news.places import data_home
from audio_news.publish.public import FOLDER
from audio_news.read import ReadOptions
from audio_news.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """Everything that one run is told."""

    sources: tuple[str, ...]
    output: Path
    """Folder of the episodes; with a bucket, of ledger and report alone."""
    bucket: str = ""
    """Address s3://bucket/prefix that the episodes go to instead."""
    endpoint: str = ""
    """Of the bucket's server, where it is not Amazon's."""
    settings: Settings = field(default_factory=Settings)
    options: ReadOptions = field(default_factory=ReadOptions)
    where: str = ""
    """An expression (`where.py`); empty is every article."""
    limit: int | None = None
    """Articles that are chosen at most."""
    workers: int = 0
    """Processes; 0 for one a core."""
    retry_failed: bool = False
    rebuild: bool = False
    """Make the ledger anew from the records, and check every file."""
    max_failures: int | None = None
    """More failures than that end the run."""
    time_limit_s: float | None = None
    nice: int = 0
    cluster: str = ""
    """Address of a Dask scheduler; empty for this machine's own workers."""
    command: tuple[str, ...] = ("audio-news", "batch")
    """How to ask for the same again, for people."""
    patience: Patience = field(default_factory=Patience)

    @property
    def hidden(self) -> Path:
        """Where ledger, lock and what waits are."""
        return self.output / FOLDER

    @property
    def target(self) -> Folder | Bucket:
        """Where the episodes go. Raises UsageError."""
        return target_of(self.output, self.bucket, self.endpoint)

    @property
    def workplace(self) -> Path:
        """The folder that workers of this machine make the episodes in, by their stems or not."""
        return self.hidden / "making" if self.bucket else self.output

    @property
    def crew_size(self) -> int:
        """How many workers."""
        return self.workers or cores()


def state_folder(bucket: str) -> Path:
    """The folder of this user's for ledger and report of a bucket, by its address."""
    name = sha256(bucket.rstrip("/").encode()).hexdigest()[:16]
    return data_home() / "batches" / name


def cores() -> int:
    """The cores that this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:
        return os.cpu_count() or 1
