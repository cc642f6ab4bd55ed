"""A pasted page -> its lines, folded, with wrapped paragraphs joined again."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

_INVISIBLE = re.compile(
    "[\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f\u202a-\u202e\u2066-\u2069]"
)
_BULLET = re.compile(r"^(?:[•‣◦▪■●○∙⁃➤►▶]\s*|[*+\-–—·]\s+)(?=\S)")
_NUMBERED = re.compile(
    r"^(?:\d{1,2}[.)]|\(?[a-z]\)|(?:Step|Schritt|Étape|Paso|Krok|Крок)\s\d{1,2}[.:])\s+(?=\S)"
)
_QUOTED = re.compile(r"^(?:>\s?)+")
_MAX_WRAP = 100
_MIN_WRAP = 40


LONGEST = 8_000
"""Characters of a paragraph; a longer one is read as several."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page that is not blank, without its marker."""

    text: str
    gap_before: bool
    """Whether a blank line parts it from the one before."""
    marker: str = ""
    """What marked it as an item, a quotation or a table's row: a bullet, "1.", ">", a tab."""


def split_lines(text: str) -> list[Line]:
    """Return the lines of a page; text wrapped at a fixed width comes back as paragraphs."""
    text = _INVISIBLE.sub("", unicodedata.normalize("NFC", text))
    raw = [
        part.rstrip()
        for line in re.split(r"[\n\f\v\x85\u2028\u2029]", text)
        for part in _parts(line)
    ]
    width = _wrap_width(raw)
    lines: list[Line] = []
    gap = True
    previous = ""
    for line in raw:
        if not line.strip():
            gap = True
            continue
        if width and not gap and lines and _continues(previous, line, width):
            joined = _joined(lines[-1].text, _fold(_QUOTED.sub("", line)))
            lines[-1] = Line(joined, lines[-1].gap_before, lines[-1].marker)
        else:
            lines.append(_line(line, gap))
        previous, gap = line, False
    return lines


def _parts(line: str) -> Iterator[str]:
    """The line, or where it is far too long for a paragraph, parts that end with a sentence."""
    while len(line) > LONGEST:
        end = max(line.rfind(". ", 0, LONGEST) + 1, 0) or line.rfind(" ", 0, LONGEST)
        end = end if end > 0 else LONGEST
        yield line[:end]
        yield ""
        line = line[end:]
    yield line


def _line(raw: str, gap: bool) -> Line:
    text = _fold(raw)
    marker = "\t" if "\t" in raw.strip() else ""
    if match := (_QUOTED.match(text) or _BULLET.match(text)):
        marker = match[0].strip()
        text = text[match.end() :].strip()
    elif match := _NUMBERED.match(text):
        marker = match[0].strip()
    return Line(text or raw.strip(), gap, marker)


def _fold(text: str) -> str:
    return " ".join(text.split())


def _wrap_width(raw: list[str]) -> int:
    """Return the width that the text was wrapped at, 0 where it was not.

    Wrapped text gives itself away: no line is longer than a screen, and at most line ends
    the first word of the next line would not have fitted any more.
    """
    longest = max(map(len, raw), default=0)
    if not _MIN_WRAP <= longest <= _MAX_WRAP:
        return 0
    pairs = [(a, b) for a, b in itertools.pairwise(raw) if a.strip() and b.strip()]
    full = sum(_is_full(a, b, longest) for a, b in pairs)
    return longest if len(pairs) >= 3 and full >= 0.6 * len(pairs) else 0


def _is_full(line: str, following: str, width: int) -> bool:
    word = following.split()[0]
    return len(line) + 1 + len(word) > width - 4


def _continues(line: str, following: str, width: int) -> bool:
    """Whether `following` goes on with the paragraph of `line`."""
    if following.startswith("  ") and not line.startswith("  "):
        return False  # an indented line begins a paragraph
    if _BULLET.match(following.strip()) or _NUMBERED.match(following.strip()):
        return False
    return _is_full(line, following, width)


def _joined(text: str, more: str) -> str:
    if text.endswith("-") and not text.endswith(" -") and more[:1].islower():
        return text + more  # "one-on-" / "one": writers wrap at hyphens, but rarely add one
    return f"{text} {more}"
