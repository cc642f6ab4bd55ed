"""hibari: the embedded default voice, 24 kHz, over a hundred times faster than real time.

Word times are the model's own: its durations (frames a phoneme) are an inner value of the
graph, made an output.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from audio_news.errors import EngineMissing
from audio_news.models import Clip, Spoken
from audio_news.speak.alignment import timed
from audio_news.speak.engine import ClosingEngine, Reading
from audio_news.speak.hibari_synthesis import synthesised
from audio_news.speak.onnx_graph import with_outputs
from audio_news.speak.phonemes import phonemized, reading, unsaid, word_spans
from audio_news.speak.voices import VoiceProfile

if TYPE_CHECKING:
    from hibari import Hibari
    from hibari.g2p import G2P

OUTPUTS = ("/head/Add_output_0", "f0", "/Round_output_0")
"""What is read of the graph: its last layer, the fundamental in Hz, and frames a phoneme."""
REVISION = 2
"""Of the synthesis here: other bits are other clips."""
LEAD_S = 0.045
"""How far the sound runs ahead of the durations: the median over onsets after a silence."""


class Loaded(NamedTuple):
    """What speaking takes."""

    voice: Hibari
    g2p: G2P


class HibariEngine(ClosingEngine):
    """One model and one phonemizer, shared by any number of threads.

    They are loaded by the first word: an episode that stands already needs but the version.
    """

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
        self.version = f"{version('hibari-tts')}+{digest[:12]}.{REVISION}"
        self._name, self._model = profile.model, model
        self._loaded: Loaded | None = None
        self._lock = Lock()

    def _load(self) -> Loaded:
        with self._lock:
            if self._loaded is None:
                self._loaded = _loaded(self._name, self._model)
                self._model = b""
            return self._loaded

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
        return reading(text, self._load().g2p)

    def speak(self, spoken: Spoken, *, pace: float, seed: int) -> Clip:
        """Raises SpeakError where nothing of the text can be phonemized."""
        from hibari import SAMPLE_RATE

        voice, g2p = self._load()
        chunks = phonemized(spoken, g2p, voice.vocab)
        ids = np.asarray([voice.ids(" ".join(chunks))], np.int64)
        speed = np.asarray([pace], np.float32)
        head, f0_hz, frames = voice.sess.run(None, {"ids": ids, "speed": speed})
        samples = synthesised(head[0], f0_hz[0], seed)
        spans = word_spans(spoken, chunks, frames, len(samples) / SAMPLE_RATE, LEAD_S)
        return Clip(samples, SAMPLE_RATE, timed(spoken, spans), unsaid(spoken, chunks))


def _loaded(name: str, model: bytes) -> Loaded:
    """The model and the phonemizer, read at the same time: the model's half leaves Python free."""
    from hibari import Hibari
    from hibari.g2p import G2P
    from hibari.voices import VOICES

    with ThreadPoolExecutor(1, thread_name_prefix="load") as worker:
        # One intra-op thread: two spin against each other and take longer.
        voice = worker.submit(Hibari, name, with_outputs(model, OUTPUTS), 1)
        return Loaded(g2p=G2P(british=VOICES[name]["british"]), voice=voice.result())


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
