"""What decides how every article of a show sounds, told without a voice or a script."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, entry_points, version
from pathlib import Path
from typing import Any

from audio_news.models import Role
from audio_news.provenance import SOUND_PACKAGES, decisive, package_version
from audio_news.publish.files import digest
from audio_news.settings import Settings
from audio_news.showfile import table_of
from audio_news.speak.registry import GROUP
from audio_news.speak.voices import VoiceProfile, chosen, voice_profiles


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """Two shows of one `sound` make the same of an article, if its names are said the same."""

    sound: str
    """Settings, voices, jingles and other files, versions."""
    names: str
    """The show's own lexicons: another one changes the articles with those names, no others."""


def fingerprint(settings: Settings) -> Fingerprint:
    """The show's. Raises UnknownVoice and SettingsError."""
    sound = settings.sound
    named = (sound.intro, sound.outro, sound.sting, sound.bed.music, settings.show.cover or "")
    voices = cast_of(settings)
    engines = {voice.engine for voice in voices}
    made_of: dict[str, Any] = {
        "settings": table_of(decisive(settings)),
        "files": [digest(path) for path in map(Path, named) if path.is_file()],
        "voices": [
            repr(replace(voice, licence="", description="", folder=None)) for voice in voices
        ],
        "version": package_version(),
        "packages": [_version(name) for name in SOUND_PACKAGES],
        "engines": sorted(
            f"{entry.name} {entry.dist.name} {entry.dist.version}"
            for entry in entry_points(group=GROUP)
            if entry.name in engines and entry.dist
        ),
    }
    lexicons = [digest(path) for path in settings.reading.lexicons if path.is_file()]
    return Fingerprint(_digest(made_of), _digest(lexicons))


def cast_of(settings: Settings) -> list[VoiceProfile]:
    """Every voice that may speak in the show, the main one first."""
    names = [settings.voice.name]
    names += [settings.cast.part(role).voice for role in Role]
    names += settings.cast.languages.values()
    profiles = voice_profiles(settings.voice.directory)
    return [chosen(profiles, name) for name in dict.fromkeys(filter(None, names))]


def _digest(value: object) -> str:
    return sha256(json.dumps(value, sort_keys=True, default=str).encode()).hexdigest()[:32]


def _version(distribution: str) -> str:
    try:
        return version(distribution)
    except PackageNotFoundError:
        return ""
