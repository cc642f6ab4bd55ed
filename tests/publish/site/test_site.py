"""The site's files: what is in them, and that only what changed is written."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import lxml.html
import pytest

from audio_news.errors import PublishError, SettingsError
from audio_news.models import (
    Article,
    Block,
    Chapter,
    Cue,
    Episode,
    Provenance,
    Revision,
    Role,
    Word,
)
from audio_news.publish.site import (
    Entry,
    SiteShow,
    index_files,
    page_name,
    player_name,
    site_assets,
    write_site,
)

SHOW = SiteShow(name="The Ledger", feed="feed.xml", base_url="https://audio.example/show/")


def episode(folder: Path, name: str = "tram", **fields: Any) -> Episode:
    article = Article(
        title=fields.pop("title", "Council backs new tram line"),
        blocks=(Block(Role.HEADLINE, "Council backs new tram line"), Block(Role.BODY, "It is 11.")),
        byline="Jane Doe",
        published=fields.pop("published", "2026-01-02"),
        url=fields.pop("url", "https://news.example/tram"),
    )
    words = (Word("eleven", 1.5, 1.9, 6, 8),)
    provenance = Provenance(
        version="1", settings={}, voices=(), files={}, lexicon={}, packages={},
        digital_source_type="https://cv.iptc.org/newscodes/digitalsourcetype/trained",
    )  # fmt: skip
    plain = Episode(
        article=article, guid=name, made_at="2026-01-02T10:00:00Z", file=folder / f"{name}.mp3",
        record=folder / f"{name}.json", sha256="0" * 64, size_bytes=3, duration_s=75.25,
        loudness_lufs=-16.0, true_peak_dbtp=-1.2, voice="heart", engine="hibari", utterances=1,
        disclosure="This audio is created with AI assistance.", warnings=(),
        cues=(Cue(Role.BODY, "It is 11.", "It is eleven.", 1.0, 2.0, words, block=1),),
        chapters=(Chapter("One", 0.0, 75.25),), provenance=provenance,
    )  # fmt: skip
    return replace(plain, **fields)


def many(folder: Path, count: int) -> list[Episode]:
    return [
        episode(
            folder, f"story-{n}", title=f"Story {n}", published=f"2026-01-{1 + n % 28:02}T{n:02}"
        )
        for n in range(count)
    ]


def test_a_site_is_pages_players_an_index_and_what_they_load(tmp_path: Path) -> None:
    made = episode(tmp_path)
    changed = write_site(SHOW, [made], tmp_path)
    names = {path.name for path in tmp_path.iterdir()}
    assert names == {path.name for path in changed}
    assert {"tram.html", "tram.player.json", "index.html", "embed.js"} <= names
    tree = lxml.html.parse(str(tmp_path / "tram.html")).getroot()
    for href in tree.xpath("//link[@rel='stylesheet']/@href | //script/@src"):
        assert (tmp_path / href).is_file()
    assert tree.xpath("string(//h1)") == "Council backs new tram line"
    assert tree.xpath("string(//p[@class='disclosure'])") == made.disclosure
    assert tree.xpath("string(//audio/@src)") == "tram.mp3"
    index = lxml.html.parse(str(tmp_path / "index.html")).getroot()
    assert index.xpath("//h2/a/@href") == ["tram.html"]


def test_a_corrected_article_says_so_on_its_page(tmp_path: Path) -> None:
    made = replace(episode(tmp_path), made_at="2026-11-20T08:00:00Z")
    write_site(SHOW, [made], tmp_path)
    assert "Updated" not in (tmp_path / "tram.html").read_text(encoding="utf-8")
    before = Revision(made_at="2026-11-19T08:00:00Z", sha256="", title=made.title)
    write_site(SHOW, [replace(made, revisions=(replace(before, corrected=False),))], tmp_path)
    assert "Updated" not in (tmp_path / "tram.html").read_text(encoding="utf-8")
    write_site(SHOW, [replace(made, revisions=(before,))], tmp_path)
    tree = lxml.html.parse(str(tmp_path / "tram.html")).getroot()
    assert tree.xpath("//time[@datetime='2026-11-20']/text()") == ["Updated 20 November 2026"]


def test_only_what_changed_is_written(tmp_path: Path) -> None:
    first, second = episode(tmp_path), episode(tmp_path, "other", title="Other")
    write_site(SHOW, [first, second], tmp_path)
    before = {path: path.stat().st_mtime_ns for path in tmp_path.iterdir()}
    assert write_site(SHOW, [first, second], tmp_path) == []
    corrected = replace(second, article=replace(second.article, title="Another"))
    changed = write_site(SHOW, [first, corrected], tmp_path)
    assert {path.name for path in changed} == {"other.html", "other.player.json", "index.html"}
    assert {p for p in before if p.stat().st_mtime_ns != before[p]} == set(changed)


def test_what_is_withdrawn_is_removed_and_what_is_not_ours_stays(tmp_path: Path) -> None:
    first, second = episode(tmp_path), episode(tmp_path, "other", title="Other")
    others = ("about.html", "notes.json", "player.css", "tram.mp3", "player.short.js", "embed.css")
    for name in others:
        (tmp_path / name).write_text("<html>mine</html>")
    write_site(SHOW, [first, second], tmp_path)
    old = {path.name for path in tmp_path.glob("player.*.css")}
    changed = write_site(replace(SHOW, colours=("#ff0000",)), [first], tmp_path)
    assert {path.name for path in changed if not path.exists()} == {
        "other.html", "other.player.json", *old,
    }  # fmt: skip
    assert all((tmp_path / name).read_text() == "<html>mine</html>" for name in others)


def test_an_article_called_index_leaves_the_index_alone(tmp_path: Path) -> None:
    made = episode(tmp_path, "index")
    write_site(SHOW, [made], tmp_path)
    assert page_name(made, tmp_path) == "index.page.html"
    assert "index.page.html" in (tmp_path / "index.html").read_text()


def test_a_page_below_finds_its_way_back(tmp_path: Path) -> None:
    made = episode(tmp_path / "2026" / "01")
    made.file.parent.mkdir(parents=True)
    write_site(SHOW, [made], tmp_path)
    page = tmp_path / page_name(made, tmp_path)
    assert page == tmp_path / "2026/01/tram.html"
    assert player_name(made, tmp_path) == "2026/01/tram.player.json"
    tree = lxml.html.parse(str(page)).getroot()
    relative = tree.xpath(
        "//@src | //link[@rel='stylesheet']/@href | //header[@class='site']/a/@href"
    )
    assert "tram.mp3" in relative
    for href in set(relative) - {"tram.mp3"}:
        assert (page.parent / href).resolve().is_file(), href
    assert tree.xpath("string(//link[@rel='alternate']/@href)") == "../../feed.xml"
    assert "https://audio.example/show/2026/01/tram.mp3" in page.read_text()


def test_an_episode_elsewhere_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PublishError, match="not in the site's folder"):
        write_site(SHOW, [episode(tmp_path / "elsewhere")], tmp_path / "site")


def test_a_folder_that_cannot_be_written_to(tmp_path: Path) -> None:
    (tmp_path / "tram.html").mkdir()
    with pytest.raises(PublishError, match="cannot be written"):
        write_site(SHOW, [episode(tmp_path)], tmp_path)
    assert not list(tmp_path.glob(".*"))


def test_colours_that_are_none(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="red"):
        write_site(replace(SHOW, colours=("red",)), [], tmp_path)


def test_a_new_article_changes_the_index_alone(tmp_path: Path) -> None:
    show = replace(SHOW, episodes_per_page=5)
    episodes = many(tmp_path, 23)
    write_site(show, episodes, tmp_path)
    archive = sorted(path.name for path in tmp_path.glob("index.*.html"))
    assert archive == ["index.1.html", "index.2.html", "index.3.html"]
    newest = episode(tmp_path, "newest", title="Newest", published="2026-02-01")
    changed = write_site(show, [*episodes, newest], tmp_path)
    assert {path.name for path in changed} == {"newest.html", "newest.player.json", "index.html"}


def test_the_archive_holds_each_article_once_newest_first(tmp_path: Path) -> None:
    show = replace(SHOW, episodes_per_page=5)
    write_site(show, many(tmp_path, 23), tmp_path)
    at, titles, pages = "index.html", [], []
    while at:
        tree = lxml.html.parse(str(tmp_path / at)).getroot()
        pages.append(at)
        titles += tree.xpath("//h2/a/text()")
        back = tree.xpath("string(//link[@rel='prev']/@href)")
        assert back == ("" if len(pages) == 1 else pages[-2])
        at = tree.xpath("string(//link[@rel='next']/@href)")
    assert titles == [f"Story {n}" for n in reversed(range(23))]


def test_an_index_of_nothing(tmp_path: Path) -> None:
    write_site(SHOW, [], tmp_path)
    assert "The Ledger" in (tmp_path / "index.html").read_text()


def test_ten_thousand_entries_make_two_hundred_pages() -> None:
    entries = (
        Entry(
            href=f"s{n}.html", title=f"Story {n}", teaser="", byline="", published="",
            made_at=f"2026-01-02T{n // 3600:02}:{n // 60 % 60:02}:{n % 60:02}Z", language="en",
            duration_s=60.0,
        )
        for n in range(10_000)
    )  # fmt: skip
    pages = dict(index_files(SHOW, entries))
    assert len(pages) == 200
    assert pages["index.html"].count(b"<h2>") == 50


def linked(folder: Path) -> dict[str, Any]:
    tree = lxml.html.parse(str(folder / "tram.html")).getroot()
    data: dict[str, Any] = json.loads(tree.xpath("string(//script[@type='application/ld+json'])"))
    return data


def test_machines_are_told_of_the_article_the_audio_and_how_it_was_made(tmp_path: Path) -> None:
    write_site(SHOW, [episode(tmp_path)], tmp_path)
    news = linked(tmp_path)
    assert news["@type"] == "NewsArticle"
    assert news["mainEntityOfPage"] == "https://news.example/tram"
    audio = news["audio"]
    assert audio["@type"] == "AudioObject"
    assert audio["contentUrl"] == "https://audio.example/show/tram.mp3"
    assert audio["description"] == "This audio is created with AI assistance."
    assert audio["duration"] == "PT75.25S"
    assert audio["encodingFormat"] == "audio/mpeg"
    assert "digitalsourcetype" in audio["digitalSourceType"]
    tree = lxml.html.parse(str(tmp_path / "tram.html")).getroot()
    assert tree.xpath("string(//link[@rel='canonical']/@href)") == "https://news.example/tram"
    said = {m.get("property"): m.get("content") for m in tree.xpath("//meta[@property]")}
    assert said["og:url"] == "https://audio.example/show/tram.html"
    assert said["og:audio"] == "https://audio.example/show/tram.mp3"
    assert said["og:title"] == "Council backs new tram line"


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "file:///etc/passwd", "//x", "http://[", "x"]
)
def test_a_link_that_is_no_web_address_is_left_out(tmp_path: Path, url: str) -> None:
    write_site(SHOW, [episode(tmp_path, url=url)], tmp_path)
    tree = lxml.html.parse(str(tmp_path / "tram.html")).getroot()
    assert url not in tree.xpath("//@href")
    assert linked(tmp_path)["url"] == "https://audio.example/show/tram.html"


def test_the_disclosure_is_the_episodes_else_the_shows(tmp_path: Path) -> None:
    show = replace(SHOW, disclosure=lambda language: f"made by a machine ({language})")
    made = episode(tmp_path, disclosure="")
    write_site(show, [made], tmp_path)
    for name in ("tram.html", "tram.player.json", "index.html"):
        assert "made by a machine (en)" in (tmp_path / name).read_text()


def test_what_the_embedded_player_is_told(tmp_path: Path) -> None:
    write_site(SHOW, [episode(tmp_path)], tmp_path)
    told = json.loads((tmp_path / "tram.player.json").read_text())
    assert told | {"labels": None} == {
        "version": 1, "title": "Council backs new tram line", "audio": "tram.mp3",
        "page": "tram.html", "duration_s": 75.25, "language": "en", "direction": "ltr",
        "disclosure": "This audio is created with AI assistance.", "labels": None,
        "chapters": [{"title": "One", "start_s": 0.0}],
    }  # fmt: skip
    assert told["labels"]["minutes"] == "1 min"


def test_scripts_and_styles_are_small_readable_and_ask_nobody() -> None:
    """Under 30 kB in all, and no address but that of the SVG and HTML namespaces."""
    assets = site_assets(SHOW)
    assert sum(map(len, assets.values())) < 30_000
    for name, content in assets.items():
        text = content.decode()
        assert max(map(len, text.splitlines())) <= 110, name
        assert not re.search(r"https?://(?!www\.w3\.org/)", text)
        assert not re.search(
            r"\beval\b|innerHTML|document\.write|cookie(?!s;)|[A-Z]+-(LIGHT|DARK)", text
        )


def test_pages_hold_no_script_or_style_of_their_own(tmp_path: Path) -> None:
    write_site(SHOW, [episode(tmp_path)], tmp_path)
    for name in ("tram.html", "index.html"):
        tree = lxml.html.parse(str(tmp_path / name)).getroot()
        assert not tree.xpath("//style | //@style | //@*[starts-with(name(), 'on')]")
        kinds = tree.xpath("//script[not(@src)]/@type")
        assert set(kinds) <= {"application/json", "application/ld+json"}
        assert len(kinds) == len(tree.xpath("//script[not(@src)]"))
        policy = tree.xpath("string(//meta[@http-equiv='Content-Security-Policy']/@content)")
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy


def test_tags_are_closed(tmp_path: Path) -> None:
    """Each element that must be closed is, in its own order."""
    void = {"meta", "link", "input", "img", "path", "br"}
    open_tags: list[str] = []

    class Checker(HTMLParser):
        def handle_starttag(self, tag: str, attrs: object) -> None:
            if tag not in void:
                open_tags.append(tag)

        def handle_endtag(self, tag: str) -> None:
            if tag not in void:
                assert open_tags.pop() == tag

    write_site(SHOW, [episode(tmp_path)], tmp_path)
    for name in ("tram.html", "index.html"):
        Checker().feed((tmp_path / name).read_text())
        assert open_tags == []
