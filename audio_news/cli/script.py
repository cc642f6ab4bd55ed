"""audio-news script"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from audio_news.cli.options import (
    JSON,
    SHOW,
    VOICE,
    edits,
    reading,
    settings_from,
)
from audio_news.cli.read import about
from audio_news.cli.terminal import shown

if TYPE_CHECKING:
    from collections.abc import Callable

    from audio_news.models import Article, Script
    from audio_news.naming import Naming
    from audio_news.read import ReadOptions

EPILOG = """\b
Examples:
  audio-news script page.txt
  audio-news script https://example.com/story --why
  audio-news script page.txt --names
  audio-news script page.txt --json | jq '.utterances[].spoken'
"""


@click.command("script", epilog=EPILOG)
@click.argument("source")
@VOICE
@SHOW
@edits
@reading
@click.option("--names", is_flag=True, help="List the names and how they will be said.")
@click.option("--why", is_flag=True, help="Show what spoke for each line's role.")
@JSON
def command(
    source: str,
    voice: str | None,
    show_file: Path | None,
    names: bool,
    why: bool,
    as_json: bool,
    edit: Callable[[Article], Article] | None,
    reading: ReadOptions,
) -> None:
    """Show what will be said, before anything is spoken.

    What an editor checks: the lines that will be read, as written and as spoken, and what
    is left out and why.
    """
    from audio_news.naming import namings
    from audio_news.production import Studio
    from audio_news.read import articles

    with Studio(settings_from(show_file, voice)) as studio:
        for article in articles(source, reading):
            script = studio.script(edit(article) if edit else article)
            if names:
                _show_names(namings(script, studio.lexicon, studio.engine), as_json=as_json)
            elif as_json:
                click.echo(json.dumps(as_fields(script, why=why), ensure_ascii=False))
            else:
                _show(script, why=why)


def as_fields(script: Script, *, why: bool) -> dict[str, Any]:
    """The script as JSON: the fields that an editor's tool reads."""
    article = script.article
    return about(article) | {
        "blocks": [
            {"role": str(block.role), "text": block.text} | ({"why": block.why} if why else {})
            for block in article.blocks
        ],
        "utterances": [
            {
                "role": str(utterance.role),
                "written": utterance.spoken.written,
                "spoken": utterance.spoken.text,
                "voice": utterance.voice,
                "pause_after_s": utterance.pause_after_s,
            }
            for utterance in script.utterances
        ],
        "skipped": [
            {"text": skipped.text, "why": skipped.why, "role": str(skipped.role)}
            for skipped in script.skipped
        ],
        "warnings": list(script.warnings),
    }


def _show_names(listed: list[Naming], *, as_json: bool) -> None:
    """The names, guesses first: JSON is one list."""
    from rich.console import Console

    from audio_news.naming import GUESS, fields

    if as_json:
        click.echo(json.dumps(list(fields(listed)), ensure_ascii=False))
        return
    console = Console(highlight=False, soft_wrap=True)
    width = max((len(naming.name) for naming in listed), default=0)
    for naming in listed:
        colour = "yellow" if naming.origin == GUESS else "green"
        times = f" ×{naming.count}" if naming.count > 1 else ""
        origin = f"[{colour}]{naming.origin:<10}[/{colour}]"
        console.print(f"  {origin}  {shown(naming.name):<{width}}  {shown(naming.said)}{times}")


def _show(script: Script, *, why: bool) -> None:
    from rich.console import Console

    console = Console(highlight=False, soft_wrap=True)
    article = script.article
    console.print(f"[bold]{shown(article.title)}[/bold]")
    for name in ("byline", "published", "modified", "language", "site", "url"):
        if value := getattr(article, name):
            console.print(f"  {name}: {shown(value)}")
    console.print("\n[bold]Will be said[/bold]")
    for utterance in script.utterances:
        role = f"{utterance.role!s:>11}"
        console.print(f"  [cyan]{role}[/cyan]  {shown(utterance.spoken.written)}")
        if utterance.spoken.text != utterance.spoken.written:
            console.print(f"  {'':>11}  [green]{shown(utterance.spoken.text)}[/green]")
        if why and utterance.block is not None and utterance.offset == 0:
            console.print(f"  {'':>11}  [dim]{shown(article.blocks[utterance.block].why)}[/dim]")
    if script.skipped:
        console.print("\n[bold]Left out[/bold]")
    for skipped in script.skipped:
        console.print(f"  [yellow]{skipped.role!s:>11}[/yellow]  {shown(skipped.text)}")
        console.print(f"  {'':>11}  [dim]{shown(skipped.why)}[/dim]")
    for warning in script.warnings:
        console.print(f"[yellow]warning:[/yellow] {shown(warning)}")
