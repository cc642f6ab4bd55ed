"""Spoken text put together word by word, each word tied to what was written."""

from __future__ import annotations

from functools import lru_cache

from audio_news.models import Dropped, Spoken, SpokenWord
from audio_news.script.spoken.reading import MARKS, Piece
from audio_news.script.spoken.tables import table

_WEIGHT = {"": 0, ",": 1, "—": 2, ":": 3, ";": 4, ".": 5, "!": 6, "?": 7}
_GAP = {mark: f"{mark} " for mark in MARKS} | {"": " ", "—": " — "}


@lru_cache(maxsize=4096)
def letter_ipa(word: str) -> str:
    """The name of a single letter in IPA, its plural or possessive; empty for other words.

    Voices read "A" as the article and "Ps" as two letters: here both are told.
    """
    letter, suffix = word[:1], word[1:]
    name: str | None = table("letters").get(letter)
    if name is None or suffix not in ("", "s", "'s", "s'"):
        return ""
    if not suffix:
        return name if letter == "A" else ""
    if name.endswith(("s", "ʃ")):
        return f"{name}ɪz"
    return name + ("s" if name.endswith("f") else "z")


class Composer:
    """Takes words, marks and omissions in written order and gives the `Spoken` at the end."""

    def __init__(self, written: str) -> None:
        self.written = written
        self._parts: list[str] = []
        self._length = 0
        self._words: list[SpokenWord] = []
        self._dropped: list[Dropped] = []
        self._mark = ""
        self._soft = True

    def word(self, text: str, start: int, end: int, ipa: str = "") -> None:
        """Say one word, written at start..end."""
        if self._words:
            gap = _GAP[self._mark]
            self._parts.append(gap)
            self._length += len(gap)
        self._mark = ""
        self._soft = True
        begin = self._length
        self._length = begin + len(text)
        self._parts.append(text)
        self._words.append(SpokenWord(text, begin, self._length, start, end, ipa))

    def mark(self, mark: str, *, soft: bool = False) -> None:
        """Set a phrasing mark; of several in one place the weightiest stays.

        A soft mark stands for a bracket: it is not heard at the very end.
        """
        if _WEIGHT[mark] > _WEIGHT[self._mark]:
            self._mark = mark
        self._soft = self._soft and soft

    def drop(self, start: int, end: int, why: str) -> None:
        """Leave written characters unsaid, and say why."""
        self._dropped.append(Dropped(start, end, why))

    def add(self, piece: Piece) -> None:
        """Take a piece of a reading."""
        if not piece.say:
            self.drop(piece.start, piece.end, piece.why)
        elif piece.say in MARKS:
            self.mark(piece.say, soft=bool(piece.why))
        else:
            for word in piece.say.split():
                self.word(word, piece.start, piece.end, letter_ipa(word))

    def finish(self) -> Spoken:
        """All of it; the last written mark is kept."""
        if self._words and not (self._soft and self._mark == ","):
            self._parts.append(_GAP[self._mark].rstrip())
        text = "".join(self._parts)
        return Spoken(self.written, text, tuple(self._words), tuple(self._dropped))
