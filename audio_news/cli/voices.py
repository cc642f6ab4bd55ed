"""audio-news voices"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from audio_news.cli.options import JSON, SHOW, VOICE, settings_from

if TYPE_CHECKING:
    from audio_news.acquire import Watcher

SAMPLE = (
    "This is the voice {}. On November 24, 2026, the council voted 31-12 to spend "
    "$4.5 million on the harbor, the mayor's office said."
)
EPILOG = """\b
Examples:
  audio-news voices
  audio-news voices --json
  audio-news voices add emma
  audio-news voices add thorsten --mirror https://files.example.com/piper
  audio-news voices try heart
  audio-news voices say "Scholz" --ipa ʃɔlts
  audio-news voices try system --text "Good evening." -o evening.mp3
"""


@click.group("voices", invoke_without_command=True, epilog=EPILOG)
@SHOW
@JSON
@click.pass_context
def command(ctx: click.Context, show_file: Path | None, as_json: bool) -> None:
    """List the voices: engine, language, licence, and whether each is ready here."""
    if ctx.invoked_subcommand is not None:
        return
    from audio_news.speak.registry import missing
    from audio_news.speak.voices import voice_profiles

    settings = settings_from(show_file, None)
    profiles = voice_profiles(settings.voice.directory)
    rows = [
        {
            "name": profile.name,
            "engine": profile.engine,
            "language": profile.language,
            "licence": profile.licence,
            "description": profile.description,
            "ready": not (todo := missing(profile)),
            "todo": todo,
        }
        for profile in profiles.values()
    ]
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False))
        return
    for row in rows:
        ready = (
            click.style("ready", fg="green") if row["ready"] else click.style("no   ", fg="yellow")
        )
        click.echo(
            f"{row['name']:<10}{row['engine']:<8}{row['language']:<7}{ready}  {row['licence']}"
        )
        click.echo(f"{'':<10}{row['description']}")
        if row["todo"]:
            click.echo(f"{'':<10}{row['todo']}")


@command.command("try", epilog=EPILOG)
@click.argument("name")
@click.option("--text", help="What to say; a sample sentence if left out.")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Audio file to write (.mp3, .flac or .wav); NAME.mp3 here if left out.",
)
@SHOW
def try_voice(name: str, text: str | None, output: Path | None, show_file: Path | None) -> None:
    """Speak a sample to a file."""
    from audio_news.audition import audition

    settings = settings_from(show_file, name)
    file = output or Path(f"{name}.mp3")
    heard = audition(text or SAMPLE.format(name), settings, file)
    click.echo(f"{file}  {heard.duration_s:.1f} s")


@command.command("say", epilog=EPILOG)
@click.argument("text")
@click.option("--ipa", help="How it is said, in IPA; as an article would say it if left out.")
@VOICE
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    default=Path("say.mp3"),
    show_default=True,
    metavar="FILE",
    help="Audio file to write.",
)
@SHOW
def say_name(
    text: str, ipa: str | None, voice: str | None, output: Path, show_file: Path | None
) -> None:
    """Hear how a name is said, or would be, before it goes into a lexicon."""
    from audio_news.audition import audition
    from audio_news.cli.lexicon import checked_ipa
    from audio_news.production import Studio
    from audio_news.script.lexicon import Lexicon
    from audio_news.script.pls import Entry

    settings = settings_from(show_file, voice)
    own = Lexicon((Entry(text, phoneme=checked_ipa(ipa)),)) if ipa else None
    heard = audition(text, settings, output, own or Studio(settings).lexicon)
    click.echo(f"{output}  {heard.duration_s:.1f} s")


@command.command("add", epilog=EPILOG)
@click.argument("names", nargs=-1, required=True, metavar="NAME...")
@click.option("--mirror", metavar="URL", help="Fetch from here; it holds the same paths.")
@SHOW
def add_voice(names: tuple[str, ...], mirror: str | None, show_file: Path | None) -> None:
    """Fetch voices of the catalogue, checked before they are used.

    What broke off is gone on with by the same command.
    """
    from audio_news.acquire import acquire
    from audio_news.speak.registry import missing
    from audio_news.speak.voices import voice_profile

    settings = settings_from(show_file, None, voice__mirror=mirror)
    for name in names:
        profile = voice_profile(name, settings.voice.directory)
        with _watched() as watch:
            new = acquire(profile, mirror=settings.voice.mirror, watch=watch)
        for file in new:
            click.echo(file)
        todo = missing(profile)
        click.echo(f"{name} {'is ready' if not todo else 'needs more: ' + todo}")


@contextmanager
def _watched() -> Iterator[Watcher]:
    """A progress bar on standard error while the block runs, where that is a terminal."""
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TransferSpeedColumn

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        DownloadColumn(),
        TransferSpeedColumn(),
    )
    console = Console(stderr=True)
    with Progress(
        *columns, console=console, transient=True, disable=not console.is_terminal
    ) as bar:
        task = bar.add_task("connecting", total=None)

        def watch(name: str, here: int, total: int) -> None:
            bar.update(task, description=name, completed=here, total=total)

        yield watch
