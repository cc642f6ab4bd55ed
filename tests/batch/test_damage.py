"""What happened to finished episodes between two runs: noticed by a look at sizes, and mended."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from audio_news.batch.target import Bucket
from tests.batch.runs import archive, episodes, files, leftovers, order, planned, run
from tests.batch.test_bucket import PREFIX, fetched, sent_to
from tests.publish.s3 import S3

RAIN = "2024/03/05/rain"
TWO = [("Rain", "It rains."), ("Snow", "It snows.")]


def cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-100])


def empty(file: Path) -> None:
    file.write_bytes(b"")


def lengthen(file: Path) -> None:
    file.write_bytes(file.read_bytes() + b"?")


@pytest.mark.parametrize("damage", [Path.unlink, empty, cut, lengthen])
@pytest.mark.parametrize("ending", ["json", "mp3"])
def test_a_plain_run_mends_what_was_damaged(
    tmp_path: Path, ending: str, damage: Callable[[Path], None]
) -> None:
    asked = order(archive(tmp_path / "a.jsonl", TWO), tmp_path / "out")
    run(asked)
    before = files(asked.output)
    damage(asked.output / f"{RAIN}.{ending}")
    plan, tally = run(asked)
    assert (plan.again, plan.unchanged) == (1, 1)
    assert (tally.done, tally.failed, tally.left) == (1, 0, 0)
    assert [episode.title for episode in episodes(asked.output)] == ["Rain", "Snow"]
    changed = {name for name, at in files(asked.output).items() if before.get(name) != at}
    assert changed == {f"{RAIN}.json", f"{RAIN}.mp3"}
    assert not leftovers(asked.output)
    assert planned(asked).unchanged == 2


def test_a_record_that_somebody_laid_out_anew_is_looked_at_and_left(tmp_path: Path) -> None:
    asked = order(archive(tmp_path / "a.jsonl", TWO), tmp_path / "out")
    run(asked)
    note = asked.output / f"{RAIN}.json"
    note.write_text(json.dumps(json.loads(note.read_text()), indent=4) + "\n")
    before = files(asked.output)
    plan, tally = run(asked)
    assert (plan.again, tally.unchanged, tally.done) == (1, 2, 0)
    assert files(asked.output) == before
    assert planned(asked).unchanged == 2


def test_sizes_are_known_again_after_a_ledger_was_lost(tmp_path: Path) -> None:
    source = archive(tmp_path / "a.jsonl", TWO)
    run(order(source, tmp_path / "out"))
    run(order(source, tmp_path / "out", rebuild=True))
    cut(tmp_path / f"out/{RAIN}.json")
    os.utime(source)
    assert planned(order(source, tmp_path / "out")).again == 1


@pytest.mark.parametrize("ending", ["json", "mp3"])
def test_a_bucket_is_looked_at_too(server: S3, bucket: str, tmp_path: Path, ending: str) -> None:
    asked = sent_to(bucket, archive(tmp_path / "a.jsonl", TWO), tmp_path / "state")
    run(asked)
    key = f"{PREFIX}{RAIN}.{ending}"
    server.client().put_object(Bucket=bucket, Key=key, Body=server.holds(bucket)[key][:-100])
    plan, tally = run(asked)
    assert (plan.again, plan.unchanged, tally.done) == (1, 1, 1)
    assert len(episodes(fetched(server, bucket, tmp_path / "there"))) == 2
    assert Bucket(f"s3://{bucket}/{PREFIX}").episode(RAIN)
