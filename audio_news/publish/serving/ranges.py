"""Which bytes of a file a request asks for (RFC 9110, section 14)."""

from __future__ import annotations

import re

MOST_RANGES = 16
"""A request for more is answered with the whole file, as the standard allows."""
_RANGES = re.compile(r"bytes[ \t]*=(.*)", re.IGNORECASE)
_ONE = re.compile(r"([0-9]{0,30})-([0-9]{0,30})")


def parse(header: str, size: int) -> list[tuple[int, int]] | None:
    """The stretches asked for, ends excluded, within a file of `size` bytes.

    None where the header is to be ignored: another unit, broken, or too many. Empty where
    nothing that was asked for is there (416). Stretches that touch are joined, in order.
    """
    asked = _RANGES.fullmatch(header.strip())
    if not asked:
        return None
    parts = [part.strip(" \t") for part in asked[1].split(",")]
    found = [_ONE.fullmatch(part) for part in parts if part]
    if not found or len(found) > MOST_RANGES:
        return None
    there = []
    for match in found:
        if match is None or match[0] == "-":
            return None
        first, last = match.groups()
        if first and last and int(last) < int(first):
            return None
        start = int(first) if first else max(size - int(last), 0)
        end = min(int(last) + 1, size) if first and last else size
        if start < end:
            there.append((start, end))
    return _joined(there)


def _joined(stretches: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The stretches as asked for, or sorted and joined where some touch."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(stretches):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return joined if len(joined) < len(stretches) else stretches
