"""From what a person calls a target to the store behind it."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

from audio_news.errors import UsageError
from audio_news.publish.stores.folder import FolderStore, is_apart
from audio_news.publish.stores.s3 import BucketStore
from audio_news.publish.stores.store import Store

_BUCKET = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{2,254}")


def store_at(target: str, folder: Path, endpoint: str = "") -> Store:
    """The store for a path, a file:// address or s3://bucket/prefix; `folder` is what goes there.

    Raises UsageError for what is none of these.
    """
    scheme = urlsplit(target).scheme if "://" in target else ""
    if scheme == "s3":
        return _bucket(target, endpoint)
    if scheme not in ("", "file"):
        raise UsageError(
            f"{scheme}:// is no target that is known",
            hint="Give a folder, or s3://bucket/prefix for any store that speaks S3.",
        )
    path = Path(unquote(urlsplit(target).path) if scheme else target).expanduser()
    if not is_apart(folder, path):
        raise UsageError(
            f"{path} and {folder} are one inside the other", hint="Publish to a folder of its own."
        )
    return FolderStore(path)


def _bucket(target: str, endpoint: str) -> BucketStore:
    parts = urlsplit(target)
    if "@" in parts.netloc or ":" in parts.netloc:
        raise UsageError(
            "The target holds more than a bucket's name",
            hint="Secrets belong into the environment: AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY.",
        )
    prefix = parts.path.strip("/")
    if not _BUCKET.fullmatch(parts.netloc) or any(
        p in ("", ".", "..") for p in prefix.split("/") if prefix
    ):
        raise UsageError(
            f"{target!r} names no bucket",
            hint="Write it as s3://bucket/prefix; a bucket's name has three characters or more.",
        )
    return BucketStore(parts.netloc, prefix, endpoint)
