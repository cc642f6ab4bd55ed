"""Folders of episodes that tests build podcasts of."""

from __future__ import annotations

import os
import uuid
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from audio_news.models import (
    Article,
    Block,
    Chapter,
    Cue,
    Episode,
    Provenance,
    Revision,
    Role,
    Word,
)
from audio_news.publish import record
from audio_news.publish.names import slug
from audio_news.settings import Settings
from audio_news.showfile import settings_of

ADDRESS = "https://example.com/listen/"


def show(**podcast: Any) -> Settings:
    """A show with all that a feed wants."""
    table: dict[str, dict[str, Any]] = {
        "show": {"name": "Harbour Morning", "copyright": "2026 The Harbour Times"},
        "podcast": {
            "address": ADDRESS, "description": "The news, read aloud.", "language": "en",
            "author": "The Harbour Times", "email": "radio@example.com",
            "categories": ["News > Daily News"], "licence": "CC-BY-4.0",
            "funding": "https://example.com/give Support us", "page_size": 10,
            "artwork": str(Path(__file__).with_name("square.png")),
        } | podcast,
    }  # fmt: skip
    if not table["podcast"]["artwork"]:
        del table["podcast"]["artwork"]  # one is drawn, which takes a second
    return settings_of(table, "a test")


def words(text: str, start_s: float, each_s: float = 0.4) -> tuple[Word, ...]:
    found, at = [], 0
    for number, part in enumerate(text.split()):
        place = text.index(part, at)
        at = place + len(part)
        found.append(
            Word(part, start_s + number * each_s, start_s + number * each_s + 0.3, place, at)
        )
    return tuple(found)


def cue(text: str, start_s: float = 0.0, *, voice: str = "heart", block: int = 1) -> Cue:
    said = words(text, start_s)
    end_s = said[-1].end_s if said else start_s + 1
    return Cue(Role.BODY, text, text, start_s, end_s, said, block, 0, voice)


def episode(folder: Path, number: int, **fields: Any) -> Episode:
    """An episode that stands nowhere yet; `put` makes its files."""
    title = fields.pop("title", f"Story {number}")
    body = fields.pop("body", f"What happened in story {number} is told here.")
    url = fields.pop("url", f"https://news.example/{number}")
    stem = fields.pop("stem", slug(title))
    data = audio(fields.pop("size", 500 + number))
    about: dict[str, Any] = {
        "source": url or "tram.txt",
        "byline": "Jane Doe",
        "published": f"2026-01-{1 + number % 28:02}T06:{number % 60:02}:00+01:00",
        "site": "Example",
    } | {name: fields.pop(name) for name in ("byline", "published", "source") if name in fields}
    cues = (cue(title, 0.5, block=0), cue(body, 6.0))
    told: dict[str, Any] = {
        "article": Article(
            title=title,
            blocks=(Block(Role.HEADLINE, title), Block(Role.BODY, body)),
            url=url or None,
            **about,
        ),
        "guid": uuid.uuid5(uuid.NAMESPACE_URL, url or stem).urn,
        "made_at": f"2026-02-01T00:{number % 60:02}:00Z",
        "file": folder / f"{stem}.mp3",
        "record": folder / f"{stem}.json",
        "sha256": sha256(data).hexdigest(),
        "size_bytes": len(data),
        "duration_s": 12.0,
        "loudness_lufs": -16.0,
        "true_peak_dbtp": -1.1,
        "voice": "heart",
        "engine": "silent",
        "utterances": 2,
        "disclosure": "This audio is created with AI assistance.",
        "warnings": (),
        "cues": cues,
        "chapters": (Chapter("Intro", 0.0, 0.5), Chapter(title, 0.5, 12.0)),
        "provenance": Provenance(
            version="1", settings={}, voices=(), files={}, lexicon={}, packages={}
        ),
    }
    return Episode(**told | fields)


def audio(size: int) -> bytes:
    """What stands for an MP3 of that many bytes."""
    return b"ID3\x04" + bytes([size % 251]) * (size - 4)


def put(made: Episode) -> Episode:
    """Write the episode's audio and record, as production does: both whole, the audio first."""
    made.file.parent.mkdir(parents=True, exist_ok=True)
    for path, data in (
        (made.file, audio(made.size_bytes)),
        (made.record, "".join(record.dump(made, "recipe")).encode("utf-8")),
    ):
        work = path.with_name(f".making-{path.name}")
        work.write_bytes(data)
        os.replace(work, path)
    return made


def shelf_of(folder: Path, count: int, **fields: Any) -> list[Episode]:
    """A folder with that many episodes, numbered from 0."""
    return [put(episode(folder, number, **fields)) for number in range(count)]


def corrected(made: Episode, **fields: Any) -> Episode:
    """The episode after a correction of its article."""
    before = Revision(made_at=made.made_at, sha256=made.sha256, title=made.title)
    number = len(made.revisions) + 1
    size = made.size_bytes + 1000 + number
    told: dict[str, Any] = {
        "sha256": sha256(audio(size)).hexdigest(),
        "size_bytes": size,
        "made_at": f"2026-03-01T00:{number // 60 % 60:02}:{number % 60:02}Z",
        "revisions": (*made.revisions, before),
    }
    return replace(made, **(told | fields))
