"""Layers of disclosure added to a file made elsewhere: a human reading, another program's voice."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain
from math import log10
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from audio_news.audition import audition
from audio_news.errors import AlreadyExists, LabelError, PublishError, UsageError
from audio_news.inspection import Inspection, inspect
from audio_news.label.heard import heard_in, noted
from audio_news.label.identity import Identity, signing_identity
from audio_news.label.languages import bcp_47
from audio_news.label.manifest import Claim
from audio_news.label.signing import sidecar_of, sign
from audio_news.label.source_types import CAPTURE, KINDS, notice
from audio_news.label.tags import add_notice
from audio_news.label.transfer import copy_tags
from audio_news.label.verifying import State
from audio_news.label.watermark import Embedder
from audio_news.levelling import write_as_loud
from audio_news.metering import channels_of
from audio_news.mix.resample import resample
from audio_news.models import Cue, Role
from audio_news.provenance import now, package_version
from audio_news.publish.files import digest
from audio_news.publish.shelf import workshop
from audio_news.reencoding import encoding_of
from audio_news.settings import Settings
from audio_news.speak.voices import voice_profile

if TYPE_CHECKING:
    from audio_news.metering import Channels
    from audio_news.models import Samples

GAP_S = 0.8
"""Quiet between the spoken notice and the sound."""
LOUDNESS_RANGE_LUFS = (-40.0, -12.0)
"""Of the spoken line in one channel: louder, its peaks would not hold."""
LARGEST_OFF_LU = 0.1


@dataclass(frozen=True, slots=True, kw_only=True)
class Layers:
    """What to add to a file; seen is always added, signed where there is an identity."""

    kind: str
    """One of `source_types.KINDS`."""
    text: str = ""
    """What is said and shown; empty is the usual sentence of that kind."""
    language: str = ""
    """BCP 47; empty is the file's own, else English."""
    heard: bool = False
    """Spoken before the sound, which is encoded anew."""
    hidden: bool = False
    """An imperceptible mark in the sound, which is encoded anew."""
    episode_number: int | None = None
    """32 bits for the mark; None is a number made of the file's digest."""


@dataclass(frozen=True, slots=True)
class Disclosed:
    """What was done."""

    file: Path
    text: str
    source_type: str
    encoded_anew: bool
    signed: bool
    episode_number: int | None
    """That is in the sound now, whoever put it there."""
    warnings: tuple[str, ...]


def disclose(
    file: Path, target: Path, layers: Layers, settings: Settings, *, overwrite: bool = False
) -> Disclosed:
    """Write `file` with the layers added to `target`, which may be `file` itself.

    Raises UsageError for layers that do not fit, AlreadyExists where something else is there,
    MixError and LabelError as the rooms do; `file` stays as it was then.
    """
    if layers.kind not in KINDS:
        raise UsageError(f"There is no kind {layers.kind!r}", hint=f"Known: {', '.join(KINDS)}.")
    if layers.hidden and KINDS[layers.kind] == CAPTURE:
        raise UsageError(
            "The hidden mark says that a sound was generated, so a person's reading cannot have it",
            hint="Leave --hidden out.",
        )
    if target.suffix.lower() != file.suffix.lower():
        raise UsageError(
            f"{target} would be what {file} is, under the name of another format",
            hint=f"Let --output end in {file.suffix}.",
        )
    if target.exists() and not overwrite and not target.samefile(file):
        raise AlreadyExists(f"{target} is there already", hint="Choose another with --output.")
    found = inspect(file)
    identity = signing_identity(settings.signing)
    if found.signature.state is not State.ABSENT and identity is None:
        raise LabelError(
            f"{file} is signed, and adding to it would break its signature",
            hint="Make an identity to sign it again with: audio-news identity init.",
        )
    with workshop(target.parent) as work:
        done = _disclosed(file, work / target.name, target, layers, settings, found, identity)
        _move(work / target.name, target)
    return done


def _disclosed(
    file: Path,
    made: Path,
    target: Path,
    layers: Layers,
    settings: Settings,
    found: Inspection,
    identity: Identity | None,
) -> Disclosed:
    language = layers.language or bcp_47(found.tags.fields.get("language", "")) or "en"
    text = layers.text or notice(layers.kind, language, settings.disclosure)
    number, warnings = _number(file, layers, found)
    marks = number if layers.hidden and not found.is_marked else None
    speaks = layers.heard and text not in {notice.text for notice in found.heard}
    if layers.heard and not speaks:
        warnings = (*warnings, "The sentence is spoken already; it is not said twice.")
    spoken: Cue | None = None
    duration_s = found.measured.duration_s
    if speaks or marks is not None:
        line = _Line(text, language, _level_lufs(found)) if speaks else None
        spoken, loudness = _encode_anew(file, made, line, marks, settings, found)
        warnings += _off(loudness, found)
    else:
        shutil.copyfile(file, made)
    heard = _heard(spoken, found)
    length_s = duration_s + (spoken.end_s + GAP_S if spoken else 0.0)
    add_notice(made, text, KINDS[layers.kind], language, noted(heard_in(heard), length_s))
    if identity:
        said = Claim(
            title=found.tags.fields.get("title") or file.name,
            disclosure=text,
            source_type=KINDS[layers.kind],
            language=language,
            version=package_version(),
            made_at=now(),
            creator=found.tags.fields.get("artist", ""),
            publisher=settings.show.name,
            heard=heard,
            episode_number=marks,
            made_elsewhere=True,
        )
        sign(made, said, identity, timestamp=settings.signing.timestamp, parent=file)
    return Disclosed(
        target,
        text,
        KINDS[layers.kind],
        spoken is not None or marks is not None,
        identity is not None,
        number,
        warnings,
    )


def _number(file: Path, layers: Layers, found: Inspection) -> tuple[int | None, tuple[str, ...]]:
    """The number that the sound will carry: the one that is there stays."""
    if found.is_marked:
        kept = ("The sound is marked already; that mark stays.",) if layers.hidden else ()
        return found.episode_number, kept
    if not layers.hidden:
        return None, ()
    given = layers.episode_number
    return (int(digest(file)[:8], 16) if given is None else given), ()


def _heard(spoken: Cue | None, found: Inspection) -> tuple[Cue, ...]:
    """What is spoken now, and before it was; that comes later by the line that is new."""
    shift_s = spoken.end_s + GAP_S if spoken else 0.0
    former = (
        Cue(Role.DISCLOSURE, said.text, said.text, said.start_s + shift_s, said.end_s + shift_s, ())
        for said in found.heard
    )
    return (spoken, *former) if spoken else tuple(former)


@dataclass(frozen=True, slots=True)
class _Line:
    """What is spoken before the sound."""

    text: str
    language: str
    level_lufs: float
    """As loud as the sound, in each of its channels."""


def _encode_anew(
    file: Path,
    made: Path,
    line: _Line | None,
    number: int | None,
    settings: Settings,
    found: Inspection,
) -> tuple[Cue | None, float | None]:
    """The sound marked and with the line before it, where there is one; every tag carried over.

    What is given back besides the line is how loud the sound came out, in LUFS.
    """
    measured, encoding = found.measured, encoding_of(file)
    said, cue = np.zeros(0, np.float32), None
    if line:
        said, cue = _spoken(line, made.with_name("line.wav"), settings, measured.rate_hz)

    def sound() -> Iterator[Channels]:
        blocks = channels_of(file)[1]
        if len(said):
            blocks = chain([np.tile(said, (measured.channels, 1))], blocks)
        if number is None:
            return blocks
        return _marked(blocks, measured.rate_hz, measured.channels, number)

    shift_s = len(said) / measured.rate_hz
    came_out = write_as_loud(sound, made, encoding, measured.level, shift_s)
    copy_tags(file, made, shift_s)
    return cue, came_out.loudness_lufs


def _off(loudness_lufs: float | None, found: Inspection) -> tuple[str, ...]:
    """What is to be said of a loudness that could not be kept."""
    before_lufs = found.measured.loudness_lufs
    if loudness_lufs is None or before_lufs is None:
        return ()
    off_lu = loudness_lufs - before_lufs
    if abs(off_lu) <= LARGEST_OFF_LU:
        return ()
    than = "quieter" if off_lu < 0 else "louder"
    return (f"The sound is {abs(off_lu):.1f} LU {than} than it was, to keep its peaks down.",)


def _marked(
    blocks: Iterator[Channels], rate_hz: int, channels: int, number: int
) -> Iterator[Channels]:
    """Every channel marked alike."""
    embedders = [Embedder(rate_hz, payload=number) for _ in range(channels)]
    for block in blocks:
        yield np.stack([mark.feed(row) for mark, row in zip(embedders, block, strict=True)])
    yield np.stack([mark.flush() for mark in embedders])


def _spoken(line: _Line, work: Path, settings: Settings, rate_hz: int) -> tuple[Samples, Cue]:
    """The line as loud as the sound, and the quiet after it: mono, at the sound's rate."""
    name = settings.main_voice(line.language)
    profile = voice_profile(name, settings.voice.directory)
    primary, speaks = (tag.split("-")[0].lower() for tag in (line.language, profile.language))
    if speaks not in ("mul", primary):
        raise UsageError(
            f"The voice {name} speaks {speaks!r}, and the notice is in {line.language!r}",
            hint="Choose a voice of that language with --voice.",
        )
    sound = replace(settings.sound, loudness_lufs=line.level_lufs)
    voice = replace(settings.voice, name=name)
    audition(line.text, replace(settings, sound=sound, voice=voice), work)
    said_hz, blocks = channels_of(work)
    said = resample(np.concatenate([block[0] for block in blocks]), said_hz, rate_hz)
    work.unlink()
    cue = Cue(Role.DISCLOSURE, line.text, line.text, 0.0, len(said) / rate_hz, (), voice=name)
    return np.concatenate([said, np.zeros(round(GAP_S * rate_hz), np.float32)]), cue


def _level_lufs(found: Inspection) -> float:
    """What a mono line needs so that, said in every channel, it is as loud as the sound."""
    lowest, highest = LOUDNESS_RANGE_LUFS
    if found.measured.loudness_lufs is None:
        return lowest
    a_channel = found.measured.loudness_lufs - 10 * log10(found.measured.channels)
    return min(highest, max(lowest, a_channel))


def _move(made: Path, target: Path) -> None:
    """The file, and its manifest where it stands beside it, in their places."""
    try:
        with made.open("rb") as stream:
            os.fsync(stream.fileno())
        if sidecar_of(made).exists():
            os.replace(sidecar_of(made), sidecar_of(target))
        os.replace(made, target)
    except OSError as err:
        raise PublishError(
            f"{target} cannot be written: {err.strerror}", hint="Choose another with --output."
        ) from err
