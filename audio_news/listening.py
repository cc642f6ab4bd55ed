"""What the hear room is given by the others: sound at its rate, numbers as they are spoken, and
the lines that should be heard.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import TYPE_CHECKING

from audio_news.hear.report import Line
from audio_news.hear.words import SaidWord
from audio_news.mix.encode import decode
from audio_news.mix.resample import Resampler
from audio_news.models import Clip, Cue, Role, Spoken, SpokenWord, Utterance
from audio_news.script.lexicon import Lexicon, names
from audio_news.script.spoken import say

if TYPE_CHECKING:
    from audio_news.models import Samples

NO_LEXICON = Lexicon()


def sound_of(file: Path, rate_hz: int) -> Iterator[Samples]:
    """The file's samples, mono, at that rate, some seconds at a time. Raises MixError."""
    from_hz, parts = decode(file)
    resampler = Resampler(from_hz, rate_hz)
    for part in parts:
        yield resampler.feed(part)
    yield resampler.flush()


def spoken_words(text: str, language: str) -> Iterator[tuple[str, int, int]]:
    """What a recogniser writes, as it is spoken: numbers in words, with their places in it."""
    for word in say(text, language).words:
        yield word.text, word.source_start, word.source_end


def lines_of_cues(
    cues: Sequence[Cue], language: str, lexicon: Lexicon = NO_LEXICON
) -> tuple[Line, ...]:
    """What a record says that is heard, and when."""
    spoken = [_spoken(cue) for cue in cues]
    flags = _are_names(spoken, lexicon, language)
    return tuple(
        _line(cue.role, said, cue, is_name)
        for cue, said, is_name in zip(cues, spoken, flags, strict=True)
    )


def lines_of_script(
    utterances: Sequence[Utterance],
    language: str,
    lexicon: Lexicon = NO_LEXICON,
    cues: Sequence[Cue] = (),
) -> tuple[Line, ...]:
    """What should be said, with the times of those cues that say the same."""
    spoken = [utterance.spoken for utterance in utterances]
    same: dict[int, Cue] = {}
    ours, theirs = [said.text for said in spoken], [cue.spoken for cue in cues]
    for a, b, size in SequenceMatcher(None, ours, theirs, autojunk=False).get_matching_blocks():
        same.update((a + k, cues[b + k]) for k in range(size))
    flags = _are_names(spoken, lexicon, language)
    return tuple(
        _line(utterance.role, utterance.spoken, same.get(n), flags[n])
        for n, utterance in enumerate(utterances)
    )


def line_of_clip(utterance: Utterance, clip: Clip, start_s: float) -> Line:
    """What should be heard in a clip that starts at that time."""
    said = tuple(
        SaidWord(word.text, word.start_s + start_s, word.end_s + start_s) for word in clip.words
    )
    spoken, end_s = utterance.spoken, start_s + clip.duration_s
    return Line(utterance.role, spoken.written, spoken.text, said, start_s, end_s)


def _line(role: Role, spoken: Spoken, cue: Cue | None, is_name: Sequence[bool]) -> Line:
    if cue is None or len(cue.words) != len(spoken.words):
        said = tuple(
            SaidWord(word.text, is_name=named)
            for word, named in zip(spoken.words, is_name, strict=True)
        )
        return Line(role, spoken.written, spoken.text, said)
    said = tuple(
        SaidWord(word.text, word.start_s, word.end_s, named)
        for word, named in zip(cue.words, is_name, strict=True)
    )
    return Line(role, spoken.written, spoken.text, said, cue.start_s, cue.end_s)


def _spoken(cue: Cue) -> Spoken:
    """The cue's text with the places of its words in it."""
    words: list[SpokenWord] = []
    at = 0
    for word in cue.words:
        start = max(at, cue.spoken.find(word.text, at))
        at = start + len(word.text)
        words.append(SpokenWord(word.text, start, at, word.source_start, word.source_end))
    return Spoken(cue.written, cue.spoken, tuple(words))


def _are_names(spoken: Sequence[Spoken], lexicon: Lexicon, language: str) -> list[list[bool]]:
    """Which words of each text are names.

    A word that opens a sentence is one where the lexicon has it, another name follows it, or it
    is a name elsewhere.
    """
    base = language.split("-")[0].lower()
    found = [names(said, lexicon, base) for said in spoken]
    inside = {name.text for listed in found for name in listed if name.start}
    flags: list[list[bool]] = []
    for said, listed in zip(spoken, found, strict=True):
        starts = {name.start for name in listed}
        kept = [
            name
            for name in listed
            if name.start or name.entry or name.text in inside or name.end + 1 in starts
        ]
        flags.append([any(n.start < w.end and w.start < n.end for n in kept) for w in said.words])
    return flags
