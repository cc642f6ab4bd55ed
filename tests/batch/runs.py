"""Batches run by tests, and what they leave behind looked at."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from audio_news import load_settings
from audio_news.batch.bench import Patience
from audio_news.batch.order import Order
from audio_news.batch.plan import Plan
from audio_news.batch.session import Session
from audio_news.batch.tally import Tally
from audio_news.models import Episode
from audio_news.provenance import is_whole
from audio_news.publish import record
from audio_news.settings import Settings

QUICK = {
    "voice.name": "silent", "sound.intro": "none", "sound.outro": "none",
    "disclosure.place": "nowhere",
}  # fmt: skip


def settings(**flags: object) -> Settings:
    dotted = {name.replace("__", "."): value for name, value in flags.items()}
    return load_settings(environ={}, flags=QUICK | dotted)


def order(source: Path | str, output: Path, **asked: Any) -> Order:
    given: dict[str, Any] = {"settings": settings(), "workers": 1, "patience": Patience()}
    return Order(sources=(str(source),), output=output, **(given | asked))


def run(asked: Order) -> tuple[Plan, Tally]:
    with Session(asked) as session:
        plan = session.plan()
        *_, tally = session.run(plan)
        session.finish(tally)
    return plan, tally


def planned(asked: Order) -> Plan:
    with Session(asked) as session:
        return session.plan()


def episodes(folder: Path) -> list[Episode]:
    """Every episode that stands there, each of them whole."""
    found = [
        record.loads(note.read_text(), note)[0]
        for note in sorted(folder.rglob("*.json"))
        if note.parent != folder and ".audio-news" not in note.parts
    ]
    assert all(map(is_whole, found))
    return found


def files(folder: Path) -> dict[str, int]:
    """Every file in the folder that is no hidden one, and when it was last written."""
    return {
        str(path.relative_to(folder)): path.stat().st_mtime_ns
        for path in folder.rglob("*")
        if path.is_file() and not any(part.startswith(".") for part in path.parts)
    }


def leftovers(folder: Path) -> list[str]:
    return [path.name for path in folder.rglob(".*") if path.name != ".audio-news"]


def archive(file: Path, articles: Iterable[tuple[str, str]], *, days: int = 1) -> Path:
    """JSON Lines of titles and texts, each with an address, over so many days from March 5th."""
    lines = [
        {"title": title, "text": text, "url": f"https://post.example/{title.replace(' ', '-')}",
         "date": f"2024-03-{5 + number % days:02d}", "lang": "en"}
        for number, (title, text) in enumerate(articles)
    ]  # fmt: skip
    file.write_text("".join(json.dumps(line) + "\n" for line in lines))
    return file
