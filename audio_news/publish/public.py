"""What of a show's folder is for the public, and what it is sent as."""

from __future__ import annotations

import os
import posixpath
import re

AUDIO = (".mp3", ".m4a", ".opus", ".flac", ".wav")
FEED = "feed.xml"
FOLDER = ".audio-news"
"""What is kept about a folder of episodes, inside it; never published."""
LEDGER = "ledger.sqlite"
"""In `FOLDER`, what a batch knows of its articles."""
REPORTS = ("report.json", "report.html")
"""What a batch says of itself, beside its episodes."""

CONTENT_TYPES = {
    ".mp3": "audio/mpeg",
    ".m4a": "audio/mp4",
    ".opus": "audio/ogg",
    ".flac": "audio/flac",
    ".wav": "audio/wav",
    ".vtt": "text/vtt; charset=utf-8",
    ".srt": "application/x-subrip; charset=utf-8",
    ".xml": "application/xml; charset=utf-8",
    ".rss": "application/rss+xml; charset=utf-8",
    ".opml": "text/x-opml; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".webp": "image/webp",
    ".ico": "image/vnd.microsoft.icon",
    ".woff2": "font/woff2",
    ".c2pa": "application/c2pa",
}
CHAPTERS_TYPE = "application/json+chapters"
"""Of `*.chapters.json`, as the podcast namespace has it; JSON is UTF-8 by itself."""

SOON_S = 60
"""How long a copy of a feed or a page may be used without asking again."""
CORRECTED_S = 300
"""Likewise of audio and what belongs to it: a correction keeps their names."""
NEVER_S = 31_536_000
"""Likewise of a file that is named after its own content."""
_FEED = re.compile(r"feed(?:[-.]\w+)?\.xml")
_HASHED = re.compile(r"\.[0-9a-f]{8,64}\.(css|js|svg|png|jpg|webp|woff2)$")


def content_type(name: str) -> str | None:
    """The Content-Type of a file, by its name; None for one that no listener asks for."""
    if name.endswith(".chapters.json"):
        return CHAPTERS_TYPE
    ending = posixpath.splitext(name)[1].lower()
    return CONTENT_TYPES.get(".rss" if ending == ".xml" and is_feed(name) else ending)


def is_feed(name: str) -> bool:
    """Whether it is the feed or a page of its archive ("feed.xml", "feed-2.xml")."""
    return _FEED.fullmatch(posixpath.basename(name)) is not None


def cache_control(name: str) -> str:
    """The Cache-Control that a file is published with.

    Whoever has a copy may use it unasked for as long as a correction may take to be heard;
    after that a question costs a 304. Only what is named after its content never changes.
    """
    if _HASHED.search(name):
        return f"public, max-age={NEVER_S}, immutable"
    changes_soon = name.endswith((".xml", ".rss", ".opml", ".html"))
    return f"public, max-age={SOON_S if changes_soon else CORRECTED_S}, must-revalidate"


def is_hidden(name: str) -> bool:
    """Whether it, or a folder on the way to it, is hidden: work in progress, our own notes.

    "." is the folder itself.
    """
    return name != "." and (name.startswith(".") or "/." in name)


def may_be_record(name: str) -> bool:
    """Whether it is called as an episode's record is, which stands beside the episode's audio."""
    file = posixpath.basename(name)
    return file.endswith(".json") and file.count(".") == 1


def is_record(path: str) -> bool:
    """Whether the file is an episode's record, which tells the newsroom and nobody else."""
    stem = path.removesuffix(".json")
    return may_be_record(path) and any(os.path.exists(f"{stem}{end}") for end in AUDIO)


def is_report(path: str) -> bool:
    """Whether the file is a batch's account of itself: commands, failures, what was left out."""
    folder, name = os.path.split(path)
    stem = os.path.splitext(path)[0]
    return (
        name in REPORTS
        and not any(os.path.exists(f"{stem}{end}") for end in AUDIO)
        and os.path.exists(os.path.join(folder, FOLDER, LEDGER))
    )
