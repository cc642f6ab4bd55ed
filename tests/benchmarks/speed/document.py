"""docs/performance.md, whole, from the figures of one run."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from string import Template
from typing import Any

from tests.benchmarks.speed.bars import BARS, middle
from tests.benchmarks.speed.report import bars, cell, chart, figure, table

TEMPLATE = Path(__file__).with_name("performance.md.template")
A_MILLION = 1_000_000


def write(figures: Mapping[str, Any], folder: Path) -> None:
    """performance.md and its chart, performance.svg, into the folder."""
    (folder / "performance.md").write_text(document(figures), encoding="utf-8")
    (folder / "performance.svg").write_text(chart(figures), encoding="utf-8")


def document(figures: Mapping[str, Any]) -> str:
    """The text; raises KeyError where a contest was left out."""
    one, batch, memory = figures["one article"], figures["a batch"], figures["memory"]
    changed, growth = figures["a changed sentence"], figures["growth"]
    stages = figures["stages"]["stages"]
    values = [bar.figure(figures) for bar in BARS]
    kept = [
        not bar.verdict(middle(value)).startswith("**")
        for bar, value in zip(BARS, values, strict=True)
        if value is not None
    ]
    two = batch["workers"]["two workers"]
    return Template(TEMPLATE.read_text(encoding="utf-8")).substitute(
        machine=figures["machine"],
        version=figures["version"],
        words=one["words"],
        runs=one["runs"],
        rival_runs=one["rival_runs"],
        kept=sum(kept),
        bars_in_all=len(kept),
        missing="\n".join(one["missing"]),
        bars=bars(figures),
        costs=table("one article", one["costs"]),
        ratios=table("ratio", one["ratios"]),
        audio_minutes=figure(figures["stages"]["audio_s"] / 60),
        stages=_stages(stages),
        batch_articles=batch["articles"],
        batch_words=batch["words"],
        batch=table("batch", batch["workers"]),
        batch_alone=cell(batch["hibari_alone_cpu_s_an_article"]),
        unchanged_articles=figure(batch["unchanged_articles"]),
        unchanged_ms=figure(batch["unchanged_wall_ms_an_article"]),
        sentences=changed["sentences"],
        changed=table("run", changed["costs"]),
        changed_ratios=table("ratio", changed["ratios"]),
        memory=table("episode", memory["episodes"]),
        memory_more=figure(memory["longest_mb_over_10_min"]),
        growth="\n\n".join(_growth(kind, told) for kind, told in growth.items()),
        start_up=table("command", figures["start-up"]["costs"]),
        **_million(two, batch["words"]),
        bound=_bound(stages),
    )


def _growth(kind: str, told: Mapping[str, Any]) -> str:
    what, unit = kind.split(", ")
    rows = {str(length): seconds for length, seconds in told["cpu_s"].items()}
    name = f"{what}: {unit} (exponent {told['exponent']:.2f})"
    return table(name, {length: {"CPU s": seconds} for length, seconds in rows.items()})


def _stages(stages: Mapping[str, Any]) -> str:
    total = sum(middle(stage["cpu_s"]) for stage in stages.values())
    return table(
        "stage",
        {
            name: {
                "CPU s": stage["cpu_s"],
                "share": f"{100 * middle(stage['cpu_s']) / total:.0f} %",
            }
            for name, stage in stages.items()
        },
    )


def _million(two: Mapping[str, float], words: int) -> dict[str, str]:
    cpu_hours = two["cpu_s_an_article"] * A_MILLION / 3600
    days = A_MILLION / two["articles_an_hour"] / 24
    return {
        "million_words": str(words),
        "million_hours": figure(round(cpu_hours)),
        "million_days": figure(days),
        "million_audio_hours": figure(round(two["audio_s_an_article"] * A_MILLION / 3600)),
    }


def _bound(stages: Mapping[str, Any]) -> str:
    """The stages by what they take, the dearest first."""
    seconds = {name: middle(stage["cpu_s"]) for name, stage in stages.items()}
    total = sum(seconds.values())
    dearest = sorted(seconds, key=seconds.__getitem__, reverse=True)[:4]
    return ", ".join(f"{name} {100 * seconds[name] / total:.0f} %" for name in dearest)
