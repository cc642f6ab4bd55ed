"""Lengths of time and dates as a person writes them: 90s, 5m, 1h30m, 7d, 2026-11-24."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import click

_SECONDS = {"d": 86_400, "h": 3_600, "m": 60, "s": 1}
_PART = re.compile(r"(\d+(?:\.\d+)?)([dhms])", re.ASCII)
_WHOLE = re.compile(rf"(?:{_PART.pattern})+", re.ASCII)


def duration(ctx: click.Context, param: click.Parameter, value: str | None) -> float | None:
    """Seconds from "90s", "5m" or "1h30m", as an option's callback; a bare number is minutes."""
    return None if value is None else _seconds(value, ctx, param)


def since(ctx: click.Context, param: click.Parameter, value: str | None) -> datetime | None:
    """A moment, from a date ("2026-11-24", midnight here) or as long ago ("7d"); a callback."""
    if value is None:
        return None
    try:
        return datetime.fromisoformat(value).astimezone()
    except ValueError:
        pass
    except OverflowError as err:
        raise click.BadParameter(f"{value!r} is out of the calendar", ctx, param) from err
    try:
        return datetime.now(UTC) - timedelta(seconds=_seconds(value, ctx, param))
    except (click.BadParameter, OverflowError) as err:
        raise click.BadParameter(
            f"{value!r} is neither a date like 2026-11-24 nor a time ago like 7d", ctx, param
        ) from err


def _seconds(value: str, ctx: click.Context, param: click.Parameter) -> float:
    text = value.strip().lower().replace(" ", "")
    text = f"{text}m" if re.fullmatch(r"\d+(\.\d+)?", text, re.ASCII) else text
    if not _WHOLE.fullmatch(text):
        raise click.BadParameter(
            f"{value!r} is no length of time; write it like 90s, 5m or 1h30m", ctx, param
        )
    return sum(float(number) * _SECONDS[unit] for number, unit in _PART.findall(text))
