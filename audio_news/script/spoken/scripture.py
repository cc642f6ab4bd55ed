"""Chapter and verse: "1 Corinthians 13:4-7" is "First Corinthians thirteen four to seven"."""

from __future__ import annotations

import re

from audio_news.script.spoken import numbers
from audio_news.script.spoken.context import word_before
from audio_news.script.spoken.quantity import DASH
from audio_news.script.spoken.reading import Line, Reading, read_as
from audio_news.script.spoken.tables import word_set

_BOOK = re.compile(
    r"[1-3](?= (?:Samuel|Kings|Chronicles|Corinthians|Thessalonians|Timothy|Peter|John) [0-9])"
)
_VERSE = re.compile(
    rf"([1-9][0-9]{{0,2}}):([1-9][0-9]{{0,2}})(?:{DASH}([1-9][0-9]{{0,2}}))?"
    r"(?![\w:-]|[.,][0-9]| ?[ap]\.?m\b)"
)


def read(line: Line, at: int) -> Reading | None:
    """The number of a book that has others of its name, or a verse after the name of its book."""
    book = _BOOK.match(line.text, at)
    if book:
        return read_as(numbers.ordinal(int(book[0])).title(), at, book.end())
    found = _VERSE.match(line.text, at)
    if not found or word_before(line.text, at).lower() not in word_set("english", "scripture"):
        return None
    said = f"{numbers.number(found[1])} {numbers.number(found[2])}"
    if found[3]:
        said += f" to {numbers.number(found[3])}"
    return read_as(said, at, found.end())
