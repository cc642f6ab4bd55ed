"""How a batch is shown while it runs: a live display on a terminal, plain lines elsewhere."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from audio_news.batch.quantities import span
from audio_news.cli.terminal import clean, shown

if TYPE_CHECKING:
    from collections.abc import Callable

    from rich.console import Console, RenderableType

    from audio_news.batch.tally import Tally

REDRAW_S = 0.5
LINE_EVERY_S = 30.0
MOST_WORKERS = 16


@contextmanager
def display(console: Console) -> Iterator[Callable[[Tally], None]]:
    """A function that shows a tally while the block runs, as often as is of use."""
    if not console.is_terminal:
        yield _Lines()
        return
    from rich.live import Live

    with Live(console=console, auto_refresh=False, transient=True) as live:
        yield _Screen(live.update, console)


@contextmanager
def counting(console: Console, what: str) -> Iterator[Callable[[int], None]]:
    """A function that shows a count on a terminal while the block runs."""
    if not console.is_terminal:
        yield lambda count: None
        return
    with console.status(what) as spinner:
        drawn = 0.0

        def watch(count: int) -> None:
            nonlocal drawn
            if time.monotonic() - drawn > REDRAW_S:
                drawn = time.monotonic()
                spinner.update(f"{what}: {count:,}")

        yield watch


class _Lines:
    """A line now and then, and one for each failure."""

    def __init__(self) -> None:
        self._told = time.monotonic()
        self._failed = 0
        self._ending = ""

    def __call__(self, tally: Tally) -> None:
        if tally.failed_now > self._failed:
            self._failed = tally.failed_now
            click.echo(clean(f"failed: {tally.last_error}"), err=True)
        if tally.ending != self._ending:
            self._ending = tally.ending
            click.echo(clean(f"{tally.ending}: finishing what is being made."), err=True)
        if time.monotonic() - self._told >= LINE_EVERY_S:
            self._told = time.monotonic()
            click.echo(line(tally), err=True)


class _Screen:
    """The whole state, drawn twice a second; failures stay above it."""

    def __init__(self, draw: Callable[..., None], console: Console) -> None:
        self._draw, self._console = draw, console
        self._at = 0.0
        self._failed = 0

    def __call__(self, tally: Tally) -> None:
        if tally.failed_now > self._failed:
            self._failed = tally.failed_now
            self._console.print(f"[red]failed:[/red] {shown(tally.last_error)}")
        if time.monotonic() - self._at < REDRAW_S:
            return
        self._at = time.monotonic()
        self._draw(picture(tally), refresh=True)


def line(tally: Tally) -> str:
    """The state in one line."""
    parts = [
        f"{tally.done:,} made",
        f"{tally.failed:,} failed",
        f"{tally.left:,} left",
        f"{tally.articles_per_minute:.1f} articles/min",
        f"{span(tally.audio_s)} of audio",
        f"{tally.real_time_factor:.1f} times real time",
    ]
    if tally.remaining_s is not None:
        parts.append(f"{span(tally.remaining_s)} to go")
    return " · ".join(parts)


def picture(tally: Tally) -> RenderableType:
    """The state as rich draws it: a bar, the numbers, a line a worker, the last error."""
    from rich.console import Group
    from rich.progress_bar import ProgressBar
    from rich.table import Table
    from rich.text import Text

    plan = tally.plan
    finished = (
        min(tally.words / plan.words_to_make, 1.0)
        if plan.words_to_make
        else 1.0 - tally.left / max(plan.to_make, 1)
    )
    progress = Table.grid(padding=(0, 1), expand=True)  # which ends the line, as a bar does not
    progress.add_row(ProgressBar(total=1.0, completed=finished), f"{finished:.0%}")
    workers = Table.grid(padding=(0, 2))
    seats = sorted(tally.seats.items(), key=lambda item: (len(item[0]), item[0]))
    for name, seat in seats[:MOST_WORKERS]:
        reached = f"{seat.done}/{seat.total}" if seat.stage == "speak" and seat.total else ""
        since = span(time.monotonic() - seat.since) if seat.stage else ""
        state = {"speak": "speaking", "script": "writing", "master": "mastering"}.get(
            seat.stage, seat.stage and "tagging"
        )
        workers.add_row(
            Text(f"worker {name}", "dim"), state or "waiting", reached, since,
            Text(clean(seat.title), no_wrap=True, overflow="ellipsis"),
        )  # fmt: skip
    parts: list[RenderableType] = [
        progress,
        Text(line(tally)),
        workers,
    ]
    if tally.last_error:
        parts.append(Text(clean(f"Last error: {tally.last_error}"), "red", overflow="ellipsis"))
    if tally.ending:
        again = " Ctrl-C again stops at once." if tally.interrupted else ""
        parts.append(Text(f"{tally.ending}: finishing what is being made.{again}", "yellow"))
    return Group(*parts)
