"""Words in one form, whoever wrote them: those that should be said and those that are heard.

Compounds are parted, letters of an initialism joined, accents and apostrophes folded.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from audio_news.hear.sounds import sound

SpokenForm = Callable[[str], Iterable[tuple[str, int, int]]]
"""Text to its words as they are spoken, each with the span of the text it stands for."""

_PART = re.compile(r"[^\W_]+(?:['’ʼ][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class HeardWord:
    """A word as the recogniser writes it, in seconds from the start of the file."""

    text: str
    start_s: float
    end_s: float


@dataclass(frozen=True, slots=True)
class SaidWord:
    """A word that should be said, and when, where a record knows it."""

    text: str
    start_s: float | None = None
    end_s: float | None = None
    is_name: bool = False


@dataclass(frozen=True, slots=True)
class Token:
    """A word in its common form; `source` counts the words it was made from."""

    text: str
    sound: str
    source: int
    start_s: float | None = None
    end_s: float | None = None


def said_tokens(words: Sequence[SaidWord], language: str) -> list[Token]:
    """What should be said, as tokens that know which word they are part of."""
    return list(_tokens(((w.text, n, w.start_s, w.end_s) for n, w in enumerate(words)), language))


def heard_tokens(words: Sequence[HeardWord], language: str, spoken: SpokenForm) -> list[Token]:
    """What is heard, its numbers and signs as they are spoken; times are shared out evenly."""
    text = "".join(word.text for word in words)
    ends = list(accumulate(len(word.text) for word in words))
    pieces: list[tuple[str, int, float | None, float | None]] = []
    at, group = 0, list(spoken(text))
    for n, (piece, start, end) in enumerate(group):
        while at < len(ends) - 1 and ends[at] <= start:
            at += 1
        last = at
        while last < len(ends) - 1 and ends[last] < end:
            last += 1
        first_n = next(k for k in range(n, -1, -1) if k == 0 or group[k - 1][1:] != (start, end))
        count = (
            next(
                k
                for k in range(n, len(group) + 1)
                if k == len(group) or group[k][1:] != (start, end)
            )
            - first_n
        )
        begin_s, length_s = words[at].start_s, words[last].end_s - words[at].start_s
        share = (n - first_n) / count, (n - first_n + 1) / count
        pieces.append((piece, at, begin_s + share[0] * length_s, begin_s + share[1] * length_s))
    return list(_tokens(pieces, language))


def _tokens(
    pieces: Iterable[tuple[str, int, float | None, float | None]], language: str
) -> Iterator[Token]:
    letters: list[tuple[str, int, float | None, float | None]] = []
    for text, source, start_s, end_s in pieces:
        parts = _PART.findall(text)
        for n, part in enumerate(parts):
            if len(part) == 1 and part.isupper():
                letters.append((part, source, start_s, end_s))
                continue
            yield from _joined(letters, language)
            from_s, to_s = _share(start_s, end_s, n / len(parts), (n + 1) / len(parts))
            yield Token(_plain(part), sound(part, language), source, from_s, to_s)
    yield from _joined(letters, language)


def _joined(
    letters: list[tuple[str, int, float | None, float | None]], language: str
) -> Iterator[Token]:
    """The letters so far as one token, and none left."""
    if letters:
        text = "".join(letter for letter, *_ in letters)
        yield Token(
            text.casefold(), sound(text, language), letters[0][1], letters[0][2], letters[-1][3]
        )
        letters.clear()


def _share(
    start_s: float | None, end_s: float | None, first: float, last: float
) -> tuple[float | None, float | None]:
    if start_s is None or end_s is None:
        return start_s, end_s
    return start_s + first * (end_s - start_s), start_s + last * (end_s - start_s)


def _plain(text: str) -> str:
    return re.sub(r"['’ʼ]", "", text).casefold()
