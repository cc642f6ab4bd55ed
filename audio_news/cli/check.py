"""audio-news check"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from audio_news.cli.options import JSON, LANGUAGE, SHOW, VOICE, read_options, settings_from
from audio_news.cli.terminal import shown
from audio_news.errors import UsageError
from audio_news.settings import FORMATS, Settings

if TYPE_CHECKING:
    from rich.console import Console

    from audio_news.check import Target
    from audio_news.hear.examine import Watcher
    from audio_news.hear.recogniser import Ear
    from audio_news.hear.report import CheckReport, LineReport

EPILOG = """\b
Examples:
  audio-news check output/story.mp3
  audio-news check output/story.mp3 --json
  audio-news check page.txt --audio elsewhere.mp3
  audio-news check page.txt --show morning.toml

Exit code: 0 all is heard, 1 not, 2 misuse, 130 interrupted.
"""


@click.command("check", epilog=EPILOG)
@click.argument("source", metavar="FILE|SOURCE")
@click.option(
    "--audio",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Audio, made anywhere, in which SOURCE, an article, should be heard.",
)
@VOICE
@SHOW
@LANGUAGE
@JSON
def command(
    source: str,
    audio: Path | None,
    voice: str | None,
    show_file: Path | None,
    language: str | None,
    as_json: bool,
) -> None:
    """Listen to finished audio and say what of its text is not in it.

    FILE is an episode with its record beside it. SOURCE is an article, anything that make
    reads: with --audio it is what should be heard there, else it is made, checked and thrown
    away. Sentences that are missing, repeated, cut short, garbled, rushed or out of order are
    listed with their times, and so are names that were not recognised.
    """
    from audio_news.check import check
    from audio_news.hear.report import fields

    settings = settings_from(show_file, voice)
    with _target(source, audio, settings, language) as (target, ear), _watched() as watch:
        report = check(target, ear=ear, limits=settings.check, watch=watch)
    if as_json:
        click.echo(json.dumps(fields(report), ensure_ascii=False))
    else:
        _show(report)
    if not report.passed:
        sys.exit(1)


@contextmanager
def _target(
    source: str, audio: Path | None, settings: Settings, language: str | None
) -> Iterator[tuple[Target, Ear]]:
    """What is to be listened to, and by whom; what had to be made for it is gone afterwards."""
    from audio_news.check import ear_for, target_of_file, target_of_script, the_article
    from audio_news.production import Studio

    limits = settings.check
    if Path(source).suffix.lower().removeprefix(".") in FORMATS:
        if audio is not None:
            raise UsageError(
                f"{source} is audio, and so is {audio}",
                hint="Give the article first, then --audio.",
            )
        target = target_of_file(Path(source))
        yield target, ear_for(target.language, limits)
        return
    article = the_article(source, read_options(language))
    ear = ear_for(article.language, limits)  # before an hour is spoken for nothing
    with Studio(settings) as studio:
        script = studio.script(article)
        if audio is not None:
            yield target_of_script(script, audio, studio), ear
            return
        with tempfile.TemporaryDirectory(prefix="audio-news-check-") as folder:
            made = studio.produce(article, Path(folder))
            yield target_of_script(script, made.file, studio), ear


@contextmanager
def _watched() -> Iterator[Watcher]:
    """A progress bar on standard error, where that is a terminal."""
    from rich.console import Console
    from rich.progress import BarColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (TextColumn("{task.description}"), BarColumn(), TimeRemainingColumn())
    console = Console(stderr=True)
    with Bar(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("listening", total=None)
        yield lambda done_s, total_s: bar.update(task, completed=done_s, total=total_s or None)


def _show(report: CheckReport) -> None:
    from rich.console import Console

    console = Console(highlight=False, soft_wrap=True)
    console.print(f"[bold]{shown(report.title)}[/bold]")
    failing = report.failing
    mark = "[green]passed[/green]" if report.passed else "[red]failed[/red]"
    console.print(
        f"  {mark} · {len(report.sentences) - len(failing)} of {len(report.sentences)} sentences"
        f" as they should be · word error {100 * report.word_error:.1f} % of {report.words}"
        f" · {_clock(report.duration_s)} min"
    )
    if failing:
        _table(failing, console)
    for name in report.names:
        heard = f"heard “{shown(name.heard)}”" if name.heard else "nothing heard"
        console.print(
            f"  [yellow]name[/yellow] {_clock(name.start_s)}  {shown(name.name)}: {heard}"
        )
    for note in report.notes:
        console.print(f"  [yellow]note:[/yellow] {shown(note)}")


def _table(failing: tuple[LineReport, ...], console: Console) -> None:
    from rich.table import Table

    table = Table("at", "what", "should be said", "heard", box=None, pad_edge=False, padding=(0, 2))
    for line in failing:
        what = f"{line.verdict}\n[dim]{shown(line.detail)}[/dim]"
        table.add_row(_clock(line.start_s), what, shown(line.written), shown(line.heard) or "-")
    console.print(table, soft_wrap=False)


def _clock(at_s: float | None) -> str:
    if at_s is None:
        return "?"
    minutes, seconds = divmod(int(at_s), 60)
    return f"{minutes}:{seconds:02d}"
