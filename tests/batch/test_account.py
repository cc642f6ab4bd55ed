"""What a batch tells its user, before, while and after it works."""

from __future__ import annotations

import errno
import fcntl
import io
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from rich.console import Console

from audio_news.batch.job import Job, Outcome
from audio_news.batch.plan import Plan
from audio_news.batch.quantities import counted, size, span
from audio_news.batch.status import status
from audio_news.batch.tally import Tally
from audio_news.cli.batch_live import picture
from audio_news.cli.main import cli
from audio_news.errors import PublishError, UsageError
from tests.batch.runs import QUICK, archive, files, order, planned

TWO = [("Rain", "It rains."), ("Snow", "It snows.")]


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with an archive `a.jsonl` in it."""
    monkeypatch.chdir(tmp_path)
    for name, value in QUICK.items():
        monkeypatch.setenv(f"AUDIO_NEWS_{name.replace('.', '_').upper()}", value)
    archive(tmp_path / "a.jsonl", TWO)
    return tmp_path


def batch(*words: str) -> Result:
    return CliRunner().invoke(cli, ["batch", *words], catch_exceptions=False)


@pytest.mark.parametrize(
    ("told", "text"),
    [
        (counted(1, "article"), "1 article"), (counted(0, "worker"), "0 workers"),
        (counted(1234, "article"), "1,234 articles"), (size(0), "0.0 MB"),
        (size(999_900_000), "999.9 MB"), (size(3.2e12), "3,200.0 GB"), (span(0.4), "0 s"),
        (span(59.6), "1 min 0 s"), (span(3_661), "1 h 1 min"), (span(90_000), "1 d 1 h"),
    ],
)  # fmt: skip
def test_quantities(told: str, text: str) -> None:
    assert told == text


def drawn(tally: Tally, width: int) -> list[str]:
    """The lines of a live display."""
    screen = io.StringIO()
    Console(file=screen, width=width, force_terminal=True, color_system=None).print(picture(tally))
    return screen.getvalue().splitlines()


def test_what_is_only_checked_moves_the_bar_too() -> None:
    tally = Tally.of(Plan(number=1, checked=4, words=100), 1)
    tally.ends("1", Job(1, "rain", "rain", 25, b""), Outcome(id=1, status="unchanged"))
    assert drawn(tally, 80)[0].rstrip().endswith(" 25%")
    tally.ends("1", Job(2, "snow", "snow", 25, b""), Outcome(id=2, status="done"))
    assert drawn(tally, 80)[0].rstrip().endswith(" 50%")


@pytest.mark.parametrize("width", [80, 200])
def test_the_numbers_stand_on_a_line_of_their_own(width: int) -> None:
    tally = Tally.of(Plan(number=1, new=2000, words_to_make=100), 1)
    tally.done, tally.words = 1500, 40
    bar, numbers, *_ = drawn(tally, width)
    assert bar.rstrip().endswith(" 40%")
    assert numbers.startswith("1,500 made · 0 failed · 500 left")


def test_a_dry_run_names_what_would_be_left_out(here: Path) -> None:
    with (here / "a.jsonl").open("a") as stream:
        stream.writelines(f'{{"title": "Torn {n}\n' for n in range(7))
    told = batch("a.jsonl", "none.xml", "-o", "out", "--dry-run", "--workers", "1").stdout
    lines = told.splitlines()
    assert lines[0] == (
        "10 articles, 2 to make (2 new) by 1 worker, 7 skipped, 1 not to be read to the end"
    )
    assert re.fullmatch(r"  \d+ s of audio, 0\.\d MB, .* with 1 worker \(measured .*\)", lines[2])
    assert [line.split(":")[0] for line in lines[3:-1]] == [
        "  without none.xml", *(f"  without a.jsonl#{n}" for n in range(3, 8))
    ]  # fmt: skip
    assert lines[-1] == "  and without 2 more"


def test_nothing_to_make_takes_no_time(here: Path) -> None:
    batch("a.jsonl", "-o", "out")
    told = batch("a.jsonl", "-o", "out", "--dry-run").stdout
    assert "2 articles, 0 to make, 2 unchanged" in told
    assert "guess" not in told
    assert " of audio" not in told


def test_what_is_gone_is_told_apart_from_what_was_left(here: Path) -> None:
    batch("a.jsonl", "-o", "out", "--limit", "1")
    (here / "out/2024/03/05/rain.mp3").unlink()
    told = batch("a.jsonl", "-o", "out", "--workers", "1").stderr
    assert "2 articles, 2 to make (1 new, 1 missing or damaged since) by 1 worker" in told
    assert "damaged" not in batch("a.jsonl", "-o", "out").stderr


def test_a_folder_has_no_state_elsewhere(here: Path) -> None:
    with pytest.raises(UsageError, match="--state is for"):
        batch("a.jsonl", "-o", "out", "--state", "state")
    assert not files(here / "state")
    assert not (here / "out").exists()


def test_status_says_when_the_last_run_began(here: Path) -> None:
    batch("a.jsonl", "-o", "out")
    began = status(Path("out")).started
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", began)
    told = batch("status", "out").stdout
    assert told.startswith(f"Nobody is at work on out; the last run began {began}\n")
    assert began in (here / "out/report.html").read_text()


def test_one_reason_is_one_row_whatever_the_article_is_called(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AUDIO_NEWS_VOICE_NAME", "heart")
    file = here / "a.jsonl"
    file.write_text(file.read_text().replace('"en"', '"pl"'))
    assert batch("a.jsonl", "-o", "out").exit_code == 1
    page = (here / "out/report.html").read_text()
    chart = page.partition("Failures by reason</h2>")[2].partition("</svg>")[0]
    assert re.findall(r"\d+ failed", chart) == ["2 failed"]


def test_a_disk_without_locks_is_told(monkeypatch: pytest.MonkeyPatch, here: Path) -> None:
    def flock(descriptor: int, operation: int) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(fcntl, "flock", flock)
    with pytest.raises(PublishError, match="knows no locks: No locks available"):
        planned(order("a.jsonl", Path("out")))
