"""A page's main text without what its fields say already, or what it says twice."""

from __future__ import annotations

from audio_news.models import Block, Role, Skipped
from audio_news.read.alike import letters_of
from audio_news.read.dates import time_share
from audio_news.read.names import clean_byline, names_job
from audio_news.read.paste.phrases import furniture, is_related, is_staff_credit
from audio_news.read.shown import Shown

_NEAR = 40
"""Blocks on either side in which a pulled quotation's own sentence is looked for."""
_PULLED = 25
"""Letters of a pulled quotation, at least."""
_LINE = 200
"""Characters of a line that says when, at most."""
_STOPS = (".", "!", "?", "…", "”", '"', "»")


def trimmed(
    blocks: list[Block], title: str, byline: str | None, shown: Shown
) -> tuple[list[Block], list[Skipped]]:
    """Return the blocks from the standfirst to the last of the text, and what was left out."""
    kept: list[Block] = []
    skipped: list[Skipped] = []
    if shown.standfirst:
        kept.append(Block(Role.STANDFIRST, shown.standfirst, "between the headline and the text"))
    at_top = True
    for block in blocks:
        out = _said_by_fields(block, title, byline, shown) if at_top else None
        if out is not None:
            skipped.append(out)
        elif not at_top or block.text != shown.standfirst:
            kept.append(block)
            at_top = at_top and block.role is not Role.BODY
    while kept and (why := _trails(kept[-1], byline)):
        skipped.append(Skipped(kept.pop().text, why))
    kept, pulled = _said_once(kept)
    return kept, skipped + pulled


def unread(block: Block) -> str:
    """Say why a block of a page's main text is no part of the article, if it is not."""
    if block.role in (Role.BODY, Role.HEADING, Role.LIST):
        if is_related(block.text):
            return "points to another story"
        if furniture(block.text) >= 1:
            return "known furniture of news sites"
        if block.role is Role.BODY and is_staff_credit(block.text):
            return "credits of the staff"
    return ""


def _said_by_fields(block: Block, title: str, byline: str | None, shown: Shown) -> Skipped | None:
    """Return a block at the top as skipped, where it is headline, byline, date or a label."""
    text = block.text
    if block.role is not Role.LIST and text.casefold() == title.casefold():
        return Skipped(text, "repeats the headline", Role.HEADLINE)
    if letters_of(text) in shown.apart and not text.endswith(_STOPS):
        return Skipped(text, "stands above the headline")
    signs = byline is not None and clean_byline(text) == byline
    if signs or letters_of(text) in shown.signatures:
        return Skipped(text, "the byline", Role.BYLINE)
    if len(text) < _LINE and time_share(text) > 0.8:
        return Skipped(text, "the time of publication", Role.TIME)
    return None


def _trails(block: Block, byline: str | None) -> str:
    """Say why the last block is no end of the article, if it is none."""
    if block.role is Role.HEADING:
        return "a heading with nothing under it"  # the title of a box that was left out
    about = byline and block.text.startswith(byline) and names_job(block.text)
    return "tells about the writer" if about else ""


def _said_once(blocks: list[Block]) -> tuple[list[Block], list[Skipped]]:
    """Leave out the quotations that a page pulls out of its own text."""
    said = [letters_of(block.text) for block in blocks]
    kept: list[Block] = []
    skipped: list[Skipped] = []
    for index, block in enumerate(blocks):
        own = said[index]
        near = range(max(0, index - _NEAR), min(len(blocks), index + _NEAR))
        others = (said[i] for i in near if i != index and blocks[i].role is Role.BODY)
        pulled = block.role in (Role.BODY, Role.QUOTE, Role.HEADING) and len(own) >= _PULLED
        if pulled and any(own in other and len(other) > 1.15 * len(own) for other in others):
            skipped.append(Skipped(block.text, "repeats the body", block.role))
        else:
            kept.append(block)
    return kept, skipped
