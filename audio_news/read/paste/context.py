"""What a line's place and its neighbours say of it, as numbers from 0 to 1."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import islice

from audio_news.models import Role
from audio_news.read.names import names_job
from audio_news.read.paste.captions import beside_picture
from audio_news.read.paste.features import prose, runs, signs
from audio_news.read.paste.phrases import normal
from audio_news.read.paste.stories import is_label
from audio_news.read.paste.view import View

_TEXT = (Role.BODY, Role.QUOTE, Role.LIST, Role.HEADING)
_ATTRIBUTION = re.compile(r"^[–—-]{0,2}\s?[A-ZÀ-ÞА-ЯІЇЄҐ]")
_TELLS = re.compile(
    r"\b(?:is|covers|was|writes|reports|teaches|has|joined|works|ist|est|es|jest)\b|[–—]"
)

_COVERS = re.compile(
    r"^(?:\S+\s){1,4}is an? .* (?:who has|who|and has) (?:covered|covers|written|writes) "
)
_READERS = re.compile(
    r"\d[\d.,]*\s?[km]?\s(?:people\s)?(?:viewing|reading|watching|views|reads|shares)(?:\snow)?",
    re.I,
)
"""How many read another story."""
_PAID = re.compile(r"\b(?:receives? funding from|does not work for, consult)")
_OPENS = ("is", "was", "has", "covers", "writes", "reports")
_CONTENTS, _TWICE = 30, 2
"""Lines below the headline in which a list of contents may stand; how often it names a part."""
_KICKED = 3
"""Words of a story's title under a word in capitals, more than these."""
_CLOSE = 6
"""Lines below the text in which, after furniture, its closing paragraph may stand alone."""
_CLOSING = 0.2
"""How topical such a paragraph is."""


def surroundings(at: View, index: int, before: Sequence[Role], people: str) -> dict[str, float]:
    """Return the features of line `index` that hang on where it stands.

    `before` are the roles given to the lines above, `people` the bylines among them.
    """
    place = _place(at, index, before)
    found: dict[str, float] = {**place}
    found |= _neighbours(at, index, before)
    found |= beside_picture(at, index, before)
    found |= _near_headline(at, index, before, place)
    found |= _other_stories(at, index, before)
    found |= _writers(at, index, people)
    found["menu"] = 0.0 if place["top"] else min(1.0, max(0, at.menus[index] - 3) / 3)
    return {name: float(value) for name, value in found.items() if value}


def _place(at: View, index: int, before: Sequence[Role]) -> dict[str, float]:
    frame = at.frame
    headline = frame.first if frame.headline is None else frame.headline
    tail = index > frame.last
    ended = tail and at.ended <= index
    return {
        "head": index < headline,
        "top": headline <= index < frame.first,
        "inside": frame.first <= index <= frame.last and index >= headline,
        "tail": tail,
        "below_end": ended,
        "goes_on": tail
        and not ended
        and at.seen[index].get("stop", 0)
        and prose(at.seen[index]) > 0.3
        and not at.seen[index].get("call", 0)
        and before[index - 1] in _TEXT,
        "strange": tail and prose(at.seen[index]) > 0.8 and at.seen[index].get("topical", 0) < 0.15,
    }


def _near_headline(
    at: View, index: int, before: Sequence[Role], place: Mapping[str, float]
) -> dict[str, float]:
    if at.frame.headline is None:
        return {}
    away = index - at.frame.headline
    seen = at.seen[index]
    reach = at.seen[index + 1 : min(index + 5, at.frame.first + 1)]
    signed = any(signs(other) or other.get("name") for other in reach)
    name = seen.get("name", 0) and not seen.get("picture") and not seen.get("furniture", 0) > 0.9
    dated = max(at.at(index - 1).get("when", 0), at.at(index + 1).get("when", 0)) > 0.6
    return {
        "under_headline": away == 1,
        "over_headline": away == -1
        and seen.get("when", 0) >= (0.6 if seen.get("separated") else 0.9)
        and not seen.get("clock"),
        "near_headline": -4 <= away <= 6,
        "above_byline": place["top"] and away <= 4 and signed and not signs(seen) and not name,
        "signature": name and (place["top"] or (dated and -4 <= away < 0)),
        "after_summary": _after_summary(at, index, before),
    }


def _after_summary(at: View, index: int, before: Sequence[Role]) -> bool:
    """Whether a line is one of the main points, listed under a label or under another of them."""
    if prose(at.seen[index]) < 0.1 or at.seen[index].get("long", 0) > 0.6:
        return False
    for above in range(index - 1, max(-1, index - 6), -1):
        named = at.seen[above].get("tiny", 0) and not at.seen[above].get("when", 0)
        beside_label = named and at.at(above - 1).get("summary", 0)
        if at.seen[above].get("summary") or beside_label:  # "Summary", "Companies"
            return True
        if before[above] is not Role.LIST:
            return False
    return False


def _neighbours(at: View, index: int, before: Sequence[Role]) -> dict[str, float]:
    seen, previous, following = at.seen[index], at.at(index - 1), at.at(index + 1)
    line = at.page.lines[index]
    after_name = index > 0 and before[index - 1] is Role.BYLINE
    return {
        "glued": at.glued(index),
        "next_prose": runs(following),
        "next_glued": at.glued(index + 1),
        "prev_prose": runs(previous),
        "beside_when": max(previous.get("when", 0), following.get("when", 0)) > 0.6,
        "after_name": after_name,
        "table_row": seen.get("tabbed", 0)
        and index >= at.frame.first
        and (previous.get("tabbed", 0) or following.get("tabbed", 0)),
        "numbered_title": any(sign.isdigit() for sign in line.marker)
        and seen.get("fragment", 0)
        and runs(following)
        and not previous.get("marked")
        and not following.get("marked"),
        "in_contents": _in_contents(at, index),
        "after_clock": previous.get("clock", 0),
        "job_below": (after_name or previous.get("name", 0)) and seen.get("job", 0),
        "summary_inside": seen.get("summary", 0) and _is_inside(at, index),
        "entry_title": _titles_entry(at, index),
        "echo": _is_echo(at, index),
        "siblings": index in at.siblings,
        "bare": seen.get("fragment", 0)
        and index >= at.frame.first
        and not any(_is_text(at, below) for below in range(index + 1, index + 4)),
        "leads": seen.get("colon", 0) and _is_small(at, index + 1),
        "heads_tail": _heads_tail(at, index),
        "quoting": line.marker.startswith(">"),
        "after_colon": _listed(at, index, before),
        "attribution": _attributed(at, index - 1),
        "attributed": _attributed(at, index),
        "above_call": seen.get("fragment", 0)
        and (following.get("call", 0) > 0.5 or _names_letter(at, index) or _has_more(at, index)),
        "hemmed": _is_hemmed(at, index),
    }


def _in_contents(at: View, index: int) -> bool:
    """Whether a heading over text is on the page for the second time: a list above names it."""
    seen, said = at.seen[index], at.page.lines[index].text.casefold()
    if not seen.get("repeated") or not seen.get("fragment") or at.page.counts[said] != _TWICE:
        return False
    above = range(at.frame.headline or 0, min(index, (at.frame.headline or 0) + _CONTENTS))
    named = any(at.page.lines[other].text.casefold() == said for other in above)
    return named and at.frame.first <= index <= at.frame.last and _is_text(at, index + 1)


def _has_more(at: View, index: int) -> bool:
    """Whether the next line leads to more of what a line names: "See all updates"."""
    below = at.page.lines[index + 1].text if index + 1 < len(at.page.lines) else ""
    return normal(below).startswith(("see all", "view all")) and len(below.split()) < _CLOSE


def _is_inside(at: View, index: int) -> bool:
    """Whether a line has two paragraphs of the article above it, and one right below."""
    if not (at.frame.first < index < at.frame.last and runs(at.at(index + 1))):
        return False
    above = (other for other in range(at.frame.first, index) if runs(at.at(other)))
    return len(list(islice(above, 2))) == 2


def _titles_entry(at: View, index: int) -> bool:
    """Whether a line stands under the time of a live page's entry, and its text below."""
    seen = at.seen[index]
    if not at.live or not seen.get("fragment") or seen.get("furniture", 0) > 0.6:
        return False
    timed = at.at(index - 1).get("when", 0) > 0.9 or (
        at.at(index - 1).get("furniture", 0) > 0.9 and at.at(index - 2).get("when", 0) > 0.9
    )
    long = len(at.page.lines[index].text.split()) > _KICKED - 1
    return timed and long and any(runs(at.at(below)) for below in range(index + 1, index + 4))


def _names_letter(at: View, index: int) -> bool:
    """Whether a line is the name of a newsletter, under the label of its box."""
    return index > 0 and normal(at.page.lines[index - 1].text) in ("newsletter", "newsletters")


def _is_small(at: View, index: int) -> bool:
    """Whether a line is short and goes on a sentence begun above it, as items of a list do."""
    return bool(at.at(index).get("fragment", 0)) and at.page.lines[index].text[:1].islower()


def _heads_tail(at: View, index: int) -> bool:
    """Whether a line right below the text stands over two paragraphs more."""
    seen, below = at.seen[index], (at.at(index + 1), at.at(index + 2))
    return bool(
        index == at.frame.last + 1
        and seen.get("fragment", 0)
        and not any(seen.get(name, 0) > 0.3 for name in ("furniture", "over", "call", "pointer"))
        and all(runs(other) and other.get("stop") and not other.get("over") for other in below)
    )


def _is_text(at: View, index: int) -> bool:
    """Whether a line may be what a heading stands over."""
    seen = at.at(index)
    return (
        prose(seen) > 0.3
        or index in at.siblings
        or any(seen.get(name) for name in ("marked", "turn", "tabbed", "colon"))
    )


def _is_echo(at: View, index: int) -> bool:
    """Whether a line is the headline with a few words after it, as on a button to share it."""
    if at.frame.headline is None or index == at.frame.headline:
        return False
    headline, text = at.page.lines[at.frame.headline].text, at.page.lines[index].text
    more = len(text.split()) - len(headline.split())
    return text.startswith(headline) and 0 < more < 9 and len(headline.split()) > 4


def _is_hemmed(at: View, index: int) -> bool:
    """Whether a line stands between calls to act, or says little between a call and a form."""
    if not _calls(at, (index - 1, index - 2)):
        return False
    seen = at.seen[index]
    little = not any(seen.get(name, 0) > 0.15 for name in ("long", "told", "speech", "topical"))
    form = little and at.at(index + 1).get("furniture", 0) > 0.9
    return form or _calls(at, (index + 1, index + 2))


def _calls(at: View, places: tuple[int, int]) -> bool:
    return any(at.at(place).get("call", 0) > 0.5 for place in places)


def _other_stories(at: View, index: int, before: Sequence[Role]) -> dict[str, float]:
    seen, following = at.seen[index], at.at(index + 1)
    text = at.page.lines[index].text
    cut = seen.get("cut", 0) > 0 or text.endswith(("…", "..."))
    after = index > 0 and before[index - 1] is Role.RELATED
    long_enough = len(text.split()) > 5
    labelled = is_label(at.at(index - 1)) or (
        at.at(index - 1).get("tiny", 0) and is_label(at.at(index - 2))  # a section's name between
    )
    return {
        "next_cut": long_enough and following.get("cut", 0) and not following.get("picture", 0),
        "teasers": index in at.teasers,
        "after_label": seen.get("fragment", 0) and (labelled or _is_counted(at, index)),
        "after_kicker": seen.get("fragment", 0)
        and index > at.frame.first
        and len(text.split()) > _KICKED
        and at.at(index - 1).get("capitals", 0)
        and at.at(index - 1).get("tiny", 0),
        "after_related": after,
        "blurb": after and (cut or at.glued(index)) and seen.get("long", 0) > 0,
        "teaser_text": index > at.frame.last + 1
        and runs(seen)
        and (after or at.at(index - 1).get("fragment", 0))
        and not runs(following)
        and not (
            index < at.frame.last + _CLOSE
            and at.at(index - 1).get("furniture", 0) > 0.9
            and seen.get("topical", 0) >= _CLOSING
        ),
    }


def _is_counted(at: View, index: int) -> bool:
    """Whether the site says in the next line how many read a story: "12.4k viewing now"."""
    counted = index + 1 < len(at.page.lines) and _READERS.fullmatch(at.page.lines[index + 1].text)
    return bool(counted) and len(at.page.lines[index].text.split()) > _KICKED


def _listed(at: View, index: int, before: Sequence[Role]) -> bool:
    """Whether a short line is one of several after a line that ends in a colon."""
    seen = at.seen[index]
    if not index or seen.get("fragment", 0) == 0 or seen.get("marked"):
        return False
    previous = at.seen[index - 1]
    if is_label(previous):  # "Read more from the Courier:"
        return False
    if previous.get("colon", 0) and (prose(previous) > 0.2 or _is_small(at, index)):
        return at.at(index + 1).get("fragment", 0) > 0
    return before[index - 1] is Role.LIST and not at.page.lines[index - 1].marker


def _attributed(at: View, index: int) -> bool:
    """Whether a line is a quotation and the next says with a dash whose it is."""
    if not 0 <= index < len(at.page.lines) - 1:
        return False
    text, following = at.page.lines[index].text, at.page.lines[index + 1]
    dashed = following.marker in ("—", "–", "-") or following.text[:1] in "—–"
    whole = text[:1] in '"“«„' and text[-1:] in '"”»“'
    return (
        whole
        and dashed
        and ":" not in following.text
        and len(following.text.split()) <= 12
        and (_ATTRIBUTION.match(following.text) is not None)
    )


def _writers(at: View, index: int, people: str) -> dict[str, float]:
    """Return whether a line is a byline again, or tells who its writer is."""
    text = at.page.lines[index].text
    words = text.split()
    if not people or index <= (at.frame.headline or 0):
        return {}
    opening = " ".join(words[:2]).casefold().strip(".,:")
    surname = words[0].casefold().strip(".,:")
    if words[0] in ("Dr.", "Mr.", "Ms.", "Mrs.", "Prof."):
        opening = surname = words[1].casefold().strip(".,") if len(words) > 1 else ""
    if words[0] in _OPENS and at.page.lines[index - 1].text.casefold() in people:
        return {"bio": 1.0}  # right under the name that it tells about
    known = opening in people or (len(surname) > 3 and surname in people.split())
    near = bool(_COVERS.search(text)) or words[min(1, len(words) - 1)] in (
        "covers",
        "writes",
        "reports",
    )
    if known and _PAID.search(text):
        return {"bio": 1.0}
    near = (
        near
        or at.seen[index].get("address", 0) > 0
        or index > at.frame.last
        or _late(at, index)
        or index < at.frame.first
    )
    return {
        "signed": text.casefold() in people and len(words) > 1,
        "bio": near
        and known
        and len(words) > 5
        and (names_job(text) or at.seen[index].get("address") or _COVERS.search(text) is not None)
        and _TELLS.search(" ".join(words[:8])) is not None,
    }


def _late(at: View, index: int) -> bool:
    """Whether nothing but furniture and other such lines follow in the article's stretch."""
    return index > at.frame.last - 4 and index > at.frame.first + 2
