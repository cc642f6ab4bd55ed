"""What builds of a folder made, for whom and from what: so that nothing is made twice or left over.

An owner is a record, or a name for what belongs to the whole show.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from audio_news.publish import files
from audio_news.publish.index import Index, Made

_BATCH = 200


class Outputs:
    """The files that a build makes in a folder."""

    def __init__(self, folder: Path, index: Index) -> None:
        self.folder = folder
        self.written: list[Path] = []
        """New or changed."""
        self._index = index
        self._fresh: dict[str, Made] = {}
        """Not yet in the index."""
        self._owners: set[str] = set()
        """That have something at this build and are no records."""
        self._stale: set[str] = set()

    def write(self, owner: str, key: str, contents: Mapping[str, bytes]) -> None:
        """Write an owner's files, by their paths; those it had and has no more are stale."""
        if before := self._made(owner):
            self._stale |= before.files.keys() - contents.keys()
        for path, data in contents.items():
            if files.write(self.folder / path, data):
                self.written.append(self.folder / path)
        self._fresh[owner] = Made(key, {path: len(data) for path, data in contents.items()})
        if len(self._fresh) >= _BATCH:
            self.keep()

    def kept(self, owner: str, key: str) -> Made | None:
        """An owner's files where they are all there, made from what has that key."""
        made = self._made(owner)
        if made is None or made.key != key:
            return None
        try:
            whole = all((self.folder / p).stat().st_size == n for p, n in made.files.items())
        except OSError:
            return None
        return made if whole else None

    def belongs(self, owner: str) -> None:
        """Say that an owner that is no record has its files at this build."""
        self._owners.add(owner)

    def put_shared(self, owner: str, contents: Mapping[str, bytes]) -> None:
        """Write what belongs to the whole show and costs nothing to make."""
        self.belongs(owner)
        self.write(owner, "", contents)

    def keep(self) -> None:
        """Have the index remember what was made."""
        self._index.put_made(self._fresh)
        self._fresh.clear()

    def sweep(
        self, records: Iterable[str], ours: re.Pattern[str], also: Iterable[str]
    ) -> list[str]:
        """Remove what has no owner any more, and `also`; the paths that were there.

        `records` are the listed ones. A file of the folder itself whose name matches `ours`
        is of a build that died before it could note it.
        """
        self.keep()
        owners = self._owners.union(records)
        gone, used = [], set[str]()
        for owner, made in self._index.all_made():
            if owner not in owners:
                gone.append(owner)
                self._stale |= made.files.keys()
            elif owner in self._owners:
                used |= made.files.keys()
        names = {path.name for path in self.folder.iterdir() if ours.fullmatch(path.name)}
        stale = (self._stale | names).difference(used).union(also)
        removed = sorted(path for path in stale if files.remove(self.folder / path))
        self._index.unmake(gone)
        return removed

    def _made(self, owner: str) -> Made | None:
        return self._fresh.get(owner) or self._index.made(owner)
