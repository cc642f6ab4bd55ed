"""The figures for people: Markdown, and a chart of what one article costs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape
from typing import Any

BAR, GAP, LEFT, WIDTH = 22, 10, 220, 760


def markdown(figures: Mapping[str, Any]) -> str:
    """Every contest as a section of its own."""
    lines = [f"Measured {figures['machine']}; audio_news {figures['version']}.", ""]
    for name, contest in figures.items():
        if isinstance(contest, Mapping):
            lines += [f"## {name[0].upper()}{name[1:]}", "", *_section(contest)]
    return "\n".join(lines)


def _section(contest: Mapping[str, Any]) -> Iterator[str]:
    plain = {name: value for name, value in contest.items() if isinstance(value, float | int)}
    yield from (f"- {name.replace('_', ' ')}: {_figure(value)}" for name, value in plain.items())
    yield from (f"- {remark}" for remark in contest.get("missing", ()))
    if plain or contest.get("missing"):
        yield ""
    for name, table in contest.items():
        if isinstance(table, Mapping):
            yield from _table(name, table)


def _table(name: str, table: Mapping[str, Any]) -> Iterator[str]:
    rows = {
        key: value if isinstance(value, Mapping) else {"": value} for key, value in table.items()
    }
    columns = list(next(iter(rows.values())))
    title = name.replace("_", " ")
    yield f"| {title} | {' | '.join(column.replace('_', ' ') for column in columns)} |"
    yield "|---" * (len(columns) + 1) + "|"
    for key, values in rows.items():
        yield f"| {key} | {' | '.join(_cell(values.get(column, '')) for column in columns)} |"
    yield ""


def _cell(value: Any) -> str:
    if isinstance(value, Mapping):
        return f"{_figure(value['median'])} ({_figure(value['min'])} to {_figure(value['max'])})"
    return _figure(value) if isinstance(value, float | int) else str(value)


def _figure(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= 100 or value == int(value) else f"{value:.2f}"


def chart(figures: Mapping[str, Any]) -> str:
    """CPU seconds of one article, a bar a contestant, as SVG."""
    costs = figures["one article"]["costs"]
    bars = {name: cost["cpu_s"]["median"] for name, cost in costs.items()}
    longest = max(bars.values())
    height = len(bars) * (BAR + GAP) + 40
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}"'
        ' font-family="sans-serif" font-size="13">',
        f'<text x="0" y="18">CPU seconds, {figures["one article"]["words"]} words to MP3</text>',
    ]
    for row, (name, value) in enumerate(bars.items()):
        y = 34 + row * (BAR + GAP)
        long = (WIDTH - LEFT - 70) * value / longest
        fill = "#14213d" if name.startswith("audio-news") else "#9aa5b1"
        parts += [
            f'<text x="{LEFT - 8}" y="{y + 16}" text-anchor="end">{escape(name)}</text>',
            f'<rect x="{LEFT}" y="{y}" width="{long:.1f}" height="{BAR}" fill="{fill}"/>',
            f'<text x="{LEFT + long + 6:.1f}" y="{y + 16}">{value:.1f}</text>',
        ]
    return "\n".join([*parts, "</svg>", ""])
