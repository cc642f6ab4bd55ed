"""audio-news batch"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from contextlib import ExitStack, closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from audio_news.cli.batch_plan import agree, intention, rehearse
from audio_news.cli.durations import duration
from audio_news.cli.options import (
    FORMAT,
    JSON,
    SHOW,
    VOICE,
    reading,
    settings_from,
)
from audio_news.errors import AudioNewsError, UsageError

if TYPE_CHECKING:
    from audio_news.batch.order import Order
    from audio_news.read import ReadOptions

EPILOG = """\b
Examples:
  audio-news batch archive.xml -o episodes --dry-run
  audio-news batch archive.xml -o episodes --show morning.toml
  audio-news batch pages/ -o episodes --where 'published>=2024-01-01 and words>100'
  audio-news batch archive.xml -o episodes --retry-failed
  audio-news batch archive.xml -o s3://bucket/episodes
  audio-news batch status episodes

\b
--where compares id, title, byline, published, modified, language, url, site, source, words
and text with = != < <= > >= contains matches, and joins with and, or, not, ( ).

Run the same command again after anything: it goes on where it was, and makes only what is
new or changed. Exit code: 0 all done or unchanged, 1 some failed or left, 2 misuse,
130 interrupted.
"""


class WithStatus(click.Command):
    """The command itself, and `status` where that is its first word (./status is a file)."""

    def make_context(
        self,
        info_name: str | None,
        args: list[str],
        parent: click.Context | None = None,
        **extra: Any,
    ) -> click.Context:
        if args[:1] == ["status"]:
            from audio_news.cli.batch_status import command as status

            return status.make_context(f"{info_name} status", args[1:], parent, **extra)
        return super().make_context(info_name, args, parent, **extra)


@click.command("batch", cls=WithStatus, epilog=EPILOG)
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option(
    "-o",
    "--output",
    required=True,
    metavar="DIR",
    help="Folder for the episodes, as DIR/YYYY/MM/DD/slug.mp3, or s3://bucket/prefix.",
)
@click.option(
    "--state",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="Folder for ledger and report of a bucket; one of its own in your data if left out.",
)
@click.option("--endpoint", default="", metavar="URL", help="Server of the bucket, if not Amazon.")
@SHOW
@VOICE
@FORMAT
@click.option(
    "--workers",
    type=click.IntRange(1, 1024),
    metavar="N",
    help="Processes; one a core if left out.",
)
@click.option("--limit", type=click.IntRange(1), metavar="N", help="Take N articles at most.")
@click.option("--where", "chosen", default="", metavar="EXPR", help="Only articles like this.")
@click.option("--dry-run", is_flag=True, help="Say what there is to make and what it takes.")
@click.option("--retry-failed", is_flag=True, help="Also what failed before.")
@click.option(
    "--rebuild", is_flag=True, help="Check every file against its record; make the ledger anew."
)
@click.option(
    "--max-failures", type=click.IntRange(0), metavar="N", help="Stop when more than N failed."
)
@click.option(
    "--time-limit", callback=duration, metavar="TIME", help="Begin no more after 2h, 30m."
)
@click.option(
    "--nice", type=click.IntRange(0, 19), default=0, metavar="N", help="Leave way to others."
)
@click.option(
    "--cluster", default="", metavar="ADDRESS", help="Dask scheduler, as tcp://host:8786."
)
@click.option("--yes", is_flag=True, help="Do not ask before episodes are made again.")
@reading
@JSON
def command(
    sources: tuple[str, ...],
    output: str,
    state: Path | None,
    endpoint: str,
    show_file: Path | None,
    voice: str | None,
    audio_format: str | None,
    workers: int | None,
    limit: int | None,
    chosen: str,
    dry_run: bool,
    retry_failed: bool,
    rebuild: bool,
    max_failures: int | None,
    time_limit: float | None,
    nice: int,
    cluster: str,
    yes: bool,
    as_json: bool,
    reading: ReadOptions,
) -> None:
    """Turn archives into a podcast: a hundred articles or a million.

    SOURCE is whatever `audio-news read` knows: exports, feeds, tables, books, folders, zips.
    `audio-news batch status DIR` tells from another terminal how far it is.
    """
    from audio_news.batch.order import Order, state_folder
    from audio_news.batch.target import BUCKET
    from audio_news.batch.where import where

    if chosen:
        where(chosen)  # before anything is read
    bucket = output if output.startswith(BUCKET) else ""
    if state and not bucket:
        raise UsageError(
            "--state is for episodes that go to a bucket",
            hint="Ledger and report of a folder stay in it.",
        )
    order = Order(
        sources=sources,
        output=state or (state_folder(bucket) if bucket else folder_of(output)),
        bucket=bucket,
        endpoint=endpoint,
        settings=settings_from(show_file, voice, sound__format=audio_format),
        options=reading,
        where=chosen,
        limit=limit,
        workers=workers or 0,
        retry_failed=retry_failed,
        rebuild=rebuild,
        max_failures=max_failures,
        time_limit_s=time_limit,
        nice=nice,
        cluster=cluster,
        command=_again(sources, click.get_current_context().params),
    )
    if dry_run:
        rehearse(order, as_json=as_json)
    else:
        sys.exit(_run(order, yes=yes, as_json=as_json))


def folder_of(output: str) -> Path:
    """The folder that -o names. Raises BadParameter where it is a file."""
    found = click.Path(path_type=Path, file_okay=False).convert(output, None, None)
    assert isinstance(found, Path)
    return found


def _again(sources: Sequence[str], given: dict[str, Any]) -> tuple[str, ...]:
    """The command that goes on with the same archive, without what was for this once."""
    words = ["audio-news", "batch", *sources, "-o", str(given["output"])]
    flags = {
        "show_file": "--show", "voice": "--voice", "audio_format": "--format",
        "language": "--language", "table": "--table", "cluster": "--cluster",
        "state": "--state", "endpoint": "--endpoint",
    }  # fmt: skip
    for name, flag in flags.items():
        if given[name]:
            words += [flag, str(given[name])]
    for name, flag in (("field", "--field"), ("allow_host", "--allow-host")):
        for value in given[name]:
            words += [flag, value]
    return (*words, *(["--drafts"] if given["drafts"] else []))


def _run(order: Order, *, yes: bool, as_json: bool) -> int:
    """Make what there is to make; the exit code."""
    from rich.console import Console

    from audio_news.batch.page import write_page
    from audio_news.batch.report import Clock, figures, write_json
    from audio_news.batch.session import Session
    from audio_news.cli.batch_live import counting, display
    from audio_news.cli.batch_summary import summarise

    console, clock = Console(stderr=True, highlight=False, soft_wrap=True), Clock()
    with ExitStack() as stack:
        with counting(console, "Reading") as watch:
            session = stack.enter_context(Session(order, watch=watch))
            plan = session.plan()
        agree(plan, yes=yes)
        if not as_json:
            click.echo(intention(plan, order), err=True)
        trouble = None
        try:
            with display(console) as show, closing(session.run(plan)) as tallies:
                for tally in tallies:
                    show(tally)
        except AudioNewsError as err:
            if session.tally is None:
                raise
            tally, trouble = session.tally, err  # what was made is accounted for all the same
        try:
            session.finish(tally)
            numbers = figures(order, tally, clock)
            report = write_json(order, session.ledger, tally, numbers)
            page = write_page(order, session.ledger, tally, numbers)
        except AudioNewsError as err:
            raise trouble or err from err  # a disk that stopped the run will not take its report
        if as_json:
            click.echo(report.read_text(encoding="utf-8"), nl=False)
        else:
            summarise(order, session.ledger, tally, numbers, page)
    if trouble is not None:
        raise trouble
    if tally.interrupted:
        return 130
    return 1 if tally.failed or tally.left else 0
