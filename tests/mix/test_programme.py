import os
import re
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest
from mutagen.mp3 import MP3, BitrateMode

from audio_news.errors import MixError
from audio_news.mix.encode import FORMATS, decode
from audio_news.mix.loudness import LoudnessMeter, loudness_lufs
from audio_news.mix.master import measure
from audio_news.mix.programme import programme
from audio_news.models import Clip, Role
from audio_news.settings import BedSettings, SoundSettings
from audio_news.speak.hibari import HibariEngine
from audio_news.speak.perform import perform
from audio_news.speak.voices import voice_profile
from tests.sounds import heard, utterance

LINES = (
    "Heavy rain closed two mountain passes on Monday night.",
    "Nobody was hurt, but forty drivers slept in a school gym.",
    "The road should open again before noon, the ministry said.",
)
BARE = SoundSettings(intro="none", outro="none")


@pytest.fixture(scope="module")
def performance() -> list:
    with HibariEngine(voice_profile("heart")) as engine:
        return list(perform(engine, [utterance(line) for line in LINES]))


def spoken_as(performance: list, *roles: Role) -> list:
    return [
        (replace(said, role=role), clip)
        for (said, clip), role in zip(performance, roles, strict=True)
    ]


def samples_of(file: Path) -> tuple[np.ndarray, int]:
    rate_hz, blocks = decode(file)
    return np.concatenate(list(blocks)), rate_hz


def rms_db(samples: np.ndarray) -> float:
    return float(10 * np.log10(np.mean(np.square(samples, dtype=np.float64)) + 1e-20))


@pytest.mark.parametrize(
    ("audio_format", "bitrate_kbps", "variable_rate"),
    [
        ("mp3", 0, False), ("mp3", 0, True), ("mp3", 64, False), ("mp3", 128, False),
        ("m4a", 0, False), ("opus", 0, False), ("flac", 0, False), ("wav", 0, False),
    ],
)  # fmt: skip
def test_the_decoded_file_as_another_decoder_and_meter_find_it(
    performance: list, tmp_path: Path, audio_format: str, bitrate_kbps: int, variable_rate: bool
) -> None:
    file = tmp_path / f"a.{audio_format}"
    sound = SoundSettings(
        format=audio_format, bitrate_kbps=bitrate_kbps, variable_rate=variable_rate
    )
    made = programme(performance, file, sound)
    found = heard(file)
    assert found.loudness_lufs == pytest.approx(-16.0, abs=0.1)
    assert found.true_peak_dbtp <= -1.0
    # Of so few gating blocks one that lies at the gate counts, and may do so for one meter alone.
    assert made.loudness_lufs == pytest.approx(found.loudness_lufs, abs=0.08)
    assert made.loudness_range_lu == pytest.approx(found.loudness_range_lu, abs=0.2)
    assert made.duration_s == pytest.approx(found.duration_s, abs=0.03)


@pytest.mark.parametrize("sample_rate_hz", [32_000, 48_000])
@pytest.mark.parametrize("audio_format", ["mp3", "m4a", "wav"])
def test_the_sample_rate_is_the_shows(
    performance: list, tmp_path: Path, audio_format: str, sample_rate_hz: int
) -> None:
    usual = programme(performance, tmp_path / "usual.wav", SoundSettings(format="wav"))
    file = tmp_path / f"a.{audio_format}"
    sound = SoundSettings(format=audio_format, sample_rate_hz=sample_rate_hz)
    made = programme(performance, file, sound)
    found = heard(file)
    assert samples_of(file)[1] == sample_rate_hz
    assert found.loudness_lufs == pytest.approx(-16.0, abs=0.1)
    assert found.true_peak_dbtp <= -1.0
    assert made.duration_s == pytest.approx(usual.duration_s, abs=0.001)
    assert found.duration_s == pytest.approx(usual.duration_s, abs=0.03)


@pytest.mark.parametrize("audio_format", FORMATS)
def test_no_format_adds_a_gap_or_moves_the_sound(
    performance: list, tmp_path: Path, audio_format: str
) -> None:
    """The lossless file says how long it is and where the sound lies."""
    exact = programme(performance, tmp_path / "e.wav", replace(BARE, format="wav"))
    file = tmp_path / f"a.{audio_format}"
    made = programme(performance, file, replace(BARE, format=audio_format))
    assert made.duration_s == pytest.approx(exact.duration_s, abs=1e-4)
    samples, rate_hz = samples_of(file)
    assert abs(len(samples) - exact.duration_s * rate_hz) < 1
    reference, reference_hz = samples_of(exact.file)
    for at_s in (0.0, made.duration_s - 2.0):
        ours, theirs = (
            np.abs(sound[round(at_s * hz) :])[: round(1.5 * hz)]
            for sound, hz in ((samples, rate_hz), (reference, reference_hz))
        )
        theirs = np.interp(np.linspace(0, 1, len(ours)), np.linspace(0, 1, len(theirs)), theirs)
        lags = range(-30, 31)
        alike = [np.corrcoef(ours[50:-50], np.roll(theirs, lag)[50:-50])[0, 1] for lag in lags]
        assert abs(lags[int(np.argmax(alike))]) <= 1


def test_on_one_thread_it_sounds_the_same(
    performance: list, tmp_path: Path, started_threads: list[str]
) -> None:
    one = programme(performance, tmp_path / "1.mp3", SoundSettings(), mark=Halved, one_thread=True)
    assert started_threads == []
    several = programme(performance, tmp_path / "2.mp3", SoundSettings(), mark=Halved)
    coding = (os.cpu_count() or 1) > 1  # of so short a sound one part
    assert len(started_threads) == 4 + coding  # mixed, marked, limited, decoded
    assert one.file.read_bytes() == several.file.read_bytes()


@pytest.mark.parametrize("target_lufs", [-23.0, -18.0, -14.0])
def test_other_targets_are_reached_too(
    performance: list, tmp_path: Path, target_lufs: float
) -> None:
    made = programme(performance, tmp_path / "a.mp3", SoundSettings(loudness_lufs=target_lufs))
    found = heard(made.file)
    assert found.loudness_lufs == pytest.approx(target_lufs, abs=0.1)
    assert found.true_peak_dbtp <= -1.0


def mode_of(file: Path) -> int:
    info: Any = MP3(file).info
    return int(info.bitrate_mode)


@pytest.mark.parametrize(("asked_kbps", "kbps"), [(0, 80), (64, 64)])
def test_an_mp3_has_a_constant_rate(
    performance: list, tmp_path: Path, asked_kbps: int, kbps: int
) -> None:
    made = programme(performance, tmp_path / "a.mp3", replace(BARE, bitrate_kbps=asked_kbps))
    assert made.file.stat().st_size * 8 / made.duration_s == pytest.approx(1000 * kbps, rel=0.03)
    assert mode_of(made.file) == BitrateMode.CBR


def test_an_mp3_of_a_variable_rate_where_it_is_asked_for(performance: list, tmp_path: Path) -> None:
    made = programme(performance, tmp_path / "a.mp3", replace(BARE, variable_rate=True))
    assert mode_of(made.file) == BitrateMode.VBR


def test_what_cannot_be_reached_is_said(performance: list, tmp_path: Path) -> None:
    sound = SoundSettings(loudness_lufs=-8.0, true_peak_dbtp=-19.0)
    with pytest.raises(MixError, match="The master came out at"):
        programme(performance, tmp_path / "a.mp3", sound)


@pytest.mark.parametrize("audio_format", FORMATS)
def test_the_same_performance_gives_the_same_file(
    performance: list, tmp_path: Path, audio_format: str
) -> None:
    sound = SoundSettings(format=audio_format, bed=BedSettings(music="made"))
    one, other = (
        programme(performance, tmp_path / f"{n}.{audio_format}", sound).file for n in (1, 2)
    )
    assert one.read_bytes() == other.read_bytes()


def test_silence_cannot_be_mastered(tmp_path: Path) -> None:
    said = utterance("Nothing.")
    hush = Clip(np.full(24_000, 1e-6, np.float32), 24_000, ())
    with pytest.raises(MixError, match="silent"):
        programme([(said, hush)], tmp_path / "a.mp3", SoundSettings())


def test_no_seam_clicks_and_no_pause_is_digital_silence(performance: list, tmp_path: Path) -> None:
    made = programme(performance, tmp_path / "a.wav", replace(BARE, format="wav"))
    samples, rate_hz = samples_of(made.file)
    steps = np.abs(np.diff(samples))
    for cue in made.cues:
        start, end = round(cue.start_s * rate_hz), round(cue.end_s * rate_hz)
        inside = steps[start + 500 : end - 500].max()
        for at in (start, end):
            assert steps[max(0, at - 50) : at + 50].max() < inside / 20
        # What lies around the words of a clip is what lies between the clips.
        if start:
            pause = rms_db(samples[start - 4000 : start - 400])
            assert pause > -78
            frames = samples[start:end][: (end - start) // 882 * 882].reshape(-1, 882)
            quietest = min(rms_db(frame) for frame in frames[1:-1])
            assert pause == pytest.approx(quietest, abs=6.0)


def test_two_voices_are_as_loud_as_each_other(performance: list, tmp_path: Path) -> None:
    """The quiet one is 15 dB down as it leaves its engine; each is measured by itself."""
    quiet, loud = performance[1], performance[0]
    cast = [
        (replace(loud[0], voice="one"), loud[1]),
        (replace(quiet[0], voice="two"), replace(quiet[1], samples=quiet[1].samples * 0.18)),
    ] * 2
    made = programme(cast, tmp_path / "a.wav", replace(BARE, format="wav"))
    samples, rate_hz = samples_of(made.file)
    levels = [
        rms_db(samples[round(cue.start_s * rate_hz) : round(cue.end_s * rate_hz)])
        for cue in made.cues
    ]
    assert max(levels) - min(levels) < 2.0


def test_what_the_compressor_takes_from_one_voice_is_given_back(
    performance: list, tmp_path: Path
) -> None:
    """One voice has far more between its loud and its soft than the other."""
    (first, even), (second, clip) = performance[:2]
    lively = np.sign(even.samples) * np.abs(even.samples) ** 2
    cast = [
        (replace(first, voice="even"), even),
        (replace(second, voice="lively"), replace(even, samples=lively.astype(np.float32))),
        (replace(second, voice="even"), clip),
    ] * 2
    sound = replace(BARE, format="wav", loudness_lufs=-24.0, true_peak_dbtp=-1.0)
    made = programme(cast, tmp_path / "a.wav", sound)
    samples, rate_hz = samples_of(made.file)
    meters = {"even": LoudnessMeter(rate_hz), "lively": LoudnessMeter(rate_hz)}
    for cue in made.cues:
        meters[cue.voice].feed(samples[round(cue.start_s * rate_hz) : round(cue.end_s * rate_hz)])
    even_lufs, lively_lufs = (meter.integrated_lufs() for meter in meters.values())
    assert lively_lufs == pytest.approx(even_lufs, abs=0.3)


def test_jingles_are_heard_before_and_after_and_can_be_left_out(
    performance: list, tmp_path: Path
) -> None:
    with_both = programme(performance, tmp_path / "1.mp3", SoundSettings())
    without = programme(performance, tmp_path / "2.mp3", BARE)
    assert without.cues[0].start_s == 0.0
    assert with_both.cues[0].start_s > 1.0
    found = heard(with_both.file)
    before = found.samples[: round(0.8 * found.rate_hz)]
    after = found.samples[round((with_both.cues[-1].end_s + 0.6) * found.rate_hz) :]
    assert np.abs(before).max() > 0.05
    assert np.abs(after).max() > 0.05


@pytest.mark.parametrize("target_lufs", [-16.0, -23.0])
def test_the_music_is_as_loud_as_the_show_asks_whatever_the_compressor_takes(
    performance: list, tmp_path: Path, target_lufs: float
) -> None:
    """In the finished file; the limiter and the pauses leave a decibel of room."""
    sound = SoundSettings(format="wav", loudness_lufs=target_lufs, jingle_lufs=target_lufs - 6)
    made = programme(performance, tmp_path / "a.wav", sound)
    samples, rate_hz = samples_of(made.file)
    outro = samples[round((made.cues[-1].end_s + 0.5) * rate_hz) :]
    assert loudness_lufs(outro, rate_hz) == pytest.approx(target_lufs - 6, abs=1.3)


def test_a_sting_stands_between_two_stories_and_each_has_a_chapter(
    performance: list, tmp_path: Path
) -> None:
    stories = [
        *spoken_as(performance, Role.HEADLINE, Role.DISCLOSURE, Role.BODY),
        *spoken_as(performance, Role.HEADLINE, Role.HEADLINE, Role.BODY),
    ]
    sound = replace(BARE, sting="made", format="m4a")
    made = programme(stories, tmp_path / "a.m4a", sound)
    gaps = [b.start_s - a.end_s for a, b in zip(made.cues, made.cues[1:], strict=False)]
    assert gaps.index(max(gaps)) == 2
    samples, rate_hz = samples_of(made.file)
    between = samples[round((made.cues[2].end_s + 0.4) * rate_hz) :][: round(0.5 * rate_hz)]
    assert rms_db(between) > -40
    assert [chapter.title for chapter in made.chapters] == [LINES[0], f"{LINES[0]} {LINES[1]}"]
    assert made.chapters[1].start_s == made.cues[3].start_s
    with av.open(str(made.file)) as container:
        starts = [float(c["start"] * (c["time_base"] or 0)) for c in container.chapters()]
    assert starts == pytest.approx([0.0, made.cues[3].start_s], abs=0.002)


def test_a_bed_makes_way_for_speech(performance: list, tmp_path: Path) -> None:
    said = [(replace(said, pause_after_s=3.0), clip) for said, clip in performance]
    bed = BedSettings(music="made", under="throughout", level_lufs=-34.0, duck_db=40.0)
    plain = programme(said, tmp_path / "1.wav", replace(BARE, format="wav"))
    made = programme(said, tmp_path / "2.wav", replace(BARE, format="wav", bed=bed))
    with_bed, rate_hz = samples_of(made.file)
    without, _ = samples_of(plain.file)
    first, second = made.cues[0], made.cues[1]
    middle = slice(round((first.end_s + 1.2) * rate_hz), round((second.start_s - 0.6) * rate_hz))
    assert rms_db(with_bed[middle]) > rms_db(without[middle]) + 25
    inside = slice(round((second.start_s + 0.2) * rate_hz), round((second.end_s - 0.2) * rate_hz))
    assert rms_db(with_bed[inside]) == pytest.approx(rms_db(without[inside]), abs=0.6)


def test_measuring_what_is_no_audio(tmp_path: Path) -> None:
    (tmp_path / "a.mp3").write_bytes(b"no sound in here")
    with pytest.raises(MixError, match="cannot be decoded"):
        measure(tmp_path / "a.mp3")
    (tmp_path / "a.opus").write_bytes(b"nor here")
    with pytest.raises(MixError, match="cannot be decoded"):
        measure(tmp_path / "a.opus")


@pytest.mark.parametrize("audio_format", ["m4a", "opus"])
def test_without_an_encoder_it_is_said_what_to_install(
    performance: list, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, audio_format: str
) -> None:
    monkeypatch.setitem(sys.modules, "av", None)
    spoken = iter(performance)
    with pytest.raises(MixError, match=re.escape("audio-news[formats]")):
        programme(spoken, tmp_path / f"a.{audio_format}", replace(BARE, format=audio_format))
    assert len(list(spoken)) == len(performance)  # it is said before anything is spoken


class Halved:
    """A treatment with a delay of its own, as a watermark has."""

    def __init__(self, rate_hz: int) -> None:
        self.rate_hz, self._held = rate_hz, np.zeros(0, np.float32)

    def feed(self, samples: np.ndarray) -> np.ndarray:
        held = np.concatenate([self._held, samples])
        self._held = held[-100:]
        return held[:-100] * np.float32(0.5)

    def flush(self) -> np.ndarray:
        return self._held * np.float32(0.5)


def test_a_mark_is_laid_on_the_whole_sound_before_it_is_mastered(
    performance: list, tmp_path: Path
) -> None:
    plain = programme(performance, tmp_path / "1.wav", SoundSettings(format="wav"))
    rates: list[int] = []

    def mark(rate_hz: int) -> Halved:
        rates.append(rate_hz)
        return Halved(rate_hz)

    marked = programme(performance, tmp_path / "2.wav", SoundSettings(format="wav"), mark=mark)
    assert rates == [44_100]
    assert marked.duration_s == plain.duration_s
    assert marked.loudness_lufs == pytest.approx(-16.0, abs=0.1)  # levelled after the mark
    one, other = samples_of(plain.file)[0], samples_of(marked.file)[0]
    assert np.abs(one - other).max() < 0.01


@pytest.mark.parametrize("audio_format", ["mp3", "m4a"])
def test_a_full_disk_is_said(performance: list, audio_format: str) -> None:
    sound = replace(BARE, format=audio_format)
    with pytest.raises(MixError, match="cannot be"):
        programme(performance, Path(f"/proc/nowhere/a.{audio_format}"), sound)
