"""A vocoder of 1-D convolutions made one of 2-D ones, and those that are left alone."""

from __future__ import annotations

import platform
from pathlib import Path

import numpy as np
import onnxruntime
import pytest

from audio_news.speak.onnx_bytes import (
    FLOAT,
    Attribute,
    Graph,
    Model,
    Node,
    Opset,
    Tensor,
    Value,
    fields,
    integer,
    joined,
    label,
    numbers,
    payloads,
    text,
)
from audio_news.speak.onnx_graph import _graph, _input, with_flat_convolutions, with_output
from audio_news.speak.piper import model_file
from audio_news.speak.voices import voice_profile
from tests.speak.test_onnx_graph import run

RANDOM = np.random.default_rng(1)
STRING, TENSOR, GRAPH, INTS = 3, 4, 5, 7  # of AttributeProto.AttributeType


def attribute(name: str, kind: int, *value: bytes) -> bytes:
    return joined(Node.ATTRIBUTE, [text(Attribute.NAME, name), integer(20, kind), *value])


def ints(name: str, *values: int) -> bytes:
    return attribute(name, INTS, *(integer(Attribute.INTS, value) for value in values))


def word(name: str, value: str) -> bytes:
    return attribute(name, STRING, text(Attribute.STRING, value))


def node(op_type: str, inputs: list[str], output: str, *more: bytes) -> bytes:
    ends = [*(text(Node.INPUT, name) for name in inputs), text(Node.OUTPUT, output)]
    named = [text(Node.NAME, output), text(Node.OP_TYPE, op_type)]
    return joined(Graph.NODE, [*ends, *named, *more])


def tensor(number: int, name: str, shape: tuple[int, ...], *more: bytes) -> bytes:
    """Random numbers; the shape is written packed, as protobuf allows."""
    values = RANDOM.standard_normal(shape).astype(np.float32).tobytes()
    kind = [joined(Tensor.DIMS, [bytes(shape)]), integer(Tensor.DATA_TYPE, FLOAT)]
    named = [text(Tensor.NAME, name), joined(Tensor.RAW_DATA, [values])]
    return joined(number, [*kind, *named, *more])


def weight(name: str, *shape: int) -> bytes:
    return tensor(Graph.INITIALIZER, name, shape)


def constant(name: str, *shape: int) -> bytes:
    return node(
        "Constant", [], name, attribute("value", TENSOR, tensor(Attribute.TENSOR, "", shape))
    )


def with_field(part: bytes, *more: bytes) -> bytes:
    (field,) = fields(part)
    return joined(field.number, [field.payload, *more])


def subgraph(*nodes: bytes) -> bytes:
    return attribute("then_branch", GRAPH, joined(6, nodes))


KERNEL = weight("kernel", 16, 16, 3)
ENTRY = node("Conv", ["x", "kernel", "bias"], "/dec/a", ints("pads", 2, 2), ints("dilations", 2))
RELU = node("LeakyRelu", ["/dec/a"], "/dec/b")
UP = node(
    "ConvTranspose",
    ["/dec/b", "wider"],
    "/dec/c",
    ints("kernel_shape", 4),
    ints("strides", 3),
    ints("pads", 1, 0),
    ints("output_padding", 2),
    word("auto_pad", "NOTSET"),
)
SPEAKER = node("Conv", ["speaker", "point"], "/dec/d")
MIX = node("Add", ["/dec/c", "/dec/d"], "/dec/e")
MEAN = node("Div", ["/dec/e", "/dec/three"], "/dec/f")
THREE = constant("/dec/three")
NODES = (THREE, ENTRY, RELU, UP, SPEAKER, MIX, MEAN, node("Tanh", ["/dec/f"], "/dec/y"))
READER = node("Neg", ["/dec/b"], "negative")
WEIGHTS = (weight("bias", 16), weight("wider", 16, 16, 4), weight("point", 16, 2, 1))
ENDS = (
    _input("x"),
    _input("speaker"),
    joined(Graph.OUTPUT, [text(Value.NAME, "/dec/y")]),
    joined(Graph.OUTPUT, [text(Value.NAME, "negative")]),
)
X = RANDOM.standard_normal((1, 16, 9)).astype(np.float32)
ADA = RANDOM.standard_normal((1, 2, 1)).astype(np.float32)


def vocoder(old: bytes = b"", new: bytes = b"") -> bytes:
    """A small voice of several speakers, or one that has `new` instead of one part, or besides."""
    parts = (KERNEL, *WEIGHTS, *NODES, READER, *ENDS)
    assert not old or parts.count(old) == 1
    kept = [new if part == old else part for part in parts] if old else [*parts, new]
    version = joined(Model.OPSET_IMPORT, [integer(Opset.VERSION, 13)])
    return integer(1, 8) + version + joined(Model.GRAPH, [*kept, text(2, "g")])


def op_types(model: bytes) -> list[str]:
    return [
        label(field.payload, Node.OP_TYPE) for field in _graph(model) if field.number == Graph.NODE
    ]


def shapes(model: bytes) -> dict[str, list[int]]:
    return {
        label(field.payload, Tensor.NAME): numbers(field.payload, Tensor.DIMS)
        for field in _graph(model)
        if field.number == Graph.INITIALIZER
    }


def assert_sounds_the_same(model: bytes) -> bytes:
    """The model made flat; its output has 16 channels and 3 times as many samples, plus 2."""
    flat = with_flat_convolutions(model)
    assert flat != model
    before, after = (run(made, x=X, speaker=ADA) for made in (model, flat))
    assert before[0].shape == (1, 16, 29)
    for plain, same in zip(before, after, strict=True):
        assert plain.shape == same.shape
        assert np.allclose(plain, same, rtol=0, atol=1e-4)
    return flat


def test_it_sounds_the_same() -> None:
    flat = assert_sounds_the_same(vocoder())
    assert op_types(flat).count("Unsqueeze") == 2
    assert op_types(flat).count("Squeeze") == 2
    assert shapes(flat) == {
        "flat_height_axis": [1],
        "kernel": [16, 16, 1, 3],
        "bias": [16],
        "wider": [16, 16, 1, 4],
        "point": [16, 2, 1, 1],
    }
    assert with_flat_convolutions(flat) == flat


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (RELU, node("Relu", ["/dec/a"], "/dec/b")),
        (MEAN, node("Mul", ["/dec/e", "/dec/three"], "/dec/f")),
        (THREE, weight("/dec/three")),
    ],
    ids=["Relu", "Mul", "a scalar among the weights"],
)
def test_other_exports_sound_the_same(old: bytes, new: bytes) -> None:
    assert_sounds_the_same(vocoder(old, new))


def test_an_output_that_was_added_keeps_its_shape() -> None:
    model = with_output(vocoder(), "/dec/c")
    plain, flat = (
        run(made, x=X, speaker=ADA)[2] for made in (model, with_flat_convolutions(model))
    )
    assert plain.shape == flat.shape == (1, 16, 29)


def test_shapes_that_were_told_are_forgotten_where_they_are_others_now() -> None:
    told = [joined(Graph.VALUE_INFO, [text(Value.NAME, name)]) for name in ("/dec/a", "negative")]
    flat = with_flat_convolutions(vocoder(new=b"".join(told)))
    (graph,) = payloads(flat, Model.GRAPH)
    assert [label(info, Value.NAME) for info in payloads(graph, Graph.VALUE_INFO)] == ["negative"]


OTHERS = {
    "an unknown operator": (RELU, node("Elu", ["/dec/a"], "/dec/b")),
    "one of another domain": (RELU, with_field(RELU, text(Node.DOMAIN, "com.example"))),
    "padding worked out": (ENTRY, with_field(ENTRY, word("auto_pad", "SAME_UPPER"))),
    "length prescribed": (UP, with_field(UP, ints("output_shape", 29))),
    "weights in 2-D": (KERNEL, weight("kernel", 16, 16, 1, 3)),
    "weights computed": (KERNEL, node("Identity", ["point"], "kernel")),
    "weights as a constant": (KERNEL, constant("kernel", 16, 16, 3)),
    "weights elsewhere": (KERNEL, with_field(KERNEL, joined(Tensor.EXTERNAL_DATA, [b""]))),
    "weights handed in": (b"", _input("kernel")),
    "weights read by others": (b"", node("Neg", ["kernel"], "other")),
    "weights read in a subgraph": (
        b"",
        node("If", ["x"], "other", subgraph(node("Neg", ["kernel"], "inner"))),
    ),
    "a row as operand": (THREE, weight("/dec/three", 3)),
    "a constant with dimensions": (THREE, constant("/dec/three", 1, 1, 1)),
    "a constant of text": (THREE, node("Constant", [], "/dec/three", word("value_string", "3"))),
    "an operand from outside": (MIX, node("Add", ["/dec/c", "speaker"], "/dec/e")),
    "a signal from outside": (MEAN, node("Div", ["speaker", "/dec/e"], "/dec/f")),
    "no weights": (b"", node("Conv", ["x"], "/dec/odd")),
    "no input": (b"", node("Tanh", [], "/dec/odd")),
    "no output": (
        b"",
        joined(Graph.NODE, [text(Node.OP_TYPE, "Tanh"), text(Node.NAME, "/dec/odd")]),
    ),
}


@pytest.mark.parametrize("name", OTHERS)
def test_another_vocoder_than_expected_is_left_alone(name: str) -> None:
    model = vocoder(*OTHERS[name])
    assert with_flat_convolutions(model) == model


@pytest.mark.parametrize(
    ("domain", "version", "changed"),
    [("", 12, False), ("", 13, True), ("ai.onnx", 13, True), ("com.example", 13, False)],
)
def test_the_opset_decides(domain: str, version: int, changed: bool) -> None:
    opset = [text(Opset.DOMAIN, domain), integer(Opset.VERSION, version)]
    graph = joined(Model.GRAPH, payloads(vocoder(), Model.GRAPH))
    model = graph + joined(Model.OPSET_IMPORT, opset)
    assert (with_flat_convolutions(model) != model) == changed


def test_a_model_without_a_vocoder_is_left_alone() -> None:
    model = vocoder().replace(b"/dec/", b"/enc/")
    assert with_flat_convolutions(model) == model


@pytest.mark.parametrize("data", [b"\x0f\x01", b"\x3a\x7f\x01", b"\x3a", b"\xff" * 20, b""])
def test_what_is_no_model_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"model|message|number"):
        with_flat_convolutions(data)


def test_the_real_joe_runs_in_blocked_kernels(tmp_path: Path) -> None:
    model = model_file(voice_profile("joe")).read_bytes()
    flat = with_flat_convolutions(model)
    kernels = [shape for name, shape in shapes(flat).items() if name.endswith("conv_pre.weight")]
    assert kernels == [[256, 192, 1, 7]]
    assert blocked(model, tmp_path) == 0
    if platform.machine() in ("x86_64", "AMD64"):  # elsewhere onnxruntime may have none
        assert blocked(flat, tmp_path) > 20


def blocked(model: bytes, folder: Path) -> int:
    """How many nodes onnxruntime makes of the domain of its blocked kernels."""
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    options.optimized_model_filepath = str(folder / "optimised.onnx")
    onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
    nodes = (folder / "optimised.onnx").read_bytes()
    return nodes.count(text(Node.DOMAIN, "com.microsoft.nchwc"))
