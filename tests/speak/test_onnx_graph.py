"""Models changed on their bytes, run by the real onnxruntime."""

from __future__ import annotations

import numpy as np
import onnxruntime
import pytest

from audio_news.speak.onnx_graph import (
    _encoded,
    _message,
    _node,
    _number,
    outputs_of,
    with_noise_inputs,
    with_output,
)


def noisy_model() -> bytes:
    """y = Ceil(x) + RandomNormalLike(x), for x of shape (1, 2, 3)."""
    dims = b"".join(_message(1, _number(1, size)) for size in (1, 2, 3))
    kind = _message(2, _message(1, _number(1, 1) + _message(2, dims)))
    nodes = (
        _node("Ceil", ["x"], "whole"),
        _node("RandomNormalLike", ["x"], "noise"),
        _node("Add", ["whole", "noise"], "y"),
    )
    ends = _message(11, _message(1, b"x") + kind) + _message(12, _message(1, b"y") + kind)
    graph = b"".join(nodes) + _message(2, b"g") + ends
    return _number(1, 8) + _message(7, graph) + _message(8, _number(2, 15))


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


def test_a_model_without_noise_stays_what_it_was() -> None:
    quiet = with_noise_inputs(noisy_model())[0]
    assert outputs_of(quiet, "RandomNormalLike") == []
    assert with_noise_inputs(quiet)[1] == []
    assert np.array_equal(
        run(with_noise_inputs(quiet)[0], x=X, noise_0=np.zeros((1, 2, 3), np.float32))[0],
        np.ceil(X),
    )


def test_long_names_and_numbers() -> None:
    assert _encoded(300) == b"\xac\x02"  # the encoding guide's own example
    name = "n" * 300
    assert with_output(b"", name).endswith(name.encode())


@pytest.mark.parametrize("data", [b"\x0f\x01", b"\x3a\x7f\x01", b"\x3a", b"\xff" * 20, b""])
def test_what_is_no_model_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"model|message|number"):
        with_noise_inputs(data)
