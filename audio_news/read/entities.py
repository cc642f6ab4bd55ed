"""Character references ("caf&eacute;", "&#8217;") that a text keeps where it should have none.

A system that escapes once too often, or decodes once too few, leaves them in titles and in plain
text. What might be meant as it stands is left: "AT&T;", "R&and;", the sign in quotation marks
of its own, and whole escaped tags.
Standard: HTML, 13.5, Named character references.
"""

from __future__ import annotations

import re
import unicodedata
from html import unescape
from html.entities import html5, name2codepoint

_REFERENCE = re.compile(
    r"&lt;(?=[/!?A-Za-z])(?:(?!&[lg]t;).){1,500}&gt;"  # an escaped tag
    r"|&(?:(?P<name>[A-Za-z][A-Za-z0-9]{1,30})|#(?:\d{1,7}|[xX][0-9A-Fa-f]{1,6}));"
)
_SIGNS = frozenset(
    {"lt", "gt", "le", "ge", "ne", "times", "divide", "minus", "plusmn", "asymp", "infin"}
    | {"frasl", "copy", "reg", "trade", "deg"}
)
"""Symbols that news is written with; of the others, many have the names of words ("and")."""
_WORDS = frozenset({"image", "real", "lang", "rang"})
_QUOTES = frozenset({"``", '""', "''", "“”", "‘’", "«»", "„“"})
_TIMES = 3
"""How often a text may have been escaped."""


def decoded(text: str) -> str:
    """Return the text with what is plainly a character reference replaced by its character."""
    for _ in range(_TIMES):
        before, text = text, _REFERENCE.sub(_character, text) if "&" in text else text
        if text == before:
            break
    return text


def is_escaped_html(text: str) -> bool:
    """Whether a text is HTML that was escaped as a whole."""
    return re.match(r"\s*&lt;(?:p|div|h[1-6]|ul|ol|blockquote|figure|article)\b", text) is not None


def _character(match: re.Match[str]) -> str:
    written, text, start = match[0], match.string, match.start()
    before, after = text[max(0, start - 1) : start], text[match.end() : match.end() + 1]
    is_tag = written.endswith("&gt;") and written != "&gt;"
    if is_tag or before + after in _QUOTES:
        return written
    meant = unescape(written)
    if meant == "<" and (after.isalpha() or after in ("/", "!", "?")):
        return written  # it would open a tag
    if match["name"]:
        return meant if _is_plain(match["name"], meant) else written
    if meant in ("\r", "\t"):
        return " "
    is_writing = meant.isprintable() or meant == "\n" or unicodedata.category(meant) in ("Zs", "Cf")
    return meant if meant not in ("", "\ufffd") and is_writing else written


def _is_plain(name: str, meant: str) -> bool:
    """Whether a name is no word, and its character one that news is written with."""
    if len(meant) != 1 or f"{name};" not in html5 or name in _WORDS:
        return False
    if name in name2codepoint:
        return name in _SIGNS or unicodedata.category(meant) not in ("Sm", "So", "Sk")
    if meant.isascii():
        return unicodedata.category(meant).startswith("P")
    return re.match("LATIN .* WITH ", unicodedata.name(meant, "")) is not None
