"""The program as a user runs it: its own process, its own exit code, what it leaves on disk."""

import http.server
import json
import os
import resource
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

PAGE = """\
Council backs new tram line

By Ana Petrova
March 3, 2026 9:15 AM

The council voted 12-3 on Monday to build a tram line to the harbor.

Work starts in May and will cost $4.5 million, officials said.
"""
FIELDS = {
    "source", "title", "byline", "published", "language", "url", "file", "sha256", "size_bytes",
    "duration_s", "loudness_lufs", "true_peak_dbtp", "voice", "engine", "utterances", "warnings",
}  # fmt: skip


def run(*args: object, cwd: Path, text: str | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "audio_news", *map(str, args)],
        cwd=cwd,
        input=text,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
        env=os.environ | {"AUDIO_NEWS_VOICE_NAME": "silent", "COLUMNS": "200"},
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "page.txt").write_text(PAGE)
    return tmp_path


def test_json_is_one_object_a_line_and_nothing_else(folder: Path) -> None:
    (folder / "other.md").write_text("# Rain ahead\n\nIt will rain all week, forecasters said.\n")
    done = run("make", "page.txt", "other.md", "--json", cwd=folder)
    assert done.returncode == 0, done.stderr
    first, second = map(json.loads, done.stdout.splitlines())
    assert set(first) >= FIELDS
    assert first["title"] == "Council backs new tram line"
    assert first["byline"] == "Ana Petrova"
    assert first["published"] == "2026-03-03T09:15"
    assert second["title"] == "Rain ahead"
    assert Path(folder, first["file"]).stat().st_size == first["size_bytes"]
    assert not done.stderr.strip()


def test_a_person_sees_where_how_long_and_how_loud(folder: Path) -> None:
    done = run("make", "page.txt", cwd=folder)
    assert done.returncode == 0, done.stderr
    for part in ("Council backs new tram line", "output/council-backs-new-tram-line.mp3", "LUFS",
                 "min", "made in"):  # fmt: skip
        assert part in done.stdout
    assert "unchanged" in run("make", "page.txt", cwd=folder).stdout


def test_standard_input_and_corrections(folder: Path) -> None:
    done = run(
        "make", "-", "--title", "Trams return", "--byline", "Desk", "--published", "2026-04-01",
        "--format", "flac", "--json", cwd=folder, text=PAGE,
    )  # fmt: skip
    made = json.loads(done.stdout)
    assert (made["title"], made["byline"], made["published"]) == (
        "Trams return",
        "Desk",
        "2026-04-01",
    )
    assert made["file"].endswith("trams-return.flac")
    record = json.loads((folder / "output" / "trams-return.json").read_text())
    assert record["cues"][0]["written"] == "Trams return"


def test_a_show_file(folder: Path) -> None:
    (folder / "show.toml").write_text(
        '[voice]\nname = "silent"\n[disclosure]\ntext = "A machine reads this."\nplace = "end"\n'
    )
    done = run("make", "page.txt", "--show", "show.toml", "--json", cwd=folder)
    record = json.loads((folder / json.loads(done.stdout)["file"]).with_suffix(".json").read_text())
    assert record["cues"][-1]["written"] == "A machine reads this."


@pytest.fixture
def site() -> Iterator[str]:
    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_error(404)

        def log_message(self, *args: object) -> None:
            pass

    with http.server.HTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/story"
        server.shutdown()


BAD = [
    (["missing.txt"], 1, "missing.txt"),
    (["empty.txt"], 1, "empty"),
    (["binary.bin"], 1, "binary.bin"),
    (["furniture.html"], 1, "furniture.html"),
    (["page.txt", "--voice", "nobody"], 2, "no voice named 'nobody'"),
    (["page.txt", "--voice", "emma"], 1, "put bf_emma.int8.onnx"),
    (["page.txt", "--show", "missing.toml"], 2, "no show file"),
    (["page.txt", "--show", "broken.toml"], 2, "broken.toml"),
    (["page.txt", "-o", "page.txt"], 1, "cannot be written to"),
    (["page.txt", "--published", "tomorrow"], 2, "ISO 8601"),
    (["page.txt", "--title", " "], 2, "--title is empty"),
    (["page.txt", "page.txt", "--title", "x"], 2, "one source"),
    (["page.txt", "--format", "aiff"], 2, "aiff"),
    (["http://no-such-host.invalid/a"], 1, "no-such-host.invalid"),
    (["ftp://example.com/a"], 1, "ftp://example.com/a"),
    ([], 2, "SOURCE"),
]


@pytest.mark.parametrize(("args", "code", "says"), BAD, ids=lambda value: str(value)[:30])
def test_bad_input_is_one_line_an_exit_code_and_nothing_left(
    folder: Path, args: list[str], code: int, says: str
) -> None:
    (folder / "empty.txt").write_text("")
    (folder / "binary.bin").write_bytes(bytes(range(256)) * 40)
    (folder / "furniture.html").write_text("<html><body><nav>Home</nav></body></html>")
    (folder / "broken.toml").write_text("[sound\n")
    before = sorted(folder.rglob("*"))
    done = run("make", *args, cwd=folder)
    assert done.returncode == code, done.stderr
    assert says in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""
    if "Usage:" not in done.stderr:
        assert len(done.stderr.strip().splitlines()) == 1
    assert sorted(folder.rglob("*")) == before


def test_a_page_that_is_not_there(folder: Path, site: str) -> None:
    done = run("make", site, cwd=folder)
    assert done.returncode == 1
    assert len(done.stderr.strip().splitlines()) == 1


def test_one_bad_source_does_not_stop_the_others(folder: Path) -> None:
    done = run("make", "missing.txt", "page.txt", "--json", cwd=folder)
    assert done.returncode == 1
    assert len(done.stdout.splitlines()) == 1
    assert "missing.txt" in done.stderr


def test_an_unwritable_folder_or_a_full_disk_leaves_what_was_there(folder: Path) -> None:
    assert run("make", "page.txt", cwd=folder).returncode == 0
    kept = {p: p.read_bytes() for p in (folder / "output").iterdir()}

    def small_files() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))

    done = subprocess.run(
        [sys.executable, "-m", "audio_news", "make", "page.txt", "--title",
         "Council backs new tram line", "--byline", "X", "--overwrite"],
        cwd=folder, capture_output=True, text=True, check=False, preexec_fn=small_files,
        env=os.environ | {"AUDIO_NEWS_VOICE_NAME": "silent"},
    )  # fmt: skip
    assert done.returncode == 1
    assert "Make room on the disk" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert {p: p.read_bytes() for p in (folder / "output").iterdir()} == kept


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_an_interrupt_leaves_nothing_half_made(folder: Path, number: int, code: int) -> None:
    (folder / "long.txt").write_text(PAGE + "\nThe debate went on for an hour, she said.\n" * 3000)
    process = subprocess.Popen(
        [sys.executable, "-m", "audio_news", "make", "long.txt"],
        cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # a job in the background
        env=os.environ | {"AUDIO_NEWS_VOICE_NAME": "heart"},
    )  # fmt: skip
    deadline = time.monotonic() + 60
    while not list(folder.glob("output/.making-*/*")) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert process.poll() is None
    process.send_signal(number)
    _, errors = process.communicate(timeout=60)
    assert process.returncode == code, errors
    assert "Traceback" not in errors
    assert sorted(p.name for p in folder.iterdir()) == ["long.txt", "page.txt"]


def test_two_at_once_on_one_target_leave_one_whole_pair(folder: Path) -> None:
    command = [sys.executable, "-m", "audio_news", "make", "page.txt", "--overwrite", "--byline"]
    env = os.environ | {"AUDIO_NEWS_VOICE_NAME": "silent"}
    runs = [subprocess.Popen([*command, f"Desk {n}"], cwd=folder, env=env) for n in range(4)]
    assert [process.wait(timeout=120) for process in runs] == [0] * 4
    files = sorted((folder / "output").iterdir())
    assert [file.suffix for file in files] == [".json", ".mp3"]
    record = json.loads(files[0].read_text())
    import hashlib

    assert hashlib.sha256(files[1].read_bytes()).hexdigest() == record["sha256"]


def test_colour_and_control_codes_of_a_page_do_not_reach_the_terminal(folder: Path) -> None:
    done = run("make", "page.txt", "--title", "Tram \x1b[31mline[/bold] opens", cwd=folder)
    assert done.returncode == 0
    assert "\x1b[31m" not in done.stdout
