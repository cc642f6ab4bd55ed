"""make bench: one 900-word article beside its voice alone, and where the time goes.

Each figure is CPU seconds of a process of its own (user + system, children included), the
median of interleaved runs, so that a machine that slows down slows both down.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

WORDS = 900

ALONE = """
import sys
from hibari import Hibari
voice = Hibari(threads=1)
seconds = sum(len(part) for part in voice.stream(open(sys.argv[1]).read(), seed=0)) / 24000
print(seconds)
"""

STAGES = """
import json, sys, time
from pathlib import Path
marks = [("start", time.process_time())]
def mark(name): marks.append((name, time.process_time()))
from audio_news import Studio, articles, load_settings
from audio_news.label.labels import labels
from audio_news.label.tags import write_tags
from audio_news.mix.assemble import assemble
from audio_news.mix.programme import programme
from audio_news.speak.perform import perform
mark("imports")
article = next(articles(sys.argv[1]))
mark("read")
studio = Studio(load_settings(environ={}))
script = studio.script(article)
mark("script")
studio.engine
mark("load voice")
clips = list(perform(studio.engine, script.utterances))
mark("speak")
made = programme(iter(clips), Path(sys.argv[2]) / "a.mp3", studio.settings.sound)
mark("mix, master, encode, measure")
write_tags(made.file, labels(article, made, studio.settings, None, "x"))
mark("label")
stages = {b[0]: b[1] - a[1] for a, b in zip(marks, marks[1:])}
print(json.dumps(stages | {"audio_s": made.duration_s}))
"""


PLACES = ("Northport", "Westhaven", "Eastbrook", "Millford", "Stonebridge", "Kingsferry", "Ashdale")
PEOPLE = ("Ingrid Solberg", "Amina Yusuf", "Daniel Reyes", "Lena Fischer", "Tom Okafor")
SENTENCES = (
    "The city council of {place} voted {n}-12 on Tuesday to spend ${n}.5 million on the harbor.",
    "Mayor {person} said the work would start in March 20{n} and last about {n} months.",
    "Nobody in {place} had expected the governor, who arrived at 9:{n} a.m., to speak first.",
    "Exports of grain fell by 7.{n}% in the third quarter, the statistics office of {place} said.",
    "Dr. {person}, a coastal scientist, called the plan late, costly and better than nothing.",
    "Heavy rain closed {n} passes near {place} on Nov. 9, and drivers slept in a school gym.",
)


def text(words: int) -> str:
    """News-like prose of so many words, with numbers and names, the same every time."""
    out: list[str] = []
    count = 0
    while count < words:
        number = len(out)
        sentence = SENTENCES[number % len(SENTENCES)].format(
            place=PLACES[number % len(PLACES)], person=PEOPLE[number % len(PEOPLE)], n=27 + number
        )
        out.append(sentence)
        count += len(sentence.split())
    paragraphs = [" ".join(out[i : i + 3]) for i in range(0, len(out), 3)]
    return "Harbor plan passes after long night\n\n" + "\n\n".join(paragraphs) + "\n"


def cost(command: list[str]) -> tuple[float, float, str]:
    """CPU seconds, wall seconds and output of a command."""
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    env = os.environ | {"AUDIO_NEWS_CACHE_LIMIT_MB": "0"}  # nothing kept from the run before
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=env)
    wall_s, after = time.monotonic() - started, resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu_s = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return cpu_s, wall_s, done.stdout


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.txt"
        page.write_text(text(WORDS))
        program = [sys.executable, "-m", "audio_news", "make", str(page), "--overwrite", "--json"]
        contestants: dict[str, Callable[[int], list[str]]] = {
            "audio-news make": lambda run: [*program, "-o", f"{folder}/{run}"],
            "hibari alone": lambda run: [sys.executable, "-c", ALONE, str(page)],
            "stages": lambda run: [sys.executable, "-c", STAGES, str(page), folder],
        }
        runs: dict[str, list[tuple[float, float, str]]] = {name: [] for name in contestants}
        for run in range(options.runs):
            for name, command in contestants.items():
                runs[name].append(cost(command(run)))
    report(runs, as_json=options.json)


def report(runs: dict[str, list[tuple[float, float, str]]], *, as_json: bool) -> None:
    whole = {name: [cpu for cpu, _, _ in of] for name, of in runs.items()}
    walls = {name: median(wall for _, wall, _ in of) for name, of in runs.items()}
    stages = [json.loads(output) for _, _, output in runs["stages"]]
    ratios = [a / b for a, b in zip(whole["audio-news make"], whole["hibari alone"], strict=True)]
    result = {
        "machine": f"{platform.machine()}, Python {platform.python_version()}",
        "words": WORDS,
        "audio_s": stages[0]["audio_s"],
        "cpu_s": {name: median(whole[name]) for name in ("audio-news make", "hibari alone")},
        "wall_s": {name: walls[name] for name in ("audio-news make", "hibari alone")},
        "ratio": {"median": median(ratios), "min": min(ratios), "max": max(ratios)},
        "stages_cpu_s": {
            name: median(stage[name] for stage in stages) for name in stages[0] if name != "audio_s"
        },
    }
    if as_json:
        print(json.dumps(result, indent=1))  # noqa: T201
        return
    lines = [
        f"{WORDS} words, {result['audio_s']:.0f} s of audio; {result['machine']}",
        "",
        "| | CPU s | wall s |",
        "|---|---|---|",
        *(
            f"| {n} | {median(whole[n]):.2f} | {walls[n]:.2f} |"
            for n in ("audio-news make", "hibari alone")
        ),
        "",
        f"CPU ratio {median(ratios):.2f} ({min(ratios):.2f} to {max(ratios):.2f})",
        "",
        "| stage | CPU s |",
        "|---|---|",
        *(
            f"| {name} | {median(s[name] for s in stages):.2f} |"
            for name in stages[0]
            if name != "audio_s"
        ),
    ]
    print("\n".join(lines))  # noqa: T201


if __name__ == "__main__":
    main()
