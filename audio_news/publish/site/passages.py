"""The article's text as elements of a page, with the sentences that are heard marked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from audio_news.models import Article, Block, Cue, Role


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a block's text; `cue` is what is heard of it, None where it is not read."""

    text: str
    cue: int | None


@dataclass(frozen=True, slots=True)
class Passage:
    """One block as an element."""

    wrapper: str
    """The element that it and its like beside it stand in, or ""."""
    tag: str
    style: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """An article laid out: what stands above the player, and what below."""

    headline: Passage
    standfirst: Passage | None
    body: tuple[tuple[str, tuple[Passage, ...]], ...]
    """(wrapper, passages) in order."""


_ELEMENTS = {
    Role.HEADLINE: ("", "h2", "headline"),
    Role.STANDFIRST: ("", "p", "standfirst"),
    Role.HEADING: ("", "h2", ""),
    Role.QUOTE: ("blockquote", "p", ""),
    Role.LIST: ("ul", "li", ""),
    Role.TABLE: ("ul", "li", "row"),
    Role.CAPTION: ("figure", "figcaption", ""),
    Role.NOTE: ("", "p", "note"),
    Role.CODE: ("pre", "code", ""),
}
_ALONE = ("figure", "pre")


def lay_out(article: Article, cues: Sequence[Cue]) -> Text:
    """All blocks of the article, also those that are not read, with the cues in them."""
    heard: dict[int | None, list[tuple[int, Cue]]] = defaultdict(list)
    for number, cue in enumerate(cues):
        heard[cue.block].append((number, cue))
    blocks = list(enumerate(article.blocks))
    if blocks and blocks[0][1].role is Role.HEADLINE:
        index, block = blocks.pop(0)
        pieces = tuple(_pieces(block.text, heard[index]))
    else:
        own = [(n, cue) for n, cue in heard[None] if cue.role is Role.HEADLINE]
        pieces = tuple(_pieces(article.title, own))
    standfirst = None
    if blocks and blocks[0][1].role is Role.STANDFIRST:
        index, block = blocks.pop(0)
        standfirst = _passage(block, heard[index])
    several = any(block.role is Role.HEADLINE for _, block in blocks)
    passages = [_passage(block, heard[index], under=several) for index, block in blocks]
    return Text(Passage("", "h1", "", pieces), standfirst, tuple(_grouped(passages)))


def line(text: str, cues: Iterable[tuple[int, Cue]]) -> tuple[Piece, ...]:
    """A line of the page's own, marked where one of `cues` says just that."""
    for number, cue in cues:
        if cue.block is None and cue.written.rstrip(" .") == text.rstrip(" ."):
            return (Piece(text, number),)
    return (Piece(text, None),)


def _passage(block: Block, cues: Iterable[tuple[int, Cue]], *, under: bool = False) -> Passage:
    wrapper, tag, style = _ELEMENTS.get(block.role, ("", "p", ""))
    if under and block.role is Role.HEADING:
        tag = "h3"
    return Passage(wrapper, tag, style, tuple(_pieces(block.text, cues)))


def _pieces(text: str, cues: Iterable[tuple[int, Cue]]) -> Iterator[Piece]:
    """The text in order, whole, cut at the cues that stand in it."""
    at = 0
    for number, cue in sorted(cues, key=lambda item: item[1].offset):
        start, end = cue.offset, cue.offset + len(cue.written)
        if start < at or text[start:end] != cue.written or not cue.written:
            continue  # says something else: better unmarked than marked wrong
        if start > at:
            yield Piece(text[at:start], None)
        yield Piece(text[start:end], number)
        at = end
    if at < len(text):
        yield Piece(text[at:], None)


def _grouped(passages: Iterable[Passage]) -> Iterator[tuple[str, tuple[Passage, ...]]]:
    for wrapper, group in groupby(passages, key=lambda passage: passage.wrapper):
        if wrapper in _ALONE:
            yield from ((wrapper, (passage,)) for passage in group)
        else:
            yield wrapper, tuple(group)
