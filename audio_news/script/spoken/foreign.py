"""What is read in languages other than English: numbers, dates, money, percent, clock times."""

from __future__ import annotations

import re
from functools import cache

from audio_news.script.spoken import (
    electronic,
    foreign_amounts,
    foreign_forms,
    foreign_roman,
    locale,
    numbers,
    symbols,
)
from audio_news.script.spoken.context import word_before
from audio_news.script.spoken.foreign_amounts import less_stop
from audio_news.script.spoken.fractions import VULGAR
from audio_news.script.spoken.grammar import Grammar, Order
from audio_news.script.spoken.patterns import GAP, patterns
from audio_news.script.spoken.reading import Line, Piece, Reading, read_as

_ISO = re.compile(
    r"(?P<year>[12][0-9]{3})-(?P<month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12][0-9]|3[01])(?![\w-])"
)
_NUMBER_NEXT = re.compile(rf"{GAP}?[0-9]")
_MINUS = re.compile(r"(?<![^\s(\[])[-‐‑‒–―−](?=[0-9])")
_CHUNK = re.compile(r"[^\s\"“”„‟«»‹›‘‚()\[\]{}<>…–—。、，！？；：「」『』،؛؟।]{1,200}+")


def read_date(line: Line, at: int) -> Reading | None:
    """ "5 листопада 2024 року", "5. November 2024", "5 de noviembre de 2024", "05.11.2024"."""
    written = patterns(line.language)
    found = written.date.match(line.text, at)
    if found:
        return _said_date(line, found, found["month"])
    found = written.numeric_date.match(line.text, at) or _ISO.match(line.text, at)
    if not found:
        return None
    said = " ".join(
        part
        for part in (
            locale.day(line.language, int(found["day"]), word_before(line.text, at)),
            _of(line.language)
            + locale.words(line.language)["month_names"][int(found["month"]) - 1],
            _of(line.language) + locale.year(line.language, int(found["year"]), "genitive"),
        )
    )
    return read_as(said, at, found.end())


def _of(language: str) -> str:
    of: str = locale.words(language)["of"]
    return f"{of} " if of else ""


def _said_date(line: Line, found: re.Match[str], month: str) -> Reading:
    language, own = line.language, locale.words(line.language)
    first_end = max(found.end("day"), found.end("ending"))
    if found["last"]:
        first_end = found.start("last") - 1
    before = word_before(line.text, found.start())
    pieces = [Piece(locale.day(language, int(found["day"]), before), found.start(), first_end)]
    if found["last"]:
        last = locale.day(language, int(found["last"]), before)
        pieces.append(Piece(f"{own['to']} {last}".strip(), *found.span("last")))
    link = "de " if found["of"] else ""
    name = own["months"][month.lower()]
    pieces.append(Piece(link + name, found.start("of" if link else "month"), found.end("month")))
    end = found.end("month")
    if found["year"]:
        link = found["link"] or ""
        said = locale.year(language, int(found["year"]), "genitive")
        pieces.append(
            Piece(link + said, found.start("link" if link else "year"), found.end("year"))
        )
        end = found.end("year")
    if found["word"]:
        word = own["year"]["words"][found["word"].lower()]
        end = less_stop(line.text, found.end())
        pieces.append(Piece(word[0], found.start("word"), end))
    return Reading(end, tuple(pieces))


def read_year(line: Line, at: int) -> Reading | None:
    """A year with the language's word for it, whose case it takes: "у 2024 році"."""
    found = patterns(line.language).year.match(line.text, at)
    if not found:
        return None
    own = locale.words(line.language)["year"]
    word, case = own["words"][found["word"]]
    case = own.get("after", {}).get(word_before(line.text, at).lower(), case)
    end = less_stop(line.text, found.end())
    said = locale.year(line.language, int(found["year"]), case)
    return Reading(end, (Piece(said, *found.span("year")), Piece(word, found.start("word"), end)))


def read_clock(line: Line, at: int) -> Reading | None:
    """ "14:30", "14h30", "14:30 Uhr"."""
    found = patterns(line.language).clock.match(line.text, at)
    if not found:
        return None
    language = line.language
    hour, minute = int(found["hour"]), int(found["minute"])
    own = locale.words(language)
    if found["sign"] == "." and not found["word"]:
        before = word_before(line.text, at).lower()
        if before not in own.get("clock_after", ()):
            return None
    gender = own["hour_gender"]
    if "hour_case" in own:
        case = own["hour_after"].get(word_before(line.text, at).lower(), own["hour_case"])
        said = locale.ordinal(language, hour, case) if hour else locale.cardinal(language, 0)
    else:
        said = locale.cardinal(language, hour, gender)
    if own["hour"]:
        said += f" {locale.plural(language, str(hour), own['hour'])}"
    if minute:
        said += f" {locale.cardinal(language, minute, gender)}"
    return read_as(said, at, found.end())


def read_ordinal(line: Line, at: int) -> Reading | None:
    """ "1er", "2e", "3.º", "5-й", "90-х"."""
    found = patterns(line.language).ordinal.match(line.text, at)
    if not found:
        return None
    own = locale.words(line.language)
    before = word_before(line.text, at).lower()
    how = own.get("ending_after", {}).get(before, own["endings"][found["ending"]])
    value = int(found["number"])
    if "ordinal" in locale.words(line.language):
        return read_as(locale.ordinal(line.language, value, how), at, found.end())
    return read_as(numbers.spell(value, how, line.language), at, found.end())


def read_short(line: Line, at: int) -> Reading | None:
    """A word cut short: "z. B.", "вул."."""
    found = patterns(line.language).short.match(line.text, at)
    if not found:
        return None
    own = locale.words(line.language)
    said = own["short"].get(found["short"])
    if _NUMBER_NEXT.match(line.text, found.end()):
        said = own.get("numbered", {}).get(found["short"], said)
    if said is None:
        return None
    return read_as(said, at, less_stop(line.text, found.end()))


def read_named(line: Line, at: int) -> Reading | None:
    """A sign with a name in the language."""
    name = locale.words(line.language)["signs"].get(line.text[at])
    return read_as(name, at, at + 1) if name else None


def read_minus(line: Line, at: int) -> Reading | None:
    """A minus before a number."""
    if not _MINUS.match(line.text, at):
        return None
    return read_as(locale.words(line.language)["minus"], at, at + 1)


_AT_NUMBER = (
    electronic.read,
    read_date,
    read_year,
    read_clock,
    foreign_forms.read_fraction,
    foreign_forms.read_score,
    read_ordinal,
    foreign_forms.read_day_and_month,
    foreign_forms.read_stopped,
    foreign_forms.read_suffixed,
    foreign_forms.read_one,
    foreign_amounts.read,
)


@cache
def grammar() -> Grammar:
    """The grammar of the languages that have a table."""
    at_sign: dict[str, Order] = {
        **_at_any_sign(),
        **dict.fromkeys(symbols.DASHES, (read_minus, symbols.read_dash)),
        **dict.fromkeys(VULGAR, (foreign_forms.read_fraction, symbols.read_other)),
        "+": (foreign_forms.read_telephone, read_named),
    }
    other = (foreign_amounts.read_signed, read_named, symbols.read_emoji, symbols.read_other)
    doubtful = {word for language in locale.languages() for word in locale.words(language)["short"]}
    return Grammar(
        lambda text, end: _AT_NUMBER,
        (electronic.read, foreign_amounts.read_signed, foreign_roman.read, read_short),
        at_sign,
        other,
        frozenset(doubtful) | foreign_roman.PLAIN,
    )


@cache
def unknown() -> Grammar:
    """The grammar of any other language: marks only, the rest as it is written."""
    at_sign = _at_any_sign()
    keep = (read_unwanted, read_chunk)
    return Grammar(
        lambda text, end: keep, keep, at_sign, (symbols.read_emoji, read_chunk, symbols.read_other)
    )


def read_unwanted(line: Line, at: int) -> Reading | None:
    """A web address, where the show drops those."""
    return electronic.read(line, at) if line.manner.urls == "drop" else None


def read_chunk(line: Line, at: int) -> Reading | None:
    """Anything up to white space, quotes or brackets, left as written."""
    found = _CHUNK.match(line.text, at)
    kept = found[0].rstrip(".,;:?!") if found else ""
    return read_as(kept, at, at + len(kept)) if kept else None


def _at_any_sign() -> dict[str, Order]:
    return {
        **dict.fromkeys(symbols.DASHES, (symbols.read_dash,)),
        **dict.fromkeys(".…", (symbols.read_dot,)),
        **dict.fromkeys("()[]{}", (symbols.read_bracket,)),
        "<": (symbols.read_markup,),
        "/": (symbols.read_slash,),
    }
