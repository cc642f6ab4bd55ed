"""Settings from a show file (TOML), the environment and flags, and back into plain values."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any, Literal, get_args, get_origin, get_type_hints

from audio_news.errors import SettingsError
from audio_news.settings import JINGLES, LOUDNESS_TARGETS, Part, Settings

ENVIRONMENT_PREFIX = "AUDIO_NEWS_"
KEYWORDS = {"signing.identity": ("own", "none")}
"""What may stand for a file where one can be named; elsewhere it is `JINGLES`."""


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


def settings_of(table: Mapping[str, Any], where: str, base: Path = Path()) -> Settings:
    """Settings from a table as `table_of` gives one; relative paths count from `base`.

    Raises SettingsError naming `where` and the setting that does not hold.
    """
    return _from_table(Settings(), table, where, base)


def table_of(value: Any) -> dict[str, Any]:
    """Settings as a show file would hold them: tables of plain values, what is None left out."""
    table = {field.name: getattr(value, field.name) for field in fields(value)}
    return {
        name: table_of(item) if is_dataclass(item) else _plain(item)
        for name, item in table.items()
        if item is not None
    }


def _plain(value: object) -> object:
    if isinstance(value, Path):
        return str(value)
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return dict(value) if isinstance(value, Mapping) else value


def _read_toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError as err:
        raise SettingsError(f"There is no show file {path}", hint="Check the path.") from err
    except (OSError, UnicodeDecodeError) as err:
        raise SettingsError(f"The show file {path} cannot be read: {err}") from err
    except (tomllib.TOMLDecodeError, RecursionError) as err:
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
        if isinstance(current, Part) and isinstance(given, str):
            given = {"voice": given}
        if is_dataclass(current):
            if not isinstance(given, Mapping):
                raise SettingsError(f"{where}: {name} must be a table, like [{name}]")
            changes[key] = _merge(current, given, where, base, f"{name}.")
        else:
            changes[key] = _coerce(hints[key], given, name, where, base)
    return replace(value, **changes)


def _coerce(kind: Any, given: object, name: str, where: str, base: Path) -> object:
    """`given` as the setting's type; whole numbers do for seconds and decibels."""
    if name == "sound.loudness_lufs" and isinstance(given, str):
        if given in LOUDNESS_TARGETS:
            return LOUDNESS_TARGETS[given]
        names = ", ".join(LOUDNESS_TARGETS)
        raise SettingsError(f"{where}: {name} must be a number, in LUFS, or one of {names}")
    if kind is float and isinstance(given, int | float) and not isinstance(given, bool):
        return float(given)
    if kind in (str, int, bool) and type(given) is kind:
        return given
    if get_origin(kind) is Literal:
        if given in get_args(kind):
            return given
        choices = ", ".join(get_args(kind))
        raise SettingsError(f"{where}: {name} is {given!r}", hint=f"Choose one of: {choices}.")
    if get_origin(kind) is Mapping and isinstance(given, Mapping):
        if all(isinstance(item, str) and item for item in given.values()):
            return dict(given)
        raise SettingsError(f"{where}: each of {name} must be text, not {given!r}")
    if Path in (kind, *get_args(kind)) and get_origin(kind) is not tuple:
        if str in get_args(kind) and given in KEYWORDS.get(name, JINGLES):
            return given
        if isinstance(given, str | Path):
            return base / Path(given).expanduser()
    elif get_origin(kind) is tuple and isinstance(given, list | tuple):
        texts = [str(item) for item in given]
        is_paths = Path in get_args(kind)
        return tuple(base / Path(text).expanduser() for text in texts) if is_paths else (*texts,)
    if get_origin(kind) is Mapping:
        raise SettingsError(f"{where}: {name} must be a table, like [{name}]")
    wanted = {float: "a number", int: "a whole number", bool: "true or false", str: "text"}
    raise SettingsError(f"{where}: {name} must be {wanted.get(kind, 'a path')}, not {given!r}")


def _from_text(kind: Any, text: str, name: str) -> object:
    """An environment variable's text as the plain value a show file would hold."""
    try:
        if kind is float and text not in LOUDNESS_TARGETS:
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
    if get_origin(kind) is Mapping:  # "de=thorsten,fr=siwis"
        return dict(item.strip().partition("=")[::2] for item in text.split(",") if item.strip())
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
