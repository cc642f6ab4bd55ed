import json
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from audio_news.cli.podcast import command
from audio_news.errors import PublishError, SettingsError, UsageError
from audio_news.publish.site.templates import _environment
from tests.publish.podcast.shelves import ADDRESS, shelf_of


def invoke(*args: object) -> Result:
    return CliRunner().invoke(command, [str(arg) for arg in args], catch_exceptions=False)


@pytest.fixture
def show(tmp_path: Path) -> Path:
    square = Path(__file__).parents[1] / "publish" / "podcast" / "square.png"
    file = tmp_path / "show.toml"
    file.write_text(
        f'[show]\nname = "Harbour Morning"\n[podcast]\naddress = "{ADDRESS}"\n'
        f'email = "a@example.com"\nartwork = "{square}"\n'
    )
    return file


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shelf_of(tmp_path / "episodes", 2)
    return tmp_path / "episodes"


def test_build_says_what_it_made(folder: Path, show: Path) -> None:
    (folder / "story-0.mp3").unlink()
    done = invoke("build", folder, "--show", show)
    assert done.exit_code == 0
    assert f"{folder / 'feed.xml'}  1 episode\n" in done.stdout
    assert f"{ADDRESS}feed.xml" in done.stdout
    assert "left out story-0.json: its audio story-0.mp3 is not there" in done.stderr
    told = json.loads(invoke("build", folder, "--show", show, "--json").stdout)
    assert (told["episodes"], told["documents"], told["written"]) == (1, 1, 0)
    assert told["left_out"][0]["record"] == "story-0.json"
    assert told["address"] == f"{ADDRESS}feed.xml"


def test_the_address_may_be_a_flag(folder: Path, show: Path) -> None:
    told = json.loads(
        invoke("build", folder, "--show", show, "--address", "https://a.example/b", "--json").stdout
    )
    assert told["address"] == "https://a.example/b/feed.xml"
    with pytest.raises(SettingsError):
        invoke("build", folder, "--address", "nowhere")


def test_without_a_show_file_it_is_the_show_of_the_last_time(folder: Path, show: Path) -> None:
    invoke("build", folder, "--show", show)
    told = json.loads(invoke("build", folder, "--json").stdout)
    assert (told["address"], told["written"], told["warnings"]) == (f"{ADDRESS}feed.xml", 0, [])
    invoke("build", folder, "--address", "https://a.example/b")
    feed = (folder / "feed.xml").read_text(encoding="utf-8")
    assert "Harbour Morning" in feed
    assert "https://a.example/b/feed.xml" in feed


def test_without_an_address_it_is_said(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "bare.toml"
    file.write_text(f'[podcast]\nartwork = "{folder / "a.png"}"\n')
    square = Path(__file__).parents[1] / "publish" / "podcast" / "square.png"
    (folder / "a.png").write_bytes(square.read_bytes())
    done = invoke("build", folder, "--show", file)
    assert "podcast.address" in done.stderr
    assert "called 'episodes'" in done.stderr


def test_a_missing_part_is_named(folder: Path, show: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "jinja2", None)
    _environment.cache_clear()
    with pytest.raises(PublishError, match="needs jinja2") as caught:
        invoke("build", folder, "--show", show)
    assert "audio-news[podcast]" in caught.value.hint
    assert not (folder / "feed.xml").exists()


def test_lint(folder: Path, show: Path) -> None:
    invoke("build", folder, "--show", show)
    done = invoke("lint", folder)
    assert done.exit_code == 0
    assert "2 episodes, files of 2 looked at: 0 errors, 0 warnings" in done.stdout
    (folder / "story-0.mp3").write_bytes(b"short")
    done = invoke("lint", folder)
    assert done.exit_code == 1
    assert "error  Story 0: The audio" in done.stdout
    assert "[enclosure-size]" in done.stdout
    assert "see https://" in done.stdout
    told = json.loads(invoke("lint", folder, "--json").stdout)
    assert told["errors"] == 2
    assert told["findings"][0]["source"].startswith("https://")
    (folder / "feed.xml").unlink()
    with pytest.raises(PublishError):
        invoke("lint", folder)


def test_warnings_alone_are_no_failure(folder: Path, show: Path) -> None:
    show.write_text(show.read_text().replace('email = "a@example.com"\n', ""))
    invoke("build", folder, "--show", show)
    done = invoke("lint", folder)
    assert (done.exit_code, "1 warning" in done.stdout) == (0, True)


def test_lint_of_an_address_that_may_not_be_asked() -> None:
    done = invoke("lint", "http://127.0.0.1:9/feed.xml")
    assert done.exit_code == 1
    assert "not a public address" in done.stdout


def test_remove_and_undo(folder: Path, show: Path) -> None:
    invoke("build", folder, "--show", show)
    done = invoke("remove", folder, "https://news.example/1")
    assert done.exit_code == 0
    assert f"{ADDRESS}feed.xml" in done.stdout  # built as it was the last time
    assert "Withdrawn: Story 1" in done.stdout
    assert "removed story-1.mp3" in done.stdout
    assert not (folder / "story-1.mp3").exists()
    with pytest.raises(UsageError, match="withdrawn on"):
        invoke("remove", folder, "https://news.example/1", "--show", show)
    done = invoke("remove", folder, "https://news.example/1", "--undo")
    assert "May be made again: Story 1" in done.stdout


def test_remove_as_json(folder: Path, show: Path) -> None:
    done = invoke("remove", folder, "story-0.mp3", "--show", show, "--json")
    told = json.loads(done.stdout)
    assert [entry["title"] for entry in told["withdrawn"]] == ["Story 0"]
    assert told["built"]["episodes"] == 1
    undone = json.loads(invoke("remove", folder, "story-0.mp3", "--undo", "--json").stdout)
    assert undone["restored"][0]["guid"] == told["withdrawn"][0]["guid"]


def test_a_title_cannot_move_the_cursor(tmp_path: Path, show: Path) -> None:
    shelf_of(tmp_path / "a", 1, title="Red \x1b[31m alert", stem="a")
    done = invoke("remove", tmp_path / "a", "a.mp3", "--show", show)
    assert "\x1b" not in done.output
