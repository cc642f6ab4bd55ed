from dataclasses import replace
from email.utils import parsedate_to_datetime
from hashlib import sha256
from pathlib import Path

import pytest

from audio_news.publish import files
from audio_news.publish.item import item_of
from audio_news.publish.podcast.archive import plan
from audio_news.publish.podcast.build import build
from audio_news.publish.podcast.channel import channel
from audio_news.publish.podcast.feed import feed
from tests.publish.podcast.feeds import whole, xpath
from tests.publish.podcast.shelves import ADDRESS, corrected, episode, put, shelf_of, show


def test_a_thousand_episodes_each_once_newest_first(tmp_path: Path) -> None:
    items = []
    for number in range(1000):
        date = f"{2000 + number // 300}-{1 + number // 28 % 12:02}-{1 + number % 28:02}"
        made = episode(tmp_path, number, published=f"{date}T00:00:{number % 60:02}Z", cues=())
        items.append(item_of(made, f"story-{number}.json"))
    items.sort(key=lambda item: item.order)
    parts = plan((sha256(item.guid.encode()).hexdigest() for item in items), 1000, 100)
    assert len(parts) == 10
    own = channel(show(), tmp_path)
    for part in parts:
        inside = items[part.start : part.start + part.count][::-1]
        (tmp_path / part.page.path).write_bytes(feed(own, part.page, inside, ""))
    found = whole(tmp_path, files=False)
    assert len(found.documents) == 10
    assert found.guids == [item.guid for item in reversed(items)]
    dates = [
        parsedate_to_datetime(date)
        for name in found.documents
        for date in xpath(tmp_path / name, "//item/pubDate/text()")
    ]
    assert dates == sorted(dates, reverse=True)


@pytest.mark.parametrize(
    ("total", "sizes"),
    [
        (0, [0]),
        (1, [1]),
        (10, [10]),
        (19, [19]),
        (20, [10, 10]),
        (29, [10, 19]),
        (30, [10, 10, 10]),
    ],
)
def test_how_many_are_in_each_page(total: int, sizes: list[int]) -> None:
    parts = plan(("0" * 64 for _ in range(total)), total, 10)
    assert [part.count for part in parts] == sizes
    assert [part.start for part in parts] == [sum(sizes[:n]) for n in range(len(sizes))]
    assert parts[-1].page.path == "feed.xml"


def test_pages_know_one_another(tmp_path: Path) -> None:
    shelf_of(tmp_path, 37)
    build(tmp_path, show(page_size=10))
    documents = whole(tmp_path).documents
    assert [len(xpath(tmp_path / name, "//item")) for name in documents] == [17, 10, 10]
    for name, newer, older in zip(
        documents[1:], ["", *documents[1:]], [*documents[2:], ""], strict=False
    ):
        file = tmp_path / name
        assert xpath(file, "//fh:archive")
        links = {node.get("rel"): node.get("href") for node in xpath(file, "//atom:link")}
        wanted = {"self": name, "current": "feed.xml", "prev-archive": older, "next-archive": newer}
        assert links == {rel: ADDRESS + path for rel, path in wanted.items() if path}
    assert not xpath(tmp_path / "feed.xml", "//fh:archive")


def test_one_more_episode_changes_the_feed_alone(tmp_path: Path) -> None:
    shelf_of(tmp_path, 35)
    build(tmp_path, show(page_size=10))
    before = {p.name: p.stat().st_mtime_ns for p in tmp_path.glob("feed-*.xml")}
    assert len(before) == 2
    put(episode(tmp_path, 36, published="2026-12-01"))
    build(tmp_path, show(page_size=10))
    assert {p.name: p.stat().st_mtime_ns for p in tmp_path.glob("feed-*.xml")} == before


def test_pages_that_nothing_leads_to_are_swept(tmp_path: Path) -> None:
    shelf_of(tmp_path, 35)
    (tmp_path / "feed-mine.xml").write_text("mine")
    (tmp_path / "feed-0001_0123456789ab.xml").write_text("of a build that died")
    build(tmp_path, show(page_size=10))
    build(tmp_path, show(page_size=100))
    left = sorted(path.name for path in tmp_path.glob("feed*.xml"))
    assert left == ["feed-mine.xml", "feed.xml"]


def test_a_build_that_dies_before_the_feed_leaves_the_old_archive_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = shelf_of(tmp_path, 35)
    build(tmp_path, show(page_size=10))
    before = whole(tmp_path)
    put(corrected(made[0], article=replace(made[0].article, published="2027-01-01")))
    real = files.write

    def dies(path: Path, data: bytes) -> bool:
        if path.name == "feed.xml":
            raise KeyboardInterrupt
        return real(path, data)

    monkeypatch.setattr(files, "write", dies)
    with pytest.raises(KeyboardInterrupt):  # every page has other episodes in it now
        build(tmp_path, show(page_size=10))
    assert whole(tmp_path, lengths=False).guids == before.guids
    monkeypatch.undo()
    build(tmp_path, show(page_size=10))
    after = whole(tmp_path)
    assert (after.guids[0], sorted(after.guids)) == (made[0].guid, sorted(before.guids))
    assert not set(after.documents[1:]) & set(before.documents[1:])
