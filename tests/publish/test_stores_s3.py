"""Publishing to a bucket on a real S3 server: headers, order, faults on the way, and secrets."""

from __future__ import annotations

import json
import logging
import random
from dataclasses import replace
from pathlib import Path
from typing import Any

import feedparser
import pytest
from click.testing import CliRunner

from audio_news.cli.podcast_publish import command
from audio_news.errors import PublishError, UsageError
from audio_news.publish.public import cache_control, content_type
from audio_news.publish.stores import s3
from audio_news.publish.stores.digests import digests
from audio_news.publish.stores.publish import Report, publish
from audio_news.publish.stores.selection import select
from audio_news.publish.stores.target import store_at
from tests.publish.folders import ADDRESS, Show, show
from tests.publish.s3 import ACCESS, LOST, S3, SECRET, Asked


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Few retries, so that a failure is told at once."""
    monkeypatch.setattr(s3, "_RETRIES", 2)


def put(own: Show, bucket: str) -> Report:
    return publish(own.folder, store_at(f"s3://{bucket}/listen", own.folder))


def test_every_object_has_its_headers(server: S3, bucket: str, tmp_path: Path) -> None:
    own = show(tmp_path / "show", 1)
    put(own, bucket)
    client = server.client()
    for name in own.published():
        head = client.head_object(Bucket=bucket, Key=f"listen/{name}")
        assert head["ContentType"] == content_type(name), name
        assert head["CacheControl"] == cache_control(name), name
    assert (
        client.head_object(Bucket=bucket, Key="listen/story-1.mp3")["ContentType"] == "audio/mpeg"
    )
    feed = client.head_object(Bucket=bucket, Key="listen/feed.xml")
    assert feed["ContentType"] == "application/rss+xml; charset=utf-8"


def test_other_headers_are_a_change(
    server: S3, bucket: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = show(tmp_path / "show", 1)
    put(own, bucket)
    monkeypatch.setattr(
        "audio_news.publish.stores.selection.cache_control", lambda name: "no-cache"
    )
    assert set(put(own, bucket).put) == set(own.published())
    head = server.client().head_object(Bucket=bucket, Key="listen/story-1.mp3")
    assert head["CacheControl"] == "no-cache"


def test_audio_then_pages_then_index_then_feed_then_removals(
    server: S3, bucket: str, tmp_path: Path
) -> None:
    own = show(tmp_path / "show", 9)
    put(own, bucket)
    order = server.written(r"^listen/[^.]")
    kinds = ["media" if k.endswith((".mp3", ".vtt", ".json", ".css")) else k[7:] for k in order]
    assert kinds[:28] == ["media"] * 28
    assert sorted(kinds[28:37]) == sorted(f"story-{number}.html" for number in range(1, 10))
    assert kinds[37:] == ["index.html", "feed.xml"]
    server.asked.clear()
    own.withdraw("story-3")
    put(own, bucket)
    done = [(a.method, a.key) for a in server.asked if a.method in ("PUT", "POST", "DELETE")]
    assert done.index(("PUT", "listen/feed.xml")) < done.index(("POST", ""))
    assert server.misled == []


def test_the_server_s_watch_sees_a_feed_before_its_audio(server: S3, bucket: str) -> None:
    """That the other tests would notice."""
    feed = b'<enclosure url="https://x.example/story.mp3" length="5"/>'
    server.client().put_object(Bucket=bucket, Key="listen/feed.xml", Body=feed)
    assert "story.mp3 after" in server.misled[0]


def test_faults_on_the_way_are_waited_out(server: S3, bucket: str, tmp_path: Path) -> None:
    own = show(tmp_path / "show", 3)
    chance, faulty = random.Random(5), dict[str, int]()

    def fault(asked: Asked) -> int | None:
        """Every key fails once or twice, in one way or another."""
        times = faulty.setdefault(f"{asked.method} {asked.key}", chance.choice((0, 1, 2)))
        faulty[f"{asked.method} {asked.key}"] = max(0, times - 1)
        return chance.choice((500, 503, LOST)) if times else None

    server.faults.append(fault)
    put(own, bucket)
    own.correct("story-2")
    faulty.clear()
    put(own, bucket)
    server.faults.clear()
    assert server.holds(bucket, "listen/") == own.published()
    assert server.misled == []
    assert sum(asked.status in (0, 500, 503) for asked in server.asked) > 5


def test_a_server_that_stays_down_is_said(server: S3, bucket: str, tmp_path: Path) -> None:
    own = show(tmp_path / "show", 2)
    put(own, bucket)
    own.correct("story-1")
    server.faults.append(lambda asked: 503 if asked.key.endswith(".mp3") else None)
    with pytest.raises(PublishError, match=r"story-1\.mp3 could not be written: 503") as caught:
        put(own, bucket)
    assert "goes on where it stopped" in caught.value.hint
    server.faults.clear()
    put(own, bucket)
    assert server.holds(bucket, "listen/") == own.published()
    assert server.misled == []


def test_nobody_there(bucket: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = show(tmp_path / "show", 1)
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:9")
    with pytest.raises(PublishError, match=f"s3://{bucket}/listen.* could not be read"):
        put(own, bucket)


def test_a_bucket_that_is_not_there(bucket: str, tmp_path: Path) -> None:
    own = show(tmp_path / "show", 1)
    with pytest.raises(PublishError, match="NoSuchBucket") as caught:
        put(own, "no-such-bucket")
    assert "Make the bucket first" in caught.value.hint


def test_a_server_without_conditions_is_told_of(server: S3, bucket: str, tmp_path: Path) -> None:
    own = show(tmp_path / "show", 2)
    server.ignores_conditions = True
    assert put(own, bucket).warnings == (s3.UNCONDITIONAL,)
    server.ignores_conditions = False
    own.correct("story-1")
    assert put(own, bucket).warnings == ()
    server.faults.append(lambda asked: 501 if asked.condition and asked.method == "PUT" else None)
    own.correct("story-2")
    assert put(own, bucket).warnings == (s3.UNCONDITIONAL,)
    server.faults.clear()
    assert server.holds(bucket, "listen/") == own.published()


def test_large_files_go_in_parts_and_are_known_again(
    server: S3, bucket: str, tmp_path: Path
) -> None:
    own = show(tmp_path / "show", 1)
    own.stories["long"] = random.Random(3).randbytes(17 * 1024 * 1024 + 5)
    own.build()
    put(own, bucket)
    assert server.holds(bucket, "listen/") == own.published()
    head = server.client().head_object(Bucket=bucket, Key="listen/long.mp3")
    assert head["ContentType"] == "audio/mpeg"
    files = select(own.folder).items
    known = digests(own.folder, files)["long.mp3"]
    assert head["ETag"] == f'"{known.etag}"'
    assert known.etag.endswith("-3")
    server.asked.clear()
    assert put(own, bucket).put == ()


def test_thousands_of_objects_are_seen_and_removed(server: S3, bucket: str, tmp_path: Path) -> None:
    from moto.backends import get_backend

    backend = get_backend("s3")["123456789012"]["aws"]
    names = [f"{number:04}.mp3" for number in range(1050)]
    for name in names:
        backend.put_object(bucket, f"listen/{name}", b"1")
    store = store_at(f"s3://{bucket}/listen", tmp_path / "x")
    assert sorted(store.listing()) == names
    store.remove(names)
    assert store.listing() == {}


@pytest.mark.parametrize("name", ["é ü %20#?&+.mp3", "folder/deep/story.mp3", "a'b\"c.mp3"])
def test_names_that_need_escapes(server: S3, bucket: str, tmp_path: Path, name: str) -> None:
    own = show(tmp_path / "show", 1)
    path = own.folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"sound")
    put(own, bucket)
    assert server.holds(bucket, "listen/")[name] == b"sound"
    assert put(own, bucket).put == ()
    path.unlink()
    assert put(own, bucket).removed == (name,)


@pytest.fixture
def enforced(server: S3, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """The server checks signatures while the test runs; credentials of one who may write."""
    iam = server.client("iam")
    iam.create_user(UserName="publisher")
    document = {
        "Version": "2012-10-17",
        "Statement": [{"Effect": "Allow", "Action": "s3:*", "Resource": "*"}],
    }
    iam.put_user_policy(UserName="publisher", PolicyName="all", PolicyDocument=json.dumps(document))
    key = iam.create_access_key(UserName="publisher")["AccessKey"]
    monkeypatch.setattr("moto.settings.INITIAL_NO_AUTH_ACTION_COUNT", 0.0)
    return {
        "AWS_ACCESS_KEY_ID": key["AccessKeyId"],
        "AWS_SECRET_ACCESS_KEY": key["SecretAccessKey"],
    }


def test_wrong_credentials_are_refused_and_not_repeated(
    bucket: str, tmp_path: Path, enforced: dict[str, str], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, "audio_news")
    own = show(tmp_path / "show", 1)
    runner = CliRunner()
    arguments = [str(own.folder), f"s3://{bucket}/listen"]
    good = runner.invoke(command, [*arguments, "--json"], env=enforced)
    assert good.exit_code == 0, good.output
    for wrong in ({}, enforced | {"AWS_SECRET_ACCESS_KEY": SECRET}):
        done = runner.invoke(command, arguments, env=wrong)
        assert isinstance(done.exception, PublishError)
        logged = [r.getMessage() for r in caplog.records if r.name.startswith("audio_news")]
        said = f"{done.exception} {done.output} {logged}"
        assert "could not be read: " in said
        assert "Check AWS_ACCESS_KEY_ID" in said
        assert "Signature=" not in said
        for secret in (ACCESS, SECRET, *enforced.values()):
            assert secret not in said


def test_no_credentials_are_asked_of_nobody(
    bucket: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("AWS_SECRET_ACCESS_KEY")
    with pytest.raises(UsageError, match="No credentials"):
        store_at(f"s3://{bucket}/x", tmp_path)


@pytest.mark.parametrize("endpoint", ["http://key:secret@127.0.0.1:9", "127.0.0.1:9", "ftp://x"])
def test_endpoints_that_are_none(bucket: str, tmp_path: Path, endpoint: str) -> None:
    with pytest.raises(UsageError) as caught:
        store_at(f"s3://{bucket}/x", tmp_path, endpoint)
    assert "key:secret" not in str(caught.value)


def test_the_command_says_what_it_did(bucket: str, tmp_path: Path) -> None:
    own = show(tmp_path / "show", 2)
    runner = CliRunner()
    target = f"s3://{bucket}/listen"

    def invoke(*arguments: str) -> Any:
        done = runner.invoke(command, [str(own.folder), target, *arguments], catch_exceptions=False)
        assert done.exit_code == 0, done.output
        return done.stdout

    assert "put     story-1.mp3\n" in invoke("--dry-run")
    told = json.loads(invoke("--json"))
    assert set(told["put"]) == set(own.published())
    assert told["target"] == target
    assert "0 files (0.0 MB) put, 0 removed" in invoke()
    show_file = tmp_path / "show.toml"
    show_file.write_text('[podcast]\naddress = "https://elsewhere.example.com/"\n')
    with pytest.raises(PublishError, match="was built for"):
        invoke("--show", str(show_file))


def test_a_podcast_that_was_built_goes_whole(server: S3, bucket: str, tmp_path: Path) -> None:
    from audio_news.models import Article, Block, Role
    from audio_news.production import Studio
    from audio_news.publish.podcast.build import build
    from audio_news.showfile import load_settings

    flags = {
        "voice.name": "silent", "cache.limit_mb": 0, "signing.identity": "none",
        "sound.intro": "none", "sound.outro": "none", "podcast.address": ADDRESS,
    }  # fmt: skip
    settings, folder = load_settings(environ={}, flags=flags), tmp_path / "show"
    with Studio(settings) as studio:
        for number in range(2):
            blocks = (
                Block(Role.HEADLINE, f"Ferry {number} returns"),
                Block(Role.BODY, f"Some {number + 40} people were aboard."),
            )
            url = f"https://news.example.com/{number}"
            article = Article(title=f"Ferry {number} returns", blocks=blocks, url=url)
            studio.produce(article, folder)
        build(folder, settings)
        report = publish(folder, store_at(f"s3://{bucket}/listen", folder))
        assert (report.records_left_out, report.left_out, report.warnings) == (2, (), ())
        standing = server.holds(bucket, "listen/")
        feed = feedparser.parse(standing["feed.xml"])
        for entry in feed.entries:
            (enclosure,) = entry.enclosures
            name = enclosure.href.removeprefix(ADDRESS)
            assert len(standing[name]) == int(enclosure.length)
            head = server.client().head_object(Bucket=bucket, Key=f"listen/{name}")
            assert head["ContentType"] == enclosure.type
        for line in standing["feed.xml"].decode().split('"'):
            assert not line.startswith(ADDRESS) or line.removeprefix(ADDRESS) in standing
        corrected = replace(
            article, blocks=(*article.blocks[:1], Block(Role.BODY, "Some 50 people were aboard."))
        )
        studio.produce(corrected, folder, revise=True)
        with pytest.raises(PublishError, match="podcast build"):
            publish(folder, store_at(f"s3://{bucket}/listen", folder))
        assert server.holds(bucket, "listen/") == standing
        build(folder, settings)
        report = publish(folder, store_at(f"s3://{bucket}/listen", folder))
    names = {f"ferry-1-returns.{end}" for end in ("mp3", "vtt", "srt", "transcript.json", "html")}
    assert names < set(report.put)
    assert not any(name.startswith("ferry-0") for name in report.put)
    assert report.removed == ()
