"""The tagger: one scan over the text that finds each item's class and has it read."""

from __future__ import annotations

import re

from audio_news.models import Spoken
from audio_news.script.spoken import english, foreign, locale
from audio_news.script.spoken.compose import Composer
from audio_news.script.spoken.grammar import Grammar
from audio_news.script.spoken.manner import Manner
from audio_news.script.spoken.numbers import LONGEST
from audio_news.script.spoken.reading import Line, Reading

_MARKS_IN_WORDS = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
    "\u0900-\u0dff\u0e30-\u0e4e\u0eb0-\u0ecd\u0f18-\u0fbc\u102b-\u109f\u17b4-\u17d3\u3099\u309a"
    "\u00ad\u200b-\u200d\u2060\ufeff"
)
_UNHEARD = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
_WORD = re.compile(rf"[^\W_](?:[^\W_¹²³⁰-⁹₀-₉¼-¾⅐-⅞]|[{_MARKS_IN_WORDS}]|['’ʼ](?=[^\W_]))*+")
_TOKEN = re.compile(
    r"""
    (?P<plain> (?:[A-Z]?[a-z]++(?:-[a-z]++){0,5}+|I|A) (?:['’](?:s|t|re|ve|ll|d|m))?+
               (?= \s | [.,;:?!](?:\s|\Z) | \Z ) )
  | (?P<mark> [,;:?!] )
  | (?P<space> \s++ )
  | (?P<digits> [0-9]++ )
  | (?P<letters> [^\W_¹²³⁰-⁹₀-₉¼-¾⅐-⅞] )
  | (?P<run> ([^\w\s.])\7{3,}+ | [()\[\]{}<>]{4,}+ )
  | (?P<sign> . )
    """,
    re.VERBOSE | re.DOTALL,
)

_ABBREVIATION_LENGTH = 7


def say(text: str, language: str = "en", *, manner: Manner | None = None) -> Spoken:
    """`text` as a newsreader says it, every spoken word tied to what was written.

    Total: any string has an answer, and what is not recognised passes through unchanged.
    Takes time in proportion to the text. `language` is a BCP 47 tag; of languages besides
    English and those of `locale.languages()` only the signs are tidied.
    """
    base = language.replace("_", "-").partition("-")[0].lower()
    if base == "en":
        grammar = english.grammar()
    else:
        grammar = foreign.grammar() if base in locale.languages() else foreign.unknown()
    return _say(Line(text, manner or Manner(), base), grammar)


def _say(line: Line, grammar: Grammar) -> Spoken:
    text, doubtful, particular = line.text, grammar.doubtful, grammar.particular
    out = Composer(text)
    at = 0
    while token := _TOKEN.match(text, at):
        kind, end = token.lastgroup, token.end()
        if kind == "plain":
            word = token[0]
            stopped = end - at < _ABBREVIATION_LENGTH and text[end : end + 1] == "."
            if not stopped and word not in doubtful and word not in particular:
                out.word(word.replace("’", "'") if "’" in word else word, at, end)
                at = end
                continue
            kind = word if word in particular else "letters"
        if kind == "mark":
            out.mark(token[0])
        elif kind == "run":
            out.mark("—" if token[0][0] in "-–—_=*~" else ",", soft=True)
        elif kind != "space":
            end = _read_item(line, out, grammar, kind or "sign", at, end)
        at = end
    return out.finish()


def _read_item(line: Line, out: Composer, grammar: Grammar, kind: str, at: int, end: int) -> int:
    """Have the item at `at` read, or pass it through; the place after it."""
    reading = _recognise(line, grammar, kind, at, end)
    if reading is not None:
        for piece in reading.pieces:
            out.add(piece)
        return reading.end
    found = _WORD.match(line.text, at) if kind != "sign" else None
    if not found:
        return at + 1
    out.word(found[0].translate(_UNHEARD).replace("’", "'"), at, found.end())
    return found.end()


def _recognise(line: Line, grammar: Grammar, kind: str, at: int, end: int) -> Reading | None:
    char = line.text[at]
    if kind == "digits":
        if end - at > LONGEST:
            return None
        recognisers = grammar.at_digit(line.text, end)
    elif kind == "letters":
        recognisers = grammar.at_letter
    elif kind == "sign":
        if char == '"':
            line.quoted = not line.quoted
        recognisers = grammar.at_sign.get(char, grammar.at_other_sign)
    else:
        recognisers = grammar.particular[kind]
    for recognise in recognisers:
        reading = recognise(line, at)
        if reading is not None and reading.end > at:
            return reading
    return None
