"""Readers: one module a format, each with two functions, found through entry points.

A reader module has

    score(source) -> float                       0..1, told by the content's first bytes
    read(source, options) -> Iterator[Article]   one by one, in flat memory

A third party adds one with a line under ``[project.entry-points."audio_news.readers"]``.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from importlib import import_module
from importlib.metadata import entry_points
from pathlib import Path
from types import MappingProxyType
from typing import Protocol, cast

from audio_news.errors import AudioNewsError, ReadError
from audio_news.models import Article
from audio_news.read.source import Source, open_source
from audio_news.read.tidy import tidied

GROUP = "audio_news.readers"
BUILT_IN = (
    *("paste", "html", "markdown", "feed", "wxr", "jsonl", "csv", "sqlite"),
    *("epub", "docx", "pdf", "warc", "folder", "zip"),
)
_OURS = "audio_news.read."
LONGEST = 1_000_000
"""Characters of an article; what is longer is none, and would be spoken for a day."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class PassedOver:
    """Something in an archive that gave no article, and why; the others are read all the same."""

    name: str
    reason: str
    is_broken: bool = True
    """False for what is left out on purpose, like a draft."""


def _logged(passed: PassedOver) -> None:
    level = logging.WARNING if passed.is_broken else logging.INFO
    _log.log(level, "%s was passed over: %s", passed.name, passed.reason)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadOptions:
    """What the user wants to have done differently."""

    language: str | None = None
    """BCP 47 tag; None to go by what the source says, then by its text."""
    fields: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Article field -> the name an archive has for it, as {"title": "Headline"}."""
    table: str | None = None
    """Table of a database to read."""
    include_drafts: bool = False
    """Also what an archive holds unpublished, and its pages that are no posts."""
    allow_hosts: frozenset[str] = frozenset()
    """Hosts that may be fetched from although they are not public."""
    passed_over: Callable[[PassedOver], None] = field(default=_logged, repr=False, compare=False)
    """Told of everything in an archive that gives no article; it is logged if nobody listens."""

    def pass_over(self, name: str, reason: object, *, is_broken: bool = True) -> None:
        """Tell that something in an archive gives no article."""
        self.passed_over(PassedOver(name, str(reason), is_broken))


DEFAULT_OPTIONS = ReadOptions()


class Reader(Protocol):
    """A module of one format."""

    def score(self, source: Source) -> float:
        """Return how sure it is, 0 to 1, that `source` is in its format."""

    def read(self, source: Source, options: ReadOptions) -> Iterator[Article]:
        """Yield the articles in `source`; ReadError where it is broken."""


@lru_cache(maxsize=1)
def readers() -> Mapping[str, Reader]:
    """Return every reader by its name; the package's own also without its metadata."""
    found = {entry.name: cast(Reader, entry.load()) for entry in entry_points(group=GROUP)}
    if not any(entry.value.startswith(_OURS) for entry in entry_points(group=GROUP)):
        # Run from a checkout that was never installed.
        found |= {name: cast(Reader, import_module(_OURS + name)) for name in BUILT_IN}
    return MappingProxyType(found)


def articles(spec: str | Path, options: ReadOptions = DEFAULT_OPTIONS) -> Iterator[Article]:
    """Yield the articles that `spec` (a path, "-" or an address) holds, one at least.

    ReadError where there is none, FetchError where the network did not give it.
    """
    yield from read_source(open_source(spec, allow_hosts=options.allow_hosts), options)


def read_source(source: Source, options: ReadOptions = DEFAULT_OPTIONS) -> Iterator[Article]:
    """Yield the articles in `source` by the reader that knows it best.

    ReadError where there is none; it names the first broken entry, if that is why.
    """
    reader = best_reader(source)
    found, broken = False, ""

    def note(passed: PassedOver) -> None:
        nonlocal broken
        broken = broken or (f": {passed.name}: {passed.reason}" if passed.is_broken else "")
        options.passed_over(passed)

    for article in reader.read(source, replace(options, passed_over=note)):
        try:
            fit = finished(article)
        except ReadError as err:
            note(PassedOver(article.source, err.message))
            continue
        found = True
        yield fit
    if not found:
        raise ReadError(
            f"No article was found in {source.name}{broken}",
            hint="Give the page of one article, or an archive that holds some.",
        )


def finished(article: Article) -> Article:
    """The article as a reader's caller gets it. Raises ReadError where it is too long for one."""
    length = sum(len(block.text) for block in article.blocks)
    if length > LONGEST:
        raise ReadError(f"It holds {length:,} characters, {LONGEST:,} at most")
    return tidied(article)


def read_member(source: Source, options: ReadOptions) -> Iterator[Article]:
    """Yield the articles of a file in an archive; what cannot be read of it is passed over."""
    try:
        yield from read_source(source, options)
    except AudioNewsError as err:
        options.pass_over(source.name, err)
    except Exception as err:  # noqa: BLE001 - a reader's fault must not cost the other files
        _log.info("%s", source.name, exc_info=True)
        options.pass_over(source.name, f"It cannot be read: {err!r}")


def best_reader(source: Source) -> Reader:
    """Return the reader with the highest score; ReadError where none knows the source."""
    if not source.is_folder and not source.head(1):
        raise ReadError(f"{source.name} is empty", hint="Give a file with an article in it.")
    scores = {name: reader.score(source) for name, reader in readers().items()}
    name = max(scores, key=lambda name: scores[name])
    if scores[name] <= 0:
        raise ReadError(
            f"{source.name} is in no format that can be read",
            hint=f"Known are: {', '.join(sorted(scores))}.",
        )
    return readers()[name]
