"""How numbers, dates, money and times are written in the languages that have a table."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from audio_news.script.spoken import locale, numbers
from audio_news.script.spoken.quantity import DASH
from audio_news.script.spoken.tables import any_of

GAP = "[ \u00a0\u2009\u202f]"


@dataclass(frozen=True, slots=True)
class Patterns:
    """The patterns of one language, ready made."""

    number: re.Pattern[str]
    after: re.Pattern[str]
    before: re.Pattern[str]
    date: re.Pattern[str]
    numeric_date: re.Pattern[str]
    year: re.Pattern[str]
    clock: re.Pattern[str]
    ordinal: re.Pattern[str]
    short: re.Pattern[str]


@cache
def patterns(language: str) -> Patterns:
    """The patterns of a language that has a table."""
    own = locale.words(language)
    decimal, thousands = re.escape(own["decimal"]), own["thousands"]
    day = r"(?P<day>0?[1-9]|[12][0-9]|3[01])"
    year_words = any_of(own["year"]["words"])
    # Where the word for "year" is asked for, two digits are an age: "12 років" is no date.
    shortest = 3 if "ordinal" in own else 1
    return Patterns(
        number=re.compile(
            rf"(?:[0-9]{{1,3}}(?:[{thousands}][0-9]{{3}}){{1,8}}(?![0-9])|[0-9]{{1,{numbers.LONGEST}}})"
            rf"(?:{decimal}[0-9]{{1,20}})?(?![0-9])"
        ),
        after=re.compile(
            rf"(?:{GAP}?(?P<scale>{any_of(own['scales'])})(?!\w))?(?:{GAP}?(?P<unit>{any_of(own['units'])})(?!\w))?"
        ),
        before=re.compile(
            rf"(?P<unit>{any_of(unit for unit in own['units'] if unit != '%')}){GAP}?(?=[0-9])"
        ),
        date=re.compile(
            rf"{day}(?:\.|(?P<ending>er|\.?º))?(?:{GAP}?{DASH}{GAP}?(?P<last>[1-9]|[12][0-9]|3[01])\.?)?{GAP}(?P<of>de{GAP})?"
            rf"(?P<month>{any_of(own['months'])})(?!\w)"
            rf"(?:{GAP}(?P<link>del?{GAP})?(?P<year>1[0-9]{{3}}|20[0-9]{{2}})(?![\w-])(?:{GAP}(?P<word>{year_words})(?!\w))?)?",
            re.IGNORECASE,
        ),
        numeric_date=re.compile(
            rf"{day}[./](?P<month>0?[1-9]|1[0-2])[./](?P<year>1[0-9]{{3}}|20[0-9]{{2}})(?!\w)"
        ),
        year=re.compile(
            rf"(?P<year>[1-9][0-9]{{{shortest - 1},3}}){GAP}(?P<word>{year_words})(?!\w)"
        ),
        clock=re.compile(
            r"(?P<hour>2[0-4]|[01]?[0-9])(?P<sign>[:h.])(?P<minute>[0-5][0-9])(?![\w:]|[.,][0-9])"
            rf"(?:{GAP}(?P<word>{own['clock'] or '(?!)'})(?!\w))?"
        ),
        ordinal=re.compile(
            rf"(?P<number>[0-9]{{1,4}})-?(?P<ending>{any_of(own['endings'])})(?!\w)"
        ),
        short=re.compile(
            rf"(?P<short>{any_of({**own['short'], **own.get('numbered', {})})})(?!\w)"
        ),
    )
