"""Files of ours, of others, and broken ones, read back."""

import json
import tracemalloc
from dataclasses import replace
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest
from mutagen.id3 import ID3, TXXX

from audio_news.errors import MixError
from audio_news.inspection import as_json, inspect
from audio_news.label.signing import sidecar_of, sign
from audio_news.label.transfer import copy_tags
from audio_news.label.verifying import State
from audio_news.label.watermark import Embedder
from audio_news.metering import measure
from audio_news.mix.encode import FORMATS as KINDS
from audio_news.mix.encode import encode
from audio_news.production import Studio
from audio_news.showfile import load_settings
from tests.elsewhere import made_elsewhere, speechlike
from tests.label.signing import CHAPTERS, TITLE, claim, identity, tagged
from tests.sounds import article, metered_lufs

FORMATS = list(KINDS)
SILENT = load_settings(environ={}, flags={"voice.name": "silent"})
KEYS = {"tags", "chapters", "duration_s", "loudness_lufs", "true_peak_dbtp", "disclosure"}


@pytest.mark.parametrize("audio_format", FORMATS)
def test_a_signed_file_says_everything(tmp_path: Path, audio_format: str) -> None:
    file = tagged(tmp_path, audio_format)
    sign(file, claim(), identity())
    found = json.loads(json.dumps(as_json(inspect(file))))
    assert set(found) == KEYS
    assert found["tags"]["title"] == TITLE
    assert [set(chapter) for chapter in found["chapters"]] == [{"title", "start_s", "end_s"}] * 12
    assert [chapter["start_s"] for chapter in found["chapters"]] == [c.start_s for c in CHAPTERS]
    assert found["duration_s"] == pytest.approx(1.5, abs=0.05)
    assert -30 < found["loudness_lufs"] < -10
    layers = found["disclosure"]
    assert set(layers) == {"heard", "seen", "signed", "hidden"}
    assert layers["heard"] == {
        "state": "present",
        "source": "signature",
        "cues": [{"start_s": 0.25, "end_s": 0.5, "text": "Це аудіо створено."}],
    }
    assert layers["seen"]["state"] == "present"
    assert layers["seen"]["text"].startswith("Це аудіо створено")
    assert layers["seen"]["digital_source_type"].endswith("/trainedAlgorithmicMedia")
    assert layers["signed"]["state"] == "trusted"
    assert layers["signed"]["claim_generator"] == "audio_news 1.2.3"
    assert layers["signed"]["voices"] == [{"name": "heart", "licence": "Apache-2.0"}]
    assert layers["hidden"]["state"] == "absent"
    assert layers["hidden"]["episode_number"] is None


def test_an_episode_of_ours(tmp_path: Path) -> None:
    with Studio(SILENT) as studio:
        made = studio.produce(article(), tmp_path)
    found = inspect(made.file)
    assert found.heard_by == "record"
    assert [notice.text for notice in found.heard] == [made.disclosure]
    assert found.heard[0].start_s == pytest.approx(made.cues[1].start_s, abs=0.001)
    assert found.measured.loudness_lufs == pytest.approx(made.loudness_lufs, abs=0.02)
    assert found.measured.true_peak_dbtp == pytest.approx(made.true_peak_dbtp, abs=0.05)
    assert found.measured.duration_s == pytest.approx(made.duration_s, abs=0.001)
    moved = made.file.rename(tmp_path / "moved.mp3")
    alone = inspect(moved)
    assert (alone.heard, alone.heard_by) == (found.heard, "tags")


def test_a_note_on_another_sound_says_nothing(tmp_path: Path) -> None:
    with Studio(SILENT) as studio:
        made = studio.produce(article(), tmp_path)
    other = made_elsewhere(tmp_path / "other.mp3", 3.0)
    copy_tags(made.file, other)
    assert inspect(other).tags.notices
    assert inspect(other).heard == ()


@pytest.mark.parametrize(
    "note",
    ["", "[]", "{}", "null", '{"duration_s": 3}', '{"duration_s": 3, "heard": [[1, 2]]}',
     '{"duration_s": "x", "heard": []}', '{"duration_s": 3, "heard": [[1, 9, "said"]]}',
     '{"duration_s": 3, "heard": [[NaN, 2, "said"]]}', "[" * 100_000],
)  # fmt: skip
def test_a_note_that_is_none_says_nothing(tmp_path: Path, note: str) -> None:
    file = made_elsewhere(tmp_path / "a.mp3", 3.0)
    tags = ID3(file)
    tags.add(TXXX(encoding=3, desc="AI-DISCLOSURE-HEARD", text=note))
    tags.save()
    assert inspect(file).heard == ()


def test_the_tags_of_a_changed_file_are_not_believed(tmp_path: Path) -> None:
    file = tagged(tmp_path, "mp3")
    assert inspect(file).heard_by == "tags"
    sign(file, claim(), identity())
    tags = ID3(file)
    tags.add(TXXX(encoding=3, desc="MOOD", text="calm"))
    tags.save()
    found = inspect(file)
    assert found.signature.state is State.TAMPERED
    assert found.heard == ()


def test_a_record_of_another_sound_says_nothing(tmp_path: Path) -> None:
    with Studio(SILENT) as studio:
        made = studio.produce(article(), tmp_path)
    made_elsewhere(made.file, 3.0)
    assert inspect(made.file).heard == ()


@pytest.mark.parametrize(
    ("name", "codec"),
    [("a.mp3", "libmp3lame"), ("a.m4a", "aac"), ("a.flac", "flac"), ("a.wav", "pcm_s24le"),
     ("a.opus", "libopus"), ("a.aiff", "pcm_s16be"), ("a.ogg", "libopus"), ("a.aac", "aac")],
)  # fmt: skip
def test_any_file_from_elsewhere_is_read(tmp_path: Path, name: str, codec: str) -> None:
    rate_hz = 48_000 if codec == "libopus" else 44_100
    file = made_elsewhere(tmp_path / name, codec=codec, rate_hz=rate_hz)
    found = inspect(file)
    assert found.measured.channels == 2
    assert found.measured.duration_s == pytest.approx(4.0, abs=0.06)
    mono_lufs = metered_lufs(speechlike(4.0, rate_hz), rate_hz)
    assert found.measured.loudness_lufs == pytest.approx(mono_lufs + 3.01, abs=0.6)
    assert found.signature.state is State.ABSENT
    assert found.missing(["heard", "seen", "signed", "hidden", "trusted"]) == [
        "heard", "seen", "signed", "hidden", "trusted",
    ]  # fmt: skip
    assert as_json(found)["disclosure"]["seen"]["state"] == "absent"
    assert not found.warnings
    if name not in ("a.aac", "a.aiff"):  # which are not tagged here
        assert found.tags.fields["title"] == "Ранкові новини"


def test_names_say_nothing(tmp_path: Path) -> None:
    file = made_elsewhere(tmp_path / "a.m4a", codec="aac").rename(tmp_path / "a.mp3")
    assert inspect(file).tags.fields["title"] == "Ранкові новини"
    sign(file, claim(), identity())
    assert inspect(file).signature.state is State.TRUSTED


@pytest.mark.parametrize(
    "data",
    [b"", b"This is an article. " * 500, b"<html><body>audio</body></html>",
     b"ID3\x04\0\0\0\0\0\x0axx", b"RIFF\xff\xff\xff\xffWAVE", b"OggS" + bytes(300),
     b"fLaC" + bytes(60), bytes(5000)],
)  # fmt: skip
def test_what_is_no_audio_is_an_error(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "a.mp3"
    file.write_bytes(data)
    with pytest.raises(MixError, match=r"a\.mp3"):
        inspect(file)
    with pytest.raises(MixError, match="cannot be read"):
        inspect(tmp_path / "nowhere.mp3")


@pytest.mark.parametrize("audio_format", FORMATS)
def test_a_file_cut_off_is_read_as_far_as_it_goes(tmp_path: Path, audio_format: str) -> None:
    file = tagged(tmp_path, audio_format, seconds=12.0, text="Short.")
    sign(file, claim(), identity())
    whole = file.read_bytes()
    file.write_bytes(whole[: len(whole) * 2 // 3])
    found = inspect(file)
    assert 5 < found.measured.duration_s < 11.5
    at_the_end = audio_format == "wav"  # where the signature went with the rest
    assert found.signature.state is (State.ABSENT if at_the_end else State.TAMPERED)
    if audio_format != "opus":  # whose length is told by its last page alone
        assert found.warnings


def test_the_mark_in_the_sound_is_read_with_its_number(tmp_path: Path) -> None:
    mark = Embedder(44_100, payload=77)
    plain = speechlike(30.0)
    file = tmp_path / "a.flac"
    encode([mark.feed(plain), mark.flush()], file)
    found = inspect(file)
    assert found.is_marked
    assert found.episode_number == 77
    assert as_json(found)["disclosure"]["hidden"]["state"] == "present"
    assert found.missing(["hidden"]) == []


def test_a_label_of_another_law_is_seen(tmp_path: Path) -> None:
    file = made_elsewhere(tmp_path / "a.mp3")
    tags = ID3(file)
    tags.add(TXXX(encoding=3, desc="AIGC", text='{"Label": "1"}'))
    tags.save()
    assert [notice.where for notice in inspect(file).tags.notices] == ["TXXX:AIGC"]


def test_trust_may_be_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tagged(tmp_path, "mp3")
    signer = identity()
    sign(file, claim(), signer)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "another"))
    assert inspect(file).signature.state is State.VALID
    assert inspect(file, trust=signer.chain).signature.state is State.TRUSTED


def test_silence_has_no_loudness(tmp_path: Path) -> None:
    file = tmp_path / "a.wav"
    encode([np.zeros(44_100, np.float32)], file)
    found = as_json(inspect(file))
    assert found["loudness_lufs"] is None
    assert found["true_peak_dbtp"] is None


def test_without_ffmpeg_the_usual_formats_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = [tagged(tmp_path, audio_format) for audio_format in ("mp3", "flac", "wav")]
    with_it = [measure(file) for file in files]

    def missing() -> None:
        raise MixError("not installed")

    monkeypatch.setattr("audio_news.metering.installed", missing)
    for file, before in zip(files, with_it, strict=True):
        found = measure(file)
        assert found.loudness_lufs == pytest.approx(before.loudness_lufs, abs=0.01)
        assert found.duration_s == pytest.approx(before.duration_s, abs=0.001)
    with pytest.raises(MixError, match="not installed"):
        measure(tagged(tmp_path, "m4a"))


def test_a_signature_that_nothing_here_reads_is_neither_valid_nor_absent(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tagged(tmp_path, "opus")
    sign(file, claim(), identity())
    monkeypatch.setitem(__import__("sys").modules, "c2pa", None)
    assert inspect(file).signature.state is State.UNREAD
    assert inspect(file).missing(["signed"]) == ["signed"]
    sidecar_of(file).unlink()
    assert inspect(file).signature.state is State.ABSENT


def test_an_hour_takes_no_more_memory_than_minutes(tmp_path: Path) -> None:
    peaks = []
    for minutes in (1, 3):
        file = tmp_path / f"{minutes}.wav"
        quiet = np.zeros(44_100, np.float32)
        encode((quiet for _ in range(60 * minutes)), file)
        tracemalloc.start()
        inspect(file)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < 1.1 * peaks[0]


def test_surround_is_weighed_as_the_standard_says(tmp_path: Path) -> None:
    file = tmp_path / "a.wav"
    tone = (0.1 * np.sin(2 * np.pi * 997 * np.arange(4 * 48_000) / 48_000)).astype(np.float32)
    with av.open(str(file), "w") as container:
        stream: Any = container.add_stream("pcm_s16le", rate=48_000, layout="5.1")
        channels = np.zeros((6, len(tone)), np.float32)
        channels[4] = tone
        frame = av.AudioFrame.from_ndarray(channels, format="fltp", layout="5.1")
        frame.sample_rate = 48_000
        convert = av.AudioResampler("s16", "5.1", 48_000)
        for converted in convert.resample(frame):
            container.mux(stream.encode(converted))
        container.mux(stream.encode(None))
    expected = -3.01 - 20 + 10 * np.log10(1.41)
    assert measure(file).loudness_lufs == pytest.approx(expected, abs=0.1)


def test_a_changed_record_is_no_reason_to_fail(tmp_path: Path) -> None:
    file = tagged(tmp_path, "mp3")
    file.with_suffix(".json").write_text("{}")
    found = inspect(file)
    assert found.heard_by == "tags"
    assert replace(found, warnings=()) == found
