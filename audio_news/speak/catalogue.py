"""Voices that can be fetched: which files a voice needs, from where, and how they are checked."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from audio_news.errors import EngineMissing, UnknownVoice
from audio_news.speak.piper import voices_folder
from audio_news.speak.voices import VoiceProfile


@dataclass(frozen=True, slots=True)
class CatalogueFile:
    """One file of a voice: what it is under a base address, and where the engine looks for it."""

    base: str
    path: str
    """Relative to the base, or to a mirror's address in its place."""
    target: Path
    size_bytes: int
    algorithm: str
    digest: str


def catalogue_files(profile: VoiceProfile) -> list[CatalogueFile]:
    """The files that make a voice ready here, whether they are here already or not.

    Raises UnknownVoice where the catalogue does not have the voice, and EngineMissing.
    """
    find = {"hibari": _of_hibari, "piper": _of_piper}.get(profile.engine)
    files = find(profile) if find else []
    if not files:
        raise UnknownVoice(
            f"There is nothing to fetch for the voice {profile.name}",
            hint="It needs no file of its own, or files that only you have: audio-news voices.",
        )
    return files


def _of_hibari(profile: VoiceProfile) -> list[CatalogueFile]:
    """From hibari's own registry, which knows sizes and sha256 sums."""
    try:
        from hibari.voices import BASE_URL, VOICES, cache_dir
    except ImportError as err:
        raise EngineMissing(
            f"hibari will not load: {err}", hint="Install it: pip install hibari-tts."
        ) from err
    voice = VOICES.get(profile.model, {"bundled": True})
    if voice.get("bundled"):
        return []
    target = Path(cache_dir()) / voice["file"]
    known = (voice["bytes"], "sha256", voice["sha256"])
    return [CatalogueFile(BASE_URL, voice["file"], target, *known)]


def _of_piper(profile: VoiceProfile) -> list[CatalogueFile]:
    catalogue = _catalogue()
    voice = catalogue["piper"].get(profile.model.partition("#")[0], {"files": []})
    return [
        CatalogueFile(
            catalogue["base"]["piper"],
            file["path"],
            voices_folder() / Path(file["path"]).name,
            file["bytes"],
            "md5",
            file["md5"],
        )
        for file in voice["files"]
    ]


@lru_cache(maxsize=1)
def _catalogue() -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parent / "catalogue.toml").read_text(encoding="utf-8"))
