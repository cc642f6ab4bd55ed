"""What a page shows around its headline: the standfirst, who wrote it and when."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import TYPE_CHECKING

from audio_news.read.alike import letters_of
from audio_news.read.dates import published_and_modified, stamps, time_share, without_times
from audio_news.read.names import after_by, clean_byline, name_share
from audio_news.read.tree import Run, holds_more, text_of, tokens

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_ABOVE, _BELOW = 6, 25
"""Runs of text on either side of the headline that may be of its own."""
_NAMED_TEXT = 80
"""Characters of a run that holds a byline and a date, at most."""
_WORDS = 8
"""A heading right under the headline is its standfirst if it has so many words."""
_LINE = 160
"""Characters of a line that says who or when, at most."""
_PARTING = " ,;|/·•–—-.:"
_STANDFIRST = frozenset(
    {"standfirst", "deck", "dek", "subtitle", "subheadline", "subhead", "subhed", "strapline"}
    | {"tagline", "preamble", "ingress"}
    | {"lead", "lede", "intro", "introduction", "abstract", "excerpt", "chapo", "chapeau"}
    | {"entradilla", "bajada", "subtitulo", "vorspann", "untertitel", "zajawka", "summary"}
)
_WRITER = frozenset(
    {"author", "authors", "byline", "autor", "autora", "autoren", "autorin", "autorzy", "auteur"}
    | {"auteurs", "firma", "signature", "writer", "writers", "vcard", "credits"}
)
_PARTS = 20
"""Elements within a line that are looked at."""
_ABOUT = frozenset({"bio", "about", "image", "avatar", "social", "follow", "comment", "comments"})
_HEADINGS = ("h2", "h3", "h4", "h5")


@dataclass(frozen=True, slots=True)
class Shown:
    """None where the page does not show it."""

    standfirst: str | None = None
    byline: str | None = None
    published: str | None = None
    modified: str | None = None
    apart: frozenset[str] = frozenset()
    """The lines above the headline, by their letters."""
    signatures: frozenset[str] = frozenset()
    """The lines below it that only say who or when, by their letters."""


def read_shown(
    found: Sequence[Run], title: str, bodies: Collection[str], description: str | None
) -> Shown:
    """Return what stands between the headline `title` and the first of `bodies`, and above it.

    `found` are the page's runs of text;
    `description` is what its head says the article is about.
    """
    at = _headline(found, title)
    begins = {text[:60] for text in bodies}
    if at is None:
        at = next((i for i, run in enumerate(found) if run.text[:60] in begins), 0) - 1
    above, below = found[max(0, at - _ABOVE) : max(0, at)], found[at + 1 : at + 1 + _BELOW]
    standfirst = _standfirst(below, begins, description)
    end = (
        i
        for i, run in enumerate(below)
        if run.text[:60] in begins and run.text != standfirst and not _signs(run)
    )
    signed = [run for run in below[: next(end, 0)] if run.text != standfirst]
    dated = [run.text for run in signed if _is_short(run) and not run.text.endswith(".")]
    dated += [run.text for run in above if time_share(run.text[:_LINE]) > 0.5]
    published, modified = published_and_modified(stamps(" · ".join(dated)))
    return Shown(
        standfirst=standfirst,
        byline=_byline(signed) or next(filter(None, _called_writers(above)), None),
        published=published,
        modified=modified,
        apart=frozenset(letters_of(run.text) for run in above),
        signatures=frozenset(letters_of(run.text) for run in signed if _signs(run)),
    )


def _headline(found: Sequence[Run], title: str) -> int | None:
    """Return where the headline is shown, the first heading of its text if there is one."""
    said = title.casefold()
    places = [i for i, run in enumerate(found) if run.text.casefold() == said]
    headings = [i for i in places if str(found[i].block.tag) in ("h1", "h2")]
    return next(iter(headings or places), None)


def _standfirst(
    below: Sequence[Run], begins: Collection[str], description: str | None
) -> str | None:
    """Return the text under the headline that sums the article up."""
    for index, run in enumerate(below):
        text, following = run.text, below[index + 1 : index + 4]
        if run.block.tag == "li" or len(text.split()) < 3:
            continue
        if _is_called(run.block, _STANDFIRST):
            return text
        if _signs(run):
            continue
        is_heading = run.block.tag in _HEADINGS
        is_text = text[:60] in begins and not is_heading
        next_text = (other for other in following if _signs(other) or other.text[:60] in begins)
        signed = any(map(_signs, islice(next_text, 1)))
        if is_heading:
            return text if signed or len(text.split()) >= _WORDS else None
        if text == description and not is_text:
            return text
        if is_text:
            return text if signed or _is_bold(run) else None
    return None


def _is_bold(run: Run) -> bool:
    """Whether all of a paragraph is set in bold, as some papers have their standfirsts."""
    bold = (text_of(part) for part in run.block if part.tag in ("b", "strong"))
    return next(bold, None) == run.text


def _is_short(run: Run) -> bool:
    return len(run.text) <= _LINE


def _signs(run: Run) -> bool:
    """Whether a line says who wrote the article, or when, and nothing else."""
    if not _is_short(run):
        return False
    return (
        time_share(run.text) > 0.8
        or _writer(run.text) is not None
        or (_is_called(run.block, _WRITER) and _plain_name(run.text) is not None)
    )


def _is_called(element: HtmlElement, names: frozenset[str]) -> bool:
    said = tokens(element)
    return not names.isdisjoint(said) and _ABOUT.isdisjoint(said)


def _byline(signed: Sequence[Run]) -> str | None:
    """Return who signs: after "By", as the markup says, or beside the date."""
    said = (_writer(run.text, by=True) for run in signed)
    beside = (
        _plain_name(run.text)
        for index, run in enumerate(signed)
        if any(
            len(other.text) < _NAMED_TEXT and stamps(other.text)
            for other in signed[max(0, index - 1) : index + 2]
        )
    )
    return next(filter(None, chain(said, _called_writers(signed), beside)), None)


def _called_writers(signed: Sequence[Run]) -> Iterator[str | None]:
    """Yield the names in elements that the page calls its author."""
    for run in filter(_is_short, signed):
        near = [run.block, *islice(run.block.iterdescendants(), _PARTS), *_around(run.block)]
        for element in near:
            if isinstance(element.tag, str) and _is_called(element, _WRITER):
                yield _plain_name(text_of(element))


def _around(element: HtmlElement) -> list[HtmlElement]:
    """Return the element that holds it, where that holds little else."""
    parent = element.getparent()
    return [parent] if parent is not None and not holds_more(parent, 3) else []


def _writer(text: str, *, by: bool = False) -> str | None:
    """Return the names in a short line that is a byline, with a date or without."""
    if len(text) > _LINE:
        return None
    named = after_by(without_times(text).strip(_PARTING))
    if named is None:
        return None if by else (_plain_name(text) if stamps(text) else None)
    return _only_names(named)


def _plain_name(text: str) -> str | None:
    rest = without_times(text).strip(_PARTING)
    return _only_names(after_by(rest) or rest) if len(rest) < _NAMED_TEXT else None


def _only_names(text: str) -> str | None:
    name = clean_byline(text)
    whole = name and all(name_share(each) == 1.0 for each in re.split(r", | and ", name))
    return name if whole else None
