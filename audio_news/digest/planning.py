"""A digest planned: the stories told in full, reckoned, and cut to the length asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate, pairwise

from audio_news.digest.choosing import Cost, choose
from audio_news.digest.composing import Composition, composed
from audio_news.digest.length import Clock
from audio_news.digest.story import Story
from audio_news.models import Article
from audio_news.production import Studio


@dataclass(frozen=True, slots=True)
class Plan:
    """What is told, and how long it is reckoned to be."""

    article: Article
    kept: tuple[int, ...]
    """Passages of each story after its opening; stories past the last are left out."""
    estimated_s: float


def plan(
    studio: Studio,
    title: str,
    day: date,
    stories: Sequence[Story],
    length_s: float | None,
    each_s: float | None,
) -> Plan:
    """Choose what is told. Raises ScriptError, and SpeakError from the voice's first sentences."""
    full = composed(title, day, stories, [len(story.rest) for story in stories])
    utterances = studio.script(full.article).utterances
    openings = {
        block
        for story, place in zip(stories, full.places, strict=True)
        for block in place[: len(story.opening)]
    }
    clock = Clock(studio, [said for said in utterances if said.block in openings] or utterances)
    blocks_s = clock.blocks_s(utterances)
    costs = list(_costs(stories, full, blocks_s, clock.sting_s))
    all_s = sum(blocks_s.values()) + clock.frame_s + clock.sting_s * len(stories)
    all_s -= utterances[-1].pause_after_s  # nothing follows it
    around_s = all_s - sum(cost.opening_s + sum(cost.rest_s) for cost in costs)
    kept = choose(costs, None if length_s is None else length_s - around_s, each_s)
    told = zip(costs, kept, strict=False)
    told_s = sum(cost.opening_s + sum(cost.rest_s[:passages]) for cost, passages in told)
    return Plan(composed(title, day, stories, kept).article, kept, around_s + told_s)


def _costs(
    stories: Sequence[Story],
    full: Composition,
    blocks_s: Mapping[int | None, float],
    sting_s: float,
) -> Iterator[Cost]:
    """What each story takes, with what is there for it elsewhere."""
    for story, place, mentions in zip(stories, full.places, full.mentions, strict=True):
        seconds = [blocks_s.get(block, 0.0) for block in place]
        ends = accumulate((len(passage) for passage in story.rest), initial=len(story.opening))
        opening_s = sum(seconds[: len(story.opening)]) + sting_s
        opening_s += sum(blocks_s.get(block, 0.0) for block in mentions)
        yield Cost(opening_s, tuple(sum(seconds[start:end]) for start, end in pairwise(ends)))
