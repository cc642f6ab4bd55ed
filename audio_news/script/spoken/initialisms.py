"""Words in capitals: spelled out, said as words, or only shouted."""

from __future__ import annotations

import re
from functools import cache

from audio_news.script.spoken.context import behind, ends_sentence, word_after, word_before
from audio_news.script.spoken.reading import Line, Reading, read_as
from audio_news.script.spoken.tables import any_of, table, word_set

_DOTTED = re.compile(r"(?:Ph\.[ ]?D\.?|(?:[A-Za-z]\.){2,12}[A-Z]?)(?![A-Za-rt-z0-9]|s\w)")
_TOWN_BEFORE = re.compile(r"[A-Z][\w'’-]*, $|\b[DRI]-$")
_OVERLONG = re.compile(r"[A-Za-z](?:\.[A-Za-z]){12,}")
_INITIAL = re.compile(r"[A-Z]\.(?=[ \u00a0]?[A-Z])")
_SUFFIX = re.compile(r"['’]s\b|s\b|['’](?=\W|$)")
_CAPITALS = re.compile(r"([A-ZÀ-ÖØ-Þ]{2,})(s|['’]s|s['’])?")
_TAIL = re.compile(r"([A-Z]?[a-z]{2,})([A-Z]{2,5})(s|['’]s)?")
_NUMERAL = re.compile(r"[IVX]{1,7}")
_LONGEST_SPELLED = 5
_DATELINE = re.compile(r"(?:, [A-Z][^—–()\n]{1,40})?(?: \([A-Z][A-Za-z ]{1,20}\))? ?(?:—|–|--| - )")
_VOWELS = frozenset("AEIOUYaeiouyÀÁÂÃÄÅÆÈÉÊËÌÍÎÏÒÓÔÕÖØÙÚÛÜàáâãäåæèéêëìíîïòóôõöøùúûü")


def spell_out(letters: str, suffix: str = "") -> str:
    """ "I A E A's"."""
    return " ".join(letters) + suffix.replace("’", "'")


def is_unsayable(word: str) -> bool:
    """Whether a word has no vowel to say it by, or is known to be spelled."""
    return word.upper() in word_set("initialisms", "spelled") or not is_sayable(word)


def is_sayable(word: str) -> bool:
    """Whether a word has a vowel to say it by."""
    return not _VOWELS.isdisjoint(word)


def is_spelled(word: str, *, shouted: bool = False) -> bool:
    """Whether a word in capitals is said letter by letter."""
    if word in word_set("initialisms", "words"):
        return False
    if word in word_set("initialisms", "spelled"):
        return not (shouted and word in word_set("initialisms", "doubtful"))
    if not _VOWELS & set(word):
        return len(word) <= 8
    if shouted or word in word_set("initialisms", "ordinary"):
        return False
    if len(word) <= 3:
        return True
    return len(word) <= _LONGEST_SPELLED and not _is_pronounceable(word)


def _is_pronounceable(word: str) -> bool:
    """Whether the consonants at both ends of a word are such as English words have."""
    return _pronounceable().fullmatch(word.lower()) is not None


@cache
def _pronounceable() -> re.Pattern[str]:
    onsets, codas = (any_of(word_set("initialisms", ends)) for ends in ("onsets", "codas"))
    return re.compile(
        r"(?!.*(?:[aeiou]{3}|[^aeiouy]{4}))"
        rf"(?:{onsets}|[^aeiouy])?[aeiouy](?:.*[aeiouy])?(?:{codas}|[^aeiouy])?"
    )


def read_dotted(line: Line, at: int) -> Reading | None:
    """ "U.S.", "Ph.D.", "a.m.", "J.K."; and as words "e.g.", "i.e."."""
    text = line.text
    found = _DOTTED.match(text, at)
    if not found:
        overlong = _OVERLONG.match(text, at)
        return read_as(overlong[0], at, overlong.end()) if overlong else None
    end = found.end()
    letters = found[0].replace(".", "").replace(" ", "")
    said = table("initialisms")["dotted"].get(found[0].lower().rstrip("."))
    if _TOWN_BEFORE.search(behind(text, at)):
        said = table("abbreviations")["dotted_places"].get(found[0].rstrip("."), said)
    suffix = _SUFFIX.match(text, end)
    if suffix and not said:
        return read_as(spell_out(letters.upper(), suffix[0]), at, suffix.end())
    if found[0].endswith(".") and ends_sentence(text, end):
        end -= 1
    return read_as(said or spell_out(letters.upper()), at, end)


def read_initial(line: Line, at: int) -> Reading | None:
    """The "W." of "George W. Bush"."""
    found = _INITIAL.match(line.text, at)
    return read_as(found[0][0], at, found.end()) if found else None


def read(line: Line, at: int) -> Reading | None:
    """A word in capitals, its plural or possessive; or a name that ends in capitals.

    Capitals that only shout are taken down ("WATCHES" to "Watches"), for a voice would
    spell out any word in capitals that it does not know.
    """
    text = line.text
    end = word_end(text, at)
    word = text[at:end]
    suffix = _SUFFIX.search(word[1:])
    known = table("initialisms")["mixed"]
    if word.replace("’", "'") in known:
        return read_as(known[word.replace("’", "'")], at, end)
    if suffix and word[: suffix.start() + 1] in known:
        return read_as(known[word[: suffix.start() + 1]] + suffix[0].replace("’", "'"), at, end)
    if text[end : end + 1] == "&" and word.isupper() and len(word) < 4:
        return read_as(spell_out(word), at, end)
    found = _CAPITALS.fullmatch(word)
    if found:
        letters, ending = found[1], found[2] or ""
        shouted = is_shouted(text, at, end) or _names_a_place(text, at, end)
        if is_spelled(letters, shouted=shouted):
            return read_as(spell_out(letters, ending), at, end)
        if letters in word_set("initialisms", "words"):
            return None
        return read_as(letters.capitalize() + ending.replace("’", "'"), at, end)
    if word.isupper() and len(word) > 3 and word[0] <= "ɏ":
        return read_as(word.capitalize().replace("’", "'"), at, end)
    found = _TAIL.fullmatch(word)
    if found and is_unsayable(found[2]):
        return read_as(f"{found[1]} {spell_out(found[2], found[3] or '')}", at, end)
    return None


def _names_a_place(text: str, at: int, end: int) -> bool:
    """Whether a word of more than three capitals begins a dateline: "SEOUL, South Korea (AP) —"."""
    opens = at < 4 and end - at > 3 and not text[:at].strip()
    return opens and _DATELINE.match(text, end) is not None


_WORD_END = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def word_end(text: str, at: int) -> int:
    """Where the word at `at` ends, apostrophes inside it included."""
    found = _WORD_END.match(text, at)
    return found.end() if found else at


def is_shouted(text: str, at: int, end: int) -> bool:
    """Whether the word before or after is in capitals too, and is no initialism."""
    neighbours = (word_before(text, at), word_after(text, end))
    return any(
        len(word) > 1 and word.isupper() and not _is_known(word) and not _NUMERAL.fullmatch(word)
        for word in neighbours
    )


def _is_known(word: str) -> bool:
    known = word in word_set("initialisms", "spelled") or word in word_set("initialisms", "words")
    return known or not is_sayable(word)
