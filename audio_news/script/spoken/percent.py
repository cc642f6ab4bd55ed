"""Percent, percentage points and basis points."""

from __future__ import annotations

import re
from functools import cache

from audio_news.script.spoken.context import describes
from audio_news.script.spoken.quantity import span
from audio_news.script.spoken.reading import Line, Reading, read_as
from audio_news.script.spoken.tables import any_of, table


@cache
def _after() -> re.Pattern[str]:
    return re.compile(rf"[ \u00a0\u202f-]?(?P<sign>{any_of(table('percents'))})(?![\w%])")


def read(line: Line, at: int) -> Reading | None:
    """A number or range with % or its kin after it: "5%-7%" is "five to seven percent"."""
    amount = span(line.text, at)
    if amount is None:
        return None
    sign = _after().match(line.text, amount.end)
    if sign is None or (sign["sign"] == "pp" and _PAGES.match(line.text, sign.end())):
        return None
    if amount.low is None:
        upper = span(line.text, *_past_dash(line.text, sign.end()))
        again = upper and _after().match(line.text, upper.end)
        if upper and again and again["sign"] == sign["sign"]:
            said = f"{amount.words} to {upper.words} {_name(sign['sign'], one=False)}"
            return read_as(said, at, again.end())
    one = amount.is_one or describes(line.text, at, sign.end())
    return read_as(f"{amount.words} {_name(sign['sign'], one=one)}", at, sign.end())


_PAGES = re.compile(r"\.(?= [a-z]|[,;])")
"""What makes "pp" pages and not percentage points."""
_DASH = re.compile(r" ?[-‐‑–—−] ?(?=[0-9])")


def _past_dash(text: str, end: int) -> tuple[int]:
    dash = _DASH.match(text, end)
    return (dash.end() if dash else len(text),)


def _name(sign: str, *, one: bool) -> str:
    forms: list[str] = table("percents")[sign]
    return forms[0 if one else -1]
