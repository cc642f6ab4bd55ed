"""The show's music: made by code in one of three styles, or from a file; shaped with pydub."""

from __future__ import annotations

import tomllib
import warnings
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from audio_news.errors import MixError
from audio_news.mix.encode import decode
from audio_news.mix.loudness import SILENCE_DB, loudness_lufs
from audio_news.mix.resample import resample

if TYPE_CHECKING:
    from pydub import AudioSegment

    from audio_news.models import Samples
    from audio_news.settings import SoundSettings

LONGEST_S = 60.0
LONGEST_BED_S = 180.0
FADE_IN_MS, FADE_OUT_MS = 5, 350
BED_CROSSFADE_MS = 1500
CHORD_S = 4.0
SWELL_S = 1.6
RELEASE_S = 0.2
"""In which a note that still sounds at its end is let go."""
DETUNE = (0.9985, 1.0, 1.0017)
INT32_PEAK = 2**31 - 1


def jingles(sound: SoundSettings, rate_hz: int) -> tuple[Samples, Samples, Samples]:
    """A show's intro, outro and sting, each as `jingle` gives it. Raises MixError."""
    intro, outro, sting = (
        jingle(which, made=made, style=sound.style, rate_hz=rate_hz, level_lufs=sound.jingle_lufs)
        for which, made in (
            (sound.intro, "intro"), (sound.outro, "outro"), (sound.sting, "sting"),
        )
    )  # fmt: skip
    return intro, outro, sting


def jingle(
    which: str | Path, *, made: str, style: str = "chime", rate_hz: int, level_lufs: float
) -> Samples:
    """An intro, outro or sting of (n,) samples at `level_lufs`; empty for "none".

    `which` is "made", "none" or an audio file; `made` says which one the code makes
    ("intro", "outro" or "sting"). Raises MixError for a file that cannot be used.
    """
    if which == "none":
        return np.zeros(0, np.float32)
    if which == "made":
        return _made(style, made, rate_hz, level_lufs)
    samples = _from_file(Path(which), rate_hz, LONGEST_S)
    return _levelled(_faded(_segment(samples, rate_hz)), which, rate_hz, level_lufs)


def bed(which: str | Path, *, style: str, rate_hz: int, level_lufs: float) -> Samples:
    """A stretch of music of (n,) samples that can be repeated without a seam; empty for "none".

    A file's end is faded into its beginning. Raises MixError for a file that cannot be used.
    """
    if which == "none":
        return np.zeros(0, np.float32)
    if which == "made":
        return _pad(style, rate_hz, level_lufs)
    whole = _segment(_from_file(Path(which), rate_hz, LONGEST_BED_S), rate_hz)
    fade = min(BED_CROSSFADE_MS, len(whole) // 3)
    end = whole[len(whole) - fade :].fade_out(fade).overlay(whole[:fade].fade_in(fade))
    return _levelled(_samples(whole[fade : len(whole) - fade] + end), which, rate_hz, level_lufs)


@lru_cache(maxsize=8)
def _made(style: str, which: str, rate_hz: int, level_lufs: float) -> Samples:
    """The notes of a style's intro, outro or sting, laid over one another; made once for many.

    Read-only.
    """
    sound = _styles()[style]
    notes = sound[which]
    length_s = notes[-1][0] + sound["tail_s"]
    segment = _segment(np.zeros(round(length_s * rate_hz), np.float32), rate_hz)
    for at_s, pitch_hz in notes:
        note = _segment(_note(sound, pitch_hz, rate_hz), rate_hz)
        segment = segment.overlay(note, position=round(1000 * at_s))
    samples = _levelled(_faded(segment), which, rate_hz, level_lufs)
    samples.flags.writeable = False
    return samples


def _note(sound: dict[str, Any], pitch_hz: float, rate_hz: int) -> Samples:
    t = np.arange(round(sound["note_s"] * rate_hz)) / rate_hz
    tone = np.zeros(len(t))
    for multiple, level, decay_s in sound["partials"]:
        tone += level * np.exp(-t / decay_s) * np.sin(2 * np.pi * multiple * pitch_hz * t)
    edges = np.minimum(1.0, np.minimum(t / sound["attack_s"], t[::-1] / RELEASE_S))
    note: Samples = (0.12 * tone * edges).astype(np.float32)
    return note


@lru_cache(maxsize=2)
def _pad(style: str, rate_hz: int, level_lufs: float) -> Samples:
    """Chords that swell into one another and at the end into the first; made once. Read-only."""
    chords = _styles()[style]["chords"]
    step, reach = round(CHORD_S * rate_hz), round((CHORD_S + SWELL_S) * rate_hz)
    t = np.arange(reach) / rate_hz
    swell = np.minimum(1.0, np.minimum(t, t[::-1]) / SWELL_S)
    pad = np.zeros(len(chords) * step)
    for number, chord in enumerate(chords):
        tone = sum(
            np.sin(2 * np.pi * hz * cents * t) + 0.25 * np.sin(4 * np.pi * hz * cents * t)
            for hz in chord
            for cents in DETUNE
        )
        at = (number * step + np.arange(reach)) % len(pad)
        pad[at] += np.square(np.sin(0.5 * np.pi * swell)) * tone
    samples = _levelled(
        (0.05 * pad / len(chords[0])).astype(np.float32), "bed", rate_hz, level_lufs
    )
    samples.flags.writeable = False
    return samples


def _faded(segment: AudioSegment) -> Samples:
    fade_ms = min(FADE_OUT_MS, len(segment) // 2)
    return _samples(segment.fade_in(FADE_IN_MS).fade_out(fade_ms))


def _levelled(samples: Samples, which: str | Path, rate_hz: int, level_lufs: float) -> Samples:
    loudness = loudness_lufs(samples, rate_hz)
    if loudness <= SILENCE_DB:
        raise MixError(
            f"The music {which} is silent, or under a tenth of a second long",
            hint="Choose another file.",
        )
    return samples * np.float32(10 ** ((level_lufs - loudness) / 20))


def _from_file(path: Path, rate_hz: int, longest_s: float) -> Samples:
    if not path.is_file():
        raise MixError(
            f"There is no music file {path}",
            hint="Check sound.intro, sound.outro, sound.sting and sound.bed.music.",
        )
    try:
        file_hz, blocks = decode(path)
        parts, length = [], 0
        for block in blocks:
            parts.append(block)
            length += len(block)
            if length > longest_s * file_hz:
                raise MixError(
                    f"The music {path} is longer than {longest_s:g} s", hint="Cut it shorter."
                )
    except MixError as err:
        if err.hint:
            raise
        raise MixError(
            f"The music {path} cannot be read", hint="Use a WAV, FLAC, MP3, Ogg or M4A file."
        ) from err
    if not length:
        raise MixError(f"The music {path} is empty", hint="Choose another file.")
    return resample(np.concatenate(parts), file_hz, rate_hz)


@lru_cache(maxsize=1)
def _styles() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("styles.toml").read_text(encoding="utf-8"))


def _segment(samples: Samples, rate_hz: int) -> AudioSegment:
    with warnings.catch_warnings():  # pydub warns that there is no ffmpeg, which is not used
        warnings.simplefilter("ignore")
        from pydub import AudioSegment
    peak = max(1.0, float(np.abs(samples).max(initial=0.0)))
    pcm = np.round(samples.astype(np.float64) / peak * INT32_PEAK).astype("<i4")
    return AudioSegment(pcm.tobytes(), sample_width=4, frame_rate=rate_hz, channels=1)


def _samples(segment: AudioSegment) -> Samples:
    pcm = np.frombuffer(segment.raw_data, "<i4")
    return (pcm.astype(np.float64) / INT32_PEAK).astype(np.float32)
