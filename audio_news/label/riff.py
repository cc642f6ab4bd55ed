"""The chunks of a WAV file, and what its INFO list says (Microsoft, RIFF; Exif 2.3 annex)."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path

RIFF_HEAD_BYTES, CHUNK_HEAD_BYTES = 12, 8
LARGEST_TEXT_BYTES = 1_000_000
INFO_NAMES = {
    b"INAM": "title", b"IART": "artist", b"IPRD": "album", b"ICRD": "date", b"IGNR": "genre",
    b"ICOP": "copyright", b"ICMT": "comment", b"ISFT": "encoder", b"ILNG": "language",
}  # fmt: skip


def chunks(file: Path) -> Iterator[tuple[bytes, int, int]]:
    """(name, offset of its data, bytes of its data) of each chunk. Raises OSError."""
    with file.open("rb") as stream:
        stream.seek(RIFF_HEAD_BYTES)
        while len(head := stream.read(CHUNK_HEAD_BYTES)) == CHUNK_HEAD_BYTES:
            name, (size,) = head[:4], struct.unpack("<I", head[4:])
            yield name, stream.tell(), size
            stream.seek(size + size % 2, 1)


def info(file: Path) -> dict[str, str]:
    """The texts of the INFO list under plain names. Raises OSError."""
    found: dict[str, str] = {}
    for name, at, size in chunks(file):
        if name == b"LIST" and size <= LARGEST_TEXT_BYTES:
            with file.open("rb") as stream:
                stream.seek(at)
                found |= _texts(stream.read(size))
    return found


def append(file: Path, data: bytes) -> None:
    """Put whole chunks at the file's end. Raises OSError."""
    with file.open("r+b") as stream:
        stream.seek(0, 2)
        stream.write(data)
        size = stream.tell() - CHUNK_HEAD_BYTES
        stream.seek(4)
        stream.write(struct.pack("<I", min(size, 0xFFFFFFFF)))


def _texts(data: bytes) -> dict[str, str]:
    found: dict[str, str] = {}
    at = 4
    while data[:4] == b"INFO" and at + CHUNK_HEAD_BYTES <= len(data):
        name, (size,) = data[at : at + 4], struct.unpack("<I", data[at + 4 : at + 8])
        text = data[at + 8 : at + 8 + size].split(b"\0")[0]
        if name in INFO_NAMES and text:
            found[INFO_NAMES[name]] = text.decode("utf-8", "replace")
        at += CHUNK_HEAD_BYTES + size + size % 2
    return found
