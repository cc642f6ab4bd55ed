"""An episode's record: the JSON file beside the audio that holds all that is known of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from audio_news.columns import columns
from audio_news.errors import PublishError
from audio_news.models import (
    Article,
    Block,
    Chapter,
    Cue,
    Episode,
    Provenance,
    Revision,
    Role,
    VoiceUsed,
    Word,
)

VERSION = 2


def summary(episode: Episode) -> dict[str, Any]:
    """The fields that ``make --json`` prints."""
    return {
        "source": episode.source,
        "title": episode.title,
        "byline": episode.byline,
        "published": episode.published,
        "language": episode.language,
        "url": episode.url,
        "guid": episode.guid,
        "made_at": episode.made_at,
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
        "disclosure": episode.disclosure,
        "episode_number": episode.episode_number,
        "signed": episode.signed,
        "respoken": [dict(note) for note in episode.respoken],
        "warnings": list(episode.warnings),
        "unchanged": episode.unchanged,
    }


def dump(episode: Episode, recipe: str) -> Iterator[str]:
    """The record as JSON text, a cue a line: that of ten hours is tens of megabytes.

    The audio file is named without its folder, which may move.
    """
    about = json.dumps(_about(episode, recipe), ensure_ascii=False, indent=1)
    yield about.removesuffix("\n}")
    yield ',\n "cues": ['
    for number, cue in enumerate(episode.cues):
        yield ",\n  " if number else "\n  "
        yield json.dumps(_fields(cue), ensure_ascii=False)
    yield "\n ]\n}\n"


def _about(episode: Episode, recipe: str) -> dict[str, Any]:
    """All of the record but its cues."""
    fields = summary(episode) | {"file": episode.file.name}
    del fields["unchanged"]
    article = episode.article
    return {
        "version": VERSION,
        **fields,
        "recipe": recipe,
        "article": {
            "modified": article.modified,
            "site": article.site,
            "image": article.image,
            "blocks": [{"role": str(block.role), "text": block.text} for block in article.blocks],
        },
        "chapters": [
            {"title": c.title, "start_s": round(c.start_s, 3), "end_s": round(c.end_s, 3)}
            for c in episode.chapters
        ],
        "revisions": [asdict(revision) for revision in episode.revisions],
        "provenance": asdict(episode.provenance),
    }


def loads(text: str, path: Path) -> tuple[Episode, str]:
    """The episode and its recipe from a record's text; `path` is where the record is.

    Raises PublishError where it is no record.
    """
    try:
        fields = json.loads(text, object_hook=_with_words)
        if fields["version"] != VERSION:
            raise PublishError(f"{path} is a record of version {fields['version']}")
        episode = Episode(
            **{name: fields[name] for name in _PLAIN},
            article=_read_article(fields),
            file=path.with_name(Path(fields["file"]).name),
            record=path,
            warnings=tuple(fields["warnings"]),
            respoken=tuple(fields["respoken"]),
            cues=tuple(_read_cue(cue) for cue in fields["cues"]),
            chapters=tuple(Chapter(**chapter) for chapter in fields["chapters"]),
            revisions=tuple(_read_revision(revision) for revision in fields["revisions"]),
            provenance=_read_provenance(fields["provenance"]),
        )
        return episode, fields["recipe"]
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError) as err:
        raise PublishError(f"{path} is no record of an episode: {err!r}") from err


_PLAIN = (
    "guid", "made_at", "sha256", "size_bytes", "duration_s", "loudness_lufs", "true_peak_dbtp",
    "loudness_range_lu", "voice", "engine", "utterances", "clips_spoken", "clips_reused",
    "disclosure", "episode_number", "signed",
)  # fmt: skip


def _read_article(fields: dict[str, Any]) -> Article:
    own = fields["article"]
    return Article(
        **{name: fields[name] for name in ("source", "title", "byline", "published", "language")},
        url=fields["url"],
        modified=own["modified"],
        site=own["site"],
        image=own["image"],
        blocks=tuple(Block(Role(block["role"]), block["text"]) for block in own["blocks"]),
    )


def _read_revision(fields: dict[str, Any]) -> Revision:
    return Revision(**fields | {"changed": tuple(fields["changed"])})


def _read_provenance(fields: dict[str, Any]) -> Provenance:
    return Provenance(**fields | {"voices": tuple(VoiceUsed(**v) for v in fields["voices"])})


def _fields(cue: Cue) -> dict[str, Any]:
    """A cue as JSON has it."""
    return {
        "role": str(cue.role),
        "written": cue.written,
        "spoken": cue.spoken,
        "start_s": round(cue.start_s, 3),
        "end_s": round(cue.end_s, 3),
        "block": cue.block,
        "offset": cue.offset,
        "voice": cue.voice,
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


def _with_words(fields: dict[str, Any]) -> dict[str, Any]:
    """A cue with its words read, while the others are text: no record is all objects at once."""
    if "spoken" in fields and "words" in fields:
        fields["words"] = columns(Word, [Word(**word) for word in fields["words"]])
    return fields


def _read_cue(fields: dict[str, Any]) -> Cue:
    return Cue(**fields | {"role": Role(fields["role"])})
