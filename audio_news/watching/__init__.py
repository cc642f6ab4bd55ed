"""The newsroom's loop: feeds in, a podcast that follows them out."""

from __future__ import annotations

from audio_news.errors import WatchHeld
from audio_news.watching.events import Event
from audio_news.watching.newsroom import Newsroom
from audio_news.watching.orders import Orders

__all__ = ["Event", "Newsroom", "Orders", "WatchHeld"]
