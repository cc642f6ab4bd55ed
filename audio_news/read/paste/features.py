"""What can be seen of a line by itself, as numbers from 0 to 1."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from audio_news.read.dates import stamps, time_share, without_times
from audio_news.read.language import function_words, share
from audio_news.read.names import after_by, is_house, is_job, name_share
from audio_news.read.paste import phrases, pictures
from audio_news.read.paste.credits import bare
from audio_news.read.paste.lines import Line

Features = Mapping[str, float]

RUNNING = 0.45
"""How much of prose() makes a line running text."""
_LONGEST = 1500
_OWN = 0.35
"""How topical a heading of the article is, more than this."""
_SHOUTED = 5
"""Words of a heading in capitals, at most: the title of another story has more."""
_SIGNED = 24
"""Words of a line that says who wrote, fewer than these."""

_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*|\d[\d.,:]*")
_LETTERS = re.compile(r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*")
_STOP = re.compile(r"[.!?…。](?:[\"'”’»“)\]]|\s»)*(?:\s?\[\d+\])?(?:\s?[♦■●◆▪∎†])?$")
_SPEECH = re.compile(r"^[\"“«„'‘]|[\"“«„].{8,}[,.!?][\"”»“]")
_ADDRESS = re.compile(
    r"https?://|www\.|\S+@\S+\.\w|(?<!\w)@\w{2,}|\b[\w-]+\.(?:com|org|net|ua|co\.uk)\b"
)
_FROM = re.compile(r"[Rr]eport(?:ing|s) from (?:the )?[A-ZÀ-Þ]")
"""From where who is named above it writes: "Reporting from Oxmoor"."""
_RATE = re.compile(r"\([^()=]{1,30} = [^()=]{2,60}\)")
"""What money is worth in another, as agencies add it: "($1 = 0.86 euros)"."""
_LIVED = re.compile(
    r"(?:born|died|geboren|gestorben|née?|mort|décédée?|nació|nacid[oa]|murió|urodzon[ya]|zmarła?"
    r"|народи\w+|помер\w*)\b",
    re.I,
)
"""Opens a line with the days on which somebody was born and died."""
_SEPARATED = re.compile(r"\s[|›»>•·/]\s|\w\s?\|\s?\w|^\w+ \d.*\d\s[-–]\s\w+$")
_DATELINE = re.compile(
    r"^[A-ZÀ-ÞА-ЯІЇЄҐ][A-ZÀ-ÞА-ЯІЇЄҐ'’. -]{2,30}"
    r"(?:,\s[^\d–—-]{2,30}|,\s[A-Z][a-z]{2,8}\.?\s\d{1,2})?"
    r"\s?(?:\([A-Z][\w\s.-]{1,20}\))?\s?[–—-]{1,2}\s"
)
_TURN = re.compile(
    r"^(?:Q|A|P|R|Question|Answer|Питання|Відповідь|Frage|Antwort)\s?(?:\d+)?[:.]\s", re.I
)
_SPEAKER = re.compile(r"^([A-ZÀ-ÞА-ЯІЇЄҐ][\w'’.-]*(?:\s[A-ZÀ-ÞА-ЯІЇЄҐ][\w'’.-]*){0,4}):\s+\S")
_TITLE = re.compile(  # "How the deal was made", "Rates to fall, bank says"
    r"^(?:why|how|what|who|where|inside|meet)\b[^.!?]*$"
    r"|,\s[\w .'’-]{2,40}\s(?:says|say|reports|report|finds|shows|show|warns)$",
    re.I,
)
_SOURCE = re.compile(r"(?:source|sources|quelle|źródło|fuente|джерело)\s?:", re.I)
_TIMED = re.compile(r"\b\d{1,2}[:.]\d\d\b(?!\.\d)|\b\d{1,2}\s?[ap]\.?m\b", re.I)
_STAMPED = re.compile(r"^(?:[01]?\d|2[0-3])[:.][0-5]\d(?:\s?[ap]\.?m\.?)?\b")


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of a page, and what holds for all of them."""

    lines: tuple[Line, ...]
    spaced: bool
    """Whether blank lines part the paragraphs."""
    known: frozenset[str]
    """Function words of the page's language."""
    counts: Mapping[str, int]
    """How often each line is there, in lower case."""
    vocabulary: Mapping[str, int]
    """In how many long lines each content word is."""
    speakers: frozenset[str]
    """Who is named with a colon before two lines or more, as in an interview."""


def see_page(lines: list[Line]) -> Page:
    """Gather what the whole page tells about its lines."""
    long = [line for line in lines if len(line.text) > 120]
    spaced = sum(line.gap_before for line in long) > 0.6 * len(long)
    return Page(
        lines=tuple(lines),
        spaced=spaced,
        known=_language(lines),
        counts=Counter(line.text.casefold() for line in lines),
        vocabulary=Counter(word for line in long for word in content_words(line.text)),
        speakers=_speakers(lines),
    )


def content_words(text: str) -> frozenset[str]:
    """Return the longer words, cut to their stems' length, that a text is about."""
    words = (w[:-2] if w.endswith(("'s", "’s")) else w for w in _LETTERS.findall(text))
    return frozenset(word.casefold()[:7] for word in words if len(word) > 3)


def see(page: Page, line: Line) -> dict[str, float]:
    """Return the features of one line; those not named are 0."""
    text = line.text
    if len(text) > _LONGEST:  # its beginning and end tell enough, whatever it is
        text = f"{text[: _LONGEST - 300]} {text[-300:]}"
    words = _WORD.findall(text)
    seen = _shape(page, text, words)
    seen |= _words(text) if words else {"furniture": 1.0}
    repeats = page.counts[text.casefold()]
    when = time_share(text) if len(words) < 40 and not _LIVED.match(text) else 0.0
    clock = when > 0.6 and not stamps(text) and re.search(r"\d[:.]\d\d|\d\s?[ap]\.?m", text)
    topical = _topical(page, text)
    if seen.get("shouted") and topical > _OWN:
        seen["shouted"] = 0.0
    notice = phrases.notice(text) if topical < 0.3 else 0.0
    if notice < 1.0 and seen.get("told"):
        notice = 0.0  # "I told her that this page would be yours"
    rest = without_times(text) if when > 0.2 else text
    rest = bare(rest) if len(words) < _SIGNED else rest
    seen |= {
        "marked": float(bool(line.marker.strip()) and not _dialogue(line)),
        "repeated": float(repeats > 1 and len(words) < 12),
        "topical": topical,
        "notice": notice,
        "when": _only(when, len(words), seen),
        "clock": float(bool(clock)),
        "timed": float(when > RUNNING and _TIMED.search(text) is not None),
        "tabbed": float(line.marker == "\t"),
        "titlelike": float(len(words) > 6 and _TITLE.search(text) is not None),
        "by": _by(rest, len(words)),
        "name": _name(rest),
        "no_name": float(_is_no_name(text)),
        "job": float(
            len(words) <= 9 and not _STOP.search(text) and (is_job(text) or bool(_FROM.match(text)))
        ),
    }
    return {name: value for name, value in seen.items() if value}


def prose(seen: Features) -> float:
    """Return how surely a line is running text that belongs to an article."""
    sentence = seen.get("sentence", 0.0)
    if not sentence:
        return 0.0
    furniture, call = seen.get("furniture", 0.0), seen.get("call", 0.0)
    return max(
        0.0, sentence - max(furniture, call, seen.get("picture", 0.0), seen.get("staff", 0.0))
    )


def runs(seen: Features) -> bool:
    """Whether a line is running text."""
    return prose(seen) >= RUNNING


def signs(seen: Features) -> bool:
    """Whether a line says who wrote the article, or on which day."""
    return seen.get("by", 0) > 0.6 or (seen.get("when", 0) > 0.6 and not seen.get("clock"))


def _shape(page: Page, text: str, words: list[str]) -> dict[str, float]:
    count = len(words)
    letters = [word for word in words if word[0].isalpha()]
    stop = _STOP.search(text) is not None or _RATE.fullmatch(text) is not None
    grammar = min(1.0, share(letters, page.known) / 0.22) if letters else 0.0
    capitals = [word for word in letters[1:] if len(word) > 3]
    return {
        "sentence": _sentence(count, stop, grammar),
        "stop": float(stop),
        "fragment": float(not stop and count <= 14 and not text.endswith(":")),
        "tiny": float(count <= 3 and not stop),
        "phrase": float(4 <= count <= 22),
        "long": min(1.0, max(0, count - 14) / 20),
        "cut": float(count >= 12 and not stop and not text.endswith((":", ";"))),
        "colon": float(text.endswith(":")),
        "question": float(text.endswith("?") and count <= 14 and text[:1] not in '"“«„'),
        "titled": float(
            len(capitals) >= 3 and sum(w[0].isupper() for w in capitals) > 0.7 * len(capitals)
        ),
        "capitals": float(len(letters) > 1 and text.isupper()),
        "shouted": float(not stop and len(letters) > _SHOUTED and text.isupper()),
        "speech": float(_SPEECH.search(text) is not None and count > 3),
        "address": float(_ADDRESS.search(text) is not None),
        "separated": float(_SEPARATED.search(text) is not None),
        "dateline": float(_DATELINE.match(text) is not None and count > 12),
        "turn": float(_TURN.match(text) is not None or _speaker(text) in page.speakers),
        "stamped": float(_STAMPED.match(text) is not None and count > 5),
        "numbers": float(count > 0 and not letters and time_share(text) < 0.6),
    }


def _words(text: str) -> dict[str, float]:
    told = phrases.told(text) if _STOP.search(text) else 0.0
    damped = 1.0 - 0.8 * told  # "Follow us, the pilots called out, she said."
    known, call = damped * phrases.furniture(text), damped * phrases.call(text)
    return {
        "told": told,
        "own": phrases.speaks_for_site(text),
        "furniture": known,
        "surely": float(known > 0.74 or call > 0.94),
        "call": call,
        "pointer": float(bool(phrases.related_label(text))),
        "signpost": float(phrases.is_related(text)),
        "summary": float(phrases.is_summary(text)),
        "picture": pictures.caption(text),
        "described": float(pictures.describes(text)),
        "alt": float(pictures.is_alt_text(text)),
        "owner": float(pictures.is_credit(text)),
        "tool": pictures.is_tool(text),
        "editor": float(phrases.is_note(text)),
        "machine": float(phrases.is_disclosure(text)),
        "staff": damped * float(phrases.is_staff_credit(text)),
        "closing": float(phrases.closes(text)),
        "over": phrases.ends_article(text),
    }


def _only(when: float, count: int, seen: Features) -> float:
    """Return how far a line only says when: "May 3, 2025, was a Saturday." says more."""
    if count >= 16 and when <= 0.85:
        return 0.0
    if 0.3 < when < 0.7 and count < 10 and seen.get("separated"):
        when = 0.7  # "May 5, 2025 - Rivers"
    return when * (1.0 - 0.8 * seen.get("told", 0.0))


def _dialogue(line: Line) -> bool:
    """Whether a dash opens speech, as in Polish or French: "- Dzień dobry - mówi Anna." """
    return line.marker in ("-", "–", "—") and re.search(r"\s[–—-]\s", line.text) is not None


def _speaker(text: str) -> str | None:
    match = _SPEAKER.match(text)
    return match[1] if match and not phrases.is_note(text) else None


def _speakers(lines: list[Line]) -> frozenset[str]:
    named = Counter(speaker for line in lines if (speaker := _speaker(line.text)))
    return frozenset(speaker for speaker, times in named.items() if times > 1)


def _sentence(count: int, stop: bool, grammar: float) -> float:
    """Return how far a line is whole sentences: long enough, stopped, with small words."""
    if count < 4:
        return 0.4 if stop and count > 1 else 0.0
    size = min(1.0, count / 12)
    return size * ((0.6 if stop else 0.15) + 0.4 * grammar)


def _topical(page: Page, text: str) -> float:
    """Return how many of a line's content words other long lines of the page use too."""
    words = content_words(text)
    own = 1 if len(text) > 120 else 0
    hits = sum(page.vocabulary.get(word, 0) > own for word in words)
    return hits / len(words) if words else 0.0


def _by(rest: str, count: int) -> float:
    """Return how surely a line begins with "By" and goes on with a name."""
    said = after_by(rest)
    if not said or count > 30 or (_STOP.search(rest) and count > 12):
        return 0.0
    named = max(
        name_share(part) for part in re.split(r"[,|•·(]| in | at |\s[–—-](?:\s|$)", said) or [said]
    )
    return (
        1.0
        if named > 0.7 or is_house(said)
        else (0.7 if said[:1].isupper() and count <= 4 else 0.0)
    )


def _name(rest: str) -> float:
    if _STOP.search(rest) and not re.search(r"\b[A-Z]\.$", rest):
        return 0.0
    if _is_no_name(rest):
        return 0.0
    part = re.split(r"\s*[,|•·]\s*|\s[–—-]\s", rest)[0]
    first = re.split(r"\s+in\s+(?=[A-Z])", part)[0]
    first, _, agency = first.partition(" with ")
    if agency and not is_house(agency):
        return 0.0
    after = rest[len(part) :]
    if len(after.split()) > 5 and not is_job(after) and name_share(after) < 1.0:
        return 0.0  # "In Valmont, the last bookshop becomes a cooperative"
    if len(rest.split()) <= 5 and is_house(rest) and rest[:1].isupper():
        return 0.8
    return 1.0 if name_share(first) == 1.0 and len(first.split()) <= 8 else 0.0


def _is_no_name(text: str) -> bool:
    """Whether a short line, though in capitals, cannot be a byline: "“Low Tide”", "Source: Poe"."""
    return text[:1] in tuple('"“«„‘') or _SOURCE.match(text) is not None


def _language(lines: list[Line]) -> frozenset[str]:
    sample = [word for line in lines if len(line.text) > 80 for word in _LETTERS.findall(line.text)]
    sample = sample[:2000] or [word for line in lines for word in _LETTERS.findall(line.text)][:500]
    return max(function_words().values(), key=lambda known: share(sample, known))
