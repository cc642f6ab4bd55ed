"""What a language's sentence rules know, read once from its TOML file."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class Tables:
    """Word lists of one language; those that it has no use for are empty."""

    kinds: dict[str, str]
    """Abbreviation without its last stop -> the rule that decides over it."""
    ordinal_stops: bool
    """Whether a number with a stop may be an ordinal ("3. Oktober")."""
    openers: Words
    nouns: Words
    nations: Words
    peoples: Words
    followers: Words
    posts: Words
    zones: Words
    days: Words
    months: Words
    verbs: Words
    saying: Words
    shouts: Words
    lettered: Words
    unfinished: Words
    fronted: Words
    answering: Words
    streets: Words
    domains: Words

    def kind(self, word: str) -> str:
        """Which rule decides over a word before a stop; "" for an ordinary word."""
        found = self.kinds.get(word)
        if found is None and len(word) > 1 and word.isupper():
            found = self.kinds.get(word.capitalize())
        return found or ""


@lru_cache
def tables(language: str) -> Tables:
    """Read the tables of a two-letter code; empty where a language has none of its own."""
    source = files(__package__) / f"{language}.toml"
    data = tomllib.loads(source.read_text(encoding="utf-8")) if source.is_file() else {"kinds": {}}
    lists = {name: frozenset(words.split()) for name, words in data.get("words", {}).items()}
    known = [name for name, kind in Tables.__annotations__.items() if kind == "Words"]
    return Tables(
        kinds=_kinds(data["kinds"]),
        ordinal_stops=bool(data.get("ordinal_stops", False)),
        **{name: lists.get(name, frozenset()) for name in known},
    )


def _kinds(lists: dict[str, str]) -> dict[str, str]:
    kinds: dict[str, str] = {}
    for kind, words in lists.items():
        for word in words.split():
            kinds[word] = kind
            if len(word) > 1:  # "c." is circa, "C." an initial
                kinds.setdefault(word[0].upper() + word[1:], kind)
    return kinds
