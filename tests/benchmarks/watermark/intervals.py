"""How sure a count is."""

from __future__ import annotations

from collections.abc import Sequence

Z_95 = 1.959964


def wilson(successes: int, trials: int, z: float = Z_95) -> tuple[float, float]:
    """The interval that holds the true share with 95 % confidence (Wilson, JASA 22, 1927)."""
    share, weight = successes / trials, z * z / trials
    middle = share + weight / 2
    reach = (weight * share * (1 - share) + weight * weight / 4) ** 0.5
    return (middle - reach) / (1 + weight), (middle + reach) / (1 + weight)


def share(results: Sequence[bool]) -> str:
    """Counts, per cent and the interval of 95 %: "118/120 (98.3 %; 94.1-99.5)"."""
    if not results:
        return ""
    low, high = wilson(sum(results), len(results))
    per_cent = 100 * sum(results) / len(results)
    return f"{sum(results)}/{len(results)} ({per_cent:.1f} %; {100 * low:.1f}-{100 * high:.1f})"
