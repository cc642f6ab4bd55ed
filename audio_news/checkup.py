"""What works on this machine, found out by doing it."""

from __future__ import annotations

import platform
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from audio_news.audition import audition
from audio_news.errors import AudioNewsError
from audio_news.provenance import package_version
from audio_news.showfile import load_settings
from audio_news.speak.registry import missing
from audio_news.speak.voices import VoiceProfile, voice_profiles

SENTENCE = "The checkup says one short sentence."


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that works or does not; `needed` where no article can be made without it."""

    what: str
    ok: bool
    detail: str
    todo: str = ""
    needed: bool = False


def checkup() -> list[Finding]:
    """Every finding; each voice that is ready has spoken a sentence, encoded."""
    return list(_findings())


def _findings() -> Iterator[Finding]:
    ok = sys.version_info >= (3, 11)
    machine = f"{platform.python_version()} on {platform.platform()}"
    yield Finding("Python", ok, machine, "" if ok else "Install Python 3.11 or newer.", True)
    yield Finding("audio-news", True, package_version())
    try:
        settings = load_settings()
    except AudioNewsError as err:
        yield Finding("settings", False, err.message, err.hint, True)
        return
    for profile in voice_profiles(settings.voice.directory).values():
        yield _voice(profile, needed=profile.name == settings.voice.name)


def _voice(profile: VoiceProfile, *, needed: bool) -> Finding:
    what = f"voice {profile.name}"
    if todo := missing(profile):
        return Finding(what, False, "not installed", todo, needed)
    with tempfile.TemporaryDirectory(prefix="audio-news-doctor-") as folder:
        file = Path(folder) / "sentence.mp3"
        try:
            made = audition(SENTENCE, load_settings(flags={"voice.name": profile.name}), file)
        except AudioNewsError as err:
            return Finding(what, False, err.message, err.hint or "Choose another voice.", needed)
    detail = f"speaks, {made.duration_s:.1f} s at {made.loudness_lufs:.1f} LUFS, encoded"
    return Finding(what, True, detail, needed=needed)
