"""Spoken text as the ids of a Piper voice, and which of them each word lasts for."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from difflib import SequenceMatcher
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from audio_news.models import Spoken
from audio_news.speak.alphabets import espeak

if TYPE_CHECKING:
    from piper import PiperVoice

BOS, EOS, PAD = "^", "$", "_"  # begin, end and between, as Piper's id maps name them
_RAW_MARKS = str.maketrans("[]", "()")  # "[[phonemes]]" in a text would be obeyed
_LEADING = re.compile(r"[\s,.;:?!—–-]*")
STRESS = ("ˈ", "ˌ")
_AS_HEARD = {"—": ";", "–": ";", "-": ""}


class Reading(NamedTuple):
    """What the model is given: ids, and the (first, end) ids of each spoken word."""

    phonemes: list[str]
    ids: list[int]
    words: list[tuple[int, int]]
    warnings: tuple[str, ...]


def read(spoken: Spoken, voice: PiperVoice, language: str) -> Reading:
    """The phonemes of the text with the script's own readings in their places."""
    phonemes = _phonemes(spoken, voice, language)
    alone = [_word(word.text, word.ipa, voice, language) for word in spoken.words]
    ids, starts = _ids(phonemes, voice)
    warnings = tuple(
        f"The voice has no sound for {word.text!r}"
        for word, own in zip(spoken.words, alone, strict=True)
        if not own
    )
    spans = [(starts[first], starts[end]) for first, end in spans_of(phonemes, alone)]
    return Reading(phonemes, ids, spans, warnings)


def spans_of(phonemes: list[str], alone: list[str]) -> list[tuple[int, int]]:
    """(first, end) in `phonemes` of each word, known by what the words are on their own.

    In a sentence words run together ("of the" is "ʌvðə") and change ("a" is "ɐ"), so the two
    are matched letter by letter; what does not match is shared out in proportion.
    """
    letters = [index for index, phoneme in enumerate(phonemes) if _is_letter(phoneme)]
    if not letters:
        return [(0, 0)] * len(alone)
    heard = "".join(phonemes[index][0] for index in letters)
    matcher = SequenceMatcher(None, "".join(alone), heard, autojunk=False)
    codes = matcher.get_opcodes()
    begins = [code[1] for code in codes]

    def place(at: int) -> int:
        """Where letter `at` of the words on their own is in `phonemes`."""
        _, i1, i2, j1, j2 = codes[bisect_right(begins, at) - 1]
        return letters[min(j1 + (at - i1) * (j2 - j1) // max(1, i2 - i1), len(letters) - 1)]

    spans: list[tuple[int, int]] = []
    for start, word in zip(accumulate(map(len, alone), initial=0), alone, strict=False):
        earliest = spans[-1][1] if spans else 0
        if not word:
            spans.append((earliest, earliest))
            continue
        first, last = max(earliest, place(start)), place(start + len(word) - 1)
        end = max(first, last) + 1
        while end < len(phonemes) and _is_sign(phonemes[end]):
            end += 1
        spans.append((first, end))
    return spans


def _is_letter(phoneme: str) -> bool:
    return phoneme[0].isalpha() and not _is_sign(phoneme) and phoneme not in STRESS


def _is_sign(phoneme: str) -> bool:
    """Whether it says how the letter before it sounds: a diacritic, or length."""
    return unicodedata.category(phoneme[0]) in ("Mn", "Lm") and phoneme not in STRESS


def _phonemes(spoken: Spoken, voice: PiperVoice, language: str) -> list[str]:
    phonemes: list[str] = []
    at = 0
    for word in spoken.words:
        if word.ipa and _takes_ipa(voice):
            _add(phonemes, _read(spoken.text[at : word.start], voice))
            _add(phonemes, _known(espeak(word.ipa, language), voice))
            at = word.end
    _add(phonemes, _read(spoken.text[at:], voice))
    known = voice.config.phoneme_id_map
    # Voices that read letters mostly learned the small ones.
    return [p if p in known or p.lower() not in known else p.lower() for p in phonemes]


def _add(phonemes: list[str], more: list[str]) -> None:
    """Put a space between two runs, but none before a mark."""
    if phonemes and more and phonemes[-1] != " " and more[0] not in ",.;:?! ":
        phonemes.append(" ")
    phonemes += more


def _read(text: str, voice: PiperVoice) -> list[str]:
    """The voice's own reading; marks at the start, which eSpeak NG would drop, are kept."""
    leading = _LEADING.match(text)
    marks = leading[0] if leading else ""
    phonemes = [heard for mark in marks if (heard := _AS_HEARD.get(mark, mark).strip())]
    if text[len(marks) :]:
        for sentence in voice.phonemize(text[len(marks) :].translate(_RAW_MARKS)):
            _add(phonemes, sentence)
    return phonemes


def _known(ipa: str, voice: PiperVoice) -> list[str]:
    return [
        sign for sign in unicodedata.normalize("NFD", ipa) if sign in voice.config.phoneme_id_map
    ]


def _takes_ipa(voice: PiperVoice) -> bool:
    """Whether it reads phonemes: some voices (Ukrainian's) read letters."""
    return voice.config.phoneme_type.value == "espeak"


def _word(text: str, ipa: str, voice: PiperVoice, language: str) -> str:
    """The letters of a word's phonemes where it stands alone."""
    own = _known(espeak(ipa, language), voice) if ipa and _takes_ipa(voice) else _read(text, voice)
    return "".join(phoneme[0] for phoneme in own if _is_letter(phoneme))


def _ids(phonemes: list[str], voice: PiperVoice) -> tuple[list[int], list[int]]:
    """The ids, each phoneme's followed by a pad, and where each phoneme's ids start (and end)."""
    known = voice.config.phoneme_id_map
    ids = [*known[BOS], *known[PAD]]
    starts: list[int] = []
    for phoneme in phonemes:
        starts.append(len(ids))
        if phoneme in known:
            ids += [*known[phoneme], *known[PAD]]
    starts.append(len(ids))
    return [*ids, *known[EOS]], starts
