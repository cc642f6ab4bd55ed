"""The command that shows and clears the clips."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner

from audio_news.cli.main import cli

PAGE = """\
Ferry line returns to the old quay

By Ida Brandt
May 4, 2026 7:10 AM

The first boat left at noon on Monday. Some forty people were aboard.
"""


def invoke(*arguments: str) -> str:
    done = CliRunner().invoke(cli, list(arguments), catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.stdout


def test_clips_are_counted_shown_and_cleared(tmp_path: Path, own_homes: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(PAGE)
    make = ("make", str(page), "--voice", "silent", "--json", "-o")
    first = json.loads(invoke(*make, str(tmp_path / "one")))
    assert (first["clips_spoken"], first["clips_reused"]) == (first["utterances"], 0)
    second = json.loads(invoke(*make, str(tmp_path / "two")))
    assert (second["clips_spoken"], second["clips_reused"]) == (0, first["utterances"])
    assert second["sha256"] == first["sha256"]
    there = json.loads(invoke("cache", "--json"))
    assert there["directory"] == str(own_homes / "cache" / "audio-news" / "clips")
    assert there["entries"] == first["utterances"]
    assert 0 < there["size_bytes"] < there["limit_bytes"]
    shown = invoke("cache")
    assert there["directory"] in shown
    assert f"{there['entries']} clips" in shown
    assert json.loads(invoke("cache", "clear", "--json"))["removed"] == there["entries"]
    assert json.loads(invoke("cache", "--json"))["entries"] == 0
    assert "0 clips removed" in invoke("cache", "clear")


def test_the_cache_of_a_show_is_cleared_and_no_other(tmp_path: Path) -> None:
    show = tmp_path / "show.toml"
    show.write_text('[cache]\ndirectory = "clips"\n')
    (tmp_path / "clips").mkdir()
    (tmp_path / "clips" / f"{'0' * 64}.clip").write_bytes(b"a clip")
    assert "0 clips removed" in invoke("cache", "clear")
    assert "1 clips removed" in invoke("cache", "clear", "--show", str(show))
    assert not list((tmp_path / "clips").iterdir())


def test_a_show_may_have_its_own_cache_or_none(tmp_path: Path, own_homes: Path) -> None:
    page, show = tmp_path / "page.txt", tmp_path / "show.toml"
    page.write_text(PAGE)
    make = ("make", str(page), "--voice", "silent", "--show", str(show), "--json", "--overwrite")
    show.write_text('[cache]\ndirectory = "clips"\n')
    invoke(*make, "-o", str(tmp_path / "out"))
    assert list((tmp_path / "clips").glob("*.clip"))
    show.write_text("[cache]\nlimit_mb = 0\n")
    made = json.loads(invoke(*make, "-o", str(tmp_path / "other")))
    assert made["clips_reused"] == 0
    assert not (own_homes / "cache" / "audio-news").exists()
    assert "limit_mb is 0" in invoke("cache", "--show", str(show))
