"""Voice profiles: what a voice is called, which engine speaks it, and under which licence."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from audio_news.errors import SettingsError, UnknownVoice


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceProfile:
    """One file of voices/, named after the voice."""

    name: str
    engine: str
    """A name of the entry-point group audio_news.engines."""
    model: str = ""
    """What the engine calls the voice."""
    language: str = "en"
    """BCP 47 tag."""
    licence: str = ""
    """SPDX identifiers: the engine's, then the voice's where it differs."""
    description: str = ""
    sha256: str = ""
    """Of the model file, where there is one; checked before it is used."""
    pace: float = 1.0
    """The voice's pace for news; a show's pace multiplies it."""
    folder: Path | None = None
    """Where the profile's file is: a model that is a file counts from there."""

    @property
    def path(self) -> Path:
        """The model, for engines whose models are files of the user's."""
        return (self.folder or Path()) / Path(self.model).expanduser()


def shipped_voices() -> Path:
    """The directory of the profiles and lexicons that come with the package."""
    package = Path(__file__).resolve().parent.parent
    installed = package / "voices"
    return installed if installed.is_dir() else package.parent / "voices"


def voice_profiles(directory: Path | None = None) -> dict[str, VoiceProfile]:
    """Every voice by name: the shipped ones, then `directory`'s, which may replace them.

    Raises SettingsError for a profile that does not hold or a directory that is not there.
    """
    if directory is not None and not directory.is_dir():
        raise SettingsError(
            f"There is no voice directory {directory}", hint="Check voice.directory."
        )
    found: dict[str, VoiceProfile] = {}
    for place in (shipped_voices(), directory):
        if place is not None:
            found.update((profile.name, profile) for profile in _profiles(place))
    return found


def voice_profile(name: str, directory: Path | None = None) -> VoiceProfile:
    """The profile of one voice. Raises UnknownVoice with the names that there are."""
    return chosen(voice_profiles(directory), name)


def chosen(profiles: Mapping[str, VoiceProfile], name: str) -> VoiceProfile:
    """The profile of that name. Raises UnknownVoice with the names that there are."""
    if name not in profiles:
        raise UnknownVoice(
            f"There is no voice named {name!r}", hint=f"Voices here: {', '.join(sorted(profiles))}."
        )
    return profiles[name]


def _profiles(directory: Path) -> Iterator[VoiceProfile]:
    for path in sorted(directory.glob("*.toml")):
        try:
            table = tomllib.loads(path.read_text(encoding="utf-8-sig"))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as err:
            raise SettingsError(f"The voice profile {path} cannot be read: {err}") from err
        yield _profile(path, table)


def _profile(path: Path, table: dict[str, Any]) -> VoiceProfile:
    kinds = {field.name: float if field.type == "float" else str for field in fields(VoiceProfile)}
    del kinds["name"], kinds["folder"]
    for key, value in table.items():
        if key not in kinds:
            raise SettingsError(
                f"The voice profile {path} has an unknown key {key!r}",
                hint=f"Known here: {', '.join(sorted(kinds))}.",
            )
        if not isinstance(value, (int, float) if kinds[key] is float else str):
            raise SettingsError(f"The voice profile {path}: {key} cannot be {value!r}")
    if not table.get("engine"):
        raise SettingsError(f"The voice profile {path} names no engine")
    return VoiceProfile(name=path.stem, folder=path.parent, **table)
