"""One article through the rooms, in this process: CPU seconds of each stage, as JSON."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from types import ModuleType
from typing import Any

TIMED = {
    "assemble": "assemble",
    "tone": "master",
    "envelope": "master",
    "encode": "encode",
    "measure": "measure",
}
"""The functions of the mix room that are timed, and the stage each belongs to."""


def main(page: str, folder: str) -> None:
    """Make the page's episode in the folder, stage by stage."""
    spent: dict[str, float] = {"start-up": time.process_time()}
    before = time.process_time()

    def mark(name: str) -> None:
        nonlocal before
        spent[name] = time.process_time() - before
        before = time.process_time()

    from audio_news import Studio, articles, load_settings
    from audio_news.label.labels import labels
    from audio_news.label.tags import write_tags
    from audio_news.mix import master, programme
    from audio_news.speak.perform import perform

    mark("import")
    article = next(articles(page))
    mark("read")
    studio = Studio(load_settings(environ={}))
    script = studio.script(article)
    mark("script")
    engine = studio.engine
    mark("load voice")
    clips = list(perform(engine, script.utterances))
    mark("speak")
    for module in (programme, master):
        _time_functions_of(module, spent)
    made = programme.programme(iter(clips), Path(folder) / "stages.mp3", studio.settings.sound)
    before = time.process_time()
    write_tags(made.file, labels(article, made, studio.settings, None, "benchmark"))
    mark("label")
    print(json.dumps({"cpu_s": spent, "audio_s": made.duration_s}))  # noqa: T201


def _time_functions_of(module: ModuleType, spent: dict[str, float]) -> None:
    for name, stage in TIMED.items():
        if name in vars(module):
            setattr(module, name, _timed(vars(module)[name], stage, spent))


def _timed(function: Callable[..., Any], stage: str, spent: dict[str, float]) -> Callable[..., Any]:
    @wraps(function)
    def timed(*args: Any, **options: Any) -> Any:
        before = time.process_time()
        try:
            return function(*args, **options)
        finally:
            spent[stage] = spent.get(stage, 0.0) + time.process_time() - before

    return timed


if __name__ == "__main__":
    main(*sys.argv[1:])
