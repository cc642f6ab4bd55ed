"""An episode made again from its record, and compared with what it was."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import numpy as np

from audio_news.errors import PublishError, ReadError
from audio_news.metering import channels_of
from audio_news.models import Episode, Provenance
from audio_news.production import Studio, Watcher
from audio_news.provenance import package_version, package_versions
from audio_news.publish import record
from audio_news.publish.files import digest
from audio_news.script.readings import lexicon_of
from audio_news.settings import Settings
from audio_news.showfile import settings_of
from audio_news.speak.voices import chosen, voice_profiles


@dataclass(frozen=True, slots=True)
class Reproduction:
    """An episode made again, and how it compares."""

    episode: Episode
    former: Episode
    same_sound: bool | None
    """Sample for sample; None where the former file is no longer beside its record."""
    warnings: tuple[str, ...]
    """What was not as it had been: versions that may change a sample."""


def reproduce(
    record_file: Path,
    output: Path,
    *,
    overwrite: bool = False,
    watch: Watcher = lambda progress: None,
) -> Reproduction:
    """Make the episode of a record again in the folder `output`.

    The record may be named by its audio file. Raises ReadError where it is no record, or where
    a voice, a jingle or the cover is not what it was; and what making an article raises.
    """
    former = _read(record_file)
    origin = former.provenance
    base = _base(former)
    settings = settings_of(origin.settings, str(former.record), base)
    changed = [*_changed_files(origin, base), *_changed_voices(origin, settings)]
    if changed:
        raise ReadError(
            f"{former.record} cannot be made again as it was: {'; '.join(changed)}",
            hint="Go where it was made or put them back, or make the article anew with audio-news"
            " make.",
        )
    with Studio(settings, lexicon=lexicon_of(origin.lexicon)) as studio:
        warnings = [*_other_versions(origin), *_other_engines(origin, studio)]
        before = sound_digest(former.file) if former.file.is_file() else None
        episode = studio.produce(former.article, output, overwrite=overwrite, watch=watch)
    same_sound = None if before is None else sound_digest(episode.file) == before
    return Reproduction(episode, former, same_sound, tuple(warnings))


def sound_digest(file: Path) -> str:
    """SHA-256 of a file's samples, decoded: tags and signatures do not count."""
    rate_hz, blocks = channels_of(file)
    found = sha256(str(rate_hz).encode())
    for block in blocks:
        found.update(np.ascontiguousarray(block.T).tobytes())
    return found.hexdigest()


def _read(record_file: Path) -> Episode:
    note = record_file if record_file.suffix == ".json" else record_file.with_suffix(".json")
    try:
        episode, _ = record.loads(note.read_text(encoding="utf-8"), note)
    except OSError as err:
        raise ReadError(
            f"The record {note} cannot be read: {err.strerror}",
            hint="Give the .json that stands beside an episode.",
        ) from err
    except (PublishError, UnicodeDecodeError) as err:
        raise ReadError(
            f"{note} is no record of an episode",
            hint="Give the .json that stands beside an episode.",
        ) from err
    return episode


def _base(former: Episode) -> Path:
    """Where relative paths of the record count from: here, or a folder above the record."""
    origin = former.provenance
    voices = origin.settings.get("voice", {}).get("directory")

    def holds(folder: Path) -> bool:
        at_home = voices is None or (folder / voices).is_dir()
        return at_home and not any(_changed_files(origin, folder))

    folders = (Path(), *former.record.absolute().parents)
    return next(filter(holds, folders), Path())


def _changed_files(origin: Provenance, base: Path) -> Iterator[str]:
    for name, sha in origin.files.items():
        file = base / name
        if not file.is_file():
            yield f"{name} is not there"
        elif digest(file) != sha:
            yield f"{name} is another file now"


def _changed_voices(origin: Provenance, settings: Settings) -> Iterator[str]:
    profiles = voice_profiles(settings.voice.directory)
    for used in origin.voices:
        profile = chosen(profiles, used.name)
        if (profile.engine, profile.model, profile.sha256) != (
            used.engine,
            used.model,
            used.sha256,
        ):
            yield f"the voice {used.name} is another one now"


def _other_versions(origin: Provenance) -> Iterator[str]:
    here = {"audio_news": package_version(), **package_versions()}
    there = {"audio_news": origin.version, **origin.packages}
    for name in sorted(here.keys() | there.keys()):
        if here.get(name) != there.get(name):
            yield f"{name} is {here.get(name, 'not installed')}, and was {there.get(name, 'not')}"


def _other_engines(origin: Provenance, studio: Studio) -> Iterable[str]:
    for used in origin.voices:
        version = studio.company.voice(used.name).engine.version
        if version != used.engine_version:
            yield f"the engine of {used.name} is {version}, and was {used.engine_version}"
