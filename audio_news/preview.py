"""A show's sound around ten seconds of speech: what a person hears before choosing it."""

from __future__ import annotations

import os
import tomllib
from dataclasses import replace
from pathlib import Path

from audio_news.errors import ScriptError, SettingsError
from audio_news.models import Article, Block, Episode, Role
from audio_news.production import Studio
from audio_news.publish.shelf import workshop
from audio_news.settings import FORMATS, Settings


def preview(settings: Settings, file: Path) -> Episode:
    """Make a short article in the show's voices and sound, tags and all, at `file`.

    Raises SettingsError for a name that ends in no known format, ScriptError for a voice of a
    language that there is no sample in, and what the rooms raise.
    """
    audio_format = file.suffix.removeprefix(".").lower()
    if audio_format not in FORMATS:
        raise SettingsError(
            f"{file} names no audio format", hint=f"End it in .{', .'.join(FORMATS)}."
        )
    sound = settings.sound
    if audio_format != sound.format:
        sound = replace(sound, format=audio_format, bitrate_kbps=0, sample_rate_hz=0)
    with Studio(replace(settings, sound=sound)) as studio, workshop(file.parent) as work:
        made = studio.produce(sample(studio.profile.language), work / "preview")
        os.replace(made.file, file)
    return replace(made, file=file)


def sample(language: str) -> Article:
    """A headline and two sentences in a language (BCP 47); English for a voice of any."""
    texts = tomllib.loads(Path(__file__).with_name("samples.toml").read_text(encoding="utf-8"))
    primary = language.split("-")[0].lower()
    text = texts.get("en" if primary == "mul" else primary)
    if text is None:
        raise ScriptError(
            f"There is no sample text in {language!r}", hint="Try the show on an article instead."
        )
    blocks = (Block(Role.HEADLINE, text["title"]), Block(Role.BODY, text["body"]))
    return Article(
        title=text["title"], blocks=blocks, language="en" if primary == "mul" else primary
    )
