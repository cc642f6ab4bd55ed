"""Engines by name, found through the entry-point group ``audio_news.engines``."""

from __future__ import annotations

from importlib.metadata import entry_points

from audio_news.errors import EngineMissing
from audio_news.speak.engine import Engine
from audio_news.speak.voices import VoiceProfile

GROUP = "audio_news.engines"


def engine_class(name: str) -> type[Engine]:
    """The engine of that name. Raises EngineMissing where none is installed or it will not load."""
    found = entry_points(group=GROUP, name=name)
    if not found:
        known = ", ".join(sorted({entry.name for entry in entry_points(group=GROUP)})) or "none"
        raise EngineMissing(
            f"There is no engine named {name!r}",
            hint=f"Install the package that brings it. Engines here: {known}.",
        )
    try:
        engine: type[Engine] = next(iter(found)).load()
    except (ImportError, AttributeError, OSError) as err:
        raise EngineMissing(f"The engine {name!r} will not load: {err}") from err
    return engine


def missing(profile: VoiceProfile) -> str:
    """What must be done before the voice can speak here; empty when it is ready."""
    try:
        return engine_class(profile.engine).missing(profile)
    except EngineMissing as err:
        return str(err)


def load(profile: VoiceProfile) -> Engine:
    """The voice, loaded. Raises EngineMissing with what to do where it is not installed."""
    return engine_class(profile.engine)(profile)
