"""A real S3 server (moto's) on this machine, which notes what it is asked, and fails on demand."""

from __future__ import annotations

import io
import re
import socket
import threading
import time
import uuid
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote

from tests.publish.folders import leads_to

ACCESS, SECRET = "AKIAIOSFODNN7HARBOUR", "aVerySecret/KeyThatNobodyMay+See0000000"
LOST = 1
"""A fault: the request is carried out, and the connection ends without an answer."""

Answer = Callable[..., Any]


@dataclass(slots=True)
class Asked:
    method: str
    bucket: str
    key: str
    query: str
    condition: str
    status: int = 0


@dataclass(slots=True)
class S3:
    """The running server. Requests are atomic and one at a time, as S3's are for one key."""

    endpoint: str = ""
    asked: list[Asked] = field(default_factory=list)
    faults: list[Callable[[Asked], int | None]] = field(default_factory=list)
    """Called with each request; one may answer in its place with a status, or `LOST`."""
    misled: list[str] = field(default_factory=list)
    """Times that the feed in a bucket led to what was not there."""
    ignores_conditions: bool = False
    standing: dict[tuple[str, str], bytes] = field(default_factory=dict)
    _turn: threading.Lock = field(default_factory=threading.Lock)
    _asking: set[int] = field(default_factory=set)
    """Threads with a request that is not yet answered."""

    def bucket(self) -> str:
        """The name of a new, empty bucket."""
        name = f"harbour-{uuid.uuid4().hex[:12]}"  # moto's servers share what they hold
        self.client().create_bucket(Bucket=name)
        self.asked.clear()
        self.faults.clear()
        self.misled.clear()
        self.ignores_conditions = False
        return name

    def client(self, service: str = "s3") -> Any:
        """boto3's, which shares nothing with what is tested."""
        import boto3

        return boto3.client(
            service,
            endpoint_url=self.endpoint,
            region_name="us-east-1",
            aws_access_key_id=ACCESS,
            aws_secret_access_key=SECRET,
        )

    def settle(self) -> None:
        """Wait until whoever has asked is answered, also who is dead by now."""
        deadline = time.monotonic() + 60
        while self._asking:
            assert time.monotonic() < deadline
            time.sleep(0.005)

    def environ(self) -> dict[str, str]:
        return {
            "AWS_ACCESS_KEY_ID": ACCESS,
            "AWS_SECRET_ACCESS_KEY": SECRET,
            "AWS_REGION": "us-east-1",
            "AWS_ENDPOINT_URL": self.endpoint,
        }

    def holds(self, bucket: str, prefix: str = "") -> dict[str, bytes]:
        """What stands in a bucket and is not hidden, by key."""
        client, found = self.client(), {}
        for page in client.get_paginator("list_objects_v2").paginate(Bucket=bucket, Prefix=prefix):
            for entry in page.get("Contents", []):
                name = entry["Key"][len(prefix) :]
                if not name.startswith("."):
                    found[name] = client.get_object(Bucket=bucket, Key=entry["Key"])["Body"].read()
        return found

    def written(self, pattern: str = "") -> list[str]:
        """Keys that were written, in order."""
        keys = [asked.key for asked in self.asked if asked.method == "PUT" and asked.status < 300]
        return [key for key in keys if re.search(pattern, key)]

    def application(self, inner: Answer) -> Answer:
        """`inner`, watched."""

        def answer(environ: dict[str, Any], start: Answer) -> Iterable[bytes]:
            self._asking.add(threading.get_ident())
            try:
                return answered(environ, start)
            finally:
                self._asking.discard(threading.get_ident())

        def answered(environ: dict[str, Any], start: Answer) -> Iterable[bytes]:
            bucket, _, key = unquote(environ["RAW_URI"].partition("?")[0])[1:].partition("/")
            condition = environ.get("HTTP_IF_MATCH") or environ.get("HTTP_IF_NONE_MATCH") or ""
            if self.ignores_conditions:
                environ.pop("HTTP_IF_MATCH", None)
                environ.pop("HTTP_IF_NONE_MATCH", None)
            method, query = environ["REQUEST_METHOD"], environ["QUERY_STRING"]
            asked = Asked(method, bucket, key, query, condition)
            body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
            environ["wsgi.input"] = io.BytesIO(body)

            def started(status: str, headers: Any, *rest: Any) -> Any:
                asked.status = int(status[:3])
                return start(status, headers, *rest)

            with self._turn:
                self.asked.append(asked)
                fault = next((found for f in self.faults if (found := f(asked))), None)
                if fault and fault != LOST:
                    start(f"{fault} Broken", [("Content-Length", "0")])
                    return [b""]
                data = b"".join(inner(environ, started if not fault else _ignored(asked)))
                self._note(asked, body)
                if fault:
                    environ["werkzeug.socket"].shutdown(socket.SHUT_RDWR)
                    raise ConnectionAbortedError
                return [data]

        return answer

    def _note(self, asked: Asked, body: bytes) -> None:
        """Keep what stands where, and see whether a feed still leads to what is there."""
        if asked.status >= 300 or (asked.method, asked.query) == ("GET", ""):
            return
        gone = re.findall(rb"<Key>([^<]+)</Key>", body) if asked.query.startswith("delete") else []
        for name in gone:
            self.standing.pop((asked.bucket, name.decode()), None)
        if asked.method == "PUT" and asked.key and not asked.query:
            self.standing[asked.bucket, asked.key] = body
        for (bucket, key), feed in list(self.standing.items()):
            if bucket == asked.bucket and key.rpartition("/")[2] == "feed.xml":
                folder = key.removesuffix("feed.xml")
                for name, length in leads_to(feed).items():
                    there = self.standing.get((bucket, folder + name))
                    if there is None:
                        self.misled.append(f"{name} after {asked}")
                    elif key == asked.key and length not in (None, len(there)):
                        self.misled.append(f"length of {name} after {asked}")


def _ignored(asked: Asked) -> Answer:
    def start(status: str, headers: Any, *rest: Any) -> None:
        asked.status = int(status[:3])

    return start


@contextmanager
def s3_server() -> Iterator[S3]:
    """Start it, and stop it when the block ends."""
    from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app
    from werkzeug.serving import WSGIRequestHandler, make_server

    class Quiet(WSGIRequestHandler):
        def log(self, *args: object) -> None:
            """Nothing."""

    server = S3()
    app = server.application(DomainDispatcherApplication(create_backend_app))
    running = make_server("127.0.0.1", 0, app, threaded=True, request_handler=Quiet)
    server.endpoint = f"http://127.0.0.1:{running.server_port}"
    thread = threading.Thread(target=running.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        running.shutdown()
        thread.join()
        running.server_close()
