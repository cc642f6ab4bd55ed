"""File names: ASCII, readable, safe on every system."""

from __future__ import annotations

import re
import unicodedata
from hashlib import sha256

from audio_news.cyrillic import transliterate

LONGEST = 80
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)", re.ASCII)
_SPELLED = str.maketrans({"ß": "ss", "æ": "ae", "ø": "o", "đ": "d", "ł": "l"})
_WITHOUT = re.compile("['’]")


def slug(title: str) -> str:
    """A title as lower-case ASCII words joined by hyphens, at most `LONGEST` characters.

    Cyrillic is transliterated. A title that has no letters of either alphabet and no digits gives
    "article-" and a digest of it.
    """
    plain = _WITHOUT.sub("", title).lower()
    if not plain.isascii():
        spelled = unicodedata.normalize("NFKD", transliterate(plain).translate(_SPELLED))
        plain = spelled.encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", plain)
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
