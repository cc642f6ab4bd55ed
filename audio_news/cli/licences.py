"""audio-news licences"""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path

import click

from audio_news.cli.options import JSON
from audio_news.cli.terminal import shown

EPILOG = """\b
Examples:
  audio-news licences
  audio-news licences --json

Exit code: 0 if all go together with GPL-3.0-or-later, 1 if one does not or does not say.
"""


@click.command("licences", epilog=EPILOG)
@click.option(
    "--voices",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    metavar="DIR",
    help="A folder of more voice profiles.",
)
@JSON
def command(voices: Path | None, as_json: bool) -> None:
    """List every package and voice that is installed, with its licence.

    Each is checked against GPL-3.0-or-later, the licence of this program.
    """
    from audio_news.licences import licences

    found = licences(voices)
    if as_json:
        click.echo(json.dumps([asdict(licence) for licence in found], ensure_ascii=False))
    else:
        from rich.console import Console
        from rich.table import Table

        table = Table(box=None, pad_edge=False)
        for column in ("", "name", "version", "licence"):
            table.add_column(column, no_wrap=column == "name")
        for licence in found:
            mark = "[green]ok[/]" if licence.ok else "[red]no[/]"
            table.add_row(mark, shown(licence.name), shown(licence.version), shown(licence.licence))
        Console(width=None if sys.stdout.isatty() else 100).print(table)
    if not all(licence.ok for licence in found):
        sys.exit(1)
