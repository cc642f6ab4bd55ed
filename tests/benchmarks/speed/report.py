"""The figures for people: Markdown tables, and a chart of what one article costs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape
from typing import Any

from tests.benchmarks.speed.bars import BARS, middle

BAR, GAP, LEFT, WIDTH = 22, 10, 260, 760


def markdown(figures: Mapping[str, Any]) -> str:
    """Every contest as a section of its own, and what was promised."""
    lines = [f"Measured {figures['machine']}; audio_news {figures['version']}.", ""]
    for name, contest in figures.items():
        if isinstance(contest, Mapping):
            lines += [f"## {name[0].upper()}{name[1:]}", "", *section(contest)]
    return "\n".join([*lines, "## Bars", "", bars(figures), ""])


def section(contest: Mapping[str, Any]) -> Iterator[str]:
    """A contest's plain figures as a list, and each of its tables."""
    plain = {name: value for name, value in contest.items() if isinstance(value, float | int)}
    yield from (f"- {name.replace('_', ' ')}: {figure(value)}" for name, value in plain.items())
    yield from (f"- {remark}" for remark in contest.get("missing", ()))
    if plain or contest.get("missing"):
        yield ""
    for name, values in contest.items():
        if isinstance(values, Mapping):
            yield from (table(name, values), "")


def table(name: str, rows_of: Mapping[Any, Any]) -> str:
    """Rows of a name and a figure, a spread, or several of either under names of their own."""
    rows = {key: _row(value) for key, value in rows_of.items()}
    columns = list(dict.fromkeys(str(column) for row in rows.values() for column in row))
    lines = [_line(name, columns), "|---" + "|---:" * len(columns) + "|"]
    lines += [
        _line(str(key), [cell(row.get(column, "")) for column in columns])
        for key, row in rows.items()
    ]
    return "\n".join(lines)


def bars(figures: Mapping[str, Any]) -> str:
    """What was promised, what was measured, and whether it is kept."""
    lines = ["| what | bar | goal | measured | kept |", "|---|---:|---:|---:|---|"]
    for bar in BARS:
        value = bar.figure(figures)
        sign, unit = "≥" if bar.at_least else "≤", f" {bar.unit}" if bar.unit else ""
        told = ("not measured", "") if value is None else (cell(value), bar.verdict(middle(value)))
        lines.append(f"| {bar.what} | {sign} {bar.bound:g}{unit} | {bar.goal:g} | "
                     f"{told[0]} | {told[1]} |")  # fmt: skip
    return "\n".join(lines)


def _row(value: Any) -> Mapping[str, Any]:
    if isinstance(value, Mapping) and "median" not in value:
        return {str(column): each for column, each in value.items()}
    return {"": value}


def _line(name: str, cells: list[str]) -> str:
    return f"| {' | '.join([name, *cells]).replace('_', ' ')} |"


def cell(value: Any) -> str:
    """A figure, or a median with its spread in brackets."""
    if isinstance(value, Mapping) and "median" in value:
        return f"{figure(value['median'])} ({figure(value['min'])} to {figure(value['max'])})"
    if isinstance(value, Mapping):
        return ", ".join(f"{key}: {figure(each)}" for key, each in value.items())
    return figure(value) if isinstance(value, float | int) else str(value)


def figure(value: float) -> str:
    """A number with as many digits as tell something."""
    return f"{value:,.0f}" if abs(value) >= 100 or value == int(value) else f"{value:.2f}"


def chart(figures: Mapping[str, Any]) -> str:
    """CPU and wall seconds of one article, two bars a contestant, as SVG."""
    costs = figures["one article"]["costs"]
    longest = max(middle(cost["cpu_s"]) for cost in costs.values())
    height = len(costs) * (2 * BAR + GAP) + 40
    words = figures["one article"]["words"]
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}"'
        ' font-family="sans-serif" font-size="13">',
        f'<rect width="{WIDTH}" height="{height}" fill="#fff"/>',
        f'<text x="4" y="18">{words} words to finished audio: seconds of CPU (dark) and of'
        " wall clock (light)</text>",
    ]
    for row, (name, cost) in enumerate(costs.items()):
        y = 34 + row * (2 * BAR + GAP)
        dark, light = (
            ("#14213d", "#6c7fa8") if name.startswith("audio-news") else ("#6b7280", "#c3c9d1")
        )
        parts.append(
            f'<text x="{LEFT - 8}" y="{y + BAR + 4}" text-anchor="end">{escape(name)}</text>'
        )
        for what, top, fill in (("cpu_s", y, dark), ("wall_s", y + BAR, light)):
            value = middle(cost[what])
            long = (WIDTH - LEFT - 70) * value / longest
            parts += [
                f'<rect x="{LEFT}" y="{top}" width="{long:.1f}" height="{BAR - 2}" fill="{fill}"/>',
                f'<text x="{LEFT + long + 6:.1f}" y="{top + 15}">{value:.1f}</text>',
            ]
    return "\n".join([*parts, "</svg>", ""])
