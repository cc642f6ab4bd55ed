"""An article as a story of a digest: what is always told, and what may be cut from the end."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import takewhile
from urllib.parse import urlsplit

from audio_news.models import Article, Block, Role

Passage = tuple[Block, ...]
"""Blocks that only make sense together: a paragraph with the list that it leads to."""


@dataclass(frozen=True, slots=True)
class Story:
    """One article of a digest, without a word changed."""

    article: Article
    opening: Passage
    """Headline, standfirst and first passage."""
    rest: tuple[Passage, ...]

    @property
    def headline(self) -> Block:
        return self.opening[0]

    @property
    def credit(self) -> str:
        """Who wrote it and where it is from, as far as is known."""
        site = self.article.site or urlsplit(self.article.url or "").hostname or ""
        known = (self.article.byline, site.removeprefix("www."))
        return ", ".join(dict.fromkeys(part for part in known if part))

    def blocks(self, passages: int) -> Passage:
        """The story with so many passages after its opening."""
        return (*self.opening, *(block for part in self.rest[:passages] for block in part))


def story(article: Article) -> Story:
    """The article in passages; headings inside are told as sentences, for they open no chapter."""
    blocks = [block for block in article.blocks if block.role is not Role.TIME]
    if blocks and blocks[0].role is Role.HEADLINE:
        headline = blocks.pop(0)
    else:
        headline = Block(Role.HEADLINE, article.title, "the article's title")
    lead = tuple(takewhile(lambda block: block.role is Role.STANDFIRST, blocks))
    first, *rest = [*_passages(blocks[len(lead) :])] or [()]
    return Story(article, (headline, *lead, *first), tuple(rest))


def _passages(blocks: Iterable[Block]) -> Iterable[Passage]:
    """Part the blocks where one can be cut: never between a heading or a lead-in and its text."""
    passage: list[Block] = []
    for block in blocks:
        if passage and not _belongs(block, passage[-1]):
            yield tuple(map(_told, passage))
            passage = []
        passage.append(block)
    if passage and any(block.role is not Role.HEADING for block in passage):
        yield tuple(map(_told, passage))


def _belongs(block: Block, before: Block) -> bool:
    return (
        before.role in (Role.HEADING, Role.CAPTION)
        or before.text.rstrip().endswith(":")
        or block.role in (Role.LIST, Role.TABLE)
    )


def _told(block: Block) -> Block:
    is_title = block.role in (Role.HEADING, Role.HEADLINE)
    return replace(block, role=Role.BODY, why="a heading of the story") if is_title else block
