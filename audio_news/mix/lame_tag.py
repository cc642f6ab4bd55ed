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
    delay, padding = _gap(head, at)
    return delay + DECODER_DELAY, max(0, padding - DECODER_DELAY)


def tag_for(first: bytes, last: bytes, frames: int, size: int, crc: int) -> bytes:
    """The tag of a stream of constant rate joined of several.

    `first` and `last` are the tags of its first part and of its last, which have LAME's name in
    the same place; `frames`, `size` in bytes and `crc` are those of all its frames of sound.
    """
    kind = next(at for each in KINDS if (at := first.find(each)) >= 0)
    name = kind + NAME
    size += len(first)
    (delay, _), (_, padding) = _gap(first, name), _gap(last, name)
    tag = bytearray(first)

    def put(at: int, number: int, width: int) -> None:
        tag[at : at + width] = number.to_bytes(width, "big")

    put(kind + FRAMES, frames, 4)
    put(kind + SIZE, size, 4)
    for place in range(100):
        put(kind + PLACES + place, 256 * place // 100, 1)
    put(name + GAP, delay << 12 | padding, 3)
    put(name + LENGTH, size, 4)
    put(name + SOUND_CRC, crc, 2)
    put(name + TAG_CRC, crc16(bytes(tag[: name + TAG_CRC])), 2)
    return bytes(tag)


def _gap(tag: bytes, name: int) -> tuple[int, int]:
    """Samples of delay and of padding."""
    gap = int.from_bytes(tag[name + GAP : name + GAP + 3], "big")
    return gap >> 12, gap & 0xFFF
