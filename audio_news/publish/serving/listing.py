"""A plain page of the episodes in a folder, for where there is no site."""

from __future__ import annotations

import json
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import quote

from audio_news.publish.public import AUDIO, FEED, is_hidden, is_record

MOST = 500
"""Episodes on the page."""


def episodes(root: Path) -> list[dict[str, Any]]:
    """What the records in the folder say, newest first; what is no record is passed over."""
    found = []
    for path in root.rglob("*.json"):
        name = path.relative_to(root).as_posix()
        if is_hidden(name) or not is_record(str(path)):
            continue
        try:
            fields = json.loads(path.read_text(encoding="utf-8"))
            audio = path.with_name(Path(fields["file"]).name)
            if audio.suffix in AUDIO and audio.is_file():
                shown = {name: fields.get(name) for name in _SHOWN}
                found.append(shown | {"file": audio.relative_to(root).as_posix()})
        except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
            continue  # somebody else's JSON
    return sorted(found, key=lambda e: str(e["published"] or e["made_at"]), reverse=True)


_SHOWN = ("title", "byline", "published", "made_at", "duration_s", "disclosure", "language")


def page(root: Path) -> bytes:
    """The page, as UTF-8."""
    found = episodes(root)
    items = "".join(_item(episode) for episode in found[:MOST])
    feed = f'<p><a href="{FEED}">Feed</a></p>\n' if (root / FEED).is_file() else ""
    more = f"<p>and {len(found) - MOST} more.</p>\n" if len(found) > MOST else ""
    text = (
        '<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{len(found)} episodes</title>\n<h1>Episodes</h1>\n{feed}"
        f"<ol>\n{items}</ol>\n{more}</html>\n"
    )
    return text.encode("utf-8")


def _item(episode: dict[str, Any]) -> str:
    minutes, seconds = divmod(round(float(episode["duration_s"] or 0)), 60)
    facts = [str(episode[name]) for name in ("byline", "published") if episode[name]]
    facts.append(f"{minutes}:{seconds:02d}")
    return (
        f'<li><p lang="{escape(str(episode["language"] or ""))}">'
        f'<a href="{quote(str(episode["file"]))}">{escape(str(episode["title"]))}</a><br>\n'
        f"{escape(' · '.join(facts))}<br>\n"
        f"<small>{escape(str(episode['disclosure'] or ''))}</small></p></li>\n"
    )
