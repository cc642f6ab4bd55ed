"""Where a long programme says its disclosure again: between two paragraphs, before it is spoken.

How long a sentence will take is estimated from its letters, so that the same article always
has its reminders in the same places, whichever voice reads it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from audio_news.models import Role, Utterance

LETTERS_PER_S = 18.0
"""Of spoken text, without its pauses; measured on English voices of three engines: 18 to 20."""
LEAST_LEFT = 0.25
"""Of the time between two reminders: with less than that to go there is none."""
HOLDS_ON = frozenset({Role.HEADLINE, Role.STANDFIRST, Role.HEADING})
"""Nothing comes between one of these and what it opens."""
RUNS = frozenset({Role.LIST, Role.QUOTE, Role.TABLE})
"""Nor between two of one of these."""

Group = Sequence[Utterance]
"""What is said of one block."""


def with_reminders(
    groups: Iterable[Group],
    reminder: Callable[[], Utterance],
    *,
    every_s: float,
    pace_of: Callable[[Role], float],
) -> Iterator[Utterance]:
    """The groups' utterances with a reminder about every `every_s` seconds.

    The count starts at each line of the role DISCLOSURE. Each reminder stands at the end of a
    paragraph that is nearest to its time.
    """
    told = [group for group in groups if group]
    lengths_s = [sum(_length_s(line, pace_of) for line in group) for group in told]
    left_s = sum(lengths_s)
    since_s = 0.0
    before: Role | None = None
    for group, length_s in zip(told, lengths_s, strict=True):
        role = group[0].role
        is_due = since_s + length_s / 2 >= every_s and left_s >= LEAST_LEFT * every_s
        if is_due and before is not None and _may_part(before, role):
            yield reminder()
            since_s = 0.0
        yield from group
        since_s = 0.0 if role is Role.DISCLOSURE else since_s + length_s
        left_s -= length_s
        before = role


def _may_part(before: Role, after: Role) -> bool:
    if before in HOLDS_ON or Role.DISCLOSURE in (before, after):
        return False
    return not (before is after and before in RUNS)


def _length_s(line: Utterance, pace_of: Callable[[Role], float]) -> float:
    said_s = len(line.spoken.text) / LETTERS_PER_S / pace_of(line.role)
    return said_s + line.pause_after_s
