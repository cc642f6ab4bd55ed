"""What points to other stories in the middle of an article."""

from __future__ import annotations

from collections.abc import Sequence

from audio_news.read.paste.features import Features, Page, content_words, runs
from audio_news.read.paste.structure import Frame

_TOPICAL = 0.4
_HEADING = 6
"""Words of a heading that stands right below other stories, at most."""


def teaser_runs(page: Page, seen: Sequence[Features], frame: Frame) -> frozenset[int]:
    """Return the lines that stand with others of their kind, each like a title, in the text.

    A heading stands alone above its text; two or more titles in a row are links. A short
    label above them may make them a list, so then they are left alone.
    """
    found: set[int] = set()
    run: list[int] = []
    for index in range(frame.first, frame.last + 2):
        features = seen[index] if index <= frame.last else {}
        title = features.get("fragment", 0) and not any(
            features.get(name, 0)
            for name in ("marked", "tabbed", "picture", "by", "machine", "editor", "turn")
        )
        if title and features.get("when", 0) < 0.6 and features.get("furniture", 0) < 0.6:
            run.append(index)
            continue
        if run and _is_between(features) and _is_labelled(seen, run[0]):
            continue
        labelled = bool(run) and (is_label(seen[run[0]]) or _is_labelled(seen, run[0]))
        after_colon = bool(run) and not labelled and seen[run[0] - 1].get("colon", 0) > 0
        if run and runs(features) and _heads(page, seen, run[-1], labelled=labelled):
            run.pop()
        least = 2 if labelled else 4
        titles = [i for i in run if len(page.lines[i].text.split()) > least]
        headed = bool(run) and len(page.lines[run[0]].text.split()) <= 5 and len(run) > 2
        tags = labelled and len(run) > 2 and all(seen[i].get("tiny") for i in run)
        if tags or (len(titles) > 1 and not after_colon and (labelled or not headed)):
            found.update(run)
        run = []
    return frozenset(found)


def _is_between(seen: Features) -> bool:
    """Whether a line is no title, but stands before each of several: "Image", "list 1 of 3"."""
    return bool(seen.get("fragment") and seen.get("furniture", 0) > 0.9)


def _is_labelled(seen: Sequence[Features], index: int) -> bool:
    """Whether a label over other stories is right above, or above what stands before a title."""
    for above in range(index - 1, max(0, index - 4), -1):
        if is_label(seen[above]):
            return True
        if not _is_between(seen[above]):
            return False
    return False


def _heads(page: Page, seen: Sequence[Features], index: int, *, labelled: bool) -> bool:
    """Whether the last of several titles may be the heading of the text below it."""
    size = len(page.lines[index].text.split())
    if not labelled:
        return size <= _HEADING
    below = page.lines[index + 1].text
    words = content_words(page.lines[index].text)
    if size <= _HEADING and seen[index].get("topical", 0) > _TOPICAL:
        return True
    return size <= _HEADING and 3 * len(words & content_words(below)) >= len(words) > 0


def is_label(seen: Features) -> bool:
    """Whether a line is a label over other stories."""
    return bool(
        seen.get("over", 0)
        or (seen.get("signpost", 0) and seen.get("tiny", 0))
        or (seen.get("pointer", 0) and seen.get("colon", 0))  # "Watch: the night of the storm:"
    )


def sibling_runs(page: Page, seen: Sequence[Features], frame: Frame) -> frozenset[int]:
    """Return the lines of lists without bullets: three short lines or more of one shape.

    Each begins with an amount, as ingredients do, or ends in a semicolon.
    """
    found: set[int] = set()
    run: list[int] = []
    for index in range(frame.first, frame.last + 2):
        if (
            index <= frame.last
            and seen[index].get("fragment")
            and not any(seen[index].get(name, 0) > 0.9 for name in ("marked", "furniture"))
        ):
            run.append(index)
            continue
        shaped = [i for i in run if _is_item(page.lines[i].text)]
        if len(shaped) == 2 and index - 1 == shaped[1] and _ends_list(page, shaped[1]):
            shaped.append(index)
        least = 2 if shaped and shaped[0] > run[0] else 3  # under a heading of their own
        if len(shaped) >= least and not (run[0] and is_label(seen[run[0] - 1])):
            found.update(range(shaped[0], shaped[-1] + 1))
        run = []
    return frozenset(found)


def _ends_list(page: Page, index: int) -> bool:
    """Whether the line below an item that ends in a semicolon is the last of its list."""
    if not page.lines[index].text.endswith(";") or index + 1 == len(page.lines):
        return False
    below = page.lines[index + 1].text
    return below[:1].islower() and len(below.split()) <= 14


def _is_item(text: str) -> bool:
    return text.endswith(";") or (text[:1].isdigit() and len(text.split()) > 1)
