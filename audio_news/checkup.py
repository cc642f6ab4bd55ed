"""What works on this machine, found out by doing it."""

from __future__ import annotations

import os
import platform
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from audio_news.audition import audition
from audio_news.errors import AudioNewsError
from audio_news.label.identity import signing_identity
from audio_news.provenance import package_version
from audio_news.settings import Settings
from audio_news.showfile import load_settings
from audio_news.speak.cache import clips_folder
from audio_news.speak.registry import missing
from audio_news.speak.voices import VoiceProfile, voice_profiles

SENTENCE = "The checkup says one short sentence."
EXTRAS = {
    "formats": ("av", "M4A and Opus files"),
    "podcast": ("PIL", "artwork made from a title"),
    "plot": ("PIL", "pictures of an episode as PNG"),
    "serve": ("starlette", "a folder of episodes on the local network"),
    "s3": ("obstore", "publishing to an object store"),
    "check": ("faster_whisper", "listening to what was made"),
    "sign": ("c2pa", "signed content credentials"),
    "cluster": ("distributed", "archives on a Dask cluster"),
}
"""Each extra's own module, and what it is for."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that works or does not; `needed` where no article can be made without it."""

    what: str
    ok: bool
    detail: str
    todo: str = ""
    needed: bool = False


def checkup() -> Iterator[Finding]:
    """Every finding as it is made; each voice that is ready has spoken a sentence, encoded."""
    ok = sys.version_info >= (3, 11)
    machine = f"{platform.python_version()} on {platform.platform()}"
    yield Finding("Python", ok, machine, "" if ok else "Install Python 3.11 or newer.", True)
    yield Finding("audio-news", True, package_version())
    try:
        settings = load_settings()
    except AudioNewsError as err:
        yield Finding("settings", False, err.message, err.hint, True)
        return
    voices = voice_profiles(settings.voice.directory).values()
    for profile in sorted(voices, key=lambda profile: bool(missing(profile))):
        yield _voice(profile, needed=profile.name == settings.voice.name)
    yield _clips(settings)
    yield _identity(settings)
    for extra, (module, purpose) in EXTRAS.items():
        there = find_spec(module) is not None
        todo = "" if there else f"pip install 'audio-news[{extra}]'"
        yield Finding(f"extra {extra}", there, purpose, todo)


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


def _clips(settings: Settings) -> Finding:
    """Whether spoken clips can be kept, so that a correction speaks one sentence."""
    what, folder = "clip cache", clips_folder(settings.cache.directory)
    if not settings.cache.limit_mb:
        return Finding(what, True, "switched off by cache.limit_mb")
    there = next(each for each in (folder, *folder.parents) if each.exists())
    if there.is_dir() and os.access(there, os.W_OK):
        return Finding(what, True, f"up to {settings.cache.limit_mb} MB in {folder}")
    todo = "Choose another folder with cache.directory in the show file."
    return Finding(what, False, f"{there} cannot be written to", todo)


def _identity(settings: Settings) -> Finding:
    what = "signing identity"
    try:
        found = signing_identity(settings.signing)
    except AudioNewsError as err:
        return Finding(what, False, err.message, err.hint)
    if found is None:
        return Finding(what, False, "none: files are labelled but not signed",
                       "Make one with: audio-news identity init")  # fmt: skip
    return Finding(what, True, "files are signed with it")
