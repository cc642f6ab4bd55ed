"""The list of what stands at a target, kept there, and who is at work on it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any, Self

from audio_news.errors import PublishError
from audio_news.publish.public import is_hidden
from audio_news.publish.stores.selection import Headers

NAME = ".audio-news-manifest.json"
HEADERS = Headers("application/json; charset=utf-8", "no-store")
VERSION = 1
CLAIM_LASTS = timedelta(minutes=10)
"""A claim that was not renewed for so long is a dead publisher's."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A file as it was published."""

    sha256: str
    size: int
    headers: Headers
    etag: str = ""
    """The target's own tag for it; empty while it is only meant to be published."""

    def is_same(self, other: Entry) -> bool:
        """Whether the content and the headers are the same, whatever the tag."""
        return replace(self, etag="") == replace(other, etag="")


@dataclass(frozen=True, slots=True)
class Claim:
    """That somebody publishes to the target now."""

    token: str
    at: datetime
    """When it was made or renewed, by its maker's clock."""

    def is_dead(self, now: datetime) -> bool:
        """Whether it was given up; where clocks differ, the conditions of writes still hold."""
        return abs(now - self.at) > CLAIM_LASTS


@dataclass(frozen=True, slots=True)
class Manifest:
    """What stands at a target."""

    files: Mapping[str, Entry] = field(default_factory=dict)
    pending: Mapping[str, Entry] = field(default_factory=dict)
    """What the claim's owner is putting there, or did put before it died."""
    claim: Claim | None = None

    def dumps(self) -> bytes:
        """The manifest as JSON."""
        claim = self.claim and {"token": self.claim.token, "at": self.claim.at.isoformat()}
        fields = {
            "version": VERSION,
            "claim": claim,
            "files": _rows(self.files),
            "pending": _rows(self.pending),
        }
        return (json.dumps(fields, separators=(",", ":"), ensure_ascii=False) + "\n").encode()

    @classmethod
    def loads(cls, data: bytes, where: str) -> Self:
        """Read one. Raises PublishError for what is none, and for names that lead elsewhere."""
        try:
            fields = json.loads(data)
            if fields["version"] != VERSION:
                raise PublishError(
                    f"{where} has a manifest of version {fields['version']}",
                    hint="It was published by another audio_news: use that, or a newer one.",
                )
            claim = fields["claim"]
            return cls(
                _entries(fields["files"]),
                _entries(fields["pending"]),
                claim and Claim(str(claim["token"]), datetime.fromisoformat(claim["at"])),
            )
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as err:
            raise PublishError(
                f"{NAME} at {where} is no manifest: {err!r}",
                hint="Take it away; the next publishing then puts every file anew.",
            ) from err


def now() -> datetime:
    """The time, in UTC and whole seconds."""
    return datetime.now(UTC).replace(microsecond=0)


def _rows(entries: Mapping[str, Entry]) -> dict[str, list[Any]]:
    return {
        name: [e.sha256, e.size, e.etag, e.headers.content_type, e.headers.cache_control]
        for name, e in entries.items()
    }


def _entries(rows: Mapping[str, list[Any]]) -> dict[str, Entry]:
    entries = {}
    for name, (sha256, size, etag, content_type, cache_control) in rows.items():
        parts = name.split("/")
        if is_hidden(name) or "\\" in name or not name.isprintable() or "" in parts:
            raise ValueError(f"it names {name!r}")
        entries[name] = Entry(sha256, int(size), Headers(content_type, cache_control), etag)
    return entries
