"""audio-news digest, as a user runs it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest


def run(*args: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "audio_news", "digest", *args],
        cwd=cwd,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
        env=os.environ
        | {"AUDIO_NEWS_VOICE_NAME": "silent", "AUDIO_NEWS_SOUND_FORMAT": "wav", "COLUMNS": "200"},
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, title in (("a", "Weir repaired"), ("b", "Ferry fares rise")):
        text = f"# {title}\n\nIt was decided on Monday, the board said.\n\nWork starts in May.\n"
        (tmp_path / f"{name}.md").write_text(text)
    (tmp_path / "long.md").write_text(
        "# A long story\n\n" + "\n\n".join(f"Paragraph {n} is about the weir." for n in range(60))
    )
    return tmp_path


def test_json_says_what_became_of_everything(folder: Path) -> None:
    done = run(
        "a.md", "b.md", "a.md", "long.md", "gone.md", "--title", "Morning briefing", "--length",
        "1m15s", "--date", "2026-11-24", "--skip-errors", "-o", "out", "--json", cwd=folder,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    made = json.loads(done.stdout)
    assert made["file"] == "out/morning-briefing-2026-11-24.wav"
    assert made["title"] == "Morning briefing, November 24, 2026"
    assert made["duration_s"] == pytest.approx(75, rel=0.1)
    assert made["estimated_s"] == pytest.approx(made["duration_s"], rel=0.05)
    titles = ["Weir repaired", "Ferry fares rise", "A long story"]
    assert [story["title"] for story in made["stories"]] == titles
    (left,) = made["left_out"]
    assert (left["title"], left["whole"]) == ("A long story", False)
    assert left["passages"][-1] == "Paragraph 59 is about the weir."
    assert [other["source"] for other in made["duplicates"]] == ["a.md"]
    assert [source["source"] for source in made["unreadable"]] == ["gone.md"]
    assert [chapter["title"] for chapter in made["chapters"]] == ["Morning briefing", *titles]
    assert "gone.md" in done.stderr


def test_a_person_sees_chapters_and_what_is_left_out(folder: Path) -> None:
    done = run("a.md", "long.md", "--title", "Brief", "--length", "45s", cwd=folder)
    assert done.returncode == 0, done.stderr
    for part in ("Brief, ", "A long story", "left out: the last", "paragraphs of A long story"):
        assert part in done.stdout


@pytest.mark.parametrize(
    ("args", "code", "says"),
    [
        (["a.md"], 2, "--title"),
        (["a.md", "--title", " "], 2, "empty"),
        (["a.md", "--title", "T", "--length", "soon"], 2, "no length of time"),
        (["a.md", "--title", "T", "--length", "5s"], 2, "too short"),
        (["a.md", "--title", "T", "--date", "24.11.2026"], 2, "--date"),
        (["a.md", "gone.md", "--title", "T"], 1, "gone.md"),
    ],
)
def test_misuse_and_failure(folder: Path, args: list[str], code: int, says: str) -> None:
    done = run(*args, cwd=folder)
    assert done.returncode == code
    assert says in done.stderr
    assert not (folder / "output").exists()
