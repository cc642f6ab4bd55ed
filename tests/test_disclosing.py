"""Layers added to files that other programs made."""

import struct
from pathlib import Path

import mutagen
import numpy as np
import pytest
from mutagen.flac import FLAC
from mutagen.id3 import CHAP, ID3, SYLT, TIT2

from audio_news.disclosing import GAP_S, Layers, disclose
from audio_news.errors import AlreadyExists, LabelError, MixError, UsageError
from audio_news.inspection import as_json, inspect
from audio_news.label.kinds import Kind
from audio_news.label.readback import fingerprint, read_tags
from audio_news.label.signing import sidecar_of, sign
from audio_news.label.verifying import State
from audio_news.metering import channels_of
from audio_news.publish.files import digest
from audio_news.reencoding import Encoding, write_sound
from audio_news.reproduction import sound_digest
from audio_news.showfile import load_settings
from tests.elsewhere import made_elsewhere, speechlike
from tests.label.signing import CHAPTERS, claim, identity, tagged

SHOW = load_settings(environ={}, flags={"voice.name": "silent"})
CODECS = {"mp3": "libmp3lame", "m4a": "aac", "opus": "libopus", "flac": "flac", "wav": "pcm_s24le"}
HUMAN = Layers(kind="human")
AI = Layers(kind="ai-voice")


def elsewhere(folder: Path, audio_format: str, seconds: float = 4.0, channels: int = 2) -> Path:
    rate_hz = 48_000 if audio_format == "opus" else 44_100
    file = folder / f"reading.{audio_format}"
    return made_elsewhere(
        file, seconds, codec=CODECS[audio_format], rate_hz=rate_hz, channels=channels
    )


@pytest.mark.parametrize("signed", [False, True])
@pytest.mark.parametrize("audio_format", list(CODECS))
def test_tags_say_it_and_nothing_else_changes(
    tmp_path: Path, audio_format: str, signed: bool
) -> None:
    if signed:
        identity()
    file = elsewhere(tmp_path, audio_format)
    before, whole = fingerprint(file), digest(file)
    done = disclose(file, tmp_path / f"out.{audio_format}", HUMAN, SHOW)
    found = as_json(inspect(done.file))["disclosure"]
    assert found["seen"]["text"] == "This audio was read by a person."
    assert found["seen"]["digital_source_type"].endswith("/digitalCapture")
    assert found["signed"]["state"] == ("trusted" if signed else "absent")
    assert found["hidden"]["state"] == "absent"
    assert done.signed == signed
    assert not done.encoded_anew
    assert digest(file) == whole
    assert sound_digest(done.file) == sound_digest(file)
    after = fingerprint(done.file)
    assert {name: after.values[name] for name in before.values} == before.values
    expected = {file.name, done.file.name}
    if signed and audio_format == "opus":
        expected.add("out.c2pa")
    assert {path.name for path in tmp_path.iterdir()} == expected


def test_the_signature_says_that_it_was_made_elsewhere(tmp_path: Path) -> None:
    identity()
    done = disclose(elsewhere(tmp_path, "mp3"), tmp_path / "out.mp3", HUMAN, SHOW)
    found = inspect(done.file).signature
    assert found.source_type.endswith("/digitalCapture")
    assert found.metadata["dc:title"] == "Ранкові новини"
    assert found.metadata["dc:creator"] == "Another Desk"


@pytest.mark.parametrize("audio_format", list(CODECS))
def test_heard_and_hidden_are_put_into_the_sound(tmp_path: Path, audio_format: str) -> None:
    identity()
    file = elsewhere(tmp_path, audio_format, seconds=16.0)
    layers = Layers(kind="ai-voice", heard=True, hidden=True, episode_number=99)
    done = disclose(file, tmp_path / f"out.{audio_format}", layers, SHOW)
    before, after = inspect(file), inspect(done.file)
    assert done.encoded_anew
    assert after.is_marked
    assert after.episode_number == 99
    assert after.heard_by == "signature"
    (line,) = after.heard
    shift_s = line.end_s + GAP_S
    assert after.measured.duration_s == pytest.approx(
        before.measured.duration_s + shift_s, abs=0.06
    )
    assert (after.measured.rate_hz, after.measured.channels) == (before.measured.rate_hz, 2)
    assert after.measured.loudness_lufs == pytest.approx(
        before.measured.loudness_lufs or 0, abs=0.1
    )
    assert after.tags.fields["title"] == "Ранкові новини"
    assert after.signature.state is State.TRUSTED
    assert (line.text, line.start_s) == ("This audio is created with AI assistance.", 0.0)
    assert done.file.stat().st_size == pytest.approx(file.stat().st_size, rel=0.6)


def test_the_spoken_line_is_as_loud_as_the_sound(tmp_path: Path) -> None:
    file = elsewhere(tmp_path, "flac", seconds=6.0)
    done = disclose(file, tmp_path / "out.flac", Layers(kind="ai-voice", heard=True), SHOW)
    rate_hz, blocks = channels_of(done.file)
    sound = np.concatenate(list(blocks), axis=1)
    shift = sound.shape[1] - 6 * rate_hz
    line = tmp_path / "line.wav"
    _write(line, sound[:, :shift], rate_hz)
    before, said = inspect(file).measured.loudness_lufs, inspect(line).measured.loudness_lufs
    assert before is not None
    assert said == pytest.approx(before, abs=1.0)


def _write(file: Path, sound: np.ndarray, rate_hz: int) -> None:
    from pedalboard.io import AudioFile

    with AudioFile(str(file), "w", rate_hz, sound.shape[0]) as audio:
        audio.write(sound)


@pytest.mark.parametrize("audio_format", list(CODECS))
def test_chapters_move_with_the_sound(tmp_path: Path, audio_format: str) -> None:
    file = tagged(tmp_path, audio_format, text="Short.")
    before = read_tags(file, 1.5)
    done = disclose(
        file, tmp_path / f"out.{audio_format}", Layers(kind="ai-voice", heard=True, language="en"),
        SHOW,
    )  # fmt: skip
    found = inspect(done.file)
    shift_s = found.measured.duration_s - 1.5
    assert shift_s > 1
    assert [c.title for c in found.tags.chapters] == [c.title for c in CHAPTERS]
    starts = [chapter.start_s for chapter in found.tags.chapters]
    assert starts[0] == 0
    assert starts[1:] == pytest.approx([c.start_s + shift_s for c in CHAPTERS[1:]], abs=0.03)
    assert found.tags.has_cover
    same = ("title", "artist", "album", "lyrics", "copyright", "date", "url")
    assert {name: found.tags.fields[name] for name in same} == {
        name: before.fields[name] for name in same
    }


def test_a_wav_keeps_what_broadcasters_write_into_it(tmp_path: Path) -> None:
    file = elsewhere(tmp_path, "wav", seconds=30.0)
    chunk = b"bext" + struct.pack("<I", 602) + b"Studio 1".ljust(602, b"\0")
    data = file.read_bytes() + chunk
    file.write_bytes(data[:4] + struct.pack("<I", len(data) - 8) + data[8:])
    done = disclose(file, tmp_path / "out.wav", Layers(kind="ai-voice", hidden=True), SHOW)
    assert chunk in done.file.read_bytes()
    assert inspect(done.file).is_marked
    assert mutagen.File(done.file).info.bits_per_sample == 24


def test_a_flac_keeps_its_depth(tmp_path: Path) -> None:
    from pedalboard.io import AudioFile

    file = tmp_path / "a.flac"
    with AudioFile(str(file), "w", 44_100, 1, bit_depth=24) as audio:
        audio.write(speechlike(5.0)[None])
    done = disclose(file, tmp_path / "out.flac", Layers(kind="ai-voice", hidden=True), SHOW)
    assert FLAC(done.file).info.bits_per_sample == 24


def test_a_mark_that_is_there_stays(tmp_path: Path) -> None:
    file = elsewhere(tmp_path, "flac", seconds=20.0)
    hidden = Layers(kind="ai-voice", hidden=True, episode_number=5)
    once = disclose(file, tmp_path / "once.flac", hidden, SHOW)
    again = Layers(kind="ai-voice", hidden=True, episode_number=6)
    twice = disclose(once.file, tmp_path / "twice.flac", again, SHOW)
    assert (twice.episode_number, twice.encoded_anew) == (5, False)
    assert "marked already" in twice.warnings[0]
    assert sound_digest(twice.file) == sound_digest(once.file)


def test_a_spoken_sentence_is_known_ever_after(tmp_path: Path) -> None:
    identity()
    file = elsewhere(tmp_path, "flac")
    heard = Layers(kind="ai-voice", heard=True)
    once = disclose(file, tmp_path / "once.flac", heard, SHOW)
    said = inspect(once.file).heard
    twice = disclose(once.file, tmp_path / "twice.flac", heard, SHOW)
    assert "spoken already" in twice.warnings[0]
    assert not twice.encoded_anew
    assert inspect(twice.file).heard == said
    other = Layers(kind="ai-voice", heard=True, text="Read by a machine.")
    first, second = inspect(disclose(once.file, twice.file, other, SHOW, overwrite=True).file).heard
    assert first.text == "Read by a machine."
    assert second.text == said[0].text
    assert second.start_s == pytest.approx(first.end_s + GAP_S, abs=0.002)


@pytest.mark.parametrize("audio_format", list(CODECS))
def test_a_spoken_sentence_is_known_without_a_signature(tmp_path: Path, audio_format: str) -> None:
    file = elsewhere(tmp_path, audio_format)
    heard = Layers(kind="ai-voice", heard=True)
    once = disclose(file, tmp_path / f"once.{audio_format}", heard, SHOW)
    said = inspect(once.file)
    assert (said.heard_by, len(said.heard)) == ("tags", 1)
    twice = disclose(once.file, tmp_path / f"twice.{audio_format}", heard, SHOW)
    assert "spoken already" in twice.warnings[0]
    assert not twice.encoded_anew
    other = Layers(kind="ai-voice", heard=True, text="Read by a machine.")
    thrice = inspect(disclose(once.file, twice.file, other, SHOW, overwrite=True).file)
    assert [notice.text for notice in thrice.heard] == [other.text, said.heard[0].text]
    assert thrice.heard[1].start_s == pytest.approx(thrice.heard[0].end_s + GAP_S, abs=0.002)


@pytest.mark.parametrize("channels", [1, 2])
@pytest.mark.parametrize("bit_rate", [64_000, 128_000, 192_000, 256_000])
def test_an_mp3_stays_as_loud_as_it_was(tmp_path: Path, bit_rate: int, channels: int) -> None:
    file = made_elsewhere(tmp_path / "a.mp3", 12.0, channels=channels, bit_rate=bit_rate)
    done = disclose(file, tmp_path / "b.mp3", Layers(kind="ai-voice", hidden=True), SHOW)
    before, after = inspect(file).measured, inspect(done.file).measured
    assert after.loudness_lufs == pytest.approx(before.loudness_lufs or 0, abs=0.1)
    assert not done.warnings


@pytest.mark.parametrize("audio_format", ["mp3", "wav"])
def test_peaks_stay_under_where_they_were(tmp_path: Path, audio_format: str) -> None:
    loud = 0.98 * np.tanh(14 * np.stack([speechlike(12.0), 0.5 * speechlike(12.0)]))
    file = tmp_path / f"loud.{audio_format}"
    write_sound(iter([loud.astype(np.float32)]), file, _like(audio_format))
    hidden = Layers(kind="ai-voice", hidden=True)
    done = disclose(file, tmp_path / f"out.{audio_format}", hidden, SHOW)
    before, after = inspect(file).measured, inspect(done.file).measured
    assert after.loudness_lufs == pytest.approx(before.loudness_lufs or 0, abs=0.1)
    assert (after.true_peak_dbtp or 0) <= (before.true_peak_dbtp or 0)
    assert after.mark
    assert after.mark.present


def test_what_cannot_be_as_loud_is_told(tmp_path: Path) -> None:
    square = np.sign(np.sin(2 * np.pi * 300 * np.arange(12 * 44_100) / 44_100))[None]
    file = tmp_path / "square.wav"
    write_sound(iter([square.astype(np.float32)]), file, _like("wav", "mono"))
    done = disclose(file, tmp_path / "out.wav", Layers(kind="ai-voice", hidden=True), SHOW)
    assert "quieter than it was" in done.warnings[0]


def _like(audio_format: str, layout: str = "stereo") -> Encoding:
    kind, container = Kind(audio_format), {"mp3": "mp3", "wav": "wav"}[audio_format]
    codec = {"mp3": "libmp3lame", "wav": "pcm_s16le"}[audio_format]
    return Encoding(kind, codec, container, "s16", layout, 44_100, 128_000)


def test_the_number_of_a_mark_is_made_of_the_file(tmp_path: Path) -> None:
    file = elsewhere(tmp_path, "wav", seconds=30.0, channels=1)
    done = disclose(file, tmp_path / "out.wav", Layers(kind="composite", hidden=True), SHOW)
    assert done.episode_number == int(digest(file)[:8], 16)


def test_in_place(tmp_path: Path) -> None:
    file = elsewhere(tmp_path, "mp3")
    disclose(file, file, AI, SHOW, overwrite=True)
    assert inspect(file).tags.notices
    assert [path.name for path in tmp_path.iterdir()] == [file.name]


def test_timed_words_move_and_are_never_lost(tmp_path: Path) -> None:
    file = elsewhere(tmp_path, "mp3")
    tags = ID3(file)
    tags.add(SYLT(encoding=3, lang="eng", format=2, type=1, desc="", text=[("Hello", 1000)]))
    tags.add(CHAP(element_id="a", start_time=1000, end_time=2000, start_offset=0, end_offset=0,
                  sub_frames=[TIT2(encoding=3, text="One")]))  # fmt: skip
    tags.save()
    done = disclose(file, tmp_path / "out.mp3", Layers(kind="ai-voice", heard=True), SHOW)
    moved = ID3(done.file)
    assert moved.getall("SYLT")[0].text[0][1] == moved.getall("CHAP")[0].start_time > 2000
    identity()
    whole = file.read_bytes()
    with pytest.raises(LabelError, match="SYLT"):
        disclose(file, file, AI, SHOW, overwrite=True)
    assert file.read_bytes() == whole
    assert {path.name for path in tmp_path.iterdir()} == {"reading.mp3", "out.mp3"}


def test_a_signature_is_not_broken_but_signed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tagged(tmp_path, "mp3", text="Short.")
    signer = identity()
    sign(file, claim(), signer)
    done = disclose(file, tmp_path / "out.mp3", AI, SHOW)
    found = inspect(done.file).signature
    assert found.state is State.TRUSTED
    assert found.generator.startswith("audio_news")
    manifests = b"jumdc2ma"
    assert file.read_bytes().count(manifests) == 1
    assert done.file.read_bytes().count(manifests) == 2  # the former one is inside
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "nobody"))
    with pytest.raises(LabelError, match="would break its signature"):
        disclose(file, tmp_path / "other.mp3", AI, SHOW)


def test_what_does_not_fit_is_refused(tmp_path: Path) -> None:
    file = elsewhere(tmp_path, "mp3")
    other = tmp_path / "there.mp3"
    other.write_bytes(b"mine")
    with pytest.raises(AlreadyExists):
        disclose(file, other, AI, SHOW)
    assert other.read_bytes() == b"mine"
    with pytest.raises(UsageError, match="no kind 'robot'"):
        disclose(file, tmp_path / "o.mp3", Layers(kind="robot"), SHOW)
    with pytest.raises(UsageError, match="another format"):
        disclose(file, tmp_path / "o.wav", AI, SHOW)
    with pytest.raises(UsageError, match="person's reading"):
        disclose(file, tmp_path / "o.mp3", Layers(kind="human", hidden=True), SHOW)
    heart = load_settings(environ={}, flags={"voice.name": "heart"})
    with pytest.raises(UsageError, match="speaks 'en'"):
        disclose(file, tmp_path / "o.mp3", Layers(kind="human", heard=True, language="de"), heart)
    text = tmp_path / "text.mp3"
    text.write_text("no audio")
    with pytest.raises(MixError, match="no audio file"):
        disclose(text, tmp_path / "o.mp3", AI, SHOW)
    aiff = made_elsewhere(tmp_path / "a.aiff", codec="pcm_s16be")
    with pytest.raises(LabelError, match="no MP3"):
        disclose(aiff, tmp_path / "o.aiff", AI, SHOW)
    assert not list(tmp_path.glob("o.*"))
    assert not list(tmp_path.glob(".*"))


def test_the_language_is_the_files_own(tmp_path: Path) -> None:
    file = elsewhere(tmp_path, "flac")
    flac = FLAC(file)
    flac["LANGUAGE"] = "ukr"
    flac.save()
    assert disclose(file, tmp_path / "a.flac", HUMAN, SHOW).text == "Це аудіо начитала людина."
    spoken = Layers(kind="human", text="Read by Ana Núñez.")
    assert disclose(file, tmp_path / "b.flac", spoken, SHOW).text == "Read by Ana Núñez."


def test_the_manifest_beside_an_ogg_file_moves_with_it(tmp_path: Path) -> None:
    identity()
    file = elsewhere(tmp_path, "opus")
    disclose(file, file, HUMAN, SHOW, overwrite=True)
    assert sidecar_of(file).exists()
    assert inspect(file).signature.state is State.TRUSTED
