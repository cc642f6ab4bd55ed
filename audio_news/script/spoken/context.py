"""What stands before and after a place in a text; every look is a short one."""

from __future__ import annotations

import re

from audio_news.script.spoken.tables import word_set

_BEFORE = re.compile(r"([^\W_]+(?:['’][^\W_]+)?)\.?\s+$")
_AFTER = re.compile(r"\s+([^\W_]+(?:['’][^\W_]+)?)")
_NOUN = re.compile(r"(?: \([^()]{1,40}\))?[ \u00a0-]\"?[“‘]?([A-Za-z][a-zA-Z]{1,40})")
_END = re.compile(r"[\s\"'”’»)\]]{0,6}\Z")
_NEXT_SENTENCE = re.compile(r"[\"'”’»)\]]{0,3}\s{1,3}[\"'“‘«(\[]{0,2}([A-Z][a-z]*)\b")
_ADJECTIVE = r"(?: (?:[a-z-]{3,16}|[0-9a-z]{1,8}-[a-z-]{2,14},?))?"
_ARTICLE = re.compile(rf"\b(?:an?|A|An){_ADJECTIVE} ?[“‘\"]?$")
_DETERMINER = re.compile(
    rf"\b(?:the|this|that|its|his|her|their|our|another|each|every|new){_ADJECTIVE} $",
    re.I,
)
_OWNER = re.compile(
    r"\b(?!(?:it|he|she|let|that|there|here|what|who|where|how|when)['’])[a-z]{2,20}['’]s $"
    r"|[a-z]s['’] $",
    re.I,
)
_REACH = 40
"""Characters that are looked back or ahead, at most."""


def behind(text: str, at: int) -> str:
    """What is written right before `at`, as far back as anyone looks."""
    return text[max(0, at - _REACH) : at]


def word_before(text: str, at: int) -> str:
    """The word right before `at`, as written; empty where something else stands there."""
    found = _BEFORE.search(behind(text, at))
    return found[1] if found else ""


def word_after(text: str, end: int) -> str:
    """The word right after `end`, white space between them; else empty."""
    found = _AFTER.match(text, end, end + _REACH)
    return found[1] if found else ""


def ends_text(text: str, end: int) -> bool:
    """Whether nothing but closing quotes and brackets follows."""
    return _END.match(text, end) is not None


def ends_sentence(text: str, end: int) -> bool:
    """Whether a stop that belongs to an abbreviation before `end` closes the sentence too."""
    if ends_text(text, end):
        return True
    found = _NEXT_SENTENCE.match(text, end, end + _REACH)
    return found is not None and found[1] in word_set("english", "openers")


def names_a_noun(text: str, end: int) -> bool:
    """Whether a noun seems to follow, one that the item before `end` describes."""
    found = _NOUN.match(text, end)
    return found is not None and _is_noun(found[1].lower())


def _is_noun(word: str) -> bool:
    return word not in word_set("english", "not_nouns") and not word.endswith(("ed", "ly"))


def describes(text: str, at: int, end: int) -> bool:
    """Whether text[at:end] stands before a noun as its adjective: "a $61 billion package"."""
    before = behind(text, at)
    determined = _ARTICLE.search(before) or _DETERMINER.search(before)
    determined = determined or _OWNER.search(before)
    return determined is not None and names_a_noun(text, end)
