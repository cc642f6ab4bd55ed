"""The ledger by itself: what it keeps, what it counts, and what it says when it cannot."""

from __future__ import annotations

import sqlite3
import time
from pathlib import Path

import pytest

from audio_news.batch import ledger as ledgers
from audio_news.batch.fingerprint import Fingerprint
from audio_news.batch.ledger import Ledger, State
from audio_news.errors import LedgerError

MADE = {
    "ending": "mp3", "size": 1234, "audio_s": 5.5, "wall_s": 2.0, "cpu_s": 1.5, "lufs": -16.0,
}  # fmt: skip
COLUMNS = (
    "state, made_of, made_show, made_in, ending, size, audio_s, wall_s, cpu_s, lufs, finished,"
    " stage, reason, again, tried_show"
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "a folder #1" / "ledger.sqlite"


@pytest.fixture
def ledger(file: Path) -> Ledger:
    file.parent.mkdir()
    return Ledger(file)


def add(ledger: Ledger, number: int, *, plan: int = 1, state: int = State.PLANNED) -> None:
    ledger.later(
        "INSERT INTO articles (id, key, stem, name, words, content, plan, state, at)"
        " VALUES (?, ?, ?, ?, 100, ?, ?, ?, ?)",
        (number, b"key%d" % number, f"stem{number}", f"a/{number}", b"content", plan, state, 7),
    )


def columns(ledger: Ledger, number: int) -> dict[str, object]:
    row = ledger.one(f"SELECT {COLUMNS} FROM articles WHERE id = ?", (number,))
    assert row
    return dict(zip(COLUMNS.split(", "), row, strict=True))


def test_the_numbers_of_states_are_those_in_ledgers_on_disk() -> None:
    assert (State.PLANNED, State.WORKING, State.DONE, State.FAILED) == (0, 1, 2, 3)


def test_what_is_known_of_an_article(ledger: Ledger) -> None:
    add(ledger, 3, plan=2)
    row = ledger.find(b"key3")
    assert row
    assert (row.id, row.stem, row.content, row.plan, row.state, row.at) == (
        3, "stem3", b"content", 2, State.PLANNED, 7
    )  # fmt: skip
    assert (row.made_of, row.made_show, row.ending, row.size, row.tried_show, row.again) == (
        None,
    ) * 6
    assert ledger.find(b"key4") is None


def test_what_was_made_in_a_run(ledger: Ledger) -> None:
    add(ledger, 1)
    ledger.failed(1, 4, "speak", "It would not", again=True)
    before = time.time()
    ledger.done(1, 5, 8, MADE)
    kept = columns(ledger, 1)
    finished = kept.pop("finished")
    assert isinstance(finished, float)
    assert before <= finished <= time.time()
    assert kept == {
        **MADE, "state": State.DONE, "made_of": b"content", "made_show": 5, "made_in": 8,
        "stage": None, "reason": None, "again": None, "tried_show": None,
    }  # fmt: skip


def test_what_was_found_to_be_there_keeps_its_run_and_times(ledger: Ledger) -> None:
    add(ledger, 1)
    ledger.done(1, 5, 8, MADE)
    former = columns(ledger, 1)
    ledger.done(1, 6, None, {**MADE, "wall_s": 0.0, "cpu_s": 0.0, "size": 99})
    assert columns(ledger, 1) == {**former, "made_show": 6, "size": 99}


@pytest.mark.parametrize("again", [False, True])
def test_why_it_was_not_made(ledger: Ledger, again: bool) -> None:
    add(ledger, 1)
    add(ledger, 2)
    before = time.time()
    ledger.failed(1, 4, "speak", "It would not", again=again)
    kept = columns(ledger, 1)
    wanted = ("state", "tried_show", "stage", "reason", "again")
    assert [kept[name] for name in wanted] == [State.FAILED, 4, "speak", "It would not", again]
    assert isinstance(kept["finished"], float)
    assert before <= kept["finished"] <= time.time()
    assert columns(ledger, 2)["state"] == State.PLANNED


def test_who_is_at_work(ledger: Ledger) -> None:
    add(ledger, 1)
    add(ledger, 2)
    ledger.begin(2)
    assert [columns(ledger, number)["state"] for number in (1, 2)] == [0, 1]
    assert list(ledger.rows("SELECT id FROM articles WHERE begun")) == [(2,)]


def test_an_article_moves_to_a_free_place_only(ledger: Ledger) -> None:
    for number in (1, 2):
        add(ledger, number)
        ledger.begin(number)
    where = "SELECT stem, begun FROM articles ORDER BY id"
    assert not ledger.move(1, "stem2")
    assert list(ledger.rows(where)) == [("stem1", 1), ("stem2", 1)]
    assert ledger.move(1, "other")
    assert list(ledger.rows(where)) == [("other", None), ("stem2", 1)]
    assert not ledger.move(9, "third")


def test_counts(ledger: Ledger) -> None:
    nothing = dict.fromkeys(("planned", "working", "done", "unchanged", "failed", "skipped"), 0)
    assert ledger.counts(1, 9) == nothing
    for number in range(1, 22):
        add(ledger, number, plan=1 if number < 21 else 2)
    for number in (1, 2):
        ledger.begin(number)
    for number in (3, 4, 5):
        ledger.done(number, 1, 9, MADE)
    for number in (6, 7, 8, 9):
        ledger.done(number, 1, 8, MADE)
    ledger.done(10, 1, 9, MADE)  # and made once more, in vain
    for number in (10, 11, 12, 13, 14):
        ledger.failed(number, 1, "mix", "No", again=False)
    for number in range(7):
        ledger.later("INSERT INTO skipped VALUES (?, 'empty')", (f"s{number}",))
    for number in range(8):
        ledger.later("INSERT INTO broken VALUES (?, 'cut')", (f"b{number}",))
    assert ledger.counts(1, 9) == {
        "planned": 6, "working": 2, "done": 3, "unchanged": 4, "failed": 5 + 8, "skipped": 7,
    }  # fmt: skip


def test_facts_are_kept_at_once(ledger: Ledger, file: Path) -> None:
    assert ledger.fact("sources") is None
    ledger.remember(sources=["a", "b"], plan=1)
    ledger.remember(plan=2)
    with Ledger(file, read_only=True) as other:
        assert other.fact("sources") == ["a", "b"]
        assert other.fact("plan") == 2


def test_shows_are_numbered_and_those_of_one_sound_found(ledger: Ledger) -> None:
    numbers = [
        ledger.show(Fingerprint(*about))
        for about in (("loud", "x"), ("loud", "y"), ("soft", "x"), ("loud", "x"))
    ]
    assert numbers[0] == numbers[3]
    assert len(set(numbers)) == 3
    assert ledger.shows_of_one_sound(numbers[0]) == set(numbers[:2])
    assert ledger.shows_of_one_sound(numbers[2]) == {numbers[2]}
    assert ledger.shows_of_one_sound(99) == frozenset()


def test_changes_say_what_they_changed(ledger: Ledger) -> None:
    add(ledger, 1)
    add(ledger, 2)
    assert ledger.change("UPDATE articles SET words = 1") == 2
    assert ledger.later("UPDATE articles SET words = 2 WHERE id = 1")
    assert not ledger.later("UPDATE articles SET words = 2 WHERE id = 9")
    assert list(ledger.rows("SELECT id, words FROM articles ORDER BY id")) == [(1, 2), (2, 1)]


def test_one_change_is_kept_at_once(ledger: Ledger, file: Path) -> None:
    add(ledger, 1)
    ledger.commit()
    ledger.begin(1)
    with Ledger(file, read_only=True) as other:
        assert columns(other, 1)["state"] == State.WORKING


def test_many_changes_are_kept_by_and_by(
    ledger: Ledger, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ledgers, "_COMMIT_EVERY", 3)

    def seen() -> int:
        with Ledger(file, read_only=True) as other:
            counted = other.one("SELECT count(*) FROM articles")
        assert counted
        return int(counted[0])

    for number, kept in enumerate([0, 0, 3, 3, 3, 6, 6], start=1):
        add(ledger, number)
        assert seen() == kept
    ledger.commit()
    ledger.commit()  # of nothing
    for number, kept in enumerate([7, 7, 10], start=8):
        add(ledger, number)
        assert seen() == kept
    add(ledger, 11)
    ledger.close()
    assert seen() == 11


def test_closing_lets_go_of_the_file(ledger: Ledger) -> None:
    with ledger:
        add(ledger, 1)
    with pytest.raises(LedgerError, match="closed"):
        ledger.one("SELECT 1")


def test_a_copy_is_whole(ledger: Ledger, file: Path) -> None:
    ledger.remember(plan=3)
    ledger.copy(file.parent / "copy")
    with Ledger(file.parent / "copy", read_only=True) as other:
        assert other.fact("plan") == 3
    with pytest.raises(LedgerError, match=r"nowhere.copy cannot be used"):
        ledger.copy(file.parent / "nowhere" / "copy")


def test_it_is_set_up_for_one_writer_and_many_readers(ledger: Ledger) -> None:
    asked = ("journal_mode", "synchronous", "cache_size", "user_version", "busy_timeout")
    assert [ledger.one(f"PRAGMA {name}") for name in asked] == [
        ("wal",), (1,), (-64_000,), (2,), (30_000,)
    ]  # fmt: skip


def test_what_is_read_only_is_not_written(file: Path, ledger: Ledger) -> None:
    with Ledger(file, read_only=True) as other, pytest.raises(LedgerError, match="readonly"):
        other.change("DELETE FROM articles")
    with pytest.raises(LedgerError) as told:
        Ledger(file.parent / "none", read_only=True)
    assert str(file.parent / "none") in told.value.message
    assert "--rebuild" in told.value.hint
    assert not (file.parent / "none").exists()


@pytest.mark.parametrize("read_only", [False, True])
def test_a_ledger_of_another_version_is_left_alone(tmp_path: Path, read_only: bool) -> None:
    file = tmp_path / "ledger"
    base = sqlite3.connect(file)
    base.execute("PRAGMA user_version = 1")
    base.close()
    with pytest.raises(LedgerError, match="version 1") as told:
        Ledger(file, read_only=read_only)
    assert "--rebuild" in told.value.hint


def test_an_empty_file_is_no_ledger_to_read(tmp_path: Path) -> None:
    (tmp_path / "empty").touch()
    with pytest.raises(LedgerError, match="version 0"):
        Ledger(tmp_path / "empty", read_only=True)


@pytest.mark.parametrize("ask", ["rows", "one", "change", "later"])
def test_what_sqlite_says_is_told_with_the_file(ledger: Ledger, ask: str) -> None:
    with pytest.raises(LedgerError, match=r"ledger\.sqlite cannot be used: near") as told:
        list(getattr(ledger, ask)("NO SQL"))
    assert "--rebuild" in told.value.hint


def test_what_is_no_database_is_told(tmp_path: Path) -> None:
    (tmp_path / "text").write_text("This is no database at all, but a line of text." * 20)
    with pytest.raises(LedgerError, match="not a database"):
        Ledger(tmp_path / "text")


def test_no_two_articles_share_a_place(ledger: Ledger) -> None:
    add(ledger, 1)
    insert = (
        "INSERT INTO articles (key, stem, name, words, content, plan, state)"
        " VALUES (?, ?, 'n', 1, x'', 1, 0)"
    )
    for key, stem in ((b"key1", "other"), (b"other", "stem1")):
        with pytest.raises(LedgerError, match="UNIQUE"):
            ledger.change(insert, (key, stem))
