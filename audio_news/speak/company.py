"""The voices of a show, each loaded once, and the clips they have spoken before."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Self

from audio_news.errors import AudioNewsError, SpeakError
from audio_news.models import Clip, Utterance
from audio_news.speak import registry
from audio_news.speak.cache import ClipCache, clip_key
from audio_news.speak.deadline import Deadline, Hung
from audio_news.speak.engine import Engine
from audio_news.speak.soundness import warned
from audio_news.speak.voices import VoiceProfile


@dataclass(frozen=True)
class Voice:
    """A profile and its loaded engine, with the engine's own limit on threads."""

    profile: VoiceProfile
    engine: Engine
    turn: AbstractContextManager[object] = field(init=False, repr=False, compare=False)
    hung: threading.Event = field(
        default_factory=threading.Event, init=False, repr=False, compare=False
    )
    """Set when it was given up with a call still in it: it is not asked again, nor closed."""

    def __post_init__(self) -> None:
        limit = self.engine.parallel
        turn = threading.BoundedSemaphore(limit) if limit else nullcontext()
        object.__setattr__(self, "turn", turn)


class Company:
    """Speaks each utterance in the voice it names, at its pace, unless the clip is kept.

    `profile_of` finds a voice by name; `pace_of` says how fast an utterance is spoken, apart
    from the voice's own pace. A voice is loaded when it is first asked for.
    """

    def __init__(
        self,
        profile_of: Callable[[str], VoiceProfile],
        *,
        pace_of: Callable[[Utterance], float] = lambda utterance: 1.0,
        clips: ClipCache | None = None,
        load: Callable[[VoiceProfile], Engine] = registry.load,
    ) -> None:
        self._profile_of, self._pace_of, self._load = profile_of, pace_of, load
        self.clips = clips
        self._voices: dict[VoiceProfile, Voice] = {}
        self._lock = threading.Lock()

    @classmethod
    def of_one(cls, engine: Engine, pace: float = 1.0) -> Self:
        """A company in which one loaded voice, which stays its caller's, says everything."""
        profile = VoiceProfile(name="", engine="")
        return cls(lambda name: profile, pace_of=lambda utterance: pace, load=lambda _: engine)

    def voice(self, name: str) -> Voice:
        """One voice, loaded. Raises UnknownVoice and EngineMissing."""
        profile = self._profile_of(name)
        with self._lock:
            if profile not in self._voices:
                self._voices[profile] = Voice(profile, self._load(profile))
            return self._voices[profile]

    def speak(
        self,
        utterance: Utterance,
        *,
        pace: float = 1.0,
        seed: int | None = None,
        deadline: Deadline | None = None,
    ) -> Clip:
        """The utterance as sound, spoken or kept from before, with what is suspicious about it.

        `pace` multiplies the utterance's own, and `seed` takes the place of its own. Raises
        SpeakError, with the utterance named; also when the voice hangs, which is loaded anew
        for the next utterance.
        """
        voice, spoken = self.voice(utterance.voice), utterance.spoken
        pace *= voice.profile.pace * self._pace_of(utterance)
        seed = _seed(utterance) if seed is None else seed
        key = clip_key(voice.profile, voice.engine, spoken, pace=pace, seed=seed)
        if self.clips and (kept := self.clips.get(key, spoken)):
            return kept
        with voice.turn:
            clip = self._spoken(voice, utterance, pace, seed, deadline or Deadline())
        clip = warned(clip, spoken, pace=pace, language=voice.profile.language)
        if self.clips:
            self.clips.put(key, clip)
        return clip

    def _spoken(
        self, voice: Voice, utterance: Utterance, pace: float, seed: int, deadline: Deadline
    ) -> Clip:
        """What the engine makes of it, whose every failure names the utterance."""
        name = f"The voice {utterance.voice}" if utterance.voice else "The voice"
        spoken = utterance.spoken
        no_answer = SpeakError(
            f"{name} gave no answer for {spoken.written!r}",
            hint="Try again, or choose another voice.",
        )
        if voice.hung.is_set():  # while this one waited for its turn
            raise no_answer
        try:
            return deadline.call(spoken, lambda: voice.engine.speak(spoken, pace=pace, seed=seed))
        except Hung as err:
            self._let_go(voice)
            raise no_answer from err
        except (AudioNewsError, MemoryError):
            raise
        except Exception as err:
            raise SpeakError(f"{name} failed at {spoken.written!r}: {err!r}") from err

    def _let_go(self, voice: Voice) -> None:
        """Never ask a voice again that hangs; it is loaded anew when it is next needed."""
        with self._lock:
            voice.hung.set()
            if self._voices.get(voice.profile) is voice:
                del self._voices[voice.profile]

    def close(self) -> None:
        """Let every voice go."""
        with self._lock:
            while self._voices:
                self._voices.popitem()[1].engine.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()


def _seed(utterance: Utterance) -> int:
    """From the words alone, so that a sentence sounds the same wherever it stands."""
    return int.from_bytes(sha256(utterance.spoken.text.encode()).digest()[:4], "little")
