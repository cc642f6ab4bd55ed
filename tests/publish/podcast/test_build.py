import json
import os
import re
import threading
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from audio_news.errors import PublishError
from audio_news.publish import files
from audio_news.publish.index import Index, alone
from audio_news.publish.inventory import Inventory, LeftOut
from audio_news.publish.podcast.build import build
from tests.publish.podcast.feeds import whole, xpath
from tests.publish.podcast.shelves import audio, corrected, episode, put, shelf_of, show


def stamps(folder: Path) -> dict[str, tuple[int, int, str]]:
    found = (p for p in folder.rglob("*") if p.is_file() and ".audio-news" not in p.parts)
    return {
        str(p.relative_to(folder)): (
            p.stat().st_ino, p.stat().st_mtime_ns, sha256(p.read_bytes()).hexdigest()
        )
        for p in found
    }  # fmt: skip


def test_a_build_makes_everything_and_a_second_one_touches_nothing(tmp_path: Path) -> None:
    shelf_of(tmp_path / "2026", 3)
    first = build(tmp_path, show())
    names = {path.name for path in tmp_path.iterdir() if path.is_file()}
    artwork = next(name for name in names if name.startswith("artwork."))
    assert names >= {"feed.xml", "podcast.opml", "index.html", "embed.js", artwork}
    ends = (
        ".mp3", ".json", ".vtt", ".srt", ".transcript.json", ".chapters.json", ".html",
        ".player.json",
    )  # fmt: skip
    assert {f"story-0{end}" for end in ends} <= {p.name for p in (tmp_path / "2026").iterdir()}
    assert (first.episodes, first.documents, first.left_out) == (3, 1, ())
    before = stamps(tmp_path)
    second = build(tmp_path, show())
    assert (second.written, second.removed) == (0, ())
    assert stamps(tmp_path) == before


def test_the_same_episodes_elsewhere_give_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        shelf_of(tmp_path / name, 25)
        build(tmp_path / name, show())
    a, b = stamps(tmp_path / "a"), stamps(tmp_path / "b")
    assert {name: told[2] for name, told in a.items()} == {n: told[2] for n, told in b.items()}


def test_what_was_lost_or_damaged_is_made_again(tmp_path: Path) -> None:
    shelf_of(tmp_path, 2)
    build(tmp_path, show())
    before = stamps(tmp_path)
    (tmp_path / "story-0.vtt").unlink()
    (tmp_path / "story-1.srt").write_text("cut short")
    (tmp_path / "feed.xml").write_text("cut short")
    next(tmp_path.glob("artwork.*")).unlink()
    assert build(tmp_path, show()).written == 4
    after = stamps(tmp_path)
    assert {name: told[2] for name, told in after.items()} == {n: t[2] for n, t in before.items()}


def test_a_correction_keeps_the_guid_and_says_so(tmp_path: Path) -> None:
    made = shelf_of(tmp_path, 2)[0]
    build(tmp_path, show())
    guids = set(whole(tmp_path).guids)
    fixed = corrected(made, cues=made.cues[:1], chapters=())
    put(fixed)
    built = build(tmp_path, show())
    assert set(whole(tmp_path).guids) == guids
    assert built.removed == ("story-0.chapters.json",)
    item = xpath(tmp_path / "feed.xml", "//item[title='Story 0']")[0]
    assert "Updated 1 March 2026" in item.findtext("description")
    assert item.findtext("{http://www.w3.org/2005/Atom}updated") == fixed.made_at
    assert item.find("enclosure").get("length") == str(fixed.size_bytes)
    before = tuple(replace(revision, corrected=False) for revision in fixed.revisions)
    put(replace(fixed, revisions=before))
    build(tmp_path, show())
    assert "Updated" not in (tmp_path / "feed.xml").read_text(encoding="utf-8")


def test_what_cannot_be_listed_is_left_out_and_named(tmp_path: Path) -> None:
    shelf_of(tmp_path, 5)
    (tmp_path / "story-0.mp3").unlink()
    (tmp_path / "story-1.mp3").write_bytes(b"short")
    (tmp_path / "story-2.json").write_text("{broken")
    put(episode(tmp_path / "old", 3, made_at="2025-01-01T00:00:00Z"))
    (tmp_path / "package.json").write_text('{"name": "not ours"}')
    built = build(tmp_path, show())
    assert built.episodes == 2
    whys = {out.record: out.why for out in built.left_out}
    assert set(whys) == {"old/story-3.json", "story-0.json", "story-1.json", "story-2.json"}
    assert "is not there" in whys["story-0.json"]
    assert "has 5 bytes" in whys["story-1.json"]
    assert "no record" in whys["story-2.json"]
    assert "same article as story-3.json" in whys["old/story-3.json"]
    assert sorted(whole(tmp_path).titles) == ["Story 3", "Story 4"]
    assert not list(tmp_path.glob("story-0.vtt"))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("title", None), ("guid", 7), ("duration_s", "long"), ("duration_s", float("nan")),
        ("size_bytes", "many"), ("cues", [{"role": "body"}]), ("chapters", [{"title": 1}]),
        ("made_at", 5), ("language", 3), ("disclosure", None), ("file", "story-1.mp3"),
    ],
)  # fmt: skip
def test_a_record_that_somebody_edited_stops_no_other(
    name: str, value: object, tmp_path: Path
) -> None:
    made = shelf_of(tmp_path, 2)[0]
    fields = json.loads(made.record.read_text()) | {name: value}
    made.record.write_text(json.dumps(fields))
    built = build(tmp_path, show())
    assert [out.record for out in built.left_out] == ["story-0.json"]
    assert whole(tmp_path).titles == ["Story 1"]


def test_times_that_are_none(tmp_path: Path) -> None:
    made = shelf_of(tmp_path, 2)[0]
    text = re.sub(r'"start_s": [\d.]+', '"start_s": "x"', made.record.read_text(), count=1)
    made.record.write_text(text)
    built = build(tmp_path, show())
    assert "holds what no record should" in built.left_out[0].why
    assert whole(tmp_path).titles == ["Story 1"]
    assert not (tmp_path / "story-0.vtt").exists()


def test_an_episode_that_is_replaced_while_we_look_is_not_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = shelf_of(tmp_path, 2)[0]
    build(tmp_path, show())
    fixed = corrected(made)
    real, looks = Inventory.choose, []

    def late(self: Inventory) -> list[LeftOut]:
        looks.append(1)
        if len(looks) == 2:
            put(fixed)  # the record too
            self.refresh()
        return real(self)

    fixed.file.write_bytes(audio(fixed.size_bytes))  # production is between its two steps
    monkeypatch.setattr(Inventory, "choose", late)
    assert build(tmp_path, show()).left_out == ()
    assert len(whole(tmp_path).guids) == 2


def test_what_is_not_ours_stays(tmp_path: Path) -> None:
    made = shelf_of(tmp_path, 1)[0]
    (tmp_path / "notes.txt").write_text("mine")
    (tmp_path / "story-0.txt").write_text("mine")
    build(tmp_path, show())
    made.record.unlink()
    built = build(tmp_path, show())
    assert built.episodes == 0
    assert set(built.removed) == {
        "story-0.vtt", "story-0.srt", "story-0.transcript.json", "story-0.chapters.json",
        "story-0.html", "story-0.player.json",
    }  # fmt: skip
    left = {path.name for path in tmp_path.iterdir()}
    assert left >= {"notes.txt", "story-0.txt", "story-0.mp3", "feed.xml"}


def test_the_feed_is_the_last_to_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf_of(tmp_path, 25)
    order: list[str] = []
    real = files.write

    def noting(path: Path, data: bytes) -> bool:
        order.append(path.name)
        return real(path, data)

    monkeypatch.setattr(files, "write", noting)
    build(tmp_path, show())
    assert order[-1] == "feed.xml"
    assert order.count("feed.xml") == 1


def test_a_build_that_cannot_write_leaves_the_old_feed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf_of(tmp_path, 2)
    build(tmp_path, show())
    before = (tmp_path / "feed.xml").read_bytes()
    put(episode(tmp_path, 7))
    real = os.replace

    def full(source: Path, target: Path) -> None:
        if Path(target).suffix == ".srt":
            raise OSError(28, "No space left on device")
        real(source, target)

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(PublishError, match="No space left"):
        build(tmp_path, show())
    assert (tmp_path / "feed.xml").read_bytes() == before
    assert not list(tmp_path.glob(".building-*"))


def test_no_folder(tmp_path: Path) -> None:
    with pytest.raises(PublishError, match="no folder"):
        build(tmp_path / "none", show())
    assert not (tmp_path / "none").exists()


def test_an_empty_folder_gives_an_empty_feed(tmp_path: Path) -> None:
    assert build(tmp_path, show()).episodes == 0
    assert whole(tmp_path).guids == []


@pytest.mark.parametrize("harm", ["garbage", "cut", "gone", "old"])
def test_a_broken_index_is_made_anew(tmp_path: Path, harm: str) -> None:
    shelf_of(tmp_path, 12)
    build(tmp_path, show())
    before = stamps(tmp_path)
    index = tmp_path / ".audio-news" / "inventory.sqlite"
    if harm == "garbage":
        index.write_bytes(b"no database" * 1000)
    elif harm == "cut":
        index.write_bytes(index.read_bytes()[:9000])
    elif harm == "gone":
        index.unlink()
    else:
        import sqlite3

        with sqlite3.connect(index) as connection:
            connection.execute("PRAGMA user_version = 99")
        connection.close()
    assert build(tmp_path, show()).episodes == 12
    assert stamps(tmp_path) == before


def test_two_builds_at_once_are_one_after_the_other(tmp_path: Path) -> None:
    shelf_of(tmp_path, 30)
    troubles: list[Exception] = []

    def run() -> None:
        try:
            build(tmp_path, show())
        except Exception as err:  # noqa: BLE001  # handed to the test
            troubles.append(err)

    threads = [threading.Thread(target=run) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert troubles == []
    assert len(whole(tmp_path).guids) == 30


def test_an_index_is_begun_by_many_at_the_same_moment(tmp_path: Path) -> None:
    troubles: list[Exception] = []

    def run(folder: Path, together: threading.Barrier) -> None:
        together.wait()
        try:
            Index(folder).close()
        except PublishError as err:
            troubles.append(err)

    for n in range(60):  # one time in ten SQLite refuses one of them, if it is not asked again
        (folder := tmp_path / str(n)).mkdir()
        together = threading.Barrier(8)
        threads = [threading.Thread(target=run, args=(folder, together)) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert troubles == []


def test_whoever_builds_waits_for_whoever_is_building(tmp_path: Path) -> None:
    shelf_of(tmp_path, 1)
    build(tmp_path, show())
    put(episode(tmp_path, 1))
    other = threading.Thread(target=build, args=(tmp_path, show()))
    with alone(tmp_path):
        other.start()
        other.join(timeout=0.5)
        assert other.is_alive()
        assert len(whole(tmp_path).guids) == 1
    other.join(timeout=60)
    assert len(whole(tmp_path).guids) == 2


def test_a_new_name_of_the_show_reaches_all_its_files(tmp_path: Path) -> None:
    shelf_of(tmp_path, 1)
    build(tmp_path, show(artwork=""))
    old = next(tmp_path.glob("artwork.*")).name
    settings = replace(show(artwork=""), show=replace(show().show, name="Evening"))
    built = build(tmp_path, settings)
    assert built.removed == (old,)
    told = json.loads((tmp_path / "story-0.chapters.json").read_text())
    assert told["podcastName"] == "Evening"
    assert len(list(tmp_path.glob("artwork.*"))) == 1
