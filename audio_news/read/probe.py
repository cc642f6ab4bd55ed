"""How a server serves a file, without the file: one HEAD and one GET of its first bytes."""

from __future__ import annotations

import re
import time
from collections.abc import Mapping
from dataclasses import dataclass

from audio_news.errors import FetchError
from audio_news.read.fetch import MAX_REDIRECTS, TOTAL_S, open_response, redirected

_REDIRECTS = frozenset({301, 302, 303, 307, 308})


@dataclass(frozen=True, slots=True)
class Probe:
    """What a server says of a file."""

    url: str
    """Where redirects led."""
    data: bytes
    """How the file begins."""
    size: int | None
    """In bytes, of the whole file; None where the server does not say."""
    media_type: str
    head_status: int
    """What HEAD was answered with (RFC 9110, 9.3.2); 0 where it was not."""
    has_ranges: bool
    """Whether a part was asked for and given (RFC 9110, 14)."""


def probe(
    url: str,
    *,
    most: int = 64,
    allow_hosts: frozenset[str] = frozenset(),
    total_s: float = TOTAL_S,
) -> Probe:
    """Ask for a file's head and its first `most` bytes. Raises FetchError."""
    deadline = time.monotonic() + total_s
    try:
        head_status = _ask(url, "HEAD", {}, 0, allow_hosts, deadline)[0]
    except FetchError:
        head_status = 0  # GET will say whether it is HEAD that is refused
    wanted = {"Range": f"bytes=0-{most - 1}"}
    status, headers, data, final = _ask(url, "GET", wanted, most, allow_hosts, deadline)
    if status not in (200, 206):
        raise FetchError(f"{url} answered {status}")
    whole = headers.get("Content-Length", "") if status == 200 else ""
    part = re.fullmatch(r"bytes 0-\d+/(\d+)", headers.get("Content-Range", ""), re.ASCII)
    size = part[1] if part else whole
    return Probe(
        url=final,
        data=data,
        size=int(size) if size.isdecimal() else None,
        media_type=headers.get("Content-Type", ""),
        head_status=head_status,
        has_ranges=status == 206 and part is not None,
    )


def _ask(
    url: str,
    method: str,
    headers: Mapping[str, str],
    most: int,
    allow_hosts: frozenset[str],
    deadline: float,
) -> tuple[int, Mapping[str, str], bytes, str]:
    """(status, headers, first bytes, address) of the answer that redirects lead to."""
    plain = {"Accept": "*/*", "Accept-Encoding": "identity", **headers}
    for _ in range(MAX_REDIRECTS + 1):
        with open_response(url, allow_hosts, deadline, plain, method) as response:
            location = response.headers.get("Location")
            if response.status in _REDIRECTS and location:
                url = redirected(url, location)
                continue
            data = response.read(most) if most else b""
            return response.status, response.headers, data, url
    raise FetchError(f"{url} redirects more than {MAX_REDIRECTS} times")
