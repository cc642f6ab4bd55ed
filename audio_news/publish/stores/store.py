"""What a target must be able to do, and what it may say instead."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from audio_news.errors import PublishError
from audio_news.publish.stores.digests import Digest
from audio_news.publish.stores.selection import Headers, Item


class Changed(PublishError):
    """What was to be replaced is no longer what it was: somebody else put something there."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A file that stands at a target."""

    size: int
    etag: str


@dataclass(frozen=True, slots=True)
class Content:
    """Bytes to put at a target: in memory, or, where they are many, the file of an item."""

    headers: Headers
    digest: Digest
    data: bytes = b""
    item: Item | None = None


class Store(Protocol):
    """A place files are published to. Everything raises PublishError, without secrets in it."""

    address: str
    """For a person, without secrets."""
    warnings: list[str]
    """What its owner should know of how it behaves."""

    def listing(self) -> dict[str, Seen]:
        """What stands there, by name; hidden files may be left out."""

    def read(self, name: str) -> tuple[bytes, str] | None:
        """A small file and its tag; None where there is none."""

    def put(self, name: str, content: Content, former: str | None) -> str:
        """Put a file there, whole or not at all, and give back its tag.

        `former` is the tag of what it takes the place of, None where there is nothing yet.
        Raises Changed, and leaves what is there, where that is not so (for a file that is too
        large for one request, a bucket cannot tell).
        """

    def remove(self, names: Iterable[str]) -> None:
        """Take files away; one that is not there is as good as removed."""

    def settle(self, names: Iterable[str]) -> None:
        """Return when what was put there outlives a loss of power."""

    def holds(self, name: str, seen: Seen, digest: Digest) -> bool:
        """Whether what stands there has just that content; False where it cannot be told."""

    def keeps_conditions(self, name: str, content: Content) -> bool:
        """Whether it honours `former`, tried on a file that holds `content` already."""
