"""The 32-bit payload behind a checksum and an error-correcting code.

CRC-16-CCITT (polynomial 0x1021, begun at 0xFFFF, so that silence's all-zero word does not
pass) and a convolutional code of rate 1/3, constraint length 7, generators 133, 171, 165
octal (Proakis, Digital Communications, table of maximum free distance codes), decoded from
soft values by Viterbi's algorithm.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

PAYLOAD_BITS = 32
CRC_BITS = 16
_CRC_POLYNOMIAL, _CRC_START = 0x1021, 0xFFFF
_GENERATORS = (0o133, 0o171, 0o165)
_MEMORY = 6
_STATES = 2**_MEMORY
CODED_BITS = len(_GENERATORS) * (PAYLOAD_BITS + CRC_BITS + _MEMORY)


def encode(payload: int) -> NDArray[np.int8]:
    """The (CODED_BITS,) coded bits, 0 or 1, of a payload in [0, 2**32)."""
    word = (payload << CRC_BITS | _crc(payload)) << _MEMORY
    coded: list[int] = []
    state = 0
    for at in reversed(range(PAYLOAD_BITS + CRC_BITS + _MEMORY)):
        register = (word >> at & 1) << _MEMORY | state
        coded += [(register & generator).bit_count() & 1 for generator in _GENERATORS]
        state = register >> 1
    return np.array(coded, np.int8)


def decode(soft: NDArray[np.float64]) -> int | None:
    """The payload of (CODED_BITS,) soft values, or None where the checksum does not hold.

    A soft value is the likelier a 0 the more it is above zero, and a 1 below.
    """
    outputs, into = _trellis()
    metrics = np.full(_STATES, -np.inf)
    metrics[0] = 0.0
    choices: list[NDArray[np.intp]] = []
    for step in soft.reshape(-1, len(_GENERATORS)):
        branches = metrics[into & (_STATES - 1)] + (outputs @ step)[into]
        best = branches.argmax(axis=0)
        metrics = np.take_along_axis(branches, best[None], axis=0)[0]
        choices.append(np.take_along_axis(into, best[None], axis=0)[0])
    word = state = 0
    for at, registers in enumerate(reversed(choices)):
        register = int(registers[state])
        word |= (register >> _MEMORY) << at
        state = register & (_STATES - 1)
    payload, crc = divmod(word >> _MEMORY, 1 << CRC_BITS)
    return payload if crc == _crc(payload) else None


def _crc(payload: int) -> int:
    remainder = _CRC_START
    for byte in payload.to_bytes(PAYLOAD_BITS // 8, "big"):
        remainder ^= byte << 8
        for _ in range(8):
            remainder = (remainder << 1) ^ (_CRC_POLYNOMIAL if remainder & 0x8000 else 0)
    return remainder & 0xFFFF


@lru_cache(maxsize=1)
def _trellis() -> tuple[NDArray[np.float64], NDArray[np.intp]]:
    """What each register (new bit, then state) puts out as +1/-1: (2 * states, 3), and the two
    registers that lead into each state: (2, states)."""
    registers = range(2 * _STATES)
    outputs = [
        [1.0 - 2.0 * ((register & generator).bit_count() & 1) for generator in _GENERATORS]
        for register in registers
    ]
    into = [[register for register in registers if register >> 1 == s] for s in range(_STATES)]
    return np.array(outputs), np.array(into).T
