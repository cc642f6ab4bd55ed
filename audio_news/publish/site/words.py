"""The page's own words, dates and lengths in a reader's language."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any, cast

FALLBACK = "en"
Words = Mapping[str, str]


def words(language: str) -> Words:
    """The words in that language (BCP 47), else in English; "lang" says which it is."""
    primary = _primary(language)
    table = _tables()["words"]
    return cast(Words, table[primary if primary in table else FALLBACK])


def direction(language: str) -> str:
    """ "rtl" or "ltr", by the tag's script where it names one, else by its language."""
    subtags = language.lower().replace("_", "-").split("-")
    scripts = [tag for tag in subtags[1:] if len(tag) == 4 and tag.isalpha()]
    names = _tables()["right_to_left"]
    if scripts:
        return "rtl" if scripts[0] in names["scripts"] else "ltr"
    return "rtl" if subtags[0] in names["languages"] else "ltr"


def date_text(iso: str | None, language: str) -> str:
    """ "18 November 2026, 18:42", as precise as it is known; what is no date stays as it is."""
    moment = parsed(iso)
    if iso is None or moment is None:
        return iso or ""
    table = words(language)
    months = table.get("months", "").split(",")
    if len(months) != 12:
        return iso
    text = table["date"].format(day=moment.day, month=months[moment.month - 1], year=moment.year)
    if len(iso) <= len("2026-11-18"):
        return text
    return f"{text}, {moment:%H:%M}" + (f" {_zone(moment)}" if moment.tzinfo else "")


def minutes(duration_s: float, language: str) -> str:
    """ "4 min", at least one."""
    return words(language)["minutes"].format(max(1, round(duration_s / 60)))


def clock(seconds: float) -> str:
    """ "1:15", or "1:02:03"."""
    whole = int(seconds)
    hours, rest = divmod(whole, 3600)
    return f"{hours}:{rest // 60:02}:{rest % 60:02}" if hours else f"{rest // 60}:{rest % 60:02}"


def parsed(iso: str | None) -> datetime | None:
    """An ISO 8601 date or time, or None."""
    try:
        return datetime.fromisoformat(iso) if iso else None
    except ValueError:
        return None


def moment(*dates: str | None) -> datetime:
    """The first of `dates` that is one, for sorting; a time without a zone counts as UTC."""
    for date in dates:
        if found := parsed(date):
            return found if found.tzinfo else found.replace(tzinfo=UTC)
    return datetime.min.replace(tzinfo=UTC)


def _zone(moment: datetime) -> str:
    name = f"{moment:%z}"
    return "UTC" if name in ("+0000", "-0000") else f"UTC{name[:3]}:{name[3:5]}"


def _primary(language: str) -> str:
    return language.replace("_", "-").split("-")[0].lower()


@cache
def _tables() -> dict[str, Any]:
    tables = tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))
    english = tables["words"][FALLBACK]
    tables["words"] = {
        lang: english | own | {"lang": lang} for lang, own in tables["words"].items()
    }
    return tables
