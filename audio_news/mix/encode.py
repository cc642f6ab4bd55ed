"""Samples to a file of the wanted format, and back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from audio_news.errors import MixError

if TYPE_CHECKING:
    from audio_news.models import Samples

RATE_HZ = 44_100
MP3_QUALITY = "V4"
"""LAME's VBR, about 65 kb/s for mono speech; V4 holds the loudness, CBR loses 0.4 LU."""
BLOCK_S = 2.0


def encode(blocks: Iterable[Samples], file: Path) -> None:
    """Write (n,) sample blocks at `RATE_HZ` to `file`, in the format its name ends in.

    Raises MixError where the disk will not take it.
    """
    from pedalboard.io import AudioFile

    options: dict[str, Any] = (
        {"quality": MP3_QUALITY} if file.suffix == ".mp3" else {"bit_depth": 16}
    )
    try:
        writer: AbstractContextManager[Any] = AudioFile(str(file), "w", RATE_HZ, 1, **options)
        with writer as audio:
            for block in blocks:
                if len(block):
                    audio.write(np.clip(block, -1.0, 1.0))
    except (OSError, RuntimeError, ValueError) as err:
        raise MixError(
            f"The audio cannot be encoded to {file}: {err}",
            hint="Make room on the disk, or choose another output folder.",
        ) from err


def decode(file: Path) -> Iterator[Samples]:
    """The file's samples, mono, `BLOCK_S` at a time, at the file's own rate (`RATE_HZ`)."""
    from pedalboard.io import AudioFile

    try:
        with AudioFile(str(file)) as audio:
            size = round(BLOCK_S * audio.samplerate)
            while (block := audio.read(size)).shape[1]:
                yield block.mean(axis=0) if block.shape[0] > 1 else block[0]
    except (OSError, RuntimeError, ValueError) as err:
        raise MixError(f"{file} cannot be decoded: {err}") from err
