"""A folder of episodes made into a podcast: what changed is made anew, and the feed comes last."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from audio_news.errors import PublishError
from audio_news.models import Episode
from audio_news.publish import files, record
from audio_news.publish.index import Seen, alone
from audio_news.publish.inventory import Inventory, LeftOut
from audio_news.publish.podcast import archive, artwork
from audio_news.publish.podcast.channel import FEED, OPML, Channel, channel
from audio_news.publish.podcast.chapters import chapters_json
from audio_news.publish.podcast.feed import CHAPTERS, about, feed
from audio_news.publish.podcast.opml import opml
from audio_news.publish.podcast.outputs import Outputs
from audio_news.publish.podcast.pages import facts, index_of, site_of
from audio_news.publish.podcast.remembered import remember
from audio_news.publish.podcast.transcripts import transcripts
from audio_news.publish.site import SiteShow, episode_files, site_assets
from audio_news.settings import Settings

ARTWORK, ASSETS, INDEX = "artwork", "assets", "index"
"""Owners of what belongs to the whole show."""
_OURS = re.compile(rf"{archive.NAME.pattern}|{ARTWORK}\.[0-9a-f]{{12}}\.(png|jpg)", re.ASCII)
"""Files of the folder itself that only a build makes."""

Watcher = Callable[[str], None]
"""Told the record of each episode whose files are being made."""


class Unfit(PublishError):
    """An episode cannot be published; the others can."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """What a build made of a folder."""

    folder: Path
    feed: Path
    address: str
    """Of the feed; empty where it has none."""
    episodes: int
    documents: int
    """Feed and pages of its archive."""
    written: int
    """Files that are new or changed."""
    removed: tuple[str, ...]
    """Files of ours that nothing leads to any more."""
    left_out: tuple[LeftOut, ...]
    warnings: tuple[str, ...]


def build(folder: Path, settings: Settings, *, watch: Watcher = lambda record: None) -> Built:
    """Make the folder's feed and all it points at, or bring them up to date.

    The same episodes and settings give the same bytes, and what did not change is not
    touched. Whoever builds the same folder at the same time waits. Raises PublishError,
    SettingsError.
    """
    show = channel(settings, folder)
    with Inventory(folder) as inventory, alone(folder):
        outputs = Outputs(folder, inventory.index)
        picture, warnings = _make_artwork(outputs, show, settings)
        show = replace(show, artwork=picture)
        site = site_of(show, settings)
        outputs.put_shared(ASSETS, site_assets(site))
        episodes = _Episodes(outputs, show, site, facts(site, settings), watch)
        inventory.refresh(episodes.make_seen)
        if left_out := inventory.choose():  # one may have been replaced while we looked
            inventory.refresh(episodes.make_seen)
            left_out = inventory.choose()
        for stray in inventory.strays:
            files.remove(stray)
        total = _make_missing(inventory, episodes, left_out)
        _make_index(inventory, outputs, site, facts(site, settings))
        remember(folder, settings)
        parts = _make_documents(inventory, outputs, show, total, settings.podcast.page_size)
        removed = outputs.sweep(
            (path for path, _, _ in inventory.index.chosen()),
            _OURS,
            inventory.leftovers(),
        )
        return Built(
            folder=folder,
            feed=folder / FEED,
            address=show.address and show.address + FEED,
            episodes=total,
            documents=parts,
            written=len(outputs.written),
            removed=tuple(removed),
            left_out=tuple(sorted(left_out, key=lambda out: out.record)),
            warnings=(*warnings, *_warnings(show, settings, total)),
        )


class _Episodes:
    """Makes what each episode has beside its audio."""

    def __init__(
        self,
        outputs: Outputs,
        show: Channel,
        site: SiteShow,
        made_from: list[object],
        watch: Watcher,
    ) -> None:
        self._outputs = outputs
        self._watch = watch
        self._show = show
        self._site = site
        self._generation = _digest(_own_version(), made_from)
        """Of what an episode's files are made from, beside the episode."""

    def make_seen(self, seen: Seen, episode: Episode) -> None:
        """`make`, for an inventory that has just read the record; what is unfit waits."""
        with suppress(Unfit):
            self.make(seen.path, seen.sha256, episode)

    def make(self, path: str, digest: str, episode: Episode) -> None:
        """Write the transcripts, chapters and page of the episode whose record is `path`.

        Raises Unfit for one of which they cannot be made.
        """
        self._watch(path)
        try:
            contents = self._contents(path.removesuffix(".json"), episode)
        except (ValueError, TypeError, AttributeError, LookupError, ArithmeticError) as err:
            raise Unfit(f"{path} holds what no record should: {err!r}") from err
        self._outputs.write(path, self._key(digest), contents)

    def _contents(self, stem: str, episode: Episode) -> dict[str, bytes]:
        contents = {f"{stem}{end}": data for end, data in transcripts(episode).items()}
        if chapters := chapters_json(episode, self._show.name):
            contents[f"{stem}{CHAPTERS}"] = chapters
        return contents | dict(episode_files(self._site, episode, self._outputs.folder))

    def are_made(self, path: str, digest: str) -> bool:
        """Whether they are there already, made from the record of that digest."""
        return self._outputs.kept(path, self._key(digest)) is not None

    def _key(self, digest: str) -> str:
        return f"{digest} {self._generation}"


def _make_missing(inventory: Inventory, episodes: _Episodes, left_out: list[LeftOut]) -> int:
    """Make what the listed episodes lack; one that cannot be read after all is left out."""
    chosen = [(path, digest) for path, digest, _ in inventory.index.chosen()]
    good = []
    for path, digest in chosen:
        try:
            if not episodes.are_made(path, digest):
                episodes.make(path, digest, _read(inventory.folder / path))
            good.append(path)
        except Unfit as err:
            left_out.append(LeftOut(path, err.message))
    if len(good) < len(chosen):
        inventory.index.choose(good)
    return len(good)


def _read(file: Path) -> Episode:
    try:
        return record.loads(file.read_text(encoding="utf-8"), file)[0]
    except (OSError, UnicodeDecodeError, PublishError) as err:
        raise Unfit(f"it changed during the build: {err}") from err


def _make_index(
    inventory: Inventory, outputs: Outputs, site: SiteShow, made_from: list[object]
) -> None:
    """Write the pages that list the others."""
    index = inventory.index
    outputs.belongs(INDEX)
    key = _digest(_own_version(), made_from, [digest for _, _, digest in index.chosen()])
    if not outputs.kept(INDEX, key):
        outputs.write(INDEX, key, dict(index_of(site, index.items())))


def _make_artwork(outputs: Outputs, show: Channel, settings: Settings) -> tuple[str, list[str]]:
    """Put the show's picture in the folder, under a name that changes with it."""
    podcast, warnings = settings.podcast, []
    outputs.belongs(ARTWORK)
    if podcast.artwork:
        made, key = artwork.given(podcast.artwork), ""
    else:
        key = _digest(show.name, show.author, podcast.colours, artwork.DESIGN)
        if before := outputs.kept(ARTWORK, key):
            return next(iter(before.files)), []
        made = artwork.drawn(show.name, show.author, podcast.colours)
        if made.lacks:
            warnings.append(
                f"No font on this machine has the letters {made.lacks!r} of the show's name:"
                " install one, or name a picture in podcast.artwork"
            )
    name = f"{ARTWORK}.{sha256(made.data).hexdigest()[:12]}{made.suffix}"
    outputs.write(ARTWORK, key, {name: made.data})
    return name, warnings


def _make_documents(
    inventory: Inventory, outputs: Outputs, show: Channel, total: int, page_size: int
) -> int:
    """Write the archive's pages, the list to subscribe from, then the feed; how many documents."""
    index, own_version = inventory.index, _own_version()
    parts = archive.plan((digest for _, _, digest in index.chosen()), total, page_size)
    if show.address:
        listed = opml(show.name, show.link(FEED), show.address, about(show))
        outputs.put_shared(OPML, {OPML: listed})
    for part in parts:
        path, latest = part.page.path, index.latest() if part.page.path == FEED else ""
        outputs.belongs(path)
        key = _digest(part.digest, asdict(part.page), asdict(show), latest, own_version)
        if outputs.kept(path, key):
            continue
        items = list(index.items(part.start, part.count))[::-1]
        latest = latest or max((item.made_at for item in items), default="")
        if path == FEED:
            files.settle(outputs.written)
        outputs.write(path, key, {path: feed(show, part.page, items, latest)})
    files.settle([inventory.folder / FEED])
    return len(parts)


def _warnings(show: Channel, settings: Settings, total: int) -> list[str]:
    warnings = [] if total else ["There is no episode in the folder: audio-news make makes one"]
    if not show.address:
        warnings.append(
            "The feed's links are relative, for nobody said where the folder will stand:"
            " set podcast.address before you publish"
        )
    if not settings.show.name:
        warnings.append(f"The show is called {show.name!r} after its folder: set show.name")
    return warnings


def _digest(*parts: object) -> str:
    return sha256(json.dumps(parts).encode("ascii")).hexdigest()[:32]


def _own_version() -> str:
    try:
        return version("audio-news")
    except PackageNotFoundError:
        return "0"
