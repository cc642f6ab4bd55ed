"""The phrases that sites write around articles: looking them up in phrases.toml."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "\u00a0": " "})
_EDGES = re.compile(r"^[^\w©(]+|[^\w)]+$")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*[km]?\b")
_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
_QUOTED = re.compile(r"[\"“«„][^\"”»“]*[\"”»“]")
_LABEL = re.compile(r"([^:|–—]{2,40}?)\s*(?::|\||–|—)\s*(?=\S)")
_PARENTHESIS = re.compile(r"[(\[]([^()\[\]]{2,120})[)\]]\s*\.?$")
_LABELLED = re.compile(
    r"(image source|image caption|file photo"
    r"|(?:photo|photograph|illustration|image|graphic)s? by),?\s"
)
_CREDITED = re.compile(
    r"\b(?:REUTERS|Reuters|AFP|EPA|AP Photo|Getty Images?)\s?/\s?[A-Z]"
    r"|\([A-ZÀ-ÞА-ЯІЇЄҐ][^()/]{2,60}/\s?[A-ZÀ-ÞА-ЯІЇЄҐ][^()/]{1,60}\)\.?$"
    r"|[a-z](?:Image|Photo|Photograph|Bild|Foto)s?(?: by|:)\s\S.{2,80}$"  # glued to the caption
    r"|\S.{20,}©\s?\w[^.]{1,60}$|[.!?)]\s?(?:Photograph|Photo|Illustration)s? by [A-Z][^.]{2,60}$"
    r"|Credit\s?(?:\.\.\.|…)\s?\S"
    r"|[.!?»”\"]\s[A-ZÀ-ÞА-ЯІЇЄҐ][A-ZÀ-ÞА-ЯІЇЄҐ'’.&/«»() -]{7,80}$"  # "... Friday. JANE ROE / EFE"
    r"|[.!?)\s](?:Photo|Photograph|Image|Picture|Illustration|Credit|Foto|Bild|Фото|Crédit|Fot\.)s?"
    r"(?: by| credit)?\s?:\s\S[^.]{2,80}$"
)
_INITIALS = re.compile(r"^[a-z]{2,3}(?:[/,]\s?[a-z]{2,3})+(?:\s?\([^)]{2,40}\))?$")
_OWNED = re.compile(r"[/|]\s*[^/|]*\b(?:images?|photos?|pictures|press|agency|wire|news|via .*)$")


def normal(line: str) -> str:
    """Return a line as the tables have it: lower case, straight quotes, numbers as 0."""
    line = " ".join(line.translate(_STRAIGHT).casefold().split())
    return _EDGES.sub("", _NUMBER.sub("0", line))


def furniture(line: str) -> float:
    """Return how surely a line is furniture by its words alone: 0 not, 1 known, between by share.

    A phrase within a long sentence counts by the part of the sentence that it makes.
    """
    said = normal(line)
    table = _tables()["furniture"]
    if said in table["whole"]:
        return 1.0
    if re.fullmatch(r"https?://\S+", line.strip()):
        return 1.0
    if said and set(said.split()) <= _tables()["payment"]["words"]:
        return 1.0
    words = len(said.split()) or 1
    best = 0.0
    for phrase in table["start"]:
        if said.startswith(phrase):
            size = len(phrase.split())
            best = max(best, 1.0 if size > 3 else min(1.0, (3 * size + 3) / (words + 4)))
    hits = [phrase for phrase in table["part"] if phrase in said]
    if hits:
        covered = sum(len(phrase.split()) + 1 for phrase in hits)
        best = max(best, min(1.0, 4 * covered / (words + 4)))
    return best


def call(line: str) -> float:
    """Return how far a line asks its reader to do something: subscribe, follow, donate."""
    bare = _QUOTED.sub(" ", line.translate(_STRAIGHT))
    sentences = [_WORD.findall(part.casefold()) for part in re.split(r"(?<=[.!?])\s", bare)]
    sentences = [words for words in sentences if words]
    if not sentences:
        return 0.0
    calls = [(_call(words), len(words)) for words in sentences]
    mean = sum(value * size for value, size in calls) / sum(size for _, size in calls)
    strongest = max(value for value, _ in calls) if len(calls) < 4 else 0.0
    return max(mean, 0.7 * strongest, _call([word for words in sentences for word in words]))


def _call(words: list[str]) -> float:
    table = _tables()["call"]
    things = sum(word in table["things"] for word in words)
    address = sum(word in table["address"] for word in words)
    found = 0.0
    if words[0] in table["verbs"] and things and (address or len(words) < 8):
        found += 0.6
    if words[:2] == ["sign", "up"] and len(words) < 9:
        found += 0.6
    if address and things:
        found += min(0.8, 0.3 * min(address, things) + 0.1 * (address + things))
    found *= 0.3 if any(word in table["reported"] for word in words) else 1.0
    return min(1.0, found * min(1.0, 30 / len(words)))


def related_label(line: str) -> str:
    """Return the label that sends the reader to another story, or an empty string."""
    said = line.translate(_STRAIGHT).casefold().strip(" \t*•·▶►→-–—>|")
    table = _tables()["related"]
    match = _LABEL.match(said)
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
    return normal(line) in _tables()["summary"]["whole"]


def is_related(line: str) -> bool:
    """Whether a line does nothing but point to another story."""
    return normal(line) in _tables()["related"]["plain"] or (
        related_label(line) in _tables()["related"]["plain"]
    )


def caption(line: str) -> float:
    """Return how surely a line belongs to a picture, by "Photo:" before or a credit after it."""
    said = normal(line)
    table = _tables()["caption"]
    if said in table["agencies"]:
        return 1.0
    if line.startswith("©") and len(line.split()) < 12:
        return 0.6
    match = _LABEL.match(said) or _LABELLED.match(said)
    if match and match[1].strip(" ,") in table["start"]:
        return 1.0
    if _CREDITED.search(line) and len(said.split()) < 80:
        return 1.0
    if match := _PARENTHESIS.search(said):
        owner = match[1]
        if any(_ends_with(owner, agency) for agency in table["agencies"]):
            return 1.0
        if re.match(r"(?:photos?|images?|credit|courtesy|handout|fot|foto|фото)\b", owner):
            return 1.0
    return 0.0


def is_credit(line: str) -> bool:
    """Whether a line only names the owner of a picture: "Getty Images", "REUTERS/A. Poe"."""
    said = normal(line)
    words = said.split()
    if not words or len(words) > 10 or line.rstrip().endswith((".", "!", "?")):
        return False
    agencies = _tables()["caption"]["agencies"]
    if said in agencies:
        return True
    first = re.split(r"[/,|]", said)[0].strip()
    slashed = "/" in said and (first in agencies or said.rsplit("/", 1)[1].strip() in agencies)
    labelled = re.match(
        r"(?:image source|photo|credit|photograph|picture)s?(?: by)?\s*[:,]|courtesy (?:of )?\w",
        said,
    )
    return slashed or labelled is not None or (_OWNED.search(said) is not None and len(words) <= 7)


def is_note(line: str) -> bool:
    """Whether an editor speaks: a note, a correction, "This article was amended"."""
    return _begins(normal(line), _tables()["note"]["start"], line)


def is_disclosure(line: str) -> bool:
    """Whether a short line says how a machine had a part in the page or its audio."""
    said = normal(line)
    return len(said.split()) <= 20 and any(part in said for part in _tables()["disclosure"]["part"])


def is_staff_credit(line: str) -> bool:
    """Whether a line says who else worked on the text: "Editing by J. Roe"."""
    said = normal(line)
    table = _tables()["credit"]
    if _INITIALS.match(line):
        return True
    return len(said.split()) <= 45 and (
        any(said.startswith(phrase) for phrase in table["start"])
        or (len(said.split()) <= 30 and any(phrase in said for phrase in table["part"]))
    )


def ends_article(line: str) -> float:
    """Return how surely a line is the title of what comes after an article: "Most read" is 1.

    A box of related stories also stands in the middle of articles, so its title is 0.5.
    """
    said = normal(line)
    table = _tables()["tail"]
    if said in table["soft"]:
        return 0.5
    begins = len(said.split()) <= 10 and any(said.startswith(phrase) for phrase in table["start"])
    return float(said in table["whole"] or begins)


def _begins(said: str, phrases: frozenset[str], line: str) -> bool:
    """Whether a phrase opens the line and is set off from the rest, or is a sentence itself."""
    for phrase in phrases:
        if not said.startswith(phrase):
            continue
        rest = said[len(phrase) :]
        if (
            not rest
            or rest[0] in ":.(-–—"
            or rest[:2] in (" -", " –", " —", " (")
            or len(phrase) > 18
        ):
            return True
    return False


def _ends_with(text: str, phrase: str) -> bool:
    return text == phrase or (text.endswith(phrase) and not text[-len(phrase) - 1].isalnum())


@lru_cache(maxsize=1)
def _tables() -> Mapping[str, Mapping[str, frozenset[str]]]:
    table = tomllib.loads((Path(__file__).parent / "phrases.toml").read_text(encoding="utf-8"))
    return {
        name: {kind: frozenset(phrases) for kind, phrases in kinds.items()}
        for name, kinds in table.items()
    }
