"""A voice's ONNX model in a session of its own: one thread, and its errors translated."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from audio_news.errors import EngineMissing, SpeakError
from audio_news.speak.voices import VoiceProfile

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from numpy.typing import NDArray
    from onnxruntime import InferenceSession


def checked(model: bytes, profile: VoiceProfile, wanted: str, source: str) -> str:
    """The model's sha256. Raises EngineMissing where it is not the `wanted` one, if any."""
    digest = sha256(model).hexdigest()
    if wanted and digest != wanted:
        raise EngineMissing(
            f"{source} is not the voice {profile.name}: its sha256 is {digest}",
            hint=f"Replace it by the file whose sha256 is {wanted}.",
        )
    return digest


def session(model: bytes, profile: VoiceProfile) -> InferenceSession:
    """The model ready to run, by any number of threads at once. Raises EngineMissing."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    # Utterances are spoken in parallel; threads within one spin against each other.
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    try:
        return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
    except Exception as err:
        raise EngineMissing(f"The model of the voice {profile.name} will not load: {err}") from err


def outputs(
    loaded: InferenceSession, inputs: Mapping[str, NDArray[Any]], what: str
) -> list[NDArray[Any]]:
    """What the model makes of the inputs. Raises SpeakError naming `what` was to be said."""
    try:
        made: list[NDArray[Any]] = loaded.run(None, inputs)
    except Exception as err:
        raise SpeakError(f"The voice's model failed on {what!r}: {err}") from err
    return made
