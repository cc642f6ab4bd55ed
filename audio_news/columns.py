"""Small values of one kind, kept small: ten hours of speech have a hundred thousand words."""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from typing import Any, Literal, TypeVar, overload

Row = TypeVar("Row")
Code = Literal["d", "I", ""]
"""What array.array calls the type of a column's numbers; empty for text."""
_CODES: Mapping[Any, Code] = {"float": "d", "int": "I"}


def columns(kind: type[Row], rows: Iterable[Row]) -> Columns[Row]:
    """The rows, instances of the dataclass `kind`, as columns, unless that is what they are."""
    return rows if isinstance(rows, Columns) else Columns(kind, rows)


class Columns(Sequence[Row]):
    """Instances of a dataclass, a field a column; each is made anew when it is asked for.

    Their fields are float, str, or int from 0 to 2**32 - 1: TypeError or OverflowError is raised
    for anything else. Equal to any other sequence of the same.
    """

    __slots__ = ("_columns", "_kind", "_length")

    def __init__(self, kind: type[Row], rows: Iterable[Row]) -> None:
        held = tuple(rows)
        self._kind, self._length = kind, len(held)
        self._columns = tuple(
            _packed([getattr(row, name) for row in held], code) for name, code in _layout(kind)
        )

    def __iter__(self) -> Iterator[Row]:
        layout = zip(self._columns, _layout(self._kind), strict=True)
        return map(self._kind, *(_unpacked(column, code) for column, (_, code) in layout))

    def __len__(self) -> int:
        return self._length

    @overload
    def __getitem__(self, at: int) -> Row: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Row, ...]: ...
    def __getitem__(self, at: int | slice) -> Row | tuple[Row, ...]:
        return tuple(self)[at]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return repr(tuple(self))


def _packed(values: list[Any], code: Code) -> bytes | tuple[str, ...]:
    return array(code, values).tobytes() if code else tuple(map(sys.intern, values))


def _unpacked(column: bytes | tuple[str, ...], code: Code) -> Iterable[Any]:
    return memoryview(column).cast(code) if isinstance(column, bytes) and code else column


def _layout(kind: Any) -> Iterator[tuple[str, Code]]:
    """The name of each field of a dataclass, and its code."""
    return ((field.name, _CODES.get(field.type, "")) for field in fields(kind))
