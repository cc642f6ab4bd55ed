"""Where a line begins and ends in the sound: between the quiet before it and the quiet after."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from audio_news.hear.envelope import FRAME_S, Envelope
from audio_news.hear.lineup import Lineup

if TYPE_CHECKING:
    from numpy.typing import NDArray

REACH_S = 0.35
"""How far off the recogniser's word times may be."""
FAR_S = 0.6
"""Quiet further from a word is not what ends it: music is between."""
LEAST_QUIET_S = 0.1
"""Shorter quiet is a stop consonant."""
WHOLE_TOKENS = 3
"""A neighbour whose last tokens are heard ends where it should."""


@dataclass(frozen=True, slots=True)
class Levels:
    """What is loud in this file: speech, and what is between it (a bed, room tone)."""

    speech_db: float
    quiet_db: float

    @property
    def edge_db(self) -> float:
        """Between the two, nearer to the quiet."""
        return self.quiet_db + 0.4 * (self.speech_db - self.quiet_db)


def levels(lineup: Lineup, envelope: Envelope) -> Levels:
    """Measured where words were recognised, and between the first and the last of them."""
    heard = [lineup.heard[m] for m in lineup.matches if m is not None]
    if not heard:
        return Levels(-20.0, -60.0)
    parts = [envelope.levels(t.start_s or 0.0, t.end_s or 0.0) for t in heard]
    loud = np.concatenate(parts)
    if not len(loud):
        return Levels(-20.0, -60.0)
    around = envelope.levels(heard[0].start_s or 0.0, heard[-1].end_s or 0.0)
    speech_db = float(np.percentile(loud, 60))
    return Levels(speech_db, min(float(np.percentile(around, 3)), speech_db - 12.0))


def line_span(
    lineup: Lineup, envelope: Envelope, level: Levels, line: int
) -> tuple[float, float] | None:
    """Seconds where the line is heard; None where its neighbours leave that open."""
    span = lineup.span(line)
    if span is None or not _whole_neighbours(lineup, line):
        return None
    tokens = lineup.tokens(line)
    room_s, room_end_s = lineup.room(tokens.start, tokens.stop - 1)
    first, last = (lineup.heard[lineup.matches[k] or 0] for k in span)
    first_s, last_s = first.start_s or 0.0, last.end_s or 0.0
    if room_end_s is None:
        room_end_s = last_s + 5.0
    quiet = _quiet_runs(envelope, room_s - REACH_S, room_end_s + REACH_S, level.edge_db)
    before = quiet[quiet[:, 1] <= first_s + REACH_S]
    after = quiet[quiet[:, 0] >= last_s - REACH_S]
    whole_start, whole_end = span[0] == tokens.start, span[1] == tokens.stop - 1
    start_s, end_s = first_s, last_s
    if len(before):
        at_s = float(before[-1 if whole_start else 0, 1])
        start_s = at_s if not whole_start or first_s - at_s < FAR_S else first_s
    if len(after):
        at_s = float(after[0 if whole_end else -1, 0])
        end_s = at_s if not whole_end or at_s - last_s < FAR_S else last_s
    return (start_s, end_s) if end_s > start_s else None


def _whole_neighbours(lineup: Lineup, line: int) -> bool:
    """Whether the end of the line before and the start of the line after are heard."""
    matches = lineup.matches
    tokens = lineup.tokens(line)
    before = matches[max(0, tokens.start - WHOLE_TOKENS) : tokens.start]
    after = matches[tokens.stop : tokens.stop + WHOLE_TOKENS]
    return all(not part or any(m is not None for m in part) for part in (before, after))


def _quiet_runs(
    envelope: Envelope, start_s: float, end_s: float, below_db: float
) -> NDArray[np.float64]:
    """(n, 2) starts and ends in seconds of quiet of at least `LEAST_QUIET_S`."""
    start_s = max(0.0, start_s)
    quiet = np.concatenate([[False], envelope.levels(start_s, end_s) < below_db, [False]])
    runs = np.flatnonzero(np.diff(quiet.astype(np.int8))).reshape(-1, 2)
    runs = runs[runs[:, 1] - runs[:, 0] >= round(LEAST_QUIET_S / FRAME_S)]
    return np.asarray(start_s + runs * FRAME_S, np.float64)
