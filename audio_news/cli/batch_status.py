"""audio-news batch status"""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import click

from audio_news.cli.options import JSON
from audio_news.cli.terminal import clean

EPILOG = """\b
Examples:
  audio-news batch status episodes
  audio-news batch status episodes --json
"""


@click.command("status", epilog=EPILOG)
@click.argument("output", metavar="DIR")
@JSON
def command(output: str, as_json: bool) -> None:
    """Tell how far a batch is, while it runs or afterwards.

    DIR is what was given as -o, or as --state.
    """
    from audio_news.batch.order import state_folder
    from audio_news.batch.quantities import span
    from audio_news.batch.status import status
    from audio_news.batch.target import BUCKET

    found = status(state_folder(output) if output.startswith(BUCKET) else Path(output))
    if as_json:
        click.echo(json.dumps(asdict(found), ensure_ascii=False))
        return
    if found.running is None:
        last = f"; the last run began {found.started}" if found.started else ""
        click.echo(f"Nobody is at work on {output}{last}")
    else:
        who = found.running
        click.echo(f"At work: process {who.pid} on {who.host}, since {who.since}")
    if found.planning:
        click.echo("  Looking at the articles; this much is planned so far:")
    click.echo(
        f"  {found.done:,} made · {found.unchanged:,} unchanged · {found.skipped:,} skipped"
        f" · {found.failed:,} failed · {found.left:,} left"
    )
    if found.running:
        remaining = "" if found.remaining_s is None else f" · {span(found.remaining_s)} to go"
        click.echo(
            f"  {found.articles_per_minute:.1f} articles/min · {span(found.audio_s)} of"
            f" audio · {found.real_time_factor:.1f} times real time{remaining}"
        )
    for stem in found.working:
        click.echo(clean(f"  now: {stem}"))
    for failure in found.failures:
        click.echo(clean(f"  failed: {failure.id}: {failure.stage}: {failure.reason}"))
        click.echo(clean(f"    {failure.retry}"))
