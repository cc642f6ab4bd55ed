"""Text and sound that tests share, and independent measurements of a finished file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import av
import numpy as np
from numpy.typing import NDArray

from audio_news.models import Article, Block, Role, Spoken, SpokenWord, Utterance


def spoken(text: str) -> Spoken:
    """Words said just as they are written."""
    words = tuple(
        SpokenWord(m.group(), m.start(), m.end(), m.start(), m.end())
        for m in re.finditer(r"[\w'’-]+", text)
    )
    return Spoken(text, text, words)


def utterance(text: str, pause_after_s: float = 0.4, role: Role = Role.BODY) -> Utterance:
    return Utterance(role, spoken(text), "silent", pause_after_s)


def article(title: str = "Council backs new tram line", *sentences: str, **fields: Any) -> Article:
    body = sentences or ("The vote was close.", "Work starts in the spring, officials said.")
    blocks = (Block(Role.HEADLINE, title), *(Block(Role.BODY, text) for text in body))
    return Article(title=title, blocks=blocks, **({"source": "tram.txt"} | fields))


@dataclass(frozen=True)
class Heard:
    """What an independent decoder and meter (ffmpeg's, through PyAV) make of a file."""

    samples: NDArray[np.float32]
    rate_hz: int
    loudness_lufs: float
    true_peak_dbtp: float
    loudness_range_lu: float

    @property
    def duration_s(self) -> float:
        return len(self.samples) / self.rate_hz


def heard(file: Path) -> Heard:
    with av.open(str(file)) as container:
        stream = container.streams.audio[0]
        graph = av.filter.Graph()
        source = graph.add_abuffer(template=stream)
        meter = graph.add("ebur128", "peak=true:metadata=1")
        sink = graph.add("abuffersink")
        source.link_to(meter)
        meter.link_to(sink)
        graph.configure()
        parts: list[NDArray[np.float32]] = []
        metadata: dict[str, str] = {}

        def drain() -> None:
            while True:
                try:
                    metadata.update(sink.pull().metadata)
                except (av.BlockingIOError, av.EOFError):
                    return

        resampler = av.AudioResampler(format="flt", layout="mono")
        for frame in container.decode(stream):
            source.push(frame)
            drain()
            parts += [f.to_ndarray().ravel().astype(np.float32) for f in resampler.resample(frame)]
        source.push(None)
        drain()
        parts += [f.to_ndarray().ravel().astype(np.float32) for f in resampler.resample(None)]
        return Heard(
            np.concatenate(parts),
            stream.rate,
            float(metadata["lavfi.r128.I"]),
            20 * np.log10(float(metadata["lavfi.r128.true_peak"])),
            float(metadata["lavfi.r128.LRA"]),
        )


def metered_lufs(samples: NDArray[np.float32], rate_hz: int) -> float:
    """Integrated loudness of (n,) samples by ffmpeg's meter."""
    return _metered(samples, rate_hz, "I")


def metered_range_lu(samples: NDArray[np.float32], rate_hz: int) -> float:
    """Loudness range of (n,) samples by ffmpeg's meter."""
    return _metered(samples, rate_hz, "LRA")


def _metered(samples: NDArray[np.float32], rate_hz: int, what: str) -> float:
    graph = av.filter.Graph()
    source = graph.add_abuffer(sample_rate=rate_hz, format="flt", layout="mono")
    meter, sink = graph.add("ebur128", "metadata=1"), graph.add("abuffersink")
    source.link_to(meter)
    meter.link_to(sink)
    graph.configure()
    last = 0.0
    for start in range(0, len(samples), rate_hz):
        frame = av.AudioFrame.from_ndarray(
            samples[None, start : start + rate_hz].astype(np.float32), format="flt", layout="mono"
        )
        frame.sample_rate = rate_hz
        source.push(frame)
        while True:
            try:
                last = float(sink.pull().metadata[f"lavfi.r128.{what}"])
            except av.BlockingIOError:
                break
    return last
