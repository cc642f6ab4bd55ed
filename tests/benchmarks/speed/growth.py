"""How a cost grows with a length: the exponent of the power law that fits best."""

from __future__ import annotations

from collections.abc import Mapping
from math import log


def exponent(costs: Mapping[int, float]) -> float:
    """The slope of log cost over log length, by least squares; 1 is linear."""
    points = [(log(length), log(value)) for length, value in costs.items()]
    mean_x = sum(x for x, _ in points) / len(points)
    mean_y = sum(y for _, y in points) / len(points)
    over = sum((x - mean_x) * (y - mean_y) for x, y in points)
    return over / sum((x - mean_x) ** 2 for x, _ in points)
