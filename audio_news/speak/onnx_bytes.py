"""The bytes of an ONNX model, read and written field by field (protobuf encoding guide).

A message is a row of fields, each with a number; the numbers are those of onnx.proto3.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

Bytes = bytes | memoryview
FLOAT, INT64 = 1, 7  # of TensorProto.DataType


class Model:
    GRAPH, OPSET_IMPORT = 7, 8


class Opset:
    DOMAIN, VERSION = 1, 2


class Graph:
    NODE, INITIALIZER, INPUT, OUTPUT, VALUE_INFO = 1, 5, 11, 12, 13


class Node:
    INPUT, OUTPUT, NAME, OP_TYPE, ATTRIBUTE, DOMAIN = 1, 2, 3, 4, 5, 7


class Attribute:
    NAME, STRING, TENSOR, GRAPH, INTS, GRAPHS = 1, 4, 5, 6, 8, 11


class Tensor:
    DIMS, DATA_TYPE, NAME, RAW_DATA, EXTERNAL_DATA = 1, 2, 8, 9, 13


class Value:
    NAME, TYPE = 1, 2


class Field(NamedTuple):
    """One field of a message: its number, all its bytes, and those of what it holds."""

    number: int
    whole: memoryview
    payload: memoryview


def fields(message: Bytes) -> Iterator[Field]:
    """The fields in their order. Raises ValueError: no message."""
    data, at = memoryview(message), 0
    while at < len(data):
        start = at
        tag, at = _varint(data, at)
        match tag & 7:
            case 0:
                payload, (_, at) = at, _varint(data, at)
            case 1:
                payload, at = at, at + 8
            case 2:
                size, payload = _varint(data, at)
                at = payload + size
            case 5:
                payload, at = at, at + 4
            case other:
                raise ValueError(f"wire type {other} at byte {start} is not of an ONNX model")
        if at > len(data):
            raise ValueError(f"the field at byte {start} goes past the end of its message")
        yield Field(tag >> 3, data[start:at], data[payload:at])


def texts(message: Bytes, number: int) -> list[str]:
    """What a field of text says, as often as it occurs."""
    return [str(payload, "utf-8") for payload in payloads(message, number)]


def label(message: Bytes, number: int) -> str:
    """What a field of text says; nothing where it is left out, as protobuf has it."""
    return "".join(texts(message, number)[-1:])


def numbers(message: Bytes, number: int) -> list[int]:
    """The unsigned integers of a field; packed or one by one, they are the same row of bytes."""
    found: list[int] = []
    for payload in payloads(message, number):
        at = 0
        while at < len(payload):
            value, at = _varint(payload, at)
            found.append(value)
    return found


def payloads(message: Bytes, number: int) -> list[memoryview]:
    """What a field holds, as often as it occurs."""
    return [field.payload for field in fields(message) if field.number == number]


def joined(number: int, payload: Iterable[Bytes]) -> bytes:
    """A field that holds a message, text or bytes, given in parts."""
    parts = list(payload)
    return b"".join((header(number, parts), *parts))


def header(number: int, parts: Iterable[Bytes]) -> bytes:
    """What stands before the parts of such a field."""
    return _encoded(number << 3 | 2) + _encoded(sum(map(len, parts)))


def text(number: int, value: str) -> bytes:
    return joined(number, [value.encode()])


def integer(number: int, value: int) -> bytes:
    return _encoded(number << 3) + _encoded(value)


def _varint(data: memoryview, at: int) -> tuple[int, int]:
    """A base-128 number and where it ends."""
    value = shift = 0
    while True:
        if at >= len(data):
            raise ValueError("an ONNX model ends in the middle of a number")
        byte = data[at]
        at += 1
        value |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:
            return value, at


def _encoded(value: int) -> bytes:
    out = bytearray()
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value)
    return bytes(out)
