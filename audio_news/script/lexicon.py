"""Pronunciation lexicons as one value, and their readings put on spoken words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from audio_news.models import Spoken, SpokenWord
from audio_news.script.pls import Entry, read_pls
from audio_news.script.sentences.tables import tables

SIBILANTS = "szʃʒʧʤʦʣɕʑʂʐ"
VOICELESS = "ptkfθxχçc"
PART = re.compile(r"[^\s‐‑-]+")
HYPHENS = ("-", "‐", "‑")
GAPS = (" ", *HYPHENS)
"""What may stand between two words of one entry."""
LONGEST = 8
"""No entry has more words than this."""


@dataclass(frozen=True)
class Lexicon:
    """Entries of one or more files; of two for the same words the later one counts.

    An entry with capitals fits only words with those capitals ("Polish", not "polish"; also
    "POLISH"); one in lower case fits both.
    """

    entries: tuple[Entry, ...] = ()
    _by_first: dict[str, list[tuple[list[str], Entry]]] = field(
        init=False, repr=False, compare=False
    )

    def __post_init__(self) -> None:
        by_first: dict[str, list[tuple[list[str], Entry]]] = {}
        for entry in reversed(self.entries):
            words = PART.findall(entry.grapheme.replace("’", "'"))
            by_first.setdefault(words[0].casefold(), []).append((words, entry))
        for found in by_first.values():
            found.sort(key=lambda item: -len(item[0]))
        object.__setattr__(self, "_by_first", by_first)

    def __len__(self) -> int:
        return len(self.entries)

    def __add__(self, later: Lexicon) -> Lexicon:
        return Lexicon(self.entries + later.entries)

    def find(self, words: Sequence[str]) -> Match | None:
        """The longest entry that these words, parted at hyphens, or the first of them are."""
        for first, ending in forms(words[0]):
            for entry_words, entry in self._by_first.get(first.casefold(), ()):
                count = len(entry_words)
                if count == 1 and _fits(entry_words[0], first):
                    return Match(entry, 1, ending)
                if count == 1 or ending or count > len(words):
                    continue
                if all(map(_fits, entry_words[:-1], words[: count - 1])):
                    for last, last_ending in forms(words[count - 1]):
                        if _fits(entry_words[-1], last):
                            return Match(entry, count, last_ending)
        return None

    def beginning_with(self, word: str) -> Iterator[tuple[list[str], Entry]]:
        """The entries, in words, whose first word this one is, whatever follows it."""
        for first, _ in forms(word):
            yield from self._by_first.get(first.casefold(), ())


class Match(NamedTuple):
    """An entry, how many words it covers, and what is added to the last ("'s", "s" or "")."""

    entry: Entry
    words: int
    ending: str


def load_lexicons(files: Iterable[Path]) -> Lexicon:
    """Merge PLS files, the last one winning. Raises SettingsError with file and line."""
    return Lexicon(tuple(entry for file in files for entry in read_pls(file)))


def forms(word: str) -> Iterator[tuple[str, str]]:
    """The word itself, then without the ending of a possessive or a plural."""
    word = word.replace("’", "'")
    yield word, ""
    if word[-1] not in "sS'":
        return
    for ending in ("'s", "'S", "s'", "'", "es", "s"):
        if len(word) > len(ending) + 1 and word.endswith(ending):
            yield word[: -len(ending)], ending


def _fits(entry: str, word: str) -> bool:
    """Whether letters are the same, and capitals of the entry are capitals in the word."""
    if entry == word:
        return True
    if len(entry) != len(word) or entry.casefold() != word.casefold():
        return False
    return all(b.isupper() for a, b in zip(entry, word, strict=True) if a.isupper())


class _Unit(NamedTuple):
    """A spoken word, or a part of a hyphenated one, and what stands before it."""

    gap: str
    text: str
    start: int
    end: int
    source_start: int
    source_end: int
    ipa: str = ""
    matched: bool = False


def apply(spoken: Spoken, lexicon: Lexicon) -> Spoken:
    """Give the words that the lexicon knows their phonemes, or their alias.

    Words match whole, alone or as parts of a compound ("Kharkiv-based"), also with 's or a
    plural s; several words match where a space or a hyphen stands between them. What is said
    keeps the place in the writing that it came from.
    """
    units = list(_units(spoken, lexicon))
    said: list[_Unit] = []
    at = 0
    while at < len(units):
        found = lexicon.find(_run(units, at))
        words = found.words if found else 1
        matched = units[at : at + words]
        said.extend(_read(matched, found, lexicon) if found else matched)
        at += words
    return _joined(spoken, _whole(said)) if any(unit.matched for unit in said) else spoken


def _units(spoken: Spoken, lexicon: Lexicon) -> Iterator[_Unit]:
    """The words, hyphenated ones in parts.

    What is said otherwise than written ("K C N A") is one unit where the lexicon knows it.
    """
    end = 0
    for span, group in groupby(spoken.words, lambda word: (word.source_start, word.source_end)):
        words = list(group)
        start, gap = words[0].start, spoken.text[end : words[0].start]
        written = spoken.written[slice(*span)]
        respelled = len(words) > 1 or words[0].text != written
        parts = PART.findall(written) if respelled and not lexicon.find([words[0].text]) else []
        found = lexicon.find(parts) if parts else None
        if found and found.words == len(parts):
            yield _Unit(gap, written, start, words[-1].end, *span)
        else:
            for word in words:
                yield from _parts(word, spoken.text[end : word.start], written)
                end = word.end
        end = words[-1].end


def _parts(word: SpokenWord, gap: str, written: str) -> Iterator[_Unit]:
    start, end = word.source_start, word.source_end
    inner = word.text[1:-1]
    if word.ipa or not any(hyphen in inner for hyphen in HYPHENS):
        yield _Unit(gap, word.text, word.start, word.end, start, end, word.ipa)
        return
    for part in PART.finditer(word.text):
        if written == word.text:
            start, end = word.source_start + part.start(), word.source_start + part.end()
        before = gap if part.start() < 2 else word.text[part.start() - 1]
        yield _Unit(before, part[0], word.start + part.start(), word.start + part.end(), start, end)


def _run(units: list[_Unit], at: int) -> list[str]:
    """The words from `at` on that could be one entry's."""
    run = [units[at].text]
    for unit in units[at + 1 : at + LONGEST]:
        if unit.gap not in GAPS:
            break
        run.append(unit.text)
    return run


def _read(units: list[_Unit], found: Match, lexicon: Lexicon) -> list[_Unit]:
    entry, _, ending = found
    whole = units[0]._replace(source_end=units[-1].source_end, matched=True)
    if not entry.phoneme:
        return list(_aliased(whole, entry.alias, ending, lexicon))
    phonemes = entry.phoneme.split()
    if len(phonemes) < len(units):  # one reading for all that hyphens join
        units = list(_merged(units, entry.grapheme))
    phonemes[-1] = _inflected(phonemes[-1], ending)
    return [
        unit._replace(gap=" " if k else unit.gap, ipa=ipa, matched=True)
        for k, (unit, ipa) in enumerate(zip(units, phonemes, strict=True))
    ]


def _merged(units: list[_Unit], grapheme: str) -> Iterator[_Unit]:
    at = 0
    for word in grapheme.split():
        parts = units[at : at + len(PART.findall(word))]
        text = "-".join(part.text for part in parts)
        yield parts[0]._replace(text=text, source_end=parts[-1].source_end)
        at += len(parts)


def _aliased(whole: _Unit, alias: str, ending: str, lexicon: Lexicon) -> Iterator[_Unit]:
    words = f"{alias}{ending}".split()
    for k, word in enumerate(words):
        known = lexicon.find([word])
        phoneme = known.entry.phoneme if known and known.words == 1 else ""
        ipa = _inflected(phoneme, known.ending) if known and phoneme else ""
        yield whole._replace(gap=" " if k else whole.gap, text=word, ipa=ipa)


def _inflected(ipa: str, ending: str) -> str:
    """The ending as English says it after the last sound: ɪz, s or z."""
    last = ipa.rstrip("ːˑʰʲʷʼ")[-1:]
    if not ending or ending == "'":
        return ipa
    if last in SIBILANTS:
        return f"{ipa}ɪz"
    return f"{ipa}s" if last in VOICELESS else f"{ipa}z"


def _whole(units: Iterable[_Unit]) -> Iterator[_Unit]:
    """Compounds of which nothing matched made one again; others become words of their own."""
    last: _Unit | None = None
    for unit in units:
        if last and unit.gap in HYPHENS:
            if not (last.matched or unit.matched):
                last = unit._replace(
                    gap=last.gap,
                    text=f"{last.text}{unit.gap}{unit.text}",
                    source_start=last.source_start,
                )
                continue
            unit = unit._replace(gap=" ")
        if last:
            yield last
        last = unit
    if last:
        yield last


def _joined(spoken: Spoken, units: Iterable[_Unit]) -> Spoken:
    words: list[SpokenWord] = []
    text: list[str] = []
    end = 0
    for gap, said, *_, source_start, source_end, ipa, _matched in units:
        start = end + len(gap)
        end = start + len(said)
        text += (gap, said)
        words.append(SpokenWord(said, start, end, source_start, source_end, ipa))
    text.append(spoken.text[spoken.words[-1].end :])
    return Spoken(spoken.written, "".join(text), tuple(words), spoken.dropped)


class Name(NamedTuple):
    """A name in a spoken text: `text == spoken.text[start:end]`, and its entry if it has one."""

    text: str
    start: int
    end: int
    entry: Entry | None


def names(spoken: Spoken, lexicon: Lexicon, language: str = "en") -> list[Name]:
    """What the lexicon knows in a text, and every capitalised word that it does not know.

    Words that open sentences ("The", "However") are no names.
    """
    openers = tables(language).openers
    units = list(_units(spoken, lexicon))
    found: list[Name] = []
    at = 0
    while at < len(units):
        match = lexicon.find(_run(units, at))
        count = match.words if match else 1
        first, last = units[at], units[at + count - 1]
        text = spoken.text[first.start : last.end]
        if match or (text[:1].isupper() and len(text) > 1 and text not in openers):
            found.append(Name(text, first.start, last.end, match.entry if match else None))
        at += count
    return found
