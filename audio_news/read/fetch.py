"""The only door to the network: one bounded GET to a public address.

An address is resolved here, checked, and the connection is made to the checked number, so
that a name cannot point elsewhere a moment later; every redirect is checked anew.
"""

from __future__ import annotations

import ipaddress
import socket
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, urljoin, urlsplit, urlunsplit

from audio_news.errors import FetchError

if TYPE_CHECKING:
    from urllib3 import BaseHTTPResponse
    from urllib3.connectionpool import HTTPConnectionPool

MAX_BYTES = 20_000_000
"""Of the body as sent and, apart from that, as decompressed."""
MAX_REDIRECTS = 5
TOTAL_S = 30.0

_CHUNK_BYTES = 65_536
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
WRONG_TYPES = ("image/", "audio/", "video/", "font/", "model/")
_ACCEPT = "text/html,application/xhtml+xml,application/xml;q=0.9,text/plain;q=0.9,*/*;q=0.5"
_STATUS_HINTS = {
    401: "The page asks for a login; save it from your browser and give the file.",
    402: "The page is for subscribers; save it from your browser and give the file.",
    403: "The site refuses programs; save the page from your browser and give the file.",
    404: "Check the address for a typing mistake; the page may have moved.",
    410: "The page has been taken down.",
    429: "The site asks for fewer requests; wait and try again.",
    451: "The page may not be shown here for legal reasons.",
}


class StatusError(FetchError):
    """The server answered, with something else than a page."""

    status = 0
    retry_after_s: float | None = None
    """How long the server asks to be left alone (RFC 9110, 10.2.3), where it does."""


@dataclass(frozen=True, slots=True)
class Validators:
    """What tells one state of a page from the next (RFC 9110, 8.8); empty where not told."""

    etag: str = ""
    last_modified: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """What the network gave: the body decompressed, and the address it came from."""

    url: str
    data: bytes
    media_type: str
    validators: Validators = Validators()
    unchanged: bool = False
    """The server said 304: it is as it was when it had the validators given; no `data` then."""


def fetch(
    url: str,
    *,
    allow_hosts: frozenset[str] = frozenset(),
    max_bytes: int = MAX_BYTES,
    total_s: float = TOTAL_S,
    refused: tuple[str, ...] = WRONG_TYPES,
    known: Validators | None = None,
    check: Callable[[str], None] = lambda url: None,
) -> Page:
    """GET `url`, following at most MAX_REDIRECTS redirects; FetchError says what went wrong.

    `allow_hosts` are host names that may resolve to a private or loopback address; `known`
    makes it conditional (RFC 9110, 13); `check` is handed each address before it is asked and
    may raise. Raises StatusError where the server answered.
    """
    deadline = time.monotonic() + total_s
    for _ in range(MAX_REDIRECTS + 1):
        target = _checked(url)
        check(url)
        with _response(target, allow_hosts, deadline, _conditions(known)) as response:
            location = response.headers.get("Location")
            if response.status in _REDIRECTS and location:
                url = redirected(url, location)
                continue
            if response.status == 304 and known:
                return Page(url, b"", "", known, unchanged=True)
            _check_status(response, url)
            media_type = response.headers.get("Content-Type", "")
            _check_type(media_type, url, refused)
            body = _body(response, url, max_bytes, deadline)
            return Page(url, body, media_type, _validators(response.headers))
    raise FetchError(f"{url} redirects more than {MAX_REDIRECTS} times")


def open_response(
    url: str,
    allow_hosts: frozenset[str],
    deadline: float,
    headers: Mapping[str, str],
    method: str = "GET",
) -> AbstractContextManager[BaseHTTPResponse]:
    """One request, whatever its answer, with the body still unread; no redirect is followed."""
    return _response(_checked(url), allow_hosts, deadline, headers, method)


def resolve(host: str, port: int, *, allow_hosts: frozenset[str] = frozenset()) -> str:
    """Return a numeric address of `host` that may be connected to.

    Every address the name has must be public, or the name be in `allow_hosts`: a name with
    one private address is an attempt to reach inside.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as err:
        raise FetchError(
            f"The host {host} was not found", hint="Check the address and your connection."
        ) from err
    addresses = [str(entry[4][0]) for entry in found]
    if host.lower() not in allow_hosts:
        for address in addresses:
            if not _is_public(address):
                raise FetchError(
                    f"{host} is not a public address ({address})",
                    hint="Only public sites are fetched; allow it with --allow-host, or save the"
                    " page and give the file.",
                )
    return addresses[0]


def _is_public(address: str) -> bool:
    number = ipaddress.ip_address(address.partition("%")[0])
    mapped = getattr(number, "ipv4_mapped", None) or getattr(number, "sixtofour", None)
    number = mapped or number
    return number.is_global and not number.is_multicast


def redirected(url: str, location: str) -> str:
    """Where a redirect leads. Raises FetchError where that is no address."""
    try:
        return urljoin(url, location)
    except ValueError as err:
        raise FetchError(f"{url} redirects to {location!r}, which is no address") from err


def _checked(url: str) -> SplitResult:
    """Split an address that is fit to be fetched."""
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError as err:
        raise FetchError(f"{url} is not a valid address") from err
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise FetchError(f"{url} is not an http or https address")
    if parts.username is not None or parts.password is not None:
        raise FetchError("An address may not hold a user name or password")
    return parts


@contextmanager
def _response(
    target: SplitResult,
    allow_hosts: frozenset[str],
    deadline: float,
    conditions: Mapping[str, str],
    method: str = "GET",
) -> Iterator[BaseHTTPResponse]:
    """Send the request and yield the response with its body still unread."""
    import urllib3
    from urllib3.exceptions import HTTPError, NewConnectionError, SSLError
    from urllib3.exceptions import TimeoutError as HTTPTimeoutError

    host = target.hostname or ""
    pool = _pool(target, resolve(host, _port(target), allow_hosts=allow_hosts))
    url = urlunsplit(target)
    try:
        response = pool.urlopen(
            method,
            _path(target),
            headers={**_headers(target), **conditions},
            redirect=False,
            retries=False,
            preload_content=False,
            timeout=urllib3.Timeout(
                connect=min(10.0, _left(deadline, url)), read=_left(deadline, url)
            ),
        )
        try:
            yield response
        finally:
            response.close()
    except HTTPTimeoutError as err:
        raise _too_slow(url) from err
    except SSLError as err:
        raise FetchError(
            f"{url} has no valid certificate", hint="Check the address, or save the page."
        ) from err
    except NewConnectionError as err:
        raise FetchError(
            f"{host} cannot be reached", hint="Check the address and your connection."
        ) from err
    except HTTPError as err:
        raise FetchError(f"{url} broke off", hint="Try again later.") from err
    finally:
        pool.close()


def _pool(target: SplitResult, address: str) -> HTTPConnectionPool:
    """Connect to the checked number while asking for, and proving, the name."""
    import urllib3

    if target.scheme == "http":
        return urllib3.HTTPConnectionPool(address, _port(target))
    host = target.hostname
    return urllib3.HTTPSConnectionPool(
        address, _port(target), server_hostname=host, assert_hostname=host
    )


def _port(target: SplitResult) -> int:
    return target.port or (443 if target.scheme == "https" else 80)


def _path(target: SplitResult) -> str:
    return urlunsplit(("", "", target.path or "/", target.query, ""))


def _headers(target: SplitResult) -> dict[str, str]:
    host = target.hostname or ""
    host = f"[{host}]" if ":" in host else host.encode("idna").decode("ascii")
    return {
        "Host": f"{host}:{target.port}" if target.port else host,
        "User-Agent": f"audio-news/{_version()}",
        "Accept": _ACCEPT,
        "Accept-Encoding": "gzip, deflate",
    }


def _conditions(known: Validators | None) -> dict[str, str]:
    if known is None:
        return {}
    named = {"If-None-Match": known.etag, "If-Modified-Since": known.last_modified}
    return {name: value for name, value in named.items() if value}


def _validators(headers: Mapping[str, str]) -> Validators:
    return Validators(headers.get("ETag", ""), headers.get("Last-Modified", ""))


@lru_cache(maxsize=1)
def _version() -> str:
    try:
        return version("audio-news")
    except PackageNotFoundError:
        return "0"


def _body(response: BaseHTTPResponse, url: str, max_bytes: int, deadline: float) -> bytes:
    """Read to the end, watching the clock and both sizes."""
    if int(response.headers.get("Content-Length") or 0) > max_bytes:
        raise _too_large(url, max_bytes)
    parts: list[bytes] = []
    size = 0
    while chunk := response.read1(_CHUNK_BYTES, decode_content=True):
        size += len(chunk)
        if max(size, response.tell()) > max_bytes:
            raise _too_large(url, max_bytes)
        _left(deadline, url)
        parts.append(chunk)
    return b"".join(parts)


def _check_status(response: BaseHTTPResponse, url: str) -> None:
    status = response.status
    if status == 200:
        return
    hint = _STATUS_HINTS.get(status, "")
    if status >= 500:
        hint = "The site is in trouble; try again later."
    error = StatusError(f"{url} answered {status} {response.reason or ''}".rstrip(), hint=hint)
    error.status, error.retry_after_s = status, _retry_after_s(response.headers)
    raise error


def _retry_after_s(headers: Mapping[str, str]) -> float | None:
    """Seconds, or a date, which is reckoned from the server's own: our clock may be wrong."""
    asked = headers.get("Retry-After", "").strip()
    if asked.isascii() and asked.isdecimal():
        return float(asked)
    try:
        until = parsedate_to_datetime(asked)
        return max(0.0, (until - parsedate_to_datetime(headers.get("Date", ""))).total_seconds())
    except (ValueError, TypeError):  # neither, or a date without a zone
        return None


def _check_type(media_type: str, url: str, refused: tuple[str, ...]) -> None:
    if media_type.lower().startswith(refused):
        raise FetchError(
            f"{url} is {media_type.split(';')[0]}, not a page",
            hint="Give the address of the article itself.",
        )


def _left(deadline: float, url: str) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise _too_slow(url)
    return left


def _too_slow(url: str) -> FetchError:
    return FetchError(f"{url} took too long", hint="Try again later, or save the page.")


def _too_large(url: str, limit: int) -> FetchError:
    return FetchError(
        f"{url} is larger than {limit // 1_000_000} MB",
        hint="Give the address of the article itself, or save it and give the file.",
    )
