"""Folders of a show as a build leaves them, made in a moment: bytes in place of speech."""

from __future__ import annotations

import os
import random
import re
from dataclasses import dataclass, field
from pathlib import Path

ADDRESS = "https://news.example.com/listen/"


@dataclass(slots=True)
class Show:
    """A folder of a show, which can be corrected and built again; `seed` says what is in it."""

    folder: Path
    seed: int = 1
    stories: dict[str, bytes] = field(default_factory=dict)
    builds: int = 0

    def add(self, count: int, size: int = 3000) -> None:
        chance = random.Random(f"{self.seed} {len(self.stories)}")
        for _ in range(count):
            self.stories[f"story-{len(self.stories) + 1}"] = chance.randbytes(size)
        self.build()

    def correct(self, name: str, size: int = 3000) -> None:
        """New audio under the old name."""
        chance = random.Random(f"{self.seed} {name} {self.builds}")
        self.stories[name] = chance.randbytes(chance.randint(size // 2, size * 2))
        self.build()

    def withdraw(self, name: str) -> None:
        del self.stories[name]
        for path in self.folder.glob(f"{name}.*"):
            path.unlink()
        self.build()

    def build(self) -> None:
        """Write what changed, the feed last."""
        self.builds += 1
        items = []
        for name, audio in self.stories.items():
            self._write(f"{name}.mp3", audio)
            self._write(f"{name}.json", b'{"recipe": "of the newsroom"}')
            self._write(f"{name}.vtt", f"WEBVTT\n\n{len(audio)}".encode())
            self._write(f"{name}.chapters.json", b'{"version": "1.2.0", "chapters": []}')
            self._write(f"{name}.html", f"<!doctype html><title>{name}".encode())
            items.append(
                f"<item><title>{name}</title><link>{ADDRESS}{name}.html</link>"
                f'<guid isPermaLink="false">{ADDRESS}{name}</guid>'
                f'<enclosure url="{ADDRESS}{name}.mp3" length="{len(audio)}" type="audio/mpeg"/>'
                f'<podcast:transcript url="{ADDRESS}{name}.vtt" type="text/vtt"/>'
                f'<podcast:chapters url="{ADDRESS}{name}.chapters.json"'
                ' type="application/json+chapters"/></item>'
            )
        self._write("player.0123abcd.css", b"main { color: teal }")
        self._write("index.html", f"<!doctype html><title>{self.builds}".encode())
        feed = (
            '<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0"'
            ' xmlns:atom="http://www.w3.org/2005/Atom"'
            ' xmlns:podcast="https://podcastindex.org/namespace/1.0"><channel>'
            f"<title>Harbour</title><link>{ADDRESS}</link><description>{self.builds}</description>"
            f'<atom:link rel="self" href="{ADDRESS}feed.xml" type="application/rss+xml"/>'
            f"{''.join(items)}</channel></rss>\n"
        )
        self._write("feed.xml", feed.encode())

    def published(self) -> dict[str, bytes]:
        """What the target is to hold: everything that is not hidden but the records."""
        return {
            path.name: path.read_bytes()
            for path in self.folder.iterdir()
            if not path.name.startswith(".") and path.name not in self.records()
        }

    def records(self) -> set[str]:
        return {f"{name}.json" for name in self.stories}

    def _write(self, name: str, data: bytes) -> None:
        path = self.folder / name
        if not path.exists() or path.read_bytes() != data:
            temporary = self.folder / f".building-{name}"
            temporary.write_bytes(data)
            temporary.replace(path)


def show(folder: Path, count: int = 3, seed: int = 1) -> Show:
    """A show of `count` episodes in a new folder."""
    folder.mkdir(parents=True)
    made = Show(folder, seed)
    made.add(count)
    return made


def leads_to(feed: bytes) -> dict[str, int | None]:
    """Files that a feed leads to, with the length it says of its audio. Knows no lxml."""
    audio = re.findall(rb'<enclosure url="[^"]*/([^"/]+)" length="(\d+)"', feed)
    others = re.findall(rb'<podcast:\w+ url="[^"]*/([^"/]+)"', feed)
    pages = re.findall(rb"<link>[^<]*/([^</]+)</link>", feed)
    found = {name.decode(): int(length) for name, length in audio}
    return {name.decode(): None for name in (*others, *pages)} | found


def publish_in_child(folder: str, target: str, environ: dict[str, str]) -> None:
    """What a process of its own does, to be killed."""
    from audio_news.publish.stores.publish import publish
    from audio_news.publish.stores.target import store_at

    os.environ.update(environ)
    publish(Path(folder), store_at(target, Path(folder)))
