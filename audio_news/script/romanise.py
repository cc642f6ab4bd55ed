"""Cyrillic names in an English text, so that an English voice says them."""

from __future__ import annotations

from dataclasses import replace

from audio_news.cyrillic import WORD, transliterate
from audio_news.models import Spoken, SpokenWord


def romanised(spoken: Spoken, language: str = "uk") -> Spoken:
    """The same words with those in Cyrillic written in Latin letters, each at its place."""
    if not WORD.search(spoken.text):
        return spoken
    text: list[str] = []
    words: list[SpokenWord] = []
    at = length = 0
    for word in spoken.words:
        latin = transliterate(word.text, language)
        gap = spoken.text[at : word.start]
        text += (gap, latin)
        start = length + len(gap)
        length, at = start + len(latin), word.end
        words.append(replace(word, text=latin, start=start, end=length))
    text.append(spoken.text[at:])
    return replace(spoken, text="".join(text), words=tuple(words))
