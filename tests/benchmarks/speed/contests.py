"""What is measured of one article: each contest gives a table of figures."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from tests.benchmarks.speed import articles, commands
from tests.benchmarks.speed.commands import BIN, JOE, NO_CACHE, NO_MARK, PYTHON, SILENT
from tests.benchmarks.speed.runs import Contestant, Cost, cost, in_turns, ratios, spread, told
from tests.benchmarks.speed.sizes import Size

THIS, BARE, ALONE = "audio-news make", "audio-news make, no watermark", "hibari alone"
THIS_JOE, PIPER = "audio-news make, joe", "piper CLI, joe"
PIPER_FFMPEG, LOUDNESS_TTS = "piper CLI and ffmpeg loudnorm, joe", "loudness-tts, joe"
MASTER = " && ffmpeg -y -loglevel error -i {wav} -af loudnorm=I=-16:TP=-1 -ar 44100 -q:a 4 {out}"
SENTENCES = 100
WORDS_A_MINUTE = 150


def one_article(work: Path, size: Size) -> dict[str, Any]:
    """A page to a finished MP3, cold, beside its voice alone and what people use else."""
    page = commands.page(work, size.words)
    contestants = [
        Contestant(THIS, commands.make(page), NO_CACHE, commands.fresh),
        Contestant(ALONE, commands.alone(page), {}),
        Contestant(BARE, commands.make(page), NO_MARK, commands.fresh),
    ]
    missing = []
    if size.rivals:
        rivals = {PIPER: commands.piper(page)}
        if shutil.which("ffmpeg"):
            rivals[PIPER_FFMPEG] = commands.piper(page, MASTER)
            rivals[LOUDNESS_TTS] = commands.loudness_tts(page)
        else:
            missing = ["ffmpeg is not here: what needs it was left out."]
        joe = Contestant(THIS_JOE, commands.make(page), JOE, commands.fresh, size.rivals)
        contestants.append(joe)
        contestants += [Contestant(name, of, {}, runs=size.rivals) for name, of in rivals.items()]
    costs = in_turns(contestants, size.runs, work)
    return {
        "words": size.words, "runs": size.runs, "rival_runs": size.rivals, "missing": missing,
        "costs": told(costs), "ratios": _compared(costs),
    }  # fmt: skip


def _compared(costs: Mapping[str, Sequence[Cost]]) -> dict[str, Any]:
    pairs = {
        "CPU, to hibari alone": (THIS, ALONE, "cpu_s"),
        "CPU without watermark, to hibari alone": (BARE, ALONE, "cpu_s"),
        "wall, to hibari alone": (THIS, ALONE, "wall_s"),
        "wall without watermark, to hibari alone": (BARE, ALONE, "wall_s"),
        "CPU, joe, to piper's own CLI": (THIS_JOE, PIPER, "cpu_s"),
        "CPU of piper and ffmpeg, to ours": (PIPER_FFMPEG, THIS, "cpu_s"),
        "wall of piper and ffmpeg, to ours": (PIPER_FFMPEG, THIS, "wall_s"),
        "CPU of loudness-tts, to ours": (LOUDNESS_TTS, THIS, "cpu_s"),
        "wall of loudness-tts, to ours": (LOUDNESS_TTS, THIS, "wall_s"),
    }
    found = {
        name: ratios(costs[of], costs[to], what)
        for name, (of, to, what) in pairs.items()
        if of in costs and to in costs
    }
    rounds = zip(costs[THIS], costs[BARE], costs[ALONE], strict=True)
    marks = [(this.cpu_s - bare.cpu_s) / alone.cpu_s for this, bare, alone in rounds]
    return found | {"CPU of the watermark, to hibari alone": spread(marks)}


def stages(work: Path, size: Size) -> dict[str, Any]:
    """CPU seconds of each stage of the same page, one after another in one process."""
    page = commands.page(work, size.words)
    found = []
    for number in range(size.runs):
        folder = work / str(number)
        folder.mkdir()
        command = (PYTHON, "-m", "tests.benchmarks.speed.stages", str(page), str(folder))
        found.append(commands.said(cost(command).output))
    return {
        "audio_s": found[0]["audio_s"],
        "stages": {
            name: {"cpu_s": spread([each["cpu_s"][name] for each in found])}
            for name in found[0]["cpu_s"]
        },
    }


def changed(work: Path, size: Size) -> dict[str, Any]:
    """100 sentences, then one of them changed, then nothing changed; clips are kept."""
    costs: dict[str, list[Cost]] = {"first": [], "one sentence changed": [], "unchanged": []}
    for number in range(min(size.runs, 2)):
        folder = work / f"changed-{number}"
        environ = {"AUDIO_NEWS_CACHE_DIRECTORY": str(work / f"clips-{number}")}
        file = work / "page.txt"
        file.write_text(articles.page_of(SENTENCES))
        command = (*commands.make(file)(folder), "--overwrite")
        for name, proof in zip(costs, (commands.fresh, commands.one_spoken, commands.kept),
                               strict=True):  # fmt: skip
            costs[name].append(cost(command, environ))
            proof(costs[name][-1].output)
            file.write_text(articles.page_of(SENTENCES, changed=True))
    return {
        "sentences": SENTENCES,
        "costs": told(costs),
        "ratios": {
            "CPU of a changed sentence, to the first run": ratios(
                costs["one sentence changed"], costs["first"], "cpu_s"
            ),
            "CPU of an unchanged run, to the first run": ratios(
                costs["unchanged"], costs["first"], "cpu_s"
            ),
        },
    }


def memory(work: Path, size: Size) -> dict[str, Any]:
    """Peak memory of one episode of so many minutes, with the silent engine."""
    peaks = {}
    for minutes in size.minutes:
        page = commands.page(work, minutes * WORDS_A_MINUTE)
        folder = work / f"memory-{minutes}"
        found = cost(commands.make(page)(folder), SILENT)
        commands.fresh(found.output)
        made = commands.said(found.output)["duration_s"] / 60
        assert made > 0.9 * minutes, f"{made:.0f} of {minutes} minutes were made"
        peaks[minutes] = (made, found.peak_mb)
        shutil.rmtree(folder)
    longest = max(peaks)
    return {
        "episodes": {
            f"{minutes} min asked for": {"minutes": made, "peak_mb": peak}
            for minutes, (made, peak) in peaks.items()
        },
        "longest_minutes": longest,
        "longest_mb_over_10_min": peaks[longest][1] - peaks[10][1],
    }


def start_up(work: Path, size: Size) -> dict[str, Any]:
    """CPU seconds of importing the package and of its help."""

    def contestant(name: str, *command: str) -> Contestant:
        return Contestant(name, lambda folder: command, {})

    contestants = [
        contestant("python -c pass", PYTHON, "-c", "pass"),
        contestant("import audio_news", PYTHON, "-c", "import audio_news"),
        contestant("audio-news --help", f"{BIN}/audio-news", "--help"),
        contestant("audio-news make --help", f"{BIN}/audio-news", "make", "--help"),
    ]
    return {"costs": told(in_turns(contestants, max(5, size.runs), work))}
