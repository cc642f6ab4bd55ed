"""One article through the rooms, in this process: CPU seconds of each stage, as JSON."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from functools import partial, wraps
from pathlib import Path
from typing import Any

NUMBER = 0x2026_1124
"""What the watermark carries."""


def main(page: str, folder: str) -> None:
    """Make the page's episode in the folder, stage by stage."""
    spent: dict[str, float] = {"start-up of Python": time.process_time()}
    before = time.process_time()

    def mark(name: str) -> None:
        nonlocal before
        spent[name] = time.process_time() - before
        before = time.process_time()

    from audio_news import Studio, articles, load_settings
    from audio_news.label.labels import labels
    from audio_news.label.tags import write_tags
    from audio_news.label.watermark import Embedder
    from audio_news.mix import master, programme
    from audio_news.speak.perform import perform

    mark("imports")
    article = next(articles(page))
    mark("read")
    studio = Studio(load_settings(environ={}))
    script = studio.script(article)
    mark("script")
    with studio.engine as engine:
        clips = list(perform(engine, script.utterances[:1]))
        mark("load the voice")
        clips += list(perform(engine, script.utterances[1:]))
    mark("speak")
    watermark: dict[str, float] = {}
    for method in ("feed", "flush"):
        clock = partial(_timed, spent=watermark, clock=time.thread_time)
        setattr(Embedder, method, clock(vars(Embedder)[method], "watermark"))
    for module, name, stage in (
        (programme, "assemble", "assemble"),
        (programme, "envelope", "level and master"),
        (master, "encode", "encode and measure"),
        (master, "measure", "encode and measure"),
    ):
        timed = _timed(vars(module)[name], stage, spent=spent, clock=time.process_time)
        setattr(module, name, timed)
    made = programme.programme(
        iter(clips),
        Path(folder) / "stages.mp3",
        studio.settings.sound,
        mark=partial(Embedder, payload=NUMBER),
    )
    spent["level and master"] -= watermark["watermark"]
    before = time.process_time()
    write_tags(made.file, labels(article, made, studio.settings, None, "benchmark"))
    mark("label")
    print(json.dumps({"cpu_s": spent | watermark, "audio_s": made.duration_s}))  # noqa: T201


def _timed(
    function: Callable[..., Any], stage: str, *, spent: dict[str, float], clock: Callable[[], float]
) -> Callable[..., Any]:
    @wraps(function)
    def timed(*args: Any, **options: Any) -> Any:
        before = clock()
        try:
            return function(*args, **options)
        finally:
            spent[stage] = spent.get(stage, 0.0) + clock() - before

    return timed


if __name__ == "__main__":
    main(*sys.argv[1:])
