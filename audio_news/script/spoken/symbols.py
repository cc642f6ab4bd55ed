"""Signs: those with a name, those that are only phrasing, and those that are not heard."""

from __future__ import annotations

import html
import re
import unicodedata
from functools import lru_cache

from audio_news.script.spoken import numbers
from audio_news.script.spoken.context import behind, ends_text
from audio_news.script.spoken.reading import Line, Piece, Reading, leave_out, read_as
from audio_news.script.spoken.tables import table, word_set

_FOOTNOTE = re.compile(
    r"\[(?:[0-9]{1,3}|[a-z]|note [0-9]{1,3}|(?:citation|clarification) needed|sic|who\?|when\?)\]"
)
_LINK = re.compile(r"\]\((?:[a-z]{2,8}:|/|#)[^\s()]{0,500}\)")
_TAG = re.compile(r"</?[a-zA-Z!][^<>]{0,200}>")
_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#[0-9]{1,6}|#[xX][0-9a-fA-F]{1,6});")
_ELLIPSIS = re.compile(r"\.(?:[ \u00a0]?\.){1,20}|…\.?")
_ABBREVIATING = re.compile(r"[,;:]|\) [a-z]")
"""What follows the stop of a word cut short, and never the end of a sentence."""
_POINT_FIRST = re.compile(r"\.[0-9]{1,20}(?![\w.])")
_CALIBER = re.compile(
    r"[- ](?:cal(?:iber|ibre)?|Special|Magnum|ACP|pistols?|handguns?|revolvers?|rifles?|rounds?)\b"
)
DASHES = "-‐‑‒–—―−"
"""Every sign that is a dash or looks like one."""
_LONGEST_DASH = 20
_NUMBER_NEXT = re.compile(r"[$€£₴¥₽₹]?\.?[0-9]")
_STILL_GOING = re.compile(r"(?:present|now|today|date)\b")
_LETTERED_BEFORE = re.compile(r"\b([A-Z])[0-9]{1,3}$")
_LETTERED_AFTER = re.compile(r"([A-Z])[0-9]{1,3}\b")
_ORDINAL_BEFORE = re.compile(r"[0-9](?:st|nd|rd|th)$")
_ORDINAL_AFTER = re.compile(r"[0-9]{1,3}(?:st|nd|rd|th)\b")
_RATED_BEFORE = re.compile(r"\b(?:A{2,3}|B{2,3}|C{2,3})$")
_PLURAL = re.compile(r"\((?:e?s|ies)\)(?!\w)")
_LETTER = re.compile(r"\(([a-z])\)((?:s\b)?)(?![a-z])")
_BEFORE_SLASH = re.compile(r"[A-Za-z]{1,10}$")
_AFTER_SLASH = re.compile(r"[A-Za-z]{1,10}")
_TIMES_BEFORE = re.compile(r"\b(?:once|twice|times)$")
_PERIODS = ("day", "week", "month", "year", "night")
_EMOJI = re.compile(
    "[\u2600-\u27bf\u2b00-\u2bff\ufe0f\u200d\u20e3\U0001f000-\U0001fbff\U000e0020-\U000e007f]{1,24}"
)
_MONEY = tuple("$€£¥")
_SHARPENED = re.compile(r"(?<![\w'’])[A-G]$")
_PLUSSED = re.compile(r"(?:[^\W_]|\+)$")
_BASE = re.compile(r"[0-9]$|(?:^|[^\w])[a-zA-Z]$")
_TEN = re.compile(r"(?<![0-9.,])10$")
_POWER = re.compile(r"[⁺⁻]?[⁰¹²³⁴-⁹]{1,3}")
_SUPERSCRIPTS = {"²": "squared", "³": "cubed"}


def _around(text: str, at: int, end: int) -> tuple[str, str]:
    """The character before `at` and the one at `end`; empty at the ends of the text."""
    return text[max(0, at - 1) : at], text[end : end + 1]


def read_dash(line: Line, at: int) -> Reading | None:
    """A minus before a number, a pause between words, nothing inside a compound."""
    text = line.text
    run = text[at : at + _LONGEST_DASH]
    end = at + len(run) - len(run.lstrip(DASHES))
    before, after = _around(text, at, end)
    opens = before.isspace() or before in '([{,;:?!"“‘'
    opens = opens or behind(text, at).endswith(("UTC", "GMT"))
    if opens and end == at + 1 and _NUMBER_NEXT.match(text, end) and text[at] != "—":
        return read_as("minus", at, end)
    if (before.isdigit() and _STILL_GOING.match(text, end)) or _between_two(text, at, end):
        return read_as("to", at, end)
    if end == at + 1 and not after.isalnum() and _RATED_BEFORE.search(behind(text, at)):
        return read_as("minus", at, end)
    joins = (before.isalnum() or before == ".") and after.isalnum() and text[at] != "—"
    hangs = opens and not after.strip()
    if end == at + 1 and not hangs and (joins or text[at] in "-‐‑"):
        return None
    return read_as("—", at, end)


def _between_two(text: str, at: int, end: int) -> bool:
    """Whether the dash joins two of a series ("Q1-Q3", "gates A1-A9") or ordinals ("5th-6th")."""
    before = behind(text, at)
    if _ORDINAL_AFTER.match(text, end):
        return _ORDINAL_BEFORE.search(before) is not None
    first, last = _LETTERED_BEFORE.search(before), _LETTERED_AFTER.match(text, end)
    return first is not None and last is not None and first[1] == last[1]


def read_dot(line: Line, at: int) -> Reading | None:
    """A full stop, an ellipsis, ".5", or the "dot" inside a name."""
    text = line.text
    found = _ELLIPSIS.match(text, at)
    if found:
        rest = text[found.end() : found.end() + 4].lstrip(" \u00a0\"'”’")
        new = ends_text(text, found.end()) or rest[:1].isupper()
        return read_as("." if new else ",", at, found.end())
    found = _POINT_FIRST.match(text, at)
    if found and not text[max(0, at - 1) : at].isalnum():
        if _CALIBER.match(text, found.end()):
            return read_as(numbers.cardinal(int(found[0][1:])), at, found.end())
        return read_as(f"point {numbers.digits(found[0][1:])}", at, found.end())
    before, after = _around(text, at, at + 1)
    if after.isalnum() and before in " ([":
        return None
    if _ABBREVIATING.match(text, at + 1) and before.isalnum():
        return Reading(at + 1, ())
    named = after.islower() or after.isdigit() or before.isupper()
    if line.language == "en" and before.isalnum() and after.isalnum() and named:
        return read_as("dot", at, at + 1)
    return read_as(".", at, at + 1)


def read_bracket(line: Line, at: int) -> Reading | None:
    """Footnote marks are dropped; round brackets are heard as commas, square ones not at all."""
    text = line.text
    char = text[at]
    before, _ = _around(text, at, at)
    touches = before.strip()
    if char == "[":
        note = _FOOTNOTE.match(text, at)
        if note and (touches or len(note[0]) > 4 or text[note.end() : note.end() + 1] in ".,;:?!"):
            return leave_out(at, note.end(), "footnote mark")
    elif char == "]":
        link = _LINK.match(text, at)
        if link:
            return leave_out(at, link.end(), "web address")
    elif char == "(" and touches:
        plural = _PLURAL.match(text, at)
        if plural and before.isalpha():
            return leave_out(at, plural.end(), "optional plural")
        letter = _LETTER.match(text, at)
        if letter and before.isdigit():
            return read_as(letter[1].upper() + letter[2], at, letter.end())
    if char in "()":
        return Reading(at + 1, (Piece(",", at, at, "bracket"),))
    return None


def read_markup(line: Line, at: int) -> Reading | None:
    """Tags and character entities that were left in the text."""
    found = _TAG.match(line.text, at)
    if found:
        return leave_out(at, found.end(), "markup")
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


def read_slash(line: Line, at: int) -> Reading | None:
    """Silent between words, but "he/she" is "he or she"."""
    before = _BEFORE_SLASH.search(behind(line.text, at))
    after = _AFTER_SLASH.match(line.text, at + 1)
    pair = f"{before[0]}/{after[0]}" if before and after else ""
    if pair.lower() in word_set("symbols", "either"):
        return read_as("or", at, at + 1)
    if after and after[0] in _PERIODS and _TIMES_BEFORE.search(behind(line.text, at)):
        return read_as("a", at, at + 1)
    return None


def read_named(line: Line, at: int) -> Reading | None:
    """A sign with a name, where it stands as such a sign."""
    text, char = line.text, line.text[at]
    tables = table("symbols")
    if char in tables["always"]:
        return read_as(tables["always"][char], at, at + 1)
    following = at + 1 + (text[at + 1 : at + 2] == " ")
    if char in tables["before_number"] and _NUMBER_NEXT.match(text, following):
        return read_as(tables["before_number"][char], at, at + 1)
    before = behind(text, at).rstrip(" ")[-1:]
    if char == "*" and following > at + 1 and not text[at - 1 : at].isspace():
        return None
    after = text[following : following + 1]
    if char in tables["between"] and before.isalnum() and (after.isalnum() or after in _MONEY):
        return read_as(tables["between"][char], at, at + 1)
    if char == "#" and not text[at + 1 : at + 2].isalnum() and _SHARPENED.search(behind(text, at)):
        return read_as("sharp", at, at + 1)
    if char == "+" and _PLUSSED.search(behind(text, at)):
        return read_as("plus", at, at + 1)
    return None


def read_emoji(line: Line, at: int) -> Reading | None:
    """Emoji, by name or not at all."""
    found = _EMOJI.match(line.text, at)
    if not found:
        return None
    if line.manner.emoji == "drop":
        return leave_out(at, found.end(), "emoji")
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
    if name.startswith(
        ("variation", "zero width", "tag", "cancel tag", "combining", "emoji modifier")
    ):
        return ""
    return re.sub(r"[^a-z0-9]+", " ", name).strip()


def read_other(line: Line, at: int) -> Reading | None:
    """Whatever is left: letters and marks of any script are kept, other signs are not heard."""
    char = line.text[at]
    if char in _SUPERSCRIPTS and _BASE.search(behind(line.text, at)):
        return read_as(_SUPERSCRIPTS[char], at, at + 1)
    power = _POWER.match(line.text, at)
    if power and _TEN.search(behind(line.text, at)):
        exponent = unicodedata.normalize("NFKC", power[0])
        sign = "minus " if exponent[0] == "\N{MINUS SIGN}" else ""
        said = f"to the power of {sign}{numbers.cardinal(int(exponent.strip('+−')))}"
        return read_as(said, at, power.end())
    mark = table("symbols")["marks"].get(char)
    if mark:
        return read_as(mark, at, at + 1)
    category = unicodedata.category(char)
    if category == "No" and line.text[max(0, at - 1) : at].strip():
        return leave_out(at, at + 1, "footnote mark")
    if category[0] in "LNM":
        return read_as(char, at, at + 1)
    is_sign = category[0] == "S" and not char.isascii()
    return leave_out(at, at + 1, "sign without a name") if is_sign else None
