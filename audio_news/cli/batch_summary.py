"""What a batch prints when it has ended."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING

from audio_news.batch.quantities import counted, span
from audio_news.cli.terminal import shown

if TYPE_CHECKING:
    from audio_news.batch.ledger import Ledger
    from audio_news.batch.order import Order
    from audio_news.batch.report import Figures
    from audio_news.batch.tally import Tally

MOST_FAILURES = 20


def summarise(order: Order, ledger: Ledger, tally: Tally, numbers: Figures, page: Path) -> None:
    """The figures, each failure with the command that tries it again, and how to go on."""
    from rich.console import Console

    from audio_news.batch.report import failures

    console = Console(highlight=False, soft_wrap=True)
    counts = [
        (numbers.done, "made", "green"), (numbers.unchanged, "unchanged", "default"),
        (numbers.skipped, "skipped", "default"), (numbers.failed, "failed", "red"),
        (tally.left, "left", "yellow"),
    ]  # fmt: skip
    console.print(
        f"[bold]{counted(numbers.articles, 'article')}[/bold]: "
        + ", ".join(f"[{colour}]{n:,} {what}[/]" for n, what, colour in counts if n)
    )
    if numbers.done:
        console.print(
            f"  {span(numbers.audio_s)} of audio in {span(numbers.wall_s)},"
            f" {span(numbers.cpu_s)} of CPU · {tally.articles_per_minute:.1f} articles/min"
            f" · {tally.real_time_factor:.1f} times real time"
        )
    if numbers.failed:
        for failure in failures(ledger, tally.plan.number, order.command, MOST_FAILURES):
            console.print(f"  [red]{shown(failure.id)}[/red]")
            console.print(f"    {shown(failure.stage)}: {shown(failure.reason)}")
            console.print(f"    [dim]{shown(failure.retry)}[/dim]")
        if numbers.failed > MOST_FAILURES:
            console.print(f"  {numbers.failed - MOST_FAILURES:,} more are in the report")
        again = shlex.join([*order.command, "--retry-failed"])
        console.print(f"  All that failed: [bold]{shown(again)}[/bold]")
    if tally.ending:
        console.print(f"  [yellow]{shown(tally.ending)}.[/yellow] What is finished stays.")
    if tally.left:
        console.print(f"  Go on with: [bold]{shown(shlex.join(order.command))}[/bold]")
    console.print(f"  Report: {shown(str(page))}")
