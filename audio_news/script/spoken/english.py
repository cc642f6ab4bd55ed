"""What is asked of an English text, in what order: the classes of each kind of beginning."""

from __future__ import annotations

import re
from functools import cache

from audio_news.script.spoken import (
    abbreviations,
    address,
    clock,
    coordinates,
    cricket,
    dates,
    durations,
    electronic,
    fractions,
    heights,
    initialisms,
    measure,
    money,
    numerals,
    percent,
    roman,
    scripture,
    serials,
    symbols,
    telephone,
    years,
)
from audio_news.script.spoken.grammar import Grammar, Order
from audio_news.script.spoken.quantity import SPACED
from audio_news.script.spoken.reading import Recogniser

# Asked in order: what is more particular comes first. Beside each recogniser, the shapes of
# what may follow the first digits of such an item; `_shape` names them.
_AT_DIGIT: tuple[tuple[Recogniser, str], ...] = (
    (electronic.read, "a.-s"),
    (telephone.read, ".-wd"),
    (dates.read_numeric, "-/."),
    (dates.read_after_month, "ewda.-'s"),
    (scripture.read, ":w"),
    (cricket.read, "-/"),
    (durations.read_race, ":"),
    (durations.read, "wa-"),
    (clock.read, ":.wa-"),
    (dates.read_day_first, "wa-"),
    (numerals.read_version, "."),
    (coordinates.read, "s"),
    (fractions.read_rating, "./"),
    (fractions.read_odds, "/"),
    (fractions.read_pressure, "/"),
    (percent.read, ".swa-"),
    (money.read_unsigned, ".swa-"),
    (heights.read, "'wa.-"),
    (years.read_era, "wa"),
    (years.read_span, "-/w"),
    (measure.read, ".swa-"),
    (measure.dimension, ".swa-"),
    (fractions.read_pair, "-/"),
    (fractions.read, "/dws"),
    (numerals.read_ordinal, "a."),
    (years.read_decade, "aw'"),
    (address.read, "wd"),
    (address.read_zip, "ew-"),
    (numerals.read_dialled, "ewds'"),
    (serials.read_digits_first, "a-wed'"),
    (years.read, "ewda-'"),
    (numerals.read_sequence, "-"),
    (numerals.read_range, ".swa-"),
    (numerals.read_ratio, ":"),
    (numerals.read_cardinal, "ewda.-/:'s"),
)
_SPACED = re.compile(SPACED)
_SPACES = " \u00a0\u2009\u202f"


def _by_shape() -> dict[str, Order]:
    orders: dict[str, Order] = dict.fromkeys("ewda.-/:'s", ())
    for recognise, shapes in _AT_DIGIT:
        for shape in shapes:
            orders[shape] += (recognise,)
    return orders


_BY_SHAPE = _by_shape()
_AT_LETTER: tuple[Recogniser, ...] = (
    electronic.read,
    money.read_signed,
    initialisms.read_dotted,
    dates.read_hyphened,
    abbreviations.read_slashed,
    abbreviations.read,
    roman.read,
    serials.read,
    initialisms.read_initial,
    initialisms.read,
)
_AT_SIGN: dict[str, tuple[Recogniser, ...]] = {
    **dict.fromkeys("'’‘", (years.read_elided,)),
    **dict.fromkeys(symbols.DASHES, (dates.read_until, symbols.read_dash)),
    **dict.fromkeys(".…", (symbols.read_dot,)),
    **dict.fromkeys("[]{}", (symbols.read_bracket,)),
    **dict.fromkeys("()", (telephone.read, symbols.read_bracket)),
    **dict.fromkeys("<&", (symbols.read_markup, symbols.read_named)),
    **dict.fromkeys(fractions.VULGAR, (fractions.read,)),
    "+": (telephone.read, symbols.read_named),
    "/": (money.read_rate, symbols.read_slash),
    "@": (electronic.read_handle, symbols.read_named),
    "#": (electronic.read_hashtag, symbols.read_named),
}
_AT_OTHER: tuple[Recogniser, ...] = (
    money.read_signed,
    money.read_sign,
    symbols.read_named,
    symbols.read_emoji,
    symbols.read_other,
)


def _shape(text: str, end: int) -> str:
    """What follows digits that end at `end`: one of the letters used above.

    a letter; . more of the number; - a dash; / a slash; : a colon and a digit; ' a quote;
    s another sign; w a space and anything but a digit; d a space and a digit; e nothing of these.
    """
    char, after = text[end : end + 1], text[end + 1 : end + 2]
    if not char or char == "\n":
        return "e"
    if char.isalpha():
        return "a"
    if char in _SPACES:
        spaced = char != " " or _SPACED.match(text, end)
        return ("." if spaced else "d") if after.isdigit() else "w"
    if char in ".,:":
        return ("." if char != ":" else ":") if after.isdigit() else "e"
    if char in "-‐‑–—−":
        return "-"
    if char == "/":
        return "/"
    if char in "'’′\"″”":
        return "'"
    return "e" if char in ";?!()[]" else "s"


def _at_digit(text: str, end: int) -> Order:
    return _BY_SHAPE[_shape(text, end)]


@cache
def grammar() -> Grammar:
    """The English grammar."""
    doubtful = abbreviations.bare() | money.word_signs() | roman.small() | {"A"}
    return Grammar(_at_digit, _AT_LETTER, _AT_SIGN, _AT_OTHER, doubtful, {"I": (roman.read,)})
