"""The folders of this user's that outlive a run, where each platform wants them."""

from __future__ import annotations

import os
import sys
from pathlib import Path

APPLICATION = "audio-news"


def cache_home() -> Path:
    """For what can be made again: the XDG base directory, or the platform's own."""
    return _home("XDG_CACHE_HOME", ".cache", "Caches", "Cache")


def data_home() -> Path:
    """For what was fetched and should stay, such as voices."""
    return _home("XDG_DATA_HOME", ".local/share", "Application Support", "Data")


def _home(variable: str, unix: str, mac: str, windows: str) -> Path:
    """XDG's variable rules wherever it is set, and holds an absolute path as XDG asks."""
    given = os.environ.get(variable, "")
    if os.path.isabs(given):
        return Path(given) / APPLICATION
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local"
        return Path(local) / APPLICATION / windows
    if sys.platform == "darwin":
        return Path.home() / "Library" / mac / APPLICATION
    return Path.home() / unix / APPLICATION
