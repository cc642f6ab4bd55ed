"""Episodes that go to a bucket: a real S3 server, killed workers, and two machines at once."""

from __future__ import annotations

import json
import os
import signal
import time
from collections import Counter
from pathlib import Path

import pytest

from audio_news.batch.bench import Patience
from audio_news.batch.job import make
from audio_news.batch.order import Order
from audio_news.batch.parcel import Parcel
from audio_news.batch.session import Session
from audio_news.batch.target import Bucket
from audio_news.production import Progress, Studio
from tests.batch.kills import children
from tests.batch.runs import archive, episodes, leftovers, order, planned, run, settings
from tests.publish.s3 import LOST, S3, Asked
from tests.sounds import article

PREFIX = "news/"


def texts(count: int) -> list[tuple[str, str]]:
    return [(f"Story {n}", f"It rained {n} times. " * 3) for n in range(count)]


def sent_to(bucket: str, source: Path, state: Path, **asked: object) -> Order:
    return order(source, state, bucket=f"s3://{bucket}/{PREFIX}", **asked)


def kill_one(supervisor: int) -> bool:
    """Kill a worker; False where there is none at this moment."""
    try:
        os.kill(children(supervisor, "audio_news.batch.worker")[0], signal.SIGKILL)
    except (IndexError, ProcessLookupError):
        return False
    return True


def fetched(server: S3, bucket: str, folder: Path) -> Path:
    """What is in the bucket as a folder."""
    for name, data in server.holds(bucket, PREFIX).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return folder


def test_episodes_go_to_a_bucket_once(server: S3, bucket: str, tmp_path: Path) -> None:
    source = archive(tmp_path / "a.jsonl", texts(4))
    asked = sent_to(bucket, source, tmp_path / "state")
    _, tally = run(asked)
    assert (tally.done, tally.failed, tally.left) == (4, 0, 0)
    made = episodes(fetched(server, bucket, tmp_path / "there"))
    assert sorted(e.title for e in made) == [title for title, _ in texts(4)]
    written = server.written()
    assert [name[-4:] for name in written] == [".mp3", "json"] * 4, "the record comes last"
    assert all(a.condition == "*" for a in server.asked if a.method == "PUT")
    assert planned(asked).unchanged == 4
    assert not list((tmp_path / "state").rglob("*.mp3"))
    assert not leftovers(tmp_path / "state")
    # A state that is lost is made anew from the bucket, and nothing is made again.
    plan, tally = run(sent_to(bucket, source, tmp_path / "other"))
    assert (plan.checked, tally.unchanged, tally.done) == (4, 4, 0)
    assert server.written() == written


def test_what_is_corrected_or_gone_is_made_again(server: S3, bucket: str, tmp_path: Path) -> None:
    source, state = archive(tmp_path / "a.jsonl", texts(3)), tmp_path / "state"
    run(sent_to(bucket, source, state))
    archive(source, [("Story 0", "It never rained."), *texts(3)[1:]])
    server.client().delete_object(Bucket=bucket, Key=f"{PREFIX}2024/03/05/story-2.mp3")
    plan, tally = run(sent_to(bucket, source, state))
    assert (plan.corrected, plan.again, plan.unchanged) == (1, 1, 1)
    assert tally.done == 2
    made = episodes(fetched(server, bucket, tmp_path / "there"))
    assert len(made) == 3
    assert [e.title for e in made if not e.revisions] == ["Story 1"]


def test_killed_workers_and_lost_answers_cost_nothing(
    server: S3, bucket: str, tmp_path: Path
) -> None:
    source, state = archive(tmp_path / "a.jsonl", texts(12)), tmp_path / "state"
    lost: Counter[str] = Counter()

    def fault(asked: Asked) -> int | None:
        if asked.method == "PUT" and asked.key.endswith("3.json") and not lost[asked.key]:
            lost[asked.key] += 1
            return LOST
        return None

    server.faults.append(fault)
    killed = 0
    with Session(sent_to(bucket, source, state, workers=2)) as session:
        for tally in session.run(session.plan()):
            # Two at most: whichever articles they hit, none of them dies as often as gives it up.
            if killed < Patience().tries - 1 and tally.done > 2 * killed:
                killed += kill_one(os.getpid())
    assert killed == 2
    assert (tally.failed, tally.left) == (0, 0)
    made = episodes(fetched(server, bucket, tmp_path / "there"))
    assert len(made) == len({e.title for e in made}) == 12
    assert not any(e.revisions for e in made)
    assert not leftovers(state)


def test_who_comes_second_leaves_what_is_there(
    server: S3, bucket: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("audio_news.batch.job.SECOND_WAITS_S", 0.0)
    there = Bucket(f"s3://{bucket}/{PREFIX}")
    line = Parcel.of(article("Rain", url="https://post.example/rain")).line
    job = {"id": 1, "stem": "undated/rain", "words": 9, "article": json.loads(line)}
    first: list[str] = []

    def overtaken(progress: Progress) -> None:
        """Another worker makes the same between the making here and the putting."""
        if progress.stage == "publish" and not first:
            time.sleep(1.1)  # another second, another record
            first.append("")
            first[:] = [make(studio, job, tmp_path / "a", lambda progress: None, there).status]

    with Studio(settings()) as studio:
        second = make(studio, job, tmp_path / "b", overtaken, there)
    assert (first, second.status) == (["done"], "unchanged")
    (made,) = episodes(fetched(server, bucket, tmp_path / "there"))
    assert not made.revisions
    assert len(server.written("json$")) == 1


def test_a_bucket_that_says_no_ends_the_run_and_blames_no_article(
    server: S3, bucket: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("audio_news.batch.limits.BLOCKED_WAIT_S", 0.01)
    source, state = archive(tmp_path / "a.jsonl", texts(2)), tmp_path / "state"
    server.faults.append(lambda asked: 403 if asked.method == "PUT" else None)
    _, tally = run(sent_to(bucket, source, state))
    assert (tally.done, tally.failed, tally.left) == (0, 0, 2)
    assert "could not be written: 403" in tally.ending
    server.faults.clear()
    _, tally = run(sent_to(bucket, source, state))
    assert (tally.done, tally.left) == (2, 0)


def test_a_format_that_is_changed_leaves_no_file_of_the_other(
    server: S3, bucket: str, tmp_path: Path
) -> None:
    there = Bucket(f"s3://{bucket}/{PREFIX}")
    line = Parcel.of(article("Rain", url="https://post.example/rain")).line
    job = {"id": 1, "stem": "undated/rain", "words": 9, "article": json.loads(line)}
    for audio_format in ("mp3", "flac"):
        with Studio(settings(sound__format=audio_format)) as studio:
            make(studio, job, tmp_path / "work", lambda progress: None, there)
    assert set(server.holds(bucket, f"{PREFIX}undated/")) == {"rain.flac", "rain.json"}
