"""audio-news digest"""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from audio_news.cli.durations import duration
from audio_news.cli.options import FORMAT, JSON, OUTPUT, SHOW, VOICE, reading, settings_from
from audio_news.cli.terminal import clean, shown

if TYPE_CHECKING:
    from audio_news.digest import Digest
    from audio_news.read import ReadOptions

EPILOG = """\b
Examples:
  audio-news digest one.html two.html three.html --title "Morning briefing"
  audio-news digest https://example.com/feed --limit 8 --title "Morning briefing" --length 10m
  audio-news digest monday/*.md --title "The week" --each 2m --show week.toml --json

Exit code: 0 made, 1 a source that cannot be read or another failure, 2 misuse, 130 interrupted.
"""


@click.command("digest", epilog=EPILOG)
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option("--title", required=True, help="What the episode is called, and says first.")
@OUTPUT
@click.option("--length", callback=duration, metavar="TIME",
              help="How long it is to be, like 10m; stories are shortened from their ends, by"
              " whole paragraphs.")  # fmt: skip
@click.option("--each", callback=duration, metavar="TIME", help="No story is longer, like 2m.")
@click.option("--limit", type=click.IntRange(min=1), metavar="N",
              help="At most N articles of each source.")  # fmt: skip
@click.option("--date", "day", type=click.DateTime(["%Y-%m-%d"]),
              help="The day it is of; today if left out.")  # fmt: skip
@click.option("--no-stings", is_flag=True, help="Nothing between the stories but a pause.")
@click.option("--skip-errors", is_flag=True,
              help="Make it without the sources that cannot be read.")  # fmt: skip
@VOICE
@SHOW
@FORMAT
@reading
@JSON
def command(
    sources: tuple[str, ...],
    title: str,
    output: Path,
    length: float | None,
    each: float | None,
    limit: int | None,
    day: datetime | None,
    no_stings: bool,
    skip_errors: bool,
    voice: str | None,
    show_file: Path | None,
    audio_format: str | None,
    as_json: bool,
    reading: ReadOptions,
) -> None:
    """Make one episode of several articles: headlines first, the stories, credits last.

    SOURCE is whatever `make` reads, a feed too. The digest of the same title and day is
    replaced. What is left out to keep to the length is said.
    """
    from audio_news.digest import digest

    made = digest(
        sources,
        title=title,
        output=output,
        settings=settings_from(show_file, voice, sound__format=audio_format),
        length_s=length,
        each_s=each,
        limit=limit,
        day=day.date() if day else None,
        options=reading,
        skip_errors=skip_errors,
        stings=not no_stings,
    )
    if as_json:
        click.echo(json.dumps(as_fields(made), ensure_ascii=False))
    else:
        _show(made)
    for source in made.unreadable:
        click.echo(clean(f"audio-news: left out: {source.error}"), err=True)


def as_fields(made: Digest) -> dict[str, Any]:
    """The episode's summary, and what became of everything that was given."""
    from audio_news.cli.read import about
    from audio_news.publish.record import summary

    return summary(made.episode) | {
        "estimated_s": round(made.estimated_s, 1),
        "stories": [about(article) for article in made.stories],
        "left_out": [
            {"title": left.title, "source": left.source, "whole": left.whole, "why": left.why,
             "passages": list(left.passages)}
            for left in made.left_out
        ],
        "duplicates": [
            {"title": other.title, "source": other.source, "of": other.of}
            for other in made.duplicates
        ],
        "unreadable": [
            {"source": source.source, "why": str(source.error)} for source in made.unreadable
        ],
        "chapters": [
            {"title": chapter.title, "start_s": round(chapter.start_s, 3)}
            for chapter in made.episode.chapters
        ],
    }  # fmt: skip


def _show(made: Digest) -> None:
    from rich.console import Console

    console = Console(highlight=False, soft_wrap=True)
    episode = made.episode
    console.print(f"[bold]{shown(episode.title)}[/bold]")
    state = " · already there, unchanged" if episode.unchanged else ""
    console.print(f"  [green]{shown(str(episode.file))}[/green]")
    console.print(f"  {_clock(episode.duration_s)} min · {len(made.stories)} stories{state}")
    for chapter in episode.chapters:
        console.print(f"  {_clock(chapter.start_s):>6}  {shown(chapter.title)}")
    for left in made.left_out:
        number = len(left.passages)
        some = f"the last {number} paragraphs" if number > 1 else "the last paragraph"
        what = "all" if left.whole else some
        console.print(f"  left out: {what} of {shown(left.title)}")
    for other in made.duplicates:
        console.print(f"  left out: {shown(other.source)}, the same as {shown(other.of)}")
    for warning in episode.warnings:
        console.print(f"  [yellow]warning:[/yellow] {shown(warning)}")


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes}:{rest:02d}"
