"""An episode's record: the JSON file beside the audio that holds all that is known of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from audio_news.errors import PublishError
from audio_news.models import Chapter, Cue, Episode, Role, Word

VERSION = 1


def summary(episode: Episode) -> dict[str, Any]:
    """The fields that ``make --json`` prints."""
    return {
        "source": episode.source,
        "title": episode.title,
        "byline": episode.byline,
        "published": episode.published,
        "language": episode.language,
        "url": episode.url,
        "file": str(episode.file),
        "sha256": episode.sha256,
        "size_bytes": episode.size_bytes,
        "duration_s": round(episode.duration_s, 3),
        "loudness_lufs": round(episode.loudness_lufs, 2),
        "true_peak_dbtp": round(episode.true_peak_dbtp, 2),
        "loudness_range_lu": round(episode.loudness_range_lu, 2),
        "voice": episode.voice,
        "engine": episode.engine,
        "utterances": episode.utterances,
        "clips_spoken": episode.clips_spoken,
        "clips_reused": episode.clips_reused,
        "episode_number": episode.episode_number,
        "warnings": list(episode.warnings),
        "unchanged": episode.unchanged,
    }


def dumps(episode: Episode, recipe: str) -> str:
    """The record as JSON text; the audio file is named without its folder, which may move."""
    fields = summary(episode) | {"file": episode.file.name}
    del fields["unchanged"]
    record = {
        "version": VERSION,
        **fields,
        "recipe": recipe,
        "chapters": [
            {"title": c.title, "start_s": round(c.start_s, 3), "end_s": round(c.end_s, 3)}
            for c in episode.chapters
        ],
        "cues": [_cue(cue) for cue in episode.cues],
    }
    return json.dumps(record, ensure_ascii=False, indent=1) + "\n"


def loads(text: str, path: Path) -> tuple[Episode, str]:
    """The episode and its recipe from a record's text; `path` is where the record is.

    Raises PublishError where it is no record.
    """
    try:
        fields = json.loads(text)
        if fields["version"] != VERSION:
            raise PublishError(f"{path} is a record of version {fields['version']}")
        episode = Episode(
            **{name: fields[name] for name in _PLAIN},
            file=path.with_name(fields["file"]),
            record=path,
            warnings=tuple(fields["warnings"]),
            cues=tuple(_read_cue(cue) for cue in fields["cues"]),
            chapters=tuple(Chapter(**chapter) for chapter in fields["chapters"]),
        )
        return episode, fields["recipe"]
    except (ValueError, KeyError, TypeError) as err:
        raise PublishError(f"{path} is no record of an episode: {err!r}") from err


_PLAIN = (
    "source", "title", "byline", "published", "language", "url", "sha256", "size_bytes",
    "duration_s", "loudness_lufs", "true_peak_dbtp", "loudness_range_lu", "voice", "engine",
    "utterances", "clips_spoken", "clips_reused", "episode_number",
)  # fmt: skip


def _cue(cue: Cue) -> dict[str, Any]:
    return {
        "role": str(cue.role),
        "written": cue.written,
        "spoken": cue.spoken,
        "start_s": round(cue.start_s, 3),
        "end_s": round(cue.end_s, 3),
        "words": [
            {
                "text": word.text,
                "start_s": round(word.start_s, 3),
                "end_s": round(word.end_s, 3),
                "source_start": word.source_start,
                "source_end": word.source_end,
            }
            for word in cue.words
        ],
    }


def _read_cue(fields: dict[str, Any]) -> Cue:
    return Cue(
        Role(fields["role"]),
        fields["written"],
        fields["spoken"],
        fields["start_s"],
        fields["end_s"],
        tuple(Word(**word) for word in fields["words"]),
    )
