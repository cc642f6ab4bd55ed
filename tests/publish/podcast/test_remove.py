from datetime import UTC, datetime
from pathlib import Path

import pytest

from audio_news.errors import PublishError, UsageError
from audio_news.publish.podcast.build import build
from audio_news.publish.podcast.remove import remove, restore
from audio_news.publish.withdrawn import is_withdrawn, withdrawals
from tests.publish.podcast.feeds import whole
from tests.publish.podcast.shelves import ADDRESS, corrected, episode, put, shelf_of, show

AT = datetime(2026, 5, 6, 7, 8, 9, tzinfo=UTC)


def test_an_episode_taken_back_is_gone_from_feed_and_disk(tmp_path: Path) -> None:
    made = shelf_of(tmp_path / "a", 3)[1]
    made.file.with_suffix(".c2pa").write_bytes(b"signature")
    build(tmp_path, show())
    removed = remove(tmp_path, [made.guid], show(), at=AT)
    assert [entry.title for entry in removed.withdrawn] == ["Story 1"]
    assert removed.withdrawn[0].at == "2026-05-06T07:08:09Z"
    assert removed.built.episodes == 2
    assert set(removed.built.removed) >= {
        "a/story-1.mp3", "a/story-1.json", "a/story-1.vtt", "a/story-1.srt",
        "a/story-1.transcript.json", "a/story-1.chapters.json", "a/story-1.html",
        "a/story-1.player.json", "a/story-1.c2pa",
    }  # fmt: skip
    assert not [path for path in (tmp_path / "a").iterdir() if path.name.startswith("story-1")]
    assert made.guid not in whole(tmp_path).guids
    assert is_withdrawn(made.article, tmp_path)
    assert not is_withdrawn(episode(tmp_path, 0).article, tmp_path)


@pytest.mark.parametrize(
    "name",
    [
        "urn:uuid:{uuid}", "{uuid}", "https://news.example/1", "a/story-1.mp3", "a/story-1.json",
        "a/story-1", "./a/story-1.mp3", "{folder}/a/story-1.mp3", ADDRESS + "a/story-1.mp3",
        ADDRESS + "a/story-1.html",
    ],
)  # fmt: skip
def test_what_an_episode_is_called(name: str, tmp_path: Path) -> None:
    made = shelf_of(tmp_path / "a", 3)[1]
    name = name.format(uuid=made.guid.removeprefix("urn:uuid:"), folder=tmp_path)
    assert [entry.guid for entry in remove(tmp_path, [name], show()).withdrawn] == [made.guid]


@pytest.mark.parametrize("name", ["story-1", "https://news.example/", "Story 1", "", "-", "a", "1"])
def test_nothing_but_the_exact_name_will_do(name: str, tmp_path: Path) -> None:
    shelf_of(tmp_path / "a", 3)
    with pytest.raises(UsageError, match="No episode"):
        remove(tmp_path, ["https://news.example/0", name], show())
    assert withdrawals(tmp_path) == ()
    assert len(list((tmp_path / "a").glob("*.mp3"))) == 3


def test_a_name_of_several_episodes_is_refused(tmp_path: Path) -> None:
    for number in (1, 2):
        put(episode(tmp_path, number, source="wire.txt", url="", guid=f"urn:uuid:{number}"))
    with pytest.raises(UsageError, match="several episodes"):
        remove(tmp_path, ["wire.txt"], show())
    assert len(list(tmp_path.glob("*.mp3"))) == 2


def test_several_at_once_and_twice_the_same(tmp_path: Path) -> None:
    shelf_of(tmp_path, 3)
    names = ["https://news.example/0", "story-0.mp3", "https://news.example/2"]
    assert len(remove(tmp_path, names, show()).withdrawn) == 2
    with pytest.raises(UsageError, match="withdrawn on"):
        remove(tmp_path, ["https://news.example/0"], show())


def test_what_was_withdrawn_stays_out_until_it_is_restored(tmp_path: Path) -> None:
    made = shelf_of(tmp_path, 2)[0]
    remove(tmp_path, [made.guid], show())
    put(corrected(made))
    built = build(tmp_path, show())
    assert built.episodes == 1
    assert "withdrawn on" in built.left_out[0].why
    assert made.file.exists()  # made again since, by somebody: not ours to take away
    with pytest.raises(UsageError, match="Nothing called"):
        restore(tmp_path, ["story"])
    assert [entry.guid for entry in restore(tmp_path, [made.guid])] == [made.guid]
    assert build(tmp_path, show()).episodes == 2


@pytest.mark.parametrize("gone", ["", "story-0.json", "story-0.mp3", "story-0.vtt"])
def test_a_removal_that_died_half_way_is_finished(
    gone: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = shelf_of(tmp_path, 2)[0]
    build(tmp_path, show())

    def dies(*args: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("audio_news.publish.podcast.remove.build", dies)
        with pytest.raises(KeyboardInterrupt):
            remove(tmp_path, [made.guid], show())
    assert len(whole(tmp_path).guids) == 2
    if gone:
        (tmp_path / gone).unlink()
    assert build(tmp_path, show()).episodes == 1
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith("story-0")] == []


def test_it_is_built_as_the_last_time(tmp_path: Path) -> None:
    shelf_of(tmp_path, 2)
    before = build(tmp_path, show())
    after = remove(tmp_path, ["story-0.mp3"]).built
    assert (after.address, after.warnings) == (before.address, ())
    (tmp_path / ".audio-news" / "show.json").write_text('{"show": {"gone": 1}}')
    assert remove(tmp_path, ["story-1.mp3"]).built.address == ""


def test_a_broken_list_stops_everything(tmp_path: Path) -> None:
    shelf_of(tmp_path, 1)
    (tmp_path / ".audio-news").mkdir()
    (tmp_path / ".audio-news" / "withdrawn.json").write_text("[{]")
    with pytest.raises(PublishError, match="cannot be read"):
        build(tmp_path, show())
    assert not (tmp_path / "feed.xml").exists()
