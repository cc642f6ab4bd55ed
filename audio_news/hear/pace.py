"""How long a sentence should take, so that one said too fast stands out from the others."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

from audio_news.hear.report import Line
from audio_news.hear.sounds import VOWELS, sound

_MARK = re.compile(r"[,;:—–]")


def expected_s(line: Line, language: str) -> float:
    """Seconds that an ordinary voice takes for the line; good for comparing lines."""
    seconds = _seconds()
    sounds = [sound(word.text, language) for word in line.words]
    vowels = sum(c in VOWELS for s in sounds for c in s)
    consonants = sum(map(len, sounds)) - vowels
    return (
        seconds["vowel_s"] * vowels
        + seconds["consonant_s"] * consonants
        + seconds["word_s"] * len(sounds)
        + seconds["mark_s"] * len(_MARK.findall(line.spoken.rstrip(" :;,—–")))
        + seconds["sentence_s"]
    )


@cache
def _seconds() -> dict[str, float]:
    return tomllib.loads(Path(__file__).with_name("pace.toml").read_text(encoding="utf-8"))
