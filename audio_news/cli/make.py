"""audio-news make"""

from __future__ import annotations

import json
import re
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
    OUTPUT,
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
    from audio_news.settings import Settings

EPILOG = """\b
Examples:
  audio-news make page.txt
  audio-news make https://example.com/story -o episodes
  pbpaste | audio-news make - --title "A title of your own"
  audio-news make monday/*.html --show morning.toml --json
  audio-news make --from-record output/story.json -o again

Exit code: 0 all made, 1 some failed, 2 misuse, 130 interrupted.
"""


@click.command("make", epilog=EPILOG)
@click.argument("sources", nargs=-1, metavar="SOURCE...")
@OUTPUT
@VOICE
@SHOW
@FORMAT
@edits
@reading
@click.option(
    "--from-record",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Make the episode of a record again, with its own text and settings, and compare.",
)
@click.option(
    "--check",
    is_flag=True,
    help="Listen to each sentence, and speak again what is not understood.",
)
@click.option("--overwrite", is_flag=True, help="Replace what is there, made in another way.")
@JSON
def command(
    sources: tuple[str, ...],
    output: Path,
    voice: str | None,
    show_file: Path | None,
    audio_format: str | None,
    from_record: Path | None,
    check: bool,
    overwrite: bool,
    as_json: bool,
    edit: Callable[[Article], Article] | None,
    reading: ReadOptions,
) -> None:
    """Turn articles into finished, tagged audio.

    SOURCE is a file (a page pasted from a browser, Markdown, HTML), a URL, or "-" for
    standard input. Beside DIR/<slug>.mp3 lands its record, DIR/<slug>.json.
    """
    if bool(sources) == bool(from_record):
        raise UsageError("make wants SOURCE or --from-record", hint="Give one of the two.")
    if from_record and (edit or show_file or voice or audio_format or check):
        raise UsageError(
            "--from-record takes text and settings from the record",
            hint="Leave the other options out, or make the article anew.",
        )
    if len(sources) > 1 and edit:
        raise UsageError(
            "--title, --byline and --published go with one source", hint="Run make for each."
        )
    with _watched() as watch:
        if from_record:
            code = _again(from_record, output, overwrite, watch, as_json)
        else:
            settings = settings_from(
                show_file, voice, sound__format=audio_format, check__respeak=check or None
            )
            code = _make(settings, sources, output, reading, edit, overwrite, watch, as_json)
    if code:
        sys.exit(code)


def _make(
    settings: Settings,
    sources: tuple[str, ...],
    output: Path,
    reading: ReadOptions,
    edit: Callable[[Article], Article] | None,
    overwrite: bool,
    watch: Watcher,
    as_json: bool,
) -> int:
    """Every article of the sources; the exit code."""
    from audio_news.batch.run import run
    from audio_news.label.identity import signing_advice
    from audio_news.production import Studio

    codes: list[int] = []
    with Studio(settings) as studio:
        started = time.monotonic()
        for outcome in run(
            studio, sources, output, options=reading, edit=edit, overwrite=overwrite, watch=watch
        ):
            if outcome.episode is not None:
                _tell(outcome.episode, time.monotonic() - started, as_json)
            else:
                click.echo(clean(f"audio-news: {_located(outcome)}"), err=True)
            codes.append(outcome.error.exit_code if outcome.error else 0)
            started = time.monotonic()
    if 0 in codes and not as_json and (advice := signing_advice(settings.signing)):
        click.echo(advice, err=True)
    return codes[0] if len(codes) == 1 else int(any(codes))


def _again(file: Path, output: Path, overwrite: bool, watch: Watcher, as_json: bool) -> int:
    """The episode of a record; the exit code, 1 where it does not sound the same."""
    from audio_news.reproduction import reproduce

    started = time.monotonic()
    made = reproduce(file, output, overwrite=overwrite, watch=watch)
    for warning in made.warnings:
        click.echo(clean(f"warning: {warning}"), err=True)
    _tell(made.episode, time.monotonic() - started, as_json, same_sound=made.same_sound)
    if made.same_sound is None:
        click.echo("There is no audio beside the record to compare with.", err=True)
    elif not made.same_sound:
        click.echo("audio-news: The sound is not what it was.", err=True)
    return int(made.same_sound is False)


def _tell(episode: Episode, wall_s: float, as_json: bool, **more: object) -> None:
    from audio_news.publish.record import summary

    if as_json:
        click.echo(json.dumps(summary(episode) | more, ensure_ascii=False))
    else:
        _summarise(episode, wall_s)


def _located(outcome: Outcome) -> str:
    """The error, with the source it is of where it does not say so itself."""
    error = str(outcome.error)
    source = re.sub(r"//[^/@\s]*@", "//", outcome.source)  # no password in a log
    return error if outcome.source in error else f"{source}: {error}"


@contextmanager
def _watched() -> Iterator[Watcher]:
    """A progress bar on standard error while the block runs, where that is a terminal."""
    if not sys.stderr.isatty():
        yield lambda progress: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (TextColumn("{task.description}"), BarColumn(), TimeRemainingColumn())
    console = Console(stderr=True)
    with Bar(*columns, console=console, transient=True) as bar:
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
