"""Number words of languages other than English: CLDR's rules, and what they lack from tables."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from audio_news.script.spoken import numbers
from audio_news.script.spoken.tables import table

_PAST_SPELLING = 10**15
"""From here on a number is said digit by digit: the rules reckon in floating point."""
_DIRECTORY = Path(__file__).parent / "tables" / "languages"


@cache
def languages() -> frozenset[str]:
    """The languages whose numbers, dates and money are said."""
    return frozenset(path.stem for path in _DIRECTORY.glob("*.toml"))


def words(language: str) -> dict[str, Any]:
    """The word table of a language."""
    return table(f"languages/{language}")


def cardinal(language: str, number: int, gender: str = "masculine") -> str:
    """`number` in words, agreeing with a noun of `gender` where the language asks for it."""
    if number >= _PAST_SPELLING:
        return digits(language, str(number))
    rules = words(language)["cardinal"]
    return _tidy(numbers.spell(number, rules[gender], language))


def number(language: str, written: str, gender: str = "masculine") -> str:
    """A written number: its separators are the language's own; decimals digit by digit."""
    own = words(language)
    whole, sign, decimals = written.partition(own["decimal"])
    digits = "".join(char for char in whole if char.isdigit())
    if len(digits) > 1 and digits[0] == "0":
        return " ".join(cardinal(language, int(digit)) for digit in digits)
    if not sign:
        return cardinal(language, int(digits), gender)
    said = " ".join(cardinal(language, int(digit)) for digit in decimals)
    return f"{cardinal(language, int(digits))} {own['point']} {said}"


def digits(language: str, text: str) -> str:
    """Digits one by one; in English where the language has no table."""
    if language not in languages():
        return numbers.digits(text)
    return " ".join(cardinal(language, int(digit)) for digit in text)


def plural(language: str, written: str, forms: list[str]) -> str:
    """The form of a noun after a number, by CLDR's plural categories.

    `forms` is [one, other], or [one, few, many, fractional] for Slavic languages.
    """
    if len(forms) == 2:
        is_one = written == "1" or (
            language == "fr" and written[0] in "01" and written[1:2] in ("", ",")
        )
        return forms[0 if is_one else 1]
    if words(language)["decimal"] in written:
        return forms[3]
    digits = "".join(char for char in written if char.isdigit())
    ten, hundred = int(digits[-1]), int(digits[-2:])
    if digits == "1" or (language != "pl" and ten == 1 and hundred != 11):
        return forms[0]
    return forms[1] if 2 <= ten <= 4 and not 12 <= hundred <= 14 else forms[2]


def ordinal(language: str, number: int, case: str) -> str:
    """An ordinal by the language's table of stems and endings, in a case such as "genitive"."""
    rules = words(language)["ordinal"]
    stems: dict[str, str] = rules["stems"]
    tail = number if str(number) in stems else _last_part(number)
    if str(tail) not in stems:
        return cardinal(language, number)
    parts = [_head(language, number - tail)] if number > tail else []
    if rules["tens_too"] and number % 100 > 20 and number % 10:
        tens, tail = number % 100 - number % 10, number % 10
        parts = [_head(language, number - tens - tail)] if number > 100 else []
        parts.append(_inflected(rules, tens, case))
    return " ".join([*parts, _inflected(rules, tail, case)])


def _head(language: str, number: int) -> str:
    return cardinal(language, number).removeprefix(words(language)["year"].get("omit", ""))


def _last_part(number: int) -> int:
    """The last word's worth of a number: 24 of 2024 is 4, of 1917 it is 17, of 1900 it is 900."""
    low = number % 100
    if low:
        return low if low <= 20 or not low % 10 else low % 10
    return number % 1000 or number


def _inflected(rules: dict[str, Any], number: int, case: str) -> str:
    endings = rules["soft" if number in rules["soft_stems"] else "hard"]
    return str(rules["stems"][str(number)]) + str(endings[case])


def day(language: str, number: int, before: str) -> str:
    """The day of a month before the month's name; `before` is the word it follows."""
    rules = words(language)["day"]
    special = rules.get("special", {}).get(str(number))
    if special:
        return str(special)
    if "case" in rules:
        return ordinal(language, number, rules["case"])
    ruleset = rules.get("after", {}).get(before.lower(), rules["ruleset"])
    return _tidy(numbers.spell(number, ruleset, language))


def year(language: str, number: int, case: str = "") -> str:
    """A year: an ordinal in a case, where the language says years so, else as CLDR has it."""
    if case and "ordinal" in words(language):
        return ordinal(language, number, case)
    rules = words(language)["year"]
    return _tidy(numbers.spell(number, rules["ruleset"], language)).removeprefix(
        rules.get("omit", "")
    )


def _tidy(said: str) -> str:
    return said.replace("ʼ", "'")
