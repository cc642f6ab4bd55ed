"""Options that several commands share, and the settings they add up to."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from audio_news.errors import UsageError
from audio_news.settings import FORMATS, Settings
from audio_news.showfile import load_settings

if TYPE_CHECKING:
    from audio_news.read import ReadOptions

SHOW = click.option(
    "--show",
    "show_file",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Show file (TOML): name, voice, jingles, loudness, cover, disclosure.",
)
VOICE = click.option("--voice", metavar="NAME", help="Voice; see audio-news voices.")
LANGUAGE = click.option(
    "--language",
    metavar="TAG",
    help="Language of the text, like en or de; told by itself if left out.",
)
FORMAT = click.option("--format", "audio_format", type=click.Choice(FORMATS), help="Audio format.")
JSON = click.option("--json", "as_json", is_flag=True, help="JSON for machines, and nothing else.")


def edits(command: Callable[..., Any]) -> Callable[..., Any]:
    """Options that overrule what the page says of itself."""
    for name in ("published", "byline", "title"):
        text = {"published": "Date and time, ISO 8601."}.get(name, f"The {name}.")
        option = click.option(f"--{name}", help=f"{text} Overrules the page's own.")
        command = option(command)
    return command


def settings_from(show_file: Path | None, voice: str | None, **flags: object) -> Settings:
    """Settings as the flags leave them; a flag is named after its setting with "." as "__"."""
    dotted = {name.replace("__", "."): value for name, value in flags.items()}
    return load_settings(show_file, flags={"voice.name": voice, **dotted})


def archive_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Options that say how a source of several articles is read."""
    for option in (
        click.option(
            "--allow-host",
            multiple=True,
            metavar="HOST",
            help="A host that may be fetched from although its address is not public.",
        ),
        click.option("--drafts", is_flag=True, help="Also what an archive holds unpublished."),
        click.option(
            "--field",
            multiple=True,
            metavar="NAME=THEIRS",
            help="What an archive calls a field, as title=Headline.",
        ),
        click.option("--table", metavar="NAME", help="Table of a database."),
    ):
        command = option(command)
    return command


def read_options(
    language: str | None,
    table: str | None = None,
    field: tuple[str, ...] = (),
    drafts: bool = False,
    allow_host: tuple[str, ...] = (),
) -> ReadOptions:
    """Flags as the readers want them. Raises UsageError for a field that is no pair."""
    from audio_news.read import ReadOptions

    fields = {}
    for pair in field:
        name, equals, theirs = pair.partition("=")
        if not (name and equals and theirs):
            raise UsageError(f"--field {pair!r} is no pair", hint="Write it as title=Headline.")
        fields[name] = theirs
    return ReadOptions(
        language=language,
        table=table,
        fields=fields,
        include_drafts=drafts,
        allow_hosts=frozenset(host.lower() for host in allow_host),
    )
