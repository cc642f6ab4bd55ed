"""One open file as the answer to one request: whole, in parts, or not at all."""

from __future__ import annotations

import secrets
from collections.abc import AsyncIterator
from typing import TYPE_CHECKING

from anyio.to_thread import run_sync
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from audio_news.publish.serving.conditions import Verdict, judge, last_modified, range_holds
from audio_news.publish.serving.files import Opened
from audio_news.publish.serving.ranges import parse

if TYPE_CHECKING:
    from starlette.types import Receive, Scope, Send

PIECE_BYTES = 256 * 1024


def answer(request: Request, file: Opened) -> Response:
    """The response that `request` gets of `file`, which it closes."""
    headers = {
        "accept-ranges": "bytes",
        "etag": file.etag,
        "cache-control": "no-cache",
    }
    if file.modified_s is not None:
        headers["last-modified"] = last_modified(file.modified_s)
    verdict = judge(request.headers, file.etag, file.modified_s)
    if verdict is not Verdict.SEND:
        file.stream.close()
        return Response(
            status_code=304 if verdict is Verdict.NOT_MODIFIED else 412, headers=headers
        )
    stretches = _asked(request, file)
    if stretches == []:
        file.stream.close()
        headers["content-range"] = f"bytes */{file.size}"
        return PlainTextResponse("No such bytes.\n", status_code=416, headers=headers)
    headers["content-type"] = file.content_type
    if stretches is None:
        return FileResponse(file, [(b"", 0, file.size)], 200, headers)
    if len(stretches) == 1:
        start, end = stretches[0]
        headers["content-range"] = f"bytes {start}-{end - 1}/{file.size}"
        return FileResponse(file, [(b"", start, end)], 206, headers)
    return _in_parts(file, stretches, headers)


def _asked(request: Request, file: Opened) -> list[tuple[int, int]] | None:
    """The stretches to send; None for the whole. A range goes with GET alone (RFC 9110, 14.2)."""
    header = request.headers.get("range")
    if header is None or request.method != "GET":
        return None
    if not range_holds(request.headers.get("if-range"), file.etag, file.modified_s):
        return None
    return parse(header, file.size)


def _in_parts(
    file: Opened, stretches: list[tuple[int, int]], headers: dict[str, str]
) -> FileResponse:
    """Several stretches as multipart/byteranges (RFC 9110, section 14.6)."""
    boundary = secrets.token_hex(16)
    pieces = []
    for start, end in stretches:
        head = (
            f"\r\n--{boundary}\r\nContent-Type: {headers['content-type']}\r\n"
            f"Content-Range: bytes {start}-{end - 1}/{file.size}\r\n\r\n"
        )
        pieces.append((head.encode("latin-1"), start, end))
    pieces.append((f"\r\n--{boundary}--\r\n".encode("latin-1"), 0, 0))
    headers["content-type"] = f"multipart/byteranges; boundary={boundary}"
    return FileResponse(file, pieces, 206, headers)


class FileResponse(Response):
    """Sends stretches of an open file, each after a few bytes of its own, and closes it."""

    def __init__(
        self,
        file: Opened,
        pieces: list[tuple[bytes, int, int]],
        status_code: int,
        headers: dict[str, str],
    ) -> None:
        length = sum(len(head) + end - start for head, start, end in pieces)
        super().__init__(None, status_code, headers | {"content-length": str(length)})
        self.file = file
        self.pieces = pieces

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        start = {
            "type": "http.response.start",
            "status": self.status_code,
            "headers": self.raw_headers,
        }
        request = Request(scope, receive)
        try:
            await send(start)
            if request.method != "HEAD":
                async for data in self._data():
                    if await request.is_disconnected():
                        return
                    await send({"type": "http.response.body", "body": data, "more_body": True})
            await send({"type": "http.response.body", "body": b"", "more_body": False})
        finally:
            self.file.stream.close()

    async def _data(self) -> AsyncIterator[bytes]:
        stream = self.file.stream
        for head, start, end in self.pieces:
            if head:
                yield head
            if start < end:
                await run_sync(stream.seek, start)
            while start < end:
                data = await run_sync(stream.read, min(PIECE_BYTES, end - start))
                if not data:
                    return  # cut short in its place: the missing bytes close the connection
                start += len(data)
                yield data
