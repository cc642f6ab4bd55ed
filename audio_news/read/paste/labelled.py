"""What a line right above or below makes of a line: the text or the owner of a picture."""

from __future__ import annotations

import re
from collections.abc import Sequence

from audio_news.read.names import is_job, name_share
from audio_news.read.paste.features import Features, Page
from audio_news.read.paste.phrases import normal, tables

_COUNTER = re.compile(
    r"(?:(?:image|photo|picture|slide)\s)?\[?\d{1,3}\s?(?:of|/)\s?\d{1,3}\]?\s?\|?", re.I
)
"""Which picture of a gallery it is: "2 of 4 |", "[1/3]", "Image 1 of 5"."""
_GLUED = re.compile(r"\[?\d{1,2}/\d{1,2}\]?(?=[A-ZÀ-ÞА-ЯІЇЄҐ])")
"""The counter of a gallery, right before the text under its picture: "1/5The weir in May."."""
_SKIP = re.compile(
    r"(?:Skip|Пропустити|Saltar|Ignorer|Pomiń|Überspringen) (.+?)"
    r"(?: (?:and continue reading|і продовжити(?: читання)?|y continuar leyendo"
    r"|et continuer la lecture))?\.?"
)
_END = re.compile(r"(?:End of|Кінець|Final de|Fin de|Koniec|Ende) (.+?)\.?")
_BOX = 20
"""Lines of a box that can be skipped, at most."""
_LABEL = 4
"""Words of a line that only labels a picture, at most; its text has more."""


def with_pictures(page: Page, seen: Sequence[Features]) -> list[Features]:
    """Return the features of each line, with those that its neighbours' labels give it."""
    found = list(seen)
    for index in _skipped(page):
        box = {"furniture": 1.0, "surely": 1.0, "call": 1.0, "repeated": 1.0}
        found[index] = {**found[index], **box}  # as what stands between paragraphs everywhere
    said = [normal(line.text) for line in page.lines]
    table = tables()["caption"]
    for index in range(1, len(found)):
        above, features = said[index - 1], found[index]
        if _GLUED.match(page.lines[index].text):
            found[index] = {**features, "picture": 1.0}
        counted = _COUNTER.fullmatch(page.lines[index - 1].text) is not None
        if (counted and page.lines[index].text.endswith((")", "]"))) or above in table["labels"]:
            if features.get("furniture", 0) < 0.6 and not features.get("when", 0) > 0.6:
                found[index] = {**features, "picture": 1.0}
        elif above in table["owners"] and features.get("name"):
            found[index] = {**features, "owner": 1.0, "name": 0.0}
        elif said[index] in table["buying"] and _is_photographer(page.lines[index - 1].text):
            found[index - 1] = {**found[index - 1], "owner": 1.0, "by": 0.0, "name": 0.0}
            if index > 1 and len(said[index - 2].split()) > _LABEL:
                found[index - 2] = {**found[index - 2], "picture": 1.0}
    return found


def _skipped(page: Page) -> set[int]:
    """Return the lines of boxes that screen readers may skip, from "Skip X" to "End of X"."""
    found: set[int] = set()
    for index, line in enumerate(page.lines):
        skip = _SKIP.fullmatch(line.text)
        if not skip or not skip[1]:
            continue
        for below in range(index + 1, min(index + _BOX, len(page.lines))):
            end = _END.fullmatch(page.lines[below].text)
            if end and end[1].casefold() == skip[1].casefold():
                found.update(range(index, below + 1))
                break
    return found


def _is_photographer(text: str) -> bool:
    """Whether a line has the name of a person and that of a paper: "ANN DELL | POST"."""
    name, bar, paper = text.partition("|")
    return bool(bar) and name_share(name) == 1.0 and not is_job(paper)
