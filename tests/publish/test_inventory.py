import json
import os
from dataclasses import replace
from pathlib import Path

import pytest

from audio_news.errors import PublishError
from audio_news.publish import record, shelf
from audio_news.publish.inventory import Inventory, place
from audio_news.publish.shelf import identity
from tests.publish.podcast.shelves import corrected, episode, put, shelf_of


def test_records_are_found_at_any_depth_and_each_is_read_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf_of(tmp_path, 2)
    put(episode(tmp_path / "2026" / "01" / "02", 2))
    put(episode(tmp_path / ".making-x", 3))
    read: list[str] = []
    real = record.loads

    def noting(text: str, path: Path) -> object:
        read.append(path.name)
        return real(text, path)

    monkeypatch.setattr(record, "loads", noting)
    with Inventory(tmp_path) as inventory:
        assert inventory.refresh() == 3
        assert inventory.refresh() == 0
    assert sorted(read) == ["story-0.json", "story-1.json", "story-2.json"]
    with Inventory(tmp_path) as inventory:
        put(corrected(episode(tmp_path, 1)))
        (tmp_path / "story-0.json").unlink()
        assert inventory.refresh() == 1
        assert inventory.choose() == []
        assert [item.title for item in inventory.index.items()] == ["Story 1", "Story 2"]


def test_an_unchanged_size_with_another_time_is_read_again(tmp_path: Path) -> None:
    made = put(episode(tmp_path, 0))
    with Inventory(tmp_path) as inventory:
        inventory.refresh()
        text = made.record.read_text().replace("Story 0", "Glory 0")
        made.record.write_text(text)
        os.utime(made.record, ns=(1, 1))
        assert inventory.refresh() == 1


def test_an_article_is_found_by_what_makes_it_the_same(tmp_path: Path) -> None:
    shelf_of(tmp_path / "a", 2)
    with Inventory(tmp_path) as inventory:
        inventory.refresh()
        url = "https://news.example/1"
        assert inventory.find(identity(url, "x", "y")) == tmp_path / "a" / "story-1.json"
        assert inventory.find("https://news.example/7") is None


def test_a_corrected_title_keeps_its_place(tmp_path: Path) -> None:
    made = put(episode(tmp_path / "2026" / "01", 0))
    article = replace(made.article, title="Another headline altogether")
    found = place(article, tmp_path, "mp3", within=tmp_path / "2026" / "02")
    assert (found.file, found.record) == (made.file, made.record)
    assert found.present == shelf.place(made.article, made.file.parent, "mp3").present
    assert found.present
    assert found.occupied
    other = place(article, tmp_path, "flac")
    assert other.file == made.file.with_suffix(".flac")
    assert other.present == found.present


def test_a_new_article_gets_a_place_where_it_is_told(tmp_path: Path) -> None:
    put(episode(tmp_path, 0))
    fresh = episode(tmp_path, 5).article
    assert place(fresh, tmp_path, "mp3").file == tmp_path / "story-5.mp3"
    within = tmp_path / "2026" / "02"
    assert place(fresh, tmp_path, "mp3", within=within).file == within / "story-5.mp3"
    assert place(fresh, tmp_path / "none", "mp3").present is None
    assert not (tmp_path / "none").exists()


def test_a_title_that_is_taken_gets_a_number(tmp_path: Path) -> None:
    put(episode(tmp_path, 0))
    other = episode(tmp_path, 1, title="Story 0").article
    assert place(other, tmp_path, "mp3").file == tmp_path / "story-0-2.mp3"


def test_no_folder(tmp_path: Path) -> None:
    with pytest.raises(PublishError, match="no folder"):
        Inventory(tmp_path / "none")


@pytest.mark.parametrize("text", ["", "{", "[]", '{"version": 1}', "\udcff"])
def test_broken_records_are_named_where_audio_stands_beside_them(text: str, tmp_path: Path) -> None:
    (tmp_path / "a.mp3").write_bytes(b"x")
    for name in ("a.json", "b.json"):
        (tmp_path / name).write_bytes(text.encode("utf-8", "surrogateescape"))
    with Inventory(tmp_path) as inventory:
        inventory.refresh()
        assert [out.record for out in inventory.choose()] == ["a.json"]


def test_a_record_with_a_lone_surrogate(tmp_path: Path) -> None:
    made = put(episode(tmp_path, 0, url=""))
    fields = json.loads(made.record.read_text())
    fields["title"] = fields["source"] = fields["guid"] = "a \ud800"
    made.record.write_text(json.dumps(fields))
    with Inventory(tmp_path) as inventory:
        inventory.refresh()
        assert inventory.choose() == []
        assert inventory.find("a \ud800") == made.record
