"""One large file from the network to disk: resumed where it broke off, checked before it counts.

What has come lies beside the target as FILE.part; only a file of the right size and digest gets
the target's name. The way there is fetch's: every address resolved, checked and connected to by
number, every redirect checked anew.
"""

from __future__ import annotations

import hashlib
import logging
import os
import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from audio_news.errors import FetchError
from audio_news.locks import locked
from audio_news.read import fetch

if TYPE_CHECKING:
    from urllib3 import BaseHTTPResponse

logger = logging.getLogger(__name__)

TRIES = 4
"""Connections for one file, each of which goes on where the last one broke off."""
STALL_S = 30.0
SLOWEST_BYTES_S = 1_000
"""Slower than this over a whole stall time, a server is taken for one that hangs."""
_CHUNK_BYTES = 1 << 18
_BINARY = getattr(os, "O_BINARY", 0)
_RANGE = re.compile(r"bytes (\d+)-\d+/(\d+|\*)")

Watcher = Callable[[int, int], None]
"""Told bytes that are here and bytes in all."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A file as its publisher describes it."""

    url: str
    size_bytes: int
    algorithm: str
    """A name of hashlib's: "sha256", or "md5" where the publisher gives no better."""
    digest: str


class _BrokenOff(Exception):
    """The connection ended before the file did."""


def download(
    wanted: Wanted,
    file: Path,
    *,
    allow_hosts: frozenset[str] = frozenset(),
    stall_s: float = STALL_S,
    watch: Watcher = lambda here, total: None,
) -> bool:
    """Put the file in place, whole and checked, or raise FetchError and leave its place alone.

    False where the right file was there already and nothing was fetched.
    `allow_hosts` are host names that may resolve to a private or loopback address.
    """
    part = file.with_name(f"{file.name}.part")
    try:
        if _size(file) == wanted.size_bytes and _digest(wanted, file) == wanted.digest:
            return False
        file.parent.mkdir(parents=True, exist_ok=True)
        for attempt in range(1, TRIES + 1):
            before = _size(part)
            try:
                _continue(wanted, part, allow_hosts, stall_s, watch)
                break
            except _BrokenOff as err:
                logger.info("%s broke off at %d bytes: %s", wanted.url, _size(part), err)
                if attempt == TRIES or (_size(part) <= before and attempt > 1):
                    if not _size(part):
                        raise FetchError(
                            f"{wanted.url} cannot be fetched: {err}",
                            hint="Check the network, or name a mirror.",
                        ) from err
                    raise FetchError(
                        f"{wanted.url} broke off after {_size(part)} of {wanted.size_bytes} bytes",
                        hint="What has come is kept; the same command goes on from there.",
                    ) from err
        _check(wanted, part)
        os.replace(part, file)
        return True
    except OSError as err:
        raise FetchError(
            f"{file} cannot be written: {err.strerror}", hint="Make room, or choose another disk."
        ) from err


def _continue(
    wanted: Wanted, part: Path, allow_hosts: frozenset[str], stall_s: float, watch: Watcher
) -> None:
    """Add to `part` what it lacks. Raises _BrokenOff, and FetchError for what cannot be right."""
    with _alone(part) as out:
        here = os.fstat(out.fileno()).st_size
        if here == wanted.size_bytes:
            return
        if here > wanted.size_bytes:
            here = out.truncate(0)
        with _response(wanted.url, here, allow_hosts, stall_s) as response:
            try:
                start = _start(response, wanted, here)
            except FetchError:
                if response.status in (200, 206, 416):  # what is here is not of what is there
                    out.truncate(0)
                raise
            out.truncate(start)
            out.seek(start)
            watch(start, wanted.size_bytes)
            for chunk in _chunks(response, stall_s):
                start += len(chunk)
                if start > wanted.size_bytes:
                    out.seek(out.truncate(0))
                    raise _not_it(wanted, f"it is longer than {wanted.size_bytes} bytes")
                out.write(chunk)
                watch(start, wanted.size_bytes)
            out.flush()
            os.fsync(out.fileno())
    if start < wanted.size_bytes:
        raise _BrokenOff("the server ended it early")


@contextmanager
def _alone(part: Path) -> Iterator[BinaryIO]:
    """The file open to be written; gone where it fails and nothing is in it.

    Raises FetchError while another process has it.
    """
    with os.fdopen(os.open(part, os.O_RDWR | os.O_CREAT | _BINARY, 0o666), "r+b") as out:
        if not locked(out.fileno()):
            raise FetchError(
                f"{part.stem} is being fetched by another program",
                hint="Wait until that one is done.",
            )
        try:
            yield out
        except BaseException:
            out.close()
            if not _size(part):
                part.unlink(missing_ok=True)
            raise


def _start(response: BaseHTTPResponse, wanted: Wanted, here: int) -> int:
    """At which byte the answer starts, from what it says of itself."""
    if response.status == 206:
        said = _RANGE.match(response.headers.get("Content-Range", ""))
        if said is None or int(said[1]) != here:
            raise FetchError(f"{wanted.url} answered with another part than it was asked for")
        total = said[2]
    elif response.status == 200:
        here, total = 0, response.headers.get("Content-Length", "*")
    elif response.status == 416:
        raise _not_it(wanted, "it ends where more should come")
    else:
        raise FetchError(
            f"{wanted.url} answered {response.status} {response.reason or ''}".rstrip(),
            hint="Check the mirror's address, or try again later.",
        )
    if total.isdigit() and int(total) != wanted.size_bytes:
        raise _not_it(wanted, f"it has {total} bytes and should have {wanted.size_bytes}")
    return here


def _chunks(response: BaseHTTPResponse, stall_s: float) -> Iterator[bytes]:
    """The body as it comes. Raises _BrokenOff where it stalls, trickles or ends in an error."""
    from urllib3.exceptions import HTTPError

    since, got = time.monotonic(), 0
    try:
        while chunk := response.read1(_CHUNK_BYTES, decode_content=False):
            yield chunk
            got += len(chunk)
            if (past_s := time.monotonic() - since) > stall_s:
                if got < SLOWEST_BYTES_S * past_s:
                    raise _BrokenOff(f"{got} bytes in {past_s:.0f} s")
                since, got = time.monotonic(), 0
    except HTTPError as err:
        raise _BrokenOff(str(err)) from err


@contextmanager
def _response(
    url: str, start: int, allow_hosts: frozenset[str], stall_s: float
) -> Iterator[BaseHTTPResponse]:
    """The answer to a GET from byte `start` on, after redirects, its body still unread."""
    import urllib3
    from urllib3.exceptions import HTTPError

    secure = False
    for _ in range(fetch.MAX_REDIRECTS + 1):
        target = fetch._checked(url)
        if secure and target.scheme != "https":
            raise FetchError(f"An https address redirects to {url}, which is not")
        secure = target.scheme == "https"
        port = fetch._port(target)
        address = fetch.resolve(target.hostname or "", port, allow_hosts=allow_hosts)
        pool = fetch._pool(target, address)
        headers = fetch._headers(target) | {"Accept": "*/*", "Accept-Encoding": "identity"}
        if start:
            headers["Range"] = f"bytes={start}-"
        try:
            response = pool.urlopen(
                "GET",
                fetch._path(target),
                headers=headers,
                redirect=False,
                retries=False,
                preload_content=False,
                timeout=urllib3.Timeout(connect=min(10.0, stall_s), read=stall_s),
            )
        except HTTPError as err:
            pool.close()
            raise _BrokenOff(str(err)) from err
        try:
            location = response.headers.get("Location")
            if response.status not in fetch._REDIRECTS or not location:
                yield response
                return
            url = fetch.redirected(url, location)
        finally:
            response.close()
            pool.close()
    raise FetchError(f"{url} redirects more than {fetch.MAX_REDIRECTS} times")


def _check(wanted: Wanted, part: Path) -> None:
    """Raise FetchError, and drop what came, where it is not the file that was wanted."""
    digest = _digest(wanted, part)
    if digest != wanted.digest:
        part.unlink()
        raise _not_it(wanted, f"its {wanted.algorithm} is {digest}, not {wanted.digest}")


def _digest(wanted: Wanted, file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, wanted.algorithm).hexdigest()


def _not_it(wanted: Wanted, why: str) -> FetchError:
    return FetchError(
        f"{wanted.url} is not the file that was wanted: {why}",
        hint="Nothing of it was kept; try again, or another mirror.",
    )


def _size(part: Path) -> int:
    try:
        return part.stat().st_size
    except FileNotFoundError:
        return 0
