"""Reading an inner value of an ONNX model, by adding it to the graph's outputs.

A protobuf message may be extended by appending bytes: repeated fields add up and a message
field that occurs twice is merged (protobuf encoding guide, "Last One Wins"). So one more
ModelProto.graph (field 7) that holds one GraphProto.output (field 12) with a name (field 1)
is all it takes, and the onnx package is not needed.
"""

from __future__ import annotations

_NAME, _OUTPUT, _GRAPH = b"\x0a", b"\x62", b"\x3a"  # field number << 3 | 2 (length-delimited)


def with_output(model: bytes, name: str) -> bytes:
    """The model with the value `name` as its last output."""
    return model + _field(_GRAPH, _field(_OUTPUT, _field(_NAME, name.encode())))


def _field(tag: bytes, payload: bytes) -> bytes:
    if len(payload) > 127:
        raise ValueError(f"{len(payload)} bytes do not fit a one-byte length")
    return tag + bytes([len(payload)]) + payload
