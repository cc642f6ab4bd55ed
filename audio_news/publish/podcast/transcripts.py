"""An episode's words with their times, in the three forms that podcast clients read.

Source: the podcast namespace's transcripts.md, WebVTT (W3C), and SubRip as players read it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from html import escape

from audio_news.models import Episode
from audio_news.publish.podcast.cards import Card, Line, Piece, cards, lines
from audio_news.publish.podcast.text import line as one_line

VTT_WIDTH = 65
SRT_WIDTH = 32
"""Characters a row, as the namespace recommends for each."""
VTT, SRT, JSON = ".vtt", ".srt", ".transcript.json"
"""How the names of the files end."""


def transcripts(episode: Episode) -> Mapping[str, bytes]:
    """The files by how their names end; none where nothing is heard."""
    heard = lines(episode.cues)
    if not heard:
        return {}
    return {
        VTT: webvtt(heard, episode.disclosure),
        SRT: subrip(heard),
        JSON: namespace_json(heard),
    }


def webvtt(heard: tuple[Line, ...], note: str) -> bytes:
    """The transcript as WebVTT: the written text, with a time stamp before each word."""
    named = _have_several_voices(heard)
    parts = ["WEBVTT\n"]
    if note := one_line(note).replace("-->", "→"):
        parts.append(f"NOTE\n{note}\n")
    for card in (card for line in heard for card in cards(line, width=VTT_WIDTH)):
        voice = f"<v {escape(one_line(card.voice), quote=False)}>" if named and card.voice else ""
        times = f"{_clock(card.start_s)} --> {_clock(card.end_s)}"
        parts.append(f"{times}\n{voice}{_timed(card)}\n")
    return "\n".join(parts).encode("utf-8")


def subrip(heard: tuple[Line, ...]) -> bytes:
    """The transcript as SubRip, with the voice's name where it changes."""
    named, speaking = _have_several_voices(heard), ""
    parts: list[str] = []
    for card in (card for line in heard for card in cards(line, width=SRT_WIDTH)):
        text = "\n".join(_plain(row) for row in card.rows).replace("-->", "→")
        if named and card.voice != speaking:
            text, speaking = f"{one_line(card.voice)}: {text}", card.voice
        times = f"{_clock(card.start_s)} --> {_clock(card.end_s)}".replace(".", ",")
        parts.append(f"{len(parts) + 1}\n{times}\n{text}\n")
    return "\n".join(parts).encode("utf-8")


def namespace_json(heard: tuple[Line, ...]) -> bytes:
    """The transcript as the podcast namespace's JSON, a segment a word."""
    named = _have_several_voices(heard)
    segments = [
        ({"speaker": one_line(line.voice)} if named and line.voice else {})
        | {
            "startTime": round(piece.start_s, 3),
            "endTime": round(piece.end_s, 3),
            "body": piece.text.strip(),
        }
        for line in heard
        for piece in line.pieces
    ]
    told = {"version": "1.0.0", "segments": segments}
    return (json.dumps(told, ensure_ascii=False, separators=(",", ":")) + "\n").encode("utf-8")


def _timed(card: Card) -> str:
    """A card's rows with a time stamp before each word but the first.

    WebVTT wants the stamps inside the card and each later than the one before.
    """
    last, end = _milliseconds(card.start_s), _milliseconds(card.end_s)
    rows = []
    for row in card.rows:
        text = ""
        for piece in row:
            at = _milliseconds(piece.start_s)
            if last < at < end:
                text += f"<{_clock(piece.start_s)}>"
                last = at
            text += escape(piece.text, quote=False)
        rows.append(text.strip())
    return "\n".join(rows)


def _plain(row: Iterable[Piece]) -> str:
    return "".join(piece.text for piece in row).strip()


def _have_several_voices(heard: Iterable[Line]) -> bool:
    return len({line.voice for line in heard if line.voice}) > 1


def _milliseconds(seconds: float) -> int:
    return max(0, round(seconds * 1000))


def _clock(seconds: float) -> str:
    rest, ms = divmod(_milliseconds(seconds), 1000)
    minutes, s = divmod(rest, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{s:02}.{ms:03}"
