"""What the lines beside a line say of a picture that it may belong to."""

from __future__ import annotations

from collections.abc import Sequence

from audio_news.models import Role
from audio_news.read.paste.features import content_words
from audio_news.read.paste.phrases import normal, tables
from audio_news.read.paste.view import View

_NEAR = 4
"""Lines from a text for the blind to the same text under the picture, at most."""
_LONG = 30
"""Words of the text under a picture, at most, where it is there twice."""
_HEADING = 6
"""Words of a heading that begins with an article, at most."""
_FEW, _SAME = 2, 0.4
"""Content words of a line, more than so many; the share of them that its neighbour has too."""
_TOP = 2000
"""Lines from the top of the page among which its first picture stands."""


def beside_picture(at: View, index: int, before: Sequence[Role]) -> dict[str, float]:
    """Return the features (0 to 1) of line `index` as the text of a picture.

    `before` are the roles given to the lines above.
    """
    seen, previous, following = at.seen[index], at.at(index - 1), at.at(index + 1)
    loose = seen.get("stop", 0) == 0 and not seen.get("furniture", 0) > 0.5
    return {
        "after_owner": previous.get("owner", 0)
        and not seen.get("stop", 0)
        and index > 1
        and before[index - 2] is not Role.CAPTION,
        "after_described": previous.get("described", 0) and loose and not seen.get("marked"),
        "after_tool": previous.get("tool", 0) > 0 and loose and not following.get("tool"),
        "before_tool": following.get("tool", 0) < 0 and not seen.get("furniture", 0) > 0.5,
        "twin": _is_twin(at, index) or _is_twice(at, index) or _is_shown(at, index, before),
        "alt_text": not seen.get("marked") and _is_alt_text(at, index, before),
        "before_owner": following.get("owner", 0)
        and not seen.get("owner", 0)
        and not _is_numbered(at, index),
    }


def _is_numbered(at: View, index: int) -> bool:
    """Whether a line is one of several headings that are counted: "3. Paris to Nice"."""
    counted = at.page.lines[index].marker.endswith((".", ")"))
    return counted and bool(at.seen[index].get("fragment")) and at.numbered > 2


def _is_twin(at: View, index: int) -> bool:
    """Whether one of the next lines is this one again with a credit after it."""
    text = at.page.lines[index].text.rstrip(".")
    return len(text.split()) > 4 and any(
        at.at(below).get("picture", 0) > 0.9
        and at.page.lines[below].text.startswith(text)
        and len(at.page.lines[below].text) > len(text) + 4
        for below in range(index + 1, min(index + 3, len(at.page.lines)))
    )


def _is_shown(at: View, index: int, before: Sequence[Role]) -> bool:
    """Whether a line stands between the text for the blind and the picture's credit."""
    told = index > 0 and before[index - 1] is Role.CAPTION and at.seen[index - 1].get("alt", 0)
    return bool(told) and at.at(index + 1).get("owner", 0) > 0


def _is_twice(at: View, index: int) -> bool:
    """Whether a line is there for the blind and again as the text under the picture.

    Between the two there are at most tools of the page. A text that ends in a full stop may be
    a paragraph pasted twice, but above the article.
    """
    line, headline = at.page.lines[index], at.frame.headline
    if at.page.counts[line.text.casefold()] != 2 or not 4 < len(line.text.split()) <= _LONG:
        return False
    if headline is not None and line.text == at.page.lines[headline].text:
        return False
    if at.seen[index].get("stop") and index >= at.frame.first:
        return False
    for step in (1, -1):
        for other in range(index + step, index + step * (_NEAR + 1), step):
            if not 0 <= other < len(at.page.lines):
                break
            if at.page.lines[other].text == line.text:
                return True
            if not (at.at(other).get("furniture", 0) > 0.6 or at.at(other).get("tiny")):
                break
    return False


def _is_alt_text(at: View, index: int, before: Sequence[Role]) -> bool:
    """Whether a line tells what the picture shows whose text follows.

    Far down it may be a paragraph, but on a page that did so with its first picture.
    """
    if not _is_picture(at, index + 1):
        return False
    if normal(at.page.lines[index - 1].text) in tables()["caption"]["heads"]:
        return True
    if not at.seen[index].get("alt", 0):
        return _is_same(at, index)
    top = before[:_TOP]
    told = (role is Role.CAPTION and at.seen[above].get("alt") for above, role in enumerate(top))
    shown = at.at(index + 1).get("tool", 0) > 0 or _is_fragment(at, index)
    return shown or any(told) or top.count(Role.BODY) < 2


def _is_fragment(at: View, index: int) -> bool:
    """Whether a line is no paragraph, and too long for a heading."""
    return at.seen[index].get("stop", 0) == 0 and len(at.page.lines[index].text.split()) > _HEADING


def _is_same(at: View, index: int) -> bool:
    """Whether a line above the article has many of the words of the picture's text below it."""
    if not (at.frame.headline or 0) < index - 1 <= at.frame.first or at.seen[index].get("told"):
        return False
    words = content_words(at.page.lines[index].text)
    below = content_words(at.page.lines[index + 1].text)
    return len(words) > _FEW and len(words & below) > _SAME * len(words)


def _is_picture(at: View, index: int) -> bool:
    """Whether a line is the text under a picture, or has one between it and the credit.

    A tool of the picture may stand above its text.
    """
    if at.at(index).get("tool", 0) > 0:
        index += 1
    below = at.at(index)
    return bool(below.get("picture", 0) >= 1 or (below and at.at(index + 1).get("owner", 0)))
