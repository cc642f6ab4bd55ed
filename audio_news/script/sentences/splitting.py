"""Sentences with their places in the text, which together are the whole text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from audio_news.script.sentences.boundary import boundaries
from audio_news.script.sentences.lines import block_starts
from audio_news.script.sentences.tables import tables

SURROGATE = re.compile("[\ud800-\udfff]")
"""Half a character, which sentencex cannot take."""
CODE = re.compile(r"[a-z]{2,3}\Z")


class Span(NamedTuple):
    """A stretch of a text: `whole[start:end] == text`, white space after it included."""

    text: str
    start: int
    end: int

    @property
    def sentence(self) -> str:
        """The words alone, without the white space around them."""
        return self.text.strip()


def split(text: str, language: str = "en") -> list[Span]:
    """Split a text into sentences that rejoin to it exactly.

    A blank line always ends a sentence, and so does the end of a line that is a heading or
    a list item. `language` is a BCP 47 tag; a language with no table of its own is left to
    sentencex. Text of white space only is one span whose `sentence` is empty.
    """
    code = language.partition("-")[0].lower()
    known = tables(code if CODE.match(code) else "")
    starts = block_starts(text, known)
    inner = [
        at
        for block in cut(text, starts)
        for at in (
            boundaries(text, block.start, block.end, known)
            if known.kinds
            else _sentencex(block, code)
        )
    ]
    return list(cut(text, sorted({*starts, *inner})))


def cut(text: str, places: Iterable[int]) -> Iterator[Span]:
    """The pieces of a text cut at ascending places."""
    start = 0
    for place in places:
        if start < place < len(text):
            yield Span(text[start:place], start, place)
            start = place
    if start < len(text):
        yield Span(text[start:], start, len(text))


def _sentencex(block: Span, code: str) -> Iterator[int]:
    import sentencex

    at = block.start
    for sentence in sentencex.segment(code, SURROGATE.sub("\ufffd", block.text)):
        at += len(sentence)
        if sentence.strip() and at < block.end and not block.text[at - block.start].isspace():
            yield at
