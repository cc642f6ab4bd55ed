"""A folder as a target: what a web server of one's own serves."""

from __future__ import annotations

import os
import shutil
import uuid
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from audio_news.errors import PublishError
from audio_news.publish import files
from audio_news.publish.stores.digests import Digest
from audio_news.publish.stores.lock import locked
from audio_news.publish.stores.selection import stamp
from audio_news.publish.stores.store import Changed, Content, Seen

_LOCK = ".audio-news-lock"
_STRAY = ".publishing-"


class FolderStore:
    """Files appear whole or not at all; whoever publishes to it at the same time takes turns."""

    def __init__(self, root: Path) -> None:
        """The folder is made when something is put there."""
        self.root = root.resolve()
        self.address = str(root)
        self.warnings: list[str] = []

    def listing(self) -> dict[str, Seen]:
        found = {}
        for folder, folders, names in os.walk(self.root):
            folders[:] = [name for name in folders if not name.startswith(".")]
            below = Path(folder).relative_to(self.root).as_posix()
            for name in names:
                path = Path(folder, name)
                if name.startswith(_STRAY):
                    self._sweep(path)
                elif not name.startswith(".") and (seen := self._seen(path)):
                    found[name if below == "." else f"{below}/{name}"] = seen
        return found

    def read(self, name: str) -> tuple[bytes, str] | None:
        path = self._path(name)
        if not self.root.is_dir():
            return None
        with self._turn():  # so that content and tag are of one and the same file
            try:
                data = path.read_bytes()
            except FileNotFoundError:
                return None
            except OSError as err:
                raise PublishError(f"{path} cannot be read: {err.strerror}") from err
            return data, self._tag(path) or ""

    def put(self, name: str, content: Content, former: str | None) -> str:
        path = self._path(name)
        temporary = path.with_name(f"{_STRAY}{uuid.uuid4().hex}")
        with files.writing(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            try:
                with temporary.open("xb") as stream:
                    if content.item is None:
                        stream.write(content.data)
                    else:
                        with content.item.path.open("rb") as source:
                            shutil.copyfileobj(source, stream, 1024 * 1024)
                with self._turn():
                    if self._tag(path) != former:
                        raise Changed(f"{path} was changed by somebody else meanwhile")
                    os.replace(temporary, path)
                    return self._tag(path) or ""
            except BaseException:
                temporary.unlink(missing_ok=True)
                raise

    def remove(self, names: Iterable[str]) -> None:
        for name in names:
            path = self._path(name)
            files.remove(path)
            while (path := path.parent) != self.root and not any(path.iterdir()):
                path.rmdir()

    def settle(self, names: Iterable[str]) -> None:
        files.settle(self._path(name) for name in names)

    def holds(self, name: str, seen: Seen, digest: Digest) -> bool:
        path = self._path(name)
        try:
            same = files.digest(path) == digest.sha256
        except OSError:
            return False
        return same and self._tag(path) == seen.etag

    def keeps_conditions(self, name: str, content: Content) -> bool:
        return True

    def _path(self, name: str) -> Path:
        """Where a file stands. Raises PublishError where a link would lead out of the folder."""
        path = self.root / name
        try:
            is_inside = path.parent.resolve().is_relative_to(self.root)
        except (OSError, RuntimeError):
            is_inside = False
        if not is_inside:
            raise PublishError(
                f"{path.parent} leads out of {self.root}", hint="Take the link there away."
            )
        return path

    @staticmethod
    def _seen(path: Path) -> Seen | None:
        try:
            inode, mtime_ns, size = stamp(path)
        except FileNotFoundError:
            return None
        return Seen(size, f"{inode:x}-{mtime_ns:x}-{size:x}")

    def _tag(self, path: Path) -> str | None:
        seen = self._seen(path)
        return seen.etag if seen else None

    def _sweep(self, path: Path) -> None:
        """Take away what a publisher that died was writing."""
        try:
            with locked(self.root / _LOCK, wait=True):
                path.unlink(missing_ok=True)
        except OSError:
            return  # hidden, and nobody waits for it

    @contextmanager
    def _turn(self) -> Iterator[None]:
        with files.writing(self.root), locked(self.root / _LOCK, wait=True):
            yield


def is_apart(folder: Path, target: Path) -> bool:
    """Whether neither lies inside the other."""
    one, other = folder.resolve(), target.resolve()
    return not (one.is_relative_to(other) or other.is_relative_to(one))
