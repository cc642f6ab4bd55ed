"""What has to be done at a target so that it holds what the folder does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from audio_news.errors import AlreadyExists, PublishError
from audio_news.publish.stores.digests import Digest
from audio_news.publish.stores.manifest import Entry, Manifest
from audio_news.publish.stores.selection import Item
from audio_news.publish.stores.store import Seen, Store

_FEW = 10
"""So many may always be removed."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be put and removed, and what stands there already."""

    put: tuple[Item, ...]
    remove: tuple[str, ...]
    kept: Mapping[str, Entry]
    """What stays, with the target's tags."""
    wanted: Mapping[str, Entry]
    """What is to be put, without tags."""
    seen: Mapping[str, Seen]
    """What stands at the target, ours or not."""
    is_clean: bool
    """Whether the manifest says of what is kept all that is true."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing is to be done at all."""
        return not self.put and not self.remove and self.is_clean


def plan(
    items: Sequence[Item],
    digests: Mapping[str, Digest],
    manifest: Manifest,
    seen: Mapping[str, Seen],
    store: Store,
    *,
    delete: bool | None,
) -> Plan:
    """Compare the folder with the target.

    Removed is only what was once published there. `delete` None is True unless that would be
    more than half of it: then PublishError is raised.
    """
    put, kept, wanted = [], {}, {}
    for item in items:
        known = digests[item.name]
        entry = Entry(known.sha256, item.size, item.headers)
        if there := _standing(item.name, entry, known, manifest, seen.get(item.name), store):
            kept[item.name] = there
        else:
            put.append(item)
            wanted[item.name] = entry
    ours = [name for name in chain(manifest.files, manifest.pending) if name in seen]
    remove = sorted(set(ours) - {item.name for item in items})
    if delete is False:
        kept |= {name: manifest.files[name] for name in remove if name in manifest.files}
        remove = []
    elif delete is None and len(remove) > max(_FEW, len(set(ours)) // 2):
        raise PublishError(
            f"{len(remove)} of {len(set(ours))} published files would be removed",
            hint="If that is meant, say --delete; to leave them there, --no-delete.",
        )
    is_clean = manifest == Manifest(kept)
    return Plan(tuple(put), tuple(remove), kept, wanted, seen, is_clean)


def check_strangers(
    made: Plan, digests: Mapping[str, Digest], manifest: Manifest, store: Store
) -> None:
    """Raise AlreadyExists where a file to be replaced is another's, who put it there."""
    for item in made.put:
        seen = made.seen.get(item.name)
        is_ours = item.name in manifest.files or item.name in manifest.pending
        if seen and not is_ours and not store.holds(item.name, seen, digests[item.name]):
            raise AlreadyExists(
                f"{store.address} has another {item.name}, which was not published from here",
                hint="Publish elsewhere, or replace what is there with --take-over.",
            )


def _standing(
    name: str, entry: Entry, digest: Digest, manifest: Manifest, seen: Seen | None, store: Store
) -> Entry | None:
    """The entry with its tag, where the target holds just that already."""
    if seen is None:
        return None
    there = Entry(entry.sha256, entry.size, entry.headers, seen.etag)
    if manifest.files.get(name) == there:
        return there
    meant = manifest.pending.get(name)  # put by a publisher that died before it could say so
    if meant and meant.is_same(entry) and seen.size == entry.size:
        return there if store.holds(name, seen, digest) else None
    return None
