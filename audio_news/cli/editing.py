"""What an editor says of an article on the command line, put in place of the page's own."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from audio_news.errors import UsageError
from audio_news.models import Article, Block, Role


def edited(
    article: Article, title: str | None, byline: str | None, published: str | None
) -> Article:
    """The article with what was given; a title also takes the place of the headline."""
    if title is not None:
        title = title.strip()
        if not title:
            raise UsageError("--title is empty", hint="Give a title, or leave the option out.")
        blocks = tuple(
            Block(Role.HEADLINE, title, "given") if block.role is Role.HEADLINE else block
            for block in article.blocks
        )
        article = replace(article, title=title, blocks=blocks)
    if byline is not None:
        article = replace(article, byline=byline.strip() or None)
    if published is not None:
        article = replace(article, published=_iso(published))
    return article


def _iso(published: str) -> str:
    try:
        datetime.fromisoformat(published)
    except ValueError as err:
        raise UsageError(
            f"--published {published!r} is no ISO 8601 date", hint="Write it as 2026-11-24T16:09."
        ) from err
    return published
