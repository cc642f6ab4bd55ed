"""How long a script will be, told before it is spoken.

Speech is reckoned from the characters of the words as they are said: what the voice itself
takes for a few sentences of the script, which are kept and not spoken again, foretells the rest
within 3 %. Pauses and music are known exactly.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice

from audio_news.mix.assemble import STING_GAP_S, STING_OVERLAP_S, trim
from audio_news.mix.encode import output_rate_hz
from audio_news.mix.jingles import jingles
from audio_news.mix.programme import OUTRO_GAP_S, OVERLAP_S
from audio_news.models import Role, Utterance
from audio_news.production import Studio
from audio_news.settings import Settings, SoundSettings

SAMPLE = 16
"""Utterances of each voice that are spoken to learn its pace."""


class Clock:
    """How long a show's voices and music take."""

    def __init__(self, studio: Studio, sample: Sequence[Utterance]) -> None:
        """`sample` are utterances that will be heard anyway; a voice that says none of them is
        taken to be as fast as the others. Raises SpeakError.
        """
        self._settings = studio.settings
        self._second_a_character = _learned(studio, sample)
        music_s = _music_s(self._settings.sound)
        self.sting_s = _sting_s(music_s["sting"])
        """What a sting adds between two stories, in place of the pause."""
        self.frame_s = max(0.0, music_s["intro"] - OVERLAP_S)
        """What the jingles add to the programme."""
        if music_s["outro"]:
            self.frame_s += OUTRO_GAP_S + music_s["outro"]

    def utterance_s(self, said: Utterance) -> float:
        """One utterance with the pause after it."""
        rates = self._second_a_character
        known = rates.get(said.voice) or sum(rates.values()) / len(rates)
        pace = _pace(self._settings, said.role)
        return len(said.spoken.text) * known / pace + said.pause_after_s

    def blocks_s(self, utterances: Iterable[Utterance]) -> Mapping[int | None, float]:
        """Seconds by block of the article; None has the lines of the show's own."""
        taken: dict[int | None, float] = defaultdict(float)
        for said in utterances:
            taken[said.block] += self.utterance_s(said)
        return taken


def _learned(studio: Studio, sample: Sequence[Utterance]) -> dict[str, float]:
    """Seconds a character of each voice, at its own pace."""
    rates: dict[str, float] = {}
    for voice in sorted({said.voice for said in sample}):
        heard = list(islice((said for said in sample if said.voice == voice), SAMPLE))
        spoken_s = sum(
            trim(studio.company.speak(said)).duration_s * _pace(studio.settings, said.role)
            for said in heard
        )
        rates[voice] = spoken_s / sum(len(said.spoken.text) for said in heard)
    return rates


def _pace(settings: Settings, role: Role) -> float:
    return settings.cast.part(role).pace


def _music_s(sound: SoundSettings) -> dict[str, float]:
    rate_hz = output_rate_hz(sound)
    made = zip(("intro", "outro", "sting"), jingles(sound, rate_hz), strict=True)
    return {name: len(samples) / rate_hz for name, samples in made}


def _sting_s(length_s: float) -> float:
    return STING_GAP_S + length_s - STING_OVERLAP_S if length_s else 0.0
