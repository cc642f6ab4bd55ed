"""A disk that fails while an episode is put in its place: told in a line, and nothing is lost."""

from __future__ import annotations

import errno
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

import pytest

from audio_news.cli.main import main
from tests.hostile import files

FAULTS = ("ENOSPC", "EIO", "EDQUOT", "EROFS", "EACCES", "EMFILE")


def failing(code: str) -> Callable[..., NoReturn]:
    number = getattr(errno, code)

    def fail(*_: Any, **__: Any) -> NoReturn:
        raise OSError(number, os.strerror(number))

    return fail


def make(monkeypatch: pytest.MonkeyPatch, *more: str) -> int:
    arguments = ["audio-news", "make", "a.txt", "-o", "output", "--title", "Tram", *more]
    monkeypatch.setattr(sys, "argv", arguments)
    with pytest.raises(SystemExit) as ended:
        main()
    return int(ended.value.code or 0)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a page, and an episode that was made of it before."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("AUDIO_NEWS_VOICE_NAME", "silent")
    files.make("page", Path("a.txt"))
    assert make(monkeypatch) == 0
    return tmp_path


@pytest.mark.parametrize("step", ["fsync", "replace", "mkdir"])
@pytest.mark.parametrize("code", FAULTS)
def test_what_was_there_stays(
    desk: Path,
    code: str,
    step: str,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    before = {file.name: file.read_bytes() for file in (desk / "output").iterdir()}
    capfd.readouterr()
    with monkeypatch.context() as broken:
        broken.setattr(os, step, failing(code))
        assert make(broken, "--byline", "Another", "--overwrite") == 1
    said = capfd.readouterr().err
    assert "Traceback" not in said
    assert said.startswith("audio-news: ")
    assert {file.name: file.read_bytes() for file in (desk / "output").iterdir()} == before
    assert make(monkeypatch, "--byline", "Another", "--overwrite") == 0


def test_a_folder_that_is_removed_meanwhile(
    desk: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    capfd.readouterr()

    def remove(*_: Any) -> None:
        shutil.rmtree(desk / "output", ignore_errors=True)

    with monkeypatch.context() as broken:
        broken.setattr(os, "fsync", remove)
        assert make(broken, "--byline", "Another", "--overwrite") == 1
    said = capfd.readouterr().err
    assert "Traceback" not in said
    assert said.startswith("audio-news: ")
    assert make(monkeypatch) == 0
