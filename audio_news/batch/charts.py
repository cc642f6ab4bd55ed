"""Small charts as SVG, for a page that needs nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

WIDTH, HEIGHT = 640, 200
_LEFT, _BOTTOM, _TOP, _RIGHT = 48, 28, 12, 8
_LINE = 26


def columns(values: Sequence[float], labels: Sequence[str], unit: str, title: str) -> str:
    """A column a value, in order; `labels` stand below, as many as fit."""
    if not values:
        return ""
    highest = max(*values, 1e-9)
    step = (WIDTH - _LEFT - _RIGHT) / len(values)
    floor = HEIGHT - _BOTTOM
    parts = [_scale(highest, unit)]
    every = max(1, -(-len(values) // 10))
    for number, (value, label) in enumerate(zip(values, labels, strict=True)):
        tall = (floor - _TOP) * value / highest
        left = _LEFT + number * step
        parts.append(
            f'<rect class="bar" x="{left + step * 0.08:.1f}" y="{floor - tall:.1f}"'
            f' width="{step * 0.84:.1f}" height="{tall:.1f}">'
            f"<title>{escape(label)}: {value:g} {escape(unit)}</title></rect>"
        )
        if number % every == 0:
            parts.append(
                f'<text x="{left + step / 2:.1f}" y="{HEIGHT - 10}" text-anchor="middle">'
                f"{escape(label)}</text>"
            )
    return _svg(HEIGHT, parts, title)


def rows(values: Sequence[tuple[str, float]], unit: str, title: str) -> str:
    """A bar a row with its name above it, for names that are long."""
    if not values:
        return ""
    highest = max(max(value for _, value in values), 1e-9)
    parts = []
    for number, (name, value) in enumerate(values):
        top = number * 2 * _LINE
        wide = (WIDTH - 100) * value / highest
        shown = name if len(name) <= 90 else name[:89] + "…"
        parts.append(
            f'<text x="0" y="{top + 16}"><title>{escape(name)}</title>{escape(shown)}</text>'
            f'<rect class="bar" x="0" y="{top + 23}" width="{max(wide, 1):.1f}" height="16"/>'
            f'<text x="{wide + 8:.1f}" y="{top + 36}">{value:g} {escape(unit)}</text>'
        )
    return _svg(len(values) * 2 * _LINE, parts, title)


def _scale(highest: float, unit: str) -> str:
    floor = HEIGHT - _BOTTOM
    return "".join(
        f'<line x1="{_LEFT}" x2="{WIDTH - _RIGHT}" y1="{y:.1f}" y2="{y:.1f}"/>'
        f'<text x="{_LEFT - 6}" y="{y + 4:.1f}" text-anchor="end">{highest * part:.3g}</text>'
        for part in (0.0, 0.5, 1.0)
        for y in [floor - (floor - _TOP) * part]
    )


def _svg(height: float, parts: Sequence[str], title: str) -> str:
    return (
        f'<svg viewBox="0 0 {WIDTH} {height:.0f}" role="img" aria-label="{escape(title)}">'
        + "".join(parts)
        + "</svg>"
    )
