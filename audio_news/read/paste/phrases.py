"""The phrases that sites write around articles: looking them up in phrases.toml."""

from __future__ import annotations

import itertools
import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from audio_news.read.names import name_share

_KEPT = 1024
"""Lines whose form in the tables is kept: each is asked for many times in a row."""
_BRIEF = 120
"""Characters of a line that says where its writer is to be reached, at most."""
_KEY = 1
"""Letters of a phrase by which it is looked up."""
_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "\u00a0": " "})
_EDGES = re.compile(r"^[^\w©(]+|[^\w)]+$")
_OPENS = re.compile(r"\s*\(opens in (?:a )?new (?:window|tab)\)", re.I)
_COPYRIGHT = re.compile(r"^©.{0,60}\b(?:19|20)\d\d|©\s?(?:19|20)\d\d|©[^.]{0,60}\s(?:19|20)\d\d")
_OF_PICTURE = re.compile(r"copyright:\s[^\d©]{2,40}", re.I)
"""Below a picture: "Copyright: Reuters"; a page's own names a year."""
_NOTICE = re.compile(r"(?:^|[.!?]\s)this (?:content|page|site|website|post)\b", re.I)
_GLUED = re.compile(r"(?:Read more|Read also|See also|Also read)(?=[A-Z‘“'\"])")
_ADDRESS = re.compile(r"https?://|www\.|[^\s@]{1,64}@[^\s@]{1,255}\.\w")
_LINK = re.compile(r"https?://\S+|(?:[\w-]+\.)+[a-z]{2,12}/\S+")
_PRICE = re.compile(
    r"(?:Price:? )?(?:[Ff]rom )?"
    r"(?:[$€£]\s?\d[\d.,]*|\d[\d.,]*\s?€)(?: (?:at|from) [^.,;:!?]{2,25})?"
)
"""The label of a button to buy: "$79 at Poe"."""
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*[km]?\b")
_TRAIL = re.compile(r"[^›»>/|]{2,30}(?:\s[›»>/]\s[^›»>/|]{2,40}){2,}")
"""The way to a page through the site's sections: "Home › News › Harbour"."""
_FORECAST = re.compile(
    r"\b(?:high|low)(?: around| near)? \d+[FC]\b|\bwinds? [nsew]{1,3} at\b"
    r"|\bchance of (?:rain|snow|showers) \d",
    re.I,
)
"""What the weather's box of a paper says: "High 52F. Winds NNE at 10 to 15 mph."."""
_PART = re.compile(r"(?:Seite|Page|Strona|Página) \d{1,2}(?:\s?(?:[\"“„«]|[A-ZÀ-Þ]|$))")
"""A part of an article of several pages in its list of contents: "Seite 2Am Wehr"."""
_DEGREES = re.compile(r"\d\s?°")
_CITED = re.compile(r"\bretrieved \d{1,2} \w+ \d{4} from \S|\bDOI: 10\.\d")
"""How a study, or the page itself, is to be cited."""
_REACH = re.compile(
    r"(?:Contact|Reach|Email|E-mail) [A-Z]\w+ [A-Z][\w'’-]+ (?:at|on|via)\b.{0,20}(?:\d{3,}|@)"
)
"""Where the writer is to be reached."""
_FORM_BELOW = re.compile(r"[.!?]\ssign up (?:here|now|today)(?: for [^.]{2,40})?[.!]?$", re.I)
"""What is offered, with the form to have it below."""
_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
_QUOTED = re.compile(r"[\"“«„][^\"”»“]*[\"”»“]")
_SAID = re.compile(r"[\"“«„][^\"”»“]*[,.!?…][\"”»“]|(?<=\w: )[\"“«„][^\"”»“]*[\"”»“]")
_OPENING = tuple('"“«„')
LABEL = re.compile(r"([^:|–—]{2,40}?)\s*(?::|\||–|—)\s*(?=\S)")
_INITIALS = re.compile(r"^\(?[a-z]{2,3}(?:[/,]\s?[a-z]{2,3})+\)?(?:\s?\([^)]{2,40}\))?$")


_WHERE = re.compile(r"([^.,;:!?]{5,60}) reported from (?=[A-Z])")
"""From where one of the writers reported: others report from places too, so by a name alone."""


@lru_cache(maxsize=_KEPT)
def normal(line: str) -> str:
    """Return a line as the tables have it: lower case, straight quotes, numbers as 0."""
    line = " ".join(_OPENS.sub("", line.translate(_STRAIGHT)).casefold().split())
    return _EDGES.sub("", _NUMBER.sub("0", line))


def furniture(line: str) -> float:
    """Return how surely a line is furniture by its words alone: 0 not, 1 known, between by share.

    A phrase within a long sentence counts by the part of the sentence that it makes.
    """
    said = normal(_unquoted(line))
    table = tables()["furniture"]
    if not said and line[:1] in _OPENING:
        return 0.0  # "Yes."
    if said in table["whole"]:
        return 1.0
    if _COPYRIGHT.search(line):
        return 1.0
    if _LINK.fullmatch(line.strip()) or _PRICE.fullmatch(line.strip()):
        return 1.0
    if (_TRAIL.fullmatch(line) and line[-1:] not in ".!?") or _FORM_BELOW.search(line):
        return 1.0
    if said and set(said.split()) <= tables()["payment"]["words"]:
        return 1.0
    if _PART.match(line):
        return 1.0
    if _is_weather(line) or _CITED.search(line) or (_REACH.match(line) and len(line) < _BRIEF):
        return 1.0
    words = len(said.split()) or 1
    best = 0.0
    for phrase in _opening(said, "furniture"):
        size = len(phrase.split())
        best = max(best, 1.0 if size > 3 else min(1.0, (3 * size + 3) / (words + 4)))
    hits = [phrase for phrase in table["part"] if phrase in said]
    if hits:
        covered = sum(len(phrase.split()) + 1 for phrase in hits)
        best = max(best, min(1.0, 4 * covered / (words + 4)))
    return best


def _is_weather(line: str) -> bool:
    """Whether a line is from a paper's box of the weather: "Tuesday, May 19 4PM 17°C 7PM 15°C"."""
    tokens = line.split()
    digits = sum(any(letter.isdigit() for letter in token) for token in tokens)
    cold = _DEGREES.search(line) is not None and digits > 0.4 * len(tokens)
    return cold or len(set(_FORECAST.findall(line.casefold()))) > 1


def told(line: str) -> float:
    """Return how surely a line tells what somebody said (1) or did (0.7), outside quotations."""
    words = _outside(line)
    table = tables()["told"]
    if line.endswith("?"):
        return 0.0
    if any(
        word in table["reporting"] and before not in table["writers"]
        for before, word in itertools.pairwise(words)
    ):
        return 1.0
    past = any(word in table["past"] for word in words[1:])
    return 0.7 if past and not _for_site(words) else 0.0


def speaks_for_site(line: str) -> float:
    """Return how far a line is the site speaking, of itself or to its readers (0..1)."""
    return min(1.0, 0.5 * _for_site(_outside(line)))


def notice(line: str) -> float:
    """Return how surely the site speaks of this very page: "This post is public, so..."."""
    words = _outside(line)
    reader = any(word in tables()["call"]["address"] for word in words) or "please" in words
    if any(word in tables()["told"]["past"] for word in words) and not reader:
        return 0.0  # "This site was a Roman camp."
    if _NOTICE.search(line):
        return 1.0
    itself = tables()["told"]["itself"]
    this = any(word in itself and before == "this" for before, word in itertools.pairwise(words))
    return 0.9 if this and reader else 0.0


def _for_site(words: Sequence[str]) -> int:
    """Return how many words speak to the reader ("your") or of the page ("this article")."""
    address, itself = tables()["call"]["address"], tables()["told"]["itself"]
    this = sum(word in itself and before == "this" for before, word in itertools.pairwise(words))
    return this + sum(word in address for word in words)


@lru_cache(maxsize=_KEPT)
def _outside(line: str) -> tuple[str, ...]:
    """Return a line's words but for those in quotation marks."""
    return tuple(_WORD.findall(_QUOTED.sub(" ", line.translate(_STRAIGHT)).casefold()))


def _unquoted(line: str) -> str:
    """Return a line without its quotations, where it has whole ones that end in a mark."""
    return _SAID.sub(" ", line.translate(_STRAIGHT))


def call(line: str) -> float:
    """Return how far a line asks its reader to do something: subscribe, follow, donate."""
    bare = _QUOTED.sub(" ", line.translate(_STRAIGHT)).casefold()
    parts = [(_WORD.findall(part), part) for part in re.split(r"(?<=[.!?])\s", bare)]
    calls = [(_call(words, part), len(words)) for words, part in parts if words]
    if not calls:
        return 0.0
    mean = sum(value * size for value, size in calls) / sum(size for _, size in calls)
    strongest = max(value for value, _ in calls) if len(calls) < 4 else 0.0
    return max(mean, 0.7 * strongest, _call([word for words, _ in parts for word in words]))


def _call(words: list[str], sentence: str = "") -> float:
    table = tables()["call"]
    things = sum(word in table["things"] for word in words)
    address = sum(word in table["address"] for word in words)
    found = 0.0
    if words[0] in table["verbs"] and things and (address or len(words) < 8):
        found += 0.6
    elif words[0] in table["verbs"] and _ADDRESS.search(sentence):
        found += 0.8  # "Send your letter to ..."
    if words[:2] == ["sign", "up"] and len(words) < 9:
        found += 0.6
    things -= words.count("us")  # "We were four, and nobody waited for us"
    if address and things > 0:
        found += min(0.8, 0.3 * min(address, things) + 0.1 * (address + things))
    return min(1.0, found * min(1.0, 30 / len(words)))


@lru_cache(maxsize=_KEPT)
def related_label(line: str) -> str:
    """Return the label that sends the reader to another story, or an empty string."""
    said = line.translate(_STRAIGHT).casefold().strip(" \t*•·▶►→-–—>|[")
    table = tables()["related"]
    if glued := _GLUED.match(line.strip()):
        return glued[0].casefold()  # "Read moreMill to close"
    if line.startswith("[ ") and line.endswith(" ]"):
        return "read"  # "[ How the mill was saved ]"
    match = LABEL.match(said)
    if match and match[1].strip() in table["labels"]:
        return match[1].strip()
    return next(
        (
            label
            for label in table["plain"]
            if said.startswith(label + " ") and not said.endswith((".", "!"))
        ),
        "",
    )


def is_summary(line: str) -> bool:
    """Whether a line is the label over the main points: "Key points"."""
    return normal(line) in tables()["summary"]["whole"]


def is_related(line: str) -> bool:
    """Whether a line does nothing but point to another story."""
    return normal(line) in tables()["related"]["plain"] or (
        related_label(line) in tables()["related"]["plain"]
    )


def is_note(line: str) -> bool:
    """Whether an editor speaks: a note, a correction, "This article was amended"."""
    return _is_set_off(normal(line), "note")


def is_disclosure(line: str) -> bool:
    """Whether a short line says how a machine had a part in the page or its audio."""
    said = normal(line)
    return len(said.split()) <= 20 and any(part in said for part in tables()["disclosure"]["part"])


def is_staff_credit(line: str) -> bool:
    """Whether a line says who else worked on the text: "Editing by J. Roe"."""
    said = normal(line)
    table = tables()["credit"]
    if _INITIALS.match(line):
        return True
    where = _WHERE.match(line)
    if where and name_share(where[1]) == 1.0:
        return True
    return len(said.split()) <= 45 and (
        any(said.startswith(phrase) for phrase in table["start"])
        or (len(said.split()) <= 30 and any(phrase in said for phrase in table["part"]))
    )


def closes(line: str) -> bool:
    """Whether a line is one that stands only below a whole article, however long it is."""
    return normal(line).startswith(tuple(tables()["tail"]["closing"]))


def ends_article(line: str) -> float:
    """Return how surely a line is the title of what comes after an article: "Most read" is 1.

    A box of related stories also stands in the middle of articles, so its title is 0.5.
    """
    said = normal(line)
    table = tables()["tail"]
    if _OF_PICTURE.fullmatch(line.strip()):
        return 0.0
    short = len(said.split()) <= 10
    if closes(line):
        return 1.0
    if short and (said in table["soft"] or said.startswith(tuple(table["soft_start"]))):
        return 0.5
    return float(said in table["whole"] or (short and said.startswith(tuple(table["start"]))))


def _is_set_off(said: str, kind: str) -> bool:
    """Whether a phrase opens a line and is set off from the rest, or is a sentence itself."""
    for phrase in _opening(said, kind):
        rest = said[len(phrase) :]
        if (
            not rest
            or rest[0] in ":.(-–—"
            or rest[:2] in (" -", " –", " —", " (")
            or len(phrase) > 18
        ):
            return True
    return False


def _opening(said: str, kind: str) -> list[str]:
    """Return the phrases of a kind that a line may have at its start, and has."""
    starts = _starts(kind)
    return [phrase for phrase in starts.get(said[:_KEY], ()) if said.startswith(phrase)]


@lru_cache(maxsize=8)
def _starts(kind: str) -> Mapping[str, Sequence[str]]:
    """Phrases for the start of a line, by their first letters."""
    found: dict[str, list[str]] = {}
    for phrase in sorted(tables()[kind]["start"]):
        found.setdefault(phrase[:_KEY], []).append(phrase)
    return found


@lru_cache(maxsize=1)
def tables() -> Mapping[str, Mapping[str, frozenset[str]]]:
    table = tomllib.loads((Path(__file__).parent / "phrases.toml").read_text(encoding="utf-8"))
    return {
        name: {kind: frozenset(phrases) for kind, phrases in kinds.items()}
        for name, kinds in table.items()
    }
