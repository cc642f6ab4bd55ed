"""audio-news cache"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from audio_news.cli.options import JSON, SHOW, settings_from

if TYPE_CHECKING:
    from audio_news.settings import Settings
    from audio_news.speak.cache import Usage

EPILOG = """\b
Examples:
  audio-news cache
  audio-news cache --json
  audio-news cache clear
  audio-news cache clear --show morning.toml
"""


@click.group("cache", invoke_without_command=True, epilog=EPILOG)
@SHOW
@JSON
@click.pass_context
def command(ctx: click.Context, show_file: Path | None, as_json: bool) -> None:
    """Show where spoken clips are kept, how many there are, and the room they take."""
    from audio_news.speak.cache import clips_folder, usage

    settings = settings_from(show_file, None)
    ctx.obj = settings
    if ctx.invoked_subcommand is not None:
        return
    _show(usage(clips_folder(settings.cache.directory)), settings, as_json)


@command.command("clear", epilog=EPILOG)
@SHOW
@JSON
@click.pass_obj
def clear_cache(settings: Settings, show_file: Path | None, as_json: bool) -> None:
    """Remove every clip; what is made next is spoken anew."""
    from audio_news.speak.cache import clear, clips_folder

    if show_file is not None:
        settings = settings_from(show_file, None)
    removed = clear(clips_folder(settings.cache.directory))
    if as_json:
        click.echo(json.dumps({"removed": removed.entries, "size_bytes": removed.size_bytes}))
    else:
        click.echo(f"{removed.entries} clips removed, {removed.size_bytes / 1e6:.1f} MB")


def _show(there: Usage, settings: Settings, as_json: bool) -> None:
    limit_mb = settings.cache.limit_mb
    if as_json:
        fields = {
            "directory": str(there.directory),
            "entries": there.entries,
            "size_bytes": there.size_bytes,
            "limit_bytes": limit_mb * 1_000_000,
        }
        click.echo(json.dumps(fields, ensure_ascii=False))
        return
    limit = f"of {limit_mb} MB" if limit_mb else "and nothing more is kept: cache.limit_mb is 0"
    click.echo(there.directory)
    click.echo(f"{there.entries} clips, {there.size_bytes / 1e6:.1f} MB {limit}")
