"""How much of each story is told, so that a digest comes to its length."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from audio_news.digest.story import Story


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds that a story takes."""

    opening_s: float
    """With its place in the list of headlines, its credit and the sting before it."""
    rest_s: tuple[float, ...]
    """Of each passage after the opening."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What of a story is not told."""

    title: str
    source: str
    passages: tuple[str, ...]
    """As written, paragraph by paragraph; all of the story where `whole`."""
    whole: bool
    why: str


def choose(
    costs: Sequence[Cost], room_s: float | None, each_s: float | None = None
) -> tuple[int, ...]:
    """How many passages after its opening each story keeps; stories past the last are left out.

    Stories are taken in order while their openings fit in `room_s`, one at least. What is left
    goes to whichever has been told shortest, passage by passage; the last one may run over
    where that comes nearer to `room_s`. None is no bound.
    """
    stories = _openings(costs, room_s)
    kept = [0] * stories
    told_s = [costs[number].opening_s for number in range(stories)]
    left_s = float("inf") if room_s is None else room_s - sum(told_s)
    open_ = set(range(stories))
    while open_:
        number = min(open_, key=lambda number: (told_s[number], number))
        rest_s = costs[number].rest_s
        passage_s = rest_s[kept[number]] if kept[number] < len(rest_s) else None
        if passage_s is None or (each_s is not None and told_s[number] + passage_s > each_s):
            open_.discard(number)
        elif passage_s <= left_s or passage_s - left_s < left_s:
            kept[number] += 1
            told_s[number] += passage_s
            left_s -= passage_s
        else:
            open_.discard(number)
    return tuple(kept)


def _openings(costs: Sequence[Cost], room_s: float | None) -> int:
    """How many stories can at least be opened."""
    if room_s is None:
        return len(costs)
    left_s, stories = room_s, 0
    for cost in costs:
        left_s -= cost.opening_s
        if left_s < 0 and stories:
            break
        stories += 1
    return stories


def left_out(stories: Sequence[Story], kept: Sequence[int]) -> tuple[LeftOut, ...]:
    """What the choice leaves untold, story by story."""
    found: list[LeftOut] = []
    for number, story in enumerate(stories):
        whole = number >= len(kept)
        rest = story.rest if whole else story.rest[kept[number] :]
        texts = [block.text for passage in rest for block in passage]
        if whole:
            texts = [block.text for block in story.opening] + texts
        if texts:
            why = "no room for the story" if whole else "no room for the end of the story"
            found.append(
                LeftOut(story.headline.text, story.article.source, tuple(texts), whole, why)
            )
    return tuple(found)
