"""Text pasted from a page (or any plain text) -> Article: each line is given its role."""

from __future__ import annotations

from collections.abc import Iterator

from audio_news.errors import ReadError
from audio_news.models import Article
from audio_news.read.entities import decoded
from audio_news.read.paste.article import compose
from audio_news.read.paste.features import see_page
from audio_news.read.paste.lines import split_lines
from audio_news.read.paste.scorer import judge
from audio_news.read.reader import LONGEST, ReadOptions
from audio_news.read.source import Source

LINES = 20_000
"""Lines of a page that are not blank; an article of a million characters has fewer."""


def score(source: Source) -> float:
    """Return a low score for any text: this reader takes what no other knows."""
    return 0.2 if not source.is_folder and source.is_text else 0.0


def read(source: Source, options: ReadOptions) -> Iterator[Article]:
    """Yield the article on the page; ReadError where no line of it is running text."""
    yield read_text(source.text(), source, options)


def read_text(text: str, source: Source, options: ReadOptions) -> Article:
    """Return the article in the text of a page; ReadError where it is far too long for one."""
    if len(text) > LONGEST:
        raise ReadError(
            f"{source.name} holds {len(text):,} characters, {LONGEST:,} at most",
            hint="Give the page of one article.",
        )
    lines = split_lines(decoded(text))
    if len(lines) > LINES:
        raise ReadError(
            f"{source.name} holds {len(lines):,} lines, {LINES:,} at most",
            hint="Give the page of one article.",
        )
    if not lines:
        raise ReadError(f"{source.name} is blank", hint="Give a file with an article in it.")
    page = see_page(lines)
    judged, frame = judge(page)
    return compose(judged, frame, source, options)
