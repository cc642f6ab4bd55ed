"""report.html: one file that needs no network, with what a run did and what it did not."""

from __future__ import annotations

import re
import shlex
from collections import Counter
from collections.abc import Callable, Iterator
from html import escape
from itertools import islice
from pathlib import Path
from typing import IO

from audio_news.batch.charts import columns, rows
from audio_news.batch.ledger import Ledger, State
from audio_news.batch.order import Order
from audio_news.batch.quantities import span
from audio_news.batch.report import PAGE_FILE, Figures, failures, replaced, skipped
from audio_news.batch.tally import Tally

MOST_LISTED = 500
_BUCKETS = 40
_LEAST_IN_BUCKET = 5
_MOST_REASONS = 12
_NAMED = re.compile(r"'[^']*[/#][^']*'")
"""An article's own name in a reason that it may share with others."""
_STYLE = """
:root { color-scheme: light dark; --accent: #2a6f97; --line: #8884; }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.1rem; margin: 2rem 0 .5rem; }
dl { display: grid; grid-template-columns: repeat(auto-fit, minmax(8rem, 1fr)); gap: .5rem; }
dt { font-size: .85rem; opacity: .75; } dd { margin: 0; font-size: 1.3rem; }
svg { width: 100%; height: auto; font-size: 12px; } svg text { fill: currentColor; }
svg .bar { fill: var(--accent); } svg line { stroke: var(--line); }
table { border-collapse: collapse; width: 100%; font-size: .9rem; }
td, th { text-align: left; vertical-align: top; padding: .3rem .75rem .3rem 0;
  border-top: 1px solid var(--line); overflow-wrap: anywhere; }
th { overflow-wrap: normal; } th:first-child { width: 30%; }
code { font-size: .85em; }
"""


def write_page(order: Order, ledger: Ledger, tally: Tally, numbers: Figures) -> Path:
    """Write report.html. Raises PublishError."""

    def write(stream: IO[str]) -> None:
        stream.writelines(_page(order, ledger, tally, numbers))

    return replaced(order.output / PAGE_FILE, write)


def _page(order: Order, ledger: Ledger, tally: Tally, numbers: Figures) -> Iterator[str]:
    title = f"Report: {order.settings.show.name or order.output.resolve().name}"
    yield '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{escape(title)}</title><style>{_STYLE}</style></head><body>"
    began = ledger.fact("now")["started"]
    yield f"<h1>{escape(title)}</h1>\n<p>Begun {escape(began)}:"
    yield f" <code>{escape(shlex.join(order.command))}</code></p>\n<dl>"
    for name, value in _summary(tally, numbers):
        yield f"<div><dt>{escape(name)}</dt><dd>{escape(value)}</dd></div>"
    yield "</dl>"
    if tally.ending:
        yield f"<p><strong>{escape(tally.ending)}.</strong> {tally.left:,} are left to make.</p>"
    for heading, draw in _CHARTS:
        if chart := draw(ledger, tally):
            yield f"\n<h2>{escape(heading)}</h2>{chart}"
    yield from _tables(order, ledger, tally, numbers)
    yield "</body></html>\n"


def _summary(tally: Tally, numbers: Figures) -> list[tuple[str, str]]:
    return [
        ("articles", f"{numbers.articles:,}"),
        ("made", f"{numbers.done:,}"),
        ("unchanged", f"{numbers.unchanged:,}"),
        ("skipped", f"{numbers.skipped:,}"),
        ("failed", f"{numbers.failed:,}"),
        ("audio", span(numbers.audio_s)),
        ("time", span(numbers.wall_s)),
        ("CPU", span(numbers.cpu_s)),
        ("real-time factor", f"{tally.real_time_factor:.1f}"),
    ]


def _throughput(ledger: Ledger, tally: Tally) -> str:
    ends = ledger.one("SELECT min(finished), max(finished) FROM articles WHERE made_in = ?",
                      (tally.run,))  # fmt: skip
    if not ends or ends[0] is None or ends[1] - ends[0] < 1:
        return ""
    start, count = ends[0], max(1, min(_BUCKETS, tally.done // _LEAST_IN_BUCKET))
    step = (ends[1] - start) / count
    sql = """SELECT min(?, CAST((finished - ?) / ? AS INTEGER)), count(*) FROM articles
             WHERE made_in = ? GROUP BY 1"""
    found = dict(ledger.rows(sql, (count - 1, start, step, tally.run)))
    values = [round(found.get(n, 0) * 60 / step, 2) for n in range(count)]
    labels = [span(n * step) for n in range(count)]
    return columns(values, labels, "articles/min", "Articles a minute over time")


def _durations(ledger: Ledger, tally: Tally) -> str:
    longest = ledger.one("SELECT max(audio_s) FROM articles WHERE made_in = ?", (tally.run,))
    if not longest or longest[0] is None:
        return ""
    step = 60 if longest[0] >= 600 else 10
    sql = """SELECT CAST(audio_s / ? AS INTEGER), count(*) FROM articles WHERE made_in = ?
             GROUP BY 1 ORDER BY 1"""
    found = dict(ledger.rows(sql, (step, tally.run)))
    last = min(max(found), _BUCKETS - 1)
    values = [float(found.get(n, 0)) for n in range(last + 1)]
    values[last] += sum(count for n, count in found.items() if n > last)
    labels = [span(n * step) for n in range(last + 1)]
    return columns(values, labels, "episodes", "Episodes by duration, from so long on")


def _loudness(ledger: Ledger, tally: Tally) -> str:
    sql = """SELECT CAST(round(lufs * 10) AS INTEGER), count(*) FROM articles WHERE made_in = ?
             GROUP BY 1 ORDER BY 1"""
    found = dict(ledger.rows(sql, (tally.run,)))
    if not found or max(found) - min(found) > 400:
        return ""
    tenths = range(min(found) - 1, max(found) + 2)
    return columns(
        [float(found.get(n, 0)) for n in tenths],
        [f"{n / 10:.1f}" for n in tenths],
        "episodes",
        "Episodes by integrated loudness in LUFS",
    )


def _reasons(ledger: Ledger, tally: Tally) -> str:
    sql = """SELECT stage || ': ' || reason FROM articles WHERE plan = ? AND state = ?
             LIMIT 100000"""
    told = ledger.rows(sql, (tally.plan.number, State.FAILED))
    found = Counter(_NAMED.sub("it", reason)[:120] for (reason,) in told)
    most = [(reason, float(count)) for reason, count in found.most_common(_MOST_REASONS)]
    return rows(most, "failed", "Failures by reason")


def _slowest(ledger: Ledger, tally: Tally) -> str:
    sql = """SELECT name, wall_s FROM articles WHERE made_in = ? AND wall_s > 0
             ORDER BY wall_s DESC LIMIT 10"""
    found = ledger.rows(sql, (tally.run,))
    return rows([(name, round(wall_s, 1)) for name, wall_s in found], "s", "Slowest articles")


_CHARTS: tuple[tuple[str, Callable[[Ledger, Tally], str]], ...] = (
    ("Articles a minute over the run", _throughput),
    ("Episodes by duration", _durations),
    ("Episodes by loudness (LUFS)", _loudness),
    ("Failures by reason", _reasons),
    ("Slowest articles", _slowest),
)


def _tables(order: Order, ledger: Ledger, tally: Tally, numbers: Figures) -> Iterator[str]:
    if numbers.failed:
        yield "\n<h2>Failed</h2><table><tr><th>Article</th><th>Reason</th></tr>"
        found = failures(ledger, tally.plan.number, order.command, MOST_LISTED)
        for failure in islice(found, MOST_LISTED):
            yield (
                f"<tr><td>{escape(failure.id)}</td>"
                f"<td>{escape(failure.stage)}: {escape(failure.reason)}<br>"
                f"<code>{escape(failure.retry)}</code></td></tr>\n"
            )
        yield "</table>" + _more(numbers.failed)
    if numbers.skipped:
        yield "\n<h2>Skipped</h2><table><tr><th>What</th><th>Why</th></tr>"
        for item in islice(skipped(ledger), MOST_LISTED):
            yield f"<tr><td>{escape(item['id'])}</td><td>{escape(item['reason'])}</td></tr>\n"
        yield "</table>" + _more(numbers.skipped)


def _more(count: int) -> str:
    return f"<p>{count - MOST_LISTED:,} more in report.json.</p>" if count > MOST_LISTED else ""
