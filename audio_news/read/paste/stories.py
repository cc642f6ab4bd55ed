"""What points to other stories in the middle of an article."""

from __future__ import annotations

from collections.abc import Sequence

from audio_news.read.paste.features import Features, Page, runs
from audio_news.read.paste.structure import Frame


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
        labelled = bool(run) and (is_label(seen[run[0]]) or is_label(seen[run[0] - 1]))
        after_colon = bool(run) and not labelled and seen[run[0] - 1].get("colon", 0) > 0
        if run and not labelled and len(page.lines[run[-1]].text.split()) <= 6 and runs(features):
            run.pop()  # the last may be the heading of the text below it
        titles = [i for i in run if len(page.lines[i].text.split()) > 4]
        headed = bool(run) and len(page.lines[run[0]].text.split()) <= 5 and len(run) > 2
        tags = labelled and len(run) > 2 and all(seen[i].get("tiny") for i in run)
        if tags or (len(titles) > 1 and not after_colon and (labelled or not headed)):
            found.update(run)
        run = []
    return frozenset(found)


def is_label(seen: Features) -> bool:
    """Whether a line is a label over other stories."""
    return bool(seen.get("over", 0) or (seen.get("signpost", 0) and seen.get("tiny", 0)))


def sibling_runs(page: Page, seen: Sequence[Features], frame: Frame) -> frozenset[int]:
    """Return the lines of lists without bullets: three short lines or more of one shape.

    Each begins with an amount, as ingredients do, or ends in a semicolon.
    """
    found: set[int] = set()
    run: list[int] = []
    for index in range(frame.first, frame.last + 2):
        if index <= frame.last and seen[index].get("fragment") and not seen[index].get("marked"):
            run.append(index)
            continue
        shaped = [i for i in run if _is_item(page.lines[i].text)]
        if len(shaped) >= 3:
            found.update(range(shaped[0], shaped[-1] + 1))
        run = []
    return frozenset(found)


def _is_item(text: str) -> bool:
    return text.endswith(";") or (text[:1].isdigit() and len(text.split()) > 1)
