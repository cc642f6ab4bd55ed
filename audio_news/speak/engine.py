"""What an engine is: the one thing a third party implements to add a voice of its own."""

from __future__ import annotations

from typing import NamedTuple, Protocol, Self, runtime_checkable

from audio_news.models import Clip, Spoken
from audio_news.speak.voices import VoiceProfile


class Engine(Protocol):
    """A loaded voice that turns spoken text into sound.

    The entry-point group ``audio_news.engines`` names the class; it is constructed with the
    voice's profile and closed when the last utterance is spoken.
    """

    version: str
    """Of the engine and the voice's data: a change of it is a change of the sound."""

    parallel: int
    """How many threads may be inside `speak` at once; 0 for any number."""

    def __init__(self, profile: VoiceProfile) -> None:
        """Load the voice.

        Raises EngineMissing where the engine or the voice's data is not installed.
        """

    @classmethod
    def missing(cls, profile: VoiceProfile) -> str:
        """What a person must do before the voice can speak; empty when it is ready."""

    def speak(self, spoken: Spoken, *, pace: float, seed: int) -> Clip:
        """The utterance as sound, with one Word for each of `spoken.words`, in order.

        The same arguments give the same samples. Raises SpeakError.
        """

    def close(self) -> None:
        """Let go of what the voice holds; `speak` is not called again."""

    def __enter__(self) -> Self: ...

    def __exit__(self, *exc: object) -> None: ...


class Reading(NamedTuple):
    """How a voice would say a word by itself, in its own alphabet."""

    phonemes: str
    known: bool
    """Whether its dictionary has the word; else it is a guess from the letters."""


@runtime_checkable
class Pronouncing(Protocol):
    """An engine that can also tell how it would say a word."""

    def pronounce(self, text: str) -> Reading:
        """The reading of a word or of several; empty where it has none."""


class ClosingEngine:
    """The context-manager half of an Engine, for engines to inherit."""

    def close(self) -> None:
        """Nothing to let go of."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()
