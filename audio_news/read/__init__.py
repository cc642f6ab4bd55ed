"""Reading: whatever comes in -> Article."""

from __future__ import annotations

from audio_news.read.reader import (
    PassedOver,
    Reader,
    ReadOptions,
    articles,
    read_source,
    readers,
)
from audio_news.read.source import Source, open_source

__all__ = [
    "PassedOver",
    "ReadOptions",
    "Reader",
    "Source",
    "articles",
    "open_source",
    "read_source",
    "readers",
]
