"""Faults of a voice that its own process cannot mend: what is left, and what is told."""

import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from audio_news.script.spoken import say
from audio_news.speak.registry import load
from audio_news.speak.soundness import warned
from audio_news.speak.voices import voice_profile
from tests.batch import engines

WAIT_S = 120.0


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with an article, an episode of it, and a voice that may do anything."""
    code = engines.install(tmp_path, monkeypatch)
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("Tram line\n\nIt was a quiet day in the town. They wait for it.\n")
    monkeypatch.setenv("AUDIO_NEWS_VOICE_NAME", "bad")
    monkeypatch.setenv("AUDIO_NEWS_VOICE_DIRECTORY", str(tmp_path / "voices"))
    assert make().wait(WAIT_S) == 0
    return code


def make() -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "audio_news", "make", "a.txt", "-o", "out", "--overwrite"],
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        text=True,
    )


def what_is_there() -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in Path("out").rglob("*") if file.is_file()}


@pytest.mark.parametrize(
    ("fault", "end", "code"),
    [
        ("slow-import", signal.SIGINT, 130),
        ("slow-import", signal.SIGTERM, 143),
        ("hang-import", signal.SIGINT, 130),
        ("hang-start", signal.SIGINT, 130),
        ("hang-start", signal.SIGKILL, -signal.SIGKILL),
        ("frozen", signal.SIGKILL, -signal.SIGKILL),
    ],
)
def test_a_voice_that_hangs_for_ever_costs_nothing_that_was_there(
    desk: Path, fault: str, end: signal.Signals, code: int
) -> None:
    before = what_is_there()
    (desk / fault).touch()
    article = Path("a.txt").read_text()
    Path("a.txt").write_text(article.replace("wait", "freeze") if fault == "frozen" else article)
    program = make()
    try:
        until = time.monotonic() + WAIT_S
        while not (desk / "hangs").exists() and time.monotonic() < until:
            time.sleep(0.05)
        program.send_signal(end)
        said = program.communicate(timeout=WAIT_S)[1]
    finally:
        program.kill()
    assert program.returncode == code, said
    assert "Traceback" not in said
    assert {name: data for name, data in what_is_there().items() if name in before} == before
    (desk / fault).unlink()
    Path("a.txt").write_text(article.replace("wait", "look"))
    again = make()
    assert again.communicate(timeout=WAIT_S)[1] is not None
    assert again.returncode == 0
    assert what_is_there().keys() == before.keys()


@pytest.mark.parametrize(
    ("times", "told"), [(2, "too short"), (3, "too short"), (1 / 4, "too long")]
)
def test_a_rate_that_is_far_off_is_told_by_the_length(times: float, told: str) -> None:
    """44.1 for 48 kHz is not: it sounds like another voice, and no longer than one may."""
    spoken = say("The council voted on Tuesday to build a tram line to the harbor.")
    with load(voice_profile("system")) as engine:
        clip = engine.speak(spoken, pace=1.0, seed=1)
    wrong = warned(replace(clip, rate_hz=round(clip.rate_hz * times)), spoken)
    assert [told in line for line in wrong.warnings if "The voice took" in line] == [True]
