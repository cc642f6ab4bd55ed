"""Publishers that die, and publishers that meet: the target is right, and nobody was misled."""

from __future__ import annotations

import random
import sys
import threading
import time
from collections.abc import Callable
from multiprocessing import get_context
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

import pytest

from audio_news.errors import PublishError
from audio_news.publish.stores.publish import Options, publish
from audio_news.publish.stores.store import Content, Store
from audio_news.publish.stores.target import store_at
from tests.publish.folders import Show, leads_to, publish_in_child, show
from tests.publish.s3 import S3, Asked

CHANGES, ROUNDS = 1000, 40


def child(own: Show, target: str, environ: dict[str, str]) -> BaseProcess:
    """A publisher in a process of its own, which inherits no thread of this one."""
    told = (str(own.folder), target, environ)
    if sys.platform == "win32":
        spawned = get_context("spawn").Process(target=publish_in_child, args=told)
        spawned.start()
        return spawned
    context = get_context("forkserver")
    context.set_forkserver_preload(["audio_news.publish.stores.publish", "obstore"])
    process = context.Process(target=publish_in_child, args=told)
    process.start()
    return process


def change(own: Show, chance: random.Random, times: int) -> None:
    """Corrections above all; now and then a story more or less."""
    for _ in range(times - 1):
        kind = chance.random()
        name = chance.choice(list(own.stories))
        if kind < 0.02 and len(own.stories) > 6:
            del own.stories[name]
            for path in own.folder.glob(f"{name}.*"):
                path.unlink()
        elif kind < 0.04:
            own.stories[f"story-{chance.randrange(10**6)}"] = chance.randbytes(500)
        else:
            own.stories[name] = chance.randbytes(chance.randint(300, 900))
    own.correct(chance.choice(list(own.stories)), 500)


def test_a_thousand_changes_with_kills_to_a_bucket(server: S3, bucket: str, tmp_path: Path) -> None:
    chance = random.Random(20)
    own, target = show(tmp_path / "show", 8), f"s3://{bucket}/listen"
    publish(own.folder, store_at(target, own.folder))
    killed = 0
    for number in range(ROUNDS):
        change(own, chance, CHANGES // ROUNDS)
        if number % 2:
            killed += _killed_at(server, own, target, chance.randint(1, 40), chance)
            if chance.random() < 0.5:
                change(own, chance, 3)
        publish(own.folder, store_at(target, own.folder))
        standing = {
            key.removeprefix("listen/"): data
            for (where, key), data in server.standing.items()
            if where == bucket and not key.startswith("listen/.")
        }
        assert standing == own.published()
    assert server.holds(bucket, "listen/") == own.published()
    assert server.misled == []
    assert killed > ROUNDS // 5


def _killed_at(server: S3, own: Show, target: str, request: int, chance: random.Random) -> bool:
    """Kill a publisher at its nth request, which is carried out or not; whether it came to that."""
    asked, kills = 0, threading.Event()
    answer = chance.choice((None, 500))

    def fault(_: Asked) -> int | None:
        nonlocal asked
        asked += 1
        if asked == request:
            process.kill()
            kills.set()
        return answer if asked >= request else None

    process = child(own, target, server.environ())
    server.faults.append(fault)
    process.join()
    server.settle()
    server.faults.clear()
    return kills.is_set()


def test_changes_with_kills_to_a_folder(tmp_path: Path) -> None:
    chance = random.Random(21)
    own, target = show(tmp_path / "show", 8), tmp_path / "www"
    publish(own.folder, store_at(str(target), own.folder))
    killed, usual_s = 0, 0.0
    for number in range(ROUNDS // 2):
        change(own, chance, 5)
        process, began = child(own, str(target), {}), time.monotonic()
        process.join(1.2 * usual_s * chance.random() if number else None)
        took_s = time.monotonic() - began
        process.kill()
        process.join()
        if process.exitcode:
            killed += 1
        else:
            usual_s = took_s  # on this machine, at this moment
        feed = (target / "feed.xml").read_bytes()
        assert all((target / name).is_file() for name in leads_to(feed))
        publish(own.folder, store_at(str(target), own.folder))
        found = {p.name: p.read_bytes() for p in target.iterdir() if p.name[0] != "."}
        assert found == own.published()
        assert not list(target.glob(".publishing-*"))
    assert killed > ROUNDS // 8


@pytest.fixture(params=["folder", "bucket"])
def stores(
    request: pytest.FixtureRequest, server: S3, bucket: str, tmp_path: Path
) -> Callable[[Show], Store]:
    """A store of one and the same target for each who asks."""
    target = f"s3://{bucket}/listen" if request.param == "bucket" else str(tmp_path / "www")
    return lambda own: store_at(target, own.folder)


def standing(store: Store) -> dict[str, bytes]:
    found = {name: store.read(name) for name in store.listing()}
    return {name: there[0] for name, there in found.items() if there}


def attempt(own: Show, store: Store, told: list[Any], **options: Any) -> threading.Thread:
    """Publish in a thread; `told` gets the report or the error."""

    def run() -> None:
        try:
            told.append(publish(own.folder, store, Options(**options)))
        except PublishError as err:
            told.append(err)

    thread = threading.Thread(target=run)
    thread.start()
    return thread


@pytest.mark.parametrize("is_first", [True, False])
def test_of_two_at_once_one_stops_before_it_touched_anything(
    stores: Callable[[Show], Store], tmp_path: Path, is_first: bool
) -> None:
    shows = [show(tmp_path / name, 3, seed) for seed, name in enumerate(("one", "two"))]
    if not is_first:
        first = show(tmp_path / "zero", 2, seed=9)
        publish(first.folder, stores(first))
    both_have_looked = threading.Barrier(2, timeout=60)
    told: list[list[Any]] = [[], []]
    threads = []
    for own, said in zip(shows, told, strict=True):
        store = stores(own)
        listing = store.listing

        def looked(listing: Callable[[], Any] = listing) -> Any:
            found = listing()
            both_have_looked.wait()
            return found

        store.listing = looked  # type: ignore[method-assign]
        threads.append(attempt(own, store, said))
    for thread in threads:
        thread.join()
    (loser,) = [said[0] for said in told if isinstance(said[0], PublishError)]
    winner = shows[0] if isinstance(told[1][0], PublishError) else shows[1]
    assert "Another publisher has just begun" in loser.message
    assert "Nothing of theirs was touched" in loser.hint
    assert standing(stores(winner)) == winner.published()


def test_one_that_was_taken_over_overwrites_nothing(
    stores: Callable[[Show], Store], tmp_path: Path
) -> None:
    old, new = (show(tmp_path / name, 3, seed) for seed, name in enumerate(("old", "new")))
    store = stores(old)
    put = store.put
    styles_are_there, is_at_it, may_go_on = (threading.Event() for _ in range(3))

    def slow(name: str, content: Content, former: str | None) -> str:
        if not name.startswith("story"):
            tag = put(name, content, former)
            if name.endswith(".css"):
                styles_are_there.set()
            return tag
        assert styles_are_there.wait(60)  # nothing else is on its way when the other one comes
        is_at_it.set()
        assert may_go_on.wait(60)
        return put(name, content, former)

    store.put = slow  # type: ignore[method-assign]
    told: list[Any] = []
    thread = attempt(old, store, told)
    assert is_at_it.wait(60)
    with pytest.raises(PublishError, match="at work"):
        publish(new.folder, stores(new))
    publish(new.folder, stores(new), Options(take_over=True))
    may_go_on.set()
    thread.join()
    assert "took over" in told[0].message
    assert standing(stores(new)) == new.published()


def test_a_claim_is_renewed_while_it_lasts(
    stores: Callable[[Show], Store], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from datetime import timedelta

    from audio_news.publish.stores import run
    from audio_news.publish.stores.manifest import NAME

    monkeypatch.setattr(run, "_TICK_S", 0.01)
    monkeypatch.setattr(run, "RENEWED", timedelta(0))
    own = show(tmp_path / "show", 1)
    store, written = stores(own), []
    put = store.put

    def noted(name: str, content: Content, former: str | None) -> str:
        written.append(name)
        if name.endswith(".mp3"):
            deadline = time.monotonic() + 60
            while written.count(NAME) < 4:
                assert time.monotonic() < deadline
                time.sleep(0.01)
        return put(name, content, former)

    store.put = noted  # type: ignore[method-assign]
    publish(own.folder, store)
    assert standing(stores(own)) == own.published()
