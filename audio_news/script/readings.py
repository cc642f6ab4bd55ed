"""The part of a lexicon that had a say in one script, as plain text, and back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from audio_news.models import Script
from audio_news.script.lexicon import PART, Lexicon, forms
from audio_news.script.pls import Entry

ALIAS = "="
"""Before an alias; no phoneme in IPA begins so."""
PUNCTUATION = ".,;:!?…—–()[]{}\"“”„«»‘’'/"


def readings_for(script: Script, lexicon: Lexicon) -> dict[str, str]:
    """The readings of every entry that had a say in the script: phonemes, or `ALIAS` and an alias.

    In the lexicon's order: `lexicon_of` makes a lexicon of them that writes the same script.
    """
    said = " ".join(utterance.spoken.text for utterance in script.utterances)
    wanted = set(_entries_in(PART.findall(said), lexicon))
    wanted.update(e for e in lexicon.entries if e.alias and " ".join(e.alias.split()) in said)
    return {
        entry.grapheme: entry.phoneme or f"{ALIAS}{entry.alias}"
        for entry in lexicon.entries
        if entry in wanted
    }


def lexicon_of(readings: Mapping[str, str], source: str = "") -> Lexicon:
    """The lexicon that `readings_for` gave the readings of."""
    return Lexicon(
        tuple(
            Entry(grapheme, alias=reading.removeprefix(ALIAS), source=source)
            if reading.startswith(ALIAS)
            else Entry(grapheme, phoneme=reading, source=source)
            for grapheme, reading in readings.items()
        )
    )


def _entries_in(words: Sequence[str], lexicon: Lexicon) -> Iterator[Entry]:
    """The entries whose words follow one another somewhere in `words`, in any form."""
    bare = [stripped for word in words if (stripped := word.strip(PUNCTUATION))]
    for row in (words, bare):
        for at, word in enumerate(row):
            for entry_words, entry in lexicon.beginning_with(word):
                following = row[at : at + len(entry_words)]
                if len(following) == len(entry_words) and all(
                    any(form.casefold() == own.casefold() for form, _ in forms(theirs))
                    for own, theirs in zip(entry_words, following, strict=True)
                ):
                    yield entry
