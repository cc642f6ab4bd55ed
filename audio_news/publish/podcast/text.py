"""Text from outside made fit for XML and for files that people read."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 forbids (section 2.2), lone surrogates with it."""
_CONTROLS = re.compile("[\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef]")
"""Also controls that turn the direction of what follows them."""


def clean(text: str) -> str:
    """The text with nothing in it that XML forbids or that hides what it says."""
    return _CONTROLS.sub("", _NOT_XML.sub("", text))


def line(text: str) -> str:
    """The text cleaned, on one line."""
    return " ".join(clean(text).split())


def shortened(text: str, most: int) -> str:
    """The text in at most `most` characters, cut at a word."""
    if len(text) <= most:
        return text
    return text[: most - 1].rsplit(" ", 1)[0].rstrip(" ,;:–—-") + "…"


def web_address(text: str) -> str:
    """An http or https address in ASCII, or "" where the text is none."""
    try:
        parts = urlsplit(line(text))
        host = (parts.hostname or "").encode("idna").decode("ascii")
        port = f":{parts.port}" if parts.port else ""
    except ValueError:  # UnicodeError among them
        return ""
    if parts.scheme not in ("http", "https") or not host or parts.username is not None:
        return ""
    host = f"[{host}]" if ":" in host else host
    path = quote(parts.path, safe="/%:@!$&'()*+,;=~-._")
    query = f"?{quote(parts.query, safe='/?%:@!$&()*+,;=~-._[]')}" if parts.query else ""
    fragment = f"#{quote(parts.fragment, safe='/?%:@!$&()*+,;=~-._')}" if parts.fragment else ""
    return f"{parts.scheme}://{host}{port}{path}{query}{fragment}"
