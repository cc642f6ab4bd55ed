"""Batches over folders, locks, records and articles that are not what they should be."""

import subprocess
import sys
from pathlib import Path
from typing import IO

import pytest

from audio_news.batch.bench import Patience
from audio_news.batch.lock import holder
from audio_news.batch.report import replaced
from audio_news.batch.session import LOCK, Session
from audio_news.errors import AudioNewsError, FolderHeld, LedgerError, PublishError, WorkerError
from audio_news.publish.public import FOLDER, LEDGER
from audio_news.settings import Settings
from tests.batch import engines
from tests.batch.runs import archive, episodes, files, leftovers, order, planned, run, settings

TWO = [("Rain", "It rains."), ("Snow", "It snows.")]


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return archive(tmp_path / "a.jsonl", TWO)


def everything(folder: Path) -> dict[str, bytes | None]:
    return {
        str(path.relative_to(folder)): path.read_bytes() if path.is_file() else None
        for path in folder.rglob("*")
    }


@pytest.mark.parametrize(
    ("in_the_way", "is_folder"),
    [
        *(("out", False), ("out/.audio-news", False), ("out/.audio-news/lock", True)),
        *(("out/.audio-news/ledger.sqlite", True), ("out -> nowhere/at/all", False)),
    ],
)
def test_what_stands_in_the_way_is_told_and_left(
    source: Path, tmp_path: Path, in_the_way: str, is_folder: bool
) -> None:
    name, _, target = in_the_way.partition(" -> ")
    file = tmp_path / name
    file.parent.mkdir(parents=True, exist_ok=True)
    if target:
        file.symlink_to(tmp_path / target)
    elif is_folder:
        (file / "kept").mkdir(parents=True)
    else:
        file.write_text("kept")
    with pytest.raises((PublishError, LedgerError), match="out"):
        planned(order(source, tmp_path / "out"))
    with pytest.raises(AudioNewsError, match="out"):
        planned(order(source, tmp_path / "out", rebuild=True))
    if is_folder:
        assert (file / "kept").is_dir()
    elif not target:
        assert file.read_text() == "kept"
    assert not (tmp_path / "nowhere").exists()


def test_a_file_where_the_folder_of_a_day_should_be_costs_that_day_alone(tmp_path: Path) -> None:
    source, out = archive(tmp_path / "a.jsonl", TWO, days=2), tmp_path / "out"
    day = out / "2024/03/05"
    day.parent.mkdir(parents=True)
    day.write_text("kept")
    asked = order(source, out)
    with Session(asked) as session:
        *_, tally = session.run(session.plan())
        rows = list(session.ledger.rows("SELECT name, reason FROM articles WHERE reason NOT NULL"))
    assert (tally.done, tally.failed, tally.left) == (1, 1, 0)
    ((name, reason),) = rows
    assert name.endswith("Rain")
    assert str(day) in reason
    assert day.read_text() == "kept"
    day.unlink()
    _, tally = run(order(source, out, retry_failed=True))
    assert (tally.done, tally.unchanged, tally.failed) == (1, 1, 0)
    assert len(episodes(out)) == 2


HOLD = """
import sys, time
from pathlib import Path
from audio_news.batch.lock import lock
with lock(Path(sys.argv[1])):
    Path(sys.argv[1]).write_text(sys.argv[2])
    print("held", flush=True)
    time.sleep(600)
"""


@pytest.mark.parametrize("says", ["", "{", '["pid"]', '{"pid": 1}', "\x00\xff"])
def test_a_lock_is_held_whatever_it_says_and_free_when_its_holder_is_killed(
    source: Path, tmp_path: Path, says: str
) -> None:
    lock = tmp_path / "out" / FOLDER / LOCK
    lock.parent.mkdir(parents=True)
    other = subprocess.Popen(
        [sys.executable, "-c", HOLD, lock, says.replace("\x00", "")], stdout=subprocess.PIPE
    )
    try:
        assert other.stdout
        assert other.stdout.readline().strip() == b"held"
        with pytest.raises(FolderHeld) as held:
            planned(order(source, tmp_path / "out"))
        assert held.value.message == f"Another batch is at work on {tmp_path / 'out'}"
        assert holder(lock) is None
        assert everything(tmp_path / "out").keys() == {FOLDER, f"{FOLDER}/{LOCK}"}
    finally:
        other.kill()
        other.communicate()
    assert planned(order(source, tmp_path / "out")).new == 2


BROKEN = {
    "cut": b'{"title": "Cut', "list": b"[]", "null": b"null", "number": b"1e999",
    "bytes": b"\xff\xfe\x00{", "deep": b"[" * 100_000, "bare": b"{}",
    "other": b'{"audio_news": {"episode": 5}}',
}  # fmt: skip


def test_records_that_were_broken_by_hand_cost_nothing_that_was_made(tmp_path: Path) -> None:
    """A ledger that is made anew knows nothing of them: left, and made beside them."""
    source = archive(tmp_path / "a.jsonl", [(title, f"It is {title}.") for title in BROKEN])
    out = tmp_path / "out"
    run(order(source, out))
    audio = {name: time for name, time in files(out).items() if name.endswith(".mp3")}
    for title, text in BROKEN.items():
        (out / f"2024/03/05/{title}.json").write_bytes(text)
    _, tally = run(order(source, out, rebuild=True))
    assert (tally.done, tally.unchanged, tally.failed) == (len(BROKEN), 0, 0)
    after = files(out)
    assert {name: after[name] for name in audio} == audio
    for title, text in BROKEN.items():
        assert (out / f"2024/03/05/{title}.json").read_bytes() == text
        assert f"2024/03/05/{title}-2.mp3" in after


def test_a_record_that_was_emptied_is_made_again_in_its_place(source: Path, tmp_path: Path) -> None:
    run(order(source, tmp_path / "out"))
    (tmp_path / "out/2024/03/05/rain.json").write_bytes(b"")
    _, tally = run(order(source, tmp_path / "out"))
    assert (tally.done, tally.unchanged) == (1, 1)
    assert [episode.title for episode in episodes(tmp_path / "out")] == ["Rain", "Snow"]


def test_a_ledger_that_is_none_is_told_and_made_anew_when_asked(
    source: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    run(order(source, out))
    before = files(out)
    ledger = out / FOLDER / LEDGER
    for text in (b"", b"no ledger at all" * 99, ledger.read_bytes()[:5000]):
        for end in ("-wal", "-shm"):
            ledger.with_name(LEDGER + end).unlink(missing_ok=True)
        ledger.write_bytes(text)
        if text:
            with pytest.raises(LedgerError, match=LEDGER):
                planned(order(source, out))
        plan, tally = run(order(source, out, rebuild=True))
        assert (plan.new, tally.done, tally.unchanged) == (0, 0, 2)
    assert files(out) == before


def test_an_article_of_10_mb_is_passed_over(tmp_path: Path) -> None:
    out = tmp_path / "out"
    source = archive(tmp_path / "a.jsonl", [TWO[0], ("Big", "It goes on. " * 850_000), TWO[1]])
    assert source.stat().st_size > 10_000_000
    with Session(order(source, out)) as session:
        plan = session.plan()
        skipped = list(session.ledger.rows("SELECT name, reason FROM skipped"))
        *_, tally = session.run(plan)
    assert (plan.articles, plan.to_make, tally.done, tally.failed) == (3, 2, 2, 0)
    ((name, reason),) = skipped
    assert name.endswith(("a.jsonl#2", "Big"))
    assert "1,000,000 at most" in reason


@pytest.fixture
def bad(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    engines.install(tmp_path, monkeypatch)
    return settings(voice__name="bad", voice__directory=str(tmp_path / "voices"))


def test_a_voice_that_hangs_while_it_is_loaded(source: Path, tmp_path: Path, bad: Settings) -> None:
    (tmp_path / "bad-engine/hang-start").touch()
    patience = Patience(start_s=3.0, starts=1)
    with pytest.raises(WorkerError, match="was not ready in 3 s"):
        run(order(source, tmp_path / "out", settings=bad, patience=patience))
    (tmp_path / "bad-engine/hang-start").unlink()
    _, tally = run(order(source, tmp_path / "out", settings=bad))
    assert tally.done == 2


def test_a_voice_that_holds_pythons_own_lock_costs_its_article_alone(
    tmp_path: Path, bad: Settings
) -> None:
    long = [(title, text * 20) for title, text in TWO]
    source = archive(tmp_path / "a.jsonl", [("Stuck", "They freeze."), *long])
    patience = Patience(tries=1, silence_s=3.0, silence_s_per_word=1.0)
    asked = order(source, tmp_path / "out", settings=bad, patience=patience)
    with Session(asked) as session:
        *_, tally = session.run(session.plan())
        rows = list(session.ledger.rows("SELECT reason FROM articles WHERE reason NOT NULL"))
    assert (tally.done, tally.failed) == (2, 1)
    assert "hung" in rows[0][0]
    assert len(episodes(tmp_path / "out")) == 2
    assert not leftovers(tmp_path / "out")


def test_a_report_that_cannot_be_written_leaves_nothing_half_written(tmp_path: Path) -> None:
    def write(stream: IO[str]) -> None:
        stream.write("{}")

    (tmp_path / "report.json/kept").mkdir(parents=True)
    with pytest.raises(PublishError, match=r"report\.json cannot be written"):
        replaced(tmp_path / "report.json", write)
    assert everything(tmp_path) == {"report.json": None, "report.json/kept": None}
    assert not leftovers(tmp_path)
