"""What a batch says before it begins."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import click

from audio_news.batch.quantities import counted, size, span
from audio_news.cli.terminal import clean
from audio_news.errors import UsageError

if TYPE_CHECKING:
    from audio_news.batch.order import Order
    from audio_news.batch.plan import Plan


def agree(plan: Plan, *, yes: bool) -> None:
    """Have someone say so before episodes that are there are made again for the show's sake."""
    if not plan.changed or yes:
        return
    there = plan.changed + plan.unchanged + plan.checked
    told = (
        f"The show, a voice or audio_news itself has changed since: {plan.changed:,} of {there:,}"
        " finished episodes would be made again"
    )
    if not sys.stdin.isatty():
        raise UsageError(told, hint="Say --yes to have that, or take the show as it was.")
    click.confirm(f"{told}. Go on?", abort=True, err=True)


def intention(plan: Plan, order: Order) -> str:
    """What is about to be done, in one line."""
    parts = [
        (plan.new, "new"), (plan.corrected, "corrected"), (plan.changed, "with a changed show"),
        (plan.checked, "to be checked"), (plan.again - plan.damaged, "left or failed before"),
        (plan.damaged, "missing or damaged since"),
    ]  # fmt: skip
    making = ", ".join(f"{count:,} {what}" for count, what in parts if count)
    where = f"on {order.cluster}" if order.cluster else f"by {counted(order.crew_size, 'worker')}"
    return (
        f"{counted(plan.articles, 'article')}, {plan.to_make:,} to make"
        + (f" ({making}) {where}" if making else "")
        + "".join(
            f", {count:,} {what}"
            for count, what in (
                (plan.unchanged, "unchanged"), (plan.skipped, "skipped"),
                (plan.failed, "failed before (--retry-failed tries them again)"),
                (plan.broken, "not to be read to the end"),
            )
            if count
        )
    )  # fmt: skip


def rehearse(order: Order, *, as_json: bool) -> None:
    """Say what there is and what it takes."""
    from rich.console import Console

    from audio_news.batch.rehearsal import rehearsal
    from audio_news.cli.batch_live import counting

    told: list[str] = []
    with counting(Console(stderr=True), "Reading") as watch:
        plan, expected, why = rehearsal(
            order,
            watch=watch,
            tell=lambda name, reason: told.append(clean(f"  without {name}: {reason}")),
        )
    if as_json:
        about = {name: getattr(plan, name) for name in _COUNTED}
        facts = about | {name: getattr(expected, name) for name in _EXPECTED}
        click.echo(json.dumps(facts | {"workers": order.crew_size}))
        return
    click.echo(intention(plan, order))
    click.echo(f"  {plan.words:,} words, {plan.words_to_make:,} of them to make")
    if plan.words_to_make:
        basis = "measured on this machine" if expected.measured else f"a guess: {why}"
        click.echo(
            f"  {span(expected.audio_s)} of audio, {size(expected.size_bytes)},"
            f" {span(expected.cpu_s)} of CPU: {span(expected.wall_s)} with"
            f" {counted(order.crew_size, 'worker')} ({basis})"
        )
    for line in told:
        click.echo(line)
    if plan.skipped + plan.broken > len(told):
        click.echo(f"  and without {plan.skipped + plan.broken - len(told):,} more")


_COUNTED = (
    "articles", "to_make", "new", "corrected", "changed", "checked", "again", "damaged",
    "unchanged", "failed", "skipped", "broken", "words", "words_to_make",
)  # fmt: skip
_EXPECTED = ("audio_s", "size_bytes", "cpu_s", "wall_s", "measured")
