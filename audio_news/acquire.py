"""A catalogue voice fetched and made ready: composition of the catalogue and the network's door."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

from audio_news.errors import FetchError
from audio_news.read.download import STALL_S, Wanted, download
from audio_news.speak.catalogue import CatalogueFile, catalogue_files
from audio_news.speak.voices import VoiceProfile

Watcher = Callable[[str, int, int], None]
"""Told a file's name, bytes that are here and bytes in all."""


def acquire(
    profile: VoiceProfile,
    *,
    mirror: str = "",
    stall_s: float = STALL_S,
    watch: Watcher = lambda name, here, total: None,
) -> list[Path]:
    """Fetch what the voice needs and does not have; the files that are new.

    A `mirror` holds the same paths under an address of its own, and may be on a private
    network. Raises UnknownVoice, and FetchError that says which file to put where by hand.
    """
    new: list[Path] = []
    host = urlsplit(mirror).hostname if mirror else None
    files = catalogue_files(profile)
    for n, file in enumerate(files):
        url = f"{(mirror or file.base).rstrip('/')}/{file.path}"
        try:
            fetched = download(
                Wanted(url, file.size_bytes, file.algorithm, file.digest),
                file.target,
                allow_hosts=frozenset({host.lower()} if host else ()),
                stall_s=stall_s,
                watch=partial(watch, file.target.name),
            )
        except FetchError as err:
            by_hand = _by_hand(files[n:])
            raise FetchError(err.message, hint=f"{err.hint} {by_hand}".strip()) from err
        if fetched:
            new.append(file.target)
    return new


def _by_hand(files: Sequence[CatalogueFile]) -> str:
    return (
        "Without a network: "
        + "; ".join(
            f"get {file.base}{file.path} ({file.size_bytes} bytes, {file.algorithm} {file.digest})"
            f" elsewhere and put it at {file.target}"
            for file in files
        )
        + "."
    )
