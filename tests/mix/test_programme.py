from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from tinytag import TinyTag

from audio_news.errors import MixError
from audio_news.mix.encode import encode
from audio_news.mix.jingles import jingle
from audio_news.mix.loudness import loudness_lufs
from audio_news.mix.programme import programme
from audio_news.models import Clip
from audio_news.settings import SoundSettings
from audio_news.speak.hibari import HibariEngine
from audio_news.speak.perform import perform
from audio_news.speak.voices import voice_profile
from tests.sounds import heard, utterance

LINES = (
    "Heavy rain closed two mountain passes on Monday night.",
    "Nobody was hurt, but forty drivers slept in a school gym.",
    "The road should open again before noon, the ministry said.",
)


@pytest.fixture(scope="module")
def performance() -> list:
    with HibariEngine(voice_profile("heart")) as engine:
        return list(perform(engine, [utterance(line) for line in LINES]))


@pytest.mark.parametrize("audio_format", ["mp3", "flac", "wav"])
def test_loudness_peak_and_duration_as_another_decoder_finds_them(
    performance: list, tmp_path: Path, audio_format: str
) -> None:
    file = tmp_path / f"a.{audio_format}"
    made = programme(performance, file, SoundSettings(format=audio_format))
    found = heard(file)
    assert found.loudness_lufs == pytest.approx(-16.0, abs=0.2)
    assert found.true_peak_dbtp <= -1.0
    assert made.loudness_lufs == pytest.approx(found.loudness_lufs, abs=0.1)
    assert made.duration_s == pytest.approx(found.duration_s, abs=0.05)
    assert TinyTag.get(file).duration == pytest.approx(found.duration_s, abs=0.05)


@pytest.mark.parametrize("target_lufs", [-23.0, -14.0])
def test_other_targets_are_reached_too(
    performance: list, tmp_path: Path, target_lufs: float
) -> None:
    made = programme(performance, tmp_path / "a.mp3", SoundSettings(loudness_lufs=target_lufs))
    assert heard(made.file).loudness_lufs == pytest.approx(target_lufs, abs=0.2)


def test_what_cannot_be_reached_is_said(performance: list, tmp_path: Path) -> None:
    sound = SoundSettings(loudness_lufs=-8.0, true_peak_dbtp=-19.0)
    with pytest.raises(MixError, match="The master came out at"):
        programme(performance, tmp_path / "a.mp3", sound)


def test_the_same_performance_gives_the_same_file(performance: list, tmp_path: Path) -> None:
    one = programme(performance, tmp_path / "1.mp3", SoundSettings()).file.read_bytes()
    other = programme(performance, tmp_path / "2.mp3", SoundSettings()).file.read_bytes()
    assert one == other


def test_silence_cannot_be_mastered(tmp_path: Path) -> None:
    said = utterance("Nothing.")
    hush = Clip(np.full(24_000, 1e-6, np.float32), 24_000, ())
    with pytest.raises(MixError, match="silent"):
        programme([(said, hush)], tmp_path / "a.mp3", SoundSettings())


def test_jingles_are_heard_before_and_after_and_can_be_left_out(
    performance: list, tmp_path: Path
) -> None:
    bare = SoundSettings(intro="none", outro="none")
    with_both = programme(performance, tmp_path / "1.mp3", SoundSettings())
    without = programme(performance, tmp_path / "2.mp3", bare)
    assert without.cues[0].start_s == 0.0
    assert with_both.cues[0].start_s > 1.0
    found = heard(with_both.file)
    before = found.samples[: round(0.8 * found.rate_hz)]
    after = found.samples[round((with_both.cues[-1].end_s + 0.6) * found.rate_hz) :]
    assert np.abs(before).max() > 0.05
    assert np.abs(after).max() > 0.05


def test_a_jingle_file_is_brought_to_its_level(tmp_path: Path) -> None:
    file = tmp_path / "tune.wav"
    encode([0.01 * np.sin(np.arange(88_200) / 15).astype(np.float32)], file)
    samples = jingle(file, made="intro", rate_hz=24_000, level_lufs=-20.0)
    assert loudness_lufs(samples, 24_000) == pytest.approx(-20.0, abs=0.5)
    assert samples[0] == 0.0
    assert abs(float(samples[-1])) < 1e-3


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (None, "There is no jingle"),
        (b"not audio at all", "cannot be read"),
        (b"", "cannot be read"),
    ],
)
def test_a_jingle_that_cannot_be_used_is_said(
    tmp_path: Path, content: bytes | None, complaint: str
) -> None:
    file = tmp_path / "tune.wav"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(MixError, match=complaint):
        jingle(file, made="intro", rate_hz=24_000, level_lufs=-20.0)


def test_a_full_disk_is_said(performance: list) -> None:
    sound = replace(SoundSettings(), intro="none", outro="none")
    with pytest.raises(MixError, match="cannot be"):
        programme(performance, Path("/proc/nowhere/a.mp3"), sound)
