"""Words cut short: titles, months, companies, places, streets, Latin."""

from __future__ import annotations

import re
from functools import cache

from audio_news.script.spoken import dates
from audio_news.script.spoken.context import behind, ends_sentence, word_after, word_before
from audio_news.script.spoken.dates import month
from audio_news.script.spoken.reading import Line, Reading, read_as
from audio_news.script.spoken.tables import any_of, table, word_set

_SHORT = re.compile(
    r"([^\W\d_]{1,10})(\.?)(?P<suffix>['’]s\b)?(?:(?<=\.)(?=[0-9])|(?!\w|['’]\w|\.\w))"
)
_SLASHED = re.compile(r"[A-Za-z]/[A-Za-z]?(?:(?<=[kK])/[aA])?(?![\w/])")
_DIGIT = re.compile(r"[ \u00a0]?[$€£₴]?[0-9]")
_CAPITAL = re.compile(r"[ \u00a0]{0,2}[\"“‘]?[A-ZÀ-ÞА-Я]|-[A-Z]| \(")
_NAME = re.compile(r"[ \u00a0][\"“‘]?[A-ZÀ-Þ](?:[a-zß-ÿ'’.]|[A-Z][a-z])")
_MONTH_AFTER = re.compile(r"[ \u00a0]?(?:[0-9]{1,4}(?:st|nd|rd|th)?\b|,? ?[12][0-9]{3}\b)")
_STREET_BEFORE = re.compile(r"(?:[A-Z][a-z]+(?:['’]s)?|[0-9]+(?:st|nd|rd|th)) $")
_PLACE_BEFORE = re.compile(r"[A-Z][\w'’-]*, ?$|\b[DRI]-$")
_PERSON_BEFORE = re.compile(r"(?:\bDr\.?|\b[A-Z]\.) [A-Z][\w'’-]*, ?$")
_DISTANCE_BEFORE = re.compile(
    r"(?:km|mi\.?|miles?|kilomet(?:er|re)s?|met(?:er|re)s|feet|yards|blocks|\)|just|far) $"
)
_VERSION_AFTER = re.compile(r"[ \u00a0]?[0-9]+\.[0-9]")
_DATE_AFTER = re.compile(r",? (?:([A-Z][a-z]{2,8})\.? [0-9]|[0-9]{1,2} ([A-Z][a-z]{2,8})\b)")
_DAY_AFTER = re.compile(r"\)| [a-z0-9(]")
_PAIR_AFTER = re.compile(r" (?:and|&) [A-Z][a-z]{1,4}\.? [A-Z]")
_RANK_AFTER = re.compile(r" (?:1st|2nd) [A-Z]")
_WHERE_BEFORE = re.compile(r"\b(?:[Ii]n|of|[Ff]rom|[Aa]cross|near|to|[Tt]hrough|for) $")
_POSTAL_AFTER = re.compile(r" [0-9]{5}\b|[,.;)]|\s*$")


@cache
def bare() -> frozenset[str]:
    """Short words that may stand for longer ones without a stop: worth a closer look."""
    words = {*table("abbreviations")["unstopped"], *table("abbreviations")["compass"]}
    for shorts in (*table("calendar")["months"].values(), *table("calendar")["days"].values()):
        for short in shorts:
            words |= {short, short.lower(), short.upper()}
    return frozenset(words)


def read(line: Line, at: int) -> Reading | None:
    """A word cut short, where what stands around it bears that out."""
    found = _SHORT.match(line.text, at)
    if not found:
        return None
    short, stop = found[1], found[2]
    said = _expand(line.text, at, found) if stop or short in bare() else None
    if not said:
        return _read_postal(line, at, found.end(1))
    end = found.end()
    if stop and not found["suffix"] and not _goes_on(short, said) and ends_sentence(line.text, end):
        end -= 1
    suffix = "'s" if found["suffix"] else ""
    return read_as(said + suffix, at, end)


def read_slashed(line: Line, at: int) -> Reading | None:
    """ "y/y", "w/o", "c/o"."""
    found = _SLASHED.match(line.text, at)
    if not found:
        return None
    said = table("abbreviations")["slashed"].get(found[0].lower())
    return read_as(said, at, found.end()) if said else None


def _goes_on(short: str, said: str) -> bool:
    """Whether the word cannot end a sentence: a title goes before a name."""
    tables = table("abbreviations")
    return said in (tables["titles"].get(short), tables["numbered"].get(short))


def _expand(text: str, at: int, found: re.Match[str]) -> str | None:
    """The whole word, or None where it is not that word."""
    tables = table("abbreviations")
    short, stop, end = found[1], found[2], found.end()
    capital = _CAPITAL.match(text, end) is not None
    if short in tables["numbered"] and _DIGIT.match(text, end):
        return str(tables["numbered"][short])
    if short in tables["streets"] and _STREET_BEFORE.search(behind(text, at)):
        joins = capital and not ends_sentence(text, end) and short in tables["titles"]
        if not joins and (stop or not capital):
            return str(tables["streets"][short])
    named = capital or _RANK_AFTER.match(text, end) or _PAIR_AFTER.match(text, end)
    if short in tables["titles"] and (named if stop else _NAME.match(text, end)):
        return str(tables["titles"][short])
    if stop and short in tables["places"] and _is_place(text, at, found):
        return str(tables["places"][short])
    name = month(short)
    if name and name.lower() != short.lower():
        return name if _is_month(text, at, found) else None
    day = _days().get(short)
    if day:
        return day if _is_day(text, at, found) else None
    if short in tables["anywhere"] and (stop or short in word_set("abbreviations", "unstopped")):
        return str(tables["anywhere"][short])
    if short in tables["compass"] and _has_sides(text, end):
        return str(tables["compass"][short]).title()
    if short in tables["compass"] and text.startswith(" of ", end):
        is_way = len(short) > 1 or _DISTANCE_BEFORE.search(behind(text, at))
        return str(tables["compass"][short]) if is_way else None
    if short == "v" and _VERSION_AFTER.match(text, end):
        return "version"
    sued = word_before(text, at)
    return "versus" if short == "v" and (sued[:1].isupper() or sued == "al") else None


@cache
def _street_after() -> re.Pattern[str]:
    """The rest of "N. Clark St.", after the compass."""
    tables = table("abbreviations")
    names = any_of([*tables["streets"], *tables["streets"].values()])
    return re.compile(rf" (?:[A-Z][a-z]{{2,20}}|[0-9]{{1,3}}(?:st|nd|rd|th)) (?:{names})\b")


def _has_sides(text: str, end: int) -> bool:
    """Whether what follows is a place with a northern, a southern... part, or a street."""
    place = word_after(text, end).removesuffix("'s").removesuffix("’s")
    return place in word_set("abbreviations", "sided") or bool(_street_after().match(text, end))


def _is_place(text: str, at: int, found: re.Match[str]) -> bool:
    before = behind(text, at)
    if _PLACE_BEFORE.search(before):
        return True
    if found[1] not in word_set("abbreviations", "known_places"):
        return False
    return bool(found["suffix"]) or _WHERE_BEFORE.search(before) is not None


def _is_month(text: str, at: int, found: re.Match[str]) -> bool:
    if _MONTH_AFTER.match(text, found.end()) or dates.in_range(text, at, found.end()):
        return True
    if not (found[1].istitle() and found[2]):
        return False
    before = word_before(text, at).lower()
    if before in word_set("abbreviations", "before_months"):
        return True
    return behind(text, at).lower().endswith(("mid-", "late-", "early-"))


@cache
def _days() -> dict[str, str]:
    return {short: name for name, shorts in table("calendar")["days"].items() for short in shorts}


def _is_day(text: str, at: int, found: re.Match[str]) -> bool:
    end = found.end()
    if not found[2] and not dates.in_range(text, at, end):
        after = _DATE_AFTER.match(text, end)
        return after is not None and month(after[1] or after[2]) is not None
    if dates.in_range(text, at, end):
        return True
    if found[1] not in word_set("abbreviations", "ambiguous_days") and _DAY_AFTER.match(text, end):
        return True
    before = word_before(text, at).lower()
    return before in word_set("abbreviations", "before_days") or text.startswith(",", end)


def _read_postal(line: Line, at: int, end: int) -> Reading | None:
    """The "CA" of "Santa Clara, CA 95051"."""
    state = table("abbreviations")["postal"].get(line.text[at:end])
    if not state or not _POSTAL_AFTER.match(line.text, end):
        return None
    before = behind(line.text, at)
    if not _PLACE_BEFORE.search(before) or _PERSON_BEFORE.search(before):
        return None
    return read_as(state, at, end)
