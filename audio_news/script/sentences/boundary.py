"""Whether a mark ends its sentence.

One pass: a regular expression finds every mark that could end a sentence, and the rule for
the kind of word before it decides (rules.py). Everything looks a bounded distance around
its mark, so time is linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from audio_news.script.sentences.rules import INNER_CAPITAL, OPENING, Candidate, bare, ends
from audio_news.script.sentences.tables import Tables

LOOK = 64
"""How many characters around a mark the rules may see."""
MARK = re.compile(
    r"""(?<![.?!…‽])(?<!\.[ \u00a0])
        (?P<mark> \.(?:[ \u00a0]\.){2,} | [.?!…‽]+ | [。！？]+ )  # ". . .", "?!", "。"
        (?P<closers> (?: [ \u00a0\u202f]?» | ["'”’)\]}*_] | “(?=\s) ){0,8} )
        (?P<notes> (?: \[[0-9a-z]{1,3}\] | [¹²³⁰-⁹] ){0,8} )
        (?P<gap> \s+ | (?<=[。！？]) | (?=[“«„]\w) | (?=[^\W\d_a-z]) )""",
    re.VERBOSE,
)
ASIDE = re.compile(r"\([^()\n]{1,400}\)|\[[^\[\]\n]{1,200}\]")
MISSING_SPACE = re.compile(r"(?:[^\W\d_a-z][^\W\d_]*(?:['’][a-z]+)?[ ,]|[“«„]\w)")
LIST_MARK = re.compile(r"\W*(?:\d{1,3}|[^\W\d_])\W*\Z")


def boundaries(text: str, start: int, end: int, known: Tables) -> Iterator[int]:
    """Offsets at which a new sentence begins inside text[start:end], ascending."""
    asides = _Asides(text, start, end)
    sentence = start
    for found in MARK.finditer(text, start, end):
        place = found.end()
        if place >= end:
            return
        if text[place].islower() and not INNER_CAPITAL.match(text, place):
            continue
        if not found["gap"] and not _space_is_missing(text, found, known):
            continue
        aside = asides.around(found.start())
        if (
            aside
            and text[sentence : min(aside[0], sentence + LOOK)].strip(OPENING + " ")
            and (found.end("closers") < aside[1] or _next_word(text, place) not in known.openers)
        ):
            continue  # in a bracket opened in mid-sentence nothing ends but, perhaps, the whole
        here = _candidate(text, found, sentence, start, end)
        if sentence == start and LIST_MARK.match(here.so_far):
            continue
        if ends(here, known):
            sentence = _omission_start(text, found) or place
            yield sentence


class _Asides:
    """Bracketed stretches of a text, asked for in ascending order."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self._found = ASIDE.finditer(text, start, end)
        self._span: tuple[int, int] | None = (start, start)

    def around(self, place: int) -> tuple[int, int] | None:
        """The bracketed stretch that holds a place, if any."""
        while self._span and self._span[1] <= place:
            following = next(self._found, None)
            self._span = following.span() if following else None
        return self._span if self._span and self._span[0] < place else None


def _next_word(text: str, place: int) -> str:
    words = text[place : place + LOOK].split(None, 1)
    return bare(words[0].lstrip(OPENING)) if words else ""


def _space_is_missing(text: str, found: re.Match[str], known: Tables) -> bool:
    """Whether a mark runs into the next sentence ("resigned.His"), and not into a name."""
    if found["mark"] in "。！？" or found["notes"]:
        return True
    at = found.start()
    following = MISSING_SPACE.match(text, found.end())
    if not following or following[0].strip(" ,") in known.domains:
        return False
    if text[at - 1 : at].isdigit():
        first = following[0].strip(" ,")
        if len(first) < 2 or first not in known.openers:
            return False
    elif not (text[at - 2 : at].isalpha() and text[at - 2 : at].islower()):
        return False
    token = text[max(0, at - LOOK) : at].split()[-1]
    return not (known.kind(token.lstrip(OPENING)) or any(sign in token for sign in "/@.:_"))


def _omission_start(text: str, found: re.Match[str]) -> int | None:
    """In "ended. . . . The next": the stop ends one sentence, the omission begins another."""
    if found["mark"].count(".") < 4 or found["mark"][1:2] == "." or found["closers"]:
        return None
    return None if text[found.start() - 1].isspace() else found.start() + 2


def _candidate(text: str, found: re.Match[str], sentence: int, start: int, end: int) -> Candidate:
    at, place = found.start(), found.end()
    earlier = text[max(start, at - LOOK) : at]
    before = earlier.split()
    touching = bool(earlier) and not earlier[-1].isspace()
    word = before.pop().lstrip(OPENING) if touching and before else ""
    later = text[place : min(end, place + LOOK)].split(None, 4)[:4] or [""]
    first = later[0].lstrip(OPENING)
    return Candidate(
        mark=found["mark"],
        closers=found["closers"],
        word=word,
        before=tuple(reversed(before[-3:])),
        after=(first or later[0], *later[1:]),
        opening=later[0][: len(later[0]) - len(first)] if first else "",
        so_far=text[sentence:at] if at - sentence <= LOOK else "",
    )
