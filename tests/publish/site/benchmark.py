"""How long a page of 5,000 words takes to build, and its script to run as it opens.

    python -m tests.publish.site.benchmark

The script's time is Chromium's own count (ScriptDuration), on this machine and on one four
times as slow.
"""

# ruff: noqa: T201
from __future__ import annotations

import shutil
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from audio_news.models import Block, Cue, Role, Word
from audio_news.publish.site import write_site
from tests.publish.site.test_site import SHOW, episode

WORDS = 5_000
SENTENCE = "Lawmakers in the port city voted on Tuesday to raise the sea wall by two metres."
PAGES = 500


def long_episode(folder: Path, words: int, name: str = "long"):  # type: ignore[no-untyped-def]
    """An episode of about that many words, three sentences a paragraph."""
    blocks = [Block(Role.HEADLINE, "A long read")]
    cues, at = [], 0.0
    count = len(SENTENCE.split())
    for number in range(round(words / count / 3)):
        blocks.append(Block(Role.BODY, " ".join([SENTENCE] * 3)))
        for sentence in range(3):
            said, place = [], 0
            for word in SENTENCE.split():
                said.append(Word(word, at, at + 0.3, place, place + len(word)))
                at, place = at + 0.35, place + len(word) + 1
            offset = sentence * (len(SENTENCE) + 1)
            start = said[0].start_s
            cues.append(Cue(Role.BODY, SENTENCE, "", start, at, tuple(said), number + 1, offset))
    base = episode(folder, name)
    article = replace(base.article, blocks=tuple(blocks))
    return replace(base, article=article, cues=tuple(cues), duration_s=at + 1)


def main() -> None:
    """Print the figures."""
    from playwright.sync_api import sync_playwright

    folder = Path(tempfile.mkdtemp(prefix="site-"))
    write_site(SHOW, [long_episode(folder, WORDS)], folder)
    page_kb = (folder / "long.html").stat().st_size / 1000
    print(f"page of {WORDS} words: {page_kb:.0f} kB")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"))
        for slower in (1, 4):
            for fragment in ("", "#t=900"):
                figures = []
                for _ in range(5):
                    page = browser.new_page()
                    client = page.context.new_cdp_session(page)
                    client.send("Performance.enable")
                    client.send("Emulation.setCPUThrottlingRate", {"rate": slower})
                    page.goto((folder / "long.html").as_uri() + fragment)
                    got = client.send("Performance.getMetrics")["metrics"]
                    metrics = {item["name"]: item["value"] for item in got}
                    figures.append(
                        (metrics["ScriptDuration"] * 1000, metrics["TaskDuration"] * 1000)
                    )
                    page.close()
                script, task = sorted(figures)[2]
                print(
                    f"CPU 1/{slower}, opened at {fragment or 'the start'}:"
                    f" script {script:.1f} ms, all of the page's work {task:.0f} ms"
                )
        browser.close()
    for words in (600, WORDS):
        episodes = [long_episode(folder, words, f"story-{n}") for n in range(PAGES)]
        for what in ("first build", "nothing changed"):
            start = time.perf_counter()
            write_site(SHOW, episodes, folder)
            each_ms = (time.perf_counter() - start) / PAGES * 1000
            print(f"{PAGES} pages of {words} words, {what}: {each_ms:.1f} ms each")
    shutil.rmtree(folder)


if __name__ == "__main__":
    main()
