"""What a plan sees of a bucket while somebody else is writing to it."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest

from audio_news.batch.target import WAITS_IN_VAIN, Bucket
from tests.batch.runs import archive, run
from tests.batch.test_bucket import PREFIX, sent_to
from tests.publish.s3 import S3


def test_a_record_is_waited_for_and_not_for_ever(
    server: S3, bucket: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = archive(tmp_path / "a.jsonl", [("Rain", "It rained.")])
    run(sent_to(bucket, source, tmp_path / "state"))
    stem, client = "2024/03/05/rain", server.client()
    there = {"Bucket": bucket, "Key": f"{PREFIX}{stem}.json"}
    data = server.holds(bucket)[there["Key"]]
    client.delete_object(**there)
    waited: list[float] = []

    def wait(seconds: float) -> None:
        """Somebody else ends what he is at."""
        waited.append(seconds)
        client.put_object(**there, Body=data)

    monkeypatch.setattr("audio_news.batch.target.time", SimpleNamespace(sleep=wait))
    target = Bucket(f"s3://{bucket}/{PREFIX}")
    found = target.episode(stem)
    assert found
    assert found.title == "Rain"
    for number in range(9):
        assert target.episode(f"2024/03/05/snow-{number}") is None
    assert len(waited) == 1 + WAITS_IN_VAIN
