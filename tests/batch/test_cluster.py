"""A batch on a cluster of real processes, and what is killed of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Event, Thread

import pytest
from distributed import Client

from audio_news.batch.bench import Patience
from audio_news.batch.order import Order
from audio_news.batch.session import Session
from audio_news.batch.tally import Tally
from audio_news.errors import BatchError, ClusterLost
from tests.batch import engines
from tests.batch.clusters import Cluster, cluster
from tests.batch.kills import children
from tests.batch.runs import archive, episodes, files, leftovers, order, planned, run, settings
from tests.batch.test_bucket import fetched, sent_to
from tests.publish.s3 import S3


def texts(count: int) -> list[tuple[str, str]]:
    return [(f"Story {n}", f"It rained {n} times. " * 8) for n in range(count)]


def run_and_kill(asked: Order, there: Cluster) -> None:
    with Session(asked) as session:
        for tally in session.run(session.plan()):
            if tally.done == 3 and there.workers[0].poll() is None:
                there.workers[0].kill()
            if tally.done == 8:
                there.scheduler.kill()


def test_whatever_of_a_cluster_is_killed_every_article_is_made_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stumbles(client: Client, timeout: float | None = None) -> None:
        """As Dask does now and then where the scheduler is gone."""
        close(client, timeout)
        if timeout:  # and not from its __del__
            raise RuntimeError("Cannot change state of expiring Timeout")

    close: Callable[[Client, float | None], None] = Client.close
    monkeypatch.setattr(Client, "close", stumbles)
    source, out = archive(tmp_path / "a.jsonl", texts(24)), tmp_path / "out"
    with cluster(tmp_path) as first:
        asked = order(source, out, cluster=first.address)
        with pytest.raises(ClusterLost, match="is gone"):
            run_and_kill(asked, first)
    stood = files(out)
    whole = {  # but not what was cut off between audio and record
        name: at for name, at in stood.items()
        if all(str(Path(name).with_suffix(end)) in stood for end in (".mp3", ".json"))
    }  # fmt: skip
    assert 16 <= len(whole) < 48
    with cluster(tmp_path) as second:
        plan, tally = run(order(source, out, cluster=second.address))
    assert (tally.failed, tally.left) == (0, 0)
    assert plan.unchanged >= 8
    assert {name: at for name, at in files(out).items() if name in whole} == whole
    made = episodes(out)
    assert sorted(e.title for e in made) == sorted(title for title, _ in texts(24))
    assert not any(episode.revisions for episode in made)
    # The same as the machine's own workers would make:
    plan = planned(order(source, out))
    assert (plan.unchanged, plan.to_make) == (24, 0)
    assert not list(out.glob(".audio-news/shared-*"))


def test_a_cluster_and_another_machine_fill_one_bucket(
    server: S3, bucket: str, tmp_path: Path
) -> None:
    """Each has a ledger of its own, begun when the bucket was empty; one plans after the other."""
    source, opened, go = archive(tmp_path / "a.jsonl", texts(10)), Event(), Event()
    ends: list[Tally] = []

    def fill() -> None:
        with Session(sent_to(bucket, source, tmp_path / "two")) as session:
            opened.set()
            go.wait(60)
            *_, tally = session.run(session.plan())
            ends.append(tally)

    another = Thread(target=fill)
    another.start()
    assert opened.wait(60)
    with cluster(tmp_path) as there:
        with Session(sent_to(bucket, source, tmp_path / "one", cluster=there.address)) as session:
            for tally in session.run(session.plan()):
                if tally.done == 3:
                    go.set()
        ends.append(tally)
        another.join()
    assert [(end.failed, end.left) for end in ends] == [(0, 0)] * 2
    # Two that make the same in the same second give the same bytes, and either may say "done".
    assert sum(end.done for end in ends) >= 10
    assert len(server.written("json$")) == 10
    made = episodes(fetched(server, bucket, tmp_path / "there"))
    assert sorted(e.title for e in made) == sorted(title for title, _ in texts(10))
    assert not any(episode.revisions for episode in made)


def test_a_bad_article_costs_the_cluster_no_worker(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engines.install(tmp_path, monkeypatch)
    source = archive(
        tmp_path / "a.jsonl", [*texts(3), ("Segfault", "They crash."), ("Loop", "They hang.")]
    )
    show = settings(voice__name="bad", voice__directory=str(tmp_path / "voices"))
    patience = Patience(tries=2, silence_s=3.0, silence_s_per_word=1.0)  # long for the good
    with cluster(tmp_path) as there:
        asked = order(
            source, tmp_path / "out", settings=show, patience=patience, cluster=there.address
        )
        with Session(asked) as session:
            *_, tally = session.run(session.plan())
            reasons = dict(
                session.ledger.rows("SELECT name, reason FROM articles WHERE reason NOT NULL")
            )
        assert [worker.poll() for worker in there.workers] == [None, None]
        assert not any(children(worker.pid) for worker in there.workers)
    assert (tally.done, tally.failed) == (3, 2)
    assert "SIGSEGV" in reasons["https://post.example/Segfault"]
    assert "hung" in reasons["https://post.example/Loop"]
    assert len(episodes(tmp_path / "out")) == 3


def test_a_cluster_that_is_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("audio_news.batch.cluster.CONNECT_S", 0.5)
    source = archive(tmp_path / "a.jsonl", texts(1))
    with pytest.raises(ClusterLost, match=r"no Dask scheduler at tcp://127\.0\.0\.1:9"):
        run(order(source, tmp_path / "out", cluster="tcp://127.0.0.1:9"))


def test_workers_that_do_not_share_the_folder_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = archive(tmp_path / "a.jsonl", texts(2))
    monkeypatch.setattr("pathlib.Path.touch", lambda self: None)  # as if written elsewhere
    with cluster(tmp_path, workers=1) as there, pytest.raises(BatchError, match="does not see"):
        run(order(source, tmp_path / "out", cluster=there.address))
    assert not leftovers(tmp_path / "out")
