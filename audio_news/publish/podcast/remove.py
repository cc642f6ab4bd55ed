"""Episodes taken back: out of the feed first, then off the disk, and never made again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from audio_news.errors import UsageError
from audio_news.publish.index import alone
from audio_news.publish.inventory import Inventory
from audio_news.publish.item import Item
from audio_news.publish.podcast.build import Built, build
from audio_news.publish.podcast.channel import channel
from audio_news.publish.podcast.pages import page_of
from audio_news.publish.podcast.remembered import remembered
from audio_news.publish.shelf import identity
from audio_news.publish.withdrawn import Withdrawal, keep, withdrawals
from audio_news.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Removed:
    """What was withdrawn, and the podcast as it was built without it."""

    withdrawn: tuple[Withdrawal, ...]
    built: Built


def remove(
    folder: Path,
    names: Sequence[str],
    settings: Settings | None = None,
    *,
    at: datetime | None = None,
) -> Removed:
    """Withdraw the episodes of those names and build the podcast without them.

    It is built as it was the last time, where no `settings` are given.

    A name is an episode's GUID (with or without "urn:uuid:"), its article's address or source,
    the address of its audio or page, or the path of its audio, record or page: with or
    without its ending, from here or from the folder. It must be exactly that of one episode.

    Raises UsageError, with nothing withdrawn, where a name is of none or of several.
    """
    when = (at or datetime.now(UTC)).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    settings = settings or remembered(folder)
    with Inventory(folder) as inventory, alone(folder):
        inventory.refresh()
        known = withdrawals(folder)
        entries = [_withdrawal(item, when) for item in _chosen(inventory, names, settings, known)]
        keep(folder, (*known, *entries))
    return Removed(withdrawn=tuple(entries), built=build(folder, settings))


def restore(folder: Path, names: Sequence[str]) -> tuple[Withdrawal, ...]:
    """Take articles off the list of what was withdrawn, by GUID, address or source.

    They may then be made again. Raises UsageError where a name is not on the list.
    """
    with alone(folder):
        known = withdrawals(folder)
        chosen = {entry.guid: entry for name in names for entry in known if _is_named(entry, name)}
        if missing := [n for n in names if not any(_is_named(e, n) for e in chosen.values())]:
            raise UsageError(f"Nothing called {missing[0]!r} was withdrawn from {folder}")
        keep(folder, [entry for entry in known if entry.guid not in chosen])
    return tuple(chosen.values())


def _chosen(
    inventory: Inventory, names: Sequence[str], settings: Settings, known: Sequence[Withdrawal]
) -> list[Item]:
    wanted = {name: list[Item]() for name in names}
    address = channel(settings, inventory.folder).address
    gone = {entry.guid for entry in known}
    for item in inventory.index.all_items():
        own = _names(item, inventory.folder, address)
        for name, found in wanted.items():
            if item.guid not in gone and not own.isdisjoint(_forms(name)):
                found.append(item)
    for name, found in wanted.items():
        if not found:
            before = [entry for entry in known if _is_named(entry, name)]
            raise UsageError(
                f"{name!r} was withdrawn on {before[0].at}"
                if before
                else f"No episode in {inventory.folder} is called {name!r}",
                hint="Give its GUID, its article's address, or its file.",
            )
        if len({item.guid for item in found}) > 1:
            files = ", ".join(sorted(item.file for item in found))
            raise UsageError(
                f"{name!r} is the name of several episodes: {files}", hint="Give one's file."
            )
    return list({item.guid: item for found in wanted.values() for item in found}.values())


def _names(item: Item, folder: Path, address: str) -> set[str]:
    """All that an episode is called."""
    paths = {item.file, item.record, item.stem, page_of(item)}
    here = {str((folder / path).resolve()) for path in paths}
    web = {address + path for path in paths} if address else set()
    names = {item.guid, _bare(item.guid), item.url, item.source} | paths | here | web
    return names - {"", "-"}


def _forms(name: str) -> set[str]:
    """A name as given, and as a path from here; also one written from the folder."""
    try:
        return {name, name.removeprefix("./"), str(Path(name).resolve())}
    except (OSError, ValueError):
        return {name}


def _is_named(entry: Withdrawal, name: str) -> bool:
    names = (entry.guid, _bare(entry.guid), entry.url, entry.source, entry.file, entry.record)
    return bool(name) and name in names


def _bare(guid: str) -> str:
    return guid.removeprefix("urn:uuid:")


def _withdrawal(item: Item, at: str) -> Withdrawal:
    return Withdrawal(
        guid=item.guid,
        at=at,
        title=item.title,
        url=item.url,
        source=item.source,
        identity=identity(item.url or None, item.source, item.title),
        record=item.record,
        file=item.file,
        sha256=item.sha256,
    )
