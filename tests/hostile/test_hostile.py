"""Bad input of every kind, as data: each gets exactly what cases.toml says, and nothing is lost."""

from __future__ import annotations

import shlex
import subprocess
import sys
import tomllib
import unicodedata
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from audio_news.cli.main import main
from tests.fuzz.drive import bounded
from tests.hostile import files

CASES = tomllib.loads(Path(__file__).with_name("cases.toml").read_text(encoding="utf-8"))["case"]
EARLIER, KEPT = b"an earlier episode", "kept"
CPU_S = 20
BYTES = 5_000_000_000  # of address space: onnxruntime maps much more than it uses


@dataclass(frozen=True)
class Ended:
    code: int
    said: str


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with an ordinary page, an earlier episode, and one outside of its output."""
    for name in ("output", "outside", "empty"):
        (tmp_path / name).mkdir()
    (tmp_path / "output" / "earlier.mp3").write_bytes(EARLIER)
    (tmp_path / "outside" / "kept.txt").write_text(KEPT)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("AUDIO_NEWS_VOICE_NAME", "silent")
    monkeypatch.setenv("COLUMNS", "300")
    return tmp_path


def lay_out(case: dict[str, Any], desk: Path) -> None:
    for name, text in case.get("files", {}).items():
        (desk / name).parent.mkdir(parents=True, exist_ok=True)
        (desk / name).write_text(text, encoding="utf-8")
    for name, made in case.get("made", {}).items():
        files.make(made, desk / name)
    if not (desk / "a.txt").exists() and not (desk / "a.txt").is_symlink():
        files.make("page", desk / "a.txt")
    for name, target in case.get("links", {}).items():
        (desk / "output" / name).symlink_to(target)


def run_here(
    arguments: list[str], monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> Ended:
    """The program from its entry point on, in this process."""
    monkeypatch.setattr(sys, "argv", ["audio-news", *arguments])
    monkeypatch.setattr(sys, "stdin", StringIO())
    with bounded(CPU_S), pytest.raises(SystemExit) as ended:
        main()
    out, err = capfd.readouterr()
    return Ended(int(ended.value.code or 0), out + err)


def run_apart(arguments: list[str]) -> Ended:
    """The program in a process of its own, with bounds on its time and memory."""
    import resource

    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))
        resource.setrlimit(resource.RLIMIT_CPU, (CPU_S, CPU_S))

    command = [sys.executable, "-m", "audio_news", *arguments]
    done = subprocess.run(
        command, capture_output=True, check=False, stdin=subprocess.DEVNULL, preexec_fn=limited
    )
    return Ended(done.returncode, (done.stdout + done.stderr).decode())


@pytest.mark.filterwarnings("default")  # as the program runs
@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_bad_input(
    case: dict[str, Any],
    desk: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    lay_out(case, desk)
    for name, value in case.get("environ", {}).items():
        monkeypatch.setenv(name, value)
    arguments = shlex.split(case["run"])

    apart = case.get("apart", False)
    ended = run_apart(arguments) if apart else run_here(arguments, monkeypatch, capfd)

    assert "Traceback" not in ended.said, ended.said
    assert ended.code == case["exit"], ended.said[-3000:]
    for words in case.get("says", ()):
        assert words in ended.said, ended.said[-3000:]
    for words in case.get("never", ()):
        assert words not in ended.said
    controls = {c for c in ended.said if unicodedata.category(c) == "Cc"} - {"\n"}
    assert not controls, ended.said[-3000:]
    nothing_is_lost(case, desk)


def nothing_is_lost(case: dict[str, Any], desk: Path) -> None:
    assert (desk / "output" / "earlier.mp3").read_bytes() == EARLIER
    assert [(file.name, file.read_text()) for file in (desk / "outside").iterdir()] == [
        ("kept.txt", KEPT)
    ]
    there = {file.name for file in (desk / "output").iterdir()}
    wanted = {"earlier.mp3", *case.get("makes", ()), *case.get("links", ())}
    assert there == wanted
    written = {name.partition("/")[0] for key in ("files", "made") for name in case.get(key, ())}
    beside = {file.name for file in desk.iterdir()}
    assert beside == {"a.txt", "output", "outside", "empty", *written}


def test_there_are_enough_of_them() -> None:
    assert len(CASES) >= 100
    assert len({case["id"] for case in CASES}) == len(CASES)
    for case in CASES:
        assert case["exit"] == 0 or case["says"], case["id"]
