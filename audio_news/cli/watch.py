"""audio-news watch"""

from __future__ import annotations

import json
import signal
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from audio_news.cli.durations import duration
from audio_news.cli.durations import since as moment
from audio_news.cli.options import FORMAT, JSON, LANGUAGE, SHOW, VOICE, settings_from
from audio_news.cli.terminal import clean

if TYPE_CHECKING:
    from audio_news.watching import Event

EPILOG = """\b
Examples:
  audio-news watch https://example.com/feed.xml -o episodes --show morning.toml
  audio-news watch https://example.com/feed.xml -o episodes --once --since 7d
  audio-news watch news.xml sport.xml -o episodes --every 10m --json >> watch.log

Stop it with Ctrl-C or SIGTERM: the article in hand is finished first.

Exit code: 0 done, 1 something failed in the one round of --once, 2 misuse, 130 stopped.
"""


@click.command("watch", epilog=EPILOG)
@click.argument("feeds", nargs=-1, required=True, metavar="FEED...")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    required=True,
    metavar="DIR",
    help="Folder of the podcast: episodes, records, feed.",
)
@click.option("--once", is_flag=True, help="One round, then exit; for cron and CI.")
@click.option("--every", callback=duration, metavar="TIME", default="5m", show_default=True,
              help="How often each feed is asked.")  # fmt: skip
@click.option("--since", callback=moment, metavar="DATE|7d", help="Make nothing published before.")
@click.option("--limit", type=click.IntRange(min=1), metavar="N",
              help="Articles made in a round; the others wait for the next.")  # fmt: skip
@click.option("--at-once", type=click.IntRange(min=1, max=64), default=1, show_default=True,
              metavar="N", help="Articles made at the same time.")  # fmt: skip
@click.option("--recheck", callback=duration, metavar="TIME", default="1h", show_default=True,
              help="How often a page is asked for corrections that its feed does not tell;"
              " 0s is never.")  # fmt: skip
@click.option("--pause", callback=duration, metavar="TIME", default="1s", show_default=True,
              help="Least time between two pages of one site.")  # fmt: skip
@VOICE
@SHOW
@FORMAT
@LANGUAGE
@click.option("--allow-host", multiple=True, metavar="HOST",
              help="A host that may be fetched from although its address is not public."
              )  # fmt: skip
@JSON
def command(
    feeds: tuple[str, ...],
    output: Path,
    once: bool,
    every: float,
    since: datetime | None,
    limit: int | None,
    at_once: int,
    recheck: float,
    pause: float,
    voice: str | None,
    show_file: Path | None,
    audio_format: str | None,
    language: str | None,
    allow_host: tuple[str, ...],
    as_json: bool,
) -> None:
    """Follow feeds: make each new or changed article once, and keep the podcast up to date.

    FEED is the address of an RSS, Atom or JSON feed, or a file. A line is printed for
    everything that is done, and why; with --json, an object a line.
    """
    from audio_news.cli.options import read_options
    from audio_news.watching import Newsroom, Orders

    orders = Orders(
        feeds=feeds,
        folder=output,
        settings=settings_from(show_file, voice, sound__format=audio_format),
        options=read_options(language, allow_host=allow_host),
        every_s=every,
        once=once,
        since=since,
        limit=limit,
        at_once=at_once,
        recheck_s=recheck,
        host_pause_s=pause,
    )
    failures = 0
    with _stopping() as stop:
        for event in Newsroom(orders, stop=stop).run():
            failures += event.is_failure
            line = as_line(event) if as_json else as_text(event)
            if line:
                click.echo(line)
                sys.stdout.flush()
    if stop.is_set():
        sys.exit(130)
    if once and failures:
        sys.exit(1)


@contextmanager
def _stopping() -> Iterator[threading.Event]:
    """An event that the first SIGINT or SIGTERM sets; the second one interrupts."""
    stop = threading.Event()

    def stopped(number: int, frame: object) -> None:
        if stop.is_set():
            raise KeyboardInterrupt
        stop.set()

    kinds = (signal.SIGINT, signal.SIGTERM)
    former = [signal.signal(kind, stopped) for kind in kinds]
    try:
        yield stop
    finally:
        for kind, handler in zip(kinds, former, strict=True):
            signal.signal(kind, handler)


def as_line(event: Event) -> str:
    """An event as a JSON object on one line."""
    at = datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    fields = {"at": at, "event": event.what, "about": event.about, "why": event.why}
    return json.dumps(fields | dict(event.facts), ensure_ascii=False)


def as_text(event: Event) -> str:
    """An event as a person reads it; empty for a round in which nothing happened."""
    facts = dict(event.facts)
    if event.what == "polled" and facts.get("status") == 304:
        return ""
    if event.what == "round":
        counts = {name: count for name, count in facts.items() if name != "polled"}
        if not counts:
            return ""
        event_text = ", ".join(f"{count} {name}" for name, count in counts.items())
    elif event.what == "made":
        minutes, seconds = divmod(round(facts["duration_s"]), 60)
        spoken, kept = facts["clips_spoken"], facts["clips_reused"]
        event_text = (
            f"{event.about}: {event.why}; {minutes}:{seconds:02d} min,"
            f" {spoken} of {spoken + kept} sentences spoken; {facts['file']}"
        )
    elif event.what == "polled":
        event_text = f"{event.about}: {facts['entries']} entries"
    else:
        wait_s = facts.get("retry_s", 0)
        wait = f"{wait_s:.0f} s" if wait_s < 120 else f"{wait_s / 60:.0f} min"
        again = f" (again in {wait})" if wait_s else ""
        event_text = ": ".join(filter(None, (event.about, event.why))) + again
    return clean(f"{time.strftime('%H:%M:%S')}  {event.what:<11}  {event_text}")
