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
        """The samples as `windows` gives them."""
        return windows(self.blocks(size), size, margin)

    def drop(self) -> None:
        """Give the disk space back; the samples are gone."""
        self.file.unlink(missing_ok=True)


def windows(blocks: Iterable[Samples], size: int, margin: int) -> Iterator[Samples]:
    """A stream `size` samples at a time, with `margin` more on each side: (size + 2 * margin,).

    Before the first and after the last sample there is quiet; so is the last window filled.
    """
    held = [np.zeros(margin, np.float32)]
    ready, left = margin, 0  # held, and of the stream not given yet
    for block in blocks:
        held.append(block)
        ready, left = ready + len(block), left + len(block)
        while ready >= size + 2 * margin:
            whole = np.concatenate(held)
            yield whole[: size + 2 * margin]
            held, ready, left = [whole[size:]], ready - size, left - size
    while left > 0:
        whole = np.concatenate([*held, np.zeros(max(0, size + 2 * margin - ready), np.float32)])
        yield whole[: size + 2 * margin]
        held, left = [whole[size:]], left - size
        ready = len(held[0])


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


def _no_room(file: Path, err: OSError) -> MixError:
    return MixError(
        f"The audio cannot be written beside {file.parent.parent}: {err.strerror or err}",
        hint="Make room on the disk, or choose another output folder.",
    )
