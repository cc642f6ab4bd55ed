"""Whether a file is what it is said to be: audio by its first bytes, transcripts, chapters."""

from __future__ import annotations

import json
import re
from typing import Any

_CLOCK = r"(?:\d{2,}:)?[0-5]\d:[0-5]\d[.,]\d{3}"
_TIMES = re.compile(rf"\s*({_CLOCK})\s+-->\s+({_CLOCK})(?:\s.*)?", re.ASCII)


def audio_kind(data: bytes) -> str:
    """ "mp3", "m4a", "opus", "flac", "wav", or "" for anything else, by how the file begins."""
    if data.startswith(b"ID3") or (data[:1] == b"\xff" and data[1:2] >= b"\xe0"):
        return "mp3"
    if data[4:8] == b"ftyp":
        return "m4a"
    starts = {b"OggS": "opus", b"fLaC": "flac", b"RIFF": "wav"}
    return next((kind for start, kind in starts.items() if data.startswith(start)), "")


def transcript_trouble(data: bytes, media_type: str) -> str:
    """What is wrong with a transcript of that type, or ""."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as err:
        return f"it is not UTF-8 ({err})"
    if media_type == "text/vtt":
        if not re.match(r"WEBVTT(?:[ \t\n]|$)", text):
            return "it does not begin with WEBVTT"
        return _cues_trouble(text, ".")
    if media_type in ("application/x-subrip", "application/srt", "text/srt"):
        return _cues_trouble(text, ",")
    if media_type == "application/json":
        return _segments_trouble(text)
    return "" if text.strip() else "it is empty"


def _cues_trouble(text: str, mark: str) -> str:
    last, found = -1.0, 0
    for number, line in enumerate(text.splitlines(), start=1):
        if "-->" not in line:
            continue
        match = _TIMES.fullmatch(line)
        if not match or mark not in match[1]:
            return f"line {number} has no times as it should"
        start, end = _seconds(match[1]), _seconds(match[2])
        if end <= start:
            return f"line {number} ends before it begins"
        if start < last:
            return f"line {number} begins before the one above it"
        last, found = start, found + 1
    return "" if found else "it has no cues"


def _seconds(clock: str) -> float:
    total = 0.0
    for part in clock.replace(",", ".").split(":"):
        total = total * 60 + float(part)
    return total


def _segments_trouble(text: str) -> str:
    try:
        told = json.loads(text)
        segments = told["segments"]
        if not isinstance(told["version"], str) or not isinstance(segments, list):
            return "it has no version or no segments"
        last = -1.0
        for number, segment in enumerate(segments, start=1):
            start = _number(segment["startTime"])
            if start < last or not isinstance(segment["body"], str):
                return f"segment {number} is out of order or has no text"
            last = start
    except (ValueError, KeyError, TypeError, RecursionError) as err:
        return f"{type(err).__name__}: {err}"
    return "" if segments else "it has no segments"


def chapters_trouble(data: bytes) -> str:
    """What is wrong with a JSON chapters file, or ""."""
    try:
        told = json.loads(data)
        if not isinstance(told["version"], str) or not isinstance(told["chapters"], list):
            return "it has no version or no chapters"
        starts = [_number(chapter["startTime"]) for chapter in told["chapters"]]
    except (ValueError, KeyError, TypeError, RecursionError) as err:
        return f"{type(err).__name__}: {err}"
    if not starts:
        return "it has no chapters"
    return "" if starts == sorted(starts) else "its chapters are out of order"


def _number(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or value < 0:
        raise TypeError(f"{value!r} is no time")
    return float(value)
