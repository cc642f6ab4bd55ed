"""audio-news make"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from audio_news.cli.options import (
    FORMAT,
    JSON,
    SHOW,
    VOICE,
    edits,
    reading,
    settings_from,
)
from audio_news.cli.terminal import clean, shown
from audio_news.errors import UsageError

if TYPE_CHECKING:
    from audio_news.batch.run import Outcome
    from audio_news.models import Article, Episode
    from audio_news.production import Progress, Watcher
    from audio_news.read import ReadOptions

EPILOG = """\b
Examples:
  audio-news make page.txt
  audio-news make https://example.com/story -o episodes
  pbpaste | audio-news make - --title "A title of your own"
  audio-news make monday/*.html --show morning.toml --json

Exit code: 0 all made, 1 some failed, 2 misuse, 130 interrupted.
"""


@click.command("make", epilog=EPILOG)
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    default=Path("output"),
    show_default=True,
    metavar="DIR",
    help="Folder for the audio and its record.",
)
@VOICE
@SHOW
@FORMAT
@edits
@reading
@click.option("--overwrite", is_flag=True, help="Replace what is there, made in another way.")
@JSON
def command(
    sources: tuple[str, ...],
    output: Path,
    voice: str | None,
    show_file: Path | None,
    audio_format: str | None,
    overwrite: bool,
    as_json: bool,
    edit: Callable[[Article], Article] | None,
    reading: ReadOptions,
) -> None:
    """Turn articles into finished, tagged audio.

    SOURCE is a file (a page pasted from a browser, Markdown, HTML), a URL, or "-" for
    standard input. Beside DIR/<slug>.mp3 lands its record, DIR/<slug>.json.
    """
    from audio_news.batch.run import run
    from audio_news.production import Studio
    from audio_news.publish.record import summary

    if len(sources) > 1 and edit:
        raise UsageError(
            "--title, --byline and --published go with one source", hint="Run make for each."
        )
    settings = settings_from(show_file, voice, sound__format=audio_format)
    codes: list[int] = []
    with Studio(settings) as studio, _watched() as watch:
        started = time.monotonic()
        outcomes = run(
            studio,
            sources,
            output,
            options=reading,
            edit=edit,
            overwrite=overwrite,
            watch=watch,
        )
        for outcome in outcomes:
            if outcome.error is not None:
                click.echo(clean(f"audio-news: {_located(outcome)}"), err=True)
            elif outcome.episode is not None and as_json:
                click.echo(json.dumps(summary(outcome.episode), ensure_ascii=False))
            elif outcome.episode is not None:
                _summarise(outcome.episode, time.monotonic() - started)
            codes.append(outcome.error.exit_code if outcome.error else 0)
            started = time.monotonic()
    if any(codes):
        sys.exit(codes[0] if len(codes) == 1 else 1)


def _located(outcome: Outcome) -> str:
    """The error, with the source it is of where it does not say so itself."""
    error = str(outcome.error)
    return error if outcome.source in error else f"{outcome.source}: {error}"


@contextmanager
def _watched() -> Iterator[Watcher]:
    """A progress bar on standard error while the block runs, where that is a terminal."""
    from rich.console import Console
    from rich.progress import BarColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (TextColumn("{task.description}"), BarColumn(), TimeRemainingColumn())
    console = Console(stderr=True)
    with Bar(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("reading", total=None)

        def watch(progress: Progress) -> None:
            stage = {"speak": "speaking", "master": "mastering"}.get(progress.stage, "tagging")
            total = progress.total if progress.stage == "speak" else None
            bar.update(task, description=stage, completed=progress.done, total=total)

        yield watch


def _summarise(episode: Episode, wall_s: float) -> None:
    """Where it is, how long, how loud, and how long it took."""
    from rich.console import Console

    minutes, seconds = divmod(round(episode.duration_s), 60)
    facts = [
        f"{minutes}:{seconds:02d} min",
        f"{episode.loudness_lufs:.1f} LUFS, peak {episode.true_peak_dbtp:.1f} dBTP",
        f"{episode.size_bytes / 1e6:.1f} MB",
        f"{episode.utterances} utterances, voice {episode.voice}",
        "already there, unchanged" if episode.unchanged else f"made in {wall_s:.1f} s",
    ]
    console = Console(highlight=False, soft_wrap=True)
    console.print(f"[bold]{shown(episode.title)}[/bold]")
    about = " · ".join(part for part in (episode.byline, episode.published) if part)
    if about:
        console.print(f"  {shown(about)}")
    console.print(f"  [green]{shown(str(episode.file))}[/green]")
    console.print("  " + " · ".join(facts))
    for warning in episode.warnings:
        console.print(f"  [yellow]warning:[/yellow] {shown(warning)}")
