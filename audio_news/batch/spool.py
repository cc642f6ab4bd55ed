"""Articles that wait to be made, one after another in a file: read once, in flat memory."""

from __future__ import annotations

import os
from pathlib import Path
from types import TracebackType
from typing import Self

from audio_news.errors import BatchError


class SpoolWriter:
    """Appends lines and says where each begins. A context manager."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self._at = 0
        try:
            self._stream = file.open("wb", buffering=1 << 20)
        except OSError as err:
            raise _trouble(file, err) from err

    def append(self, line: bytes) -> int:
        """The offset that `read_line` wants. Raises BatchError where the disk will not."""
        at = self._at
        try:
            self._at += self._stream.write(line + b"\n")
        except OSError as err:
            raise _trouble(self.file, err) from err
        return at

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None
    ) -> None:
        try:
            if kind is None:
                self._stream.flush()
                os.fsync(self._stream.fileno())
            self._stream.close()
        except OSError as err:
            if kind is None:
                raise _trouble(self.file, err) from err


class Spool:
    """A finished file of lines, read at any place. A context manager."""

    def __init__(self, file: Path) -> None:
        try:
            self._stream = file.open("rb")
        except OSError as err:
            raise _trouble(file, err) from err

    def line(self, at: int) -> bytes:
        """The line that begins there, without its end."""
        self._stream.seek(at)
        return self._stream.readline().rstrip(b"\n")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self._stream.close()


def _trouble(file: Path, err: OSError) -> BatchError:
    return BatchError(
        f"{file} cannot be used: {err.strerror}",
        hint="Make room on the disk, or choose another folder with -o.",
    )
