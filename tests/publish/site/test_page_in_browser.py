"""The page as a reader meets it: in a real browser, over the web and from a file."""

from __future__ import annotations

import re
from bisect import bisect
from contextlib import suppress
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from playwright.sync_api import TimeoutError as Late

from audio_news.models import Cue
from tests.publish.site.conftest import (
    PLAYING,
    WATCH,
    Opener,
    Server,
    Site,
    led_by,
    marked_at,
    now,
    paused,
    until,
)
from tests.sounds import heard


def test_it_plays_and_pauses(visit: Opener, address: str) -> None:
    seen = visit(address)
    page = seen.page
    assert not page.locator("audio").is_visible()
    page.get_by_role("button", name="Play").click()
    until(seen, f"{PLAYING} > 0.5")
    assert page.evaluate("document.querySelector('audio').error") is None
    page.get_by_role("button", name="Pause").click()
    page.get_by_role("button", name="Play").wait_for()
    assert page.evaluate("document.querySelector('audio').paused")


def test_nothing_of_the_audio_is_fetched_before_it_is_played(visit: Opener, web: str) -> None:
    seen = visit(web)
    seen.page.wait_for_timeout(300)
    assert not [url for url in seen.asked if url.endswith(".mp3")]
    seen.page.get_by_role("button", name="Play").click()
    until(seen, f"{PLAYING} > 0")
    assert [url for url in seen.asked if url.endswith(".mp3")]


Mark = tuple[float, str, str]
"""From when on a word of a sentence is marked: (start_s, word, sentence)."""


def marks(cues: tuple[Cue, ...]) -> list[Mark]:
    """By the studio's times; several words are said for one that is written: "$640", "31-12"."""
    found: list[Mark] = [(0.0, "", "")]
    for cue in cues:
        for said in cue.words:
            mark = (cue.written[said.source_start : said.source_end], cue.written)
            if found[-1][1:] != mark:
                found.append((said.start_s, *mark))
        found.append((cue.end_s, "", cue.written))
    return found


def test_each_word_is_marked_at_its_time(visit: Opener, site: Site, address: str) -> None:
    """Within 20 ms of the times that the studio gives."""
    seen = visit(address)
    expected = marks(site.episodes["en"].cues[4:6])[1:]
    led_by(seen, 4)
    paused(seen)
    before = ""
    for start_s, word, sentence in expected:
        assert marked_at(seen, start_s + 0.02) == (word, sentence)
        assert marked_at(seen, start_s - 0.02)[0] == before
        before = word
    assert len(expected) == 13


def test_the_mark_follows_the_voice(visit: Opener, site: Site, address: str) -> None:
    """At every frame: what is marked was being said then, or at the frame before."""
    seen = visit(address)
    cues = site.episodes["en"].cues
    expected = marks(cues)
    starts = [start_s for start_s, _, _ in expected]
    seen.page.evaluate(WATCH)
    led_by(seen, 4)
    until(seen, f"{PLAYING} > {cues[4].end_s + 0.1}")
    looks: list[Mark] = seen.page.evaluate("window.seen")
    earlier_s = 0.0
    for at_s, word, sentence in looks:
        since = bisect(starts, min(earlier_s, at_s) - 0.02) - 1
        until_now = bisect(starts, at_s + 0.02)
        if word:
            assert (word, sentence) in [mark[1:] for mark in expected[max(0, since) : until_now]]
        earlier_s = at_s
    assert len({word for _, word, _ in looks} - {""}) >= 3


LISTEN = """async () => {
  const audio = document.querySelector("audio");
  const context = new AudioContext({ sampleRate: 48000 });
  const ear = context.createAnalyser();
  ear.fftSize = 32768;
  context.createMediaElementSource(audio).connect(ear).connect(context.destination);
  window.listen = () => {
    const heard = new Float32Array(ear.fftSize);
    ear.getFloatTimeDomainData(heard);
    return [audio.currentTime, [...heard]];
  };
  await context.resume();
}"""


def place_of(part: NDArray[np.float64], whole: NDArray[np.float64]) -> int:
    """Where in `whole` the samples of `part` are most alike (normalised cross-correlation)."""
    size = 1 << (len(whole) + len(part)).bit_length()
    likeness = np.fft.irfft(np.fft.rfft(whole, size) * np.conj(np.fft.rfft(part, size)))
    energy = np.concatenate([[0.0], np.cumsum(whole**2)])
    places = len(whole) - len(part)
    local = energy[len(part) : len(part) + places] - energy[:places]
    return int(np.argmax(likeness[:places] / np.sqrt(local + 1e-6)))


def test_what_is_heard_is_what_the_clock_says(visit: Opener, site: Site, web: str) -> None:
    """After leaps through the file: its sound, decoded by another, is where the page believes.

    Where the browser had no time for its sound, it is listened to again.
    """
    seen = visit(web)
    decoded = heard(site.episodes["en"].file)
    clock = np.arange(0, decoded.duration_s, 1 / 48_000)
    all_of_it = np.interp(clock, np.arange(len(decoded.samples)) / decoded.rate_hz, decoded.samples)
    seen.page.evaluate(LISTEN)
    for number in (19, 12):
        for _ in range(8):
            led_by(seen, number)
            until(seen, f"{PLAYING} > {site.episodes['en'].cues[number].start_s + 0.9}")
            said_s, samples = seen.page.evaluate("window.listen()")
            found_s = (place_of(np.array(samples), all_of_it) + len(samples)) / 48_000
            if found_s == pytest.approx(said_s, abs=0.12):
                break
        else:
            raise AssertionError(f"heard what is at {found_s} s at {said_s} s")


def test_a_click_on_a_sentence_leads_there(visit: Opener, site: Site, address: str) -> None:
    seen = visit(address)
    for number in (9, 5):
        cue = site.episodes["en"].cues[number]
        at_s, sentence = led_by(seen, number)
        assert at_s == pytest.approx(cue.start_s, abs=0.02)
        assert sentence == cue.written
        until(seen, f"{PLAYING} >= {cue.start_s}")


def test_selecting_text_does_not_lead_anywhere(visit: Opener, web: str) -> None:
    seen = visit(web)
    box = seen.page.locator("[data-cue='5']").bounding_box()
    assert box
    seen.page.mouse.move(box["x"] + 2, box["y"] + 8)
    seen.page.mouse.down()
    seen.page.mouse.move(box["x"] + 120, box["y"] + 8, steps=4)
    seen.page.mouse.up()
    assert seen.page.evaluate("getSelection().toString()")
    assert now(seen) == 0
    assert seen.page.evaluate("document.querySelector('audio').paused")


def test_speed_is_chosen_and_remembered(visit: Opener, web: str) -> None:
    seen = visit(web)
    seen.page.get_by_label("Speed").select_option("1.5")
    rate = "document.querySelector('audio').playbackRate"
    assert seen.page.evaluate(rate) == 1.5
    seen.page.reload()
    assert seen.page.get_by_label("Speed").input_value() == "1.5"
    assert seen.page.evaluate(rate) == 1.5


def test_the_place_is_remembered(visit: Opener, address: str) -> None:
    seen = visit(address)
    seen.page.locator("[data-cue='10']").click()
    until(seen, f"{PLAYING} > 0")
    seen.page.get_by_role("button", name="Pause").click()
    left = now(seen)
    seen.page.reload()
    assert now(seen) == pytest.approx(left, abs=1)
    assert seen.page.evaluate("document.querySelector('audio').paused")


def test_blocked_storage_and_clipboard_break_nothing(visit: Opener, web: str, site: Site) -> None:
    seen = visit("about:blank", also=(web.rsplit("/", 1)[0],))
    seen.page.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new Error('no'); }});"
        "Object.defineProperty(navigator, 'clipboard', {value: undefined});"
        "Object.defineProperty(navigator, 'mediaSession', {value: undefined});"
        "delete window.Highlight;"
    )
    seen.page.goto(web)
    assert led_by(seen, 5)[1] == site.episodes["en"].cues[5].written
    until(seen, f"{PLAYING} > 0")
    seen.page.get_by_label("Speed").select_option("2")
    seen.page.get_by_role("button", name="Copy a link").click()
    assert "#t=" in (seen.page.locator(".status a").get_attribute("href") or "")


def test_a_link_to_a_moment(visit: Opener, web: str) -> None:
    seen = visit(f"{web}#t=0:21.5")
    assert now(seen) == pytest.approx(21.5, abs=0.05)
    seen.page.evaluate("location.hash = '#t=30'")
    until(seen, "document.querySelector('audio').currentTime == 30")
    seen.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    copied = seen.page.get_by_text("Link copied, from 0:30")
    for _ in range(6):  # Chromium may refuse the clipboard for a moment: the page shows the link
        seen.page.bring_to_front()
        seen.page.get_by_role("button", name="Copy a link").click()
        with suppress(Late):
            copied.wait_for(timeout=5_000)
            break
    assert seen.page.evaluate("navigator.clipboard.readText()") == f"{web}#t=30"


def test_a_fragment_that_is_no_moment(visit: Opener, web: str) -> None:
    seen = visit(f"{web}#t=")
    for fragment in ("#t=", "#t=x", "#t=1:2:3:4:5e9", "#tt=9", "#%00", "#t=9:9:9:9", "#t=.:."):
        seen.page.evaluate("hash => { location.hash = hash; }", fragment)
        assert 0 <= now(seen) <= 70
    seen.page.reload()
    assert seen.page.get_by_role("button", name="Play").is_visible()


def test_chapters(visit: Opener, site: Site, web: str) -> None:
    seen = visit(web)
    chapter = site.episodes["en"].chapters[-1]
    assert chapter.title == "How the money was found"
    seen.page.get_by_text("Chapters").click()
    seen.page.get_by_role("link", name=chapter.title).click()
    until(seen, f"{PLAYING} >= {chapter.start_s - 0.01}")
    until(seen, "document.querySelectorAll('.chapters [aria-current]').length == 1")
    assert seen.page.locator(".chapters [aria-current]").text_content() == chapter.title


def test_keys_that_skip(visit: Opener, web: str) -> None:
    seen = visit(f"{web}#t=20")
    for key, place in (
        ("l", 35),
        ("ArrowRight", 40),
        ("ArrowLeft", 35),
        ("j", 20),
        ("j", 5),
        ("j", 0),
    ):
        seen.page.keyboard.press(key)
        assert now(seen) == pytest.approx(place, abs=0.05)


def test_keys_that_play_and_step_and_speed(visit: Opener, site: Site, web: str) -> None:
    seen = visit(web)
    cues = site.episodes["en"].cues
    seen.page.keyboard.press("n")
    seen.page.keyboard.press("n")
    assert now(seen) == pytest.approx(cues[2].start_s, abs=0.02)
    seen.page.keyboard.press("p")
    assert now(seen) == pytest.approx(cues[1].start_s, abs=0.02)
    for key in (" ", "k"):
        seen.page.keyboard.press(key)
        until(seen, "!document.querySelector('audio').paused")
        seen.page.keyboard.press(key)
        until(seen, "document.querySelector('audio').paused")
    rate = "document.querySelector('audio').playbackRate"
    for key, speed in (("5", 2), ("0", 0.75), (">", 1), (">", 1.25), ("<", 1)):
        seen.page.keyboard.press(key)
        assert seen.page.evaluate(rate) == speed


def test_keys_leave_controls_typing_and_those_who_want_none_alone(visit: Opener, web: str) -> None:
    seen = visit(f"{web}#t=20")
    page, paused = seen.page, "document.querySelector('audio').paused"
    page.get_by_role("button", name="Forward 15 seconds").focus()
    page.keyboard.press(" ")
    assert now(seen) == pytest.approx(35, abs=0.05)
    assert page.evaluate(paused)
    page.get_by_label("Position").focus()
    page.keyboard.press("ArrowUp")
    assert now(seen) == pytest.approx(40, abs=0.05)
    page.get_by_label("Speed").focus()
    page.keyboard.press("k")
    page.evaluate("document.querySelector('main').append(document.createElement('textarea'))")
    page.locator("textarea").press_sequentially("jk l")
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("Control+l")
    assert now(seen) == pytest.approx(40, abs=0.05)
    assert page.evaluate(paused)
    page.get_by_text("Keyboard").click()
    page.get_by_label("Use these keys").uncheck()
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("l")
    assert now(seen) == pytest.approx(40, abs=0.05)
    page.reload()
    page.keyboard.press("l")
    assert now(seen) == pytest.approx(20, abs=0.05)  # where the address leads


def test_the_bar_stays_and_the_text_comes_along(visit: Opener, web: str) -> None:
    seen = visit(web, viewport={"width": 800, "height": 420}, reduced_motion="reduce")
    page = seen.page
    page.get_by_role("button", name="Play").click()
    cue = page.locator("[data-cue='20']")
    page.keyboard.press("n")
    for _ in range(19):
        page.keyboard.press("n")
    page.keyboard.press("k")
    until(seen, "document.querySelector('audio').paused")
    assert page.locator(".heard").is_visible()
    heard, bar = page.locator(".heard").bounding_box(), page.locator(".bar").bounding_box()
    assert heard
    assert bar
    assert bar["y"] == pytest.approx(0, abs=1)
    assert bar["height"] <= heard["y"] <= 420
    assert cue.count() == 1


def test_a_reader_who_scrolled_away_is_left_alone(visit: Opener, site: Site, web: str) -> None:
    seen = visit(web, viewport={"width": 800, "height": 300}, reduced_motion="reduce")
    second = site.episodes["en"].cues[13].start_s
    seen.page.evaluate(f"location.hash = '#t={second - 0.4:.2f}'")
    until(seen, "document.querySelector('audio').currentTime > 0 && scrollY > 0")
    seen.page.evaluate("scrollTo(0, 0)")
    seen.page.keyboard.press("k")
    until(seen, f"{PLAYING} > {second + 0.3}")
    assert seen.page.evaluate("scrollY") == 0


def test_the_media_session_knows_the_article(visit: Opener, web: str) -> None:
    seen = visit("about:blank", also=(web.rsplit("/", 1)[0],))
    seen.page.add_init_script(
        "window.handlers = {}; const set = MediaSession.prototype.setActionHandler;"
        "MediaSession.prototype.setActionHandler = function (name, what) {"
        " window.handlers[name] = what; set.call(this, name, what); }"
    )
    seen.page.goto(web)
    seen.page.keyboard.press("k")
    until(seen, "navigator.mediaSession.metadata")
    data: dict[str, Any] = seen.page.evaluate(
        "(({title, artist, album}) => ({title, artist, album}))(navigator.mediaSession.metadata)"
    )
    assert data == {
        "title": "Port city votes to raise its sea wall",
        "artist": "Marta Ellison",
        "album": "The Harbor Ledger",
    }
    seen.page.evaluate("window.handlers.pause()")
    before = now(seen)
    seen.page.evaluate("window.handlers.seekforward({})")
    assert now(seen) == pytest.approx(before + 15, abs=0.1)


def test_a_missing_audio_is_said(visit: Opener, site: Site, serve: Server, tmp_path: Path) -> None:
    for name in (site.page("en").name, *(p.name for p in site.folder.glob("player.*"))):
        (tmp_path / name).write_bytes((site.folder / name).read_bytes())
    seen = visit(f"{serve(tmp_path).address}/{site.page('en').name}")
    seen.excused = ("404",)
    seen.page.get_by_role("button", name="Play").click()
    seen.page.get_by_text("The audio cannot be played here.").wait_for()
    seen.page.get_by_role("button", name="Play").wait_for()


def test_the_page_is_ready_while_the_clock_ticks(visit: Opener, web: str) -> None:
    """The slider and the clock follow the voice."""
    seen = visit(web)
    seen.page.get_by_role("button", name="Play").click()
    slider = "document.querySelector('input[type=range]')"
    until(seen, f"{PLAYING} > 2.2 && Math.abs({PLAYING} - {slider}.value) < 1.1")
    said = seen.page.get_by_label("Position").get_attribute("aria-valuetext")
    assert re.fullmatch(r"0:\d\d / 1:\d\d", said or "")
