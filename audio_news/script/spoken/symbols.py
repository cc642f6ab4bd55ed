"""Signs: those with a name, those that are only phrasing, and those that are not heard."""

from __future__ import annotations

import html
import re
import unicodedata
from functools import lru_cache

from audio_news.script.spoken import numbers
from audio_news.script.spoken.context import ends_text
from audio_news.script.spoken.reading import Line, Piece, Reading, read_as
from audio_news.script.spoken.tables import table

_FOOTNOTE = re.compile(
    r"\[(?:[0-9]{1,3}|[a-z]|note [0-9]{1,3}|(?:citation|clarification) needed|sic|who\?|when\?)\]"
)
_LINK = re.compile(r"\]\((?:[a-z]{2,8}:|/|#)[^\s()]{0,500}\)")
_TAG = re.compile(r"</?[a-zA-Z!][^<>]{0,200}>")
_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#[0-9]{1,6}|#[xX][0-9a-fA-F]{1,6});")
_ELLIPSIS = re.compile(r"\.(?:[ \u00a0]?\.){1,20}|…\.?")
_POINT_FIRST = re.compile(r"\.[0-9]{1,20}(?![\w.])")
_CALIBER = re.compile(r"[- ]cal(?:iber|ibre)?\b")
_DASHES = re.compile(r"[-‐‑‒–—―−]{1,20}")
_NUMBER_NEXT = re.compile(r"[$€£₴¥₽₹]?\.?[0-9]")
_STILL_GOING = re.compile(r"(?:present|now|today|date)\b")
_PLURAL = re.compile(r"\((?:e?s|ies)\)(?!\w)")
_LETTER = re.compile(r"\(([a-z])\)(s\b)?(?![a-z])")
_SLASHED = re.compile(r"([A-Za-z]{1,10})/$")
_AFTER_SLASH = re.compile(r"[A-Za-z]{1,10}")
_EMOJI = re.compile(
    "[\u2600-\u27bf\u2b00-\u2bff\ufe0f\u200d\u20e3\U0001f000-\U0001fbff\U000e0020-\U000e007f]{1,24}"
)
_BASE = re.compile(r"[0-9]$|(?:^|[^\w])[a-zA-Z]$")
_SUPERSCRIPTS = {"²": "squared", "³": "cubed"}


def read_dash(line: Line, at: int) -> Reading:
    """A minus before a number, a pause between words, nothing inside a compound."""
    text = line.text
    found = _DASHES.match(text, at)
    end = found.end() if found else at + 1
    before, after = text[at - 1 : at] if at else "", text[end : end + 1]
    opens = not before or before.isspace() or before in '([{,;:?!"“‘'
    opens = opens or text[max(0, at - 3) : at] in ("UTC", "GMT")
    if opens and end == at + 1 and _NUMBER_NEXT.match(text, end) and text[at] != "—":
        return read_as("minus", at, end)
    if before.isdigit() and _STILL_GOING.match(text, end):
        return read_as("to", at, end)
    joins = (before.isalnum() or before == ".") and after.isalnum() and text[at] != "—"
    if (
        end == at + 1
        and not (opens and (not after or after.isspace()))
        and (joins or text[at] in "-‐‑")
    ):
        return Reading(end, ())
    return Reading(end, (Piece("—", at, end),))


def read_dot(line: Line, at: int) -> Reading:
    """A full stop, an ellipsis, ".5", or the "dot" inside a name."""
    text = line.text
    found = _ELLIPSIS.match(text, at)
    if found:
        rest = text[found.end() : found.end() + 4].lstrip(" \u00a0\"'”’")
        new = ends_text(text, found.end()) or rest[:1].isupper()
        return Reading(found.end(), (Piece("." if new else ",", at, found.end()),))
    found = _POINT_FIRST.match(text, at)
    if found and not (at and text[at - 1].isalnum()):
        if _CALIBER.match(text, found.end()):
            return read_as(numbers.cardinal(int(found[0][1:])), at, found.end())
        return read_as(f"point {numbers.digits(found[0][1:])}", at, found.end())
    before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    if after.isalnum() and (not before or before in " (["):
        return Reading(at + 1, ())
    named = after.islower() or after.isdigit() or before.isupper()
    if line.language == "en" and before.isalnum() and after.isalnum() and named:
        return read_as("dot", at, at + 1)
    return Reading(at + 1, (Piece(".", at, at + 1),))


def read_bracket(line: Line, at: int) -> Reading:
    """Footnote marks are dropped; round brackets are heard as commas, square ones not at all."""
    text = line.text
    char = text[at]
    touches = at > 0 and not text[at - 1].isspace()
    if char == "[":
        note = _FOOTNOTE.match(text, at)
        after = text[note.end() : note.end() + 1] if note else ""
        if note and (touches or len(note[0]) > 4 or after in ".,;:?!"):
            return Reading(note.end(), (Piece("", at, note.end(), "footnote mark"),))
    elif char == "]":
        link = _LINK.match(text, at)
        if link:
            return Reading(link.end(), (Piece("", at, link.end(), "web address"),))
    elif char == "(" and touches:
        plural = _PLURAL.match(text, at)
        if plural and text[at - 1].isalpha():
            return Reading(plural.end(), (Piece("", at, plural.end(), "optional plural"),))
        letter = _LETTER.match(text, at)
        if letter and text[at - 1].isdigit():
            return read_as(letter[1].upper() + (letter[2] or ""), at, letter.end())
    if char in "()":
        return Reading(at + 1, (Piece(",", at, at + 1, "bracket"),))
    return Reading(at + 1, ())


def read_markup(line: Line, at: int) -> Reading | None:
    """Tags and character entities that were left in the text."""
    found = _TAG.match(line.text, at)
    if found:
        return Reading(found.end(), (Piece("", at, found.end(), "markup"),))
    found = _ENTITY.match(line.text, at)
    meant = html.unescape(found[0]) if found else ""
    if not found or meant == found[0]:
        return None
    if meant == "&":
        return read_as("and", at, found.end())
    if meant.isalnum():
        return read_as(meant, at, found.end())
    pieces = [Piece("", at, found.end(), "markup")]
    if meant in "—–…":
        pieces.append(Piece("—", at, found.end()))
    return Reading(found.end(), tuple(pieces))


def read_slash(line: Line, at: int) -> Reading:
    """Silent between words, but "he/she" is "he or she"."""
    before = _SLASHED.search(line.text[max(0, at - 11) : at + 1])
    after = _AFTER_SLASH.match(line.text, at + 1)
    if before and after and f"{before[1]}/{after[0]}".lower() in table("symbols")["either"]:
        return read_as("or", at, at + 1)
    return Reading(at + 1, ())


def read_named(line: Line, at: int) -> Reading | None:
    """A sign with a name, where it stands as such a sign."""
    text, char = line.text, line.text[at]
    tables = table("symbols")
    if char in tables["always"]:
        return read_as(tables["always"][char], at, at + 1)
    following = at + 1 + (text[at + 1 : at + 2] == " ")
    if char in tables["before_number"] and _NUMBER_NEXT.match(text, following):
        return read_as(tables["before_number"][char], at, at + 1)
    before = text[:at].rstrip(" ")[-1:] if at < 2 else text[at - 2 : at].rstrip(" ")[-1:]
    if char in tables["between"] and before.isalnum() and text[following : following + 1].isalnum():
        return read_as(tables["between"][char], at, at + 1)
    if char == "+" and at and (text[at - 1].isalnum() or text[at - 1] == "+"):
        return read_as("plus", at, at + 1)
    return None


def read_emoji(line: Line, at: int) -> Reading | None:
    """Emoji, by name or not at all."""
    found = _EMOJI.match(line.text, at)
    if not found:
        return None
    if line.manner.emoji == "drop":
        return Reading(found.end(), (Piece("", at, found.end(), "emoji"),))
    pieces = []
    for place in range(at, found.end()):
        name = _name(line.text[place])
        pieces.append(Piece(name, place, place + 1, "" if name else "emoji"))
    return Reading(found.end(), tuple(pieces))


@lru_cache(maxsize=512)
def _name(char: str) -> str:
    name = unicodedata.name(char, "").lower()
    if name.startswith("regional indicator"):
        return name[-1].upper()
    if name.startswith(("variation", "zero width", "tag", "combining", "emoji modifier")):
        return ""
    return re.sub(r"[^a-z0-9]+", " ", name).strip()


def read_other(line: Line, at: int) -> Reading:
    """Whatever is left: letters and marks of any script are kept, other signs are not heard."""
    char = line.text[at]
    if char in _SUPERSCRIPTS and _BASE.search(line.text[max(0, at - 2) : at]):
        return read_as(_SUPERSCRIPTS[char], at, at + 1)
    mark = table("symbols")["marks"].get(char)
    if mark:
        return Reading(at + 1, (Piece(mark, at, at + 1),))
    category = unicodedata.category(char)
    if category == "No" and at and not line.text[at - 1].isspace():
        return Reading(at + 1, (Piece("", at, at + 1, "footnote mark"),))
    if category[0] in "LNM":
        return read_as(char, at, at + 1)
    if category[0] == "S" and ord(char) > 127:
        return Reading(at + 1, (Piece("", at, at + 1, "sign without a name"),))
    return Reading(at + 1, ())
