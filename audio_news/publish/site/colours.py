"""A show's colour, made readable: contrast after WCAG 2.2."""

from __future__ import annotations

import re
from collections.abc import Sequence

from audio_news.errors import SettingsError

READABLE = 4.5
"""WCAG 2.2, success criterion 1.4.3 (AA)."""
_STEPS = 40

Rgb = tuple[int, int, int]


def parse(colour: str) -> Rgb:
    """ "#0b5c8a" as (11, 92, 138). Raises SettingsError for anything else."""
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", colour):
        raise SettingsError(
            f"The colour {colour!r} is not understood", hint='Write it as "#0b5c8a".'
        )
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def accent(colours: Sequence[str], ground: str) -> str:
    """The first of a show's colours that can be read on `ground`, else the last made to."""
    readable = [c for c in colours if contrast(parse(c), parse(ground)) >= READABLE]
    return readable[0] if readable else made_readable(colours[-1], ground)


def made_readable(colour: str, ground: str) -> str:
    """`colour`, moved towards black or white until it has 4.5:1 on `ground`."""
    start, back = parse(colour), parse(ground)
    end: Rgb = (0, 0, 0) if luminance(back) > 0.18 else (255, 255, 255)
    steps = (_mixed(start, end, step / _STEPS) for step in range(_STEPS + 1))
    return next(name for name in steps if contrast(parse(name), back) >= READABLE)


def tint(colour: str, ground: str, share: float) -> str:
    """`ground` with that share of `colour` in it."""
    return _mixed(parse(ground), parse(colour), share)


def contrast(one: Rgb, other: Rgb) -> float:
    """From 1 (none) to 21 (black on white)."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def luminance(colour: Rgb) -> float:
    """Relative luminance, 0 to 1."""
    linear = [
        c / 12.92 if (c := channel / 255) <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4
        for channel in colour
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _mixed(start: Rgb, end: Rgb, share: float) -> str:
    return "#{:02x}{:02x}{:02x}".format(
        *(round(a + (b - a) * share) for a, b in zip(start, end, strict=True))
    )
