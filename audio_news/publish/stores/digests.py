"""Digests of the files in a folder, kept from one publishing to the next."""

from __future__ import annotations

import contextlib
import hashlib
import json
import logging
import os
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from audio_news.errors import PublishError
from audio_news.publish.public import FOLDER
from audio_news.publish.stores.selection import Item

logger = logging.getLogger(__name__)

NAME = "digests.json"
PART_BYTES = 8 * 1024 * 1024
LARGEST_SINGLE_BYTES = 2 * PART_BYTES
"""A larger file goes to a bucket in parts."""
_READ_BYTES = 1024 * 1024
_SETTLED_S = 2.0
"""A file that changed less than this ago may change again without a new time of change."""


@dataclass(frozen=True, slots=True)
class Digest:
    """What a content is known by."""

    sha256: str
    etag: str
    """The ETag that S3 gives it: MD5, or that of the MD5s of its parts; without quotes."""


def digest(data: bytes) -> Digest:
    """The digest of bytes that are sent in one piece."""
    return Digest(hashlib.sha256(data).hexdigest(), _md5(data).hexdigest())


def digests(folder: Path, items: Iterable[Item]) -> dict[str, Digest]:
    """The digest of each item by name; a file that did not change is not read again.

    Raises PublishError where one cannot be read.
    """
    kept = _load(folder)
    found, fresh = {}, {}
    now_ns = time.time_ns()
    for item in items:
        former = kept.get(item.name)
        if former and tuple(former[:3]) == item.stamp:
            found[item.name] = Digest(former[3], former[4])
        else:
            found[item.name] = _read(item)
        if now_ns - item.stamp[1] > _SETTLED_S * 1e9:
            own = found[item.name]
            fresh[item.name] = [*item.stamp, own.sha256, own.etag]
    if fresh != kept:
        _save(folder, fresh)
    return found


def _read(item: Item) -> Digest:
    """The digest of a file, read once."""
    whole, single, part, parts = hashlib.sha256(), _md5(), _md5(), list[bytes]()
    in_part = 0
    try:
        with item.path.open("rb") as stream:
            while data := stream.read(_READ_BYTES):
                whole.update(data)
                single.update(data)
                part.update(data)
                in_part += len(data)
                if in_part >= PART_BYTES:
                    parts.append(part.digest())
                    part, in_part = _md5(), 0
    except OSError as err:
        raise PublishError(f"{item.path} cannot be read: {err.strerror}") from err
    if item.size <= LARGEST_SINGLE_BYTES:
        return Digest(whole.hexdigest(), single.hexdigest())
    if in_part:
        parts.append(part.digest())
    return Digest(whole.hexdigest(), f"{_md5(b''.join(parts)).hexdigest()}-{len(parts)}")


def _md5(data: bytes = b"") -> hashlib._Hash:
    return hashlib.md5(data, usedforsecurity=False)


def _load(folder: Path) -> dict[str, list]:  # type: ignore[type-arg]
    """What was kept; nothing where it cannot be read, for it can be had again."""
    try:
        kept = json.loads((folder / FOLDER / NAME).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    if not isinstance(kept, dict):
        return {}
    return {name: row for name, row in kept.items() if isinstance(row, list) and len(row) == 5}


def _save(folder: Path, rows: dict[str, list[object]]) -> None:
    path = folder / FOLDER / NAME
    temporary = path.with_name(f".building-{os.getpid()}-{NAME}")
    try:
        path.parent.mkdir(exist_ok=True)
        temporary.write_text(json.dumps(rows, separators=(",", ":")), encoding="utf-8")
        os.replace(temporary, path)
    except OSError as err:  # a folder that cannot be written to is published all the same
        logger.info("Digests are not kept in %s: %s", path, err)
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
