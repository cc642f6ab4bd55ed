"""Amounts in languages other than English: numbers and ranges with scale, currency or unit."""

from __future__ import annotations

import re
from typing import Any

from audio_news.script.spoken import locale
from audio_news.script.spoken.context import ends_text, word_after
from audio_news.script.spoken.patterns import GAP, patterns
from audio_news.script.spoken.quantity import DASH
from audio_news.script.spoken.reading import Line, Reading, read_as

_DASH = re.compile(rf"{GAP}?{DASH}{GAP}?(?=[0-9])")
_VOWEL = re.compile("[aeiouyéèh]", re.IGNORECASE)
_COINS = re.compile(r"(?P<whole>[0-9][0-9. \u00a0\u2009\u202f]{0,20}),(?P<cents>[0-9]{2})")
_BARE_YEAR = re.compile(r"1[1-9][0-9]{2}|20[0-9]{2}")


def less_stop(text: str, end: int) -> int:
    """The end of a word cut short, without the stop that closes the text too."""
    return end - (text[end - 1] == "." and ends_text(text, end))


def read(line: Line, at: int) -> Reading | None:
    """A number or a range with its scale, currency or percent: "5–10 млрд доларів", "3,5 %"."""
    written = patterns(line.language)
    first = written.number.match(line.text, at)
    if not first:
        return None
    dash = _DASH.match(line.text, first.end())
    second = written.number.match(line.text, dash.end()) if dash else None
    return _said_amount(
        line, at, first[0], second[0] if second else "", (second or first).end(), ""
    )


def read_signed(line: Line, at: int) -> Reading | None:
    """Money whose sign comes first: "$5 млрд", "€ 20"."""
    written = patterns(line.language)
    sign = written.before.match(line.text, at)
    if not sign:
        return None
    found = written.number.match(line.text, sign.end())
    if not found:
        return None
    return _said_amount(line, at, found[0], "", found.end(), sign["unit"])


def _said_amount(line: Line, at: int, first: str, second: str, end: int, unit: str) -> Reading:
    language, own = line.language, locale.words(line.language)
    after = patterns(language).after.match(line.text, end)
    scale, unit_after = after.group("scale", "unit") if after else (None, None)
    end = less_stop(line.text, after.end()) if after else end
    unit = unit or unit_after or ""
    counted = second or first
    noun = own["scales"][scale] if scale else own["units"].get(unit)
    gender = (
        noun.get("gender", "masculine")
        if noun
        else _gender_of(language, word_after(line.text, end))
    )
    if counted != "1" and own.get("only_one_agrees"):
        gender = "masculine"
    elif noun and counted == "1" and "one" in own["cardinal"] and gender == "masculine":
        gender = "one"
    if not noun and gender == "masculine" and _BARE_YEAR.fullmatch(first):
        return read_as(_years(line, own, first, second), at, end)
    if unit and not scale and not second:
        coins = _said_coins(line, first, unit)
        if coins:
            return read_as(coins, at, end)
    said = [locale.number(language, first, gender)]
    if second:
        said += [own["to"], locale.number(language, second, gender)]
    if scale:
        said.append(locale.plural(language, counted, own["scales"][scale]["forms"]))
    if unit:
        forms = own["units"][unit]["forms"]
        if scale:
            said.append(_after_scale(own, forms[min(2, len(forms) - 1)]))
        else:
            said.append(locale.plural(language, counted, forms))
    return read_as(" ".join(filter(None, said)), at, end)


def _said_coins(line: Line, written: str, unit: str) -> str:
    """ "drei Euro fünfzig" for "3,50 €": a price in the language's two coins, else empty."""
    language, own = line.language, locale.words(line.language)
    coin = own["coins"].get(unit)
    found = _COINS.fullmatch(written)
    if not coin or not found:
        return ""
    noun, cents = own["units"][unit], int(found["cents"])
    whole = "".join(char for char in found["whole"] if char.isdigit())
    small = _counted(language, str(cents), coin)
    if not int(whole) and cents:
        return small
    said = _counted(language, whole, noun)
    if not cents:
        return said
    if not own["coins"]["named"]:
        small = locale.cardinal(language, cents)
    return " ".join(filter(None, (said, own["coins"]["joined_by"], small)))


def _counted(language: str, digits: str, noun: dict[str, Any]) -> str:
    """So many of a noun, the number agreeing with it."""
    own = locale.words(language)
    gender = noun.get("gender", "masculine")
    if digits != "1" and own.get("only_one_agrees"):
        gender = "masculine"
    elif digits == "1" and "one" in own["cardinal"] and gender == "masculine":
        gender = "one"
    said = locale.cardinal(language, int(digits), gender)
    return f"{said} {locale.plural(language, str(int(digits)), noun['forms'])}"


def _after_scale(own: dict[str, Any], name: str) -> str:
    """ "de euros", "d'euros" after "cinq millions"; the bare name where no word comes between."""
    elided = own.get("elided")
    if elided and _VOWEL.match(name):
        return f"{elided}{name}"
    of = own.get("of_scaled", own["of"] if own["of_after_scale"] else "")
    return f"{of} {name}".strip()


def _years(line: Line, own: dict[str, Any], first: str, second: str) -> str:
    said = locale.year(line.language, int(first))
    if not second:
        return said
    last = (
        locale.year(line.language, int(second))
        if len(second) == 4
        else locale.number(line.language, second)
    )
    return f"{said} {own['to']} {last}"


def _gender_of(language: str, noun: str) -> str:
    """The gender of the noun that is counted, as far as its beginning tells."""
    genders: dict[str, list[str]] = locale.words(language)["genders"]
    for gender, beginnings in genders.items():
        if noun.lower().startswith(tuple(beginnings)):
            return gender
    return "masculine"
