"""An MP3 of constant rate, coded in parts that overlap and joined into one stream.

LAME codes one frame after another; parts with an encoder each can be coded at the same time. Where
two of them have coded the same sound, the stream goes over from the frames of the one to those of
the other, as fre:ac's does. What makes that less than plain is layer III's bit reservoir: the main
data of a frame begin as many bytes before it as its `main_data_begin` says, in the room that the
frames before it left (ISO/IEC 11172-3, 2.4.2.7). So a frame can follow another encoder's frames
where these left as much room, and its data are put there.

The parts go by the samples alone: the bytes are the same on any number of threads.
"""

from __future__ import annotations

import io
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, BinaryIO

import numpy as np

from audio_news.mix.ahead import in_order
from audio_news.mix.crc16 import crc16
from audio_news.mix.lame_tag import KINDS, tag_for

if TYPE_CHECKING:
    from audio_news.models import Samples

FRAME_SAMPLES = 1152
PART = 32 * 49
"""Frames from one part to the next, 41 s at 44.1 kHz. Every 49 of them padding begins anew."""
OVERLAP, WARM = 40, 8
"""Frames that two parts both code, and how many of them a new encoder takes to sound as it will.
Its reservoir takes longer to fill."""
AT_ONCE = 4
"""Parts coded at once, at most: each is 8 MB of samples, and one more waits."""
HEADER_BYTES, SIDE_BYTES = 4, 17
"""What stands before the main data of a frame of one channel without a checksum."""
SECOND_SWITCHED = 9 + 5 + 4 + 59 + 33
"""The bit of the side information that says whether the second granule's block is no plain one."""


@dataclass(frozen=True, slots=True)
class Part:
    """What one encoder made of a stretch of the sound."""

    data: bytes
    starts: list[int]
    """Where each frame of sound begins, and where the last one ends."""

    @classmethod
    def of(cls, data: bytes, rate_hz: int, kbps: int) -> Part:
        """Find the frames in what an encoder wrote: a byte of padding is all they differ by."""
        starts, end = [], 0
        shortest = FRAME_SAMPLES // 8 * 1000 * kbps // rate_hz
        while end < len(data):
            starts.append(end)
            end += shortest + (data[end + 2] >> 1 & 1)
        side_end = HEADER_BYTES + SIDE_BYTES
        tagged = data[side_end : side_end + 4] in KINDS
        return cls(data, [*starts[tagged:], end])

    @property
    def tag(self) -> bytes:
        """The frame that tells about the others; empty where it would have no room."""
        return self.data[: self.starts[0]]

    def reach(self, frame: int) -> int:
        """How many bytes before the frame its main data begin."""
        at = self.starts[frame] + HEADER_BYTES
        return self.data[at] << 1 | self.data[at + 1] >> 7

    def ends_plain(self, frame: int) -> bool:
        """Whether a plain long block ends the frame: any block may follow it but a short one."""
        byte, bit = divmod(SECOND_SWITCHED, 8)
        return not self.data[self.starts[frame] + HEADER_BYTES + byte] & 0x80 >> bit

    def room_before(self, frame: int, size: int) -> list[int]:
        """Where in `data` the last `size` bytes of main data before the frame are."""
        places: list[int] = []
        while len(places) < size:
            start, frame = self.starts[frame], frame - 1
            places[:0] = range(self.starts[frame] + HEADER_BYTES + SIDE_BYTES, start)
        return places[len(places) - size :]


def write_in_parts(
    blocks: Iterable[Samples], stream: BinaryIO, rate_hz: int, kbps: int, *, one_thread: bool
) -> None:
    """Write (n,) sample blocks within [-1, 1] as an MP3 of a constant rate."""
    code = partial(_coded, rate_hz=rate_hz, kbps=kbps)
    at_once = 1 if one_thread else min(AT_ONCE, os.cpu_count() or 1)
    parts = in_order(code, _stretches(blocks), at_once)
    first = part = next(parts)
    frames = size = crc = 0
    stream.write(first.tag)
    for number, (part, sound) in enumerate(_joined(first, parts)):
        stream.write(sound)
        size, crc = size + len(sound), crc16(sound, crc)
        frames = number * PART + len(part.starts) - 1
    if first.tag:
        stream.seek(0)
        stream.write(tag_for(first.tag, part.tag, frames, size, crc))


def _joined(before: Part, parts: Iterator[Part]) -> Iterator[tuple[Part, bytes]]:
    """Each part and the frames of it that the stream holds."""
    begin = 0
    for after in parts:
        seam = _seam(before, after)
        yield before, _up_to(before, begin, after, seam)
        before, begin = after, seam
    yield before, before.data[before.starts[begin] :]


def _stretches(blocks: Iterable[Samples]) -> Iterator[Samples]:
    """What each part codes: of two in a row the end and the beginning are the same."""
    step, size = PART * FRAME_SAMPLES, (PART + OVERLAP) * FRAME_SAMPLES
    held, length = [np.zeros(0, np.float32)], 0
    for block in blocks:
        held.append(block)
        length += len(block)
        while length >= size:
            whole = np.concatenate(held)
            yield whole[:size]
            held = [whole[step:].copy()]
            length -= step
    yield np.concatenate(held)


def _coded(samples: Samples, *, rate_hz: int, kbps: int) -> Part:
    from pedalboard.io import AudioFile

    sink = io.BytesIO()
    quality = f"{kbps} kbps"
    with AudioFile(sink, "w", rate_hz, 1, 16, format="mp3", quality=quality) as audio:
        audio.write(samples)
    return Part.of(sink.getvalue(), rate_hz, kbps)


def _seam(before: Part, after: Part) -> int:
    """The frame of `after` that follows `before`, whose frame of the same sound is `PART` later.

    Of those for whose data there is room, the one that leaves the least of it: `after` has then
    had as much to spend as `before`. The block ahead of it is a plain one of both, so that it
    overlaps the one as it would the other. A first frame reaches back to nothing: it always
    fits, though its sound begins out of nothing, too.
    """
    left = {n: before.reach(PART + n) - after.reach(n) for n in range(OVERLAP)}
    fitting = [n for n in left if left[n] >= 0]
    good = [
        n
        for n in fitting
        if n >= WARM and after.ends_plain(n - 1) and before.ends_plain(PART + n - 1)
    ]
    return min(good or fitting[-1:], key=lambda n: left[n])


def _up_to(before: Part, begin: int, after: Part, seam: int) -> bytes:
    """The frames of `before` from `begin` to the seam, with what `after` has in their room."""
    data, size = bytearray(before.data), after.reach(seam)
    places = before.room_before(PART + seam, size), after.room_before(seam, size)
    for to, of in zip(*places, strict=True):
        data[to] = after.data[of]
    return bytes(data[before.starts[begin] : before.starts[PART + seam]])
