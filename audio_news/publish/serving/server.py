"""A socket that is bound, and the server that runs on it until it is told to stop."""

from __future__ import annotations

import asyncio
import errno
import signal
import socket
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from ipaddress import ip_address
from typing import TYPE_CHECKING

import uvicorn

from audio_news.errors import PublishError
from audio_news.publish.serving.hosts import WILDCARDS, network_addresses

if TYPE_CHECKING:
    from starlette.types import ASGIApp

_LINGER_S = 2
"""How long an answer may go on after a stop was asked for."""


def bind(host: str, port: int) -> socket.socket:
    """A listening TCP socket; port 0 takes a free one. Raises PublishError."""
    try:
        found = socket.getaddrinfo(
            host.strip("[]") or None, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )
    except OSError as err:
        raise PublishError(
            f"{host!r} is no address of this machine", hint="Leave --host out for 127.0.0.1."
        ) from err
    family, kind, protocol, _, address = min(found, key=lambda f: f[0] != socket.AF_INET)
    sock = socket.socket(family, kind, protocol)
    try:
        if sys.platform != "win32":  # there it would let two servers share a port
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        sock.bind(address)
        sock.listen(128)
    except OSError as err:
        sock.close()
        raise _refused(host, port, err) from err
    return sock


def addresses(sock: socket.socket, host: str) -> list[str]:
    """The addresses that the socket is reached at, the first for this machine itself."""
    port = sock.getsockname()[1]
    if host in WILDCARDS:
        return [f"http://{name}:{port}/" for name in ("127.0.0.1", *network_addresses())]
    name = host.strip("[]")
    return [f"http://[{name}]:{port}/" if ":" in name else f"http://{name}:{port}/"]


def is_open(sock: socket.socket) -> bool:
    """Whether others than this machine can reach it."""
    return not ip_address(sock.getsockname()[0].partition("%")[0]).is_loopback


def run(app: ASGIApp, sock: socket.socket) -> None:
    """Serve until Ctrl-C or SIGTERM."""
    asyncio.run(_server(app).serve([sock]))


@contextmanager
def running(app: ASGIApp, sock: socket.socket) -> Iterator[None]:
    """Serve in a thread while the block runs."""
    server = _server(app)
    thread = threading.Thread(target=lambda: asyncio.run(server.serve([sock])), daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.should_exit = True
        thread.join()


class _Server(uvicorn.Server):
    """Stops when it is told to, and does not pass the signal on: to stop is how serving ends."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        numbers = (signal.SIGINT, signal.SIGTERM)
        former = {number: signal.signal(number, self.handle_exit) for number in numbers}
        try:
            yield
        finally:
            for number, handler in former.items():
                signal.signal(number, handler)


def _server(app: ASGIApp) -> _Server:
    config = uvicorn.Config(
        app,
        http="h11",
        ws="none",
        loop="asyncio",
        lifespan="off",
        proxy_headers=False,
        server_header=False,
        access_log=False,
        log_config=None,
        log_level="critical",
        limit_concurrency=256,
        timeout_graceful_shutdown=_LINGER_S,
    )
    return _Server(config)


def _refused(host: str, port: int, err: OSError) -> PublishError:
    if err.errno == errno.EADDRINUSE:
        return PublishError(
            f"Port {port} of {host or 'this machine'} is in use",
            hint="Choose another with --port; --port 0 takes a free one.",
        )
    if err.errno == errno.EACCES:
        return PublishError(
            f"Port {port} may not be used: {err.strerror}", hint="Choose one above 1023."
        )
    return PublishError(
        f"{host}:{port} cannot be listened on: {err.strerror}",
        hint="Leave --host out for 127.0.0.1.",
    )
