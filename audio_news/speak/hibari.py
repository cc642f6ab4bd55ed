"""hibari: the embedded default voice, 24 kHz, over a hundred times faster than real time.

Word times are the model's own: its durations (frames a phoneme) are an inner value of the
graph, read as one more output.
"""

from __future__ import annotations

from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from audio_news.errors import EngineMissing
from audio_news.models import Clip, Spoken
from audio_news.speak.alignment import timed
from audio_news.speak.engine import ClosingEngine, Reading
from audio_news.speak.onnx_graph import with_output
from audio_news.speak.phonemes import phonemized, reading, unsaid, word_spans
from audio_news.speak.voices import VoiceProfile

if TYPE_CHECKING:
    from hibari import Hibari

DURATIONS = "/Round_output_0"
LEAD_S = 0.045
"""How far the sound runs ahead of the durations: the median over onsets after a silence."""


class HibariEngine(ClosingEngine):
    """One model and one phonemizer, shared by any number of threads."""

    parallel = 0

    def __init__(self, profile: VoiceProfile) -> None:
        path = _model_path(profile)
        if path is None:
            raise EngineMissing(f"The voice {profile.name} is not here", hint=self.missing(profile))
        try:
            model = path.read_bytes()
        except OSError as err:
            raise EngineMissing(f"The voice {profile.name} cannot be read: {err}") from err
        digest = sha256(model).hexdigest()
        if profile.sha256 and digest != profile.sha256:
            raise EngineMissing(
                f"{path} is not the voice {profile.name}: its sha256 is {digest}",
                hint=f"Replace it by the file whose sha256 is {profile.sha256}.",
            )
        from hibari import Hibari

        self.version = f"{version('hibari-tts')}+{digest[:12]}"
        # One intra-op thread: two spin against each other and take longer.
        self._voice: Hibari = Hibari(
            voice=profile.model, model=with_output(model, DURATIONS), threads=1
        )
        self._voice.g2p  # noqa: B018 - loaded now, so that threads do not race to load it

    @classmethod
    def missing(cls, profile: VoiceProfile) -> str:
        """Where a voice is missing hibari would fetch it; it is never asked to."""
        try:
            path = _model_path(profile)
        except EngineMissing as err:
            return str(err)
        if path is not None:
            return ""
        from hibari.voices import VOICES, cache_dir

        file = VOICES[profile.model]["file"]
        return f"Run: audio-news voices add {profile.name}; or put {file} into {cache_dir()}."

    def pronounce(self, text: str) -> Reading:
        """How the voice reads a word by itself, in misaki's alphabet."""
        return reading(text, self._voice.g2p)

    def speak(self, spoken: Spoken, *, pace: float, seed: int) -> Clip:
        """Raises SpeakError where nothing of the text can be phonemized."""
        from hibari import SAMPLE_RATE, dsp

        chunks = phonemized(spoken, self._voice.g2p, self._voice.vocab)
        ids = np.asarray([self._voice.ids(" ".join(chunks))], np.int64)
        outputs = self._voice.sess.run(None, {"ids": ids, "speed": np.asarray([pace], np.float32)})
        *parts, frames = (output[0] if output.ndim > 1 else output for output in outputs)
        samples = dsp.synth(*parts, np.random.default_rng(seed))
        spans = word_spans(spoken, chunks, frames, len(samples) / SAMPLE_RATE, LEAD_S)
        return Clip(samples, SAMPLE_RATE, timed(spoken, spans), unsaid(spoken, chunks))


def _model_path(profile: VoiceProfile) -> Path | None:
    """Where the model is, or None where it would have to be fetched."""
    try:
        from hibari.voices import voice_path
    except ImportError as err:
        raise EngineMissing(
            f"hibari will not load: {err}", hint="Install it: pip install hibari-tts."
        ) from err
    try:
        path = Path(voice_path(profile.model, download_missing=False))
    except FileNotFoundError:
        return None
    except ValueError as err:
        raise EngineMissing(f"The voice {profile.name}: {err}") from err
    return path if path.exists() else None
