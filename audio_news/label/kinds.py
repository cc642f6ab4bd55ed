"""What kind of audio file it is, told from its first bytes and never from its name."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

HEAD_BYTES = 4096
ID3_HEADER_BYTES = 10


class Kind(StrEnum):
    """The kinds that are tagged here, and OTHER: another kind, or no audio at all."""

    MP3 = "mp3"
    M4A = "m4a"
    OPUS = "opus"
    VORBIS = "ogg"
    FLAC = "flac"
    WAV = "wav"
    OTHER = "other"


MEDIA_TYPES = {
    Kind.MP3: "audio/mpeg",
    Kind.M4A: "audio/mp4",
    Kind.OPUS: "audio/ogg",
    Kind.VORBIS: "audio/ogg",
    Kind.FLAC: "audio/flac",
    Kind.WAV: "audio/wav",
}


def kind_of(file: Path) -> Kind:
    """The kind of a file. Raises OSError where it cannot be read."""
    with file.open("rb") as stream:
        head = stream.read(HEAD_BYTES)
        behind_id3 = b""
        if head[:3] == b"ID3":
            stream.seek(id3_bytes(head))
            behind_id3 = stream.read(HEAD_BYTES)
    if head[:3] == b"ID3":
        return Kind.FLAC if behind_id3[:4] == b"fLaC" else Kind.MP3
    if head[:4] == b"fLaC":
        return Kind.FLAC
    if head[:4] in (b"RIFF", b"RF64") and head[8:12] == b"WAVE":
        return Kind.WAV
    if head[:4] == b"OggS":
        return _ogg_kind(head)
    if head[4:8] == b"ftyp":
        return Kind.M4A
    return Kind.MP3 if _is_mpeg_audio(head) else Kind.OTHER


def id3_bytes(head: bytes) -> int:
    """The length of the ID3v2 tag that a file begins with: four bytes of seven bits, and a footer
    where a flag says so (ID3v2.4 section 3.1)."""
    size = 0
    for byte in head[6:10]:
        size = size << 7 | byte & 0x7F
    has_footer = len(head) > 5 and head[5] & 0x10
    return ID3_HEADER_BYTES + size + (ID3_HEADER_BYTES if has_footer else 0)


def _ogg_kind(head: bytes) -> Kind:
    if b"OpusHead" in head[:128]:
        return Kind.OPUS
    return Kind.VORBIS if b"\x01vorbis" in head[:128] else Kind.OTHER


def _is_mpeg_audio(head: bytes) -> bool:
    """Whether it begins with an MPEG audio frame of layer III (ISO 11172-3 section 2.4.1.3)."""
    if len(head) < 4:
        return False
    sync = head[0] == 0xFF and head[1] & 0xE0 == 0xE0
    version, layer = head[1] >> 3 & 3, head[1] >> 1 & 3
    rate, sampling = head[2] >> 4, head[2] >> 2 & 3
    return sync and version != 1 and layer == 1 and rate not in (0, 15) and sampling != 3
