"""The show that a folder was built with, for whoever rebuilds it without naming one."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from audio_news.errors import SettingsError
from audio_news.publish import files
from audio_news.publish.public import FOLDER
from audio_news.settings import Settings
from audio_news.showfile import settings_of, table_of

NAME = "show.json"
_PARTS = ("show", "podcast", "disclosure")
"""Tables of the show file that a podcast is made from."""


def remember(folder: Path, settings: Settings) -> None:
    """Keep what the podcast was made from. Raises PublishError."""
    podcast = settings.podcast
    if podcast.artwork:
        settings = replace(settings, podcast=replace(podcast, artwork=podcast.artwork.resolve()))
    table = table_of(settings)
    told = json.dumps({part: table[part] for part in _PARTS}, indent=1) + "\n"
    files.write(folder / FOLDER / NAME, told.encode("utf-8"))


def remembered(folder: Path) -> Settings:
    """The settings of the last build; the defaults where there was none, or none of this form."""
    path = folder / FOLDER / NAME
    try:
        return settings_of(json.loads(path.read_text(encoding="utf-8")), str(path))
    except (OSError, ValueError, TypeError, AttributeError, RecursionError, SettingsError):
        return Settings()
