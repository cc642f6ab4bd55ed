"""Audio in a file of raw float32 samples: what is longer than memory should hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

import numpy as np

from audio_news.errors import MixError

if TYPE_CHECKING:
    from audio_news.models import Samples

BLOCK_SAMPLES = 1 << 16


@dataclass(frozen=True, slots=True)
class Spool:
    """`length` float32 mono samples at `rate_hz`, in the machine's byte order."""

    file: Path
    rate_hz: float
    length: int

    def blocks(self, size: int = BLOCK_SAMPLES) -> Iterator[Samples]:
        """The samples in order, `size` at a time; the last block may be shorter."""
        with self.file.open("rb") as stream:
            while len(block := np.fromfile(stream, np.float32, size)):
                yield block

    def windows(self, size: int, margin: int) -> Iterator[Samples]:
        """Blocks with `margin` samples more on each side: (size + 2 * margin,) each.

        Before the first and after the last sample there is quiet; so is the last block filled.
        """
        window = np.zeros(size + 2 * margin, np.float32)
        with self.file.open("rb") as stream:
            for start in range(0, self.length, size):
                have = margin if start == 0 else 2 * margin
                held = window[-have:] if have else window[:0]
                fresh = np.fromfile(stream, np.float32, size + 2 * margin - have)
                quiet = np.zeros(size + 2 * margin - have - len(fresh), np.float32)
                window = np.concatenate([held, fresh, quiet])
                yield window

    def drop(self) -> None:
        """Give the disk space back; the samples are gone."""
        self.file.unlink(missing_ok=True)


class SpoolWriter:
    """Samples written to a file one part after another; raises MixError where the disk will not."""

    def __init__(self, file: Path, rate_hz: float) -> None:
        self.file, self.rate_hz, self.length = file, rate_hz, 0
        try:
            self._stream = file.open("wb")
        except OSError as err:
            raise _no_room(file, err) from err

    def write(self, part: Samples) -> None:
        """Append (n,) samples."""
        try:
            self._stream.write(np.ascontiguousarray(part, np.float32).data.cast("B"))
        except OSError as err:
            raise _no_room(self.file, err) from err
        self.length += len(part)

    def close(self) -> Spool:
        """What was written."""
        try:
            self._stream.close()
        except OSError as err:
            raise _no_room(self.file, err) from err
        return Spool(self.file, self.rate_hz, self.length)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, err: BaseException | None, at: TracebackType | None
    ) -> None:
        self.close()


def spool(file: Path, rate_hz: float, parts: Iterable[Samples]) -> Spool:
    """Write the parts to `file`, one after another. Raises MixError where the disk will not."""
    with SpoolWriter(file, rate_hz) as writer:
        for part in parts:
            writer.write(part)
    return writer.close()


def _no_room(file: Path, err: OSError) -> MixError:
    return MixError(
        f"The audio cannot be written beside {file.parent.parent}: {err.strerror or err}",
        hint="Make room on the disk, or choose another output folder.",
    )
