import fcntl
import json
import os
import threading
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from audio_news.errors import PublishError
from audio_news.models import (
    Chapter,
    Cue,
    Episode,
    Provenance,
    Revision,
    Role,
    VoiceUsed,
    Word,
)
from audio_news.publish import record, shelf
from tests.sounds import article


def episode(folder: Path, **fields: Any) -> Episode:
    words = (Word("eleven", 0.5, 0.9, 0, 2),)
    about = {name: fields.pop(name) for name in ("source", "title", "url") if name in fields}
    voice = VoiceUsed(
        name="heart", engine="hibari", engine_version="1", model="heart", language="en-US",
        licence="Apache-2.0", sha256="1" * 64,
    )  # fmt: skip
    origin = Provenance(
        version="1", settings={"workers": 2}, voices=(voice,), files={"a.wav": "2" * 64},
        lexicon={"Kyiv": "ˈkiːiv"}, packages={"numpy": "2"},
    )  # fmt: skip
    plain = Episode(
        article=article(published="2026-01-02", **about), guid="urn:uuid:1",
        made_at="2026-01-03T04:05:06Z", file=folder / "a.mp3", record=folder / "a.json",
        sha256="0" * 64, size_bytes=3, duration_s=1.25, loudness_lufs=-16.02,
        true_peak_dbtp=-1.2, voice="heart", engine="hibari", utterances=1,
        disclosure="Made with AI.", warnings=("a warning",), provenance=origin,
        cues=(Cue(Role.BODY, "11", "eleven", 0.5, 0.9, words, 1, 4, "heart"),),
        chapters=(Chapter("One", 0.0, 1.0),), respoken=({"sentence": "11"},),
        revisions=(Revision(made_at="2026-01-02T00:00:00Z", sha256="3" * 64, title="Old",
                            changed=("11",)),),
    )  # fmt: skip
    return replace(plain, **fields)


def test_a_record_says_everything_and_reads_back(tmp_path: Path) -> None:
    made = episode(tmp_path)
    text = "".join(record.dump(made, "recipe"))
    assert record.loads(text, made.record) == (made, "recipe")
    fields = json.loads(text)
    lines = [line.strip().rstrip(",") for line in text.splitlines()]
    assert [json.loads(line) for line in lines if line.startswith('{"')] == fields["cues"] != []
    assert set(fields) >= {
        "source", "title", "byline", "published", "language", "url", "file", "sha256",
        "size_bytes", "duration_s", "loudness_lufs", "true_peak_dbtp", "voice", "engine",
        "utterances", "warnings", "cues",
    }  # fmt: skip
    cue = fields["cues"][0]
    assert {
        "role", "written", "spoken", "start_s", "end_s", "words", "block", "offset", "voice",
    } == set(cue)  # fmt: skip
    assert cue["words"][0]["text"] == "eleven"


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"version": 99}', '{"version": 1}', "null"])
def test_what_is_no_record_is_told(tmp_path: Path, text: str) -> None:
    with pytest.raises(PublishError):
        record.loads(text, tmp_path / "a.json")


def put(tmp_path: Path, place: shelf.Place, **fields: Any) -> None:
    with shelf.workshop(tmp_path) as work:
        file = work / place.file.name
        file.write_bytes(b"mp3")
        made = episode(tmp_path, file=place.file, record=place.record, **fields)
        shelf.put(file, record.dump(made, "recipe"), place)


def test_an_article_finds_its_own_place_again(tmp_path: Path) -> None:
    place = shelf.place(article(), tmp_path, "mp3")
    assert place.file.name == "council-backs-new-tram-line.mp3"
    assert (place.present, place.occupied) == (None, False)
    put(tmp_path, place)
    again = shelf.place(article(), tmp_path, "mp3")
    assert again.file == place.file
    assert again.present is not None
    assert again.present[1] == "recipe"
    assert again.occupied


def test_another_article_of_the_same_name_gets_a_number(tmp_path: Path) -> None:
    put(tmp_path, shelf.place(article(), tmp_path, "mp3"))
    other = article(source="elsewhere.txt")
    place = shelf.place(other, tmp_path, "mp3")
    assert place.file.name == "council-backs-new-tram-line-2.mp3"
    assert not place.occupied


def test_the_address_makes_an_article_the_same(tmp_path: Path) -> None:
    url = "https://example.com/tram"
    put(tmp_path, shelf.place(article(url=url), tmp_path, "mp3"), url=url)
    moved = shelf.place(article(url=url, source="copy.html"), tmp_path, "mp3")
    assert moved.present is not None


@pytest.mark.parametrize(
    "name", ["council-backs-new-tram-line.mp3", "council-backs-new-tram-line.json"]
)
def test_a_file_of_somebody_else_is_noticed(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("mine")
    assert shelf.place(article(), tmp_path, "mp3").occupied


def test_a_workshop_leaves_nothing_behind(tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "er"

    def interrupted() -> None:
        with shelf.workshop(folder) as work:
            (work / "half.mp3").write_bytes(b"x")
            assert folder.is_dir()
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_was_there_stays(tmp_path: Path) -> None:
    (tmp_path / "old.mp3").write_bytes(b"x")
    with shelf.workshop(tmp_path):
        pass
    assert [p.name for p in tmp_path.iterdir()] == ["old.mp3"]


def test_a_folder_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "f").write_bytes(b"x")
    with pytest.raises(PublishError, match="cannot be written to"), shelf.workshop(tmp_path / "f"):
        pass


def test_putting_replaces_both_files_whole(tmp_path: Path) -> None:
    place = shelf.place(article(), tmp_path, "mp3")
    put(tmp_path, place)
    again = shelf.place(article(), tmp_path, "mp3")
    put(tmp_path, again, title="Council backs new tram line", size_bytes=4)
    assert sorted(p.name for p in tmp_path.iterdir()) == [place.file.name, place.record.name][::-1]
    assert json.loads(place.record.read_text())["size_bytes"] == 4


def test_a_signature_beside_goes_with_the_file_it_was_made_for(tmp_path: Path) -> None:
    place = shelf.place(article(), tmp_path, "opus")
    sidecar = place.file.with_suffix(shelf.SIGNATURE)
    with shelf.workshop(tmp_path) as work:
        (work / place.file.name).write_bytes(b"opus")
        (work / sidecar.name).write_bytes(b"signature")
        made = record.dump(episode(tmp_path, file=place.file, record=place.record), "recipe")
        shelf.put(work / place.file.name, made, place, beside=[work / sidecar.name])
    assert sidecar.read_bytes() == b"signature"
    put(tmp_path, shelf.place(article(), tmp_path, "opus"))
    assert not sidecar.exists()


def test_what_was_there_survives_a_failure_to_write(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = shelf.place(article(), tmp_path, "mp3")
    put(tmp_path, place)
    before = place.record.read_text(), place.file.read_bytes()

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(PublishError, match="No space left"):
        put(tmp_path, place, size_bytes=5)
    assert (place.record.read_text(), place.file.read_bytes()) == before
    assert len(list(tmp_path.iterdir())) == 2


def test_whoever_publishes_to_the_same_folder_waits(tmp_path: Path) -> None:
    place = shelf.place(article(), tmp_path, "mp3")
    descriptor = os.open(tmp_path, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        other = threading.Thread(target=put, args=(tmp_path, place))
        other.start()
        other.join(timeout=0.3)
        assert other.is_alive()
        assert not place.file.exists()
    finally:
        os.close(descriptor)
    other.join(timeout=60)
    assert place.file.exists()
    assert place.record.exists()
