"""MP3s of other encoders, and at rates where LAME writes no tag: as another decoder finds them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from audio_news.mix.encode import decode, encode
from audio_news.mix.lame_tag import lame_gap
from audio_news.mix.mp3_frames import samples_in
from tests.sounds import heard

RATE_HZ = 44_100
ID3V1 = b"TAG" + bytes(125)


def tone(file: Path, kbps: int, seconds: float = 20.0) -> Path:
    t = np.arange(round(seconds * RATE_HZ)) / RATE_HZ
    encode([(0.1 * np.sin(2 * np.pi * 440 * t)).astype(np.float32)], file, bitrate_kbps=kbps)
    return file


def length_of(file: Path) -> int:
    return sum(len(block) for block in decode(file)[1])


@pytest.mark.parametrize("kbps", [32, 48])
def test_an_mp3_without_a_tag_is_as_long_as_its_frames(tmp_path: Path, kbps: int) -> None:
    """A frame of so few bytes has no room for LAME's tag; a size and a rate do not tell it."""
    file = tone(tmp_path / "a.mp3", kbps)
    assert lame_gap(file) == (0, 0)
    assert length_of(file) == len(heard(file).samples)
    file.write_bytes(b"ID3\4\0\0\0\0\1\0" + bytes(128) + file.read_bytes() + ID3V1)
    assert length_of(file) == len(heard(file).samples)


def test_an_mp3_of_ffmpegs_is_without_its_gap(tmp_path: Path) -> None:
    """ffmpeg writes the same tag as LAME and its own name in it."""
    file = tone(tmp_path / "a.mp3", 80, 3.0)
    whole = file.read_bytes()
    file.write_bytes(whole.replace(whole[(at := whole.find(b"LAME")) : at + 9], b"Lavc59.37", 1))
    assert length_of(file) == 3 * RATE_HZ
    (first, *_) = decode(file)[1]
    assert np.abs(first[: RATE_HZ // 100]).max() > 0.05
    assert length_of(file.rename(tmp_path / "A.MP3")) == 3 * RATE_HZ


def test_what_is_not_frames_to_its_end_is_not_counted(tmp_path: Path) -> None:
    """Better a length that is about right than sound cut off after a spoilt frame."""
    file = tone(tmp_path / "a.mp3", 32, 5.0)
    whole = file.read_bytes()
    counted = samples_in(file)
    assert counted is not None
    assert counted % 1152 == 0
    file.write_bytes(whole[:8000] + b"spoilt" + whole[8006:] + bytes(4000))
    assert samples_in(file) is None
    (tmp_path / "empty.mp3").touch()
    assert samples_in(tmp_path / "empty.mp3") is None
