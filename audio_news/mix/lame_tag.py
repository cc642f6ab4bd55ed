"""LAME's tag: the first frame of an MP3, which holds no sound but tells how much of it there is.

Its fields are those of Xing's tag and, after them, LAME's own (gabriel.mp3-tech.org, "Mp3 Info Tag
revision 1"). A frame of few bytes has no room for it.
"""

from __future__ import annotations

from pathlib import Path

from audio_news.mix.crc16 import crc16
from audio_news.mix.mp3_frames import sound_start

NAMES = (b"LAME", b"Lavc", b"Lavf")
"""Who wrote the tag: LAME itself, or ffmpeg, which takes LAME for the sound."""
KINDS = (b"Xing", b"Info")
REACH = 400
DECODER_DELAY = 529
FRAMES, SIZE, PLACES, NAME = 8, 12, 16, 120
"""Where the fields begin after the tag's kind: frames, bytes, and a hundred places to seek by."""
GAP, LENGTH, SOUND_CRC, TAG_CRC = 21, 28, 32, 34
"""The same after the name."""


def lame_gap(file: Path) -> tuple[int, int]:
    """Samples that an MP3 decoder gives before the sound and after it, (0, 0) if it is not said.

    The tag holds the encoder's delay and padding; the decoder adds its own delay to the one and
    not to the other.
    """
    with file.open("rb") as stream:
        stream.seek(sound_start(stream.read(10)))
        head = stream.read(REACH)
    at = min((at for name in NAMES if (at := head.find(name)) >= 0), default=-1)
    if at < 0 or not any(kind in head for kind in KINDS):
        return 0, 0
    gap = int.from_bytes(head[at + GAP : at + GAP + 3], "big")
    delay, padding = gap >> 12, gap & 0xFFF
    return delay + DECODER_DELAY, max(0, padding - DECODER_DELAY)


def tag_for(first: bytes, last: bytes, frames: int, size: int, crc: int) -> bytes:
    """The tag of a stream of constant rate joined of several.

    `first` and `last` are the tags of its first part and of its last, which have LAME's name in
    the same place; `frames`, `size` in bytes and `crc` are those of all its frames of sound.
    """
    tag = bytearray(first)
    kind = next(at for name in KINDS if (at := tag.find(name)) >= 0)
    name = kind + NAME
    size += len(tag)
    tag[kind + FRAMES : kind + SIZE] = frames.to_bytes(4, "big")
    tag[kind + SIZE : kind + PLACES] = size.to_bytes(4, "big")
    tag[kind + PLACES : kind + PLACES + 100] = bytes(256 * place // 100 for place in range(100))
    delay, padding = (_gap(each, name) for each in (first, last))
    gap = delay & 0xFFF000 | padding & 0xFFF
    tag[name + GAP : name + GAP + 3] = gap.to_bytes(3, "big")
    tag[name + LENGTH : name + SOUND_CRC] = size.to_bytes(4, "big")
    tag[name + SOUND_CRC : name + TAG_CRC] = crc.to_bytes(2, "big")
    tag[name + TAG_CRC : name + TAG_CRC + 2] = crc16(bytes(tag[: name + TAG_CRC])).to_bytes(
        2, "big"
    )
    return bytes(tag)


def _gap(tag: bytes, name: int) -> int:
    return int.from_bytes(tag[name + GAP : name + GAP + 3], "big")
