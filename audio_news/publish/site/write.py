"""The site's files in a folder: only what changed is written, and what is withdrawn goes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path, PurePosixPath

from audio_news.errors import PublishError
from audio_news.models import Episode
from audio_news.publish import files
from audio_news.publish.site.colours import accent, tint
from audio_news.publish.site.index import Entry, entry, index_pages
from audio_news.publish.site.page import GENERATOR, Assets, embedded, episode_page
from audio_news.publish.site.show import SiteShow
from audio_news.publish.site.templates import FOLDER, compact

EMBED = "embed.js"
"""Publishers name it in their own pages, so it is always called that."""
PAPER_LIGHT, PAPER_DARK = "#ffffff", "#15171a"
_MARK = f'<meta name="generator" content="{GENERATOR}">'.encode()
_HEAD_BYTES = 2048


def write_site(show: SiteShow, episodes: Iterable[Episode], folder: Path) -> list[Path]:
    """Write the index, a page and a player file an episode, and what they load.

    Each episode's audio stands in `folder` or below it, and its page beside it. Gives back
    the files that changed, each of which appeared whole; pages of ours whose episode is not
    among `episodes` are removed, and given back too. Raises PublishError where the folder
    cannot be written to, SettingsError for a colour that is none.
    """
    assets = site_assets(show)
    folder.mkdir(parents=True, exist_ok=True)
    kept, changed, entries = set(assets), [], []

    def put(made: Iterable[tuple[str, bytes]]) -> None:
        for name, content in made:
            kept.add(name)
            if files.write(folder / name, content):
                changed.append(folder / name)

    put(assets.items())
    for episode in episodes:
        entries.append(entry(episode, page_name(episode, folder)))
        put(episode_files(show, episode, folder))
    put(index_files(show, entries))
    files.settle(changed)
    return changed + [path for path in _strays(folder, kept) if files.remove(path)]


def site_assets(show: SiteShow) -> dict[str, bytes]:
    """What pages load, by name: the style sheet and script, named after what is in them, and
    the embedded player. Raises SettingsError for a colour that is none."""
    light, dark = accent(show.colours, PAPER_LIGHT), accent(show.colours, PAPER_DARK)
    style = (FOLDER / "assets" / "player.css").read_text(encoding="utf-8")
    for name, colour in {
        "ACCENT-LIGHT": light,
        "ACCENT-DARK": dark,
        "HEARD-LIGHT": tint(light, PAPER_LIGHT, 0.09),
        "HEARD-DARK": tint(dark, PAPER_DARK, 0.2),
    }.items():
        style = style.replace(name, colour)
    script = (FOLDER / "assets" / "player.js").read_bytes()
    named = {_hashed("css", style.encode("utf-8")): style.encode("utf-8")}
    return named | {
        _hashed("js", script): script,
        EMBED: (FOLDER / "assets" / EMBED).read_bytes(),
    }


def episode_files(show: SiteShow, episode: Episode, folder: Path) -> Iterator[tuple[str, bytes]]:
    """(name from `folder`, content) of an episode's page and of what `embed.js` is told."""
    page = page_name(episode, folder)
    yield page, episode_page(show, episode, page, _names(show.colours))
    told = embedded(show, episode, PurePosixPath(page).name)
    yield player_name(episode, folder), compact(told).encode("utf-8")


def index_files(show: SiteShow, entries: Iterable[Entry]) -> Iterator[tuple[str, bytes]]:
    """(name, content) of the index and its archive."""
    return index_pages(show, list(entries), _names(show.colours))


def page_name(episode: Episode, folder: Path) -> str:
    """An episode's page from `folder`: named as its audio, and never as the index."""
    audio = _inside(episode, folder)
    stem = "index.page" if audio.stem == "index" else audio.stem
    return str(audio.with_name(f"{stem}.html"))


def player_name(episode: Episode, folder: Path) -> str:
    """Likewise of the JSON that `<audio-article src>` points to."""
    audio = _inside(episode, folder)
    return str(audio.with_name(f"{audio.stem}.player.json"))


def _inside(episode: Episode, folder: Path) -> PurePosixPath:
    try:
        return PurePosixPath(episode.file.relative_to(folder).as_posix())
    except ValueError as err:
        raise PublishError(
            f"{episode.file} is not in the site's folder {folder}",
            hint="Make the episode there, or move it there with its record.",
        ) from err


@cache
def _names(colours: tuple[str, ...]) -> Assets:
    css, js, _ = site_assets(SiteShow(name="", colours=colours))
    return Assets(css, js)


def _hashed(kind: str, content: bytes) -> str:
    return f"player.{sha256(content).hexdigest()[:8]}.{kind}"


def _strays(folder: Path, kept: set[str]) -> Iterator[Path]:
    """Pages, players and assets of ours that nothing leads to any more."""
    for kind in ("*.html", "*.player.json", "player.*.css", "player.*.js"):
        for path in sorted(folder.rglob(kind)):
            if path.relative_to(folder).as_posix() not in kept and _is_ours(path):
                yield path


def _is_ours(path: Path) -> bool:
    """Whether a file of one of those names was written by `write_site`."""
    if not path.is_file():
        return False
    if path.suffix == ".html":
        with path.open("rb") as stream:
            return _MARK in stream.read(_HEAD_BYTES)
    return path.suffix == ".json" or len(path.name.split(".")[1]) == 8
