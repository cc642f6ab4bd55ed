"""A folder over HTTP: real requests to a running server."""

from __future__ import annotations

import email
import email.policy
import http.client
import json
import os
import random
import socket
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from email.utils import formatdate
from pathlib import Path
from urllib.parse import quote

import feedparser
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from audio_news.errors import PublishError
from audio_news.publish.serving.app import Serving, application
from audio_news.publish.serving.files import resolve
from audio_news.publish.serving.hosts import Hosts, hosts_for, network_addresses
from audio_news.publish.serving.ranges import parse
from audio_news.publish.serving.server import addresses, bind, is_open, running
from tests.publish.folders import ADDRESS, Show, show


@dataclass(slots=True)
class Reply:
    status: int
    headers: dict[str, str]
    body: bytes


@dataclass(slots=True)
class Server:
    own: Show
    port: int

    def ask(self, path: str, method: str = "GET", **headers: str) -> Reply:
        """One request, its path sent as it is; header names as keywords, "_" for "-"."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.putrequest(
                method, path, skip_host="Host" in headers, skip_accept_encoding=True
            )
            for name, value in headers.items():
                connection.putheader(name.replace("_", "-"), value)
            connection.endheaders()
            reply = connection.getresponse()
            named = {name.lower(): value for name, value in reply.getheaders()}
            return Reply(reply.status, named, reply.read())
        finally:
            connection.close()

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.port}/"

    def audio(self) -> bytes:
        return self.own.stories["story-1"]


@contextmanager
def serving(own: Show, **options: object) -> Iterator[Server]:
    sock = bind("127.0.0.1", 0)
    told = Serving(own.folder.resolve(), hosts_for("127.0.0.1"))
    app = application(replace(told, **options))  # type: ignore[arg-type]
    with running(app, sock):
        yield Server(own, sock.getsockname()[1])


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    own = show(tmp_path_factory.mktemp("serve") / "show", 2)
    (own.folder.parent / "secret.txt").write_text("secret")
    for name, data in {
        ".audio-news/secret.txt": b"secret",
        ".audio-news/ledger.sqlite": b"secret",
        "report.html": b"secret",
        "report.json": b"secret",
        ".making-1/story.mp3": b"secret",
        "deep/story.mp3": b"deep sound",
        "deep/index.html": b"<title>deep",
        "bare/story.mp3": b"bare sound",
        "notes.docx": b"secret",
        "empty.mp3": b"",
        "caf\u00e9 100%.mp3": b"named",
        **({} if sys.platform == "win32" else {"a\\b.mp3": b"secret", "c:d.mp3": b"secret"}),
    }.items():
        path = own.folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)
    (own.folder / "out.txt").symlink_to(own.folder.parent / "secret.txt")
    (own.folder / "outer").symlink_to(own.folder.parent)
    (own.folder / "hidden.txt").symlink_to(own.folder / ".audio-news" / "secret.txt")
    (own.folder / "loop.txt").symlink_to(own.folder / "loop.txt")
    (own.folder / "same.mp3").symlink_to(own.folder / "deep" / "story.mp3")
    if sys.platform != "win32":
        os.mkfifo(own.folder / "pipe.mp3")
    past = time.time() - 100
    for path in own.folder.glob("*.mp3"):
        if path.is_file() and not path.is_symlink():
            os.utime(path, (past, past))
    with serving(own) as running_server:
        yield running_server


# Ranges


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("bytes=0-0", (0, 1)),
        ("bytes=0-499", (0, 500)),
        ("bytes=500-", (500, 3000)),
        ("bytes=-1", (2999, 3000)),
        ("bytes=-9999", (0, 3000)),
        ("bytes=2999-99999999999999999999999", (2999, 3000)),
        ("Bytes = 1-2", (1, 3)),
        ("bytes= 1-2 ,", (1, 3)),
        ("bytes=0-9,5-19", (0, 20)),
        ("bytes=9000-,0-4", (0, 5)),
    ],
)
def test_one_stretch(server: Server, header: str, expected: tuple[int, int]) -> None:
    start, end = expected
    reply = server.ask("/story-1.mp3", Range=header)
    assert reply.status == 206
    assert reply.body == server.audio()[start:end]
    assert reply.headers["content-range"] == f"bytes {start}-{end - 1}/3000"
    assert reply.headers["content-length"] == str(end - start)
    assert reply.headers["content-type"] == "audio/mpeg"
    assert reply.headers["etag"] == server.ask("/story-1.mp3").headers["etag"]


@pytest.mark.parametrize(
    "header",
    [
        "bytes=2-1", "bytes=", "bytes=-", "bytes=a-b", "bytes=1", "bytes=1-2x", "items=0-1",
        "bytes=+1-2", "bytes=1-2;3-4", "bytes=\u0661-2", "bytes=" + "0-0," * 17,
        "bytes=" + "9" * 5000 + "-", "0-1",
    ],
)  # fmt: skip
def test_a_range_that_is_none_is_passed_over(server: Server, header: str) -> None:
    reply = server.ask("/story-1.mp3", Range=header.encode().decode("latin-1"))
    assert (reply.status, reply.body) == (200, server.audio())


@pytest.mark.parametrize("header", ["bytes=3000-", "bytes=9999-10000", "bytes=-0"])
def test_bytes_that_are_not_there(server: Server, header: str) -> None:
    reply = server.ask("/story-1.mp3", Range=header)
    assert reply.status == 416
    assert reply.headers["content-range"] == "bytes */3000"
    assert server.ask("/empty.mp3", Range="bytes=0-").status == 416
    assert server.ask("/empty.mp3").body == b""


def test_several_stretches_come_in_parts(server: Server) -> None:
    reply = server.ask("/story-1.mp3", Range="bytes=100-199,0-9,-5")
    assert reply.status == 206
    head = f"Content-Type: {reply.headers['content-type']}\r\n\r\n".encode()
    message = email.message_from_bytes(head + reply.body, policy=email.policy.HTTP)
    parts = [
        (part["Content-Range"], part.get_content_type(), part.get_payload(decode=True))
        for part in message.iter_parts()
    ]
    audio = server.audio()
    expected = [
        (f"bytes {start}-{end - 1}/3000", "audio/mpeg", audio[start:end])
        for start, end in ((100, 200), (0, 10), (2995, 3000))
    ]
    assert [part[:2] for part in parts] == [part[:2] for part in expected]
    boundary = reply.headers["content-type"].partition("boundary=")[2].encode()
    bodies = [p.partition(b"\r\n\r\n")[2] for p in reply.body.split(b"\r\n--" + boundary)[1:-1]]
    assert bodies == [body for _, _, body in expected]
    assert int(reply.headers["content-length"]) == len(reply.body)


@given(
    st.integers(0, 50),
    st.lists(st.tuples(st.integers(0, 60) | st.none(), st.integers(0, 60) | st.none()), max_size=5),
)
@example(10, [(None, 0)])
@example(0, [(None, 5)])
def test_ranges_as_the_standard_counts_them(
    size: int, asked: list[tuple[int | None, int | None]]
) -> None:
    text = ",".join(f"{'' if a is None else a}-{'' if b is None else b}" for a, b in asked)
    found = parse(f"bytes={text}", size)
    wanted = set[int]()
    for first, last in asked:
        is_nothing = first is None and last is None
        if is_nothing or (first is not None and last is not None and last < first):
            assert found is None
            return
        if first is None:
            wanted |= set(range(size)[-last:] if last else [])
        else:
            wanted |= set(range(first, size if last is None else min(last + 1, size)))
    if not asked:
        assert found is None
        return
    assert found is not None
    assert sorted(n for start, end in found for n in range(start, end)) == sorted(wanted)


# Conditions


def test_what_is_known_is_not_sent_again(server: Server) -> None:
    first = server.ask("/story-1.mp3")
    etag, modified = first.headers["etag"], first.headers["last-modified"]
    for known in (etag, f'"other", {etag}', f"W/{etag}", "*"):
        reply = server.ask("/story-1.mp3", If_None_Match=known)
        assert (reply.status, reply.body) == (304, b"")
        assert reply.headers["etag"] == etag
    assert server.ask("/story-1.mp3", If_None_Match='"other"').status == 200
    assert server.ask("/story-1.mp3", If_Modified_Since=modified).status == 304
    older = formatdate(time.time() - 9999, usegmt=True)
    assert server.ask("/story-1.mp3", If_Modified_Since=older).status == 200
    assert server.ask("/story-1.mp3", If_Modified_Since="yesterday").status == 200
    both = server.ask("/story-1.mp3", If_None_Match='"other"', If_Modified_Since=modified)
    assert both.status == 200
    assert server.ask("/story-1.mp3", If_Match=etag).status == 200
    assert server.ask("/story-1.mp3", If_Match=f"W/{etag}").status == 412
    assert server.ask("/story-1.mp3", If_Match='"other"').status == 412
    assert server.ask("/story-1.mp3", If_Unmodified_Since=older).status == 412
    assert server.ask("/story-1.mp3", "HEAD", If_None_Match=etag).status == 304


def test_a_part_is_sent_only_of_the_same_file(server: Server) -> None:
    first = server.ask("/story-1.mp3")
    etag, modified = first.headers["etag"], first.headers["last-modified"]
    for same in (etag, modified):
        assert server.ask("/story-1.mp3", Range="bytes=0-9", If_Range=same).status == 206
    for other in ('"other"', f"W/{etag}", formatdate(0, usegmt=True), "nonsense"):
        reply = server.ask("/story-1.mp3", Range="bytes=0-9", If_Range=other)
        assert (reply.status, reply.body) == (200, server.audio())


def test_a_date_of_this_second_vouches_for_nothing(tmp_path: Path) -> None:
    own = show(tmp_path / "show", 1)
    with serving(own) as server:
        ahead = time.time() + 3600
        os.utime(own.folder / "story-1.mp3", (ahead, ahead))
        modified = server.ask("/story-1.mp3").headers["last-modified"]
        assert server.ask("/story-1.mp3", Range="bytes=0-9", If_Range=modified).status == 200


def test_a_correction_has_another_tag(tmp_path: Path) -> None:
    own = show(tmp_path / "show", 1)
    with serving(own) as server:
        before = server.ask("/story-1.mp3").headers["etag"]
        own.stories["story-1"] = random.Random(1).randbytes(3000)  # as long as before
        own.build()
        reply = server.ask("/story-1.mp3", Range="bytes=0-9", If_Range=before)
        assert (reply.status, reply.body) == (200, own.stories["story-1"])


def test_head_is_get_without_the_body(server: Server) -> None:
    for path in ("/story-1.mp3", "/feed.xml", "/", "/story-1.html", "/nothing"):
        get, head = server.ask(path), server.ask(path, "HEAD", Range="bytes=0-9")
        assert head.body == b""
        assert head.status == get.status
        same = ("content-type", "content-length", "etag", "last-modified", "accept-ranges")
        assert [head.headers.get(n) for n in same] == [get.headers.get(n) for n in same]


def test_nothing_else_is_done(server: Server) -> None:
    for method in ("POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE"):
        reply = server.ask("/story-1.mp3", method)
        assert reply.status == 405
        assert set(reply.headers["allow"].split(", ")) == {"GET", "HEAD"}
        assert reply.headers["x-content-type-options"] == "nosniff"
    assert (server.own.folder / "story-1.mp3").read_bytes() == server.audio()


# What is there to be seen


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/story-1.mp3", "audio/mpeg"),
        ("/story-1.vtt", "text/vtt; charset=utf-8"),
        ("/story-1.chapters.json", "application/json+chapters"),
        ("/story-1.html", "text/html; charset=utf-8"),
        ("/player.0123abcd.css", "text/css; charset=utf-8"),
        ("/feed.xml", "application/rss+xml; charset=utf-8"),
        ("/", "text/html; charset=utf-8"),
        ("/deep/", "text/html; charset=utf-8"),
        ("/deep/story.mp3", "audio/mpeg"),
        ("/same.mp3", "audio/mpeg"),
        ("/caf%C3%A9%20100%25.mp3", "audio/mpeg"),
        ("/story-1.mp3?v=2", "audio/mpeg"),
    ],
)
def test_what_is_there_has_its_type(server: Server, path: str, kind: str) -> None:
    reply = server.ask(path)
    assert (reply.status, reply.headers["content-type"]) == (200, kind)


@pytest.mark.parametrize(
    "path",
    [
        "/nothing.mp3", "/story-1.json", "/report.json", "/report.html", "/notes.docx", "/out.txt",
        "/outer/secret.txt",
        "/hidden.txt", "/loop.txt", "/pipe.mp3", "/.audio-news/secret.txt", "/.making-1/story.mp3",
        "/deep/.hidden", "/bare/", "/bare", "/story-1.mp3/", "//story-1.mp3", "/deep//story.mp3",
        "/../secret.txt", "/%2e%2e/secret.txt", "/%2e%2e%2fsecret.txt", "/%252e%252e/secret.txt",
        "/deep/../../secret.txt", "/deep/..%2f..%2fsecret.txt", "/..%5csecret.txt",
        "/%5c%5chost%5cshare", "/C:/secret.txt", "/C%3a%5csecret.txt", "/story-1.mp3%00.html",
        "/%00", "/%ff%fe", "/%c0%ae%c0%ae/secret.txt", "/%e2%80%ae.mp3", "/story-1.mp3%0d%0aX:1",
        "/%0a", "/a%5cb.mp3", "/c:d.mp3", "/" + "a" * 5000, "/" + "a/" * 2000,
        "/./story-1.mp3", "/story-1.mp3::$DATA",
        "http://127.0.0.1/story-1.mp3", "*", "/NUL", "/~root", "/proc/self/environ",
    ],
)  # fmt: skip
def test_what_is_not_for_the_public_is_not_there(server: Server, path: str) -> None:
    reply = server.ask(path)
    assert reply.status in (400, 404), reply
    assert b"secret" not in reply.body
    assert "x" not in reply.headers


@given(st.text(st.sampled_from("./\\%:~ a\0\n\u202e"), max_size=20) | st.text(max_size=20))
def test_no_path_leads_out(tmp_path_factory: pytest.TempPathFactory, path: str) -> None:
    root = tmp_path_factory.getbasetemp().resolve() / "root"
    (root / ".hidden").mkdir(parents=True, exist_ok=True)
    found = resolve(root, f"/{path}")
    assert found is None or found == root or (root in found.parents and ".hidden" not in str(found))


def test_a_folder_s_page_stands_under_its_slash(server: Server) -> None:
    reply = server.ask("/deep")
    assert (reply.status, reply.headers["location"]) == (308, "/deep/")


def test_without_a_site_there_is_a_plain_list(tmp_path: Path) -> None:
    folder = tmp_path / "show"
    folder.mkdir()
    told: dict[str, str | float] = {
        "title": "Sea wall & <script>alert(1)</script>", "byline": "Ida", "file": "wall 1.mp3",
        "published": "2026-11-18", "made_at": "2026-11-19", "duration_s": 61.4, "language": "en",
        "disclosure": "This audio is created with AI assistance.",
    }  # fmt: skip
    (folder / "wall 1.json").write_text(json.dumps(told))
    (folder / "wall 1.mp3").write_bytes(b"sound")
    (folder / "other.json").write_text("[]")
    with serving(Show(folder)) as server:
        page = server.ask("/").body.decode()
        assert '<a href="wall%201.mp3">Sea wall &amp; &lt;script&gt;' in page
        assert "1:01" in page
        assert "This audio is created with AI assistance." in page
        assert "<script" not in page
        assert "feed.xml" not in page
        assert server.ask("/wall%201.mp3").body == b"sound"
        assert server.ask("/", If_Modified_Since=formatdate(usegmt=True)).status == 200


# Who may ask


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1", 200), ("localhost:8000", 200), ("LOCALHOST.", 200), ("[::1]:80", 200),
        ("127.8.8.8", 200), ("news.localhost", 200), ("evil.example", 421),
        ("127.0.0.1.nip.io", 421),
        ("localhost.evil.example", 421), ("", 421), ("192.168.1.7", 421), ("a@localhost", 421),
        ("localhost:x", 421), ("2130706433", 421), ("127.1", 421),
    ],
)  # fmt: skip
def test_only_names_of_its_own_are_answered_to(server: Server, host: str, status: int) -> None:
    reply = server.ask("/story-1.mp3", Host=host)
    assert reply.status == status
    assert reply.headers["x-content-type-options"] == "nosniff"
    assert status == 200 or server.audio() not in reply.body


def test_hosts_of_a_server_for_the_network() -> None:
    own = socket.gethostname()
    everywhere = hosts_for("0.0.0.0", ["Radio.Example."])
    assert everywhere.allow("192.168.1.7:8000", "192.168.1.7")
    assert everywhere.allow("192.168.1.7", "::ffff:192.168.1.7")
    assert not everywhere.allow("192.168.1.8", "192.168.1.7")
    assert everywhere.allow("radio.example:80", "192.168.1.7")
    assert everywhere.allow(own, "192.168.1.7")
    assert not everywhere.allow("evil.example", "192.168.1.7")
    assert hosts_for("192.168.1.7").allow("192.168.1.7:8000")
    assert not hosts_for("127.0.0.1").allow("192.168.1.7", "192.168.1.7")
    assert hosts_for("::1").allow("[::1]:8000")
    assert not Hosts().allow("a b")


def test_every_answer_has_its_seals(server: Server) -> None:
    for path in ("/", "/story-1.mp3", "/nothing", "/feed.xml", "/story-1.html"):
        headers = server.ask(path, Origin="https://elsewhere.example").headers
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "script-src 'self'" in headers["content-security-policy"]
        assert "frame-ancestors 'none'" in headers["content-security-policy"]
        assert headers["x-frame-options"] == "DENY"
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "strict-origin-when-cross-origin"
        assert headers["cross-origin-resource-policy"] == "same-origin"
        assert "access-control-allow-origin" not in headers
        assert "server" not in headers


def test_a_site_that_is_named_may_embed_the_player(tmp_path: Path) -> None:
    own, site = show(tmp_path / "show", 1), "http://localhost:1313"
    with serving(own, origins=(site,)) as server:
        named = server.ask("/story-1.mp3", Origin=site).headers
        assert named["access-control-allow-origin"] == site
        assert named["cross-origin-resource-policy"] == "cross-origin"
        assert f"frame-ancestors {site}" in named["content-security-policy"]
        assert "x-frame-options" not in named
        assert "Origin" in named["vary"]
        other = server.ask("/story-1.mp3", Origin="https://elsewhere.example").headers
        assert "access-control-allow-origin" not in other
    with serving(own, origins=("*",)) as server:
        assert server.ask("/", Origin="https://x.example").headers[
            "access-control-allow-origin"
        ] == "*"  # fmt: skip


# Feeds


def test_a_feed_names_the_address_it_is_asked_at(server: Server) -> None:
    reply = server.ask("/feed.xml")
    feed = feedparser.parse(reply.body)
    assert not feed.bozo
    assert [entry.enclosures[0].href for entry in feed.entries] == [
        f"{server.base}story-1.mp3",
        f"{server.base}story-2.mp3",
    ]
    assert feed.entries[0].id == f"{ADDRESS}story-1"  # what it is known by stays
    assert feed.entries[0].link == f"{server.base}story-1.html"
    assert feed.feed.link == server.base
    for entry in feed.entries:
        (enclosure,) = entry.enclosures
        audio = server.ask(enclosure.href.removeprefix(server.base[:-1]))
        assert int(enclosure.length) == len(audio.body)
        assert enclosure.type == audio.headers["content-type"]
    again = server.ask("/feed.xml", If_None_Match=reply.headers["etag"])
    assert (again.status, again.body) == (304, b"")
    other = server.ask("/feed.xml", Host="localhost", If_None_Match=reply.headers["etag"])
    assert other.status == 200
    assert b"http://localhost/story-1.mp3" in other.body
    part = server.ask("/feed.xml", Range="bytes=10-19", If_Range=reply.headers["etag"])
    assert (part.status, part.body) == (206, reply.body[10:20])
    assert int(reply.headers["content-length"]) == len(reply.body)


def test_a_feed_with_another_base_or_as_it_is(tmp_path: Path) -> None:
    own = show(tmp_path / "show", 1)
    with serving(own, base="https://radio.example/x/") as server:
        assert b'url="https://radio.example/x/story-1.mp3"' in server.ask("/feed.xml").body
    with serving(own, as_is=True) as server:
        assert server.ask("/feed.xml").body == (own.folder / "feed.xml").read_bytes()


def test_a_feed_without_an_address_gets_one(tmp_path: Path) -> None:
    own = show(tmp_path / "show", 1)
    path = own.folder / "feed.xml"
    text = path.read_text()
    self_link = text[text.index("<atom:link") : text.index("<item>")]
    path.write_text(text.replace(self_link, "").replace(ADDRESS, ""))
    (own.folder / "podcast.opml").write_text(
        f'<opml version="2.0"><body><outline xmlUrl="{ADDRESS}feed.xml"/></body></opml>'
    )
    with serving(own) as server:
        feed = server.ask("/feed.xml").body
        assert f'url="{server.base}story-1.mp3"'.encode() in feed
        assert f'url="{server.base}story-1.vtt"'.encode() in feed
        own.build()
        path.write_text(text)
        assert f'xmlUrl="{server.base}feed.xml"'.encode() in server.ask("/podcast.opml").body
        path.write_text("<rss broken")
        assert server.ask("/feed.xml").body == b"<rss broken"


def test_a_feed_is_no_door_to_other_files(tmp_path: Path) -> None:
    own = show(tmp_path / "show", 1)
    (tmp_path / "secret.txt").write_text("secret")
    hostile = (
        f'<!DOCTYPE rss [<!ENTITY x SYSTEM "{(tmp_path / "secret.txt").as_uri()}">]>'
        "<rss><channel><title>&x;</title></channel></rss>"
    )
    (own.folder / "feed.xml").write_text(hostile)
    with serving(own) as server:
        assert b">secret<" not in server.ask("/feed.xml").body


# The server


def test_a_file_that_is_replaced_is_sent_as_it_was(tmp_path: Path) -> None:
    own = show(tmp_path / "show", 1)
    own.stories["story-1"] = random.Random(2).randbytes(30_000_000)
    own.build()
    before = own.stories["story-1"]
    with serving(own) as server:
        connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
        connection.request("GET", "/story-1.mp3")
        reply = connection.getresponse()
        start = reply.read(1000)
        own.correct("story-1")
        assert start + reply.read() == before
        connection.close()


def test_a_stop_waits_for_nobody_long(tmp_path: Path) -> None:
    own = show(tmp_path / "show", 1)
    own.stories["story-1"] = random.Random(2).randbytes(30_000_000)
    own.build()
    with serving(own) as server:
        connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
        connection.request("GET", "/story-1.mp3")
        reply = connection.getresponse()
        reply.read(1000)
    connection.close()  # a player that paused: the block above ended all the same


def test_many_listeners_at_once(server: Server) -> None:
    connections = []
    for _ in range(40):
        connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
        connection.request("GET", "/story-2.mp3")
        connections.append(connection)
    for connection in connections:
        assert connection.getresponse().read() == server.own.stories["story-2"]
        connection.close()


def test_a_port_in_use_is_said() -> None:
    with (
        bind("127.0.0.1", 0) as sock,
        pytest.raises(PublishError, match="in use") as caught,
    ):
        bind("127.0.0.1", sock.getsockname()[1])
    assert "--port" in caught.value.hint
    with pytest.raises(PublishError, match="no address of this machine"):
        bind("no such name", 0)
    with pytest.raises(PublishError, match="cannot be listened on"):
        bind("192.0.2.1", 0)


def test_where_it_is_reached() -> None:
    with bind("127.0.0.1", 0) as sock:
        assert addresses(sock, "127.0.0.1") == [f"http://127.0.0.1:{sock.getsockname()[1]}/"]
        assert not is_open(sock)
    with bind("0.0.0.0", 0) as sock:
        found = addresses(sock, "0.0.0.0")
        assert found[0].startswith("http://127.0.0.1:")
        port = sock.getsockname()[1]
        assert found[1:] == [f"http://{quote(a)}:{port}/" for a in network_addresses()]
        assert is_open(sock)
