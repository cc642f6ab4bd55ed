"""What comes with this program, under which licence, and whether they go together."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import Distribution, PackageMetadata, PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

from audio_news.speak.voices import voice_profiles

OWN = "audio-news"
UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Licence:
    """A package or a voice and the SPDX expression it comes under."""

    name: str
    version: str
    kind: str
    """ "package" or "voice"."""
    licence: str
    """`UNKNOWN` where its metadata does not say."""
    ok: bool
    """Whether it may be given out with a program under GPL-3.0-or-later."""


def licences(voices: Path | None = None) -> list[Licence]:
    """Every package that is installed for this program, and every voice profile.

    `voices` is a folder of more profiles. Raises SettingsError for one that does not hold.
    """
    packages = sorted(_packages(), key=lambda found: found.name.lower())
    profiles = sorted(voice_profiles(voices).items())
    return packages + [_of("voice", name, "", profile.licence) for name, profile in profiles]


def compatible(expression: str) -> bool:
    """Whether an SPDX expression can be met together with GPL-3.0-or-later.

    Of what is joined by OR one must do, of what is joined by AND all; brackets are not known.
    """
    allowed = frozenset(_table()["compatible"])
    choices = [re.split(r"\s+AND\s+", choice) for choice in re.split(r"\s+OR\s+", expression)]
    return any(all(term.strip() in allowed for term in choice) for choice in choices)


def _packages() -> Iterator[Licence]:
    waiting, seen = [OWN], set[str]()
    while waiting:
        name = waiting.pop()
        if name in seen:
            continue
        seen.add(name)
        try:
            found = distribution(name)
        except PackageNotFoundError:
            continue  # of an extra, or of another system
        waiting += _requirements(found, extras=name == OWN)
        yield _of("package", name, found.version, _said(name, found))


def _of(kind: str, name: str, version: str, licence: str) -> Licence:
    return Licence(name, version, kind, licence or UNKNOWN, compatible(licence))


def _requirements(found: Distribution, *, extras: bool) -> Iterator[str]:
    """The names of what a package asks for; with `extras` also what those of its extras do."""
    for line in found.requires or ():
        requirement, _, marker = line.partition(";")
        if extras or "extra" not in marker:
            name = re.match(r"[\w.-]+", requirement.strip())
            if name:
                yield re.sub(r"[-_.]+", "-", name.group()).lower()


def _said(name: str, found: Distribution) -> str:
    """From the metadata (PEP 639, then classifiers, then the free field), in SPDX's words."""
    table, metadata = _table(), found.metadata
    if name in table["known"]:
        return str(table["known"][name])
    said = _field(metadata, "License-Expression")
    if not said:
        classifiers = metadata.get_all("Classifier") or []
        named = [c.split(" :: ")[-1] for c in classifiers if c.startswith("License :: ")]
        said = " OR ".join(table["names"].get(term, term) for term in named)
    said = said or _field(metadata, "License").partition("\n")[0].strip()
    return str(table["names"].get(said, said))


def _field(metadata: PackageMetadata, name: str) -> str:
    return str((metadata.get_all(name) or [""])[0])


@lru_cache(maxsize=1)
def _table() -> dict[str, Any]:
    file = Path(__file__).with_name("licences.toml")
    return tomllib.loads(file.read_text(encoding="utf-8"))
