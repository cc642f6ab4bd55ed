"""Text made safe for every room after this one, whatever a source held."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace

from audio_news.models import Article
from audio_news.read.addresses import joined

MARKS = 30
"""Combining marks in a row that are kept; more are no writing (UAX #15, stream-safe text),
and cost the square of their number to put in order."""
_BREAKS = re.compile(r"[\x0b\x0c\x1c-\x1f]")
"""What breaks a line in plain text and is not allowed in XML."""
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
"""Controls, lone surrogates and noncharacters: XML 1.0 and ID3 hold none of them."""
SIGNS = 100
"""Signs, or blanks, or line breaks in a row that are kept: nothing of them is said, and a search
for what might begin at any of them costs the square of their number."""
LETTERS = 1000
"""A longer word is no word; it is broken, so that nothing of it is lost."""
_MANY_SIGNS = re.compile(rf"[^\w\s]{{{MARKS + 1},}}")
_MANY_BLANKS = re.compile(rf"([^\S\n]{{{SIGNS}}})[^\S\n]+|(\n{{{SIGNS}}})\n+")
_MANY_LETTERS = re.compile(rf"(\w{{{LETTERS}}})(?=\w)")


def tidied(article: Article) -> Article:
    """The article without characters that no format holds and without floods of signs."""
    blocks = (replace(block, text=tidy(block.text)) for block in article.blocks)
    skipped = (replace(line, text=tidy(line.text)) for line in article.skipped)
    return replace(
        article,
        title=tidy(article.title).strip(),
        blocks=tuple(block for block in blocks if block.text.strip()),
        byline=_tidy_or_none(article.byline),
        published=_tidy_or_none(article.published),
        modified=_tidy_or_none(article.modified),
        url=_address_or_none(article.url),
        site=_tidy_or_none(article.site),
        image=_address_or_none(article.image),
        skipped=tuple(skipped),
    )


def tidy(text: str) -> str:
    """The text without what is forbidden, and without runs that no writing has."""
    text = _FORBIDDEN.sub("", _BREAKS.sub("\n", text))
    text = _MANY_BLANKS.sub(r"\1\2", _MANY_SIGNS.sub(_fewer, text))
    return _MANY_LETTERS.sub(r"\1 ", text)


def _tidy_or_none(text: str | None) -> str | None:
    return (tidy(text).strip() or None) if text else text


def _address_or_none(address: str | None) -> str | None:
    return joined(None, tidy(address)) or None if address else address


def _fewer(run: re.Match[str]) -> str:
    """At most `MARKS` combining marks in a row, and at most `SIGNS` signs of any kind."""
    kept: list[str] = []
    marks = 0
    for sign in run.group():
        marks = marks + 1 if unicodedata.category(sign).startswith("M") else 0
        if marks <= MARKS:
            kept.append(sign)
            if len(kept) == SIGNS:
                break
    return "".join(kept)
