"""The door to the network, against a real server on this machine."""

from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from audio_news.errors import FetchError
from audio_news.read import ReadOptions, Source, articles, read_source
from audio_news.read.fetch import fetch, resolve

HERE = frozenset({"127.0.0.1", "localhost"})
PAGE = (
    b"<html><head><title>Weir repaired</title></head><body><article><h1>Weir repaired</h1>"
    + b"<p>The weir at Dunmore was repaired on Monday, a week before the floods are due, the board "
    b"said, and boats may pass it again.</p>"
    * 2
    + b"<p>It had been broken since the spring of last year, and nobody had known whose it was.</p>"
    b"</article></body></html>"
)


class Handler(BaseHTTPRequestHandler):
    """Answers by path, as sites do well and badly."""

    def do_GET(self) -> None:
        path = self.path.split("?")[0]
        if path.startswith("/status/"):
            self.answer(int(path.rsplit("/", 1)[1]), b"")
        elif path.startswith("/hop/"):
            left = int(path.rsplit("/", 1)[1])
            self.answer(302, b"", Location=f"/hop/{left - 1}" if left else "/page")
        elif path == "/elsewhere":
            self.answer(302, b"", Location="http://10.0.0.1/")
        elif path == "/file":
            self.answer(302, b"", Location="file:///etc/passwd")
        elif path == "/image":
            self.answer(200, b"x", **{"Content-Type": "image/png"})
        elif path == "/bomb":
            self.answer(200, gzip.compress(bytes(5_000_000)), **{"Content-Encoding": "gzip"})
        elif path == "/endless":
            self.drip(b"x" * 65536, pause_s=0.0)
        elif path == "/slow":
            self.drip(b"x", pause_s=0.05)
        elif path == "/agent":
            self.answer(200, f"{self.headers['User-Agent']} {self.headers['Host']}".encode())
        else:
            self.answer(200, PAGE, **{"Content-Type": "text/html; charset=utf-8"})

    def answer(self, status: int, body: bytes, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def drip(self, piece: bytes, pause_s: float) -> None:
        self.send_response(200)
        self.end_headers()
        try:
            for _ in range(1000):
                self.wfile.write(piece)
                time.sleep(pause_s)
        except OSError:
            self.close_connection = True

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Keep the test's output quiet."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_page_is_fetched_and_read(site: str) -> None:
    (article,) = articles(f"{site}/page", ReadOptions(allow_hosts=HERE))
    assert article.title == "Weir repaired"
    assert article.url == f"{site}/page"


def test_redirects_are_followed_to_a_limit(site: str) -> None:
    assert fetch(f"{site}/hop/3", allow_hosts=HERE).url == f"{site}/page"
    with pytest.raises(FetchError, match="redirects"):
        fetch(f"{site}/hop/9", allow_hosts=HERE)


@pytest.mark.parametrize("path", ["/elsewhere", "/file"])
def test_every_redirect_is_checked(site: str, path: str) -> None:
    with pytest.raises(FetchError, match=r"not a public address|not an http"):
        fetch(site + path, allow_hosts=HERE)


@pytest.mark.parametrize(("status", "hint"), [(404, "moved"), (403, "save"), (503, "later")])
def test_statuses_say_what_to_do(site: str, status: int, hint: str) -> None:
    with pytest.raises(FetchError, match=str(status)) as caught:
        fetch(f"{site}/status/{status}", allow_hosts=HERE)
    assert hint in caught.value.hint


def test_size_as_sent_and_as_unpacked_is_limited(site: str) -> None:
    with pytest.raises(FetchError, match="larger"):
        fetch(f"{site}/endless", allow_hosts=HERE, max_bytes=1_000_000)
    with pytest.raises(FetchError, match="larger"):
        fetch(f"{site}/bomb", allow_hosts=HERE, max_bytes=1_000_000)


def test_time_is_limited_though_bytes_keep_coming(site: str) -> None:
    began = time.monotonic()
    with pytest.raises(FetchError, match="too long"):
        fetch(f"{site}/slow", allow_hosts=HERE, total_s=0.4)
    assert time.monotonic() - began < 2.0


def test_wrong_type_is_refused(site: str) -> None:
    with pytest.raises(FetchError, match="image/png"):
        fetch(f"{site}/image", allow_hosts=HERE)


def test_it_says_who_it_is_and_asks_for_the_name(site: str) -> None:
    said = fetch(site.replace("127.0.0.1", "localhost") + "/agent", allow_hosts=HERE).data.decode()
    assert said.startswith("audio-news/")
    assert "localhost:" in said


def test_private_addresses_are_refused_unless_allowed(site: str) -> None:
    with pytest.raises(FetchError, match="not a public address"):
        fetch(f"{site}/page")
    for address in (
        "127.0.0.1",
        "10.1.2.3",
        "169.254.169.254",
        "::1",
        "::ffff:127.0.0.1",
        "0.0.0.0",
    ):
        with pytest.raises(FetchError, match="not a public address"):
            resolve(address, 80)
    assert resolve("127.0.0.1", 80, allow_hosts=HERE) == "127.0.0.1"


@pytest.mark.parametrize(
    "url",
    ["ftp://site.example/a", "http://user:secret@site.example/", "http://", "http://a:99999/"],
)
def test_unfit_addresses_are_refused_without_a_request(url: str) -> None:
    with pytest.raises(FetchError):
        fetch(url)


def test_password_is_not_repeated_in_the_message() -> None:
    with pytest.raises(FetchError) as caught:
        fetch("http://user:secret@site.example/")
    assert "secret" not in str(caught.value)


def test_nobody_there() -> None:
    with pytest.raises(FetchError) as caught:
        fetch("http://127.0.0.1:9/", allow_hosts=HERE)
    assert caught.value.hint
    with pytest.raises(FetchError, match="not found"):
        fetch("http://no-such-host.invalid/")


def test_entry_of_a_feed_with_only_a_summary_is_read_from_its_page(site: str) -> None:
    feed = (
        "<rss version='2.0'><channel><title>The Harbour Post</title><item><title>Weir</title>"
        f"<link>{site}/page</link><description>It is mended.</description>"
        "<pubDate>Sun, 02 Mar 2025 10:00:00 GMT</pubDate></item></channel></rss>"
    )
    source = Source("feed", data=feed.encode())
    (article,) = read_source(source, ReadOptions(allow_hosts=HERE))
    assert article.title == "Weir repaired"
    assert article.published == "2025-03-02T10:00:00+00:00"
    assert article.site == "The Harbour Post"
