"""Whole runs with real workers and the voice that hums."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from audio_news.batch.bench import Patience
from audio_news.batch.lock import holder, lock
from audio_news.batch.rehearsal import rehearsal
from audio_news.batch.session import Session
from audio_news.batch.sweep import sweep
from audio_news.errors import EngineMissing, FolderHeld, NoRoom, PublishError, WorkerError
from audio_news.publish.shelf import MAKING, identity, owner
from audio_news.publish.withdrawn import Withdrawal, keep
from tests.batch import engines
from tests.batch.archives import jsonl, made
from tests.batch.runs import (
    archive,
    episodes,
    files,
    leftovers,
    order,
    planned,
    run,
    settings,
)

THREE = [("Rain", "It rains."), ("Snow", "It snows."), ("Wind", "It blows.")]


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return archive(tmp_path / "a.jsonl", THREE)


def test_a_run_makes_what_is_new_or_changed_and_nothing_else(source: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    plan, tally = run(order(source, out, workers=2))
    assert (plan.new, tally.done, tally.left, tally.failed) == (3, 3, 0, 0)
    assert sorted(files(out)) == [
        f"2024/03/05/{name}.{end}" for name in ("rain", "snow", "wind") for end in ("json", "mp3")
    ]
    assert [episode.title for episode in episodes(out)] == ["Rain", "Snow", "Wind"]
    assert set(leftovers(out)) == set()
    before = files(out)

    plan, tally = run(order(source, out))
    assert (plan.unchanged, plan.to_make, tally.unchanged) == (3, 0, 3)
    assert files(out) == before

    archive(source, [("Rain", "It rains no more."), *THREE[1:], ("Fog", "It is thick.")])
    plan, tally = run(order(source, out))
    assert (plan.new, plan.corrected, plan.unchanged, tally.done) == (1, 1, 2, 2)
    changed = {name for name, at in files(out).items() if before.get(name) != at}
    assert {Path(name).stem for name in changed} == {"rain", "fog"}
    rain = next(episode for episode in episodes(out) if episode.title == "Rain")
    assert [revision.changed for revision in rain.revisions] == [("It rains no more.",)]


def test_a_headline_that_is_corrected_keeps_its_place_and_its_guid(tmp_path: Path) -> None:
    source, out = tmp_path / "a.jsonl", tmp_path / "out"
    line = {"title": "Rian", "text": "It rains.", "url": "https://post.example/1"}
    source.write_text(json.dumps(line))
    run(order(source, out))
    (before,) = episodes(out)
    source.write_text(json.dumps(line | {"title": "Rain"}))
    run(order(source, out))
    (after,) = episodes(out)
    assert (after.guid, after.file, after.title) == (before.guid, before.file, "Rain")


def test_a_changed_show_is_told_before_anything_is_made_again(source: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run(order(source, out))
    slower = order(source, out, settings=settings(voice__pace=0.9))
    assert planned(slower).changed == 3
    assert planned(slower).changed == 3  # nobody agreed: it is still to be told
    assert planned(order(source, out)).unchanged == 3
    plan, tally = run(slower)
    assert (plan.changed, tally.done) == (3, 3)
    assert planned(slower).unchanged == 3


def test_a_changed_lexicon_is_a_look_at_the_scripts(source: Path, tmp_path: Path) -> None:
    names, out = tmp_path / "names.pls", tmp_path / "out"
    pls = (
        '<lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon"'
        ' alphabet="ipa" xml:lang="en">{}</lexicon>'
    )
    names.write_text(pls.format(""))
    show = settings(reading__lexicons=(str(names),))
    run(order(source, out, settings=show))
    entry = "<lexeme><grapheme>snows</grapheme><phoneme>snoʊz</phoneme></lexeme>"
    names.write_text(pls.format(entry))
    plan, tally = run(order(source, out, settings=show))
    assert (plan.changed, plan.checked) == (0, 3)
    assert (tally.done, tally.unchanged) == (1, 2)
    assert planned(order(source, out, settings=show)).unchanged == 3


def test_the_ledger_is_made_anew_from_the_files(source: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run(order(source, out))
    before = files(out)
    shutil.rmtree(out / ".audio-news")
    plan, tally = run(order(source, out))
    assert (plan.checked, tally.unchanged, tally.done) == (3, 3, 0)
    assert files(out) == before

    mp3 = out / "2024/03/05/rain.mp3"
    mp3.write_bytes(mp3.read_bytes()[:-10] + b"0123456789")  # same size: only a look finds it
    assert planned(order(source, out)).unchanged == 3
    plan, tally = run(order(source, out, rebuild=True))
    assert (tally.done, tally.unchanged) == (1, 2)
    assert len(episodes(out)) == 3
    assert {n for n, at in files(out).items() if before[n] != at} == {
        "2024/03/05/rain.mp3", "2024/03/05/rain.json"
    }  # fmt: skip


def test_a_file_that_is_gone_is_made_again(source: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run(order(source, out))
    (out / "2024/03/05/snow.mp3").unlink()
    plan, tally = run(order(source, out))
    assert (plan.again, plan.unchanged, tally.done) == (1, 2, 1)
    assert len(episodes(out)) == 3


def test_what_stands_in_the_folder_already_is_left_alone(source: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    (out / "2024/03/05").mkdir(parents=True)
    (out / "2024/03/05/rain.mp3").write_bytes(b"mine")
    run(order(source, out))
    assert (out / "2024/03/05/rain.mp3").read_bytes() == b"mine"
    assert (out / "2024/03/05/rain-2.mp3").is_file()


def test_choice_limit_and_repetition_are_accounted_for(tmp_path: Path) -> None:
    source = archive(tmp_path / "a.jsonl", [*THREE, THREE[0], ("Rain", "Another text.")])
    asked = order(source, tmp_path / "out", where="title != Snow")
    with Session(asked) as session:
        plan = session.plan()
        reasons = [row[0] for row in session.ledger.rows("SELECT reason FROM skipped")]
    assert (plan.articles, plan.new, plan.skipped) == (5, 2, 3)
    assert "--where" in reasons[0]
    assert reasons[1].startswith("The same article")
    assert reasons[2].startswith("Another state of it")
    assert planned(order(source, tmp_path / "out", limit=2)).articles == 2


def test_what_was_withdrawn_does_not_come_back(source: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run(order(source, out))
    snow = next(episode for episode in episodes(out) if episode.title == "Snow")
    entry = Withdrawal(
        guid=snow.guid, at=snow.made_at, title=snow.title, url=snow.url or "",
        source=snow.source, identity=identity(snow.url, snow.source, snow.title),
        record=snow.record.name, file=snow.file.name, sha256=snow.sha256,
    )  # fmt: skip
    keep(out, [entry])
    snow.file.unlink()
    snow.record.unlink()
    os.utime(source)  # another export of the same
    plan, _ = run(order(source, out))
    assert (plan.unchanged, plan.skipped, plan.to_make) == (2, 1, 0)
    assert len(episodes(out)) == 2


def test_a_run_that_was_cut_short_goes_on_without_reading_again(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    plan, tally = run(order(source, out, time_limit_s=0.0))
    assert (tally.ending, tally.left) == ("The time limit is reached", 3)
    monkeypatch.setattr("audio_news.batch.plan.intake", None)
    plan, tally = run(order(source, out))
    assert (plan.again, plan.words, tally.done, tally.left) == (3, plan.words_to_make, 3, 0)
    assert not list((out / ".audio-news").glob("*.jsonl"))


def test_a_dry_run_writes_nothing_and_measures(source: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    plan, expected, why = rehearsal(order(source, out))
    assert not out.exists()
    assert (plan.new, plan.words, why) == (3, 9, "")
    assert expected.measured
    run(order(source, out))
    whole = sum(path.stat().st_size for path in out.rglob("2024/**/*") if path.is_file())
    spoken = sum(episode.duration_s for episode in episodes(out))
    assert expected.audio_s == pytest.approx(spoken, rel=0.2)
    assert expected.size_bytes == pytest.approx(whole, rel=0.2)
    before = files(out)
    assert rehearsal(order(source, out))[0].unchanged == 3
    shutil.rmtree(out / ".audio-news")
    (out / f"2024/03/05/{MAKING}elsewhere-1-x").mkdir()
    assert rehearsal(order(source, out))[0].checked == 3
    assert files(out) == before
    assert not (out / ".audio-news").exists()


def test_what_dead_processes_left_is_swept_and_what_others_make_is_not(
    source: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    run(order(source, out))
    here = owner().rpartition("-")[0]
    day = out / "2024/03/05"
    gone, alive, far = (f"{MAKING}{who}-x" for who in (f"{here}-{2**22 + 1}", owner(), "far.x-1"))
    for name in (gone, alive, far):
        (day / name).mkdir()
    with sqlite3.connect(out / ".audio-news/ledger.sqlite") as db:
        db.execute("UPDATE articles SET state = 1 WHERE stem = '2024/03/05/rain'")  # was at work
    db.close()
    planned(order(source, out))
    assert {path.name for path in day.glob(".*")} == {alive, far}
    dying = f"{MAKING}{here}-{2**22 + 2}-x"
    (day / alive).rename(day / dying)  # nobody is at work there any more, but somebody was
    planned(order(source, out))
    assert {path.name for path in day.glob(".*")} == {far}
    (day / alive).mkdir()
    old = time.time() - 100_000
    os.utime(day / far, (old, old))
    planned(order(source, out, rebuild=True))
    assert {path.name for path in day.glob(".*")} == {alive}


def test_a_zombie_owns_nothing(tmp_path: Path) -> None:
    child = subprocess.Popen([sys.executable, "-c", ""])
    os.waitid(os.P_PID, child.pid, os.WEXITED | os.WNOWAIT)  # dead, and nobody has asked
    left = tmp_path / f"{MAKING}{owner().rpartition('-')[0]}-{child.pid}-x"
    left.mkdir()
    assert sweep(tmp_path) is (not left.exists())
    child.wait()
    assert sweep(tmp_path)
    assert not left.exists()


def test_two_batches_in_one_folder_are_one_too_many(source: Path, tmp_path: Path) -> None:
    file = tmp_path / "out/.audio-news/lock"
    with lock(file):
        held = holder(file)
        assert held
        assert held.pid == os.getpid()
        with pytest.raises(FolderHeld, match=str(os.getpid())):
            planned(order(source, tmp_path / "out"))
    assert holder(file) is None
    assert planned(order(source, tmp_path / "out")).new == 3


def test_what_does_not_fit_is_not_begun(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("audio_news.batch.limits.LEAST_FLOOR_BYTES", 1 << 60)
    with pytest.raises(NoRoom, match="GB free"):
        run(order(source, tmp_path / "out"))
    assert not files(tmp_path / "out")


def test_a_run_ends_at_the_floor_of_free_space(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    left = iter([10**12, 10**12, 10**12])
    monkeypatch.setattr("audio_news.batch.limits.free_bytes", lambda folder: next(left, 0))
    _, tally = run(order(source, tmp_path / "out"))
    assert "0 MB left" in tally.ending
    assert tally.done + tally.left == 3
    assert len(episodes(tmp_path / "out")) == tally.done < 3


def test_a_disk_that_will_not_is_waited_for_and_no_articles_fault(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("audio_news.batch.limits.BLOCKED_WAIT_S", 0.01)
    code = engines.install(tmp_path, monkeypatch)
    show = settings(voice__name="bad", voice__directory=str(tmp_path / "voices"))
    (code / "full").touch()
    _, tally = run(order(source, tmp_path / "out", settings=show))
    assert (tally.failed, tally.left, tally.ending) == (0, 3, "No room")
    (code / "full").unlink()
    _, tally = run(order(source, tmp_path / "out", settings=show))
    assert (tally.done, tally.left) == (3, 0)


def test_a_folder_that_cannot_be_written_to_is_told_at_once(source: Path) -> None:
    with pytest.raises(PublishError, match="/proc/out"):
        planned(order(source, Path("/proc/out")))


def test_a_voice_that_is_not_there_is_told_once_and_not_by_every_article(
    source: Path, tmp_path: Path
) -> None:
    (tmp_path / "voices").mkdir()
    (tmp_path / "voices/none.toml").write_text('engine = "nowhere"\n')
    show = settings(voice__name="none", voice__directory=str(tmp_path / "voices"))
    with pytest.raises(EngineMissing, match="nowhere"):
        run(order(source, tmp_path / "out", settings=show, workers=2))
    assert planned(order(source, tmp_path / "out", settings=show)).again == 3


def test_a_worker_that_never_starts_is_not_tried_for_ever(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = engines.install(tmp_path, monkeypatch)
    (code / "no-start").touch()
    show = settings(voice__name="bad", voice__directory=str(tmp_path / "voices"))
    with pytest.raises(WorkerError, match="2 times: it ended with exit code 7"):
        run(order(source, tmp_path / "out", settings=show, patience=Patience(starts=2)))


def test_bad_articles_cost_their_workers_and_no_other_article(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engines.install(tmp_path, monkeypatch)
    source = archive(
        tmp_path / "a.jsonl",
        [*((title, text * 20) for title, text in THREE), ("Once", "They crashonce. " * 20),
         ("Segfault", "They crash."), ("Loop", "They hang."), ("Killer", "They are killed."),
         ("Fault", "It is a fault.")],
    )  # fmt: skip
    show = settings(voice__name="bad", voice__directory=str(tmp_path / "voices"))
    patience = Patience(tries=2, silence_s=3.0, silence_s_per_word=1.0)  # long for the good
    asked = order(source, tmp_path / "out", settings=show, patience=patience, workers=2)
    with Session(asked) as session:
        *_, tally = session.run(session.plan())
        rows = session.ledger.rows("SELECT name, stage, reason FROM articles WHERE reason NOT NULL")
        failed = {name.rpartition("/")[2]: (stage, reason) for name, stage, reason in rows}
    assert (tally.done, tally.failed, tally.left) == (4, 4, 0)
    assert {episode.title for episode in episodes(tmp_path / "out")} == {
        "Rain", "Snow", "Wind", "Once"
    }  # fmt: skip
    assert not leftovers(tmp_path / "out")
    assert {name: stage for name, (stage, _) in failed.items()} == dict.fromkeys(
        ("Segfault", "Loop", "Killer", "Fault"), "speak"
    )
    assert "SIGSEGV; 2 workers" in failed["Segfault"][1]
    assert "hung" in failed["Loop"][1]
    assert "SIGKILL" in failed["Killer"][1]
    assert "a fault of the engine's own" in failed["Fault"][1]
    # What came from outside is tried by the next run unasked.
    plan = planned(asked)
    assert (plan.again, plan.failed, plan.unchanged) == (1, 3, 4)
    assert planned(order(source, tmp_path / "out", settings=show, retry_failed=True)).again == 4


def test_a_run_ends_when_too_many_fail(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    engines.install(tmp_path, monkeypatch)
    source = archive(tmp_path / "a.jsonl", [(f"Story {n}", "It is a fault.") for n in range(9)])
    show = settings(voice__name="bad", voice__directory=str(tmp_path / "voices"))
    _, tally = run(order(source, tmp_path / "out", settings=show, max_failures=2))
    assert (tally.failed, tally.left, tally.ending) == (3, 6, "More than 2 failed")


def test_planning_holds_no_article_in_memory(tmp_path: Path) -> None:
    import tracemalloc

    def peak(count: int) -> int:
        source = jsonl(tmp_path / f"{count}.jsonl", made(count))
        tracemalloc.start()
        planned(order(source, tmp_path / f"out-{count}"))
        found = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return found

    peak(50)
    assert peak(600) < peak(100) + 200_000
