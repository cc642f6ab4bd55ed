"""One frozen Settings: defaults < show file (TOML) < environment < flags."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from pathlib import Path
from typing import Any, Literal, get_args, get_origin, get_type_hints

from audio_news.errors import SettingsError
from audio_news.models import Role

ENVIRONMENT_PREFIX = "AUDIO_NEWS_"
FORMATS = ("mp3", "m4a", "opus", "flac", "wav")
BITRATES_KBPS = {
    "mp3": (32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    "m4a": (48, 64, 80, 96, 112, 128, 160, 192),
    "opus": (16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128),
}
STYLES = ("chime", "warm", "pulse")
BED_PLACES = ("headline", "throughout")
LOUDNESS_TARGETS = {"apple": -16.0, "spotify": -14.0, "aes": -18.0, "mono": -19.0, "ebu": -23.0}
"""sound.loudness_lufs by name: whose recommendation it is."""
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
    mirror: str = ""
    """Where voices are fetched from in place of their publisher."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """How the lines of one role are said; a part without a voice is the show's own voice's."""

    voice: str = ""
    pace: float = 1.0
    """Of this part beside the show's: 0.95 is a twentieth slower."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CastSettings:
    """Who says what, by role; in a show file a part is a table, or just the voice's name."""

    headline: Part = field(default_factory=Part)
    standfirst: Part = field(default_factory=Part)
    byline: Part = field(default_factory=Part)
    time: Part = field(default_factory=Part)
    disclosure: Part = field(default_factory=Part)
    heading: Part = field(default_factory=Part)
    body: Part = field(default_factory=Part)
    quote: Part = field(default_factory=Part)
    list: Part = field(default_factory=Part)
    caption: Part = field(default_factory=Part)
    note: Part = field(default_factory=Part)
    table: Part = field(default_factory=Part)
    languages: Mapping[str, str] = field(default_factory=dict)
    """The voice that reads an article in a language (BCP 47), every role of it."""

    def part(self, role: Role) -> Part:
        """The part that says a role's lines."""
        part = getattr(self, role.value, None)
        return part if isinstance(part, Part) else Part()


@dataclass(frozen=True, slots=True, kw_only=True)
class CacheSettings:
    """Where spoken clips are kept from run to run."""

    directory: Path | None = None
    """None is the user's own cache folder."""
    limit_mb: int = 1024
    """Clips used longest ago go first; 0 keeps none. A minute of speech takes 6 MB."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingSettings:
    """What of an article is read aloud beside its headline and body."""

    byline: bool = True
    date: bool = False
    captions: bool = False
    tables: bool = False
    urls: Literal["site", "drop"] = "site"
    """"site" (an address is said as its site) or "drop"."""
    emoji: Literal["drop", "name"] = "drop"
    """"drop" or "name"."""
    lexicons: tuple[Path, ...] = ()
    """More W3C PLS files; the last one to name a word wins."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DisclosureSettings:
    text: str = DISCLOSURE
    place: str = "after headline"
    """Where it is spoken: "after headline", "start", "end" or "nowhere" (it stays in the tags)."""
    watermark: bool = False
    """Also an imperceptible mark in the sound, which `audio_news.label.watermark.detect` finds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PauseSettings:
    """Seconds of quiet after what was said, by what it was."""

    sentence_s: float = 0.35
    breath_s: float = 0.15
    paragraph_s: float = 0.65
    heading_s: float = 0.75
    headline_s: float = 0.9
    disclosure_s: float = 0.9
    byline_s: float = 0.65
    quote_s: float = 0.65


@dataclass(frozen=True, slots=True, kw_only=True)
class BedSettings:
    """Music under the speech."""

    music: str | Path = "none"
    """ "made" (by code), "none", or an audio file; a short one is repeated."""
    under: str = "headline"
    """ "headline" or "throughout"."""
    level_lufs: float = -28.0
    """Where nobody speaks."""
    duck_db: float = 8.0
    """How much lower it is under speech."""
    attack_s: float = 0.25
    """From full to ducked, before the first word."""
    release_s: float = 0.9
    """Back to full, after the last word."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SoundSettings:
    intro: str | Path = "made"
    """A jingle: "made" (by code), "none", or an audio file."""
    outro: str | Path = "made"
    sting: str | Path = "none"
    """Between two stories of one episode."""
    style: str = "chime"
    """What is made by code sounds like: "chime", "warm" or "pulse"."""
    jingle_lufs: float = -20.0
    bed: BedSettings = field(default_factory=BedSettings)
    loudness_lufs: float = -16.0
    """Integrated loudness of the finished file (ITU-R BS.1770), or a name of
    `LOUDNESS_TARGETS`."""
    true_peak_dbtp: float = -1.0
    """No peak of the decoded file is above this."""
    format: str = "mp3"
    bitrate_kbps: int = 0
    """Of MP3 (then at a constant rate), M4A and Opus; 0 is the format's best for speech."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything a run can be told; each part is a table of the show file."""

    show: ShowSettings = field(default_factory=ShowSettings)
    voice: VoiceSettings = field(default_factory=VoiceSettings)
    cast: CastSettings = field(default_factory=CastSettings)
    reading: ReadingSettings = field(default_factory=ReadingSettings)
    disclosure: DisclosureSettings = field(default_factory=DisclosureSettings)
    pauses: PauseSettings = field(default_factory=PauseSettings)
    sound: SoundSettings = field(default_factory=SoundSettings)
    cache: CacheSettings = field(default_factory=CacheSettings)
    workers: int = 0
    """Utterances spoken at once; 0 for one a core."""

    def __post_init__(self) -> None:
        _check_choice("sound.format", self.sound.format, FORMATS)
        _check_choice(
            "disclosure.place", self.disclosure.place, ("after headline", "start", "end", "nowhere")
        )
        _check_range("voice.pace", self.voice.pace, 0.5, 2.0)
        for role in Role:
            _check_range(f"cast.{role}.pace", self.cast.part(role).pace, 0.5, 2.0)
        _check_range("cache.limit_mb", self.cache.limit_mb, 0, 10_000_000)
        _check_range("sound.loudness_lufs", self.sound.loudness_lufs, -40.0, -8.0)
        _check_range("sound.jingle_lufs", self.sound.jingle_lufs, -60.0, -8.0)
        _check_choice("sound.style", self.sound.style, STYLES)
        _check_bitrate(self.sound)
        _check_bed(self.sound.bed)
        _check_range("sound.true_peak_dbtp", self.sound.true_peak_dbtp, -20.0, -0.1)
        _check_range("workers", self.workers, 0, 256)
        for pause in fields(self.pauses):
            _check_range(f"pauses.{pause.name}", getattr(self.pauses, pause.name), 0.0, 10.0)
        if not self.disclosure.text.strip():
            raise SettingsError(
                "disclosure.text is empty",
                hint="Say how the audio was made, or leave the line out.",
            )

    def main_voice(self, language: str) -> str:
        """The name of the voice that reads an article in that language (BCP 47)."""
        languages = {tag.lower(): name for tag, name in self.cast.languages.items()}
        tag = language.lower()
        return languages.get(tag) or languages.get(tag.split("-")[0]) or self.voice.name

    def voice_for(self, role: Role, language: str) -> str:
        """The name of the voice that says a role's lines in an article of that language.

        A language that has a voice of its own is read by it alone: the cast speaks the show's.
        """
        main = self.main_voice(language)
        return main if main != self.voice.name else self.cast.part(role).voice or main


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
    if name == "sound.loudness_lufs" and isinstance(given, str) and given in LOUDNESS_TARGETS:
        return LOUDNESS_TARGETS[given]
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
        raise SettingsError(f"{where}: each of {name} must be a voice's name, not {given!r}")
    if Path in (kind, *get_args(kind)) and get_origin(kind) is not tuple:
        if str in get_args(kind) and given in JINGLES:
            return given
        if isinstance(given, str | Path):
            return base / Path(given).expanduser()
    elif get_origin(kind) is tuple and isinstance(given, list | tuple):
        return tuple(base / Path(str(item)).expanduser() for item in given)
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


def _check_bitrate(sound: SoundSettings) -> None:
    rates = BITRATES_KBPS.get(sound.format)
    if rates and sound.bitrate_kbps and sound.bitrate_kbps not in rates:
        raise SettingsError(
            f"sound.bitrate_kbps is {sound.bitrate_kbps}",
            hint=f"For {sound.format} choose 0 or one of: {', '.join(map(str, rates))}.",
        )


def _check_bed(bed: BedSettings) -> None:
    _check_choice("sound.bed.under", bed.under, BED_PLACES)
    _check_range("sound.bed.level_lufs", bed.level_lufs, -60.0, -8.0)
    _check_range("sound.bed.duck_db", bed.duck_db, 0.0, 60.0)
    _check_range("sound.bed.attack_s", bed.attack_s, 0.01, 10.0)
    _check_range("sound.bed.release_s", bed.release_s, 0.01, 10.0)


def _check_choice(name: str, value: str, choices: tuple[str, ...]) -> None:
    if value not in choices:
        raise SettingsError(f"{name} is {value!r}", hint=f"Choose one of: {', '.join(choices)}.")


def _check_range(name: str, value: float, low: float, high: float) -> None:
    if not low <= value <= high:
        raise SettingsError(f"{name} is {value:g}", hint=f"It must be from {low:g} to {high:g}.")
