"""Where on a page its article lies, and which line is its headline."""

from __future__ import annotations

import re
from bisect import bisect
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from audio_news.read.paste.features import Features, Page, content_words, prose
from audio_news.read.paste.phrases import normal

_REACH = 40
"""Lines above the text among which the headline is looked for."""
_ENOUGH = 1.5
_NO_TITLES = ("furniture", "call", "by", "picture", "machine", "summary", "staff")
_SEVERAL = re.compile(r"[a-zа-яіїє][.!]\s+[A-ZА-ЯІЇЄ]")
_RUNNING = 0.45
_SOFT_END = 0.5
_NO_TEXT = ("furniture", "call", "over", "when", "pointer", "staff", "by")
_END_MARKS = ("♦", "■", "∎", "◆", "▪")


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
    last = _stretched(seen, last)
    headline = _headline(page, seen, first, last)
    if headline is not None:
        first = _text_begins(seen, headline, last)
    return Frame(headline, first, last)


def with_ends(page: Page, seen: Sequence[Features]) -> list[Features]:
    """Turn the title of a box of related stories into an end where the box runs to the end."""
    seen = [
        {**features, "over": 1.0} if index and _signed_off(page, index - 1) else features
        for index, features in enumerate(seen)
    ]
    running = [i for i, features in enumerate(seen) if prose(features) >= _RUNNING]
    ends = [i for i, features in enumerate(seen) if features.get("over") == 1.0]
    found = list(seen)
    for index, features in enumerate(seen):
        if features.get("over") == _SOFT_END:
            end = ends[bisect(ends, index)] if bisect(ends, index) < len(ends) else len(seen)
            at = bisect(running, index)
            below = running[at : bisect(running, end)]
            if _is_box(page, seen, index, below, running[max(0, at - _REACH) : at]):
                found[index] = {**features, "over": 1.0}
    return found


def _signed_off(page: Page, index: int) -> bool:
    """Whether a line closes with the mark that magazines set at the end of an article."""
    return page.lines[index].text.endswith(_END_MARKS) and len(page.lines[index].text) > 40


def _is_box(
    page: Page,
    seen: Sequence[Features],
    label: int,
    below: Sequence[int],
    above: Sequence[int],
) -> bool:
    """Whether below a label titles and single paragraphs take turns, about other things.

    An article that went on would have two paragraphs that follow one another, or would at
    least use the words that it used above.
    """
    if not 2 <= len(below) <= min(len(above), _REACH) or below[0] > label + 3:
        return False
    titled = all(
        seen[i - 1].get("fragment", 0) and len(page.lines[i - 1].text.split()) > 3 for i in below
    )
    return titled and _mean_topical(seen, below) < 0.7 * _mean_topical(seen, above)


def _mean_topical(seen: Sequence[Features], lines: Sequence[int]) -> float:
    return sum(seen[i].get("topical", 0.0) for i in lines) / len(lines)


def _text_begins(seen: Sequence[Features], headline: int, last: int) -> int:
    """Return the first line of running text: below the byline and date, where there are any.

    A standfirst may stand above them, and a line about the writer between them.
    """
    signed = headline
    passed = 0
    for index in range(headline + 1, min(headline + 14, last)):
        if _signs(seen[index]) or (passed == 0 and seen[index].get("name")):
            signed = index
        elif prose(seen[index]) >= _RUNNING:
            passed += 1
            if passed > (2 if signed == headline else 0) and not _bridged(seen, index):
                break
    running = (i for i in range(signed + 1, last + 1) if prose(seen[i]) >= _RUNNING)
    return next(running, min(headline + 1, last))


def _bridged(seen: Sequence[Features], index: int) -> bool:
    """Whether a short line stands right above a date."""
    short = seen[index].get("long", 0) == 0
    return short and index + 1 < len(seen) and seen[index + 1].get("when", 0) > 0.6


def _signs(seen: Features) -> bool:
    dated = seen.get("when", 0) > 0.6 and not seen.get("clock", 0)
    return seen.get("by", 0) > 0.6 or dated


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
    if running >= _RUNNING:
        return running * (1.0 + seen.get("long", 0.0))
    if seen.get("over") == 1.0:
        return -2.5
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
        if features.get("stop") and prose(features) > 0.3:
            last = index
        index += 1
    return last


def _headline(page: Page, seen: Sequence[Features], first: int, last: int) -> int | None:
    """Return the line that most looks like the title of the text below it."""
    about = Counter(
        word
        for index in range(first, last + 1)
        if prose(seen[index]) >= _RUNNING
        for word in content_words(page.lines[index].text)
    )
    candidates = range(max(0, first - _REACH), min(first + 3, last + 1))
    scores = {i: title_score(page, seen, i, first, about) for i in candidates}
    if not scores:
        return None
    best = max(scores, key=lambda i: (round(scores[i], 3), -abs(i - first)))
    above = best - 1
    near = scores.get(above, -9.0) > scores[best] - 0.9 and not _repeated_as_title(page, best)
    if near and len(page.lines[above].text.split()) > 4 and not seen[above].get("stop"):
        best = above  # of two that would do, one on the other, the second is the standfirst
    return best if scores[best] >= _ENOUGH else None


def title_score(
    page: Page, seen: Sequence[Features], index: int, first: int, about: Mapping[str, int]
) -> float:
    """Return how well a line would do as the title of the text that begins at `first`.

    `about` says in how many lines of the text each content word is.
    """
    features, line = seen[index], page.lines[index]
    own = 1 if prose(features) >= _RUNNING and index >= first else 0
    words = content_words(line.text)
    hits = sum(about.get(word, 0) > own for word in words)
    shared = 0.55 * hits / len(words) + 0.09 * min(hits, 5) if words else 0.0
    against = max(features.get(name, 0.0) for name in _NO_TITLES)
    return (
        2.2 * shared
        + _title_shape(line.text, features)
        + _title_place(page, seen, index, first)
        - 3.0 * against
        - 2.0 * max(features.get("when", 0.0), features.get("editor", 0.0))
        - 1.5 * max(features.get("pointer", 0.0), features.get("address", 0.0))
        - 1.0 * max(features.get("marked", 0.0), features.get("name", 0.0))
    )


def _title_shape(text: str, features: Features) -> float:
    count = len(text.split())
    stopped = bool(features.get("stop")) and not text.endswith(("?", "!"))
    score = 1.2 if 5 <= count <= 20 else (0.3 if 4 <= count <= 26 else -0.7)
    score += -1.2 if stopped else 0.6
    score -= 1.5 if _SEVERAL.search(text) else 0.0
    score -= 0.8 if text[:1].islower() else 0.0
    return score - (2.0 if features.get("dateline") else 0.0)


def _title_place(page: Page, seen: Sequence[Features], index: int, first: int) -> float:
    below = range(index + 1, min(index + 5, len(seen)))
    signed = any(_signs(seen[i]) for i in below)
    named = any(seen[i].get("name", 0) for i in below)
    standfirst = index + 1 < len(seen) and (
        len(page.lines[index + 1].text) > 1.3 * len(page.lines[index].text)
        and not any(seen[index + 1].get(name, 0) > 0.4 for name in _NO_TITLES)
    )
    opening = index == 0 and len(seen) > 1 and prose(seen[1]) >= _RUNNING
    late = any(seen[i].get("by", 0) > 0.6 for i in range(max(0, index - 8), index))
    away = first - index
    return (
        1.2 * signed
        + 0.5 * named
        + 0.7 * standfirst
        + 0.8 * _repeated_as_title(page, index)
        + 1.0 * opening  # plain text: its first line, and then its first paragraph
        - 1.5 * late  # the byline is below the headline on nearly every page
        - 1.2 * bool(index and seen[index - 1].get("clock"))  # an entry of a live blog
        - 0.05 * max(0, away)
        - 1.5 * sum(prose(seen[i]) >= _RUNNING for i in range(first, index))
    )


def _repeated_as_title(page: Page, index: int) -> bool:
    """Whether another line is this one again, or this one with the site's name after it."""
    said = normal(page.lines[index].text)
    return len(said) > 15 and any(
        other != index and normal(line.text).startswith(said)
        for other, line in enumerate(page.lines)
        if abs(other - index) < 60
    )
