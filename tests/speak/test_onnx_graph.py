"""Models changed on their bytes, run by the real onnxruntime."""

from __future__ import annotations

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
    numbers,
    text,
)
from audio_news.speak.onnx_graph import (
    NOISE,
    _node,
    outputs_of,
    with_noise_inputs,
    with_output,
    with_outputs,
)


def noisy_model() -> bytes:
    """y = Ceil(x) + RandomNormalLike(x), for x of shape (1, 2, 3)."""
    dims = [joined(1, [integer(1, size)]) for size in (1, 2, 3)]
    tensor = joined(1, [integer(1, FLOAT), joined(2, dims)])
    kind = joined(Value.TYPE, [tensor])
    nodes = (
        _node("Ceil", ["x"], "whole"),
        _node("RandomNormalLike", ["x"], "noise"),
        _node("Add", ["whole", "noise"], "y"),
    )
    ends = (
        joined(Graph.INPUT, [text(Value.NAME, "x"), kind]),
        joined(Graph.OUTPUT, [text(Value.NAME, "y"), kind]),
    )
    graph = joined(Model.GRAPH, [*nodes, text(2, "g"), *ends])
    opset = joined(Model.OPSET_IMPORT, [integer(Opset.VERSION, 15)])
    return integer(1, 8) + graph + opset


def run(model: bytes, **inputs: np.ndarray) -> list[np.ndarray]:
    session = onnxruntime.InferenceSession(model, providers=["CPUExecutionProvider"])
    made: list[np.ndarray] = session.run(None, inputs)
    return made


X = np.array([[[0.2, 1.0, 2.5], [3.1, -0.5, 0.0]]], np.float32)


def test_noise_is_handed_in_and_an_inner_value_read() -> None:
    model, names = with_noise_inputs(noisy_model())
    assert names == ["noise_0"]
    assert outputs_of(model, "Ceil") == ["whole"]
    noise = np.arange(40, dtype=np.float32).reshape(1, 4, 10)
    y, whole = run(with_output(model, "whole"), x=X, noise_0=noise)
    assert np.array_equal(whole, np.ceil(X))
    assert np.array_equal(y, np.ceil(X) + noise[:, :2, :3])


def test_only_the_outputs_that_are_asked_for() -> None:
    y, whole = run(with_outputs(noisy_model(), ["y", "whole"]), x=X)
    assert np.array_equal(whole, np.ceil(X))
    assert not np.array_equal(y, whole)
    alone = with_outputs(noisy_model(), ["whole"])
    assert np.array_equal(run(alone, x=X)[0], whole)
    assert [outputs_of(alone, kind) for kind in ("Ceil", NOISE, "Add")] == [["whole"], [], []]


def test_what_a_subgraph_reads_is_computed_too() -> None:
    """y = Ceil(x) where a condition holds, Identity(Ceil(x)) where it does not."""
    inside = [_node("Identity", ["whole"], "z"), joined(Graph.OUTPUT, [text(Value.NAME, "z")])]
    branches = [
        joined(
            Node.ATTRIBUTE,
            [
                text(Attribute.NAME, name),
                joined(Attribute.GRAPH, [*inside, text(2, name)]),
                integer(20, 5),  # its type: a graph
            ],
        )
        for name in ("then_branch", "else_branch")
    ]
    condition = [text(Tensor.NAME, "yes"), integer(Tensor.DATA_TYPE, 9)]  # a bool of rank 0
    yes = joined(Graph.INITIALIZER, [*condition, joined(Tensor.RAW_DATA, [b"\1"])])
    ends = [text(Node.INPUT, "yes"), text(Node.OUTPUT, "y2"), text(Node.OP_TYPE, "If")]
    graph = joined(Model.GRAPH, [joined(Graph.NODE, [*ends, *branches]), yes])
    assert np.array_equal(run(with_outputs(noisy_model() + graph, ["y2"]), x=X)[0], np.ceil(X))


def test_a_model_without_noise_stays_what_it_was() -> None:
    quiet = with_noise_inputs(noisy_model())[0]
    assert outputs_of(quiet, "RandomNormalLike") == []
    assert with_noise_inputs(quiet)[1] == []
    assert np.array_equal(
        run(with_noise_inputs(quiet)[0], x=X, noise_0=np.zeros((1, 2, 3), np.float32))[0],
        np.ceil(X),
    )


def test_long_names_and_numbers() -> None:
    assert integer(2, 300) == b"\x10\xac\x02"  # the encoding guide's own example
    assert numbers(integer(2, 300) + integer(1, 5) + integer(2, 7), 2) == [300, 7]
    assert numbers(joined(2, [b"\xac\x02\x07"]), 2) == [300, 7]  # packed
    assert [field.number for field in fields(b"\x0d" + bytes(4) + b"\x11" + bytes(8))] == [1, 2]
    name = "n" * 300
    assert with_output(b"", name).endswith(name.encode())


@pytest.mark.parametrize("data", [b"\x0f\x01", b"\x3a\x7f\x01", b"\x3a", b"\xff" * 20, b""])
def test_what_is_no_model_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"model|message|number"):
        with_noise_inputs(data)
