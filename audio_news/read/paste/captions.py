"""What the lines beside a line say of a picture that it may belong to."""

from __future__ import annotations

from collections.abc import Sequence

from audio_news.models import Role
from audio_news.read.paste.view import View

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
        "twin": _is_twin(at, index),
        "alt_text": seen.get("alt", 0)
        and not seen.get("marked")
        and _is_alt_text(at, index, before),
        "before_owner": following.get("owner", 0) and not seen.get("owner", 0),
    }


def _is_twin(at: View, index: int) -> bool:
    """Whether one of the next lines is this one again with a credit after it."""
    text = at.page.lines[index].text.rstrip(".")
    return len(text.split()) > 4 and any(
        at.at(below).get("picture", 0) > 0.9
        and at.page.lines[below].text.startswith(text)
        and len(at.page.lines[below].text) > len(text) + 4
        for below in range(index + 1, min(index + 3, len(at.page.lines)))
    )


def _is_alt_text(at: View, index: int, before: Sequence[Role]) -> bool:
    """Whether a line tells what the picture shows whose text follows.

    Far down it may be a paragraph, but on a page that did so with its first picture.
    """
    if not _is_picture(at, index + 1):
        return False
    top = before[:_TOP]
    told = (role is Role.CAPTION and at.seen[above].get("alt") for above, role in enumerate(top))
    return any(told) or top.count(Role.BODY) < 2


def _is_picture(at: View, index: int) -> bool:
    """Whether a line is the text under a picture, or has one between it and the credit."""
    below = at.at(index)
    return bool(below.get("picture", 0) >= 1 or (below and at.at(index + 1).get("owner", 0)))
