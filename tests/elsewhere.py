"""Audio as other programs make it, by ffmpeg: two channels, other tags, other encoders."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np

RATE_HZ = 44_100


def speechlike(seconds: float, rate_hz: int = RATE_HZ) -> np.ndarray:
    """(n,) noise that comes and goes like syllables, from a fixed seed."""
    at = np.arange(round(seconds * rate_hz)) / rate_hz
    noise = np.random.default_rng(5).standard_normal(len(at)).astype(np.float32)
    syllables = np.clip(np.sin(2 * np.pi * 3 * at), 0.02, 1) * (np.sin(2 * np.pi * 0.4 * at) > -0.8)
    smooth = np.convolve(noise, np.hanning(24) / 12, mode="same")
    sound: np.ndarray = (0.15 * smooth * syllables).astype(np.float32)
    return sound


def made_elsewhere(
    file: Path,
    seconds: float = 4.0,
    *,
    codec: str = "libmp3lame",
    channels: int = 2,
    rate_hz: int = RATE_HZ,
    bit_rate: int = 96_000,
) -> Path:
    """A file of noise that another encoder wrote."""
    mono = speechlike(seconds, rate_hz)
    layout = "stereo" if channels == 2 else "mono"
    with av.open(str(file), "w") as container:
        container.metadata["title"] = "Ранкові новини"
        container.metadata["artist"] = "Another Desk"
        stream: Any = container.add_stream(codec, rate=rate_hz, layout=layout)
        stream.bit_rate = bit_rate
        context = stream.codec_context
        convert = av.AudioResampler(context.format, layout, rate_hz, context.frame_size or None)
        frame = av.AudioFrame.from_ndarray(
            np.tile(mono, (channels, 1)), format="fltp", layout=layout
        )
        frame.sample_rate, frame.time_base, frame.pts = rate_hz, Fraction(1, rate_hz), 0
        for converted in [*convert.resample(frame), *convert.resample(None)]:
            container.mux(stream.encode(converted))
        container.mux(stream.encode(None))
    return file
