"""When an article was published and changed, as pages write it -> ISO 8601.

Nothing is guessed: a date without its year, "3 hours ago" and 03/04/2024 (March or April?)
give no stamp, and a time keeps the zone it came with or has none.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from audio_news.read.clocks import Time, offset, table, times

_SAME_STORY_DAYS = 10
"""A date within so many days of another on the page is likely of the same story."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date found in text, as precise as the source."""

    iso: str
    label: str = ""
    """"published", "modified", or empty where the page did not say."""


@dataclass(frozen=True, slots=True)
class _Day:
    start: int
    end: int
    day: date
    other: date | None = None
    """The other reading of a date that does not say whether day or month goes first."""


def stamps(text: str, known: Collection[date] = ()) -> list[Stamp]:
    """Return the dates in `text` with their times of day, in order.

    `known` days, named elsewhere on the page, settle whether 03/04/2024 is in March or April.
    """
    text = _unglued(text)
    return [stamp for stamp, _, _ in _spans(text, known)]


def days(text: str) -> list[date]:
    """Return the days that `text` names beyond doubt."""
    return [place.day for place in _days(_unglued(text)) if place.other is None]


def _spans(text: str, known: Collection[date] = ()) -> list[tuple[Stamp, int, int]]:
    """Return each stamp with where it was said."""
    clocks = times(text)
    found: list[tuple[Stamp, int, int]] = []
    since = 0
    for place in _days(text):
        if place.start < since:
            continue
        time = _time_beside(text, place, clocks)
        day = _settled(place, time, known, text[since : place.start])
        if day is None:
            continue
        iso, start, end = day.isoformat(), place.start, place.end
        if time is not None:
            iso += f"T{time.clock}{offset(time, day)}"
            clocks.remove(time)
            start, end = min(start, time.start), max(end, time.end)
        found.append((Stamp(iso, _label(text[since:start])), start, end))
        since = end
    return found


def published_and_modified(found: list[Stamp]) -> tuple[str | None, str | None]:
    """Choose the two dates of an article; a date that says which it is goes first."""
    published = [stamp.iso for stamp in found if stamp.label == "published"]
    unlabelled = [stamp.iso for stamp in found if not stamp.label]
    modified = [stamp.iso for stamp in found if stamp.label == "modified"]
    return next(iter(published or unlabelled), None), next(iter(modified), None)


def time_share(text: str) -> float:
    """Return how much of a line (0..1) only says when: a date, "3 hours ago", "2 min read"."""
    rest = _without(_unglued(text), undated=True)
    words = _WORD.findall(rest)
    if not _WORD.search(text):
        return 0.0
    left = sum(len(word) for word in words if word.lower() not in _filler())
    total = sum(len(word) for word in _WORD.findall(text))
    said = len(rest.split()) < len(text.split())  # else there are only words like "today"
    return max(0.0, 1.0 - left / total) if said else 0.0


def without_times(text: str) -> str:
    """Return `text` with dates, their weekdays, times of day and reading times taken out."""
    words = _without(_unglued(text)).split()
    return " ".join(word for word in words if word.strip(",.|").lower() not in _weekdays())


def _without(text: str, *, undated: bool = False) -> str:
    rest = _READING.sub(" ", _RELATIVE.sub(" ", text))
    places = [(start, end) for _, start, end in _spans(rest)]
    places += [(day.start, day.end) for day in _days(rest) if day.other is not None]
    since = len(rest)
    for start, end in sorted(places, reverse=True):
        if end > since:
            continue  # settled, with its time
        since = start
        rest = rest[:start] + " " + rest[end:]
    for time in reversed(times(rest)):
        rest = rest[: time.start] + " " + rest[time.end :]
    return _no_year().sub(" ", rest) if undated else rest


_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d+")
_UNITS = (
    r"(?:seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?|[smhdw]"
    r"|minuten?|stunden?|tagen?|heures?|jours?|horas?|días?|годин[иу]?|хвилин[иу]?|godzin[ęy]?)"
)
_RELATIVE = re.compile(
    rf"\b(?:(?:about|an?|\d+)\s*{_UNITS}\s+(?:ago|тому|temu)|(?:vor|il y a|hace)\s+\d+\s*{_UNITS}"
    r"|just now)\b",
    re.I,
)
_READING = re.compile(
    r"\b(?:(?:reading time|estimated read|lesezeit|temps de lecture|lecture)\s*:?\s*)?"
    r"\d+\s*[-–]?\s*"
    r"(?:min(?:ute)?s?\.?|хв\.?)(?:\s*(?:read|to read|reading|lesezeit|de lecture|de lectura"
    r"|czytania|читання))?(?![\w:])",
    re.I,
)
_YEAR = r"(?P<y>(?:19|20)\d\d)"
_DAY_FIRST = re.compile(  # words of languages in which the day always is
    r"(?<!\w)(?:publiée?|modifiée?|mise? à jour|le|publicad[oa]|actualizad[oa]|el"
    r"|veröffentlicht|aktualisiert|vom|pubblicato|aggiornato|il|опубліковано|оновлено"
    r"|opublikowano|aktualizacja)\s*:?\s*$",
    re.I,
)
_ISO = re.compile(
    r"(?<!\d)(?P<y>(?:19|20)\d\d)[-/.](?P<m>0?[1-9]|1[0-2])[-/.](?P<d>0?[1-9]|[12]\d|3[01])(?!\d)"
)
_NUMERIC = re.compile(
    r"(?<![\d.,$€£])(?P<d>0?[1-9]|[12]\d|3[01])(?P<s>[./-])(?P<m>0?[1-9]|[12]\d|3[01])(?P=s)"
    # "10/22/26" is a day where a time of day follows; alone it may be anything.
    r"(?P<y>(?:19|20)\d\d|\d\d(?=,?\s+\d{1,2}:\d\d))"
)
_GAP_BEFORE_TIME = re.compile(
    r"[\s,;|·•/()\[\]T\-–—]*(?:(?:at|um|à|a las?|o godz\.?|o|об|о|kl\.?)\s+)?", re.I
)
_GAP_AFTER_TIME = re.compile(
    r"[\s,;|·•/()\-–—]*(?:(?:on|le|am)\s+)?(?:[^\W\d_]{2,10}\.?,?\s+)?", re.I
)


@lru_cache(maxsize=1)
def _weekdays() -> frozenset[str]:
    return frozenset(table()["words"]["weekdays"])


@lru_cache(maxsize=1)
def _filler() -> frozenset[str]:
    tables = table()
    words = (
        set(tables["words"]["filler"]) | _weekdays() | {zone.lower() for zone in tables["zones"]}
    )
    words |= {zone.lower() for zone in tables["places"]}
    for phrases in tables["labels"].values():
        words |= {word for phrase in phrases for word in phrase.split()}
    return frozenset(words)


@lru_cache(maxsize=1)
def _months() -> dict[str, int]:
    """Month name, whole or cut as usual -> 1..12."""
    months: dict[str, int] = {"sept": 9, "setiembre": 9, "mrt": 3}
    for names in (*table()["full"].values(), *table()["months"].values()):
        months |= {name: number for number, name in enumerate(names, 1)}
    return months


@lru_cache(maxsize=1)
def _worded() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Month before day, and day before month."""
    names = "|".join(sorted(_months(), key=len, reverse=True))
    month = rf"(?P<m>{names})(?![^\W\d_])\.?"
    day = r"(?P<d>0?[1-9]|[12]\d|3[01])"
    first = re.compile(rf"(?<![^\W\d_]){month}\s*{day}(?:st|nd|rd|th)?,?\s*{_YEAR}", re.I)
    second = re.compile(
        rf"(?<![\d:.]){day}(?:st|nd|rd|th|er|º|\.)?[\s-]*(?:of |de )?{month}"
        rf",?[\s-]*(?:de |del )?{_YEAR}",
        re.I,
    )
    return first, second


@lru_cache(maxsize=1)
def _no_year() -> re.Pattern[str]:
    """ "Nov. 15" and "15 NOV": no stamp, but nothing else than a time either."""
    names = "|".join(sorted(_months(), key=len, reverse=True))
    return re.compile(
        rf"(?<![^\W_])(?:(?:{names})\.?\s\d{{1,2}}|\d{{1,2}}\.?\s(?:{names}))(?![^\W_])\.?", re.I
    )


_GLUED = re.compile(
    r"(?<=\d)[Tt](?=\d\d:)"  # the T of ISO 8601 itself
    r"|(?<=[^\d](?:19|20)\d\d)(?=\d{1,2}(?::\d\d|[ .]\s?[^\W\d_]{3}))"
    r"|(?<=[\d)])(?=(?:Updated|Modified|Published|Last)\b)"
    r"|(?<=\b[A-Z]{3})(?=(?:Updated|Modified|Published|Last)\b)"
    r"|(?<=\b[A-Z]{2})(?=(?:Updated|Modified|Published|Last)\b)"
    r"|(?<=\bPublished)(?=[A-Z\d])|(?<=\bPosted)(?=[A-Z\d])|(?<=\bUpdated)(?=[A-Z\d])"
    r"|(?<=[AaPp][Mm])(?=(?:Updated|Modified|Published|Last)\b)"
)


def _unglued(text: str) -> str:
    """Part what a page shows apart and a paste glues: "November 15, 20244:09 PM UTCUpdated"."""
    return _GLUED.sub(" ", text)


def _days(text: str) -> list[_Day]:
    """Return the days named in `text`, in order."""
    found: list[_Day] = []
    if _DIGIT.search(text) is None:
        return found
    for pattern in _worded():
        for match in pattern.finditer(text):
            if day := _date(match["y"], _months()[match["m"].lower()], match["d"]):
                found.append(_Day(*match.span(), day))
    for match in _ISO.finditer(text):
        if day := _date(match["y"], match["m"], match["d"]):
            found.append(_Day(*match.span(), day))
    for match in _NUMERIC.finditer(text):
        day = _date(match["y"], match["m"], match["d"])
        # 15.11.2024 has the day first wherever it is written.
        other = None if match["s"] == "." else _date(match["y"], match["d"], match["m"])
        if day and other and day != other:
            found.append(_Day(*match.span(), day, other))
        elif day or other:
            found.append(_Day(*match.span(), day or other))  # type: ignore[arg-type]
    return sorted(found, key=lambda place: (place.start, -place.end))


def _date(year: str, month: str | int, day: str) -> date | None:
    try:
        century = 2000 if len(year) == 2 else 0
        return date(century + int(year), int(month), int(day))
    except ValueError:
        return None


def _settled(place: _Day, time: Time | None, known: Collection[date], before: str) -> date | None:
    """Day or month first? Told by the language of the words `before`, by a day named elsewhere,
    or by the zone of the time beside it."""
    if place.other is None or _DAY_FIRST.search(before):
        return place.day
    near = [
        day
        for day in (place.day, place.other)
        if any(abs((day - other).days) <= _SAME_STORY_DAYS for other in known)
    ]
    if len(near) == 1:
        return near[0]
    if time is None:
        return None
    if time.zone in ("ET", "CT", "MT", "PT", "EST", "EDT", "PST", "PDT", "CDT", "MDT"):
        return place.other
    return place.day if time.zone in ("GMT", "BST", "CET", "CEST", "EET", "EEST") else None


def _time_beside(text: str, place: _Day, clocks: list[Time]) -> Time | None:
    """Return the time that belongs to the date: after it, else before it."""
    for time in clocks:
        if time.start >= place.end and _GAP_BEFORE_TIME.fullmatch(text, place.end, time.start):
            return time
    for time in clocks:
        if time.end <= place.start and _GAP_AFTER_TIME.fullmatch(text, time.end, place.start):
            return time
    return None


def _label(before: str) -> str:
    """Return what the words since the last date say the next one is."""
    words = [word.lower() for word in _WORD.findall(before)][-4:]
    for size in range(len(words)):
        for kind in ("modified", "published"):
            for end in range(len(words), size, -1):
                if " ".join(words[size:end]) in table()["labels"][kind]:
                    return kind
    return ""
