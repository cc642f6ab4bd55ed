"""File names: ASCII, readable, safe on every system."""

from __future__ import annotations

import re
import unicodedata
from hashlib import sha256

LONGEST = 80
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)", re.ASCII)
_SPELLED = str.maketrans({"ß": "ss", "æ": "ae", "ø": "o", "đ": "d", "ł": "l", "’": "", "'": ""})


def slug(title: str) -> str:
    """A title as lower-case ASCII words joined by hyphens, at most `LONGEST` characters.

    A title that has no Latin letters or digits gives "article-" and a digest of it.
    """
    plain = unicodedata.normalize("NFKD", title.lower().translate(_SPELLED))
    words = re.findall(r"[a-z0-9]+", plain.encode("ascii", "ignore").decode())
    name = ""
    for word in words:
        longer = f"{name}-{word}" if name else word[:LONGEST]
        if len(longer) > LONGEST:
            break
        name = longer
    if not name or _RESERVED.fullmatch(name):
        digest = sha256(title.encode("utf-8", "replace")).hexdigest()[:8]
        return f"{name or 'article'}-{digest}"
    return name
