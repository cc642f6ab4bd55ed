"""Publishing: what changed goes to the target, in an order that never misleads a listener.

    look at the folder -> claim -> media -> pages -> lists -> feed -> removals -> manifest

The claim is a conditional write of the manifest, so that of two publishers one goes on and the
other stops before it has touched anything. Whoever dies on the way leaves the claim, and what it
meant to put, in the manifest: the next run of the same folder goes on from there.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack, nullcontext
from dataclasses import dataclass
from pathlib import Path

from audio_news.publish.index import NAME as INDEX
from audio_news.publish.index import alone
from audio_news.publish.public import FOLDER
from audio_news.publish.stores.claims import check_claim, tokens
from audio_news.publish.stores.digests import Digest, digests
from audio_news.publish.stores.feedcheck import check_feeds, unlisted
from audio_news.publish.stores.manifest import NAME, Manifest
from audio_news.publish.stores.plan import check_strangers, plan
from audio_news.publish.stores.run import Progress, Run
from audio_news.publish.stores.selection import LeftOut, Selection, select
from audio_news.publish.stores.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How to publish."""

    delete: bool | None = None
    """Whether what is no longer in the folder goes from the target too; None is yes, but not
    more than half of it."""
    with_records: bool = False
    take_over: bool = False
    """Whether the claim of another publisher, who is known to be dead, may be ended, and files
    of another's be replaced that have the names of ours."""
    dry_run: bool = False
    address: str = ""
    """Where the show says that it stands, which the feed must have been built for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What was done, or with `dry_run` would be."""

    target: str
    put: tuple[str, ...]
    removed: tuple[str, ...]
    unchanged: int
    bytes_put: int
    left_out: tuple[LeftOut, ...]
    records_left_out: int
    warnings: tuple[str, ...]
    dry_run: bool


def publish(
    folder: Path,
    store: Store,
    options: Options | None = None,
    watch: Callable[[Progress], None] = lambda progress: None,
) -> Report:
    """Make the target hold what `folder` does.

    Raises PublishError where the folder is not whole, the target fails, or somebody else
    publishes there; the same again goes on where it stopped.
    """
    options = options or Options()
    with ExitStack() as stack:
        own = None if options.dry_run else stack.enter_context(tokens(folder, store.address))
        look = _look(folder, options)
        found = store.read(NAME)
        manifest, tag = (
            (Manifest.loads(found[0], store.address), found[1]) if found else (None, None)
        )
        former = manifest or Manifest()
        if own:
            check_claim(former.claim, own, store.address, take_over=options.take_over)
        seen = store.listing()
        made = plan(look.files.items, look.digests, former, seen, store, delete=options.delete)
        if not options.take_over:
            check_strangers(made, look.digests, former, store)
        if own and not made.is_empty:
            Run(store, own, look.digests, former, made, watch).run(tag)
    return Report(
        target=store.address,
        put=tuple(item.name for item in made.put),
        removed=made.remove,
        unchanged=len(look.files.items) - len(made.put),
        bytes_put=sum(item.size for item in made.put),
        left_out=look.files.left_out,
        records_left_out=look.files.records,
        warnings=(*look.warnings, *store.warnings),
        dry_run=options.dry_run,
    )


@dataclass(frozen=True, slots=True)
class _Look:
    files: Selection
    digests: dict[str, Digest]
    warnings: list[str]


def _look(folder: Path, options: Options) -> _Look:
    """The folder's files and their digests, as no build changes them meanwhile, checked."""
    is_built = (folder / FOLDER / INDEX).is_file()
    if is_built:  # what takes long is done before builds are kept waiting
        digests(folder, select(folder, with_records=options.with_records).items)
    with alone(folder) if is_built else nullcontext():
        files = select(folder, with_records=options.with_records)
        named = {item.name: item for item in files.items}
        warnings = check_feeds(named, address=options.address)
        files = files.without(unlisted(named), "is an episode that the feed does not list")
        known = digests(folder, files.items)
    return _Look(files, known, warnings)
