"""A news site on this machine: a feed and pages that change, with ETag, Last-Modified and 304."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Story:
    """One entry of the feed."""

    key: str
    title: str
    text: list[str]
    published: str = "Mon, 23 Nov 2026 10:00:00 GMT"
    updated: str = ""
    path: str = ""
    summary_only: bool = False
    canonical: str = ""


@dataclass
class Site:
    """What it serves, and what it was asked: (path, status) of each request in order."""

    base: str = ""
    pages: dict[str, bytes] = field(default_factory=dict)
    statuses: dict[str, tuple[int, dict[str, str]]] = field(default_factory=dict)
    asked: list[tuple[str, int]] = field(default_factory=list)
    agents: set[str] = field(default_factory=set)

    def publish(self, stories: Sequence[Story], feed: str = "/feed.xml") -> None:
        """Put up the feed, and the page of each story."""
        for story in stories:
            self.pages[story.path or f"/{story.key}"] = self.page(story)
        self.pages[feed] = self.rss(stories)

    def rss(self, stories: Sequence[Story]) -> bytes:
        items = "".join(self._item(story) for story in stories)
        return (
            '<?xml version="1.0"?><rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"'
            ' xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
            f"<title>The Harbour Post</title><language>en</language>{items}</channel></rss>"
        ).encode()

    def _item(self, story: Story) -> str:
        link = f"{self.base}{story.path or '/' + story.key}"
        body = "".join(f"<p>{escape(part)}</p>" for part in story.text)
        whole = f"<content:encoded><![CDATA[{body}]]></content:encoded>"
        if story.summary_only:
            whole = f"<description>{escape(story.text[0])}</description>"
        updated = f"<atom:updated>{story.updated}</atom:updated>" if story.updated else ""
        return (
            f"<item><title>{escape(story.title)}</title><link>{link}</link>"
            f'<guid isPermaLink="false">{story.key}</guid>'
            f"<pubDate>{story.published}</pubDate>{updated}{whole}</item>"
        )

    def page(self, story: Story) -> bytes:
        body = "".join(f"<p>{escape(part)}</p>" for part in story.text)
        canonical = f'<link rel="canonical" href="{story.canonical}">' if story.canonical else ""
        return (
            f"<html lang='en'><head><title>{escape(story.title)}</title>{canonical}</head><body>"
            f"<article><h1>{escape(story.title)}</h1>{body}</article></body></html>"
        ).encode()

    def times(self, path: str, status: int | None = None) -> int:
        return sum(p == path and status in (None, s) for p, s in self.asked)


@contextmanager
def newsdesk() -> Iterator[Site]:
    """The site while the block runs."""
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            site.agents.add(self.headers["User-Agent"])
            body = site.pages.get(self.path)
            status, extra = site.statuses.get(self.path, (200 if body is not None else 404, {}))
            etag = f'"{sha256(body or b"").hexdigest()[:16]}"'
            if status == 200 and self.headers.get("If-None-Match") == etag:
                status, body = 304, b""
            site.asked.append((self.path, status))
            (self.send_response_only if "Date" in extra else self.send_response)(status)
            self.send_header("ETag", etag)
            kind = "application/rss+xml" if self.path.endswith(".xml") else "text/html"
            self.send_header("Content-Type", f"{kind}; charset=utf-8")
            for name, value in extra.items():
                self.send_header(name, value)
            if status != 304 and "Content-Length" not in extra:
                self.send_header("Content-Length", str(len(body or b"")))
            self.end_headers()
            if status != 304:
                self.wfile.write(body or b"")
            self.close_connection = True

        def log_message(self, *args: object) -> None:
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.handle_error = lambda *args: None  # type: ignore[method-assign]  # clients that leave
    site.base = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
