"""What a check finds, in the words of the rule that it breaks."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule that is broken, and where."""

    rule: str
    severity: Severity
    where: str
    """The episode's title, or "" for the show."""
    says: str
    source: str
    """Address of the rule."""


Findings = Iterator[Finding]


def finding(rule: str, where: str = "", **found: object) -> Finding:
    """The rule's words with what was found."""
    table = rules()
    told = table["rules"][rule]
    return Finding(
        rule,
        told["severity"],
        where,
        told["says"].format(**found),
        table["sources"][told["source"]],
    )


@cache
def rules() -> Mapping[str, Any]:
    """The rules and their sources."""
    return _table("rules.toml")


@cache
def vocabulary() -> Mapping[str, Any]:
    """The words that the rules know."""
    return _table("vocabulary.toml")


def _table(name: str) -> Mapping[str, Any]:
    return tomllib.loads(Path(__file__).with_name(name).read_text(encoding="utf-8"))
