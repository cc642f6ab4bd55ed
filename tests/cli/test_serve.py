"""The command that serves: what it prints, and how it ends."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import av
import pytest
from click.testing import CliRunner

from audio_news.cli.serve import command
from audio_news.errors import PublishError, UsageError
from audio_news.production import Studio
from audio_news.read import articles
from audio_news.showfile import load_settings

PAGE = """\
Ferry line returns to the old quay

By Ida Brandt
May 4, 2026 7:10 AM

The first boat left at noon on Monday. Some forty people were aboard.
"""
MAIN = "from audio_news.cli.serve import command; command()"


@contextmanager
def served(folder: Path, *arguments: str) -> Iterator[tuple[subprocess.Popen[str], dict[str, Any]]]:
    """The command in a process of its own, and what it said when it was ready."""
    line = [sys.executable, "-c", MAIN, str(folder), "--port", "0", "--json", *arguments]
    process = subprocess.Popen(line, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        said = process.stdout.readline()
        assert said, process.communicate()
        yield process, json.loads(said)
    finally:
        process.kill()
        process.communicate()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Episodes as `make` leaves them, in two formats."""
    made = tmp_path_factory.mktemp("episodes")
    (made.parent / "page.txt").write_text(PAGE)
    (article,) = articles(str(made.parent / "page.txt"))
    for kind in ("mp3", "m4a"):
        flags = {
            "voice.name": "silent", "cache.limit_mb": 0, "sound.format": kind,
            "sound.intro": "none", "sound.outro": "none", "signing.identity": "none",
        }  # fmt: skip
        with Studio(load_settings(environ={}, flags=flags)) as studio:
            studio.produce(article, made / kind)
    return made


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_serves_until_it_is_told_to_stop(folder: Path, number: signal.Signals) -> None:
    with served(folder) as (process, said):
        (address,) = said["addresses"]
        assert address.startswith("http://127.0.0.1:")
        assert said == {
            "directory": str(folder),
            "addresses": [address],
            "feed": None,
            "open": False,
        }
        with urllib.request.urlopen(address) as page:
            assert b"Ferry line returns" in page.read()
        os.kill(process.pid, number)
        output, errors = process.communicate(timeout=60)
        assert (process.returncode, output, errors) == (0, "", "")


def test_audio_is_decoded_as_it_streams(folder: Path) -> None:
    """By ffmpeg's own client, which seeks with ranges."""
    with served(folder) as (_, said):
        for path in sorted(folder.glob("*/*.m*")):
            with av.open(str(path)) as local:
                expected = sum(f.samples for f in local.decode(audio=0))
            address = said["addresses"][0] + path.relative_to(folder).as_posix()
            with av.open(address) as remote:
                assert sum(f.samples for f in remote.decode(audio=0)) == expected
                middle = int(remote.duration or 0) // 2
                remote.seek(middle)
                frame = next(remote.decode(audio=0))
                assert frame.time is not None
                assert abs(frame.time - middle / 1_000_000) < 0.2


def test_the_network_is_let_in_only_when_asked(folder: Path) -> None:
    with served(folder, "--host", "0.0.0.0") as (_, said):
        assert said["open"]
        assert said["addresses"][0].startswith("http://127.0.0.1:")


@pytest.mark.parametrize(
    ("arguments", "error", "message"),
    [
        (["nowhere"], PublishError, "There is no folder"),
        ([".", "--base", "radio.example"], UsageError, "is no address"),
        ([".", "--allow-origin", "https://a.example/path"], UsageError, "is no origin"),
        ([".", "--allow-origin", "a.example"], UsageError, "is no origin"),
    ],
)
def test_what_cannot_be_served_is_said(
    arguments: list[str], error: type[Exception], message: str
) -> None:
    done = CliRunner().invoke(command, arguments)
    assert isinstance(done.exception, error)
    assert message in str(done.exception)
