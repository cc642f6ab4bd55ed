"""The names in a byline, without what stands around them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

_ADDRESS = re.compile(
    r"[^\s@]{1,64}@[^\s@]{1,255}\.\w+|https?://\S+|www\.\S+|(?<!\w)@\w+|\(@\w+\)|\bt\.me/\S+", re.I
)
_SPLIT = re.compile(r"\s*(?:[,;|/•·]|\s[-–—]\s)\s*")
_WORD = re.compile(r"[^\W\d_]++(?:['’ʼ.-][^\W\d_]++)*+\.?")
_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")
_FOR = re.compile(r"\s+(?:for|FOR)\s+(?:the\s+|THE\s+)?[A-Z][\w .&'’-]*$")
"""Whom it was written for: "Jane Roe for The Post"."""
_JOINED = "\x00"
"""Marks who is joined to the others with "and"; a word after a comma alone may be a place."""
_EDGES = " \t,;:|/•·-–—()[]"


def clean_byline(*names: str) -> str | None:
    """Return the names joined with "and", each once, without "By", jobs, handles or addresses.

    None where nothing is left that could be a name.
    """
    people: list[str] = []
    for name in names:
        people += _people(name)
    kept: list[str] = []
    for person in people:
        if person.casefold() not in {other.casefold() for other in kept}:
            kept.append(person)
    if len(kept) > 1:  # a job of the people named, or an agency that only employs them
        kept = [name for name in kept if not _employs(name)] or kept
    return join_names(kept) or None


def _employs(name: str) -> bool:
    return (is_house(name) and len(name.split()) < 3) or is_job(name)


def join_names(names: Iterable[str]) -> str:
    """Return "A", "A and B" or "A, B and C"."""
    *most, last = list(names) or [""]
    return f"{', '.join(most)} and {last}" if most else last


def after_by(line: str) -> str | None:
    """Return what follows "By" (or "Words:", "Story by", "Von") at a line's beginning."""
    match = _by_pattern().match(line)
    return line[match.end() :].strip() if match else None


def name_share(text: str) -> float:
    """Return how far (0..1) `text` has the shape of a name or of several: "Jane van der Doe"."""
    words = [word for word in re.split(r"[\s,&/|]+", text.strip(_EDGES)) if word]
    if not 2 <= len(words) <= 12:
        return 0.0
    joiners, particles = set(_table()["joiners"]), set(_table()["particles"])
    lower = [word.casefold().strip(".") for word in words]
    capital = [word[:1].isupper() and _WORD.fullmatch(word) is not None for word in words]
    if (
        not capital[0]
        or lower[0] in ("for", "in", "at", "of", "the")
        or not (capital[-1] or lower[-1] in particles)
    ):
        return 0.0
    if any(word in _table()["never"] or word in _table()["shared"] for word in lower):
        return 0.0
    plain = [
        ok or low in joiners or low in particles for ok, low in zip(capital, lower, strict=True)
    ]
    return sum(plain) / len(plain) if sum(capital) >= 2 else 0.0


def is_job(text: str) -> bool:
    """Whether a line only says what its writer does: "Political correspondent, Kyiv"."""
    words = [word.casefold() for word in _WORD.findall(text)]
    return 0 < len(words) <= 9 and any(word in _table()["jobs"] for word in words)


def names_job(text: str) -> bool:
    """Whether a sentence tells of somebody's work at a newsroom."""
    return any(
        word.casefold() in _table()["jobs"] or word.casefold() in _table()["works"]
        for word in _WORD.findall(text)
    )


def is_house(name: str) -> bool:
    """Whether a newsroom or an agency signs, rather than a person."""
    return any(word.casefold().strip(".") in _table()["houses"] for word in name.split())


@lru_cache(maxsize=1)
def _table() -> dict[str, list[str]]:
    return tomllib.loads((Path(__file__).parent / "names.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def _by_pattern() -> re.Pattern[str]:
    phrases = sorted(_table()["by"], key=len, reverse=True)
    spaced = "|".join(re.escape(phrase) for phrase in phrases)
    # "ByJane Doe": pages glue a hidden "By" to the name.
    return re.compile(rf"\s*(?:(?:{spaced})(?:\s*:\s*|\s+)|(?-i:(?:By|BY)(?=[A-Z][a-z])))", re.I)


def _people(text: str) -> list[str]:
    """Split one byline into its names."""
    text = _ADDRESS.sub(" ", text)
    while (bare := _BRACKETS.sub(" ", text)) != text:  # one pair may hold another
        text = bare
    text = text.strip(_EDGES)
    said = after_by(text)
    text = text if said is None else said
    joiners = "|".join(re.escape(word) for word in _table()["joiners"])
    text = re.sub(rf"\s+(?:{joiners})\s+(?=\S)(?:by\s+)?", f", {_JOINED}", text)
    text = re.sub(r"\s+(?:with|mit|avec)\s+(?=\S)(?:by\s+)?", ", ", text)
    people: list[str] = []
    for part in _SPLIT.split(text):
        name = _person(part.removeprefix(_JOINED))
        if name.startswith(("at ", "in ", "for ")):  # where it was written, or for whom
            continue
        joined = len(name.split()) > 1 or (part.startswith(_JOINED) and name[:1].isupper())
        if name and not (people and (is_job(name) or name.startswith("The ") or not joined)):
            people.append(name)
    return people


def _person(part: str) -> str:
    """Return a name as it is written in a byline, without the place it was written from."""
    part = re.sub(r"\s+in\s+[A-Z][\w .'’-]*$", "", part.strip(_EDGES))
    part = _FOR.sub("", part)
    part = re.sub(r"\s*\([^)]*\)?$", "", part)
    if (
        not part
        or part.isdigit()
        or part.casefold() in _table()["never"]
        or any(word in _table()["shared"] for word in part.casefold().split())
        or not any(letter.isalpha() for letter in part)
    ):
        return ""
    letters = [letter for letter in part if letter.isalpha()]
    capitals = sum(letter.isupper() for letter in letters)
    if len(part.split()) > 1 and capitals > 0.8 * len(letters):  # "JANE McDOE" has a small c
        return _from_capitals(part)
    return part


def _from_capitals(name: str) -> str:
    """Return "JANE VAN DER O'DOE" as "Jane van der O'Doe"."""
    particles = set(_table()["particles"])
    words = []
    for word in name.split():
        low = word.lower()
        parts = re.split(r"(['’-]|^mc)", low)
        words.append(low if low in particles else "".join(part.capitalize() for part in parts))
    return " ".join(words)
