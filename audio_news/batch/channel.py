"""How a supervisor and a worker talk: one JSON object a line over the worker's own pipes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import IO, Any

Message = dict[str, Any]


def send(stream: IO[bytes], message: Message | bytes) -> None:
    """Write one message, whole. Raises OSError where nobody listens any more."""
    line = message if isinstance(message, bytes) else json.dumps(message).encode()
    stream.write(line + b"\n")
    stream.flush()


def receive(stream: IO[bytes]) -> Iterator[Message]:
    """The messages until the other end closes; a line that broke off is none."""
    for line in stream:
        if not line.endswith(b"\n"):
            return
        message: Message = json.loads(line)
        yield message
