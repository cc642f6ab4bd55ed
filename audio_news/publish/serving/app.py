"""The application: who may ask, what is found, and what every answer says of itself."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from anyio.to_thread import run_sync
from starlette.applications import Starlette
from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from audio_news.publish.public import FEED
from audio_news.publish.serving import feeds, listing
from audio_news.publish.serving.answer import answer
from audio_news.publish.serving.files import Opened, open_file, resolve
from audio_news.publish.serving.hosts import Hosts

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

_LARGEST_FEED_BYTES = 64_000_000
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
    " media-src 'self'; connect-src 'self'; font-src 'self'; base-uri 'none';"
    " form-action 'none'; frame-ancestors {}"
)
_READABLE = "Accept-Ranges, Content-Length, Content-Range, ETag, Last-Modified"


@dataclass(frozen=True, slots=True)
class Serving:
    """What is served, to whom, and as what."""

    root: Path
    """The show's folder, without symbolic links."""
    hosts: Hosts
    base: str = ""
    """The address that feeds name, with its "/", where it is not the one that was asked."""
    as_is: bool = False
    """Feeds as they stand in the folder."""
    origins: tuple[str, ...] = ()
    """Other sites whose pages may use what is served, "https://example.com"; "*" is any."""


def application(serving: Serving) -> Starlette:
    """The ASGI application."""
    route = Route("/{path:path}", partial(_respond, serving), methods=["GET", "HEAD"])
    return Starlette(routes=[route], middleware=[Middleware(Guard, serving=serving)])


class Guard:
    """Turns away a request for another host, and puts the security headers on every answer."""

    def __init__(self, app: ASGIApp, serving: Serving) -> None:
        self.app = app
        self.serving = serving

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        headers = Headers(scope=scope)
        own = _security(self.serving.origins, headers.get("origin", ""))

        async def sealed(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(own)
            await send(message)

        arrived_at = (scope.get("server") or ("",))[0]
        if not self.serving.hosts.allow(headers.get("host", ""), arrived_at):
            refusal = PlainTextResponse("This server has no such name.\n", status_code=421)
            await refusal(scope, receive, sealed)
            return
        await self.app(scope, receive, sealed)


def _security(origins: Sequence[str], origin: str) -> dict[str, str]:
    """The headers; they let the pages of `origins`, and of no other site, use what is served."""
    headers = {
        "content-security-policy": _POLICY.format(" ".join(origins) or "'none'"),
        "x-content-type-options": "nosniff",
        "referrer-policy": "strict-origin-when-cross-origin",
        "permissions-policy": "camera=(), geolocation=(), microphone=()",
        "cross-origin-resource-policy": "cross-origin" if origins else "same-origin",
    }
    if not origins:
        return headers | {"x-frame-options": "DENY"}
    if "*" in origins:
        headers["access-control-allow-origin"] = "*"
    elif origin in origins:
        headers["access-control-allow-origin"] = origin
    return headers | {"access-control-expose-headers": _READABLE, "vary": "Origin"}


async def _respond(serving: Serving, request: Request) -> Response:
    found = await run_sync(_find, serving, request.scope["path"], _base(serving, request))
    if found is None:
        return PlainTextResponse("Not found.\n", status_code=404)
    return answer(request, found) if isinstance(found, Opened) else found


def _find(serving: Serving, asked: str, base: str) -> Opened | Response | None:
    """What stands at a path. Works on the disk, so in a thread."""
    path = resolve(serving.root, asked)
    if path is None:
        return None
    if path.is_dir():
        page = path / "index.html"
        if not asked.endswith("/"):
            is_there = page.is_file()
            return RedirectResponse(quote(f"{asked}/"), status_code=308) if is_there else None
        opened = open_file(serving.root, page) if page.is_file() else None
        if opened is None and path == serving.root:
            return _made(listing.page(serving.root), "text/html; charset=utf-8")
        return opened
    opened = None if asked.endswith("/") else open_file(serving.root, path)
    if opened and path.suffix in (".xml", ".opml") and not serving.as_is:
        return _at(serving, opened, path.relative_to(serving.root).as_posix(), base)
    return opened


def _base(serving: Serving, request: Request) -> str:
    """The address that this folder has for the one who asks, with its "/"."""
    return serving.base or f"{request.url.scheme}://{request.headers.get('host', '')}/"


def _at(serving: Serving, file: Opened, name: str, base: str) -> Opened:
    """A feed as it reads at the address it is asked at."""
    if file.size > _LARGEST_FEED_BYTES:
        return file
    old = _built_for(serving.root, _stamp(serving.root / FEED))
    with file.stream as stream:
        content = stream.read()
    moved = feeds.moved(content, old, base, name)
    return replace(_made(moved, file.content_type), modified_s=file.modified_s)


@lru_cache(maxsize=4)
def _built_for(root: Path, stamp: tuple[int, int]) -> str:
    return feeds.built_for(root)


def _stamp(path: Path) -> tuple[int, int]:
    try:
        about = path.stat()
    except OSError:
        return (0, 0)
    return about.st_mtime_ns, about.st_ino


def _made(content: bytes, kind: str) -> Opened:
    """Bytes that were made for this answer, as an open file."""
    return Opened(io.BytesIO(content), len(content), f'"{sha256(content).hexdigest()}"', None, kind)
