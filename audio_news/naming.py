"""How each name of an article will be said, and who says so: what an editor checks first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from audio_news.models import Script
from audio_news.script.lexicon import Lexicon, names
from audio_news.script.pls import Entry
from audio_news.speak.engine import Engine, Pronouncing

GUESS, DICTIONARY, LEXICON, UNKNOWN = "guess", "dictionary", "lexicon", "unknown"
ORDER = (GUESS, UNKNOWN, DICTIONARY, LEXICON)


@dataclass(frozen=True, slots=True)
class Naming:
    """A name as it stands in the spoken text, how it is said, and where that comes from."""

    name: str
    said: str
    """IPA or words from a lexicon, else the voice's own phonemes; empty where it does not tell."""
    origin: str
    """"guess" (the voice has never met it), "dictionary", "lexicon", or "unknown"."""
    source: str
    """The lexicon file, where it is one."""
    count: int


def namings(script: Script, lexicon: Lexicon, engine: Engine) -> list[Naming]:
    """Every name of the script once: guesses first, since those must be checked, then by count."""
    found: Counter[tuple[str, Entry | None]] = Counter()
    for utterance in script.utterances:
        for name in names(utterance.spoken, lexicon, script.article.language.split("-")[0]):
            found[name.text, name.entry] += 1
    listed = [_naming(name, entry, count, engine) for (name, entry), count in found.items()]
    return sorted(listed, key=lambda n: (ORDER.index(n.origin), -n.count, n.name))


def _naming(name: str, entry: Entry | None, count: int, engine: Engine) -> Naming:
    if entry is not None:
        return Naming(name, entry.phoneme or entry.alias, LEXICON, entry.source, count)
    if not isinstance(engine, Pronouncing):
        return Naming(name, "", UNKNOWN, "", count)
    reading = engine.pronounce(name)
    return Naming(name, reading.phonemes, DICTIONARY if reading.known else GUESS, "", count)


def fields(listed: list[Naming]) -> Iterator[dict[str, object]]:
    """The names as JSON: one object each."""
    for naming in listed:
        yield {
            "name": naming.name,
            "said": naming.said,
            "from": naming.origin,
            "lexicon": naming.source or None,
            "count": naming.count,
        }
