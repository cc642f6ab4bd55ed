"""How long, how large and how soon: from what was measured, else from what is usual."""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from audio_news.batch import parcel
from audio_news.batch.bench import for_worker
from audio_news.batch.ledger import Ledger
from audio_news.models import Article
from audio_news.production import Studio
from audio_news.settings import Settings

KBPS = {"mp3": 80, "m4a": 64, "opus": 40, "flac": 420, "wav": 706}
"""Bit rates of speech in each format, where the show asks for none; a little above the usual."""
WORDS_PER_MINUTE = 150.0
CPU_S_PER_WORD = 0.012
RECORD_BYTES_PER_WORD = 300
_ENOUGH = 20
"""Episodes whose average is believed."""
_SAMPLE_WORDS = 300


@dataclass(frozen=True, slots=True)
class Rates:
    """What an article costs, by its words."""

    audio_s: float
    bytes: float
    cpu_s: float
    measured: bool

    def of(self, words: int, workers: int) -> Expected:
        """What so many words in all will cost."""
        cpu_s = self.cpu_s * words
        return Expected(
            self.audio_s * words, round(self.bytes * words), cpu_s, cpu_s / workers, self.measured
        )


@dataclass(frozen=True, slots=True)
class Expected:
    """What is to be expected of a batch."""

    audio_s: float
    size_bytes: int
    cpu_s: float
    wall_s: float
    measured: bool
    """False where nothing was measured on this machine."""


def usual(settings: Settings) -> Rates:
    """Rates of a middling machine and a middling voice."""
    sound = settings.sound
    audio_s = 60.0 / WORDS_PER_MINUTE / settings.voice.pace
    kbps = sound.bitrate_kbps or KBPS[sound.format]
    size = audio_s * kbps * 125 + RECORD_BYTES_PER_WORD
    return Rates(audio_s, size, CPU_S_PER_WORD, measured=False)


def remembered(ledger: Ledger, show: int) -> Rates | None:
    """Rates of what was made before of the same show, where that was enough to go by."""
    row = ledger.one(
        """SELECT count(*), total(words), total(audio_s), total(size), total(cpu_s)
           FROM (SELECT * FROM articles WHERE made_show = ? AND cpu_s > 0 LIMIT 10000)""",
        (show,),
    )
    if row is None or row[0] < _ENOUGH:
        return None
    _, words, audio_s, size, cpu_s = row
    return Rates(
        audio_s / words, size / words + RECORD_BYTES_PER_WORD, cpu_s / words, measured=True
    )


def sampled(settings: Settings, articles: Sequence[Article]) -> Rates:
    """Rates of making these articles here and now, each cut to a sample; nothing is kept.

    Raises what making raises.
    """
    short = [_cut(article) for article in articles]
    with tempfile.TemporaryDirectory(prefix="audio-news-") as folder:
        output = Path(folder)
        with Studio(for_worker(settings)) as studio:
            studio.produce(short[0], output / "warm")
            before = time.process_time()
            made = [studio.produce(article, output / "measured") for article in short]
            cpu_s = time.process_time() - before
        size = sum(file.stat().st_size for file in (output / "measured").iterdir())
    words = sum(map(parcel.words, short))
    audio_s = sum(episode.duration_s for episode in made)
    return Rates(audio_s / words, size / words, cpu_s / words, measured=True)


def _cut(article: Article) -> Article:
    """The beginning of an article, long enough to measure."""
    blocks = []
    count = 0
    for block in article.blocks:
        blocks.append(block)
        count += len(block.text.split())
        if count >= _SAMPLE_WORDS:
            break
    return replace(article, blocks=tuple(blocks), image=None)


def free_bytes(folder: Path) -> int:
    """What the disk of a folder, or of the nearest one above it that is there, still takes."""
    while not folder.exists():
        folder = folder.parent
    return shutil.disk_usage(folder).free
