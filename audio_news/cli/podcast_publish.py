"""audio-news podcast publish"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from audio_news.cli.options import JSON, SHOW, settings_from
from audio_news.cli.terminal import clean

if TYPE_CHECKING:
    from audio_news.publish.stores.publish import Report
    from audio_news.publish.stores.run import Progress

EPILOG = """\b
Examples:
  audio-news podcast publish episodes /var/www/podcast
  audio-news podcast publish episodes s3://bucket/podcast --dry-run
  audio-news podcast publish episodes s3://bucket --endpoint https://s3.example.com

\b
Secrets come from the environment alone:
  AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN; AWS_REGION, AWS_ENDPOINT_URL

Exit code: 0 the target holds what DIR does, 1 it does not, 2 misuse, 130 interrupted.
"""


@click.command("publish", epilog=EPILOG)
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.argument("target")
@click.option("--dry-run", is_flag=True, help="Say what would be done, and do nothing.")
@click.option(
    "--delete/--no-delete",
    default=None,
    help="Remove what was published and is no longer in DIR. Left out: yes, but no more than half.",
)
@click.option("--with-records", is_flag=True, help="Also the records, with text and provenance.")
@click.option("--endpoint", default="", metavar="URL", help="Of a store that speaks S3.")
@click.option("--take-over", is_flag=True, help="Replace what another put there, or died at.")
@SHOW
@JSON
def command(
    folder: Path,
    target: str,
    dry_run: bool,
    delete: bool | None,
    with_records: bool,
    endpoint: str,
    take_over: bool,
    show_file: Path | None,
    as_json: bool,
) -> None:
    """Put a podcast where its listeners find it: what changed, and the feed last.

    TARGET is a folder or s3://bucket/prefix. It goes on where an earlier run stopped, and of
    two at the same time one stops before it has touched anything.
    """
    from audio_news.publish.stores.publish import Options, publish
    from audio_news.publish.stores.target import store_at

    address = settings_from(show_file, None).podcast.address if show_file else ""
    options = Options(
        delete=delete,
        with_records=with_records,
        take_over=take_over,
        dry_run=dry_run,
        address=address,
    )
    store = store_at(target, folder, endpoint)
    with _watched() as watch:
        report = publish(folder, store, options, watch)
    if as_json:
        click.echo(json.dumps(asdict(report), ensure_ascii=False))
    else:
        _say(report)


@contextmanager
def _watched() -> Iterator[Callable[[Progress], None]]:
    """A progress bar on standard error while the block runs, where that is a terminal."""
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        DownloadColumn(),
        TimeRemainingColumn(),
    )
    console = Console(stderr=True)
    with Bar(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("looking", total=None)

        def watch(progress: Progress) -> None:
            said = f"{progress.done} of {progress.total} files"
            total, done = progress.total_bytes, progress.done_bytes
            bar.update(task, description=said, total=total, completed=done)

        yield watch


def _say(report: Report) -> None:
    if report.dry_run:
        for name in report.put:
            click.echo(clean(f"put     {name}"))
        for name in report.removed:
            click.echo(clean(f"remove  {name}"))
    for warning in report.warnings:
        click.echo(clean(f"warning: {warning}"), err=True)
    for out in report.left_out:
        click.echo(clean(f"left out: {out.name} {out.why}"), err=True)
    would = "would be " if report.dry_run else ""
    facts = [
        f"{len(report.put)} files ({report.bytes_put / 1e6:.1f} MB) {would}put",
        f"{len(report.removed)} {would}removed",
        f"{report.unchanged} unchanged",
    ]
    if report.records_left_out:
        facts.append(f"{report.records_left_out} records left out (--with-records)")
    click.echo(clean(f"{report.target}: {', '.join(facts)}"))
