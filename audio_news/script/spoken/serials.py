"""Names of letters and digits: weapons, aircraft, models, viruses, roads, summits."""

from __future__ import annotations

import re

from audio_news.script.spoken import numbers
from audio_news.script.spoken.context import behind, word_before
from audio_news.script.spoken.initialisms import is_sayable, is_spelled, spell_out
from audio_news.script.spoken.reading import Line, Piece, Reading, read_as
from audio_news.script.spoken.tables import table

_LETTERS_FIRST = re.compile(
    r"(?P<head>[A-Za-z]{1,12})-?(?P<body>[0-9]{1,5}(?:\.[0-9]{1,4}){0,4}(?:[A-Za-z]{1,4}[0-9]{1,4}){0,4})"
    r"(?P<tail>(?!(?:st|nd|rd|th)(?!\w))[A-Za-z]{0,4}?)(?P<plural>s|['’]s|s['’])?(?!\w|['’][^\W\d])"
)
_DIGITS_FIRST = re.compile(
    r"(?P<body>[0-9]{1,5}(?:[A-Za-z]{1,3}[0-9]{1,5}){0,3})"
    r"(?P<tail>(?<=\b[48])K|K(?= (?:run|race|walk|course|event|route)\b)"
    r"|(?!(?:s|st|nd|rd|th|x|[mMkK]|[bmt]n)(?!\w))[A-Za-z]{1,3})"
    r"(?P<plural>['’]s)?(?!\w)"
)
_QUARTER = re.compile(
    r"(?P<which>[1-4](?=Q)|[12](?=H ?[0-9]))(?P<part>[QH])"
    r"(?: ?(?P<year>20[0-9]{2})|(?P<short>[0-9]{2}))?(?![\w-])"
)
_SECOND = re.compile(r"/([0-9]{2,4})(?![\w/])")
_SEVERAL = re.compile(r"([0-9]{3,4})s\b")
_ZONES = ("UTC", "GMT")
_BEFORE_SERIAL = re.compile(
    r"(?:Boeing|Airbus|Route|Highway|Interstate|Flight|Room|Area|Embraer|Bus|Line) $"
)
_THREE = re.compile(
    r"[0-9]{3,4}(?:-[0-9]{1,3})?(?P<variant>[A-Z]{1,4})?(?P<plural>s|['’]s)?"
    r"(?![\w%]|[,.:][0-9]|-[0-9])"
)
_PLAN = re.compile(r"[0-9]{3}(?=\([a-z]\))")
_RUN = re.compile(r"[0-9]+(?:\.[0-9]+)*|[A-Za-z]+")
_SUBSCRIPT = str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789")
_FORMULA = re.compile(r"[A-Z][A-Za-z]{0,3}(?:[₀-₉]{1,3}[A-Za-z]{0,3}){1,4}(?!\w)")


def read(line: Line, at: int) -> Reading | None:
    """ "F-16s", "Kh-101", "COVID-19", "H5N1", "Tu-95MS", "G7's"."""
    formula = _FORMULA.match(line.text, at)
    if formula:
        return _read_formula(formula)
    found = _LETTERS_FIRST.match(line.text, at)
    if not found or (found["head"] in _ZONES and line.text[found.end("head")] == "-"):
        return None
    if line.text[found.end("head")] == "-" and found["head"].islower() and len(found["head"]) > 1:
        return None
    if found["head"] in ("v", "V") and "." in found["body"]:
        return read_as(f"version {numbers.version(found['body'])}", at, found.end("body"))
    reading = _pieces(found, _head(found["head"]))
    second = _SECOND.match(line.text, found.end())
    if not second or not found["body"].isdigit():
        return reading
    said = Piece(numbers.model_number(second[1]), second.start(1), second.end())
    return Reading(second.end(), (*reading.pieces, said))


def read_digits_first(line: Line, at: int) -> Reading | None:
    """ "5G", "3D", "25d08A"; and the 737 of "Boeing 737"."""
    quarter = _QUARTER.match(line.text, at)
    if quarter:
        return _read_part_of_year(line, quarter)
    found = _DIGITS_FIRST.match(line.text, at)
    if found:
        return _pieces(found, "")
    several = _SEVERAL.match(line.text, at)
    if several:
        said = numbers.ROUND.get(several[1]) or numbers.plural(numbers.model_number(several[1]))
        return read_as(said, at, several.end())
    plan = _PLAN.match(line.text, at)
    if plan:
        return read_as(numbers.model_number(plan[0]), at, plan.end())
    named = _BEFORE_SERIAL.search(behind(line.text, at))
    found = _THREE.match(line.text, at) if named else None
    if not found:
        return None
    said = " ".join(numbers.model_number(run) for run in re.findall("[0-9]+", found[0]))
    if found["variant"]:
        said += f" {spell_out(found['variant'])}"
    return Reading(found.end(), (Piece(_inflect(said, found["plural"]), at, found.end()),))


def _read_part_of_year(line: Line, found: re.Match[str]) -> Reading:
    """ "2Q22" is "the second quarter of twenty two", "1H25" the first half."""
    part = "quarter" if found["part"] == "Q" else "half"
    said = f"{numbers.ordinal(int(found['which']))} {part}"
    year = found["year"] or found["short"]
    if year:
        the = "" if word_before(line.text, found.start()).lower() == "the" else "the "
        said = f"{the}{said} of {numbers.year(int(year))}"
    return read_as(said, found.start(), found.end())


def _pieces(found: re.Match[str], head: str) -> Reading:
    start, end = found.span()
    said = [head] if head else []
    said += [_run(run[0]) for run in _RUN.finditer(found["body"])]
    if found["tail"]:
        said.append(_tail(found["tail"]))
    words = " ".join(said)
    return Reading(end, (Piece(_inflect(words, found["plural"]), start, end),))


def _run(run: str) -> str:
    if run[0].isdigit():
        said = numbers.version if run.count(".") > 1 else numbers.number
        return said(run) if "." in run else numbers.model_number(run)
    return spell_out(run)


def _head(letters: str) -> str:
    known: dict[str, str] = table("initialisms")["mixed"]
    if letters in known:
        return known[letters]
    spelled = letters.isupper() and (len(letters) <= 2 or is_spelled(letters))
    if not spelled and is_sayable(letters):
        return letters
    return spell_out(letters.upper() if len(letters) > 1 else letters)


def _tail(letters: str) -> str:
    return spell_out(letters) if letters.isupper() or len(letters) < 3 else letters


def _inflect(words: str, suffix: str | None) -> str:
    if not suffix:
        return words
    if suffix == "s":
        return numbers.plural(words)
    return words + suffix.replace("’", "'")


def _read_formula(found: re.Match[str]) -> Reading:
    written = found[0].translate(_SUBSCRIPT)
    said = " ".join(_run(run[0]) for run in _RUN.finditer(written))
    return Reading(found.end(), (Piece(said, found.start(), found.end()),))
