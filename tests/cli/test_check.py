"""`audio-news check` as a user runs it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from audio_news import Studio, articles, load_settings
from audio_news.mix.encode import decode, encode
from audio_news.models import Episode

PAGE = """\
Council backs new tram line

By Tom Okafor

The council voted on Tuesday to build a tram line to the harbor.

Work starts in May and will cost $4.5 million, officials said.

Farmers say the price of milk no longer covers the cost of feed.
"""


def run(*args: str | Path, **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "audio_news", "check", *map(str, args)],
        capture_output=True, text=True, env=os.environ | {"COLUMNS": "120"} | env, check=False,
    )  # fmt: skip


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("page") / "page.txt"
    file.write_text(PAGE)
    return file


@pytest.fixture(scope="module")
def made(page: Path) -> Episode:
    with Studio(load_settings(environ={}, flags={"cache.limit_mb": 0})) as studio:
        return studio.produce(next(articles(page)), page.parent / "out")


@pytest.fixture(scope="module")
def spoilt(made: Episode, page: Path) -> Path:
    """Without its second sentence of the body, and without a record."""
    rate_hz, parts = decode(made.file)
    samples = np.concatenate(list(parts))
    cue = next(cue for cue in made.cues if cue.written.startswith("Work starts"))
    start, end = round(cue.start_s * rate_hz), round(cue.end_s * rate_hz)
    file = page.parent / "elsewhere.flac"
    encode([samples[:start], samples[end:]], file)
    return file


def test_a_good_episode(made: Episode) -> None:
    done = run(made.file, "--json")
    assert done.returncode == 0, done.stdout + done.stderr
    report = json.loads(done.stdout)
    assert report["passed"] is True
    assert report["failing"] == []
    assert report["file"] == str(made.file)
    assert {line["verdict"] for line in report["sentences"]} == {"ok"}
    assert done.stderr == ""


def test_a_faulty_one_beside_its_article(page: Path, spoilt: Path) -> None:
    done = run(page, "--audio", spoilt)
    assert done.returncode == 1
    assert "failed" in done.stdout
    assert "missing" in done.stdout
    assert "Work starts in May" in done.stdout
    assert "build a tram line" not in done.stdout
    bare = run(spoilt)
    assert bare.returncode == 1
    assert "no record elsewhere.json" in bare.stderr
    assert "--audio" in bare.stderr


def test_an_article_alone_is_made_checked_and_thrown_away(page: Path, tmp_path: Path) -> None:
    before = set(page.parent.iterdir())
    done = run(page, "--json", TMPDIR=str(tmp_path))
    assert done.returncode == 0, done.stdout + done.stderr
    assert json.loads(done.stdout)["passed"] is True
    assert list(tmp_path.glob("audio-news*")) == []
    assert set(page.parent.iterdir()) == before


def test_misuse_and_what_is_not_there(made: Episode, page: Path, tmp_path: Path) -> None:
    assert run().returncode == 2
    both = run(made.file, "--audio", made.file)
    assert both.returncode == 2
    assert "--audio" in both.stderr
    nothing = run(tmp_path / "nothing.mp3")
    assert nothing.returncode == 1
    assert "no file" in nothing.stderr


def test_without_the_recogniser_it_says_what_to_install(made: Episode, tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(
        "import importlib.util as util\n"
        "found = util.find_spec\n"
        "util.find_spec = lambda n, *at: None if n == 'faster_whisper' else found(n, *at)\n"
    )
    done = run(made.file, PYTHONPATH=str(tmp_path))
    assert done.returncode == 1
    assert "pip install 'audio-news[check]'" in done.stderr
