"""What the page looks like: screens, schemes, scripts of the world, paper, and no JavaScript."""

from __future__ import annotations

import re

from tests.publish.site.conftest import Opener, Server, Site, led_by, marked_at, paused, until


def test_a_narrow_screen(visit: Opener, web: str) -> None:
    page = visit(web, viewport={"width": 320, "height": 640}).page
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    for control in page.locator(".controls > :not(.clock)").all():
        box = control.bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= 24
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 320


def test_dark_and_light(visit: Opener, web: str) -> None:
    grounds = {}
    for scheme in ("light", "dark"):
        page = visit(web, color_scheme=scheme).page
        grounds[scheme] = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert grounds == {"light": "rgb(255, 255, 255)", "dark": "rgb(21, 23, 26)"}


def test_text_from_right_to_left(visit: Opener, site: Site, serve: Server) -> None:
    seen = visit(f"{serve(site.folder).address}/{site.page('ar').name}")
    page = seen.page
    assert page.evaluate("getComputedStyle(document.querySelector('.text p')).direction") == "rtl"
    assert page.get_by_role("button", name="تشغيل").is_visible()
    assert page.locator("blockquote").evaluate("e => getComputedStyle(e).fontStyle") == "normal"
    button, text = page.locator(".play").bounding_box(), page.locator(".text").bounding_box()
    assert button
    assert text
    assert button["x"] < text["x"] + 30  # a player runs like a tape, from left to right
    cue = site.episodes["ar"].cues[4]
    led_by(seen, 4)
    paused(seen)
    for word in cue.words:
        written = cue.written[word.source_start : word.source_end]
        assert marked_at(seen, word.start_s + 0.02) == (written, cue.written)


def test_without_scripts_it_is_an_audio_element_and_all_the_text(
    visit: Opener, site: Site, address: str
) -> None:
    page = visit(address, java_script_enabled=False).page
    assert page.locator("audio[controls]").is_visible()
    assert not page.locator(".controls").is_visible()
    assert page.get_by_text("This audio is created with AI assistance").is_visible()
    shown = re.sub(r"\s+", " ", page.locator("article").inner_text())
    for block in site.episodes["en"].article.blocks:
        assert re.sub(r"\s+", " ", block.text) in shown


def test_what_is_what(visit: Opener, web: str) -> None:
    """Each block is the element that it means."""
    page = visit(web).page
    found: list[list[str]] = page.evaluate(
        "[...document.querySelectorAll('h1, .text :is(h2, p, li, figcaption, code)')]"
        ".map(e => [e.parentElement.localName, e.localName, e.textContent])"
    )
    kinds = [(parent, tag) for parent, tag, _ in found]
    assert kinds[:9] == [
        ("header", "h1"), ("figure", "figcaption"), ("div", "p"), ("blockquote", "p"),
        ("div", "h2"), ("ul", "li"), ("ul", "li"), ("ul", "li"), ("pre", "code"),
    ]  # fmt: skip
    assert page.locator("header .standfirst").count() == 1
    assert page.locator("pre").inner_text() == "wall = 1.8\n  metres"


def test_print(visit: Opener, web: str) -> None:
    page = visit(web).page
    page.emulate_media(media="print")
    assert not page.locator(".bar").is_visible()
    assert page.get_by_text("This audio is created with AI assistance").is_visible()
    assert page.get_by_text("Until then there are sandbags.").is_visible()


def test_less_motion_where_it_is_asked_for(visit: Opener, web: str) -> None:
    for wish, behaviour in (("reduce", "auto"), ("no-preference", "smooth")):
        seen = visit(web, reduced_motion=wish, viewport={"width": 800, "height": 300})
        page = seen.page
        page.evaluate(
            "Element.prototype.scrollIntoView = function (options) { window.asked = options; }"
        )
        page.evaluate("location.hash = '#t=50'")
        until(seen, "window.asked")
        assert page.evaluate("window.asked.behavior") == behaviour
