"""The day an article was published, as a line that is read after its byline."""

from __future__ import annotations

import re

from audio_news.script.spoken.tables import table

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_ORDER = {
    "en": "{month} {day}, {year}.",
    "de": "{day}. {month} {year}.",
    "fr": "{day} {month} {year}.",
    "es": "{day} de {month} de {year}.",
    "pl": "{day} {month} {year}.",
    "uk": "{day} {month} {year} року.",
}


def dateline(published: str | None, language: str) -> str:
    """ "2026-11-18T18:42" -> "November 18, 2026."; empty where day or language is not known."""
    found = _DAY.match(published or "")
    if not found or language not in _ORDER:
        return ""
    year, month, day = map(int, found.groups())
    if language == "en":
        names = list(table("calendar")["months"])
    else:
        names = table(f"languages/{language}")["month_names"]
    return _ORDER[language].format(day=day, month=names[month - 1], year=year)
