"""report.html: one file that needs no network, with what a run did and what it did not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from html import escape
from itertools import islice
from pathlib import Path
from typing import IO

from audio_news.batch.charts import columns, rows
from audio_news.batch.ledger import Ledger, State
from audio_news.batch.order import Order
from audio_news.batch.report import PAGE_FILE, Figures, failures, replaced, skipped
from audio_news.batch.tally import Tally

MOST_LISTED = 500
_BUCKETS = 40
_STYLE = """
:root { color-scheme: light dark; --accent: #2a6f97; --line: #8884; }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.1rem; margin: 2rem 0 .5rem; }
dl { display: grid; grid-template-columns: repeat(auto-fit, minmax(8rem, 1fr)); gap: .5rem; }
dt { font-size: .85rem; opacity: .75; } dd { margin: 0; font-size: 1.3rem; }
svg { width: 100%; height: auto; font-size: 12px; } svg text { fill: currentColor; }
svg .bar { fill: var(--accent); } svg line { stroke: var(--line); }
table { border-collapse: collapse; width: 100%; font-size: .9rem; }
td, th { text-align: left; vertical-align: top; padding: .3rem .5rem .3rem 0;
  border-top: 1px solid var(--line); overflow-wrap: anywhere; }
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
    yield f"<h1>{escape(title)}</h1>\n<dl>"
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
        ("audio", f"{numbers.audio_s / 3600:.2f} h"),
        ("time", f"{numbers.wall_s / 60:.1f} min"),
        ("CPU", f"{numbers.cpu_s / 60:.1f} min"),
        ("real-time factor", f"{tally.real_time_factor:.1f}"),
    ]


def _throughput(ledger: Ledger, tally: Tally) -> str:
    ends = ledger.one("SELECT min(finished), max(finished) FROM articles WHERE made_in = ?",
                      (tally.run,))  # fmt: skip
    if not ends or ends[0] is None or ends[1] - ends[0] < 1:
        return ""
    start, step = ends[0], (ends[1] - ends[0]) / _BUCKETS
    sql = """SELECT min(?, CAST((finished - ?) / ? AS INTEGER)), count(*) FROM articles
             WHERE made_in = ? GROUP BY 1"""
    found = dict(ledger.rows(sql, (_BUCKETS - 1, start, step, tally.run)))
    values = [round(found.get(n, 0) * 60 / step, 2) for n in range(_BUCKETS)]
    labels = [f"{n * step / 60:.1f} min" for n in range(_BUCKETS)]
    return columns(values, labels, "articles/min", "Articles a minute over time")


def _durations(ledger: Ledger, tally: Tally) -> str:
    sql = """SELECT CAST(audio_s / 60 AS INTEGER), count(*) FROM articles WHERE made_in = ?
             GROUP BY 1 ORDER BY 1"""
    found = dict(ledger.rows(sql, (tally.run,)))
    if not found:
        return ""
    last = min(max(found), _BUCKETS - 1)
    values = [float(found.get(n, 0)) for n in range(last + 1)]
    values[last] += sum(count for n, count in found.items() if n > last)
    labels = [f"{n} min" for n in range(last + 1)]
    return columns(values, labels, "episodes", "Episodes by whole minutes of duration")


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
    sql = """SELECT stage || ': ' || substr(reason, 1, 120), count(*) FROM articles
             WHERE plan = ? AND state = ? GROUP BY 1 ORDER BY 2 DESC LIMIT 12"""
    found = ledger.rows(sql, (tally.plan.number, State.FAILED))
    return rows([(name, float(count)) for name, count in found], "failed", "Failures by reason")


def _slowest(ledger: Ledger, tally: Tally) -> str:
    sql = """SELECT name, wall_s FROM articles WHERE made_in = ? AND wall_s > 0
             ORDER BY wall_s DESC LIMIT 10"""
    found = ledger.rows(sql, (tally.run,))
    return rows([(name, round(wall_s, 1)) for name, wall_s in found], "s", "Slowest articles")


_CHARTS: tuple[tuple[str, Callable[[Ledger, Tally], str]], ...] = (
    ("Throughput", _throughput),
    ("Durations", _durations),
    ("Loudness (LUFS)", _loudness),
    ("Failures by reason", _reasons),
    ("Slowest articles", _slowest),
)


def _tables(order: Order, ledger: Ledger, tally: Tally, numbers: Figures) -> Iterator[str]:
    if numbers.failed:
        yield "\n<h2>Failed</h2><table><tr><th>Article</th><th>Stage</th><th>Reason</th></tr>"
        found = failures(ledger, tally.plan.number, order.command, MOST_LISTED)
        for failure in islice(found, MOST_LISTED):
            yield (
                f"<tr><td>{escape(failure.id)}</td><td>{escape(failure.stage)}</td>"
                f"<td>{escape(failure.reason)}<br><code>{escape(failure.retry)}</code></td></tr>\n"
            )
        yield "</table>" + _more(numbers.failed)
    if numbers.skipped:
        yield "\n<h2>Skipped</h2><table><tr><th>What</th><th>Why</th></tr>"
        for item in islice(skipped(ledger), MOST_LISTED):
            yield f"<tr><td>{escape(item['id'])}</td><td>{escape(item['reason'])}</td></tr>\n"
        yield "</table>" + _more(numbers.skipped)


def _more(count: int) -> str:
    return f"<p>{count - MOST_LISTED:,} more in report.json.</p>" if count > MOST_LISTED else ""
