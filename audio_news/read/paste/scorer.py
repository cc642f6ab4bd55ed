"""The role of each line: features weighed by weights.toml, with the reason kept."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from audio_news.models import Role
from audio_news.read.dates import without_times
from audio_news.read.names import clean_byline
from audio_news.read.paste.context import surroundings
from audio_news.read.paste.ends import with_ends
from audio_news.read.paste.features import Features, Page, see
from audio_news.read.paste.labelled import with_pictures
from audio_news.read.paste.structure import Frame, find_frame
from audio_news.read.paste.view import view

_REASONS = 3


@dataclass(frozen=True, slots=True)
class Judged:
    """A line with its role and what spoke for it."""

    text: str
    role: Role
    why: str
    score: float
    marker: str = ""


def judge(page: Page) -> tuple[list[Judged], Frame]:
    """Return every line of the page with its role, and where the article lies."""
    alone = with_ends(page, with_pictures(page, _seen(page)))
    frame = find_frame(page, alone)
    whole = view(page, alone, frame)
    people = ""
    judged: list[Judged] = []
    before: list[Role] = []
    for index, line in enumerate(page.lines):
        if index == frame.headline:
            judged.append(Judged(line.text, Role.HEADLINE, "the title of the text below it", 9.0))
            before.append(Role.HEADLINE)
            continue
        features = {**alone[index], **surroundings(whole, index, before, people)}
        role, score, why = weigh(features)
        if role is Role.BYLINE and index <= frame.first:
            people = f"{people} {clean_byline(without_times(line.text)) or ''}".casefold()
        judged.append(Judged(line.text, role, why, score, line.marker))
        before.append(role)
    return judged, frame


def _seen(page: Page) -> list[Features]:
    """Return the features of each line; of lines that read the same they are found once."""
    known: dict[tuple[str, str], Features] = {}
    for line in page.lines:
        key = line.text, line.marker
        if key not in known:
            known[key] = see(page, line)
    return [known[line.text, line.marker] for line in page.lines]


def weigh(features: Features) -> tuple[Role, float, str]:
    """Return the role with the most weight, that weight, and the features that gave it."""
    table = _weights()
    scores: dict[str, float] = dict(table.start)
    for name, value in features.items():
        for role, weight in table.weights[name].items():
            scores[role] += weight * value
    best = max(scores, key=lambda role: scores[role])
    return Role(best), round(scores[best], 2), _why(best, scores, features)


def _why(role: str, scores: Mapping[str, float], features: Features) -> str:
    """Return "body 5.1 (next: furniture 0.2): whole sentences +2.6, inside the article +1.5"."""
    table = _weights()
    spoke = {
        table.says[name]: table.weights[name].get(role, 0.0) * value
        for name, value in features.items()
    }
    strongest: Sequence[str] = sorted(spoke, key=lambda says: -abs(spoke[says]))[:_REASONS]
    reasons = ", ".join(f"{says} {spoke[says]:+.1f}" for says in strongest if spoke[says])
    second = max((other for other in scores if other != role), key=lambda other: scores[other])
    return f"{role} {scores[role]:.1f} (next: {second} {scores[second]:.1f}): {reasons}"


@dataclass(frozen=True, slots=True)
class _Weights:
    start: Mapping[str, float]
    weights: Mapping[str, Mapping[str, float]]
    says: Mapping[str, str]


@lru_cache(maxsize=1)
def _weights() -> _Weights:
    table: dict[str, dict[str, Any]] = tomllib.loads(
        (Path(__file__).parent / "weights.toml").read_text(encoding="utf-8")
    )
    return _Weights(
        start=table["role"],
        weights={
            name: {role: weight for role, weight in row.items() if role != "says"}
            for name, row in table["feature"].items()
        },
        says={name: row["says"] for name, row in table["feature"].items()},
    )
