"""Small changes to an ONNX model, made on its bytes: no onnx package is needed for them.

A protobuf message may be extended by appending bytes: repeated fields add up and a message
field that occurs twice is merged (protobuf encoding guide, "Last One Wins"). So one more
ModelProto.graph that holds one GraphProto.output with a name is all it takes to read an inner
value. To replace a node, its bytes are left out and others put in their place.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import compress
from operator import not_

from audio_news.speak.onnx_bytes import (
    FLOAT,
    INT64,
    Attribute,
    Bytes,
    Field,
    Graph,
    Model,
    Node,
    Opset,
    Tensor,
    Value,
    fields,
    header,
    integer,
    joined,
    label,
    numbers,
    payloads,
    text,
    texts,
)

NOISE = "RandomNormalLike"
STARTS, RANK = "noise_starts", 3
"""Where the slices start, in all three dimensions: batch, channels, time."""

VOCODER = "/dec/"
"""What the nodes of VITS's decoder, a HiFi-GAN, are named by where torch exported them."""
CONVOLUTIONS = ("Conv", "ConvTranspose")
POINTWISE = ("LeakyRelu", "Relu", "Tanh", "Add", "Div", "Mul")
HEIGHTS = {"kernel_shape": 1, "strides": 1, "dilations": 1, "pads": 0, "output_padding": 0}
"""The attributes that speak of every dimension of space, and what they say of a height of 1."""
HEIGHT_AXIS, AXIS = "flat_height_axis", 2
OPSET = 13
"""The first in which Squeeze and Unsqueeze take their axes as an input."""


def with_output(model: bytes, name: str) -> bytes:
    """The model with the value `name` as its last output."""
    return model + joined(Model.GRAPH, [joined(Graph.OUTPUT, [text(Value.NAME, name)])])


def with_outputs(model: bytes, names: Iterable[str]) -> bytes:
    """The model with those values as its only outputs, in that order; the rest is not computed.

    Raises ValueError: no model.
    """
    wanted = list(names)
    outputs = (joined(Graph.OUTPUT, [text(Value.NAME, name)]) for name in wanted)
    return _with_graph(model, [*_needed(_graph(model), wanted), *outputs])


def outputs_of(model: bytes, op_type: str) -> list[str]:
    """What the nodes of one kind put out, in the graph's order. Raises ValueError: no model."""
    return [_ends(field)[1] for field in _graph(model) if _is(field, op_type)]


def with_noise_inputs(model: bytes) -> tuple[bytes, list[str]]:
    """The model with its random numbers handed in, and the names of the inputs to hand them in by.

    A RandomNormalLike(x) draws from a generator that runs on from call to call, so that the same
    input never gives the same sound twice. It becomes the first Shape(x) of a new float input,
    which has three dimensions, none of them smaller than x's. Raises ValueError: no model.
    """
    inside: list[Bytes] = []
    names: list[str] = []
    for field in _graph(model):
        if _is(field, NOISE):
            names.append(f"noise_{len(names)}")
            inside.append(_sliced(*_ends(field), names[-1]))
        else:
            inside.append(field.whole)
    inside += [*map(_input, names), _int64s(STARTS, [0] * RANK)]
    return _with_graph(model, inside), names


def with_flat_convolutions(model: bytes) -> bytes:
    """The model with its vocoder computing in two dimensions, of which the first is one high.

    There, [batch, channels, time] becomes [batch, channels, 1, time]: onnxruntime has its blocked
    kernels (NCHWc) for 4-D tensors only (its pull request 3425). The sound is the same but for
    rounding. A model whose vocoder is not as expected comes back as it is. Raises ValueError: no
    model.
    """
    graph = _graph(model)
    inner = [_is_of_vocoder(field) for field in graph]
    vocoder = list(compress(graph, inner))
    others = list(compress(graph, map(not_, inner)))
    made = {label(node.payload, Node.OUTPUT) for node in vocoder}
    weights = {name for node in vocoder for name in _weights(node)}
    ranks, elsewhere = _ranks(others), _read_in(others, made | weights)
    if (
        not vocoder
        or _opset(model) < OPSET
        or weights & elsewhere
        or any(ranks.get(name) != RANK for name in weights)
        or not all(_is_known(node, made, ranks) for node in vocoder)
    ):
        return model
    inside: list[Bytes] = [_int64s(HEIGHT_AXIS, [AXIS])]
    for field, is_inner in zip(graph, inner, strict=True):
        if is_inner:
            inside += _flat_node(field, made, elsewhere)
        elif field.number == Graph.INITIALIZER and label(field.payload, Tensor.NAME) in weights:
            inside.append(_flat_weight(field))
        elif field.number != Graph.VALUE_INFO or label(field.payload, Value.NAME) not in made:
            inside.append(field.whole)
    return _with_graph(model, inside)


def _needed(graph: Sequence[Field], names: Iterable[str]) -> list[Bytes]:
    """What of the graph those values are made of; onnxruntime would compute the rest as well.

    A graph's nodes stand in an order in which they can be computed (ONNX IR, "Graphs").
    """
    read, kept = set(names), list[Bytes]()
    for node in reversed([field for field in graph if field.number == Graph.NODE]):
        inputs, outputs = _inputs_and_outputs(node.payload)
        if not read.isdisjoint(outputs):
            read.update(inputs)
            kept.append(node.whole)
    kept.reverse()
    for field in graph:
        if field.number == Graph.INITIALIZER:
            if label(field.payload, Tensor.NAME) in read:
                kept.append(field.whole)
        elif field.number not in (Graph.NODE, Graph.OUTPUT):
            kept.append(field.whole)
    return kept


def _inputs_and_outputs(node: memoryview) -> tuple[list[str], list[str]]:
    """What a node reads, it or the nodes of its subgraphs, and what it makes."""
    inputs, outputs = list[str](), list[str]()
    for field in fields(node):
        if field.number == Node.INPUT:
            inputs.append(str(field.payload, "utf-8"))
        elif field.number == Node.OUTPUT:
            outputs.append(str(field.payload, "utf-8"))
        elif field.number == Node.ATTRIBUTE:
            for inner in fields(field.payload):
                if inner.number in (Attribute.GRAPH, Attribute.GRAPHS):
                    for each in payloads(inner.payload, Graph.NODE):
                        inputs += _inputs_and_outputs(each)[0]
    return inputs, outputs


def _is_of_vocoder(field: Field) -> bool:
    return (
        field.number == Graph.NODE
        and label(field.payload, Node.NAME).startswith(VOCODER)
        and not _is(field, "Constant")
    )


def _is_known(node: Field, made: Collection[str], ranks: Mapping[str, int]) -> bool:
    """Whether it does the same with a dimension more; its signal is a convolution's, so 3-D."""
    signal, *others = texts(node.payload, Node.INPUT) or [""]
    if label(node.payload, Node.DOMAIN) or not label(node.payload, Node.OUTPUT):
        return False
    if _is(node, *CONVOLUTIONS):
        return bool(others) and all(map(_is_plain, payloads(node.payload, Node.ATTRIBUTE)))
    known = all(name in made or ranks.get(name) == 0 for name in others)
    return _is(node, *POINTWISE) and signal in made and known


def _is_plain(attribute: memoryview) -> bool:
    """Whether a convolution with this attribute can be told of a height."""
    name = label(attribute, Attribute.NAME)
    if name == "auto_pad":
        return label(attribute, Attribute.STRING) == "NOTSET"
    return name == "group" or name in HEIGHTS


def _weights(node: Field) -> list[str]:
    return texts(node.payload, Node.INPUT)[1:2] if _is(node, *CONVOLUTIONS) else []


def _ranks(others: list[Field]) -> dict[str, int]:
    """How many dimensions the initializers in the file have, and those constants that have none."""
    ranks: dict[str, int] = {}
    for field in others:
        if field.number == Graph.INITIALIZER and not payloads(field.payload, Tensor.EXTERNAL_DATA):
            ranks[label(field.payload, Tensor.NAME)] = len(numbers(field.payload, Tensor.DIMS))
        elif _is(field, "Constant"):
            for attribute in payloads(field.payload, Node.ATTRIBUTE):
                for tensor in payloads(attribute, Attribute.TENSOR):
                    if not numbers(tensor, Tensor.DIMS):
                        ranks[label(field.payload, Node.OUTPUT)] = 0
    return ranks


def _read_in(others: list[Field], names: Collection[str]) -> set[str]:
    """Which values the model itself, a node, or a node of its subgraphs names.

    All of them name a value by the same bytes, so that nothing needs to be taken apart.
    """
    kinds = (Graph.NODE, Graph.INPUT, Graph.OUTPUT)
    readers = b"".join(field.whole for field in others if field.number in kinds)
    return {name for name in names if text(Node.INPUT, name) in readers}


def _opset(model: bytes) -> int:
    """The version of ONNX's own operators; 0 where it is not told."""
    versions = [
        version
        for opset in payloads(model, Model.OPSET_IMPORT)
        if label(opset, Opset.DOMAIN) in ("", "ai.onnx")
        for version in numbers(opset, Opset.VERSION)
    ]
    return max(versions, default=0)


def _flat_node(node: Field, made: Collection[str], leaving: Collection[str]) -> Iterator[bytes]:
    """The node, with others before and after it where its signal enters or leaves the vocoder."""
    source, output = _ends(node)
    names = {name: f"{name}_flat" for name in leaving}
    if source not in made:
        names[source] = f"{output}_source"
        yield _node("Unsqueeze", [source, HEIGHT_AXIS], names[source])
    yield joined(Graph.NODE, (_flat_field(field, names) for field in fields(node.payload)))
    if output in leaving:
        yield _node("Squeeze", [names[output], HEIGHT_AXIS], output)


def _flat_field(field: Field, names: Mapping[str, str]) -> Bytes:
    """A field of a node with its values renamed, or with the height among what it says of them."""
    if field.number in (Node.INPUT, Node.OUTPUT):
        name = str(field.payload, "utf-8")
        return text(field.number, names.get(name, name))
    if field.number == Node.ATTRIBUTE:
        height = HEIGHTS.get(label(field.payload, Attribute.NAME))
        if height is not None:
            widths = numbers(field.payload, Attribute.INTS)
            both = [size for width in widths for size in (height, width)]
            return _with_numbers(field, Attribute.INTS, both)
    return field.whole


def _flat_weight(field: Field) -> bytes:
    """A kernel of shape [outputs, inputs, 1, width]; its numbers stay where they are."""
    first, second, width = numbers(field.payload, Tensor.DIMS)
    return _with_numbers(field, Tensor.DIMS, [first, second, 1, width])


def _with_numbers(message: Field, number: int, values: list[int]) -> bytes:
    kept = [field.whole for field in fields(message.payload) if field.number != number]
    return joined(message.number, [*(integer(number, value) for value in values), *kept])


def _sliced(like: str, output: str, noise: str) -> bytes:
    """Nodes for `output` = `noise`[0:Shape(like)]."""
    shape = _node("Shape", [like], f"{noise}_shape")
    return shape + _node("Slice", [noise, STARTS, f"{noise}_shape"], output)


def _node(op_type: str, inputs: list[str], output: str) -> bytes:
    names = [text(Node.INPUT, name) for name in inputs]
    names += [text(Node.OUTPUT, output), text(Node.NAME, f"{output}_op")]
    return joined(Graph.NODE, [*names, text(Node.OP_TYPE, op_type)])


def _input(name: str) -> bytes:
    kind = joined(Value.TYPE, [joined(1, [integer(1, FLOAT)])])
    return joined(Graph.INPUT, [text(Value.NAME, name), kind])


def _int64s(name: str, values: list[int]) -> bytes:
    """An initializer with one dimension."""
    kind = integer(Tensor.DIMS, len(values)) + integer(Tensor.DATA_TYPE, INT64)
    data = joined(Tensor.RAW_DATA, [value.to_bytes(8, "little") for value in values])
    return joined(Graph.INITIALIZER, [kind, text(Tensor.NAME, name), data])


def _graph(model: bytes) -> list[Field]:
    """What the graph is made of. Raises ValueError: no model."""
    found = [field for graph in payloads(model, Model.GRAPH) for field in fields(graph)]
    if not found:
        raise ValueError("an ONNX model without a graph")
    return found


def _with_graph(model: bytes, inside: list[Bytes]) -> bytes:
    others = [field.whole for field in fields(model) if field.number != Model.GRAPH]
    return b"".join((*others, header(Model.GRAPH, inside), *inside))


def _is(field: Field, *op_types: str) -> bool:
    return field.number == Graph.NODE and label(field.payload, Node.OP_TYPE) in op_types


def _ends(node: Field) -> tuple[str, str]:
    """A node's first input and its first output."""
    return texts(node.payload, Node.INPUT)[0], texts(node.payload, Node.OUTPUT)[0]
