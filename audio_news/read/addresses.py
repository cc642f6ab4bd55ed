"""Addresses as pages and feeds give them, which may be none."""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit


def joined(base: str | None, address: str) -> str:
    """`address` as seen from `base`, absolute where one of them is; "" where it is no address."""
    try:
        whole = urljoin(base or "", address.strip())
        _ = urlsplit(whole).port
    except ValueError:  # "http://[", or a port beyond all ports
        return ""
    return whole


def host(address: str | None) -> str:
    """The host's name in lower case; "" where there is none."""
    return urlsplit(joined(None, address or "")).hostname or ""
