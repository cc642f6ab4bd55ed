"""The sound before and after the speech: made by code, or from a file; shaped with pydub."""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from audio_news.errors import MixError
from audio_news.mix.loudness import SILENCE_DB, loudness_lufs
from audio_news.mix.resample import resample

if TYPE_CHECKING:
    from pydub import AudioSegment

    from audio_news.models import Samples

LONGEST_S = 60.0
PARTIALS = ((1.0, 1.0, 0.9), (2.0, 0.45, 0.6), (3.01, 0.2, 0.35), (4.2, 0.12, 0.2))
"""Of a struck bar: (multiple of the pitch, level, decay in seconds)."""
INTRO = ((0.0, 523.25), (0.18, 659.26), (0.36, 783.99), (0.62, 1046.50))
"""(seconds, Hz): C5 E5 G5 C6, rising."""
OUTRO = ((0.0, 1046.50), (0.2, 783.99), (0.42, 523.25))
FADE_IN_MS, FADE_OUT_MS = 5, 350
INT16_PEAK = 32767


def jingle(which: str | Path, *, made: str, rate_hz: int, level_lufs: float) -> Samples:
    """An intro or outro of (n,) samples at `level_lufs`; empty for "none".

    `which` is "made", "none" or an audio file; `made` says which one the code makes
    ("intro" or "outro"). Raises MixError for a file that cannot be used.
    """
    if which == "none":
        return np.zeros(0, np.float32)
    if which == "made":
        segment = _made(INTRO if made == "intro" else OUTRO, rate_hz)
    else:
        segment = _segment(_from_file(Path(which), rate_hz), rate_hz)
    fade_ms = min(FADE_OUT_MS, len(segment) // 2)
    samples = _samples(segment.fade_in(FADE_IN_MS).fade_out(fade_ms))
    loudness = loudness_lufs(samples, rate_hz)
    if loudness <= SILENCE_DB:
        raise MixError(f"The jingle {which} is silent", hint="Choose another file.")
    levelled: Samples = samples * np.float32(10 ** ((level_lufs - loudness) / 20))
    return levelled


def _made(notes: tuple[tuple[float, float], ...], rate_hz: int) -> AudioSegment:
    """A few notes of a struck bar, laid over one another."""
    length_s = notes[-1][0] + 1.4
    segment = _segment(np.zeros(round(length_s * rate_hz), np.float32), rate_hz)
    for at_s, pitch_hz in notes:
        note = _segment(_struck(pitch_hz, 1.3, rate_hz), rate_hz).fade_out(200)
        segment = segment.overlay(note, position=round(1000 * at_s))
    return segment


def _struck(pitch_hz: float, length_s: float, rate_hz: int) -> Samples:
    t = np.arange(round(length_s * rate_hz)) / rate_hz
    tone = np.zeros(len(t))
    for multiple, level, decay_s in PARTIALS:
        if multiple * pitch_hz < 0.45 * rate_hz:
            tone += level * np.exp(-t / decay_s) * np.sin(2 * np.pi * multiple * pitch_hz * t)
    attack = np.minimum(t / 0.004, 1.0)
    return (0.2 * tone * attack).astype(np.float32)


def _from_file(path: Path, rate_hz: int) -> Samples:
    from pedalboard.io import AudioFile

    if not path.is_file():
        raise MixError(f"There is no jingle {path}", hint="Check sound.intro and sound.outro.")
    try:
        with AudioFile(str(path)) as audio:
            if audio.frames > LONGEST_S * audio.samplerate:
                raise MixError(
                    f"The jingle {path} is longer than {LONGEST_S:g} s", hint="Cut it shorter."
                )
            samples, file_hz = audio.read(audio.frames).mean(axis=0), round(audio.samplerate)
    except (OSError, ValueError, RuntimeError) as err:
        raise MixError(
            f"The jingle {path} cannot be read", hint="Use a WAV, FLAC, MP3 or Ogg file."
        ) from err
    return resample(samples, file_hz, rate_hz)


def _segment(samples: Samples, rate_hz: int) -> AudioSegment:
    with warnings.catch_warnings():  # pydub warns that there is no ffmpeg, which is not used
        warnings.simplefilter("ignore")
        from pydub import AudioSegment
    peak = max(1.0, float(np.abs(samples).max(initial=0.0)))
    pcm = np.round(samples / peak * INT16_PEAK).astype("<i2")
    return AudioSegment(pcm.tobytes(), sample_width=2, frame_rate=rate_hz, channels=1)


def _samples(segment: AudioSegment) -> Samples:
    return np.frombuffer(segment.raw_data, "<i2").astype(np.float32) / np.float32(INT16_PEAK)
