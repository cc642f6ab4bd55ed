"""A disk that fails while an episode is put in its place: told in a line, and nothing is lost."""

from __future__ import annotations

import errno
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

import pytest

from audio_news.cli.main import main
from tests.batch import engines
from tests.hostile import files

FAULTS = ("ENOSPC", "EIO", "EDQUOT", "EROFS", "EACCES", "EMFILE")
IMPATIENT = """
import sys, time
from audio_news.cli.main import main
from audio_news.speak import deadline

deadline.LEAST_S, deadline.LETTER_S, deadline.GRACE_S = 0.0, float(sys.argv.pop(1)), 0.1
sleep = time.sleep

def hang(seconds):
    print("it hangs", flush=True)
    sleep(seconds)

time.sleep = hang
main()
"""
"""The program, with so much patience a letter; it says when its voice begins to hang."""
LONG = """\
The mayor opens a tram line to the old harbour

It was a quiet day in the town when the first of the trams set out for the harbour. They hang.
"""
"""All but the last is long: it is not given up before a slow machine has said it."""


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


@pytest.mark.parametrize(
    ("interrupted", "code", "said"),
    [(False, 1, "gave no answer for 'They hang.'"), (True, 130, "Interrupted")],
)
def test_a_voice_that_hangs(
    desk: Path, monkeypatch: pytest.MonkeyPatch, interrupted: bool, code: int, said: str
) -> None:
    """It is given up, or the user gives up: the process ends, though the thread in it does not."""
    engines.install(desk, monkeypatch)
    monkeypatch.setenv("AUDIO_NEWS_VOICE_NAME", "bad")
    monkeypatch.setenv("AUDIO_NEWS_VOICE_DIRECTORY", "voices")
    Path("a.txt").write_text(LONG)
    before = {file.name: file.read_bytes() for file in (desk / "output").iterdir()}
    patience_s = "3600" if interrupted else "0.4"
    with subprocess.Popen(
        [sys.executable, "-c", IMPATIENT, patience_s, "make", "a.txt", "-o", "output"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as program:
        assert program.stdout
        assert program.stdout.readline() == "it hangs\n"
        if interrupted:
            program.send_signal(signal.SIGINT)
        try:
            err = program.communicate(timeout=60)[1]
        finally:
            program.kill()
    assert program.returncode == code, err
    assert said in err
    assert "Traceback" not in err
    assert {file.name: file.read_bytes() for file in (desk / "output").iterdir()} == before
