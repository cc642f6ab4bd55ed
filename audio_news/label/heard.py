"""When the disclosure is heard, kept in a tag: for files that have no record and no signature.

A JSON object: `duration_s` of the sound it speaks of, and `heard`, a list of [start, end, text].
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from audio_news.models import Cue, Role

SAME_LENGTH_S = 0.5
"""A note on sound of another length says nothing: something was cut out or put in."""

Heard = tuple[float, float, str]
"""Start and end in seconds, and the sentence."""


def heard_in(cues: Iterable[Cue]) -> tuple[Heard, ...]:
    """Where the disclosure is spoken."""
    return tuple(
        (round(cue.start_s, 3), round(cue.end_s, 3), cue.written)
        for cue in cues
        if cue.role is Role.DISCLOSURE
    )


def noted(heard: Iterable[Heard], duration_s: float) -> str:
    """The note on a sound of that length; empty where nothing is heard."""
    if not (listed := list(heard)):
        return ""
    return json.dumps({"duration_s": round(duration_s, 3), "heard": listed}, ensure_ascii=False)


def read(note: str, duration_s: float) -> tuple[Heard, ...]:
    """What a note says of a sound of that length; nothing where it is of another, or no note."""
    try:
        said = json.loads(note)
        heard = tuple(
            (float(start_s), float(end_s), str(text)) for start_s, end_s, text in said["heard"]
        )
        is_same = abs(float(said["duration_s"]) - duration_s) <= SAME_LENGTH_S
    except (ValueError, TypeError, KeyError, RecursionError):
        return ()
    is_inside = all(0 <= start_s <= end_s <= duration_s for start_s, end_s, _ in heard)
    return heard if is_same and is_inside else ()
