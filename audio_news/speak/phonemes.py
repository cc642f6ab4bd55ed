"""From spoken text to the phonemes of the Kokoro family, and back from their frames to its words.

hibari's phonemizer reads for every voice that knows misaki's alphabet. Phonemes stay apart by
the white-space separated chunks of the text, so that each word knows which are its own.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Container, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from audio_news.errors import SpeakError
from audio_news.models import Spoken
from audio_news.speak.alphabets import misaki
from audio_news.speak.engine import Reading

if TYPE_CHECKING:
    import numpy as np
    from hibari.g2p import G2P
    from numpy.typing import NDArray

IN_DICTIONARY = 3
"""The phonemizer's own rating of a token: 4 and 3 are its two dictionaries, 2 a guess."""
_CHUNK = re.compile(r"\S+")
_MARKS = ';:,.!?—…"()“”'
_OVERRIDE_MARKS = str.maketrans("[]", "()")  # "[word](/phonemes/)" in a text would be obeyed


def phonemized(spoken: Spoken, g2p: G2P, vocabulary: Container[str]) -> list[str]:
    """The phonemes, of those the voice knows, of each white-space separated chunk of the text.

    Raises SpeakError where nothing of the text has a sound.
    """
    reader: Any = g2p
    chunks = [""]
    for token in reader.phonemize_tokens(reader.tokenize(_with_overrides(spoken))):
        chunks[-1] += "".join(p for p in token.phonemes or "" if p in vocabulary)
        if token.whitespace:
            chunks.append("")
    if not "".join(chunks).strip() or not spoken.words:
        raise SpeakError(
            f"The voice cannot read {spoken.written!r}", hint="It reads Latin letters only."
        )
    return chunks


def reading(text: str, g2p: G2P) -> Reading:
    """How the phonemizer says a text, and whether its dictionary has every word of it."""
    reader: Any = g2p
    tokens = reader.phonemize_tokens(reader.tokenize(text.translate(_OVERRIDE_MARKS)))
    phonemes = "".join((t.phonemes or "") + (" " if t.whitespace else "") for t in tokens)
    return Reading(phonemes.strip(), all((t.rating or 0) >= IN_DICTIONARY for t in tokens))


def word_spans(
    spoken: Spoken, chunks: list[str], frames: NDArray[np.generic], duration_s: float, lead_s: float
) -> list[tuple[float, float]]:
    """(start, end) in seconds of each spoken word, from the frames its phonemes last.

    `frames[i]` is how long id i lasts; id 0 is a pad, then come the phonemes of the chunks with
    a space between two. The sound runs `lead_s` ahead of the frames.
    """
    edges = [0, *accumulate(frames.tolist())]
    frame_s = duration_s / edges[-1]
    spans: list[tuple[int, int]] = []
    for chunk in chunks:
        at = spans[-1][1] + 1 if spans else 1
        spans.append((at, at + len(chunk)))
    chunk_starts = [match.start() for match in _CHUNK.finditer(spoken.text)]
    times: list[tuple[float, float]] = []
    for word in spoken.words:
        index = bisect_right(chunk_starts, word.start) - 1
        first, last = spans[index]
        bare = chunks[index].rstrip(_MARKS)
        last -= len(chunks[index]) - len(bare)
        first += len(bare) - len(bare.lstrip(_MARKS))
        start_s, end_s = (edges[at] * frame_s - lead_s for at in (first, max(first, last)))
        times.append((max(0.0, start_s), max(0.0, end_s)))
    return times


def unsaid(spoken: Spoken, chunks: Sequence[str]) -> tuple[str, ...]:
    """A warning for each word that the phonemizer gave no sound to."""
    return tuple(
        f"The voice has no sound for {chunk!r}"
        for chunk, phonemes in zip(spoken.text.split(), chunks, strict=True)
        if not phonemes and any(c.isalnum() for c in chunk)
    )


def _with_overrides(spoken: Spoken) -> str:
    """The text with `[word](/phonemes/)` where the script overrules the voice's reading."""
    pieces: list[str] = []
    at = 0
    for word in spoken.words:
        pieces.append(spoken.text[at : word.start].translate(_OVERRIDE_MARKS))
        text = spoken.text[word.start : word.end].translate(_OVERRIDE_MARKS)
        pieces.append(f"[{text}](/{misaki(word.ipa)}/)" if word.ipa else text)
        at = word.end
    pieces.append(spoken.text[at:].translate(_OVERRIDE_MARKS))
    return "".join(pieces)
