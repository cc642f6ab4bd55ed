"""Audio in a file of raw float32 samples: what is longer than memory should hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from audio_news.errors import MixError

if TYPE_CHECKING:
    from audio_news.models import Samples

BLOCK_SAMPLES = 1 << 16


@dataclass(frozen=True, slots=True)
class Spool:
    """`length` float32 mono samples at `rate_hz`, in the machine's byte order."""

    file: Path
    rate_hz: int
    length: int

    def blocks(self) -> Iterator[Samples]:
        """The samples in order, up to `BLOCK_SAMPLES` at a time."""
        with self.file.open("rb") as stream:
            while len(block := np.fromfile(stream, np.float32, BLOCK_SAMPLES)):
                yield block


def spool(file: Path, rate_hz: int, parts: Iterable[Samples]) -> Spool:
    """Write the parts to `file`, one after another. Raises MixError where the disk will not."""
    length = 0
    try:
        with file.open("wb") as stream:
            for part in parts:
                stream.write(np.ascontiguousarray(part, np.float32).data.cast("B"))
                length += len(part)
    except OSError as err:
        raise MixError(
            f"The audio cannot be written beside {file.parent.parent}: {err.strerror or err}",
            hint="Make room on the disk, or choose another output folder.",
        ) from err
    return Spool(file, rate_hz, length)
