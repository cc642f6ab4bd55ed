"""Options that several commands share, and the settings they add up to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import wraps
from inspect import signature
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from audio_news.errors import UsageError
from audio_news.settings import FORMATS, Settings
from audio_news.showfile import load_settings

if TYPE_CHECKING:
    from audio_news.models import Article
    from audio_news.read import ReadOptions

Command = Callable[..., Any]
Option = Callable[[Command], Command]

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
OUTPUT = click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    default=Path("output"),
    show_default=True,
    metavar="DIR",
    help="Folder for the audio and its record.",
)
FORMAT = click.option("--format", "audio_format", type=click.Choice(FORMATS), help="Audio format.")
JSON = click.option("--json", "as_json", is_flag=True, help="JSON for machines, and nothing else.")


def gathered(name: str, options: Sequence[Option], gather: Callable[..., object]) -> Option:
    """A decorator that gives a command `options` and hands it one value, `name`, made of them.

    `gather` has a parameter for each of them.
    """
    wanted = tuple(signature(gather).parameters)

    def decorate(command: Command) -> Command:
        @wraps(command)
        def called(*args: Any, **values: Any) -> Any:
            taken = {each: values.pop(each) for each in wanted}
            return command(*args, **values, **{name: gather(**taken)})

        whole: Command = called
        for option in reversed(options):
            whole = option(whole)
        return whole

    return decorate


def settings_from(show_file: Path | None, voice: str | None, **flags: object) -> Settings:
    """Settings as the flags leave them; a flag is named after its setting with "." as "__"."""
    dotted = {name.replace("__", "."): value for name, value in flags.items()}
    return load_settings(show_file, flags={"voice.name": voice, **dotted})


def read_options(
    language: str | None = None,
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


def edit_from(
    title: str | None, byline: str | None, published: str | None
) -> Callable[[Article], Article] | None:
    """What an editor says of an article, to be put in place of the page's own; None for nothing."""
    if title is None and byline is None and published is None:
        return None

    def edit(article: Article) -> Article:
        from audio_news.cli.editing import edited

        return edited(article, title, byline, published)

    return edit


_READ_OPTIONS = (
    LANGUAGE,
    click.option("--table", metavar="NAME", help="Table of a database."),
    click.option(
        "--field",
        multiple=True,
        metavar="NAME=THEIRS",
        help="What an archive calls a field, as title=Headline.",
    ),
    click.option("--drafts", is_flag=True, help="Also what an archive holds unpublished."),
    click.option(
        "--allow-host",
        multiple=True,
        metavar="HOST",
        help="A host that may be fetched from although its address is not public.",
    ),
)
reading = gathered("reading", _READ_OPTIONS, read_options)
"""Options that say how sources are read, as `reading: ReadOptions`."""

_EDIT_OPTIONS = (
    click.option("--title", help="The title. Overrules the page's own."),
    click.option("--byline", help="The byline. Overrules the page's own."),
    click.option("--published", help="Date and time, ISO 8601. Overrules the page's own."),
)
edits = gathered("edit", _EDIT_OPTIONS, edit_from)
"""Options that overrule what a page says of itself, as `edit`, a function or None."""
