"""Small changes to an ONNX model, made on its bytes: no onnx package is needed for them.

A protobuf message may be extended by appending bytes: repeated fields add up and a message
field that occurs twice is merged (protobuf encoding guide, "Last One Wins"). So one more
ModelProto.graph that holds one GraphProto.output with a name is all it takes to read an inner
value. To replace a node, its bytes are left out and others put in their place; field numbers
are those of onnx.proto3.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

GRAPH = 7  # of ModelProto
NODE, INITIALIZER, INPUT, OUTPUT = 1, 5, 11, 12  # of GraphProto
NAME = 1  # of ValueInfoProto
NODE_INPUT, NODE_OUTPUT, NODE_NAME, OP_TYPE = 1, 2, 3, 4  # of NodeProto
FLOAT, INT64 = 1, 7  # of TensorProto.DataType
NOISE = "RandomNormalLike"
STARTS, RANK = "noise_starts", 3
"""Where the slices start, in all three dimensions: batch, channels, time."""


class Field(NamedTuple):
    """One field of a message: its number, where it starts, and where its payload is."""

    number: int
    start: int
    payload: int
    end: int


def with_output(model: bytes, name: str) -> bytes:
    """The model with the value `name` as its last output."""
    return model + _message(GRAPH, _message(OUTPUT, _message(NAME, name.encode())))


def outputs_of(model: bytes, op_type: str) -> list[str]:
    """What the nodes of one kind put out, in the graph's order. Raises ValueError: no model."""
    return [_ends(model, node)[1] for node in _nodes(model) if _is(model, node, op_type)]


def with_noise_inputs(model: bytes) -> tuple[bytes, list[str]]:
    """The model with its random numbers handed in, and the names of the inputs to hand them in by.

    A RandomNormalLike(x) draws from a generator that runs on from call to call, so that the same
    input never gives the same sound twice. It becomes the first Shape(x) of a new float input,
    which has three dimensions, none of them smaller than x's. Raises ValueError: no model.
    """
    graph = next((field for field in _fields(model) if field.number == GRAPH), None)
    if graph is None:
        raise ValueError("an ONNX model without a graph")
    inside: list[bytes] = []
    names: list[str] = []
    at = graph.payload
    for node in _nodes(model):
        if _is(model, node, NOISE):
            name, source, output = f"noise_{len(names)}", *_ends(model, node)
            inside += [model[at : node.start], _sliced(source, output, name)]
            names.append(name)
            at = node.end
    inside += [model[at : graph.end], *map(_input, names)]
    inside.append(_message(INITIALIZER, _zeros(STARTS, RANK)))
    changed = _message(GRAPH, b"".join(inside))
    return model[: graph.start] + changed + model[graph.end :], names


def _sliced(like: str, output: str, noise: str) -> bytes:
    """Nodes for `output` = `noise`[0:Shape(like)]."""
    shape = _node("Shape", [like], f"{noise}_shape")
    return shape + _node("Slice", [noise, STARTS, f"{noise}_shape"], output)


def _node(op_type: str, inputs: list[str], output: str) -> bytes:
    fields = [_message(NODE_INPUT, name.encode()) for name in inputs]
    fields += [_message(NODE_OUTPUT, output.encode()), _message(NODE_NAME, f"{output}_op".encode())]
    return _message(NODE, b"".join((*fields, _message(OP_TYPE, op_type.encode()))))


def _input(name: str) -> bytes:
    tensor_type = _message(1, _number(1, FLOAT))
    return _message(INPUT, _message(NAME, name.encode()) + _message(2, tensor_type))


def _zeros(name: str, count: int) -> bytes:
    """A TensorProto: `count` int64 zeros."""
    return (
        _number(1, count)
        + _number(2, INT64)
        + _message(8, name.encode())
        + _message(9, bytes(8 * count))
    )


def _nodes(model: bytes) -> Iterator[Field]:
    for graph in _fields(model):
        if graph.number == GRAPH:
            for field in _fields(model, graph.payload, graph.end):
                if field.number == NODE:
                    yield field


def _is(model: bytes, node: Field, op_type: str) -> bool:
    return _texts(model, node, OP_TYPE) == [op_type]


def _ends(model: bytes, node: Field) -> tuple[str, str]:
    """A node's first input and its first output."""
    return _texts(model, node, NODE_INPUT)[0], _texts(model, node, NODE_OUTPUT)[0]


def _texts(model: bytes, message: Field, number: int) -> list[str]:
    return [
        model[field.payload : field.end].decode()
        for field in _fields(model, message.payload, message.end)
        if field.number == number
    ]


def _fields(data: bytes, at: int = 0, end: int | None = None) -> Iterator[Field]:
    """The fields of the message in data[at:end] (protobuf encoding guide, "Message Structure")."""
    end = len(data) if end is None else end
    while at < end:
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
        if at > end:
            raise ValueError(f"the field at byte {start} goes past the end of its message")
        yield Field(tag >> 3, start, payload, at)


def _varint(data: bytes, at: int) -> tuple[int, int]:
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


def _message(number: int, payload: bytes) -> bytes:
    return _encoded(number << 3 | 2) + _encoded(len(payload)) + payload


def _number(number: int, value: int) -> bytes:
    return _encoded(number << 3) + _encoded(value)


def _encoded(value: int) -> bytes:
    out = bytearray()
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value)
    return bytes(out)
