"""Which language a text is in."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path

DEFAULT = "en"
_ENOUGH_CHARACTERS = 40
_PROSE_SHARE = 0.25
_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_WORD = re.compile(r"[^\W\d_]+")


def choose(given: str | None, declared: str | None, text: str) -> str:
    """Return a BCP 47 tag: the user's, else what the text shows, else what the page declares.

    A page's declaration is often its template's, so a text that plainly is in another
    language overrules it; one in the same language keeps the region ("en-GB").
    """
    if given:
        return given
    declared = tag(declared)
    seen = detect(text)
    if declared and (seen is None or declared.split("-")[0] == seen):
        return declared
    return seen or DEFAULT


def tag(declared: str | None) -> str | None:
    """Return a declared language as a BCP 47 tag ("en_us" -> "en-US"), None where it is none."""
    if not declared or not _TAG.fullmatch(declared.strip()):
        return None
    first, *rest = declared.strip().replace("_", "-").split("-")
    return "-".join([first.lower(), *(part.upper() if len(part) == 2 else part for part in rest)])


def detect(text: str) -> str | None:
    """Return the language of `text` as an ISO 639-1 code; None where it is too short to tell."""
    sample = text[:3000]
    if len(sample) < _ENOUGH_CHARACTERS:
        return None
    # Function words settle the languages we know in a millisecond; the classifier, which
    # knows ninety more, takes half a second to load.
    shares = {code: share(_WORD.findall(sample), known) for code, known in function_words().items()}
    first, second = sorted(shares, key=lambda code: shares[code], reverse=True)[:2]
    if shares[first] >= _PROSE_SHARE and shares[first] > 1.3 * shares[second]:
        return first
    import py3langid

    return str(py3langid.classify(sample)[0])


def share(words: Iterable[str], known: frozenset[str]) -> float:
    """Return how many of `words` (0..1) are among `known`, whatever their case."""
    hits = [word.casefold() in known for word in words]
    return sum(hits) / len(hits) if hits else 0.0


@lru_cache(maxsize=1)
def function_words() -> Mapping[str, frozenset[str]]:
    """Return the function words by language."""
    table = (Path(__file__).parent / "function_words.toml").read_text(encoding="utf-8")
    return {code: frozenset(words.split()) for code, words in tomllib.loads(table).items()}
