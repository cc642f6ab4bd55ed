"""Which Host a request may name: a page elsewhere must not reach this server by a name of its own.

A site can have its own name point to 127.0.0.1 (DNS rebinding), and the browser then lets its
scripts read what is served there. It cannot make the browser say another Host than that name.
"""

from __future__ import annotations

import re
import socket
from collections.abc import Iterable
from dataclasses import dataclass
from ipaddress import ip_address

_HOST = re.compile(r"(\[[0-9a-f:.]+\]|[^\[\]:@/\s]+)(?::[0-9]{1,5})?", re.IGNORECASE)
WILDCARDS = ("0.0.0.0", "::", "")


@dataclass(frozen=True, slots=True)
class Hosts:
    """The names that are answered to; loopback's always are."""

    names: frozenset[str] = frozenset()
    everywhere: bool = False
    """Bound to every address of this machine: the one a connection came in by is its name too."""

    def allow(self, header: str, arrived_at: str = "") -> bool:
        """Whether a Host header is one of this server's; `arrived_at` is the socket's address."""
        match = _HOST.fullmatch(header)
        if not match:
            return False
        name = match[1].strip("[]").rstrip(".").lower()
        if name == "localhost" or name.endswith(".localhost") or name in self.names:
            return True
        try:
            address = ip_address(name)
        except ValueError:
            return False
        return address.is_loopback or (self.everywhere and _same(str(address), arrived_at))


def hosts_for(bound: str, extra: Iterable[str] = ()) -> Hosts:
    """What a server bound to an address or a name answers to, and `extra` names."""
    everywhere = bound in WILDCARDS
    names = {name.rstrip(".").lower() for name in extra}
    if everywhere:
        own = socket.gethostname().lower()
        names |= {own, f"{own.split('.')[0]}.local"}
    else:
        names.add(bound.strip("[]").lower())
    return Hosts(frozenset(names - {""}), everywhere)


def network_addresses() -> list[str]:
    """This machine's IPv4 addresses that others on its network may reach. Sends nothing."""
    found: list[str] = []
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # TEST-NET-1: asks for the route, sends no packet
            found.append(probe.getsockname()[0])
        except OSError:
            pass  # no route out; the host's own name may still tell
    try:
        for *_, address in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET):
            found.append(str(address[0]))
    except OSError:
        pass
    return [a for a in dict.fromkeys(found) if not ip_address(a).is_loopback]


def _same(address: str, arrived_at: str) -> bool:
    return address == arrived_at.removeprefix("::ffff:").partition("%")[0]
