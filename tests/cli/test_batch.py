"""audio-news batch as a user runs it: interrupted, asked from another terminal, run again."""

import json
import os
import pty
import re
import shlex
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.batch import engines
from tests.batch.kills import children
from tests.batch.runs import archive, episodes, leftovers

RUN = [sys.executable, "-m", "audio_news", "batch"]
ENV = {
    "AUDIO_NEWS_VOICE_NAME": "silent", "COLUMNS": "200", "AUDIO_NEWS_SOUND_INTRO": "none",
    "AUDIO_NEWS_SOUND_OUTRO": "none",
}  # fmt: skip
KEYS = ["articles", "done", "unchanged", "skipped", "failed", "audio_s", "wall_s", "cpu_s"]


def run(*args: object, cwd: Path, **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*RUN, *map(str, args)], cwd=cwd, capture_output=True, text=True, check=False,
        timeout=120, env=os.environ | ENV | env, stdin=subprocess.DEVNULL,
    )  # fmt: skip


@pytest.fixture
def source(tmp_path: Path) -> Path:
    file = archive(tmp_path / "a.jsonl", [("Rain", "It rains."), ("Snow", "It snows.")])
    file.write_text(file.read_text() + '{"title": "Empty", "text": ""}\n')
    return file


def test_a_batch_its_report_and_the_same_again(source: Path, tmp_path: Path) -> None:
    source.write_text(source.read_text().replace("It rains.", "It rains all day. " * 200))
    done = run("a.jsonl", "-o", "out", "--workers", 1, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "2 made" in done.stdout
    report = json.loads((tmp_path / "out/report.json").read_text())
    assert list(report) == KEYS
    assert (report["articles"], report["done"], report["unchanged"]) == (3, 2, 0)
    assert report["skipped"] == [{"id": "a.jsonl#3", "reason": "It has no text"}]
    assert report["failed"] == []
    made = episodes(tmp_path / "out")
    assert report["audio_s"] == pytest.approx(sum(e.duration_s for e in made), abs=0.01)
    ledger = sqlite3.connect(tmp_path / "out/.audio-news/ledger.sqlite")  # the worker's own:
    assert report["cpu_s"] > ledger.execute("SELECT sum(cpu_s) FROM articles").fetchone()[0] > 0
    ledger.close()
    again = run("a.jsonl", "-o", "out", "--json", cwd=tmp_path)
    assert again.returncode == 0
    assert json.loads(again.stdout)["unchanged"] == 2
    assert again.stderr == ""


def test_failures_are_told_with_their_stage_and_the_command_that_tries_again(
    source: Path, tmp_path: Path
) -> None:
    lines = source.read_text().replace('"lang": "en"', '"lang": "de"', 1)
    source.write_text(lines + "<script>not JSON")
    done = run(
        "a.jsonl",
        "none.xml",
        "-o",
        "out",
        "--limit",
        9,
        cwd=tmp_path,
        AUDIO_NEWS_VOICE_NAME="heart",
    )
    assert done.returncode == 1
    report = json.loads((tmp_path / "out/report.json").read_text())
    assert (report["articles"], report["done"]) == (5, 1)
    assert [entry["id"] for entry in report["skipped"]] == ["a.jsonl#3", "a.jsonl#4"]
    broken, german = report["failed"]
    assert list(german) == ["id", "stage", "reason", "retry"]
    assert (broken["id"], broken["stage"]) == ("none.xml", "read")
    assert (german["id"], german["stage"]) == ("https://post.example/Rain", "script")
    for failure in report["failed"]:
        assert failure["reason"] in done.stdout
        assert failure["retry"] in done.stdout
    words = shlex.split(german["retry"])
    assert words[:2] == ["audio-news", "batch"]
    retry = run(*words[2:], "--voice", "silent", cwd=tmp_path)
    assert "1 made" in retry.stdout, retry.stderr


def test_a_page_that_needs_nothing_else(source: Path, tmp_path: Path) -> None:
    titles = [(f"Rain <b>{n}</b>", "It rains. " * n) for n in range(1, 4)]
    archive(source, titles)
    assert run("a.jsonl", "-o", "out", cwd=tmp_path).returncode == 0
    page = (tmp_path / "out/report.html").read_text()
    charts = re.findall(r"<svg.*?</svg>", page, re.S)
    assert len(charts) >= 3
    for chart in charts:
        ElementTree.fromstring(chart)
    assert "<b>" not in page
    assert not re.search(r"(?:src|href|url)\s*[=(]", page)
    assert "Slowest articles" in page


def test_a_dry_run_and_misuse(source: Path, tmp_path: Path) -> None:
    dry = run("a.jsonl", "-o", "out", "--dry-run", "--json", cwd=tmp_path)
    facts = json.loads(dry.stdout)
    assert (facts["articles"], facts["to_make"], facts["skipped"]) == (3, 2, 1)
    assert facts["audio_s"] > 0
    assert facts["measured"]
    assert not (tmp_path / "out").exists()
    for wrong in (
        ["a.jsonl"],
        ["a.jsonl", "-o", "out", "--where", "published>=soon"],
        ["a.jsonl", "-o", "out", "--time-limit", "later"],
        ["a.jsonl", "-o", "out", "--voice", "nobody"],
        ["status", "out"],
    ):
        done = run(*wrong, cwd=tmp_path)
        assert done.returncode == 2, wrong
        assert done.stderr
    assert not (tmp_path / "out").exists()


def test_a_changed_show_is_asked_about(source: Path, tmp_path: Path) -> None:
    assert run("a.jsonl", "-o", "out", cwd=tmp_path).returncode == 0
    changed = {"AUDIO_NEWS_VOICE_PACE": "1.1"}
    refused = run("a.jsonl", "-o", "out", cwd=tmp_path, **changed)
    assert refused.returncode == 2
    assert "2 of 2 finished episodes would be made again" in refused.stderr
    screen = terminal(["a.jsonl", "-o", "out"], tmp_path, b"n\n", **changed)
    assert "made again. Go on?" in screen
    agreed = run("a.jsonl", "-o", "out", "--yes", "--json", cwd=tmp_path, **changed)
    assert json.loads(agreed.stdout)["done"] == 2


def terminal(args: list[str], cwd: Path, typed: bytes, **env: str) -> str:
    """What a terminal shows of a run."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [*RUN, *args], cwd=cwd, stdin=theirs, stdout=theirs, stderr=theirs,
        env=os.environ | ENV | {"TERM": "xterm"} | env,
    )  # fmt: skip
    os.close(theirs)
    os.write(ours, typed)
    seen = b""
    while True:
        try:
            part = os.read(ours, 65536)
        except OSError:  # Linux says so when the last process has let go
            break
        if not part:
            break
        seen += part
    os.close(ours)
    process.wait(60)
    return seen.decode("utf-8", "replace")


def test_a_terminal_shows_the_workers_while_they_work(source: Path, tmp_path: Path) -> None:
    archive(source, [(f"Story {n}", "It rains all day. " * 30) for n in range(6)])
    screen = terminal(["a.jsonl", "-o", "out", "--workers", "2"], tmp_path, b"")
    assert "worker 1" in screen
    assert "worker 2" in screen
    assert "articles/min" in screen
    assert "times real time" in screen
    assert "6 made" in screen


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupt_finishes_what_is_being_made(
    source: Path, tmp_path: Path, sign: signal.Signals
) -> None:
    archive(source, [(f"Story {n}", "It rains all day. " * 20) for n in range(30)])
    batch = background("a.jsonl", "-o", "out", "--workers", "1", cwd=tmp_path)
    first = wait_for(tmp_path / "out", "2024/*/*/story*.mp3", batch)
    status = run("status", "out", "--json", cwd=tmp_path)
    told = json.loads(status.stdout)
    assert told["running"]["pid"] == batch.pid
    assert told["done"] + told["left"] == 30
    os.killpg(batch.pid, sign)  # as a terminal and a service manager do: to everyone
    out, err = batch.communicate(timeout=60)
    assert batch.returncode == 130, err
    assert first.is_file()
    report = json.loads((tmp_path / "out/report.json").read_text())
    assert report["done"] == len(episodes(tmp_path / "out")) < 30
    assert report["failed"] == []
    assert "audio-news batch a.jsonl -o out" in out
    assert not leftovers(tmp_path / "out")
    assert "Nobody is at work" in run("status", "out", cwd=tmp_path).stdout
    rest = run("a.jsonl", "-o", "out", "--json", cwd=tmp_path)
    assert json.loads(rest.stdout)["done"] == 30 - report["done"]


def test_a_second_interrupt_stops_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    engines.install(tmp_path, monkeypatch)
    archive(tmp_path / "a.jsonl", [("Loop", "They hang."), ("Rain", "It rains.")])
    (tmp_path / "show.toml").write_text('[voice]\nname = "bad"\ndirectory = "voices"\n')
    monkeypatch.delenv("AUDIO_NEWS_VOICE_NAME", raising=False)
    batch = background(
        *("a.jsonl", "-o", "out", "--workers", "1", "--show", "show.toml"),
        cwd=tmp_path,
        AUDIO_NEWS_VOICE_NAME="bad",
    )
    wait_for(tmp_path / "out", "2024/*/*/.making-*", batch)
    (worker,) = children(batch.pid)
    batch.send_signal(signal.SIGINT)
    assert batch.stderr
    assert any("finishing what is being made" in line for line in batch.stderr)
    with pytest.raises(subprocess.TimeoutExpired):
        batch.wait(1.5)
    batch.send_signal(signal.SIGINT)
    assert batch.wait(60) == 130
    assert not children(batch.pid)
    assert not Path(f"/proc/{worker}").exists()
    assert not leftovers(tmp_path / "out")


def background(*args: str, cwd: Path, **env: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [*RUN, *args], cwd=cwd, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        env=os.environ | ENV | env, start_new_session=True,
    )  # fmt: skip


def wait_for(folder: Path, pattern: str, process: subprocess.Popen[str]) -> Path:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        if found := next(folder.glob(pattern), None):
            return found
        assert process.poll() is None, process.communicate()
        time.sleep(0.02)
    raise AssertionError(f"no {pattern}")
