"""A short story of a swan, and a page of a site that holds it, pasted."""

from __future__ import annotations

from audio_news.models import Article, Role
from audio_news.read import ReadOptions, Source, read_source

TITLE = "Lock keeper saves swan from the weir"
DECK = "The bird had been caught in a rope for two days before anybody dared to go near it"
SIGNED = ("By Ann Dell", "May 5, 2025")
TEXT = [
    "A lock keeper at Oxmoor has freed a swan that was caught in the ropes of the weir on Monday.",
    "Bert Lowe, who is 59, went in with a ladder and a tablecloth, and came out with a bruise.",
    "“She never thanked me,” he said. “She hissed, and then she sat down and ate my sandwich.”",
    "The swan was looked at by a vet and is back on the river, a little above the weir this time.",
]


def paste(*lines: str) -> Article:
    return next(read_source(Source("page.txt", data="\n".join(lines).encode()), ReadOptions()))


def texts(article: Article, *roles: Role) -> list[str]:
    return [block.text for block in article.blocks if not roles or block.role in roles]
