"""A web server on this machine that answers as badly as it is told to."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar


class Handler(BaseHTTPRequestHandler):
    """Serves `files`; `faults` turn one answer after another bad, until they are used up."""

    files: ClassVar[dict[str, bytes]] = {}
    faults: ClassVar[list[str]] = []
    asked: ClassVar[list[tuple[str, str]]] = []
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self.asked.append((self.path, self.headers.get("Range", "")))
        fault = self.faults.pop(0) if self.faults else ""
        data = self.files.get(self.path)
        self.close_connection = True
        if data is None or fault == "404":
            self.send_error(404)
            return
        answer: Callable[[bytes], None] = getattr(self, f"_{fault}", self._whole)
        answer(data)

    def _whole(self, data: bytes, cut: int | None = None, shift: int = 0) -> None:
        """The file, or the part of it that was asked for; no more than `cut` bytes of it."""
        asked = re.fullmatch(r"bytes=(\d+)-", self.headers.get("Range", ""))
        start = int(asked[1]) if asked else 0
        if start and start >= len(data):
            self.send_error(416)
            return
        self.send_response(206 if asked else 200)
        if asked:
            self.send_header("Content-Range", f"bytes {start + shift}-{len(data) - 1}/{len(data)}")
        self.send_header("Content-Length", str(len(data) - start))
        self.end_headers()
        self.wfile.write(data[start:][:cut])

    def _truncated(self, data: bytes) -> None:
        self._whole(data, cut=len(data) // 7)

    def _corrupted(self, data: bytes) -> None:
        self._whole(bytes([data[0] ^ 1]) + data[1:])

    def _elsewhere(self, data: bytes) -> None:
        self._whole(data, shift=7)

    def _no_range(self, data: bytes) -> None:
        del self.headers["Range"]
        self._whole(data)

    def _other_length(self, data: bytes) -> None:
        self._whole(data + b"more")

    def _endless(self, data: bytes) -> None:
        self.send_response(200)
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(data + data)

    def _silent(self, data: bytes) -> None:
        self._whole(data, cut=100)
        self.wfile.flush()
        time.sleep(1.5)

    def _trickle(self, data: bytes) -> None:
        self.send_response(200)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        for at in range(30):
            self.wfile.write(data[at : at + 1])
            self.wfile.flush()
            time.sleep(0.05)

    def _redirect(self, data: bytes) -> None:
        self.send_response(302)
        self.send_header("Location", "http://192.0.2.1/inside")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *args: object) -> None:
        """Quiet."""


@contextmanager
def served(files: dict[str, bytes], *faults: str) -> Iterator[tuple[str, type[Handler]]]:
    """The server's address, and its handler, which knows what it was asked."""
    handler = type("Faulty", (Handler,), {"files": files, "faults": list(faults), "asked": []})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.handle_error = lambda *args: None  # type: ignore[method-assign]  # clients that leave
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", handler
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
