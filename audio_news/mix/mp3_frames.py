"""How much sound an MP3 holds where no tag says so: its frames counted, one header after another.

A decoder that knows only the size of the file reckons with the first frame's, and is some
thousandths off: of an hour, a quarter of a minute of quiet that is not there.
"""

from __future__ import annotations

import mmap
from pathlib import Path

V1_KBPS = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
V2_KBPS = (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)
RATES_HZ = (44_100, 48_000, 32_000)
HALVINGS = {3: 1, 2: 2, 0: 4}
"""How often a rate is halved, by the header's version: MPEG 1, 2 and 2.5."""
LAYER_3 = 1
AFTER_SOUND = (b"TAG", b"APETAGEX", b"LYRICSBEGIN", b"ID3")
LONGEST_FRAME_BYTES = 1441


def samples_in(file: Path) -> int | None:
    """The samples of a layer III file, of one channel; None where not all of it is frames."""
    with file.open("rb") as stream:
        try:
            data = mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
        except ValueError:  # an empty file
            return None
        with data:
            at, samples = sound_start(data[:10]), 0
            while (frame := _frame(data[at : at + 4])) and at + frame[0] <= len(data):
                at, samples = at + frame[0], samples + frame[1]
            rest = data[at : at + LONGEST_FRAME_BYTES + 1]
            whole = len(rest) <= LONGEST_FRAME_BYTES or rest.startswith(AFTER_SOUND)
    return samples if whole and samples else None


def sound_start(head: bytes) -> int:
    """Where the sound begins in a file of these ten first bytes: after an ID3 tag, if it has one.

    The tag's size is in four bytes of seven bits.
    """
    if head[:3] != b"ID3":
        return 0
    size = int.from_bytes(head[6:10], "big")
    return 10 + sum((size >> 8 * n & 0x7F) << 7 * n for n in range(4))


def _frame(header: bytes) -> tuple[int, int] | None:
    """Bytes and samples of the frame that begins so; None for what is no frame."""
    bits = int.from_bytes(header, "big")
    version, layer, rate, kbps = bits >> 19 & 3, bits >> 17 & 3, bits >> 10 & 3, bits >> 12 & 15
    known = len(header) == 4 and bits >> 21 == 0x7FF and layer == LAYER_3
    if not known or version not in HALVINGS or rate == 3 or kbps in (0, 15):
        return None
    hz = RATES_HZ[rate] // HALVINGS[version]
    kbps, samples = (V1_KBPS[kbps], 1152) if version == 3 else (V2_KBPS[kbps], 576)
    return samples // 8 * 1000 * kbps // hz + (bits >> 9 & 1), samples
