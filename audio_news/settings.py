"""One frozen Settings: defaults < show file (TOML) < environment < flags."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

from audio_news.errors import SettingsError

ENVIRONMENT_PREFIX = "AUDIO_NEWS_"
FORMATS = ("mp3", "flac", "wav")
JINGLES = ("made", "none")
DISCLOSURE = "This audio is created with AI assistance."


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowSettings:
    """What the show is called and what its files carry."""

    name: str = ""
    copyright: str = ""
    cover: Path | None = None
    """A JPEG or PNG."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceSettings:
    name: str = "heart"
    pace: float = 1.0
    """1.0 is the voice's own pace, 1.2 a fifth faster."""
    directory: Path | None = None
    """More voice profiles; one of a shipped voice's name replaces it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingSettings:
    """What of an article is read aloud beside its headline and body."""

    byline: bool = True
    captions: bool = False
    tables: bool = False
    lexicons: tuple[Path, ...] = ()
    """More W3C PLS files; the last one to name a word wins."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DisclosureSettings:
    text: str = DISCLOSURE
    place: str = "after headline"
    """Where it is spoken: "after headline", "start", "end" or "nowhere" (it stays in the tags)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PauseSettings:
    """Seconds of quiet after what was said, by what it was."""

    sentence_s: float = 0.35
    breath_s: float = 0.15
    paragraph_s: float = 0.65
    heading_s: float = 0.75
    headline_s: float = 0.9
    disclosure_s: float = 0.9


@dataclass(frozen=True, slots=True, kw_only=True)
class SoundSettings:
    intro: str | Path = "made"
    """A jingle: "made" (by code), "none", or an audio file."""
    outro: str | Path = "made"
    jingle_lufs: float = -20.0
    loudness_lufs: float = -16.0
    """Integrated loudness of the finished file (ITU-R BS.1770)."""
    true_peak_dbtp: float = -1.0
    """No peak of the decoded file is above this."""
    format: str = "mp3"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything a run can be told; each part is a table of the show file."""

    show: ShowSettings = field(default_factory=ShowSettings)
    voice: VoiceSettings = field(default_factory=VoiceSettings)
    reading: ReadingSettings = field(default_factory=ReadingSettings)
    disclosure: DisclosureSettings = field(default_factory=DisclosureSettings)
    pauses: PauseSettings = field(default_factory=PauseSettings)
    sound: SoundSettings = field(default_factory=SoundSettings)
    workers: int = 0
    """Utterances spoken at once; 0 for one a core."""

    def __post_init__(self) -> None:
        _check_choice("sound.format", self.sound.format, FORMATS)
        _check_choice(
            "disclosure.place", self.disclosure.place, ("after headline", "start", "end", "nowhere")
        )
        _check_range("voice.pace", self.voice.pace, 0.5, 2.0)
        _check_range("sound.loudness_lufs", self.sound.loudness_lufs, -40.0, -8.0)
        _check_range("sound.jingle_lufs", self.sound.jingle_lufs, -60.0, -8.0)
        _check_range("sound.true_peak_dbtp", self.sound.true_peak_dbtp, -20.0, -0.1)
        _check_range("workers", self.workers, 0, 256)
        for pause in fields(self.pauses):
            _check_range(f"pauses.{pause.name}", getattr(self.pauses, pause.name), 0.0, 10.0)
        if not self.disclosure.text.strip():
            raise SettingsError(
                "disclosure.text is empty",
                hint="Say how the audio was made, or leave the line out.",
            )


def load_settings(
    show_file: Path | None = None,
    *,
    environ: Mapping[str, str] | None = None,
    flags: Mapping[str, object] | None = None,
) -> Settings:
    """Settings from a show file, the environment and flags, the later overruling the earlier.

    `flags` maps dotted names ("sound.format") to values; None stands for "not given".
    An environment variable is named after its setting: AUDIO_NEWS_SOUND_FORMAT.

    Raises SettingsError naming the file and the setting that does not hold.
    """
    settings = Settings()
    if show_file is not None:
        settings = _from_table(settings, _read_toml(show_file), str(show_file), show_file.parent)
    environ = os.environ if environ is None else environ
    for dotted, kind in _dotted_names(Settings):
        name = ENVIRONMENT_PREFIX + dotted.replace(".", "_").upper()
        if name in environ:
            value = _from_text(kind, environ[name], name)
            settings = _from_table(settings, _nested(dotted, value), name, Path())
    for dotted, value in (flags or {}).items():
        if value is not None:
            settings = _from_table(settings, _nested(dotted, value), f"--{dotted}", Path())
    return settings


def _read_toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError as err:
        raise SettingsError(f"There is no show file {path}", hint="Check the path.") from err
    except (OSError, UnicodeDecodeError) as err:
        raise SettingsError(f"The show file {path} cannot be read: {err}") from err
    except tomllib.TOMLDecodeError as err:
        raise SettingsError(f"The show file {path} is not valid TOML: {err}") from err


def _from_table(settings: Settings, table: Mapping[str, Any], where: str, base: Path) -> Settings:
    """`settings` with the values of a table of tables; relative paths count from `base`."""
    try:
        merged: Settings = _merge(settings, table, where, base, "")
        return merged
    except SettingsError as err:
        if where in err.message:
            raise
        raise SettingsError(f"{where}: {err.message}", hint=err.hint) from err


def _merge(value: Any, table: Mapping[str, Any], where: str, base: Path, prefix: str) -> Any:
    hints = get_type_hints(type(value))
    changes: dict[str, Any] = {}
    for key, given in table.items():
        name = f"{prefix}{key}"
        if key not in hints:
            known = ", ".join(sorted(hints))
            raise SettingsError(f"{where}: unknown setting {name}", hint=f"Known here: {known}.")
        current = getattr(value, key)
        if is_dataclass(current):
            if not isinstance(given, Mapping):
                raise SettingsError(f"{where}: {name} must be a table, like [{name}]")
            changes[key] = _merge(current, given, where, base, f"{name}.")
        else:
            changes[key] = _coerce(hints[key], given, name, where, base)
    return replace(value, **changes)


def _coerce(kind: Any, given: object, name: str, where: str, base: Path) -> object:
    """`given` as the setting's type; whole numbers do for seconds and decibels."""
    if kind is float and isinstance(given, int | float) and not isinstance(given, bool):
        return float(given)
    if kind in (str, int, bool) and type(given) is kind:
        return given
    if Path in (kind, *get_args(kind)) and get_origin(kind) is not tuple:
        if str in get_args(kind) and given in JINGLES:
            return given
        if isinstance(given, str | Path):
            return base / Path(given).expanduser()
    elif get_origin(kind) is tuple and isinstance(given, list | tuple):
        return tuple(base / Path(str(item)).expanduser() for item in given)
    wanted = {float: "a number", int: "a whole number", bool: "true or false", str: "text"}
    raise SettingsError(f"{where}: {name} must be {wanted.get(kind, 'a path')}, not {given!r}")


def _from_text(kind: Any, text: str, name: str) -> object:
    """An environment variable's text as the plain value a show file would hold."""
    try:
        if kind is float:
            return float(text)
        if kind is int:
            return int(text)
    except ValueError as err:
        raise SettingsError(f"{name} must be a number, not {text!r}") from err
    if kind is bool:
        if text.lower() not in ("1", "true", "yes", "0", "false", "no"):
            raise SettingsError(f"{name} must be true or false, not {text!r}")
        return text.lower() in ("1", "true", "yes")
    if get_origin(kind) is tuple:
        return [item for item in text.split(os.pathsep) if item]
    return text


def _dotted_names(kind: type, prefix: str = "") -> list[tuple[str, Any]]:
    names: list[tuple[str, Any]] = []
    for name, hint in get_type_hints(kind).items():
        if is_dataclass(hint) and isinstance(hint, type):
            names += _dotted_names(hint, f"{prefix}{name}.")
        else:
            names.append((f"{prefix}{name}", hint))
    return names


def _nested(dotted: str, value: object) -> dict[str, Any]:
    head, _, rest = dotted.partition(".")
    return {head: _nested(rest, value) if rest else value}


def _check_choice(name: str, value: str, choices: tuple[str, ...]) -> None:
    if value not in choices:
        raise SettingsError(f"{name} is {value!r}", hint=f"Choose one of: {', '.join(choices)}.")


def _check_range(name: str, value: float, low: float, high: float) -> None:
    if not low <= value <= high:
        raise SettingsError(f"{name} is {value:g}", hint=f"It must be from {low:g} to {high:g}.")
