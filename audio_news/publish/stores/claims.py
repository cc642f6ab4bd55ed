"""Whose claim a target's manifest holds: this folder's own from an earlier run, or another's."""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from audio_news.errors import PublishError
from audio_news.publish.public import FOLDER
from audio_news.publish.stores.lock import Held, locked
from audio_news.publish.stores.manifest import CLAIM_LASTS, Claim, now

_MOST_BYTES = 4096


@dataclass(frozen=True, slots=True)
class Tokens:
    """What this run signs its claim with, and what earlier runs of the folder did, all dead."""

    own: str
    former: frozenset[str] = frozenset()
    descriptor: int = -1
    """Of the file that they are kept in; -1 where the folder cannot be written to."""

    def remember(self) -> None:
        """Keep the own token, on the disk before this returns, so that a next run knows it."""
        if self.descriptor >= 0:
            os.lseek(self.descriptor, 0, os.SEEK_END)
            os.write(self.descriptor, f"{self.own}\n".encode())
            os.fsync(self.descriptor)

    def forget(self) -> None:
        """No claim of ours is left at the target."""
        if self.descriptor >= 0:
            os.ftruncate(self.descriptor, 0)


@contextmanager
def tokens(folder: Path, address: str) -> Iterator[Tokens]:
    """The tokens of a folder for a target, while no other process publishes it there.

    A claim signed with a former one is a dead run's, for the living hold a lock. Raises
    PublishError where one does.
    """
    name = f"publishing-{sha256(address.encode()).hexdigest()[:16]}.lock"
    path = folder / FOLDER / name
    own = uuid.uuid4().hex
    try:
        path.parent.mkdir(exist_ok=True)
        lock = locked(path, wait=False)
        descriptor = lock.__enter__()
    except Held as err:
        raise PublishError(
            f"{folder} is being published to {address} by another audio-news",
            hint="Wait until it is done.",
        ) from err
    except OSError:
        yield Tokens(own)  # a folder that cannot be written to; a dead run's claim runs out
        return
    try:
        former = os.read(descriptor, _MOST_BYTES).decode("ascii", "replace").split()
        yield Tokens(own, frozenset(former), descriptor)
    finally:
        lock.__exit__(None, None, None)


def check_claim(claim: Claim | None, own: Tokens, address: str, *, take_over: bool) -> None:
    """Raise PublishError where somebody else publishes to the target now."""
    if claim is None or take_over or claim.token in own.former or claim.is_dead(now()):
        return
    minutes = round(CLAIM_LASTS.total_seconds() / 60)
    raise PublishError(
        f"Another publisher is at work on {address} (last heard of at {claim.at.isoformat()})",
        hint=f"Wait until it is done. If it died, wait {minutes} minutes or say --take-over.",
    )
