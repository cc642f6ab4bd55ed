"""An episode's chapters as JSON chapters 1.2 (podcast namespace)."""

from __future__ import annotations

import json
from typing import Any

from audio_news.models import Episode
from audio_news.publish.podcast.text import line

VERSION = "1.2.0"


def chapters_json(episode: Episode, show_name: str) -> bytes | None:
    """The chapters file, or None for an episode without chapters."""
    if not episode.chapters:
        return None
    told: dict[str, Any] = {"version": VERSION, "title": line(episode.title)}
    if show_name:
        told["podcastName"] = line(show_name)
    if episode.article.byline:
        told["author"] = line(episode.article.byline)
    told["fileName"] = episode.file.name
    told["chapters"] = [
        {
            "startTime": round(chapter.start_s, 3),
            "title": line(chapter.title),
            "endTime": round(chapter.end_s, 3),
        }
        for chapter in sorted(episode.chapters, key=lambda chapter: chapter.start_s)
    ]
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")
