import json
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from audio_news.cli.main import cli
from audio_news.errors import ReadError, UsageError


def invoke(*args: str, **env: str) -> Result:
    return CliRunner().invoke(cli, args, env={"COLUMNS": "200", **env})


def csv(tmp_path: Path) -> str:
    file = tmp_path / "stories.csv"
    file.write_text(
        "Headline,Text,When\n"
        'Rain ahead,"It will rain all week, forecasters said.",2026-02-03\n'
        'Snow ahead,"It will snow all week, forecasters said.",2026-02-04\n'
    )
    return str(file)


FIELDS = ("--field", "title=Headline", "--field", "body=Text", "--field", "published=When")


def test_an_archive_is_listed_an_article_a_line(tmp_path: Path) -> None:
    done = invoke("read", csv(tmp_path), *FIELDS, "--json")
    first, second = map(json.loads, done.output.splitlines())
    assert first["title"] == "Rain ahead"
    assert first["published"] == "2026-02-03"
    assert first["blocks"][-1] == {
        "role": "body",
        "text": "It will rain all week, forecasters said.",
    }
    assert second["title"] == "Snow ahead"
    assert first["source"] != second["source"]
    shown = invoke("read", csv(tmp_path), *FIELDS, "--limit", "1").output
    assert "Rain ahead" in shown
    assert "Snow ahead" not in shown


def test_one_episode_is_made_of_each_article(tmp_path: Path) -> None:
    archive = tmp_path / "all.zip"
    with zipfile.ZipFile(archive, "w") as zipped:
        for word in ("Rain", "Snow", "Hail"):
            text = f"# {word} ahead\n\n{word} will fall all week, forecasters said.\n"
            zipped.writestr(f"{word}.md", text)
    out = tmp_path / "out"
    done = invoke("make", str(archive), "-o", str(out), "--voice", "silent", "--json")
    assert done.exit_code == 0, done.output
    titles = [json.loads(line)["title"] for line in done.stdout.splitlines()]
    assert sorted(titles) == ["Hail ahead", "Rain ahead", "Snow ahead"]
    assert len(list(out.glob("*.mp3"))) == 3
    again = invoke("make", str(archive), "-o", str(out), "--voice", "silent", "--json")
    assert all(json.loads(line)["unchanged"] for line in again.stdout.splitlines())


def test_a_field_that_is_no_pair(tmp_path: Path) -> None:
    done = invoke("read", csv(tmp_path), "--field", "title")
    assert isinstance(done.exception, UsageError)


def test_a_source_without_an_article(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    assert isinstance(invoke("read", str(tmp_path / "empty.txt")).exception, ReadError)


@pytest.mark.parametrize("flag", ["--why", "--json"])
def test_the_reason_for_a_line_is_shown(tmp_path: Path, flag: str) -> None:
    page = tmp_path / "page.txt"
    page.write_text(
        "Sign in\nSubscribe\n\nTram line approved after long debate\n\nBy Ana Petrova\n"
        "March 3, 2026\n\nThe council approved the line on Monday, by 12 votes to 3.\n\n"
        "Work is to start in the spring and will take two years, officials said.\n"
    )
    shown = invoke("script", str(page), "--why", flag, "--voice", "silent").output
    assert "whole sentences" in shown
    assert "furniture of the site" in shown
