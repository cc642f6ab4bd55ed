"""Whatever an article says, it stays text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from audio_news.models import Article, Block, Chapter, Cue, Role
from audio_news.publish.site import SiteShow, page_name, write_site
from tests.publish.site.conftest import Site, Visit, led_by

ATTACKS = [
    "<script>hacked()</script> </script><script>hacked()</script> <!--<script>",
    ']]></title></style><img src=x onerror=hacked()> " onload="hacked()" x=\'',
    "{{ 7 * 7 }}{% raise %} ${hacked()} `hacked()` &lt;b&gt; &amp; &#0; & javascript:hacked()",
    "\u202egnirts desrever\u2066 \u2069\u202d \u2028line\u2029paragraph 👩‍👩‍👧‍👦 Z̸̢͘",
    "NUL \x00 ESC \x1b[31m BEL \x07 \x85 \ufffe \ud800 end",
    "A" * 5_000,
]


@pytest.mark.parametrize("attack", ATTACKS, ids=range(len(ATTACKS)))
def test_an_attack_is_inert(
    visit: Callable[..., Visit], site: Site, tmp_path: Path, attack: str
) -> None:
    base = site.episodes["en"]
    file = tmp_path / base.file.name
    file.write_bytes(base.file.read_bytes())
    article = Article(
        title=attack,
        byline=attack,
        published=attack,
        modified=attack + "2",
        language='en"><script>hacked()</script>',
        url=f"javascript:hacked('{attack}')",
        image=attack,
        site=attack,
        blocks=(Block(Role.HEADLINE, attack), *(Block(role, attack) for role in Role)),
    )
    words = tuple(replace(w, source_start=0, source_end=3) for w in base.cues[0].words[:1])
    cue = Cue(Role.BODY, attack, attack, 0.0, 3.0, words, block=0)
    episode = replace(
        base, article=article, file=file, disclosure=attack, guid=attack,
        cues=(cue, replace(cue, start_s=3.0, end_s=5.0, block=4)),
        chapters=(Chapter(attack, 0.0, 2.0),),
    )  # fmt: skip
    show = SiteShow(name=attack, description=attack, copyright=attack, feed="feed.xml")
    write_site(show, [episode], tmp_path)
    for name in (page_name(episode, tmp_path), "index.html"):
        seen = visit("about:blank", also=(tmp_path.as_uri(),))
        seen.page.add_init_script("window.hacked = () => { window.wasHacked = true; };")
        seen.page.goto((tmp_path / name).as_uri())
        page = seen.page
        assert page.evaluate("window.wasHacked") is None
        assert page.locator("img").count() == 0
        ours = page.evaluate(
            "[...document.scripts].filter(s => !s.type)"
            ".every(s => /player\\.\\w{8}\\.js$/.test(s.src))"
        )
        assert ours
        links = page.evaluate("[...document.querySelectorAll('[href]')].map(a => a.href)")
        assert not [link for link in links if link.startswith("javascript:")]
        shown = page.locator("h1").text_content() or ""
        assert shown.count("\ufffd") == sum(map(attack.count, "\x00\x1b\x07\x85\ufffe\ud800"))
        assert shown.replace("\ufffd", "") == "".join(
            c for c in attack if c not in "\x00\x1b\x07\x85\ufffe\ud800"
        )
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.goto((tmp_path / page_name(episode, tmp_path)).as_uri())
    assert led_by(seen, 1)[1]
    seen.until("!document.querySelector('audio').paused")
    assert page.evaluate("window.wasHacked") is None


def test_direction_controls_do_not_leak(
    visit: Callable[..., Visit], site: Site, tmp_path: Path
) -> None:
    """What stands beside a title with an override in it still runs from left to right."""
    base = site.episodes["en"]
    file = tmp_path / base.file.name
    file.write_bytes(base.file.read_bytes())
    article = replace(base.article, byline="\u202eevil", title="\u202eevil")
    episode = replace(base, article=article, file=file, chapters=(Chapter("\u202eevil", 0.0, 2.0),))
    write_site(SiteShow(name="\u202eevil"), [episode], tmp_path)
    page = visit((tmp_path / page_name(episode, tmp_path)).as_uri()).page
    page.get_by_text("Chapters").click()
    pairs = [(".chapters bdi", ".chapters .clock"), (".by .author", ".by time")]
    for risky, beside in pairs:
        box, next_box = page.locator(risky).bounding_box(), page.locator(beside).bounding_box()
        assert box
        assert next_box
        assert box["x"] < next_box["x"]
    first, last = page.evaluate(
        "(() => { const text = document.querySelector('.by time').firstChild;"
        " const range = new Range(); return [0, 5].map(at => { range.setStart(text, at);"
        " range.setEnd(text, at + 1); return range.getBoundingClientRect().x; }); })()"
    )
    assert first < last
