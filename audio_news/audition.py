"""One sentence in a voice, to a file: what `voices try` plays to a person who chooses."""

from __future__ import annotations

import os
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from audio_news.errors import SettingsError
from audio_news.mix.programme import programme
from audio_news.models import Programme, Role, Utterance
from audio_news.publish.shelf import workshop
from audio_news.script.lexicon import Lexicon, apply
from audio_news.script.spoken import say
from audio_news.script.write import closed
from audio_news.settings import FORMATS, BedSettings, Settings
from audio_news.speak import registry
from audio_news.speak.perform import perform
from audio_news.speak.voices import voice_profile

NO_LEXICON = Lexicon()


def audition(text: str, settings: Settings, file: Path, lexicon: Lexicon = NO_LEXICON) -> Programme:
    """Speak `text` to `file` in the settings' voice, mastered, without jingles.

    Raises SettingsError for a name that ends in no known format, and what the rooms raise.
    """
    audio_format = file.suffix.removeprefix(".").lower()
    if audio_format not in FORMATS:
        raise SettingsError(
            f"{file} names no audio format", hint=f"End it in .{', .'.join(FORMATS)}."
        )
    profile = voice_profile(settings.voice.name, settings.voice.directory)
    spoken = closed(apply(say(text, profile.language.split("-")[0]), lexicon))
    utterance = Utterance(Role.BODY, spoken, profile.name, 0.0)
    sound = replace(
        settings.sound,
        intro="none",
        outro="none",
        bed=BedSettings(),
        format=audio_format,
        bitrate_kbps=0,
        sample_rate_hz=0,
    )
    pace = settings.voice.pace * profile.pace
    with registry.load(profile) as engine, workshop(file.parent) as work:
        with closing(perform(engine, [utterance], pace=pace)) as performance:
            made = programme(performance, work / file.name, sound)
        os.replace(made.file, file)
    return replace(made, file=file)
