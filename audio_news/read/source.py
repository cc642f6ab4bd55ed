"""Where an article comes from: a file, standard input, bytes in hand or an address."""

from __future__ import annotations

import codecs
import io
import os
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from audio_news.errors import ReadError
from audio_news.read.fetch import fetch
from audio_news.read.tidy import tidy

MAX_TEXT_BYTES = 50_000_000
"""A single document longer than this is no article; archives are streamed instead."""

_HEAD_BYTES = 4096
_BOMS = (  # UTF-32 before UTF-16: the mark of the one begins with the mark of the other
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(
    rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._:-]{2,40})["']"""
    rb"""|<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9._:-]{2,40})""",
    re.I,
)
_MEDIA_CHARSET = re.compile(r"""charset\s*=\s*["']?([A-Za-z0-9._:-]{2,40})""", re.I)
_LEGACY = (  # what pages are in when they are not in UTF-8 (WHATWG Encoding Standard)
    *("windows-1252", "windows-1251", "windows-1250", "windows-1253", "windows-1254"),
    *("windows-1255", "windows-1256", "windows-1257", "koi8_r", "koi8_u", "iso8859_2"),
    *("shift_jis", "euc_jp", "gb18030", "big5", "euc_kr"),
)
_WEB = re.compile(r"https?://", re.I)


@dataclass(frozen=True, slots=True)
class Source:
    """Bytes with a name; nothing is read before it is asked for."""

    name: str
    """As the user gave it: a path, an address, or "-"."""
    path: Path | None = None
    data: bytes | None = None
    url: str | None = None
    """Where it was found on the web, after redirects."""
    media_type: str = ""
    """Content-Type as the server gave it; empty where there was none."""

    def open(self) -> BinaryIO:
        """Open for reading from the first byte."""
        if self.data is not None:
            return io.BytesIO(self.data)
        assert self.path is not None
        try:
            return self.path.open("rb")
        except OSError as err:
            raise ReadError(f"{self.name} cannot be read: {err.strerror}") from err

    def head(self, n: int = _HEAD_BYTES) -> bytes:
        """Return the first `n` bytes, fewer where there are no more; none of a folder."""
        if self.is_folder:
            return b""
        with self.open() as stream:
            return stream.read(n)

    def read_bytes(self, limit: int = MAX_TEXT_BYTES) -> bytes:
        """Return all of it; ReadError where it holds more than `limit` bytes."""
        with self.open() as stream:
            data = stream.read(limit + 1)
        if len(data) > limit:
            raise ReadError(
                f"{self.name} is longer than {limit // 1_000_000} MB",
                hint="Give one article, or an archive in a format that can be streamed.",
            )
        return data

    def text(self) -> str:
        """Return it decoded, with line ends as "\\n"; ReadError where it is not text."""
        text = decode(self.read_bytes(), self.media_type, name=self.name)
        return tidy(text.replace("\r\n", "\n").replace("\r", "\n"))

    @property
    def suffix(self) -> str:
        """The name's ending in lower case with its dot, or an empty string."""
        name = self.url.split("?")[0].split("#")[0] if self.url else self.name
        return Path(name).suffix.lower()

    @property
    def is_folder(self) -> bool:
        return self.data is None and self.path is not None and self.path.is_dir()

    @property
    def is_text(self) -> bool:
        """Whether its first bytes could be text in some encoding."""
        return not _looks_binary(self.head())


def open_source(spec: str | Path, *, allow_hosts: frozenset[str] = frozenset()) -> Source:
    """Return the source that `spec` names: a path, "-" for standard input, or an address.

    `allow_hosts` are names that may be fetched from although they are not public.
    """
    name = str(spec)
    if name == "-":
        return Source("-", data=sys.stdin.buffer.read())
    if isinstance(spec, str) and _WEB.match(name):
        page = fetch(name, allow_hosts=allow_hosts)
        return Source(name, data=page.data, url=page.url, media_type=page.media_type)
    path = Path(spec).expanduser()
    if not path.exists():
        raise ReadError(
            f"There is no file {name}",
            hint="Give a file, a folder, an http(s) address, or - for standard input.",
        )
    if path.is_file() or path.is_dir():
        return Source(name, path=path)
    return Source(name, data=_streamed(path))  # a pipe or a device, which can be read but once


def _streamed(path: Path) -> bytes:
    """All that a pipe or a device gives; nothing where nobody writes to it."""
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
        if hasattr(os, "set_blocking"):
            os.set_blocking(descriptor, True)
        with os.fdopen(descriptor, "rb") as stream:
            data = stream.read(MAX_TEXT_BYTES + 1)
    except OSError as err:
        raise ReadError(f"{path} cannot be read: {err.strerror}", hint="Give a file.") from err
    if len(data) > MAX_TEXT_BYTES:
        raise ReadError(f"{path} does not end", hint="Give a file.")
    return data


def decode(data: bytes, media_type: str = "", *, name: str = "The text") -> str:
    """Decode by byte order mark, declaration, UTF-8, then by the looks of it."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    if _looks_binary(data[:_HEAD_BYTES]):
        raise ReadError(
            f"{name} is not text",
            hint="It looks like a binary file; give a page, a text or a known archive.",
        )
    try:
        # UTF-8 is tried before a declared charset: pages that are valid UTF-8 with any
        # letter beyond ASCII are never anything else, while declarations are often stale.
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    for encoding in _declared(data, media_type):
        try:
            return data.decode(encoding)
        except (LookupError, UnicodeDecodeError):
            continue
    return _guessed(data, name)


def _declared(data: bytes, media_type: str) -> list[str]:
    """Encodings named by the server and by the head of the document."""
    found = [match[1] for match in [_MEDIA_CHARSET.search(media_type)] if match]
    if match := _DECLARED.search(data[:_HEAD_BYTES]):
        found.append((match[1] or match[2]).decode("ascii"))
    # Browsers read Latin-1 as Windows-1252 (WHATWG Encoding Standard), and so do we.
    latin = {"iso-8859-1", "latin-1", "latin1", "ascii", "us-ascii"}
    return ["windows-1252" if name.lower() in latin else name for name in found]


def _guessed(data: bytes, name: str) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:200_000], cp_isolation=list(_LEGACY)).best()
    if best is None:
        raise ReadError(
            f"{name} is in an encoding that cannot be told",
            hint="Save it as UTF-8 and try again.",
        )
    return data.decode(best.encoding, "replace")


def _looks_binary(head: bytes) -> bool:
    """Tell by control characters that no text holds."""
    if head.startswith(tuple(mark for mark, _ in _BOMS)):
        return False
    if head.startswith((b"%PDF-", b"PK\x03\x04", b"\x1f\x8b", b"\x89PNG", b"\xff\xd8\xff")):
        return True
    control = sum(byte < 32 and byte not in b"\t\n\r\f\x1b\x0b" for byte in head)
    return b"\x00" in head or control * 50 > len(head)
