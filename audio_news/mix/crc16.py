"""CRC-16/ARC, by which LAME's tag vouches for the sound and for itself, many rows at once."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

Remainders = NDArray[np.uint16]

POLYNOMIAL = 0xA001
"""x^16 + x^15 + x^2 + 1, lowest bit first."""
ROW_BYTES = 256
"""Of each row the remainder is worked out beside the others'; then they are chained."""


def crc16(data: bytes, before: int = 0) -> int:
    """The check of the data that follow what has the check `before`."""
    first = len(data) % ROW_BYTES
    crc = before
    for byte in data[:first]:
        crc = int(_table()[crc & 0xFF ^ byte]) ^ crc >> 8
    rows = np.frombuffer(data, np.uint8, offset=first).reshape(-1, ROW_BYTES)
    low, high = _over_a_row()
    for remainder in _remainders(rows, np.zeros(len(rows), np.uint16)).tolist():
        crc = low[crc & 0xFF] ^ high[crc >> 8] ^ remainder
    return crc


def _remainders(rows: NDArray[np.uint8], crcs: Remainders) -> Remainders:
    for column in rows.T:
        crcs = _table()[crcs & 0xFF ^ column] ^ (crcs >> 8).astype(np.uint16)
    return crcs


@lru_cache(maxsize=1)
def _table() -> Remainders:
    crcs = np.arange(256, dtype=np.uint16)
    for _ in range(8):
        crcs = (crcs >> 1 ^ np.where(crcs & 1, POLYNOMIAL, 0)).astype(np.uint16)
    return crcs


@lru_cache(maxsize=1)
def _over_a_row() -> tuple[list[int], list[int]]:
    """What a row of zeros makes of a check: of its low byte, and of its high one."""
    low = np.arange(256, dtype=np.uint16)
    row = np.zeros((256, ROW_BYTES), np.uint8)
    high = (low << 8).astype(np.uint16)
    return _remainders(row, low).tolist(), _remainders(row, high).tolist()
