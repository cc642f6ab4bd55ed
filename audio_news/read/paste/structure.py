"""Where on a page its article lies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from audio_news.read.paste.ends import goes_on
from audio_news.read.paste.features import RUNNING, Features, Page, prose, runs, signs
from audio_news.read.paste.headline import find_headline

_NO_TEXT = ("furniture", "call", "over", "when", "pointer", "staff", "by")

_SHORT = 0.2
"""How much of prose() a closing sentence of a few words makes: "It reopens on Monday.\""""


@dataclass(frozen=True, slots=True)
class Frame:
    """The article's place: indices of lines, both ends included."""

    headline: int | None
    first: int
    """First line of the running text."""
    last: int


def find_frame(page: Page, seen: Sequence[Features]) -> Frame:
    """Find the densest stretch of running text and the headline above it."""
    first, last = _densest([_worth(features) for features in seen])
    last = goes_on(page, seen, first, _stretched(seen, last))
    headline = find_headline(page, seen, first, last)
    if headline is not None:
        first = _text_begins(seen, headline, last)
    return Frame(headline, first, last)


def _text_begins(seen: Sequence[Features], headline: int, last: int) -> int:
    """Return the first line of running text: below the byline and date, where there are any.

    A standfirst may stand above them, and a line about the writer between them.
    """
    signed = headline
    passed = 0
    for index in range(headline + 1, min(headline + 14, last)):
        if signs(seen[index]) or (passed == 0 and seen[index].get("name")):
            signed = index
        elif runs(seen[index]) and seen[index].get("stop"):  # no caption, no link to share it
            passed += 1
            if passed > (2 if signed == headline else 0) and not _bridged(seen, index):
                break
    running = (i for i in range(signed + 1, last + 1) if runs(seen[i]))
    return next(running, min(headline + 1, last))


def _bridged(seen: Sequence[Features], index: int) -> bool:
    """Whether a short line stands right above a date."""
    short = seen[index].get("long", 0) == 0
    return short and index + 1 < len(seen) and seen[index + 1].get("when", 0) > 0.6


def menu_lengths(seen: Sequence[Features]) -> list[int]:
    """Return for each line how many lines of few words and no stop stand together there."""
    lengths = [0] * len(seen)
    start = 0
    for index in range(len(seen) + 1):
        short = index < len(seen) and (
            seen[index].get("tiny", 0) > 0
            or (seen[index].get("fragment", 0) > 0 and seen[index].get("phrase", 0) == 0)
        )
        if not short:
            for member in range(start, index):
                lengths[member] = index - start
            start = index + 1
    return lengths


def _worth(seen: Features) -> float:
    """Return what a line adds to the stretch that is taken for the article."""
    running = prose(seen)
    if running >= RUNNING:
        return running * (1.0 + seen.get("long", 0.0))
    if seen.get("over") == 1.0:
        return -5.0 if seen.get("closing") else -2.5
    if running > 0.3 and seen.get("stop") and not seen.get("call"):
        return 0.2  # "He nodded."
    if seen.get("repeated") and seen.get("furniture", 0.0) > 0.9:
        return -0.05  # "Advertisement" between all paragraphs does not part them
    return -0.2 - 0.5 * max(seen.get("furniture", 0.0), seen.get("call", 0.0))


def _densest(worth: Sequence[float]) -> tuple[int, int]:
    """Return the ends of the run with the largest sum (Kadane's algorithm)."""
    best, ends = float("-inf"), (0, 0)
    total, start = 0.0, 0
    for index, value in enumerate(worth):
        if total <= 0:
            total, start = 0.0, index
        total += value
        if total > best:
            best, ends = total, (start, index)
    return ends


def _stretched(seen: Sequence[Features], last: int) -> int:
    """Move the end down over short sentences, of which the sum makes nothing.

    One line that is no furniture may stand before such a sentence, as a heading does.
    """
    index = last + 1
    while index < min(last + 3, len(seen)):
        features = seen[index]
        if any(features.get(name, 0.0) > 0.3 for name in _NO_TEXT):
            break
        if features.get("stop") and prose(features) > _SHORT:
            last = index
        index += 1
    return last
