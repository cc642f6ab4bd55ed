"""Clips kept from run to run: one flat file each, named after all that makes its sound.

Any number of processes may share a folder. An entry appears whole (written under another name,
then renamed) and carries a checksum, so that a kill, a full disk or a bad sector costs a clip
spoken again and nothing else. Reading an entry touches it; past the limit those touched
longest ago go first.
"""

from __future__ import annotations

import json
import logging
import os
import struct
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import numpy as np

from audio_news.models import Clip, Spoken
from audio_news.places import cache_home
from audio_news.speak.alignment import timed
from audio_news.speak.engine import Engine
from audio_news.speak.voices import VoiceProfile

logger = logging.getLogger(__name__)

MAGIC = b"anclip1\n"
_HEAD = struct.Struct("<IIII")  # rate in Hz, samples, words, bytes of warnings
_DIGEST_BYTES = 32
_ROOM = 0.9
"""How much of the limit is left filled when room is made, so that it is made seldom."""
_UNSEEN = 0.05
"""How much of the limit is added before the folder is looked at again: others add to it too."""
_ABANDONED_S = 3600.0
"""A file half written for so long has no writer any more."""


@dataclass(frozen=True, slots=True)
class Usage:
    """What a folder of clips holds."""

    directory: Path
    entries: int
    size_bytes: int


def clips_folder(directory: Path | None) -> Path:
    """The folder that was set, or this user's own."""
    return directory or cache_home() / "clips"


def usage(directory: Path) -> Usage:
    """How much is there; a folder that does not exist holds nothing."""
    sizes = [stat.st_size for _, stat in _entries(directory)]
    return Usage(directory, len(sizes), sum(sizes))


def clear(directory: Path) -> Usage:
    """Remove every clip, and nothing else that may be there; what was removed."""
    removed = [stat.st_size for path, stat in _entries(directory) if _removed(path)]
    _sweep(directory, older_than_s=0.0)
    return Usage(directory, len(removed), sum(removed))


def clip_key(
    profile: VoiceProfile, engine: Engine, spoken: Spoken, *, pace: float, seed: int
) -> str:
    """A digest of all that decides what a clip sounds like and when its words are heard."""
    made_of = {
        "audio_news": _version(),
        "engine": [profile.engine, engine.version],
        "voice": [profile.model, profile.language, profile.sha256],
        "text": spoken.text,
        "words": [(word.start, word.end, word.ipa) for word in spoken.words],
        "pace": pace,
        "seed": seed,
    }
    text = json.dumps(made_of, sort_keys=True)
    return sha256(text.encode("utf-8", "backslashreplace")).hexdigest()


class ClipCache:
    """A folder of clips no larger than `limit_bytes`; used by several threads at once."""

    def __init__(self, directory: Path, limit_bytes: int) -> None:
        self.directory, self.limit_bytes = directory, limit_bytes
        self.trouble = ""
        """Why a clip could not be kept, where that happened; the speaking goes on."""
        self._size_bytes = 0
        """As it was when the folder was last looked at, and what was added here since."""
        self._look_at_bytes = 0
        self._lock = threading.Lock()

    def get(self, key: str, spoken: Spoken) -> Clip | None:
        """The clip as it was spoken, with the words of `spoken`; None where it is not here."""
        path = self._path(key)
        try:
            data = _read(path)
            clip = _decoded(data, spoken)
        except FileNotFoundError:
            return None
        except (OSError, ValueError, struct.error) as err:
            logger.warning("The clip %s is spoilt and is spoken again: %s", path, err)
            _removed(path)
            return None
        try:
            os.utime(path)
        except OSError as err:  # gone a moment ago, or a folder that may only be read
            logger.debug("The clip %s was not touched: %s", path, err)
        return clip

    def put(self, key: str, clip: Clip) -> None:
        """Keep a clip; where it cannot be kept, say so in the log and in `trouble`."""
        data = _encoded(clip)
        if len(data) > self.limit_bytes:
            return
        path = self._path(key)
        temporary = path.with_name(f".{key}.{os.getpid()}.{threading.get_ident()}.tmp")
        try:
            self.directory.mkdir(parents=True, exist_ok=True)
            temporary.write_bytes(data)
            os.replace(temporary, path)
        except OSError as err:
            _removed(temporary)
            with self._lock:
                if not self.trouble:
                    self.trouble = f"Clips cannot be kept in {self.directory}: {err.strerror}"
                    logger.warning(self.trouble)
            return
        self._make_room(len(data))

    def _path(self, key: str) -> Path:
        return self.directory / f"{key}.clip"

    def _make_room(self, added_bytes: int) -> None:
        """Look at the folder now and then, and past the limit remove the longest untouched."""
        with self._lock:
            self._size_bytes += added_bytes
            if self._size_bytes < self._look_at_bytes:
                return
            _sweep(self.directory, older_than_s=_ABANDONED_S)
            entries = sorted(_entries(self.directory), key=lambda entry: entry[1].st_mtime_ns)
            size = sum(stat.st_size for _, stat in entries)
            if size > self.limit_bytes:
                for path, stat in entries:
                    if size <= self.limit_bytes * _ROOM:
                        break
                    if _removed(path):
                        size -= stat.st_size
            self._size_bytes = size
            ahead_bytes = round(self.limit_bytes * _UNSEEN)
            self._look_at_bytes = min(size + ahead_bytes, self.limit_bytes)


def _encoded(clip: Clip) -> bytes:
    """Magic, sha256 of the rest, head, samples, word times, warnings; little-endian."""
    warnings = json.dumps(clip.warnings).encode()
    times = np.asarray([(word.start_s, word.end_s) for word in clip.words], "<f8")
    head = _HEAD.pack(clip.rate_hz, len(clip.samples), len(clip.words), len(warnings))
    body = b"".join((head, clip.samples.astype("<f4").tobytes(), times.tobytes(), warnings))
    return MAGIC + sha256(body).digest() + body


def _decoded(data: bytearray, spoken: Spoken) -> Clip:
    """Raises ValueError or struct.error for what was not written by `_encoded` for these words."""
    start = len(MAGIC) + _DIGEST_BYTES
    body = memoryview(data)[start:]
    if data[: len(MAGIC)] != MAGIC or sha256(body).digest() != data[len(MAGIC) : start]:
        raise ValueError("its checksum does not fit")
    rate_hz, samples, words, warnings = _HEAD.unpack_from(body)
    at = _HEAD.size
    sound = np.frombuffer(body, "<f4", samples, at).astype(np.float32, copy=False)
    at += 4 * samples
    times = np.frombuffer(body, "<f8", 2 * words, at).reshape(-1, 2)
    at += 16 * words
    notes = json.loads(bytes(body[at : at + warnings]))
    spans = [(float(first), float(last)) for first, last in times]
    return replace(Clip(sound, rate_hz, timed(spoken, spans), tuple(notes)), reused=True)


def _read(path: Path) -> bytearray:
    """The file's bytes, writable, so that a clip from here is like any other."""
    with path.open("rb") as file:
        data = bytearray(os.fstat(file.fileno()).st_size)
        del data[file.readinto(data) :]
    return data


def _entries(directory: Path) -> Iterator[tuple[Path, os.stat_result]]:
    """Every clip there, whatever else there is; those that vanish meanwhile are left out."""
    for path in directory.glob("*.clip"):
        try:
            yield path, path.stat()
        except OSError:
            continue


def _sweep(directory: Path, *, older_than_s: float) -> None:
    """Remove what killed writers left."""
    for path in directory.glob(".*.tmp"):
        try:
            if time.time() - path.stat().st_mtime >= older_than_s:
                path.unlink()
        except OSError as err:
            logger.debug("%s was not swept: %s", path, err)


def _removed(path: Path) -> bool:
    try:
        path.unlink()
    except OSError:  # another process was faster, or is reading it (Windows)
        return False
    return True


@lru_cache(maxsize=1)
def _version() -> str:
    try:
        return version("audio-news")
    except PackageNotFoundError:
        return "0"
