"""What a run would do and take, told without anything written to the folder."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

from audio_news.batch import estimate
from audio_news.batch import plan as planning
from audio_news.batch.estimate import Expected, Rates
from audio_news.batch.fingerprint import fingerprint
from audio_news.batch.ledger import Ledger
from audio_news.batch.order import Order
from audio_news.batch.plan import Plan
from audio_news.batch.rebuild import rebuild
from audio_news.errors import AudioNewsError
from audio_news.models import Article
from audio_news.publish.public import LEDGER

MOST_TOLD = 5

Tell = Callable[[str, str], None]
"""Name and reason of what would give no episode."""


def rehearsal(
    order: Order,
    *,
    watch: planning.Watch = lambda count: None,
    tell: Tell = lambda name, reason: None,
) -> tuple[Plan, Expected, str]:
    """What a run would do and take, and why that is only a guess where it is one.

    `tell` gets the first `MOST_TOLD` that cannot be read, and as many that are skipped.
    Nothing is written to the folder; rates are measured on a few articles where none are known.
    """
    show = fingerprint(order.settings)
    with tempfile.TemporaryDirectory(prefix="audio-news-") as folder:
        copy = Path(folder) / LEDGER
        if (order.hidden / LEDGER).is_file() and not order.rebuild:
            with Ledger(order.hidden / LEDGER, read_only=True) as real:
                real.copy(copy)
        with Ledger(copy) as ledger:
            if not ledger.fact("whole"):
                rebuild(order.target, ledger, watch=watch)
            number = ledger.show(show)
            plan, samples = planning.rehearse(order, ledger, number, watch=watch)
            for table in ("broken", "skipped"):
                for row in ledger.rows(f"SELECT name, reason FROM {table} LIMIT {MOST_TOLD}"):
                    tell(*row)
            rates, why = _rates(order, estimate.remembered(ledger, number), samples)
    return plan, rates.of(plan.words_to_make, order.crew_size), why


def _rates(order: Order, known: Rates | None, samples: list[Article]) -> tuple[Rates, str]:
    if known:
        return known, ""
    if not samples:
        return estimate.usual(order.settings), "no article is long enough to measure"
    try:
        return estimate.sampled(order.settings, samples), ""
    except AudioNewsError as err:
        return estimate.usual(order.settings), str(err)
