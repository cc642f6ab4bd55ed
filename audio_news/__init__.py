"""News articles to finished audio, offline, said to be made with AI assistance.

from audio_news import produce
episode = produce("page.txt")
"""

from __future__ import annotations

import logging
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from audio_news.errors import AudioNewsError
    from audio_news.models import Article, Block, Cue, Episode, Role, Script, Utterance, Word
    from audio_news.production import Progress, Studio, produce
    from audio_news.read import ReadOptions, articles
    from audio_news.settings import Settings
    from audio_news.showfile import load_settings

__all__ = [
    "Article",
    "AudioNewsError",
    "Block",
    "Cue",
    "Episode",
    "Progress",
    "ReadOptions",
    "Role",
    "Script",
    "Settings",
    "Studio",
    "Utterance",
    "Word",
    "articles",
    "load_settings",
    "produce",
]

logging.getLogger(__name__).addHandler(logging.NullHandler())

_HOMES = {
    "audio_news.errors": ("AudioNewsError",),
    "audio_news.models": (
        "Article", "Block", "Cue", "Episode", "Role", "Script", "Utterance", "Word",
    ),
    "audio_news.production": ("Progress", "Studio", "produce"),
    "audio_news.read": ("ReadOptions", "articles"),
    "audio_news.settings": ("Settings",),
    "audio_news.showfile": ("load_settings",),
}  # fmt: skip


def __getattr__(name: str) -> object:
    """Import what is asked for when it is asked for: ``audio-news --help`` needs none of it."""
    for module, names in _HOMES.items():
        if name in names:
            return getattr(import_module(module), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
