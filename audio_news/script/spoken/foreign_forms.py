"""Numbers in a form of their own in other languages: fractions, scores, ordinals, telephones."""

from __future__ import annotations

import re
import unicodedata

from audio_news.script.spoken import locale, telephone
from audio_news.script.spoken.context import ends_text, word_after, word_before
from audio_news.script.spoken.fractions import VULGAR
from audio_news.script.spoken.patterns import patterns
from audio_news.script.spoken.reading import Line, Piece, Reading, read_as

_SLASHED = re.compile(r"([0-9]{1,2})/([0-9]{1,2})(?![\w/]|[.,][0-9])")
_SCORE = re.compile(r"([0-9]{1,3}):([0-9]{1,3})(?![\w:]|[.,][0-9])")
_STOPPED = re.compile(r"([0-9]{1,3})\.(?=[ \u00a0][^\W\d_])")
_DAY_AND_MONTH = re.compile(r"(0?[1-9]|[12][0-9]|3[01])\.(0?[1-9]|1[0-2])\.(?![\w])")
_SUFFIXED = re.compile(
    r"([0-9]{1,4})(?:-(?=[^\W\d_]{2})|(?=er))([^\W\d_]{2,30})(?!\w|-(?![A-ZÄÖÜ]))"
)
_ONE = re.compile(r"1(?=[ \u00a0][^\W\d_]{2})")


def read_fraction(line: Line, at: int) -> Reading | None:
    """ "1/3" and "½", those that the language's table names."""
    if line.text[at] in VULGAR:
        plain = unicodedata.normalize("NFKC", line.text[at]).replace("⁄", "/")
        end = at + 1
    else:
        found = _SLASHED.match(line.text, at)
        if not found:
            return None
        plain, end = found[0], found.end()
    said = locale.words(line.language).get("fractions", {}).get(plain)
    return read_as(said, at, end) if said else None


def read_score(line: Line, at: int) -> Reading | None:
    """ "3:2", which is no time of day."""
    found = _SCORE.match(line.text, at)
    own = locale.words(line.language)
    if not found or "score" not in own:
        return None
    first, second = (locale.number(line.language, found[k]) for k in (1, 2))
    return read_as(" ".join(filter(None, (first, own["score"], second))), at, found.end())


def read_stopped(line: Line, at: int) -> Reading | None:
    """ "im 19. Jahrhundert", "vom 3. bis 5. Mai": an ordinal, where a stop makes one."""
    found = _STOPPED.match(line.text, at)
    if not found or not locale.words(line.language).get("stop_ordinals"):
        return None
    before = word_before(line.text, at)
    return read_as(locale.day(line.language, int(found[1]), before), at, found.end())


def read_day_and_month(line: Line, at: int) -> Reading | None:
    """ "am 24.12.", where a day and a month both have a stop."""
    found = _DAY_AND_MONTH.match(line.text, at)
    own = locale.words(line.language)
    if not found or not own.get("stop_ordinals"):
        return None
    day = locale.day(line.language, int(found[1]), word_before(line.text, at))
    end = found.end() - ends_text(line.text, found.end())
    return read_as(f"{day} {own['month_names'][int(found[2]) - 1]}", at, end)


def read_suffixed(line: Line, at: int) -> Reading | None:
    """ "90er", "10-jährig", "2-mal": one word, where the language joins them."""
    found = _SUFFIXED.match(line.text, at)
    if not found or not found[2].islower() or not locale.words(line.language).get("joins"):
        return None
    number = int(found[1])
    if found[2] == "er" and 1100 <= number < 2100:
        said = locale.year(line.language, number)
    else:
        said = locale.cardinal(line.language, number, "one" if number == 1 else "masculine")
    return read_as(said + found[2], at, found.end())


def read_one(line: Line, at: int) -> Reading | None:
    """The "1" of "1 Mann", which agrees with its noun as far as the noun's ending tells."""
    own = locale.words(line.language).get("one")
    counted = patterns(line.language).after.match(line.text, at + 1)
    if not own or not _ONE.match(line.text, at) or (counted and counted[0]):
        return None
    noun, before = word_after(line.text, at + 1), word_before(line.text, at).lower()
    if not noun[0].isupper() or (before and not _leads(line.text, at, before, own)):
        return None
    feminine = noun.lower().startswith(tuple(own["feminine"])) or (
        noun.endswith(tuple(own["endings"])) and noun not in own["masculine"]
    )
    case = "dative" if before in own["dative_after"] else "nominative"
    return read_as(own[case][1 if feminine else 0], at, at + 1)


def _leads(text: str, at: int, before: str, own: dict[str, list[str]]) -> bool:
    """Whether "1" after this word counts: "Platz 1" and "Nummer 1" do not."""
    small = word_before(text, at).islower()
    return small or before in own["dative_after"] or before in own["before"]


def read_telephone(line: Line, at: int) -> Reading | None:
    """ "+380 44 555 01 23", digit by digit."""
    found = telephone.INTERNATIONAL.match(line.text, at)
    if not found:
        return None
    plus = locale.words(line.language)["signs"].get("+", "plus")
    pieces = [Piece(plus, at, at + 1)]
    for group in re.finditer("[0-9]+", found[0]):
        start, end = at + group.start(), at + group.end()
        if len(pieces) > 1:
            pieces.append(Piece(",", start, start))
        pieces.append(Piece(locale.digits(line.language, group[0]), start, end))
    return Reading(found.end(), tuple(pieces))
