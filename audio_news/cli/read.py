"""audio-news read"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from audio_news.cli.options import JSON, reading
from audio_news.cli.terminal import shown

if TYPE_CHECKING:
    from audio_news.models import Article
    from audio_news.read import ReadOptions

EPILOG = """\b
Examples:
  audio-news read archive.xml
  audio-news read https://example.com/feed --json
  audio-news read stories.csv --field title=Headline --field body=Text
  audio-news read export.sqlite --table posts --json | wc -l
"""


@click.command("read", epilog=EPILOG)
@click.argument("source")
@reading
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="Stop after N articles.")
@JSON
def command(source: str, limit: int | None, as_json: bool, reading: ReadOptions) -> None:
    """List the articles in a source: a page, a feed, a book, an archive.

    With --json, one object an article, a line each, as they are found.
    """
    from itertools import islice

    from audio_news.read import articles

    for number, article in enumerate(islice(articles(source, reading), limit), start=1):
        if as_json:
            click.echo(json.dumps(as_fields(article), ensure_ascii=False))
        else:
            _show(number, article)


def as_fields(article: Article) -> dict[str, Any]:
    """An article's own words as JSON, without what was left out."""
    return about(article) | {
        "image": article.image,
        "words": _words(article),
        "blocks": [{"role": str(block.role), "text": block.text} for block in article.blocks],
    }


def about(article: Article) -> dict[str, str | None]:
    """What is known of an article, by the names that every command's JSON has for it."""
    return {
        "source": article.source,
        "title": article.title,
        "byline": article.byline,
        "published": article.published,
        "modified": article.modified,
        "language": article.language,
        "url": article.url,
        "site": article.site,
    }


def _words(article: Article) -> int:
    return sum(len(block.text.split()) for block in article.blocks)


def _show(number: int, article: Article) -> None:
    from rich.console import Console

    console = Console(highlight=False, soft_wrap=True)
    about = [article.byline, article.published, article.language, f"{_words(article)} words"]
    console.print(f"{number:>5}  [bold]{shown(article.title)}[/bold]")
    console.print(f"       {shown(' · '.join(part for part in about if part))}")
    if article.url:
        console.print(f"       {shown(article.url)}")
