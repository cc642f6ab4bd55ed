"""A feed and all that it points at, held to the rules."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urljoin

from audio_news.errors import PublishError
from audio_news.publish.inventory import Inventory
from audio_news.publish.podcast.channel import FEED
from audio_news.publish.podcast.lint.document import Node, channel_of
from audio_news.publish.podcast.lint.door import Door, FolderDoor
from audio_news.publish.podcast.lint.episodes import check_episode, check_files, name_of
from audio_news.publish.podcast.lint.findings import Finding, Findings, finding
from audio_news.publish.podcast.lint.show import check_artwork, check_show

MOST_PAGES = 10_000


@dataclass(frozen=True, slots=True)
class Report:
    """What was looked at, and found."""

    feed: str
    episodes: int
    files: int
    """Episodes whose files were looked at."""
    findings: tuple[Finding, ...]

    @property
    def errors(self) -> int:
        return sum(found.severity == "error" for found in self.findings)


def lint_folder(folder: Path) -> Report:
    """Hold the podcast in a folder to the rules. Raises PublishError where there is none."""
    file = folder / FEED
    try:
        data = file.read_bytes()
    except OSError as err:
        raise PublishError(
            f"{folder} has no {FEED}", hint=f"Make it first: audio-news podcast build {folder}"
        ) from err
    channel = channel_of(data)
    own = "" if isinstance(channel, Finding) else _own_address(channel)
    with Inventory(folder) as inventory:
        inventory.refresh()
        guids = {item.file: item.guid for item in inventory.index.all_items()}
    door = FolderDoor(folder, own.removesuffix(FEED), guids)
    return lint(own or FEED, door)


def lint(url: str, door: Door, *, files: int | None = None, now: datetime | None = None) -> Report:
    """Hold the feed at that address to the rules; of the newest `files` episodes also the files.

    None is of all. `now` is when a date is still to come.
    """
    findings: list[Finding] = []
    episodes = looked = 0
    guids: dict[str, str] = {}
    audio: dict[str, str] = {}
    for page, channel in _pages(url, door, findings):
        if page == url:
            findings += check_show(channel, "" if isinstance(door, FolderDoor) else url)
            findings += check_artwork(channel, door)
        for item in channel.all("item"):
            episodes += 1
            findings += check_episode(item, now or datetime.now(UTC))
            findings += _unique(item, guids, audio)
            if isinstance(door, FolderDoor):
                findings += _stable(item, door)
            if files is None or looked < files:
                looked += 1
                findings += check_files(item, door)
    return Report(url, episodes, looked, tuple(findings))


def _pages(url: str, door: Door, findings: list[Finding]) -> Iterator[tuple[str, Node]]:
    """The feed and the pages of its archive, as far as they can be read."""
    seen, page = set[str](), url
    while page and len(seen) < MOST_PAGES:
        seen.add(page)
        answer = door.read(page)
        rule = "feed-unreachable" if page == url else "archive-unreachable"
        if answer is None or answer.trouble:
            findings.append(finding(rule, url=page, why=answer.trouble if answer else "elsewhere"))
            return
        channel = channel_of(answer.data)
        if isinstance(channel, Finding):
            findings.append(channel)
            return
        if page != url and not channel.has("fh:archive"):
            findings.append(finding("archive-mark", url=page))
        yield page, channel
        links = (node for node in channel.all("atom:link") if node.get("rel") == "prev-archive")
        before = next((urljoin(page, node.get("href")) for node in links), "")
        if before in seen:
            findings.append(finding("archive-loop", url=before))
            return
        page = before


def _own_address(channel: Node) -> str:
    links = (node for node in channel.all("atom:link") if node.get("rel") == "self")
    return next((node.get("href") for node in links), "")


def _unique(item: Node, guids: dict[str, str], audio: dict[str, str]) -> Findings:
    where, guid, url = name_of(item), item.text("guid"), item.attribute("enclosure", "url")
    if not guid:
        yield finding("episode-guid", where)
    elif guid in guids:
        yield finding("episode-guid-twice", where, value=guid, other=guids[guid])
    if url in audio:
        yield finding("enclosure-twice", where, url=url, other=audio[url])
    guids.setdefault(guid, where)
    if url:
        audio.setdefault(url, where)


def _stable(item: Node, door: FolderDoor) -> Findings:
    """Whether the feed calls an episode what its record does."""
    path = door.path_of(item.attribute("enclosure", "url"))
    recorded = door.guids.get(path or "")
    if recorded and recorded != item.text("guid"):
        yield finding(
            "episode-guid-changed", name_of(item), value=item.text("guid"), recorded=recorded
        )
