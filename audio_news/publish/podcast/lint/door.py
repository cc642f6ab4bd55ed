"""How a check reaches what a feed points at: a folder here, or the network."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol
from urllib.parse import unquote, urlsplit


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What came back for an address."""

    trouble: str = ""
    """Why nothing came; the rest is empty then."""
    data: bytes = b""
    """The whole, or how it begins."""
    size: int | None = None
    """In bytes, of the whole."""
    media_type: str = ""
    """As the server says it; empty where nobody did."""
    head: str = ""
    """Why HEAD was not answered; empty where it was, or there is no server."""
    has_ranges: bool = True


class Door(Protocol):
    """Where addresses lead."""

    def read(self, url: str) -> Answer | None:
        """The whole of a document; None for one that is not looked at."""

    def probe(self, url: str) -> Answer | None:
        """How a file begins, its size, and how it is served; None likewise."""


@dataclass(frozen=True, slots=True)
class FolderDoor:
    """What stands in a folder; addresses elsewhere are not looked at."""

    folder: Path
    address: str
    """Where the folder stands on the web; "" where links are relative."""
    guids: Mapping[str, str] = field(default_factory=dict)
    """Of the episodes' records, by the path of the audio."""

    def path_of(self, url: str) -> str | None:
        """The path in the folder that an address leads to."""
        if self.address and url.startswith(self.address):
            return unquote(url[len(self.address) :])
        parts = urlsplit(url)
        return None if parts.scheme or parts.netloc else unquote(parts.path)

    def read(self, url: str) -> Answer | None:
        return self._answer(url, None)

    def probe(self, url: str) -> Answer | None:
        return self._answer(url, 64)

    def _answer(self, url: str, most: int | None) -> Answer | None:
        path = self.path_of(url)
        if path is None:
            return None
        file = (self.folder / path).resolve()
        if not file.is_relative_to(self.folder.resolve()):
            return Answer(trouble="it leads out of the folder")
        try:
            with file.open("rb") as stream:
                return Answer(data=stream.read(most), size=file.stat().st_size)
        except OSError as err:
            return Answer(trouble=err.strerror or str(err))
