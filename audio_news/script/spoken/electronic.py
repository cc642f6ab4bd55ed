"""Web and e-mail addresses, @handles and #hashtags."""

from __future__ import annotations

import re
from functools import cache

from audio_news.script.spoken import locale, numbers
from audio_news.script.spoken.initialisms import is_unsayable
from audio_news.script.spoken.reading import Line, Piece, Reading, leave_out
from audio_news.script.spoken.tables import any_of, table, word_set

_URL = re.compile(r"(?:[a-zA-Z]{2,8}://|www\.)[^\s<>\"“”«»]{1,2000}")
_SCHEME = re.compile(r"(?:[a-zA-Z]{2,8}://)?/*(?:www\.)?(?P<site>[^/?#:]*)")
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_EMAIL = re.compile(
    rf"(?P<local>[A-Za-z0-9_%+][A-Za-z0-9._%+-]{{0,63}})@{_LABEL}(?:\.{_LABEL}){{1,4}}"
)
_HANDLE = re.compile(r"@([A-Za-z0-9_]{1,40})")
_HASHTAG = re.compile(r"#([^\W\d]\w{0,80})")
_CAMEL = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[^\W\dA-Z_]+|(?P<digits>[0-9]+)|[^\W_]")
_PART = re.compile(r"[A-Za-z]+|(?P<digits>[0-9]+)|[._%+-]|[^\W_]+")
_TRAILING = ".,;:?!)]}'’…"


@cache
def _domain() -> re.Pattern[str]:
    endings = any_of(word_set("electronic", "domains"))
    return re.compile(
        rf"(?:[A-Za-z0-9][A-Za-z0-9-]{{0,40}}\.){{1,4}}(?:{endings})(?![\w-]|\.\w)(?:/[^\s<>\"“”«»]{{0,2000}})?"
    )


def read(line: Line, at: int) -> Reading | None:
    """An address of any kind that begins with a letter or a digit."""
    text = line.text
    found = _URL.match(text, at)
    if found:
        return _address(line, at, at + len(found[0].rstrip(_TRAILING)))
    found = _EMAIL.match(text, at)
    if found:
        return _spelled(line, at, found.end(), found.end("local"))
    found = _domain().match(text, at)
    if found:
        return _address(line, at, at + len(found[0].rstrip(_TRAILING)))
    return None


def _address(line: Line, at: int, end: int) -> Reading | None:
    if line.manner.urls == "drop":
        return leave_out(at, end, "web address")
    found = _SCHEME.match(line.text, at, end)
    start, stop = found.span("site") if found else (at, at)
    if stop == start:
        return None
    pieces = []
    if start > at:
        pieces.append(Piece("", at, start, "web address, before its site"))
    pieces += _parts(line, start, stop, is_site=True)
    if stop < end:
        pieces.append(Piece("", stop, end, "web address, after its site"))
    return Reading(end, tuple(pieces))


def _spelled(line: Line, at: int, end: int, sign: int) -> Reading:
    pieces = [*_parts(line, at, sign, is_site=False), Piece(_names(line)["@"], sign, sign + 1)]
    return Reading(end, (*pieces, *_parts(line, sign + 1, end, is_site=True)))


def _names(line: Line) -> dict[str, str]:
    """What the signs in an address are called."""
    own = locale.words(line.language)["address"] if line.language in locale.languages() else None
    names: dict[str, str] = own or table("electronic")["signs"]
    return names


def _parts(line: Line, start: int, end: int, *, is_site: bool) -> list[Piece]:
    """The words, signs and digits of an address or, in an e-mail address, of one side of it."""
    names, text = _names(line), line.text
    said: list[Piece] = []
    for part in _PART.finditer(text, start, end):
        word = part[0]
        if word in names:
            word = names[word]
        elif part["digits"]:
            word = locale.digits(line.language, word)
        else:
            follows = part.start() > start and text[part.start() - 1] == "."
            if _is_spelled(word, is_ending=is_site and follows):
                word = " ".join(word.upper())
        said.append(Piece(word, part.start(), part.end()))
    return said


def _is_spelled(label: str, *, is_ending: bool) -> bool:
    if is_ending and label.lower() in word_set("electronic", "sayable"):
        return False
    return (is_ending and len(label) == 2) or is_unsayable(label)


def read_handle(line: Line, at: int) -> Reading | None:
    """ "@NewsDesk" is "at News Desk"."""
    found = _HANDLE.match(line.text, at)
    return _tag(line.text, found, "at") if found else None


def read_hashtag(line: Line, at: int) -> Reading | None:
    """ "#StandTogether" is "hashtag Stand Together"; "#1" is no tag."""
    found = _HASHTAG.match(line.text, at)
    return _tag(line.text, found, "hashtag") if found else None


def _tag(text: str, found: re.Match[str], name: str) -> Reading:
    pieces = [Piece(name, found.start(), found.start() + 1)]
    for part in _CAMEL.finditer(text, *found.span(1)):
        word = numbers.model_number(part[0]) if part["digits"] else part[0]
        if word.isupper() and is_unsayable(word):
            word = " ".join(word)
        pieces.append(Piece(word, part.start(), part.end()))
    return Reading(found.end(), tuple(pieces))
