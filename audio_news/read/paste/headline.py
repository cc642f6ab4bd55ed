"""Which line is the headline of the running text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from audio_news.read.paste.features import Features, Page, content_words, runs, signs
from audio_news.read.paste.phrases import normal

_REACH = 40
"""Lines above the text among which the headline is looked for."""
_BELOW = 22
"""Lines below a signature among which the text must begin."""
_OWN = 6
"""Lines above the text in which its own signature stands."""
_BLOCK = 12
"""Lines that a headline and what stands with it may take."""
_BETWEEN = ("furniture", "picture", "editor", "owner", "machine")
_NAMES = 2
"""Names that may stand between the headline and the date."""
_POINTS = 12
"""Lines below the headline in which a label may stand over the main points."""
_FORMS = ("email", "email address", "your email", "enter your email", "enter your email address")
_DATED = 0.6
_ON_TOP = 2.0
_ENOUGH = 1.5
_NO_TITLES = ("furniture", "call", "by", "picture", "machine", "summary", "staff")
_SEVERAL = re.compile(r"[a-zа-яіїє][.!]\s+[A-ZА-ЯІЇЄ]")


@dataclass(frozen=True, slots=True)
class SignedBlock:
    """Lines as long as titles, unbroken, down to the byline or date above running text."""

    top: int
    signature: int


def find_headline(page: Page, seen: Sequence[Features], first: int, last: int) -> int | None:
    """Return the line that most looks like the title of the text below it."""
    about = Counter(
        word
        for index in range(first, last + 1)
        if runs(seen[index])
        for word in content_words(page.lines[index].text)
    )
    blocks = signed_blocks(page, seen, min(first + _BLOCK + 4, last))
    if any(first - _OWN <= block.signature < first for block in blocks):
        # The text has its own signature above it: one within it is of another story.
        blocks = [block for block in blocks if block.top < first]
    candidates = {*range(max(0, first - _REACH), min(first + 3, last + 1))}
    candidates |= {i for block in blocks for i in range(block.top, block.signature)}
    scores = {i: title_score(page, seen, i, first, about, blocks) for i in sorted(candidates)}
    if not scores:
        return None
    best = max(scores, key=lambda i: (round(scores[i], 3), -abs(i - first)))
    above = best - 1
    near = scores.get(above, -9.0) > scores[best] - 0.9 and not _repeated_as_title(page, seen, best)
    signed = any(block.top <= best < block.signature for block in blocks)
    near = near and any(word in about for word in content_words(page.lines[above].text))
    if near and not signed and _is_long(page, above) and not seen[above].get("stop"):
        best = above  # of two that would do, one on the other, the second is the standfirst
    return best if scores[best] >= _ENOUGH else None


def _is_long(page: Page, index: int) -> bool:
    return len(page.lines[index].text.split()) > 4


def signed_blocks(page: Page, seen: Sequence[Features], until: int) -> list[SignedBlock]:
    """Find the blocks of titles that a byline or a date closes, with running text below.

    Nearly every page has its headline there, whatever stands above it: the block is what
    tells a headline of whole sentences from a paragraph, and it from the site's own name.
    """
    found: list[SignedBlock] = []
    signed = -1
    for index in range(until):
        if not _is_signature(page, seen, index):
            continue
        texts = sum(runs(line) for line in seen[index + 1 : index + _BELOW])
        top = _top(page, seen, index, signed) if texts >= 3 else None
        if top is not None and found and top == found[-1].signature + 1:
            # The byline above the standfirst, and the date below it.
            found[-1] = SignedBlock(found[-1].top, index)
        elif top is not None:
            found.append(SignedBlock(top, index))
        signed = index
    return found


def _is_signature(page: Page, seen: Sequence[Features], index: int) -> bool:
    named = seen[index].get("name", 0) and not seen[index].get("furniture", 0) > 0.6
    named = named and len(page.lines[index].text.split()) < 10
    return signs(seen[index]) or bool(named and any(map(signs, seen[index + 1 : index + 3])))


def _top(page: Page, seen: Sequence[Features], signature: int, since: int) -> int | None:
    """Return the first line of the block that ends above a signature; None where there is none."""
    top: int | None = None
    short = tools = names = 0
    for index in range(signature - 1, max(since, signature - _BLOCK), -1):
        line = seen[index]
        if any(line.get(name, 0) > 0.6 for name in _BETWEEN):
            tools = tools + 1 if line.get("tiny") else 0
            if top is not None and tools > 1:
                break  # the site's menu
            continue
        if line.get("summary"):
            return None  # the main points, or another story's
        if top is None and line.get("name") and names < _NAMES:
            names += 1  # who is named below the headline, with a job or a place under the name
            continue
        if _count(page.lines[index].text) < 4 or line.get("call", 0) > 0.5:
            short += 1  # a section's name may stand between, a menu may not
            if top is not None or short > 2:
                break
            continue
        top, tools = index, 0
    return top


def _count(text: str) -> int:
    """Return how many words a line has, bars and dots between them left out."""
    return sum(any(letter.isalnum() for letter in word) for word in text.split())


def _has_points(page: Page, seen: Sequence[Features], index: int) -> bool:
    """Whether a line is the label over main points, one of which is as long as a sentence."""
    below = page.lines[index + 1 : index + 4]
    return bool(seen[index].get("summary")) and any(_count(line.text) > 4 for line in below)


def title_score(
    page: Page,
    seen: Sequence[Features],
    index: int,
    first: int,
    about: Mapping[str, int],
    blocks: Sequence[SignedBlock] = (),
) -> float:
    """Return how well a line would do as the title of the text that begins at `first`.

    `about` says in how many lines of the text each content word is.
    """
    features, line = seen[index], page.lines[index]
    block = next((b for b in blocks if b.top <= index < b.signature), None)
    on_top = block is not None and block.top == index
    own = 1 if runs(features) and index >= first else 0
    words = content_words(line.text)
    hits = sum(about.get(word, 0) > own for word in words)
    shared = 0.55 * hits / len(words) + 0.09 * min(hits, 5) if words else 0.0
    against = max(features.get(name, 0.0) for name in _NO_TITLES)
    return (
        2.2 * shared
        + _title_shape(line.text, features, on_top=on_top)
        + _title_place(page, seen, index, block.signature if block else first)
        + _ON_TOP * on_top * (1.0 if hits > 0.2 * len(words) else 0.7)
        - 0.8 * _paragraphs_above(page, seen, index, about)
        - 3.0 * against
        - 2.0 * max(features.get("when", 0.0), features.get("editor", 0.0))
        - 3.0 * (features.get("when", 0.0) > _DATED)
        - 1.5 * max(features.get("pointer", 0.0), features.get("address", 0.0))
        - 1.0 * max(features.get("marked", 0.0), features.get("name", 0.0))
        - 3.0 * (_tells_picture(seen, index) or _offers(page, index))
    )


def _tells_picture(seen: Sequence[Features], index: int) -> bool:
    """Whether a line may tell the blind what the picture shows whose text is next."""
    below = seen[index + 1] if index + 1 < len(seen) else {}
    return bool(seen[index].get("alt") and below.get("picture", 0) >= 1)


def _offers(page: Page, index: int) -> bool:
    """Whether the form of a newsletter follows that a line offers."""
    return index + 1 < len(page.lines) and normal(page.lines[index + 1].text) in _FORMS


def _paragraphs_above(
    page: Page, seen: Sequence[Features], index: int, about: Mapping[str, int]
) -> int:
    """Count the paragraphs right above a line, up to 3, that share the text's topic."""
    count = 0
    for above in range(max(0, index - 8), index):
        words = content_words(page.lines[above].text)
        if runs(seen[above]) and sum(about.get(word, 0) > 1 for word in words) > 2:
            count += 1
    return min(3, count) if count > 1 else 0


def _title_shape(text: str, features: Features, *, on_top: bool) -> float:
    count = len(text.split())
    stopped = bool(features.get("stop")) and not text.endswith(("?", "!"))
    score = 1.2 if 5 <= count <= 20 else (0.3 if 4 <= count <= 26 else -0.7)
    if not on_top:
        score += -1.2 if stopped else 0.6
        score -= 1.5 if _SEVERAL.search(text) else 0.0
    elif not stopped or count <= 16:
        score += 0.6
    score -= 0.8 if text[:1].islower() else 0.0
    score -= 1.0 if text.endswith(("...", "…")) else 0.0  # "Searching for stories..."
    return score - (2.0 if features.get("dateline") else 0.0)


def _title_place(page: Page, seen: Sequence[Features], index: int, first: int) -> float:
    below = range(index + 1, min(index + 5, len(seen)))
    signed = any(signs(seen[i]) for i in below)
    named = any(seen[i].get("name", 0) for i in below)
    standfirst = index + 1 < len(seen) and (
        len(page.lines[index + 1].text) > 1.3 * len(page.lines[index].text)
        and not any(seen[index + 1].get(name, 0) > 0.4 for name in _NO_TITLES)
    )
    opening = index == 0 and len(seen) > 1 and runs(seen[1])
    late = any(seen[i].get("by", 0) > 0.6 for i in range(max(0, index - 8), index))
    away = first - index
    return (
        1.2 * signed
        + 0.5 * named
        + 0.7 * standfirst
        + 0.8 * _repeated_as_title(page, seen, index)
        + 2.0 * _above_points(page, seen, index)  # the main points of a live page
        - 3.0 * _below_points(page, seen, index)
        + 1.0 * opening  # plain text: its first line, and then its first paragraph
        - 1.5 * late  # the byline is below the headline on nearly every page
        - 1.8 * bool(index and seen[index - 1].get("clock"))  # an entry of a live blog
        - 0.05 * max(0, away)
        - 1.5 * sum(runs(seen[i]) for i in range(first, index))
    )


def _above_points(page: Page, seen: Sequence[Features], index: int) -> bool:
    """Whether the label over main points follows, with tools and names of the page between."""
    passed = 0
    for below in range(index + 1, min(index + _POINTS, len(seen))):
        if _has_points(page, seen, below):
            return True
        passed += _count(page.lines[below].text) > 3 and not seen[below].get("staff")
        if passed > 4:
            break
    return False


def _below_points(page: Page, seen: Sequence[Features], index: int) -> bool:
    """Whether a line is of an entry below the main points: its time stands between."""
    timed = False
    for above in range(index - 1, max(-1, index - _POINTS - 1), -1):
        timed = timed or seen[above].get("when", 0) > 0.9
        if timed and _has_points(page, seen, above):
            return True
    return False


def _repeated_as_title(page: Page, seen: Sequence[Features], index: int) -> bool:
    """Whether another line is this one again, or this one with the site's name after it.

    One that stands lower down with text under it is the heading that a list of contents names.
    """
    said = normal(page.lines[index].text)
    return len(said) > 15 and any(
        other != index
        and normal(page.lines[other].text).startswith(said)
        and not (other > index and other + 1 < len(seen) and runs(seen[other + 1]))
        for other in range(max(0, index - _REACH), min(index + 60, len(page.lines)))
    )
