"""Tags carried from a file to a newly encoded copy of it, times moved where it begins later."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from audio_news.errors import LabelError
from audio_news.label import riff
from audio_news.label.kinds import Kind, kind_of
from audio_news.label.readback import STORE_OBJECTS
from audio_news.label.tags import open_tags
from audio_news.label.vorbis import clock, seconds

WRITTEN_ANEW = frozenset({b"fmt ", b"data", b"fact", b"id3 ", b"ID3 ", b"C2PA"})
"""Chunks of a WAV file that the copy has its own of."""
POSITIONS = frozenset({b"cue ", b"plst", b"smpl"})
"""Those that count samples from the start."""
_CHAPTER = re.compile(r"CHAPTER\d+", re.I)


def copy_tags(source: Path, target: Path, shift_s: float = 0.0) -> None:
    """Give `target` every tag of `source`, a file of the same kind; a manifest is left behind.

    Chapters and timed lyrics move by `shift_s`, but what begins at 0 still does. An M4A's
    chapters are its encoder's matter. Raises LabelError.
    """
    from mutagen import MutagenError

    kind = kind_of(source)
    try:
        theirs, ours = open_tags(source, kind), open_tags(target, kind)
        if kind is Kind.WAV:
            riff.append(target, _described(source, shift_s))
            ours = open_tags(target, kind)
        if theirs is None or theirs.tags is None:
            return
        if ours.tags is None:
            ours.add_tags()
        _copy(theirs, ours, kind, shift_s)
        ours.save(**({"v2_version": 4} if kind in (Kind.MP3, Kind.WAV) else {}))
    except (MutagenError, OSError, ValueError) as err:
        raise LabelError(f"The tags of {source} cannot be carried over: {err}") from err


def _copy(theirs: Any, ours: Any, kind: Kind, shift_s: float) -> None:
    ours.tags.clear()
    if kind in (Kind.MP3, Kind.WAV):
        for frame in theirs.tags.values():
            if frame.FrameID != "GEOB" or frame.mime not in STORE_OBJECTS:
                ours.tags.add(_moved(frame, round(1000 * shift_s)))
        return
    if kind is Kind.M4A:
        for name, value in theirs.tags.items():
            ours.tags[name] = value
        return
    for name, value in theirs.tags:
        moved = value
        if _CHAPTER.fullmatch(name) and (start_s := seconds(value)):
            moved = clock(start_s + shift_s)
        ours.tags.append((name, moved))
    if kind is Kind.FLAC:
        ours.clear_pictures()
        for picture in theirs.pictures:
            ours.add_picture(picture)


def _moved(frame: Any, shift_ms: int) -> Any:
    if frame.FrameID == "CHAP":
        frame.start_time += shift_ms if frame.start_time else 0
        frame.end_time += shift_ms
    elif frame.FrameID == "SYLT" and frame.format == 2:
        frame.text = [(text, at + shift_ms) for text, at in frame.text]
    elif frame.FrameID == "TLEN" and shift_ms:
        frame.text = [str(int(text) + shift_ms) for text in frame.text if str(text).isdecimal()]
    return frame


def _described(file: Path, shift_s: float) -> bytes:
    """The chunks of a WAV file that describe it (bext, LIST, iXML...), whole."""
    found: list[bytes] = []
    for name, at, size in riff.chunks(file):
        if name not in WRITTEN_ANEW and not (shift_s and name in POSITIONS):
            with file.open("rb") as stream:
                stream.seek(at - riff.CHUNK_HEAD_BYTES)
                found.append(stream.read(riff.CHUNK_HEAD_BYTES + size + size % 2))
    return b"".join(found)
