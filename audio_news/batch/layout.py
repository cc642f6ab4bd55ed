"""Where in the folder each episode goes: YYYY/MM/DD/slug, every name one article's only."""

from __future__ import annotations

import re
from collections.abc import Callable

from audio_news.batch import parcel
from audio_news.batch.ledger import Ledger
from audio_news.batch.target import Target
from audio_news.models import Article
from audio_news.publish.names import slug

UNDATED = "undated"
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?!\d)", re.ASCII)


class Layout:
    """Gives out stems: paths under the folder, with "/" and without an ending.

    Names are in lower case, and what stands in the folder already under a name that differs in
    case at most is left alone: many file systems take the two for one.
    """

    def __init__(self, target: Target) -> None:
        self._last_number: dict[str, int] = {}
        self._present = target.names

    def assign(
        self,
        article: Article,
        claim: Callable[[str], bool],
        is_its: Callable[[str], bool] = lambda stem: False,
    ) -> str:
        """A stem for an article that has none.

        `claim` takes one for good, and says False where it is another article's already;
        `is_its` says whether what stands there is this very article's.
        """
        where = folder(article.published)
        plain = f"{where}/{slug(article.title)}"
        number = self._last_number.get(plain, 1)
        while True:
            stem = plain if number == 1 else f"{plain}-{number}"
            stands = stem.rpartition("/")[2] in self._present(where)
            if (not stands or is_its(stem)) and claim(stem):
                break
            number += 1
        if number > 1:
            self._last_number[plain] = number  # or many of one name would look at all of them
        return stem


def made_elsewhere(target: Target, ledger: Ledger, key: bytes) -> Callable[[str], bool]:
    """A test whether what stands in a place that is no other's by the ledger is that article's."""

    def is_its(stem: str) -> bool:
        if ledger.one("SELECT 1 FROM articles WHERE stem = ? AND key != ?", (stem, key)):
            return False
        there = target.episode(stem)
        return there is not None and parcel.key(there.article) == key

    return is_its


def folder(published: str | None) -> str:
    """The folder of a day: YYYY/MM/DD, or `UNDATED`."""
    day = _DAY.match(published or "")
    return "/".join(day.groups()) if day else UNDATED
