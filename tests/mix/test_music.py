from pathlib import Path

import numpy as np
import pytest

from audio_news.errors import MixError
from audio_news.mix.encode import FORMATS, encode
from audio_news.mix.jingles import bed, jingle
from audio_news.mix.loudness import loudness_lufs
from audio_news.mix.music import Bed, Layer, bed_under
from audio_news.mix.roomtone import LOOP_SAMPLES, RoomTone, level_dbfs
from audio_news.models import Cue, Role
from audio_news.settings import STYLES, BedSettings, SoundSettings

RATE_HZ = 44_100


def tune(file: Path, seconds: float = 2.0, hz: float = 440.0) -> Path:
    rate_hz = FORMATS[file.suffix[1:]].rate_hz
    t = np.arange(round(seconds * rate_hz)) / rate_hz
    encode([(0.01 * np.sin(2 * np.pi * hz * t)).astype(np.float32)], file)
    return file


@pytest.mark.parametrize("audio_format", FORMATS)
def test_a_jingle_of_any_format_is_brought_to_its_level(tmp_path: Path, audio_format: str) -> None:
    file = tune(tmp_path / f"tune.{audio_format}")
    samples = jingle(file, made="intro", rate_hz=RATE_HZ, level_lufs=-20.0)
    assert len(samples) == pytest.approx(2 * RATE_HZ, abs=50)
    assert loudness_lufs(samples, RATE_HZ) == pytest.approx(-20.0, abs=0.1)
    assert abs(float(samples[0])) < 1e-3
    assert abs(float(samples[-1])) < 1e-3


def test_a_jingle_of_a_format_that_we_do_not_write(tmp_path: Path) -> None:
    tune(tmp_path / "tune.m4a").rename(tmp_path / "tune.mp4")
    samples = jingle(tmp_path / "tune.mp4", made="intro", rate_hz=RATE_HZ, level_lufs=-20.0)
    assert len(samples) == pytest.approx(2 * RATE_HZ, abs=50)


def test_a_jingle_keeps_its_high_notes(tmp_path: Path) -> None:
    file = tune(tmp_path / "tune.wav", hz=15_000)
    samples = jingle(file, made="intro", rate_hz=RATE_HZ, level_lufs=-20.0)
    spectrum = np.abs(np.fft.rfft(samples))
    assert np.argmax(spectrum) * RATE_HZ / len(samples) == pytest.approx(15_000, abs=5)


def test_the_styles_are_three_and_their_jingles_differ() -> None:
    made = {
        (style, which): jingle("made", made=which, style=style, rate_hz=RATE_HZ, level_lufs=-20.0)
        for style in STYLES
        for which in ("intro", "outro", "sting")
    }
    assert len({samples.tobytes() for samples in made.values()}) == 9
    for samples in made.values():
        assert 0.5 < len(samples) / RATE_HZ < 4.0
        assert loudness_lufs(samples, RATE_HZ) == pytest.approx(-20.0, abs=0.1)
    assert not len(jingle("none", made="intro", rate_hz=RATE_HZ, level_lufs=-20.0))


@pytest.mark.parametrize("content", [b"not audio at all", b""])
@pytest.mark.parametrize("name", ["tune.wav", "tune.mp3", "tune.m4a"])
def test_music_that_cannot_be_read_is_said(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(MixError, match="cannot be read"):
        jingle(tmp_path / name, made="intro", rate_hz=RATE_HZ, level_lufs=-20.0)


def test_music_that_is_not_there_silent_or_too_long(tmp_path: Path) -> None:
    with pytest.raises(MixError, match="There is no music file"):
        bed(tmp_path / "none.wav", style="warm", rate_hz=RATE_HZ, level_lufs=-20.0)
    encode([np.zeros(44_100, np.float32)], tmp_path / "hush.flac")
    with pytest.raises(MixError, match="is silent"):
        jingle(tmp_path / "hush.flac", made="intro", rate_hz=RATE_HZ, level_lufs=-20.0)
    with pytest.raises(MixError, match="under a tenth of a second"):
        jingle(tune(tmp_path / "s.wav", 0.05), made="intro", rate_hz=RATE_HZ, level_lufs=-20.0)
    with pytest.raises(MixError, match="longer than 60 s"):
        jingle(tune(tmp_path / "l.flac", 61), made="intro", rate_hz=RATE_HZ, level_lufs=-20.0)


@pytest.mark.parametrize("style", STYLES)
def test_a_made_bed_has_no_seam(style: str) -> None:
    loop = bed("made", style=style, rate_hz=RATE_HZ, level_lufs=-30.0)
    assert loudness_lufs(loop, RATE_HZ) == pytest.approx(-30.0, abs=0.1)
    twice = np.concatenate([loop, loop])
    steps = np.abs(np.diff(twice))
    assert steps[len(loop) - 20 : len(loop) + 20].max() <= steps.max()


def test_a_bed_file_is_faded_into_itself(tmp_path: Path) -> None:
    loop = bed(
        tune(tmp_path / "t.wav", 6.0, 441.3), style="warm", rate_hz=RATE_HZ, level_lufs=-30.0
    )
    assert len(loop) / RATE_HZ == pytest.approx(6.0 - 1.5, abs=0.01)
    steps = np.abs(np.diff(np.concatenate([loop, loop])))
    assert steps[len(loop) - 5 : len(loop) + 5].max() <= 1.05 * np.median(np.sort(steps)[-1000:])


def spoken(*cues: tuple[Role, float, float]) -> list[Cue]:
    return [Cue(role, "", "", start_s, end_s, ()) for role, start_s, end_s in cues]


def gain_at(music: Bed, at_s: float) -> float:
    return float(np.interp(at_s * RATE_HZ, music.at_samples, music.gains_db))


def test_ducking_follows_the_speech() -> None:
    cues = spoken((Role.HEADLINE, 2, 4), (Role.BODY, 4.3, 8), (Role.BODY, 12, 14))
    settings = BedSettings(
        music="made", under="throughout", duck_db=10.0, attack_s=0.5, release_s=1.0
    )
    music = bed_under(cues, SoundSettings(bed=settings), RATE_HZ)
    assert music is not None
    assert [gain_at(music, at_s) for at_s in (2.0, 4.15, 8.0, 12.0)] == [-10.0] * 4
    assert gain_at(music, 8.5) == pytest.approx(-5.0)  # half of the release
    assert gain_at(music, 10.0) == 0.0
    assert gain_at(music, 11.75) == pytest.approx(-5.0)  # half of the attack
    assert gain_at(music, 15.8) == -60.0
    assert np.all(np.diff(music.at_samples) >= 0)


def test_a_bed_under_the_headline_ends_with_it() -> None:
    cues = spoken((Role.HEADLINE, 1, 3), (Role.BODY, 4, 9), (Role.HEADLINE, 20, 22))
    settings = BedSettings(music="made", under="headline")
    music = bed_under(cues, SoundSettings(bed=settings), RATE_HZ)
    assert music is not None
    block = np.zeros(25 * RATE_HZ, np.float32)
    music.add_to(block, 0)
    level = [np.abs(block[round(s * RATE_HZ) :][:4410]).max() for s in (0.0, 2.0, 7.0, 21.0, 24.5)]
    assert level[1] > 1e-3
    assert level[3] > 1e-3
    assert level[2] < 1e-4
    assert level[4] == 0.0
    assert bed_under(cues, SoundSettings(), RATE_HZ) is None


@pytest.mark.parametrize("cut", [1000, 44_100, 77_777])
def test_music_does_not_depend_on_how_the_programme_is_cut(cut: int) -> None:
    cues = spoken((Role.HEADLINE, 1, 2))
    music = bed_under(cues, SoundSettings(bed=BedSettings(music="made")), RATE_HZ)
    assert music is not None
    layer = Layer(50_000, np.ones(30_000, np.float32))
    whole, parts = np.zeros(200_000, np.float32), np.zeros(200_000, np.float32)
    air, airs = RoomTone(RATE_HZ, -40.0), RoomTone(RATE_HZ, -40.0)
    for one in (music, layer):
        one.add_to(whole, 0)
        for at in range(0, len(parts), cut):
            one.add_to(parts[at : at + cut], at)
    air.add_to(whole)
    for at in range(0, len(parts), cut):
        airs.add_to(parts[at : at + cut])
    assert np.array_equal(whole, parts)


def test_room_tone_has_its_level_and_no_seam() -> None:
    block = np.zeros(2 * LOOP_SAMPLES + 777, np.float32)
    RoomTone(RATE_HZ, -60.0).add_to(block)
    assert 20 * np.log10(block[5000:].std()) == pytest.approx(-60.0, abs=0.2)
    assert block[0] == 0.0
    steps = np.abs(np.diff(block))
    assert steps[LOOP_SAMPLES - 5 : LOOP_SAMPLES + 5].max() <= steps.max() * 0.99


@pytest.mark.parametrize(
    ("floors", "expected"), [([], -75), ([-200.0, -90.0], -75), ([-90, -66], -66), ([-30], -60)]
)
def test_room_tone_is_at_the_noisiest_voice_within_limits(floors: list, expected: float) -> None:
    assert level_dbfs(floors) == expected
