"""An article as one line of JSON: how it waits in a file, travels to a worker, and is told from
another state of itself."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from hashlib import sha256
from json.encoder import encode_basestring_ascii as quoted
from operator import attrgetter
from typing import Any

from audio_news.models import Article, Block, Role
from audio_news.publish.shelf import identity

DIGEST_BYTES = 16
LONG_WORD = 12
"""Letters: no language that writes spaces has words as long as that on the average."""
_PLAIN = [
    field.name for field in fields(Article) if field.name not in ("source", "blocks", "skipped")
]
_plain = attrgetter(*_PLAIN)
_TEMPLATE = ", ".join(f'"{name}": %s' for name in _PLAIN) + ', "blocks": [%s]}'


@dataclass(frozen=True, slots=True)
class Parcel:
    """An article packed; what was skipped in reading it, and why, stays behind."""

    line: bytes
    """ASCII, without a line end."""
    content: bytes
    """Digest of all that is said, shown or tagged: the same content, the same episode."""

    @classmethod
    def of(cls, article: Article) -> Parcel:
        # The bytes that json.dumps writes, in half its time: a plan may be of a million.
        plain = ["null" if value is None else quoted(value) for value in _plain(article)]
        blocks = [f"[{quoted(block.role)}, {quoted(block.text)}]" for block in article.blocks]
        about = (_TEMPLATE % (*plain, ", ".join(blocks))).encode()
        line = b'{"source": %s, %s' % (quoted(article.source).encode(), about)
        return cls(line, sha256(b"{" + about).digest()[:DIGEST_BYTES])


def unpack(line: bytes | str) -> Article:
    """The article in a parcel."""
    return article_of(json.loads(line))


def article_of(about: dict[str, Any]) -> Article:
    """The article whose parcel says this."""
    blocks = tuple(Block(Role(role), text) for role, text in about["blocks"])
    return Article(**about | {"blocks": blocks})


def key(article: Article) -> bytes:
    """Digest of what makes two articles the same one, whatever became of their text."""
    return key_of(identity(article.url, article.source, article.title))


def key_of(name: str) -> bytes:
    """The key of an identity."""
    return sha256(name.encode("utf-8", "backslashreplace")).digest()[:DIGEST_BYTES]


def words(article: Article) -> int:
    """How many words it has; what has few spaces or none counts a word for every `LONG_WORD`."""
    return sum(
        [
            max(block.text.count(" ") + 1, len(block.text) // LONG_WORD)  # white space is folded
            for block in article.blocks
        ]
    )
