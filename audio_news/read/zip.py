"""A ZIP of sources, read one by one; a large one goes through a temporary file."""

from __future__ import annotations

import lzma
import shutil
import struct
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from audio_news.errors import ReadError
from audio_news.models import Article
from audio_news.read.reader import ReadOptions, read_member
from audio_news.read.source import Source

MAX_IN_MEMORY_BYTES = 8_000_000
MAX_UNPACKED_BYTES = 4_000_000_000
MAX_RATIO = 1000
"""A member that unpacks to more than this many times its size is a bomb."""
BROKEN = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, KeyError),
    *(RuntimeError, ValueError, OverflowError),  # what a directory of odd numbers ends in
)
"""What reading a broken ZIP raises, besides OSError."""


def score(source: Source) -> float:
    """Return how surely it is a ZIP; a book in one is known better by its own reader."""
    return 0.7 if source.head(4) in (b"PK\x03\x04", b"PK\x05\x06") else 0.0


def read(source: Source, options: ReadOptions) -> Iterator[Article]:
    """Yield the articles of every member, by name; what holds none is passed over."""
    try:
        with source.open() as stream, zipfile.ZipFile(stream) as archive:
            for member in sorted(archive.infolist(), key=lambda member: member.filename):
                if _wanted(member, source, options):
                    yield from _member(archive, member, source, options)
    except BROKEN as err:
        raise ReadError(f"{source.name} is a broken ZIP: {err}", hint="Pack it again.") from err
    except OSError as err:
        raise ReadError(f"{source.name} cannot be unpacked: {err.strerror or err}") from err


def _wanted(member: zipfile.ZipInfo, source: Source, options: ReadOptions) -> bool:
    parts = member.filename.split("/")
    hidden = any(part.startswith((".", "__MACOSX")) for part in parts)
    if hidden or not member.filename or member.is_dir():
        return False
    if member.file_size > min(MAX_UNPACKED_BYTES, MAX_RATIO * max(member.compress_size, 1_000)):
        options.pass_over(f"{source.name}/{member.filename}", "It unpacks to far too much")
        return False
    return True


def _member(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, source: Source, options: ReadOptions
) -> Iterator[Article]:
    name = f"{source.name}/{member.filename}"
    try:
        if member.file_size <= MAX_IN_MEMORY_BYTES:
            yield from _inner(Source(name, data=archive.read(member)), options)
            return
        with tempfile.TemporaryDirectory(prefix="audio-news-") as folder:
            path = Path(folder) / "member"
            with archive.open(member) as packed, path.open("wb") as unpacked:
                shutil.copyfileobj(packed, unpacked)
            yield from _inner(Source(name, path=path), options)
    except (ReadError, *BROKEN) as err:
        options.pass_over(name, err)
    except OSError as err:
        if err.errno is not None:
            raise  # the disk, not the member
        options.pass_over(name, err)


def _inner(inner: Source, options: ReadOptions) -> Iterator[Article]:
    if score(inner) and inner.suffix not in (".epub", ".docx"):
        raise ReadError(f"{inner.name} is a ZIP within a ZIP", hint="Unpack it first.")
    yield from read_member(inner, options)
