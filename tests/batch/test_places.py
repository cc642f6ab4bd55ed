"""Two who want one place: each article gets its own, and nothing is written over."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from audio_news.batch import job as jobs
from audio_news.batch.order import Order
from audio_news.batch.parcel import Parcel
from audio_news.batch.session import Session
from audio_news.batch.target import Bucket
from audio_news.production import Progress, Studio
from audio_news.publish import shelf
from tests.batch.runs import archive, episodes, files, leftovers, order, planned, run, settings
from tests.batch.test_bucket import PREFIX, fetched, sent_to
from tests.publish.s3 import S3
from tests.sounds import article

RAIN, DAY = "2024/03/05/rain", "2024/03/05"


def addressed(folder: Path, name: str, text: str) -> Path:
    """An archive of one article, "Rain" of March 5th, as the newsroom `name` has it."""
    source = archive(folder / f"{name}.jsonl", [("Rain", text)])
    source.write_text(source.read_text().replace("post.example", f"{name}.example"))
    return source


def between(asked: Order, then: Callable[[], object]) -> None:
    """Run a batch, with something else that happens between its plan and its work."""
    with Session(asked) as session:
        plan = session.plan()
        then()
        *_, tally = session.run(plan)
        session.finish(tally)
    assert (tally.done, tally.failed, tally.left) == (len(asked.sources), 0, 0)


def test_an_episode_that_came_between_keeps_its_place(tmp_path: Path) -> None:
    """Made by hand into the folder of the day, while a batch of many days was at work."""
    out = tmp_path / "out"
    mine = article("Rain", "Mine is another.", url="https://other.example/rain")

    def made_by_hand() -> None:
        with Studio(settings()) as studio:
            studio.produce(mine, out / DAY)

    asked = order(addressed(tmp_path, "post", "It rains."), out)
    between(asked, made_by_hand)
    urls = {episode.file.stem: episode.url for episode in episodes(out)}
    assert urls == {"rain": "https://other.example/rain", "rain-2": "https://post.example/Rain"}
    assert not leftovers(out)
    assert planned(asked).unchanged == 1


def test_a_file_that_came_between_is_left(tmp_path: Path) -> None:
    out = tmp_path / "out"

    def copied() -> None:
        (out / DAY).mkdir(parents=True)
        (out / f"{RAIN}.mp3").write_bytes(b"mine")

    between(order(addressed(tmp_path, "post", "It rains."), out), copied)
    assert (out / f"{RAIN}.mp3").read_bytes() == b"mine"
    assert set(files(out / DAY)) == {"rain.mp3", "rain-2.mp3", "rain-2.json"}


def test_a_file_whose_record_was_deleted_is_made_again_in_its_place(tmp_path: Path) -> None:
    asked = order(addressed(tmp_path, "post", "It rains."), tmp_path / "out")
    run(asked)
    (tmp_path / f"out/{RAIN}.json").unlink()
    run(asked)
    assert set(files(tmp_path / "out" / DAY)) == {"rain.mp3", "rain.json"}


def test_what_a_killed_run_left_without_a_record_is_its_own(tmp_path: Path) -> None:
    asked = order(addressed(tmp_path, "post", "It rains."), tmp_path / "out")
    with Session(asked) as session:
        plan = session.plan()
        tallies = session.run(plan)
        next(tallies)  # begun
        tallies.close()
    (tmp_path / "out" / DAY).mkdir(parents=True, exist_ok=True)
    (tmp_path / f"out/{RAIN}.mp3").write_bytes(b"killed between file and record")
    run(asked)
    assert set(files(tmp_path / "out" / DAY)) == {"rain.mp3", "rain.json"}
    assert len(episodes(tmp_path / "out")) == 1


def test_two_machines_with_two_archives_at_one_bucket(
    server: S3, bucket: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both have planned the same names before either has put anything."""
    one = sent_to(bucket, addressed(tmp_path, "one", "It rains."), tmp_path / "state-1")
    two = sent_to(bucket, addressed(tmp_path, "two", "It pours."), tmp_path / "state-2")
    between(one, lambda: between(two, lambda: None))
    made = episodes(fetched(server, bucket, tmp_path / "there"))
    assert {episode.file.stem: episode.url for episode in made} == {
        "rain": "https://two.example/Rain", "rain-2": "https://one.example/Rain"
    }  # fmt: skip
    assert [planned(asked).unchanged for asked in (one, two)] == [1, 1]
    assert all(asked.condition == "*" for asked in server.asked if asked.method == "PUT")


@pytest.mark.parametrize("stage", ["speak", "publish"])
def test_a_place_that_is_lost_while_the_episode_is_made(
    server: S3, bucket: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stage: str
) -> None:
    """Whoever puts the file first has the name; the other is told, and has put nothing."""
    monkeypatch.setattr(jobs, "SECOND_WAITS_S", 0.0)
    there = Bucket(f"s3://{bucket}/{PREFIX}")
    mine, other = (fresh(f"https://{name}.example/rain") for name in ("mine", "other"))
    first: list[str] = []

    def overtaken(progress: Progress) -> None:
        if progress.stage == stage and not first:
            first.append(
                jobs.make(studio, other, tmp_path / "a", lambda progress: None, there).status
            )

    with Studio(settings()) as studio:
        second = jobs.make(studio, mine, tmp_path / "b", overtaken, there)
    assert (first, second.status, second.taken) == (["done"], "failed", True)
    (made,) = episodes(fetched(server, bucket, tmp_path / "there"))
    assert made.url == "https://other.example/rain"


@pytest.mark.parametrize("comes", [True, False])
def test_a_file_whose_record_is_still_to_come_is_not_written_over(
    server: S3, bucket: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, comes: bool
) -> None:
    there, state = Bucket(f"s3://{bucket}/{PREFIX}"), tmp_path / "state"
    run(sent_to(bucket, addressed(tmp_path, "other", "It pours."), state))
    before, note = server.holds(bucket), {"Bucket": bucket, "Key": f"{PREFIX}{RAIN}.json"}
    server.client().delete_object(**note)
    looks: list[float] = []

    def wait(seconds: float) -> None:
        looks.append(seconds)
        if comes and len(looks) == 2:
            server.client().put_object(**note, Body=before[note["Key"]])

    patched = SimpleNamespace(sleep=wait, monotonic=time.monotonic, process_time=time.process_time)
    monkeypatch.setattr(jobs, "time", patched)
    mine = {**fresh("https://mine.example/rain"), "stem": RAIN}
    with Studio(settings()) as studio:
        outcome = jobs.make(studio, mine, tmp_path / "work", lambda progress: None, there)
    assert outcome.taken
    assert len(looks) == (2 if comes else jobs.RECORD_LOOKS - 1)
    del before[note["Key"]]
    assert before.items() <= server.holds(bucket).items()


def test_a_signature_that_was_left_alone_stops_nothing(
    server: S3, bucket: str, tmp_path: Path
) -> None:
    there = Bucket(f"s3://{bucket}/{PREFIX}")
    server.client().put_object(
        Bucket=bucket, Key=f"{PREFIX}undated/rain{shelf.SIGNATURE}", Body=b"of nothing"
    )
    job = {**fresh("https://post.example/rain"), "fresh": False}
    with Studio(settings()) as studio:
        outcome = jobs.make(studio, job, tmp_path / "work", lambda progress: None, there)
    assert outcome.status == "done"
    assert set(server.holds(bucket, f"{PREFIX}undated/")) == {"rain.mp3", "rain.json"}


def fresh(url: str) -> dict[str, object]:
    """The job of an article "Rain" that no worker has begun before."""
    line = Parcel.of(article("Rain", url=url)).line
    return {"id": 1, "stem": "undated/rain", "words": 9, "fresh": True, "article": json.loads(line)}
