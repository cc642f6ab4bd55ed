"""hibari: the embedded default voice, 24 kHz, over a hundred times faster than real time.

Word times are the model's own: its durations (frames a phoneme) are an inner value of the
graph, read as one more output.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from hashlib import sha256
from importlib.metadata import version
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from audio_news.errors import EngineMissing, SpeakError
from audio_news.models import Clip, Spoken
from audio_news.speak.alignment import timed
from audio_news.speak.alphabets import misaki
from audio_news.speak.engine import ClosingEngine
from audio_news.speak.onnx_graph import with_output
from audio_news.speak.voices import VoiceProfile

if TYPE_CHECKING:
    from hibari import Hibari

DURATIONS = "/Round_output_0"
LEAD_S = 0.045
"""How far the sound runs ahead of the durations: the median over onsets after a silence."""
_CHUNK = re.compile(r"\S+")
_MARKS = ';:,.!?—…"()“”'
_OVERRIDE_MARKS = str.maketrans("[]", "()")  # "[word](/phonemes/)" in a text would be obeyed


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

        return f"Put {VOICES[profile.model]['file']} into {cache_dir()}."

    def speak(self, spoken: Spoken, *, pace: float, seed: int) -> Clip:
        """Raises SpeakError where nothing of the text can be phonemized."""
        from hibari import SAMPLE_RATE, dsp

        chunks = [self._known(chunk) for chunk in self._phonemes(spoken)]
        phonemes = " ".join(chunks)
        if not phonemes.strip() or not spoken.words:
            raise SpeakError(
                f"The voice cannot read {spoken.written!r}", hint="It reads Latin letters only."
            )
        ids = np.asarray([self._voice.ids(phonemes)], np.int64)
        outputs = self._voice.sess.run(None, {"ids": ids, "speed": np.asarray([pace], np.float32)})
        *parts, frames = (output[0] if output.ndim > 1 else output for output in outputs)
        samples = dsp.synth(*parts, np.random.default_rng(seed))
        edges = [0, *accumulate(frames.tolist())]
        frame_s = len(samples) / SAMPLE_RATE / edges[-1]
        words = timed(spoken, _word_spans(spoken, chunks, edges, frame_s))
        return Clip(samples, SAMPLE_RATE, words, _unsaid(spoken, chunks))

    def _phonemes(self, spoken: Spoken) -> list[str]:
        """The phonemes of each white-space separated chunk of the text."""
        g2p: Any = self._voice.g2p
        tokens = g2p.phonemize_tokens(g2p.tokenize(_with_overrides(spoken)))
        chunks = [""]
        for token in tokens:
            chunks[-1] += token.phonemes or ""
            if token.whitespace:
                chunks.append("")
        return chunks

    def _known(self, phonemes: str) -> str:
        return "".join(p for p in phonemes if p in self._voice.vocab)


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


def _with_overrides(spoken: Spoken) -> str:
    """The text with `[word](/phonemes/)` where the script overrules the voice's reading."""
    pieces: list[str] = []
    at = 0
    for word in spoken.words:
        pieces.append(spoken.text[at : word.start].translate(_OVERRIDE_MARKS))
        text = spoken.text[word.start : word.end].translate(_OVERRIDE_MARKS)
        pieces.append(f"[{text}](/{misaki(word.ipa)}/)" if word.ipa else text)
        at = word.end
    pieces.append(spoken.text[at:].translate(_OVERRIDE_MARKS))
    return "".join(pieces)


def _word_spans(
    spoken: Spoken, chunks: list[str], edges: list[int], frame_s: float
) -> list[tuple[float, float]]:
    """(start, end) in seconds of each spoken word, from the frames its phonemes last.

    `edges[i]` is the frame at which id i starts; id 0 is a pad, then come the phonemes of
    the chunks with a space between two chunks.
    """
    spans: list[tuple[int, int]] = []
    for chunk in chunks:
        at = spans[-1][1] + 1 if spans else 1
        spans.append((at, at + len(chunk)))
    chunk_starts = [match.start() for match in _CHUNK.finditer(spoken.text)]
    times: list[tuple[float, float]] = []
    for word in spoken.words:
        index = bisect_right(chunk_starts, word.start) - 1
        first, last = spans[index]
        bare = chunks[index].rstrip(_MARKS)
        last -= len(chunks[index]) - len(bare)
        first += len(bare) - len(bare.lstrip(_MARKS))
        start_s, end_s = (edges[at] * frame_s - LEAD_S for at in (first, max(first, last)))
        times.append((max(0.0, start_s), max(0.0, end_s)))
    return times


def _unsaid(spoken: Spoken, chunks: list[str]) -> tuple[str, ...]:
    """A warning for each word that the phonemizer gave no sound to."""
    return tuple(
        f"The voice has no sound for {chunk!r}"
        for chunk, phonemes in zip(spoken.text.split(), chunks, strict=True)
        if not phonemes and any(c.isalnum() for c in chunk)
    )
