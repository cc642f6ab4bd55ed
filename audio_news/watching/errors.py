"""What goes wrong with a watch as a whole."""

from __future__ import annotations

from audio_news.errors import AudioNewsError


class WatchHeld(AudioNewsError):
    """Another watch is at work on the same folder."""


class Stopped(Exception):
    """The watch was asked to stop while it waited."""
