"""The player that a publisher drops under a headline, in pages of the publisher's own."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.publish.site.conftest import FileServer, Site, Visit

if TYPE_CHECKING:
    from playwright.sync_api import Locator

Opener = Callable[..., Visit]
Server = Callable[[Path], FileServer]

STRICT = (
    "default-src 'none'; img-src data:; script-src {0}; connect-src {0}; media-src {0};"
    " base-uri 'none'; require-trusted-types-for 'script'"
)
FALLBACK = '<a href="{audio}">Listen (4 min)</a> This audio is created with AI assistance.'
AUDIO = "document.querySelectorAll('audio-article')[{}].audio"


class Publisher:
    """A publisher's page on another server than the site's."""

    def __init__(self, site: Site, serve: Server, folder: Path) -> None:
        self.site, self.folder = site, folder
        self.media, self.own = serve(site.folder), serve(folder)
        self.media.headers["Access-Control-Allow-Origin"] = self.own.address
        self.own.headers["Content-Security-Policy"] = STRICT.format(self.media.address)
        self.audio = f"{self.media.address}/{site.episodes['en'].file.name}"
        self.told = self.audio.replace(".mp3", ".player.json")

    def page(self, *bodies: str, head: str = "") -> str:
        """The address of a page with a headline and those elements."""
        html = (
            '<!doctype html><html lang="en"><meta charset="utf-8"><title>Story</title>'
            f'<link rel="icon" href="data:,">{head}'
            f'<script src="{self.media.address}/embed.js" async></script>'
            f"<main><h1>Story</h1>{''.join(bodies)}<p>Text.</p></main>"
        )
        (self.folder / "story.html").write_text(html, encoding="utf-8")
        return f"{self.own.address}/story.html"

    def element(self, src: str = "", **attributes: str) -> str:
        own = "".join(f' {name}="{value}"' for name, value in attributes.items())
        inside = FALLBACK.format(audio=self.audio)
        return f'<audio-article src="{src or self.told}"{own}>{inside}</audio-article>'


@pytest.fixture
def publisher(site: Site, serve: Server, tmp_path: Path) -> Publisher:
    return Publisher(site, serve, tmp_path)


def opened(visit: Opener, publisher: Publisher, *bodies: str, **options: object) -> Visit:
    return visit(publisher.page(*bodies), also=(publisher.media.address,), **options)


def lines(player: Locator) -> list[str]:
    return [line for line in player.inner_text().split("\n") if line]


def test_one_line_under_a_headline(visit: Opener, publisher: Publisher) -> None:
    """All that it says, under a policy that allows it nothing but its own site."""
    seen = opened(visit, publisher, publisher.element())
    player = seen.page.get_by_role("group", name="Listen to this article")
    player.wait_for()
    assert lines(player) == [
        "Listen to this article · 1 min",
        "This audio is created with AI assistance.",
    ]
    box = player.bounding_box()
    assert box
    assert box["height"] < 110
    assert not seen.page.get_by_text("Listen (4 min)").is_visible()


def test_it_plays_and_tells(visit: Opener, publisher: Publisher) -> None:
    seen = opened(visit, publisher, publisher.element())
    button = seen.page.get_by_role("button", name="Play: Listen to this article")
    button.wait_for()
    seen.page.evaluate(
        "window.told = []; for (const what of ['play', 'pause', 'progress', 'ended'])"
        " document.addEventListener('audio-article:' + what,"
        " e => window.told.push([what, e.detail.percent ?? null]))"
    )
    assert not [url for url in seen.asked if url.endswith(".mp3")]
    button.click()
    seen.until(f"{AUDIO.format(0)}.currentTime > 0.3")
    for speed in ("2", "0.75"):
        seen.page.get_by_label("Speed").select_option(speed)
        assert seen.page.evaluate(f"{AUDIO.format(0)}.playbackRate") == float(speed)
    slider = seen.page.get_by_label("Position")
    slider.focus()
    seen.page.keyboard.press("ArrowRight")
    assert seen.page.evaluate(f"{AUDIO.format(0)}.currentTime") > 5
    seen.page.evaluate(f"{AUDIO.format(0)}.currentTime = 40")
    seen.until("window.told.some(([what, percent]) => percent === 50)")
    seen.page.get_by_role("button", name="Pause").click()
    seen.until("window.told.at(-1)[0] === 'pause'")
    told = seen.page.evaluate("window.told")
    further = [["progress", 75]] if len(told) > 4 else []  # a slow machine gets as far as that
    assert told == [
        ["play", None], ["progress", 25], ["progress", 50], *further, ["pause", None],
    ]  # fmt: skip


def test_it_keeps_nothing(visit: Opener, publisher: Publisher) -> None:
    seen = opened(visit, publisher, publisher.element())
    seen.page.get_by_role("button", name="Play").click()
    seen.until(f"{AUDIO.format(0)}.currentTime > 0.2")
    assert seen.page.context.cookies() == []
    assert seen.page.evaluate("localStorage.length + sessionStorage.length") == 0


def test_one_plays_at_a_time(visit: Opener, publisher: Publisher) -> None:
    own = f'<audio controls src="{publisher.audio}" preload="none"></audio>'
    seen = opened(visit, publisher, publisher.element(), publisher.element(), own)
    players = seen.page.get_by_role("group")
    players.nth(1).wait_for()  # they come in any order, and the first is the first only of both
    for player, other in ((players.nth(0), 1), (players.nth(1), 0)):
        player.get_by_role("button").click()
        seen.until(f"!{AUDIO.format(1 - other)}.paused && {AUDIO.format(other)}.paused")
    seen.page.evaluate("document.querySelector('main > audio').play()")
    seen.until(f"{AUDIO.format(1)}.paused")


def test_it_asks_for_nothing_before_it_is_near(visit: Opener, publisher: Publisher) -> None:
    gap = "<p>Text.</p>" * 200
    seen = opened(visit, publisher, gap, publisher.element())
    seen.until("customElements.get('audio-article')")
    seen.page.wait_for_timeout(300)
    assert publisher.told not in seen.asked
    seen.page.evaluate("scrollTo(0, document.body.scrollHeight)")
    seen.page.get_by_role("button", name="Play").wait_for()
    assert seen.asked.count(publisher.told) == 1


def test_straight_from_the_audio(visit: Opener, publisher: Publisher) -> None:
    element = publisher.element(
        publisher.audio, duration="240", disclosure="Von einer KI gelesen.", label="Anhören"
    )
    seen = opened(visit, publisher, element)
    player = seen.page.get_by_role("group", name="Anhören")
    player.wait_for()
    assert lines(player) == ["Anhören · 4 min", "Von einer KI gelesen."]
    player.get_by_role("button").click()
    seen.until(f"{AUDIO.format(0)}.currentTime > 0.2")


def test_it_speaks_the_language_of_its_episode(visit: Opener, publisher: Publisher) -> None:
    told = publisher.site.episodes["ar"].file.name.replace(".mp3", ".player.json")
    seen = opened(visit, publisher, publisher.element(f"{publisher.media.address}/{told}"))
    player = seen.page.get_by_role("group", name="استمع إلى هذا المقال")
    player.wait_for()
    assert player.get_attribute("dir") == "rtl"
    assert player.get_attribute("lang") == "ar"


@pytest.mark.parametrize("fault", ["missing", "other json", "no scripts"])
def test_what_stands_inside_is_there_when_it_cannot_play(
    visit: Opener, publisher: Publisher, tmp_path: Path, fault: str
) -> None:
    src = f"{publisher.media.address}/nothing.player.json"
    if fault == "other json":
        src = publisher.audio.replace(".mp3", ".json")  # the record: JSON, but not a player's
    seen = opened(
        visit, publisher, publisher.element(src), java_script_enabled=fault != "no scripts"
    )
    seen.excused = ("nothing.player.json", "ERR_FAILED", "audio-article")  # the browser's, ours
    assert seen.page.get_by_role("link", name="Listen (4 min)").is_visible()
    seen.page.wait_for_timeout(300)
    assert seen.page.get_by_role("link", name="Listen (4 min)").is_visible()


def test_it_takes_the_publishers_looks(visit: Opener, publisher: Publisher) -> None:
    publisher.own.headers.clear()
    style = (
        "<style>:root { color-scheme: light dark }"
        " audio-article { --audio-article-accent: rgb(1, 2, 3) }"
        " audio-article::part(label) { color: rgb(4, 5, 6) }</style>"
    )
    seen = visit(
        publisher.page(publisher.element(), head=style),
        also=(publisher.media.address,),
        color_scheme="dark",
    )
    button = seen.page.get_by_role("button")
    button.wait_for()
    assert button.evaluate("b => getComputedStyle(b).backgroundColor") == "rgb(1, 2, 3)"
    label = seen.page.locator("audio-article").locator(".label")
    assert label.evaluate("e => getComputedStyle(e).color") == "rgb(4, 5, 6)"
    player = seen.page.locator("audio-article").locator(".player")
    assert player.evaluate("e => getComputedStyle(e).backgroundColor") == "rgb(21, 23, 26)"


def test_it_is_light_on_a_page_that_knows_no_dark(visit: Opener, publisher: Publisher) -> None:
    seen = opened(visit, publisher, publisher.element(), color_scheme="dark")
    player = seen.page.locator("audio-article").locator(".player")
    player.wait_for()
    assert player.evaluate("e => getComputedStyle(e).backgroundColor") == "rgb(255, 255, 255)"


def test_a_new_src_is_another_episode(visit: Opener, publisher: Publisher) -> None:
    seen = opened(visit, publisher, publisher.element())
    seen.page.get_by_role("button", name="Play").click()
    seen.until(f"{AUDIO.format(0)}.currentTime > 0.2")
    told = publisher.site.episodes["ar"].file.name.replace(".mp3", ".player.json")
    seen.page.evaluate(
        f"window.before = {AUDIO.format(0)};"
        f"document.querySelector('audio-article')"
        f".setAttribute('src', '{publisher.media.address}/{told}')"
    )
    seen.page.get_by_role("group", name="استمع إلى هذا المقال").wait_for()
    assert seen.page.evaluate("window.before.paused")


def test_hostile_json_is_only_text(visit: Opener, publisher: Publisher, tmp_path: Path) -> None:
    told = json.loads((publisher.site.folder / publisher.told.rsplit("/", 1)[1]).read_text())
    attack = "<img src=x onerror=alert(1)>\"'</script>"
    told |= {"title": attack, "disclosure": attack, "audio": publisher.audio, "direction": attack}
    told["labels"] = dict.fromkeys(told["labels"], attack)
    (tmp_path / "hostile.json").write_text(json.dumps(told))
    publisher.own.headers.clear()  # so that nothing but the player itself stands in the way
    seen = opened(visit, publisher, publisher.element(f"{publisher.own.address}/hostile.json"))
    player = seen.page.locator("audio-article").locator(".player")
    player.wait_for()
    assert player.locator("img, script").count() == 0
    assert attack in player.inner_text()


def test_a_script_of_the_audio_is_not_run(visit: Opener, publisher: Publisher) -> None:
    publisher.own.headers.clear()
    seen = opened(visit, publisher, publisher.element("javascript:alert(1)"))
    seen.page.wait_for_timeout(200)
    assert seen.page.evaluate(f"{AUDIO.format(0)}?.src ?? ''") in ("", "javascript:alert(1)")


def test_narrow(visit: Opener, publisher: Publisher) -> None:
    seen = opened(visit, publisher, publisher.element(), viewport={"width": 320, "height": 600})
    seen.page.get_by_role("button", name="Play").click()
    seen.until(f"{AUDIO.format(0)}.currentTime > 0.1")
    assert seen.page.evaluate("document.documentElement.scrollWidth") <= 320
    for control in (seen.page.get_by_label("Position"), seen.page.get_by_label("Speed")):
        box = control.bounding_box()
        assert box
        assert box["x"] + box["width"] <= 320
        assert min(box["width"], box["height"]) >= 24
