import threading
from collections.abc import Callable

import numpy as np
import pytest

from audio_news.errors import SpeakError
from audio_news.models import Clip, Spoken
from audio_news.speak.perform import perform
from audio_news.speak.silent import SilentEngine
from audio_news.speak.voices import voice_profile
from tests.sounds import utterance

TEXTS = [f"This is sentence {'very ' * n}long." for n in range(20)]


class Broken(SilentEngine):
    """Speaks, then has its clip spoilt."""

    def __init__(self, spoil: Callable[[Clip], Clip]) -> None:
        super().__init__(voice_profile("silent"))
        self.spoil = spoil

    def speak(self, spoken: Spoken, *, pace: float, seed: int) -> Clip:
        return self.spoil(super().speak(spoken, pace=pace, seed=seed))


@pytest.mark.parametrize("workers", [1, 2, 7])
def test_clips_come_in_order_and_do_not_depend_on_the_workers(workers: int) -> None:
    engine = SilentEngine(voice_profile("silent"))
    heard = list(perform(engine, map(utterance, TEXTS), workers=workers))
    assert [said.spoken.text for said, _ in heard] == TEXTS
    for text, (_, clip) in zip(TEXTS, heard, strict=True):
        alone = engine.speak(utterance(text).spoken, pace=1.0, seed=0)
        assert np.array_equal(clip.samples, alone.samples)


def test_only_a_few_are_spoken_ahead() -> None:
    begun = []

    class Counting(SilentEngine):
        def speak(self, spoken: Spoken, *, pace: float, seed: int) -> Clip:
            begun.append(spoken.text)
            return super().speak(spoken, pace=pace, seed=seed)

    engine = Counting(voice_profile("silent"))
    performance = perform(engine, map(utterance, TEXTS * 10), workers=2)
    next(performance)
    assert len(begun) <= 5
    performance.close()
    assert not any(t.name.startswith("speak") and t.is_alive() for t in threading.enumerate())


@pytest.mark.parametrize(
    ("spoil", "complaint"),
    [
        (lambda clip: Clip(clip.samples[:0], clip.rate_hz, clip.words), "no usable sound"),
        (
            lambda clip: Clip(clip.samples * np.float32("nan"), 24_000, clip.words),
            "no usable sound",
        ),
        (lambda clip: Clip(clip.samples * 0, clip.rate_hz, clip.words), "silence"),
        (lambda clip: Clip(clip.samples, clip.rate_hz, clip.words[1:]), "timed"),
        (lambda clip: Clip(clip.samples, 0, clip.words), "no mono float32"),
        (lambda clip: Clip(clip.samples.astype(np.float64), 24_000, clip.words), "no mono float32"),
        (lambda clip: Clip(np.stack([clip.samples] * 2), 24_000, clip.words), "no mono float32"),
    ],
)
def test_what_no_voice_says_is_an_error_that_names_the_sentence(
    spoil: Callable[[Clip], Clip], complaint: str
) -> None:
    with pytest.raises(SpeakError, match=f"{complaint}.*Hello out there"):
        list(perform(Broken(spoil), [utterance("Hello out there.")]))
