"""What was promised, and whether it is kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Bar:
    """A bound on one figure, and what is better still."""

    what: str
    path: tuple[str, ...]
    """Where the figure is; it may be a spread, whose median counts."""
    bound: float
    goal: float
    unit: str = ""
    at_least: bool = False

    def figure(self, figures: Mapping[str, Any]) -> Any:
        """The figure or its spread; None where it was not measured."""
        value: Any = figures
        for key in self.path:
            value = value.get(key) if isinstance(value, Mapping) else None
        return value

    def verdict(self, value: float) -> str:
        """Whether a figure keeps the bound, or even the goal."""
        if self._keeps(value, self.goal):
            return "yes, and the goal"
        return "yes" if self._keeps(value, self.bound) else "**no**"

    def _keeps(self, value: float, bound: float) -> bool:
        return value >= bound if self.at_least else value <= bound


def _one(ratio: str) -> tuple[str, ...]:
    return "one article", "ratios", ratio


BARS = (
    Bar("CPU of an article, cold and without watermark, to hibari alone",
        _one("CPU without watermark, to hibari alone"), 2.0, 1.6),
    Bar("CPU that the watermark adds, to hibari alone",
        _one("CPU of the watermark, to hibari alone"), 0.3, 0.3),
    Bar("wall of an article, cold and without watermark, to hibari alone",
        _one("wall without watermark, to hibari alone"), 1.3, 0.95),
    Bar("wall of an article, cold and with watermark, to hibari alone",
        _one("wall, to hibari alone"), 1.3, 0.95),
    Bar("CPU of piper's CLI and ffmpeg, to ours",
        _one("CPU of piper and ffmpeg, to ours"), 5, 8, at_least=True),
    Bar("wall of piper's CLI and ffmpeg, to ours",
        _one("wall of piper and ffmpeg, to ours"), 5, 8, at_least=True),
    Bar("CPU of loudness-tts, to ours",
        _one("CPU of loudness-tts, to ours"), 5, 8, at_least=True),
    Bar("wall of loudness-tts, to ours",
        _one("wall of loudness-tts, to ours"), 5, 8, at_least=True),
    Bar("CPU with piper's voice joe, to piper's own CLI",
        _one("CPU, joe, to piper's own CLI"), 1.0, 1.0),
    Bar("CPU of an article in a batch, to hibari alone on it, both warm",
        ("a batch", "workers", "two workers", "to_hibari_alone"), 1.8, 1.5),
    Bar("wall of an article of a batch that is unchanged",
        ("a batch", "unchanged_wall_ms_an_article"), 2.0, 2.0, "ms"),
    Bar("memory of the longest episode beyond that of ten minutes",
        ("memory", "longest_mb_over_10_min"), 60, 60, "MB"),
    Bar("growth of CPU with the length of an article",
        ("growth", "article, words", "exponent"), 1.05, 1.05),
    Bar("growth of CPU with the length of an archive",
        ("growth", "archive, articles", "exponent"), 1.05, 1.05),
    Bar("growth of CPU with the length of a feed",
        ("growth", "feed, episodes", "exponent"), 1.05, 1.05),
)  # fmt: skip

WILD = (
    Bar("CPU of an article to hibari alone", _one("CPU, to hibari alone"), 4.0, 4.0),
    Bar("growth with an article", ("growth", "article, words", "exponent"), 1.4, 1.4),
    Bar("growth with an archive", ("growth", "archive, articles", "exponent"), 1.4, 1.4),
    Bar("growth with a feed", ("growth", "feed, episodes", "exponent"), 1.4, 1.4),
    Bar("memory beyond that of ten minutes", ("memory", "longest_mb_over_10_min"), 60, 60, "MB"),
)
"""Past these a change has broken something, on any machine and however busy it is."""


def middle(value: Any) -> float:
    """A figure, or the median of its spread."""
    return float(value["median"] if isinstance(value, Mapping) else value)


def past(figures: Mapping[str, Any], bars: tuple[Bar, ...]) -> list[str]:
    """A line for each measured figure that is past its bound."""
    return [
        f"{bar.what}: {middle(value):.2f} is past {bar.bound:g}"
        for bar in bars
        if (value := bar.figure(figures)) is not None
        and bar.verdict(middle(value)).startswith("**")
    ]
