"""An MP3 joined of parts, beside the one that LAME makes of the same sound in one go."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from pedalboard.io import AudioFile

from audio_news.mix import mp3_parts
from audio_news.mix.crc16 import crc16
from audio_news.mix.encode import decode, encode
from audio_news.mix.lame_tag import lame_gap, tag_for
from audio_news.mix.mp3_parts import (
    FRAME_SAMPLES,
    HEADER_BYTES,
    OVERLAP,
    PART,
    SIDE_BYTES,
    WARM,
    Part,
)
from tests.sounds import heard

Samples = NDArray[np.float32]

HEAD_BYTES = HEADER_BYTES + SIDE_BYTES
TAG_NAME = 21 + 120
"""Where LAME's name is in the tag of a frame of one channel."""


def talk(seconds: float, rate_hz: int, seed: int = 1) -> Samples:
    """Something like speech: a gliding buzz and hiss in syllables, pauses, strokes of a drum."""
    random = np.random.default_rng(seed)
    count = round(seconds * rate_hz)
    t = np.arange(count) / rate_hz
    phase = 2 * np.pi * np.cumsum(120 + 40 * np.sin(2 * np.pi * 0.4 * t)) / rate_hz
    buzz = phase / np.pi % 2 - 1
    hiss = np.diff(random.standard_normal(count + 1))
    syllables = np.repeat(random.random((2, count // 5000 + 1)), 5000, axis=1)[:, :count]
    pauses = np.repeat(random.random(count // 20_000 + 1) > 0.2, 20_000)[:count]
    sound = 0.12 * (syllables[0] * buzz + 0.3 * syllables[1] ** 3 * hiss) * pauses
    sound[rate_hz // 2 :: rate_hz] += 0.6
    clipped: Samples = np.clip(sound, -1, 1).astype(np.float32)
    return clipped


def in_one_go(sound: Samples, rate_hz: int, kbps: int) -> bytes:
    sink = io.BytesIO()
    with AudioFile(
        sink, "w", rate_hz, 1, bit_depth=16, format="mp3", quality=f"{kbps} kbps"
    ) as audio:
        audio.write(sound)
    return sink.getvalue()


def blocks(sound: Samples, size: int = 70_001) -> Iterator[Samples]:
    return (sound[at : at + size] for at in range(0, len(sound), size))


def joined(file: Path, sound: Samples, rate_hz: int = 44_100, kbps: int = 80) -> bytes:
    encode(blocks(sound), file, rate_hz=rate_hz, bitrate_kbps=kbps)
    return file.read_bytes()


def main_data_bits(data: bytes, frame: int) -> int:
    """What the two granules of a frame of one channel say they take (ISO/IEC 11172-3, 2.4.1.7)."""
    side = int.from_bytes(data[frame + HEADER_BYTES : frame + HEAD_BYTES], "big")
    width = 8 * SIDE_BYTES
    return sum(side >> width - (18 + 59 * granule) - 12 & 0xFFF for granule in (0, 1))


@pytest.mark.parametrize(
    ("rate_hz", "kbps"), [(44_100, 80), (48_000, 64), (32_000, 96), (44_100, 40), (44_100, 320)]
)
def test_it_sounds_as_if_made_in_one_go(tmp_path: Path, rate_hz: int, kbps: int) -> None:
    sound = talk(3.3 * PART * FRAME_SAMPLES / rate_hz, rate_hz)
    data, whole = joined(tmp_path / "a.mp3", sound, rate_hz, kbps), in_one_go(sound, rate_hz, kbps)
    (tmp_path / "b.mp3").write_bytes(whole)
    assert len(data) == len(whole)
    ours, theirs = (heard(tmp_path / name).samples for name in ("a.mp3", "b.mp3"))
    assert len(ours) == len(theirs)
    gap = lame_gap(tmp_path / "a.mp3")
    assert gap == lame_gap(tmp_path / "b.mp3")
    # Every tenth of a second is as near to the sound as in one go: no click, no gap, no shift.
    tenth = rate_hz // 10
    late = 0 if gap[0] else 1105
    errors_db = []
    for made in (ours, theirs):
        there = made[late : late + len(sound)]
        there = there * (np.dot(sound, there) / np.dot(there, there))
        error = (there - sound)[: len(sound) // tenth * tenth].reshape(-1, tenth)
        errors_db.append(10 * np.log10(np.square(error).mean(axis=1) + 1e-9))
    assert np.mean(errors_db[0] - errors_db[1]) < 0.1
    assert np.max(errors_db[0] - errors_db[1]) < 3


@pytest.mark.parametrize("kbps", [32, 80, 160])
def test_every_frame_has_its_data_to_itself(tmp_path: Path, kbps: int) -> None:
    """In the row of all main data, a frame's end before the next one's begin."""
    sound = talk(2.5 * PART * FRAME_SAMPLES / 44_100, 44_100, seed=2)
    part = Part.of(joined(tmp_path / "a.mp3", sound, kbps=kbps), 44_100, kbps)
    slot, ends = 0, 0.0
    for frame in range(len(part.starts) - 1):
        begins = slot - part.reach(frame)
        assert begins >= ends, f"frame {frame}"
        ends = begins + main_data_bits(part.data, part.starts[frame]) / 8
        slot += part.starts[frame + 1] - part.starts[frame] - HEAD_BYTES
        assert ends <= slot, f"frame {frame}"
    assert part.starts[-1] == len(part.data)


@pytest.mark.parametrize(
    "samples",
    [
        0,
        1,
        FRAME_SAMPLES,
        (PART + OVERLAP) * FRAME_SAMPLES - 1,
        (PART + OVERLAP) * FRAME_SAMPLES,
        (PART + OVERLAP) * FRAME_SAMPLES + 1,
        (2 * PART + OVERLAP) * FRAME_SAMPLES,
    ],
)
def test_it_is_as_long_as_what_it_was_made_of(tmp_path: Path, samples: int) -> None:
    sound = talk(120, 44_100)[:samples]
    data = joined(tmp_path / "a.mp3", sound)
    assert sum(len(block) for block in decode(tmp_path / "a.mp3")[1]) == samples
    assert len(data) == len(in_one_go(sound, 44_100, 80))


def test_its_tag_is_the_one_that_lame_would_write(tmp_path: Path) -> None:
    sound = talk(100, 44_100)
    whole = in_one_go(sound, 44_100, 80)
    tag = Part.of(whole, 44_100, 80).tag
    frames = len(Part.of(whole, 44_100, 80).starts) - 1
    rest = whole[len(tag) :]
    told = tag_for(tag, tag, frames, len(rest), crc16(rest))
    places = slice(21 + 16, 21 + 116)
    assert np.abs(np.subtract(list(told[places]), list(tag[places]))).max() <= 1
    blank = bytes(100)
    checked = slice(TAG_NAME + 34, TAG_NAME + 36)
    assert [
        each[: places.start] + blank + each[places.stop : checked.start] for each in (told, tag)
    ] == [told[: places.start] + blank + told[places.stop : checked.start]] * 2
    assert tag_for(tag, tag, frames, len(rest), 0) != told
    data = joined(tmp_path / "a.mp3", sound)
    ours = Part.of(data, 44_100, 80).tag
    assert ours[: TAG_NAME + 32] == told[: TAG_NAME + 32]
    assert int.from_bytes(ours[TAG_NAME + 32 : TAG_NAME + 34], "big") == crc16(data[len(ours) :])
    assert int.from_bytes(ours[checked], "big") == crc16(ours[: checked.start])


def test_the_check_is_the_one_it_is_called() -> None:
    assert crc16(b"123456789") == 0xBB3D  # the catalogue's check value of CRC-16/ARC
    data = np.random.default_rng(1).bytes(3001)
    assert crc16(data[1000:], crc16(data[:1000])) == crc16(data)
    whole = in_one_go(talk(3, 44_100), 44_100, 80)
    tag = Part.of(whole, 44_100, 80).tag
    assert crc16(tag[: TAG_NAME + 34]).to_bytes(2, "big") == tag[TAG_NAME + 34 : TAG_NAME + 36]
    assert crc16(whole[len(tag) :]).to_bytes(2, "big") == tag[TAG_NAME + 32 : TAG_NAME + 34]


def test_the_bytes_are_the_same_on_one_thread_and_of_any_blocks(tmp_path: Path) -> None:
    sound = talk(140, 44_100)
    many = joined(tmp_path / "a.mp3", sound)
    encode([sound], tmp_path / "b.mp3", one_thread=True)
    assert (tmp_path / "b.mp3").read_bytes() == many


def is_switched(part: Part, frame: int) -> bool:
    at = part.starts[frame] + HEADER_BYTES
    side = f"{int.from_bytes(part.data[at : at + SIDE_BYTES], 'big'):0{8 * SIDE_BYTES}b}"
    return side[18 + 59 :][12 + 9 + 8 + 4] == "1"


def test_the_seam_is_where_both_encoders_are_alike() -> None:
    """Hardly a byte apart in what they may spend, and with no short block between."""
    sound = talk(100, 44_100)
    sound[:: 44_100 // 9] += 0.5
    before, after = (mp3_parts._coded(s, rate_hz=44_100, kbps=80) for s in stretches(sound)[:2])
    switched = [is_switched(before, PART + n) or is_switched(after, n) for n in range(OVERLAP)]
    assert any(switched[WARM:])
    seam = mp3_parts._seam(before, after)
    assert seam >= WARM
    assert not switched[seam - 1]
    assert 0 <= before.reach(PART + seam) - after.reach(seam) <= 8


def test_a_part_ends_as_if_it_went_on() -> None:
    """Where the next one may begin, the end of what was coded is not yet felt."""
    sound = talk(100, 44_100)
    short = mp3_parts._coded(stretches(sound)[0], rate_hz=44_100, kbps=80)
    long = mp3_parts._coded(sound, rate_hz=44_100, kbps=80)
    end = short.starts[PART + OVERLAP - 1]
    assert short.data[short.starts[0] : end] == long.data[long.starts[0] : end]


def stretches(sound: Samples) -> list[Samples]:
    return list(mp3_parts._stretches(blocks(sound)))
