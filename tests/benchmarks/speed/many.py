"""What is measured of many articles: a batch, and how cost grows with every kind of length."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from statistics import mean, median
from typing import Any

from tests.benchmarks.speed import articles, commands
from tests.benchmarks.speed.commands import NO_CACHE, PYTHON, SILENT
from tests.benchmarks.speed.growth import exponent
from tests.benchmarks.speed.runs import Cost, cost, spread
from tests.benchmarks.speed.sizes import Size
from tests.publish.podcast.shelves import shelf_of

BRIEF = {
    **SILENT,
    "AUDIO_NEWS_SOUND_INTRO": "none",
    "AUDIO_NEWS_SOUND_OUTRO": "none",
    "AUDIO_NEWS_DISCLOSURE_WATERMARK": "false",
}
"""For archives of which only the number of articles counts."""
SAMPLE = 20
"""Articles of the batch that the voice alone reads, and that one worker makes."""
SHORT_WORDS, SHORT = 150, 100
"""Of articles in which jingles and the lines about the article weigh more, and how many."""
STARTS = 3
"""Runs of the shortest of a kind: what its start-up varies by counts where little is measured."""


def batch(work: Path, size: Size) -> dict[str, Any]:
    """One worker and two, each between two runs of the voice alone on such texts, warm."""
    few, short = min(size.batch, SAMPLE), min(size.batch, SHORT)
    archive = articles.archive(work / "batch.jsonl", size.batch, size.batch_words)
    sample = articles.archive(work / "sample.jsonl", few, size.batch_words)
    brief = articles.archive(work / "short.jsonl", short, SHORT_WORDS)
    alone: list[float] = []
    found: dict[str, dict[str, Any]] = {}
    for workers, name, source, count, texts in (
        (1, "one worker", sample, few, sample),
        (2, "two workers", archive, size.batch, sample),
        (2, f"two workers, {SHORT_WORDS} words", brief, short, brief),
    ):
        beside = [_alone(texts)]
        made = cost(commands.batch(source, workers)(work / name), NO_CACHE)
        commands.all_done(count)(made.output)
        shutil.rmtree(work / name)
        beside.append(_alone(texts))
        alone += beside if texts is sample else []
        found[name] = {
            "articles": count,
            "articles_an_hour": 3600 * count / made.wall_s,
            "cpu_s_an_article": made.cpu_s / count,
            "to_hibari_alone": made.cpu_s / count / mean(beside),
            "audio_s_an_article": commands.said(made.output)["audio_s"] / count,
            "peak_mb": made.peak_mb,
        }
    return {
        "articles": size.batch, "words": size.batch_words,
        "hibari_alone_cpu_s_an_article": spread(alone),
        "workers": found,
        **_unchanged(work, size.kept),
    }  # fmt: skip


def _alone(sample: Path) -> float:
    """CPU seconds an article, start-up left out."""
    told = commands.said(cost(commands.alone(sample)(sample.parent)).output)
    return float(mean(told["cpu_s"]))


def _unchanged(work: Path, count: int) -> dict[str, Any]:
    """What an article costs that a batch has made before, start-up taken off."""
    took: dict[int, Cost] = {}
    for articles_of in (1, count):
        archive = articles.archive(work / f"kept-{articles_of}.jsonl", articles_of, 12)
        command = commands.batch(archive, 2)(work / f"kept-{articles_of}")
        commands.all_done(articles_of)(cost(command, BRIEF).output)
        again = [cost(command, BRIEF) for _ in range(3)]
        for each in again:
            commands.all_kept(articles_of)(each.output)
        took[articles_of] = sorted(again, key=lambda each: each.wall_s)[1]
    return {
        "unchanged_articles": count,
        "unchanged_wall_ms_an_article": 1000 * (took[count].wall_s - took[1].wall_s) / (count - 1),
        "unchanged_cpu_ms_an_article": 1000 * (took[count].cpu_s - took[1].cpu_s) / (count - 1),
    }


def growth(work: Path, size: Size) -> dict[str, Any]:
    """How CPU grows with the length of an article, of an archive and of a podcast's feed.

    What the shortest of each kind takes is taken off: it is the start-up.
    """

    def article(words: int) -> Cost:
        folder = work / "article"
        found = cost(commands.make(commands.page(work, words))(folder), SILENT)
        commands.fresh(found.output)
        shutil.rmtree(folder)
        return found

    def archive(count: int) -> Cost:
        source = articles.archive(work / "archive.jsonl", count, 40)
        found = cost(commands.batch(source, 1)(work / "archive"), SILENT)
        commands.all_done(count)(found.output)
        shutil.rmtree(work / "archive")
        return found

    def feed(count: int) -> Cost:
        folder = work / f"feed-{count}"
        shelf_of(folder, count)
        build = (PYTHON, "-m", "audio_news", "podcast", "build", str(folder))
        found = cost((*build, "--address", "https://news.example/listen/", "--json"), SILENT)
        assert len(list(folder.glob("*.vtt"))) == count, "not every episode has a transcript"
        shutil.rmtree(folder)
        return found

    kinds: Mapping[str, tuple[Callable[[int], Cost], int, Iterable[int]]] = {
        "article, words": (article, 20, size.lengths),
        "archive, articles": (archive, 1, size.archives),
        "feed, episodes": (feed, 1, size.feeds),
    }
    figures: dict[str, Any] = {}
    for kind, (run, least, lengths) in kinds.items():
        start_s = median(run(least).cpu_s for _ in range(STARTS))
        costs = {length: run(length).cpu_s - start_s for length in lengths}
        beyond = {length - least: seconds for length, seconds in costs.items()}
        figures[kind] = {"cpu_s": costs, "exponent": exponent(beyond)}
    return figures
