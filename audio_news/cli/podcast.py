"""audio-news podcast"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, replace
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from audio_news.cli import podcast_publish
from audio_news.cli.options import JSON, SHOW, settings_from
from audio_news.cli.terminal import clean
from audio_news.errors import PublishError
from audio_news.settings import Settings

if TYPE_CHECKING:
    from audio_news.publish.podcast.build import Built
    from audio_news.publish.podcast.lint.run import Report

EPILOG = """\b
Examples:
  audio-news make archive.xml -o episodes
  audio-news podcast build episodes --show morning.toml
  audio-news podcast lint episodes
  audio-news podcast remove episodes https://example.com/story
"""
FOLDER = click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
ADDRESS = click.option(
    "--address",
    metavar="URL",
    help="Where the folder will stand on the web; the show file's podcast.address.",
)


@click.group("podcast", epilog=EPILOG)
def command() -> None:
    """Make a folder of episodes a podcast, check it, publish it, or take an episode back."""


command.add_command(podcast_publish.command)


@command.command("build", epilog=EPILOG, short_help="Make the podcast, or update it.")
@FOLDER
@SHOW
@ADDRESS
@JSON
def build_podcast(folder: Path, show_file: Path | None, address: str | None, as_json: bool) -> None:
    """Make the feed, transcripts, chapters, artwork and pages of the episodes in DIR.

    Only what changed is made anew, and the feed comes last, when all it points at is there.
    Without --show it is the show that the folder was built as the last time.
    """
    from audio_news.publish.podcast.build import build

    settings = _settings(folder, show_file, address)
    with _extra(), _counting() as watch:
        built = build(folder, settings, watch=watch)
    if as_json:
        click.echo(json.dumps(_told(built), ensure_ascii=False))
    else:
        _show(built)


@command.command("remove", epilog=EPILOG, short_help="Take episodes back.")
@FOLDER
@click.argument("names", nargs=-1, required=True, metavar="GUID|URL|FILE...")
@SHOW
@ADDRESS
@click.option("--undo", is_flag=True, help="Let what was withdrawn be made again.")
@JSON
def remove_episodes(
    folder: Path,
    names: tuple[str, ...],
    show_file: Path | None,
    address: str | None,
    undo: bool,
    as_json: bool,
) -> None:
    """Withdraw episodes: out of the feed, off the disk, and not made again.

    Each is named by its GUID, its article's address, or the path of its audio; what is given
    must be exactly that. The podcast is then built without them, as --show says or as it was
    the last time.
    """
    from audio_news.publish.podcast.remove import remove, restore

    if undo:
        entries, told = restore(folder, names), dict[str, Any]()
    else:
        with _extra():
            removed = remove(folder, names, _settings(folder, show_file, address))
        entries, told = removed.withdrawn, {"built": _told(removed.built)}
    if as_json:
        kept = ("guid", "at", "title", "url", "source", "record", "file")
        listed = [{name: getattr(entry, name) for name in kept} for entry in entries]
        told["restored" if undo else "withdrawn"] = listed
        click.echo(json.dumps(told, ensure_ascii=False))
        return
    for entry in entries:
        verb = "May be made again:" if undo else "Withdrawn:"
        click.echo(clean(f"{verb} {entry.title}"))
        click.echo(clean(f"  {entry.guid}  {entry.url or entry.source}"))
    if not undo:
        records = {entry.record for entry in entries}
        others = tuple(out for out in removed.built.left_out if out.record not in records)
        _show(replace(removed.built, left_out=others))


@command.command("lint", epilog=EPILOG, short_help="Hold it to the directories' rules.")
@click.argument("target", metavar="DIR|URL")
@click.option(
    "--files",
    type=click.IntRange(min=0),
    metavar="N",
    help="Of a URL, look at the files of the N newest episodes.  [default: 20]",
)
@click.option(
    "--allow-host",
    multiple=True,
    metavar="HOST",
    help="A host that may be asked although its address is not public.",
)
@JSON
def lint_podcast(
    target: str, files: int | None, allow_host: tuple[str, ...], as_json: bool
) -> None:
    """Hold a podcast to the rules of Apple, Spotify, RSS and the podcast namespace.

    Of a folder every file is looked at. Exit code 1 where there is an error; warnings are
    worth mending.
    """
    from audio_news.podcast import FILES, lint_url
    from audio_news.publish.podcast.lint.run import lint_folder

    with _extra():
        if target.startswith(("http://", "https://")):
            hosts = frozenset(host.lower() for host in allow_host)
            report = lint_url(target, files=FILES if files is None else files, allow_hosts=hosts)
        else:
            report = lint_folder(Path(target))
    if as_json:
        told = asdict(report) | {"errors": report.errors}
        click.echo(json.dumps(told, ensure_ascii=False))
    else:
        _show_report(report)
    if report.errors:
        raise SystemExit(1)


def _settings(folder: Path, show_file: Path | None, address: str | None) -> Settings:
    """As file, environment and flags say; where they name no show, the one of the last build."""
    from audio_news.publish.podcast.remembered import remembered

    told = settings_from(show_file, None, podcast__address=address)
    if show_file or settings_from(None, None) != Settings():
        return told
    last = remembered(folder)
    if address is None:
        return last
    return replace(last, podcast=replace(last.podcast, address=told.podcast.address))


@contextmanager
def _extra() -> Iterator[None]:
    """Say what to install where a part is missing."""
    try:
        yield
    except ModuleNotFoundError as err:
        raise PublishError(
            f"This needs {err.name}, which is not installed",
            hint="pip install 'audio-news[podcast]'",
        ) from err


@contextmanager
def _counting() -> Iterator[Callable[[str], None]]:
    """Shows on a terminal how many episodes were made anew, while the block runs."""
    from rich.console import Console

    console, made = Console(stderr=True), count(1)
    if not console.is_terminal:
        yield lambda record: None
        return
    with console.status("Looking at the episodes") as status:
        yield lambda record: status.update(f"{_count(next(made), 'episode')} made ready")


def _told(built: Built) -> dict[str, Any]:
    return {
        "feed": str(built.feed),
        "address": built.address or None,
        "episodes": built.episodes,
        "documents": built.documents,
        "written": built.written,
        "removed": list(built.removed),
        "left_out": [{"record": out.record, "why": out.why} for out in built.left_out],
        "warnings": list(built.warnings),
    }


def _show(built: Built) -> None:
    pages = f" in {built.documents} pages" if built.documents > 1 else ""
    click.echo(f"{built.feed}  {_count(built.episodes, 'episode')}{pages}")
    if built.address:
        click.echo(f"  {built.address}")
    click.echo(f"  {_count(built.written, 'file')} written")
    for path in built.removed:
        click.echo(clean(f"  removed {path}"))
    for out in built.left_out:
        click.echo(clean(f"  left out {out.record}: {out.why}"), err=True)
    for warning in built.warnings:
        click.echo(clean(f"  {warning}"), err=True)


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def _show_report(report: Report) -> None:
    for found in report.findings:
        where = f"{clean(found.where)}: " if found.where else ""
        click.echo(f"{found.severity}  {where}{clean(found.says)}  [{found.rule}]")
    sources = dict.fromkeys(found.source for found in report.findings)
    for source in sources:
        click.echo(f"  see {source}")
    warnings = len(report.findings) - report.errors
    click.echo(
        f"{report.feed}  {_count(report.episodes, 'episode')}, files of {report.files} looked at:"
        f" {_count(report.errors, 'error')}, {_count(warnings, 'warning')}"
    )
