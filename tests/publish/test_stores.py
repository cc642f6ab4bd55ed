"""Publishing to a folder and to a bucket: what goes there, in which order, and what never does."""

from __future__ import annotations

import json
import os
import time
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from audio_news.errors import AlreadyExists, PublishError, UsageError
from audio_news.publish.public import FOLDER, LEDGER, REPORTS, cache_control, content_type
from audio_news.publish.stores import claims
from audio_news.publish.stores.manifest import NAME, Manifest, now
from audio_news.publish.stores.publish import Options, Report, publish
from audio_news.publish.stores.selection import Item
from audio_news.publish.stores.target import store_at
from tests.publish.folders import ADDRESS, Show, show
from tests.publish.s3 import S3


class Target:
    """A folder or a bucket, looked into from outside."""

    def __init__(self, address: str, server: S3) -> None:
        self.address = address
        self.server = server
        self.is_bucket = address.startswith("s3:")

    def files(self) -> dict[str, bytes]:
        if self.is_bucket:
            bucket, _, prefix = self.address[5:].partition("/")
            return self.server.holds(bucket, f"{prefix}/" if prefix else "")
        root = Path(self.address)
        found = (path for path in root.rglob("*") if path.is_file())
        names = {path.relative_to(root).as_posix(): path for path in found}
        return {name: p.read_bytes() for name, p in names.items() if not name.startswith(".")}

    def overwrite(self, name: str, data: bytes) -> None:
        """As somebody else would."""
        if self.is_bucket:
            bucket, _, prefix = self.address[5:].partition("/")
            self.server.client().put_object(Bucket=bucket, Key=f"{prefix}/{name}", Body=data)
        else:
            (Path(self.address) / name).write_bytes(data)

    def manifest(self) -> Manifest:
        found = store_at(self.address, Path("/nowhere")).read(NAME)
        assert found is not None
        return Manifest.loads(found[0], self.address)


@pytest.fixture(params=["folder", "bucket"])
def target(
    request: pytest.FixtureRequest,
    server: S3,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Target:
    for name, value in server.environ().items():
        monkeypatch.setenv(name, value)
    if request.param == "folder":
        return Target(str(tmp_path / "www" / "listen"), server)
    return Target(f"s3://{server.bucket()}/listen", server)


def put(own: Show, target: Target, **options: Any) -> Report:
    return publish(own.folder, store_at(target.address, own.folder), Options(**options))


def test_all_but_what_is_hidden_and_the_records_goes_there(target: Target, tmp_path: Path) -> None:
    own = show(tmp_path / "show", 3)
    (own.folder / ".making-x").mkdir()
    (own.folder / ".making-x" / "half.mp3").write_bytes(b"half")
    (own.folder / "notes.docx").write_bytes(b"ours")
    report = put(own, target)
    (own.folder / "notes.docx").unlink()
    assert target.files() == own.published()
    assert set(report.put) == set(own.published())
    assert (report.records_left_out, report.removed, report.unchanged) == (3, (), 0)
    assert [out.name for out in report.left_out] == ["notes.docx"]
    put(own, target, with_records=True)
    assert target.files().keys() == own.published().keys() | own.records()


def test_what_a_batch_says_of_itself_stays_at_home(target: Target, tmp_path: Path) -> None:
    """Its commands and failures are the newsroom's; an episode called "Report" is the public's."""
    own = show(tmp_path / "show", 1)
    (own.folder / FOLDER).mkdir(exist_ok=True)
    (own.folder / FOLDER / LEDGER).write_bytes(b"")
    for name in REPORTS:
        (own.folder / name).write_text("{}")
    report = put(own, target)
    assert not set(REPORTS) & target.files().keys()
    assert {out.name for out in report.left_out} == set(REPORTS)
    (own.folder / "report.mp3").write_bytes(b"sound")
    assert "report.html" in put(own, target).put


def test_only_what_changed_goes_there(target: Target, tmp_path: Path) -> None:
    own = show(tmp_path / "show", 3)
    put(own, target)
    assert put(own, target).put == ()
    own.correct("story-2")
    os.utime(own.folder / "story-1.mp3")  # touched, and the same
    report = put(own, target)
    assert set(report.put) == {"story-2.mp3", "story-2.vtt", "index.html", "feed.xml"}
    assert target.files() == own.published()
    own.add(1)
    assert "story-4.mp3" in put(own, target).put
    assert target.files() == own.published()


def test_what_was_withdrawn_goes_and_what_is_another_s_stays(
    target: Target, tmp_path: Path
) -> None:
    own = show(tmp_path / "show", 3)
    put(own, target)
    target.overwrite("theirs.txt", b"not ours")
    own.withdraw("story-2")
    kept = put(own, target, delete=False)
    assert kept.removed == ()
    assert "story-2.mp3" in target.files()
    assert put(own, target).removed == tuple(
        f"story-2.{end}" for end in ("chapters.json", "html", "mp3", "vtt")
    )
    assert target.files() == own.published() | {"theirs.txt": b"not ours"}


def test_an_episode_that_the_feed_does_not_list_stays_at_home(
    target: Target, tmp_path: Path
) -> None:
    """A corrected article under another name leaves its first audio in the folder."""
    own = show(tmp_path / "show", 2)
    (own.folder / "before.mp3").write_bytes(b"with the mistake")
    (own.folder / "before.json").write_bytes(b'{"recipe": "of the newsroom"}')
    (own.folder / "jingle.mp3").write_bytes(b"no episode")
    report = put(own, target, with_records=True)
    assert {"before.mp3", "before.json"}.isdisjoint(target.files())
    assert {"jingle.mp3", "story-1.mp3", "story-1.json"} <= target.files().keys()
    assert {out.name for out in report.left_out} == {"before.mp3", "before.json"}


def test_most_of_a_show_goes_only_where_that_is_said(target: Target, tmp_path: Path) -> None:
    own = show(tmp_path / "show", 5)
    put(own, target)
    for number in range(1, 5):
        own.withdraw(f"story-{number}")
    before = target.files()
    with pytest.raises(PublishError, match="16 of 23 published files would be removed"):
        put(own, target)
    assert target.files() == before
    put(own, target, delete=True)
    assert target.files() == own.published()


def test_a_dry_run_says_and_does_nothing(target: Target, tmp_path: Path) -> None:
    own = show(tmp_path / "show", 2)
    report = put(own, target, dry_run=True)
    assert report.dry_run
    assert set(report.put) == set(own.published())
    assert target.files() == {}
    if not target.is_bucket:
        assert not Path(target.address).exists()


def test_what_somebody_broke_at_the_target_is_put_right(target: Target, tmp_path: Path) -> None:
    own = show(tmp_path / "show", 2)
    put(own, target)
    target.overwrite("story-1.mp3", b"broken")
    assert put(own, target).put == ("story-1.mp3",)
    assert target.files() == own.published()


def test_a_feed_that_leads_nowhere_is_not_published(target: Target, tmp_path: Path) -> None:
    own = show(tmp_path / "show", 2)
    put(own, target)
    before = target.files()
    own.correct("story-2")
    (own.folder / "story-1.vtt").unlink()
    (own.folder / "story-2.mp3").write_bytes(b"another length")
    with pytest.raises(PublishError) as caught:
        put(own, target)
    assert "feed.xml leads to story-1.vtt, which is not there" in caught.value.message
    assert "feed.xml says story-2.mp3 has" in caught.value.message
    assert "podcast build" in caught.value.hint
    assert target.files() == before
    (own.folder / "feed.xml").unlink()
    (own.folder / "index.html").unlink()
    with pytest.raises(PublishError, match="no feed and no page"):
        put(own, target)


def test_a_feed_without_an_address_is_not_published(target: Target, tmp_path: Path) -> None:
    own = show(tmp_path / "show", 1)
    path = own.folder / "feed.xml"
    path.write_text(path.read_text().replace('rel="self"', 'rel="other"').replace(ADDRESS, ""))
    with pytest.raises(PublishError, match="does not say where it stands"):
        put(own, target)
    assert target.files() == {}


def test_a_stranger_s_file_of_the_same_name_is_kept(target: Target, tmp_path: Path) -> None:
    own = show(tmp_path / "show", 1)
    if not target.is_bucket:
        Path(target.address).mkdir(parents=True)
    target.overwrite("index.html", b"theirs")
    target.overwrite("story-1.vtt", own.published()["story-1.vtt"])
    with pytest.raises(AlreadyExists, match=r"another index\.html"):
        put(own, target)
    assert target.files().keys() == {"index.html", "story-1.vtt"}
    put(own, target, take_over=True)
    assert target.files() == own.published()


def test_a_page_that_is_not_there_is_a_warning(target: Target, tmp_path: Path) -> None:
    own = show(tmp_path / "show", 2)
    (own.folder / "story-1.html").unlink()
    (warning,) = put(own, target).warnings
    assert warning.startswith("story-1.html is not there")


def test_the_feed_must_be_of_the_show_s_address(target: Target, tmp_path: Path) -> None:
    own = show(tmp_path / "show", 1)
    with pytest.raises(PublishError, match=r"built for https://news\.example\.com/listen/, not"):
        put(own, target, address="https://elsewhere.example.com/")
    put(own, target, address=ADDRESS.rstrip("/"))


def test_links_out_of_the_folder_are_refused(target: Target, tmp_path: Path) -> None:
    own = show(tmp_path / "show", 1)
    (tmp_path / "secret.txt").write_text("keep")
    (own.folder / "notes.txt").symlink_to(tmp_path / "secret.txt")
    with pytest.raises(PublishError, match="leads out of"):
        put(own, target)
    (own.folder / "notes.txt").unlink()
    (own.folder / "more").symlink_to(tmp_path)
    with pytest.raises(PublishError, match="leads out of"):
        put(own, target)
    assert target.files() == {}


def test_another_publisher_s_claim_holds_until_it_is_dead(
    target: Target, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own, theirs = show(tmp_path / "show", 2), show(tmp_path / "theirs", 2, seed=2)
    put(own, target)
    store = store_at(target.address, theirs.folder)

    def dies(names: Any) -> None:
        raise SystemExit

    store.remove = dies  # type: ignore[method-assign]
    with monkeypatch.context() as patched:
        patched.setattr("audio_news.publish.stores.run.Run._release", lambda run: None)
        with pytest.raises(SystemExit):
            publish(theirs.folder, store)
    before = target.files()
    own.correct("story-1")
    with pytest.raises(PublishError, match="Another publisher is at work") as caught:
        put(own, target)
    assert "--take-over" in caught.value.hint
    assert target.files() == before
    with monkeypatch.context() as patched:
        patched.setattr("audio_news.publish.stores.manifest.CLAIM_LASTS", timedelta(seconds=-1))
        put(own, target)  # it has run out
    assert target.files() == own.published()
    assert target.manifest().claim is None


def test_a_claim_can_be_taken_over(target: Target, tmp_path: Path) -> None:
    own, theirs = show(tmp_path / "show", 2), show(tmp_path / "theirs", 2, seed=2)
    put(theirs, target)
    claimed = json.loads(target.manifest().dumps())
    claimed["claim"] = {"token": "theirs", "at": now().isoformat()}
    target.overwrite(NAME, json.dumps(claimed).encode())
    with pytest.raises(PublishError, match="at work"):
        put(own, target)
    put(own, target, take_over=True)
    assert target.files() == own.published()


def test_a_failure_gives_the_claim_back(target: Target, tmp_path: Path) -> None:
    own, theirs = show(tmp_path / "show", 2), show(tmp_path / "theirs", 2, seed=2)
    store = store_at(target.address, own.folder)

    def fails(names: Any) -> None:
        raise PublishError("The disk is full")

    store.remove = fails  # type: ignore[method-assign]
    with pytest.raises(PublishError, match="disk is full"):
        publish(own.folder, store)
    assert target.manifest().claim is None
    put(theirs, target)
    assert target.files() == theirs.published()


def test_one_folder_is_published_by_one_process(target: Target, tmp_path: Path) -> None:
    own = show(tmp_path / "show", 1)
    with (
        claims.tokens(own.folder, store_at(target.address, own.folder).address),
        pytest.raises(PublishError, match="by another audio-news"),
    ):
        put(own, target)
    put(own, target)


def test_a_file_that_changes_meanwhile_stops_it(
    target: Target, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = show(tmp_path / "show", 2)
    put(own, target)
    own.correct("story-1")
    from audio_news.publish.stores import publish as module

    look = module._look

    def looked(folder: Path, options: Options) -> Any:
        found = look(folder, options)
        (own.folder / "feed.xml").write_bytes(b"<rss/>")
        return found

    monkeypatch.setattr(module, "_look", looked)
    with pytest.raises(PublishError, match=r"feed\.xml was changed while"):
        put(own, target)
    assert b"<enclosure" in target.files()["feed.xml"]


def test_a_manifest_that_leads_elsewhere_is_none(target: Target, tmp_path: Path) -> None:
    own = show(tmp_path / "show", 1)
    put(own, target)
    (tmp_path / "www" / "keep.txt").parent.mkdir(exist_ok=True)
    (tmp_path / "www" / "keep.txt").write_text("keep")
    forged = json.loads(target.manifest().dumps())
    for name in ("../keep.txt", "/etc/passwd", "a//b", ".audio-news-lock", "..\\keep.txt"):
        forged["files"] = {name: ["0", 4, "x", "text/plain", "no-store"]}
        target.overwrite(NAME, json.dumps(forged).encode())
        with pytest.raises(PublishError, match="is no manifest"):
            put(own, target)
    assert (tmp_path / "www" / "keep.txt").read_text() == "keep"


def test_digests_are_kept_until_a_file_changes(
    target: Target, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = show(tmp_path / "show", 2)
    past = time.time() - 60
    for path in own.folder.glob("story*"):
        os.utime(path, (past, past))
    put(own, target)
    from audio_news.publish.stores import digests

    read, asked = digests._read, list[str]()

    def noted(item: Item) -> digests.Digest:
        asked.append(item.name)
        return read(item)

    monkeypatch.setattr(digests, "_read", noted)
    own.correct("story-1")
    report = put(own, target)
    assert "story-1.mp3" in report.put
    assert "story-1.mp3" in asked
    assert not any(name.startswith("story-2") for name in asked)
    (own.folder / ".audio-news" / digests.NAME).write_text("[broken")
    assert put(own, target).put == ()


@pytest.mark.parametrize(
    ("address", "message"),
    [
        ("gs://bucket/x", "no target that is known"),
        ("s3://", "names no bucket"),
        ("s3://bucket/../x", "names no bucket"),
        ("s3://key:secret@bucket/x", "more than a bucket's name"),
    ],
)
def test_what_is_no_target_is_said(address: str, message: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=message) as caught:
        store_at(address, tmp_path)
    assert "secret@" not in str(caught.value)


def test_folder_and_target_are_apart(tmp_path: Path) -> None:
    (tmp_path / "show").mkdir()
    for other in (tmp_path, tmp_path / "show", tmp_path / "show" / "www"):
        with pytest.raises(UsageError, match="one inside the other"):
            store_at(str(other), tmp_path / "show")
    assert store_at((tmp_path / "www x").as_uri(), tmp_path / "show").address.endswith("www x")


def test_what_each_file_is_sent_with() -> None:
    types = {
        "story.mp3": "audio/mpeg",
        "story.m4a": "audio/mp4",
        "story.opus": "audio/ogg",
        "story.vtt": "text/vtt; charset=utf-8",
        "feed.xml": "application/rss+xml; charset=utf-8",
        "feed-0001_0123456789ab.xml": "application/rss+xml; charset=utf-8",
        "sitemap.xml": "application/xml; charset=utf-8",
        "story.chapters.json": "application/json+chapters",
        "story.transcript.json": "application/json; charset=utf-8",
        "notes.docx": None,
        "inventory.sqlite": None,
    }
    assert {name: content_type(name) for name in types} == types
    assert "immutable" in cache_control("player.0123abcd.js")
    for name in ("story.mp3", "story.vtt", "embed.js", "story.player.json"):
        assert cache_control(name) == "public, max-age=300, must-revalidate", name
    for name in ("feed.xml", "index.html", "story.html", "podcast.opml"):
        assert cache_control(name) == "public, max-age=60, must-revalidate", name
