"""Where a new line, or an item of a list within one, begins a new sentence by its layout."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from audio_news.script.sentences.tables import Tables

BULLETS = "•⁃▪‣◦●"
ITEM = re.compile(rf"[{BULLETS}]|[*–—-]\s|\(?(?:\d{{1,3}}|[A-Za-z])(?:\.\)|[.)])\s")
MARKER = re.compile(
    rf"(?<!\S)(?P<bullet>[{BULLETS}])?\s?(?:\(?(?P<value>\d{{1,3}}|[A-Za-z])(?P<style>\.\)|[.)])\s)?"
    rf"(?=(?P<next>\S+))"
)
HEADING_CHARS = 45
"""A line this short is hardly ever prose cut to a width."""
UNWRAPPED_CHARS = 110
"""A paragraph with a line this long was not cut to a width: each of its lines is whole."""


def block_starts(text: str, known: Tables) -> list[int]:
    """Offsets, ascending, where layout alone begins a new sentence (0 left out)."""
    starts = _line_starts(text, known)
    edges = [0, *starts, len(text)]
    inline = [at for i, j in pairwise(edges) for at in _items(text, i, j, known)]
    return sorted({*starts, *inline})


def _line_starts(text: str, known: Tables) -> list[int]:
    lines = list(_lines(text))
    starts: list[int] = []
    for first, last in _paragraphs(lines):
        if first:
            starts.append(lines[first][0])
        width = max(len(line) for _, line in lines[first:last])
        for k in range(first, last - 1):
            if _whole(lines[k][1], lines[k + 1][1], width, known):
                starts.append(lines[k + 1][0])
    return starts


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Offset of each line's first visible character, and the line; blank lines are empty."""
    at = 0
    for line in text.splitlines(keepends=True):
        bare = line.lstrip()
        yield at + len(line) - len(bare), bare.rstrip()
        at += len(line)


def _paragraphs(lines: list[tuple[int, str]]) -> Iterator[tuple[int, int]]:
    first = None
    for k, (_, line) in enumerate(lines):
        if line and first is None:
            first = k
        elif not line and first is not None:
            yield first, k
            first = None
    if first is not None:
        yield first, len(lines)


def _whole(line: str, following: str, width: int, known: Tables) -> bool:
    """Whether a line ends of its own accord and was not cut to the paragraph's width."""
    if ITEM.match(following):
        return True
    opening = following.lstrip("“‘\"'«([„¿¡*_#@$€£")[:1]
    if opening.islower() or line[-1] in ",;–—-&/(" or line.rpartition(" ")[2] in known.unfinished:
        return False
    if line[-1] in ".?!…:\"'”’»)":
        return width > UNWRAPPED_CHARS and line[-1] != ":"
    fits = len(line) + 1 + len(following.split(None, 1)[0]) <= width
    return fits or len(line) < HEADING_CHARS or width > UNWRAPPED_CHARS


def _items(text: str, start: int, end: int, known: Tables) -> Iterator[int]:
    """Where the second and later items of a list run into one line begin."""
    first = ITEM.match(text, start, end)
    if not first:
        return
    last, kind, after = -1, "", start
    for mark in MARKER.finditer(text, start, end):
        bullet, value, style = mark["bullet"] or "", mark["value"] or "", mark["style"] or ""
        if not bullet and not value:
            continue
        number = int(value) if value.isdigit() else ord(value) if value else 0
        here = bullet + style + ("digit" if value.isdigit() else "letter" * bool(value))
        if not kind:
            kind, last, after = here, number, mark.end()
        elif here == kind and number == last + bool(value) and _begins(text, after, mark, known):
            last, after = number, mark.end()
            yield mark.start()


def _begins(text: str, after: int, mark: re.Match[str], known: Tables) -> bool:
    """A capital letter with a stop may be an initial: it counts only after a full stop."""
    if not mark["value"] or mark["style"] != "." or not mark["value"].isupper():
        return True
    item = text[max(after, mark.start() - 8) : mark.start()].strip()
    return bool(item) and (item[-1] in ".?!" or mark["next"] in known.openers)
