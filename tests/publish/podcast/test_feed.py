import json
import locale
import re
import uuid
from dataclasses import replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from audio_news.errors import SettingsError
from audio_news.models import Block, Revision, Role
from audio_news.publish import record
from audio_news.publish.item import item_of
from audio_news.publish.podcast.build import build
from audio_news.publish.podcast.channel import channel, guid_of
from audio_news.publish.podcast.feed import Page, feed
from tests.publish.podcast.feeds import by_podcastparser, parsed, whole, xpath
from tests.publish.podcast.shelves import ADDRESS, audio, episode, put, shelf_of, show


def test_a_feed_read_by_two_other_programs(tmp_path: Path) -> None:
    shelf_of(tmp_path / "2026" / "01", 3)
    build(tmp_path, show())
    whole(tmp_path)
    found = parsed(tmp_path / "feed.xml")
    assert found.feed.title == "Harbour Morning"
    assert found.feed.link == ADDRESS
    assert found.feed.language == "en"
    assert found.feed.rights == "2026 The Harbour Times"
    assert "created with AI assistance" in found.feed.description
    assert found.feed.image.href.startswith(f"{ADDRESS}artwork.")
    entry = found.entries[0]
    assert (entry.title, entry.link) == ("Story 2", "https://news.example/2")
    assert "created with AI assistance" in entry.description
    assert '<a href="https://news.example/2">Read it at Example</a>' in entry.content[0].value
    assert entry.enclosures[0].href == f"{ADDRESS}2026/01/story-2.mp3"
    other = by_podcastparser(tmp_path / "feed.xml")
    assert other["itunes_owner"] == {"name": "The Harbour Times", "email": "radio@example.com"}
    assert other["itunes_categories"] == [["News", "Daily News"]]
    assert other["explicit"] is False
    first = other["episodes"][0]
    assert first["guid"] == uuid.uuid5(uuid.NAMESPACE_URL, "https://news.example/2").urn
    assert first["total_time"] == 12
    assert first["published"] == datetime(2026, 1, 3, 5, 2, tzinfo=UTC).timestamp()


def test_the_notes_tell_the_list_that_an_opening_leads_to(tmp_path: Path) -> None:
    """As of a digest, which has no address of its own."""
    made = episode(tmp_path, 0, url="", title="Morning briefing")
    told = ("In this briefing:", "Trams run again", "Pier reopens")
    blocks = tuple(Block(Role.LIST if n else Role.STANDFIRST, text) for n, text in enumerate(told))
    last = Block(Role.BODY, "The trams.")
    put(replace(made, article=replace(made.article, blocks=(*blocks, last))))
    build(tmp_path, show())
    entry = parsed(tmp_path / "feed.xml").entries[0]
    assert entry.description.startswith("In this briefing: Trams run again; Pier reopens\n")
    page = f"{ADDRESS}morning-briefing.html"
    assert f'<a href="{page}">Morning briefing</a>' in entry.content[0].value
    index = (tmp_path / "index.html").read_text(encoding="utf-8")
    assert "In this briefing: Trams run again; Pier reopens" in index


def test_the_podcast_namespace(tmp_path: Path) -> None:
    put(episode(tmp_path, 0))
    build(tmp_path, show())
    file = tmp_path / "feed.xml"
    assert xpath(file, "/rss/channel/podcast:guid/text()") == [guid_of(f"{ADDRESS}feed.xml")]
    assert xpath(file, "/rss/channel/podcast:locked[@owner='radio@example.com']/text()") == ["yes"]
    assert xpath(file, "/rss/channel/podcast:medium/text()") == ["podcast"]
    assert xpath(file, "/rss/channel/podcast:license/text()") == ["cc-by-4.0"]
    assert xpath(file, "//podcast:funding[@url='https://example.com/give']/text()") == [
        "Support us"
    ]
    assert len(xpath(file, "//podcast:txt[@purpose='ai-content']")) == 2
    assert xpath(file, "//item/podcast:person/text()") == ["Jane Doe"]
    assert xpath(file, "//item/podcast:chapters/@type") == ["application/json+chapters"]
    kinds = xpath(file, "//item/podcast:transcript/@type")
    assert kinds == ["text/vtt", "application/x-subrip", "application/json"]


@pytest.mark.parametrize(
    ("feed_address", "guid"),
    [
        ("https://podnews.net/rss", "9b024349-ccf0-5f69-a609-6b82873eab3c"),
        ("http://mp3s.nashownotes.com/pc20rss.xml/", "917393e3-1b1e-5cef-ace4-edaa54e1f810"),
    ],
)
def test_the_guid_of_a_podcast_is_the_namespaces(feed_address: str, guid: str) -> None:
    assert guid_of(feed_address) == guid


def test_what_a_show_does_not_say_is_left_out(tmp_path: Path) -> None:
    put(episode(tmp_path, 0, chapters=(), byline=None))
    build(tmp_path, show(email="", licence="", funding="", categories=[], author=""))
    file = tmp_path / "feed.xml"
    for name in ("itunes:owner", "podcast:license", "podcast:funding", "podcast:person"):
        assert not xpath(file, f"//{name}")
    assert not xpath(file, "//podcast:chapters")
    assert not (tmp_path / "story-0.chapters.json").exists()
    assert not [e for e in etree.parse(str(file)).iter() if not (e.text or e.attrib or len(e))]


def test_licences_and_guids_of_ones_own(tmp_path: Path) -> None:
    own = channel(
        show(
            licence="Press use only https://example.com/l", guid="abc", funding="https://a.example/"
        ),
        tmp_path,
    )
    assert (own.licence, own.licence_url) == ("Press use only", "https://example.com/l")
    assert (own.guid, own.funding, own.funding_url) == (
        "abc", "https://a.example/", "https://a.example/",
    )  # fmt: skip


@pytest.mark.parametrize(
    "address", ["example.com", "ftp://example.com/", "https://a/?b", "https://u@a/"]
)
def test_an_address_that_is_none(address: str, tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"podcast\.address"):
        build(tmp_path, show(address=address))


def test_without_an_address_links_are_relative_and_the_build_says_so(tmp_path: Path) -> None:
    put(episode(tmp_path / "a", 0, url=""))
    built = build(tmp_path, show(address=""))
    assert any("podcast.address" in warning for warning in built.warnings)
    assert xpath(tmp_path / "feed.xml", "//enclosure/@url") == ["a/story-0.mp3"]
    assert not xpath(tmp_path / "feed.xml", "//podcast:guid | //atom:link")
    assert not (tmp_path / "podcast.opml").exists()
    build(tmp_path, show())
    assert xpath(tmp_path / "podcast.opml", "//outline/@xmlUrl") == [f"{ADDRESS}feed.xml"]
    build(tmp_path, show(address=""))
    assert not (tmp_path / "podcast.opml").exists()


def test_dates_are_rfc_5322_whatever_the_locale(tmp_path: Path) -> None:
    for number, published in enumerate(
        ["2026-03-04", "2026-03-04T05:06", "2026-03-04T05:06:07+05:30", "yesterday", None]
    ):
        put(episode(tmp_path, number, published=published))
    revised = Revision(made_at="2025-12-24T00:00:00Z", sha256="", title="")
    put(episode(tmp_path, 5, published=None, revisions=(revised,)))
    before = locale.setlocale(locale.LC_ALL)
    for name in ("de_DE.UTF-8", "uk_UA.UTF-8", ""):
        try:
            locale.setlocale(locale.LC_ALL, name)
        except locale.Error:
            continue
    try:
        build(tmp_path, show())
    finally:
        locale.setlocale(locale.LC_ALL, before)
    dates = {
        item.findtext("title"): item.findtext("pubDate")
        for item in xpath(tmp_path / "feed.xml", "//item")
    }
    assert dates == {
        "Story 0": "Wed, 04 Mar 2026 00:00:00 +0000",
        "Story 1": "Wed, 04 Mar 2026 05:06:00 +0000",
        "Story 2": "Wed, 04 Mar 2026 05:06:07 +0530",
        "Story 3": "Sun, 01 Feb 2026 00:03:00 +0000",
        "Story 4": "Sun, 01 Feb 2026 00:04:00 +0000",
        "Story 5": "Wed, 24 Dec 2025 00:00:00 +0000",
    }
    built = xpath(tmp_path / "feed.xml", "//lastBuildDate/text()")[0]
    assert parsedate_to_datetime(built) == datetime(2026, 2, 1, 0, 5, tzinfo=UTC)


HOSTILE = [
    "]]></title><script>alert(1)</script>",
    "a\x00b\x0bc\x1bd\ufffee",
    "lone \ud800 surrogate \udfff",
    "right\u202eot\u2066tfel",
    "&amp; &#0; &bogus; <b>bold</b>",
    "x" * 3000,
    "ي" * 600,
    "smile \U0001f600 \U000e0001",
    "   \n\t ",
    "\"quoted\" and 'single' --> <v Evil>",
]


@pytest.mark.parametrize("title", HOSTILE)
def test_hostile_titles_stay_text(title: str, tmp_path: Path) -> None:
    made = episode(
        tmp_path, 0, title=title, body=f"{title}.", stem="a", byline=title, guid="urn:uuid:0"
    )
    made.file.write_bytes(audio(made.size_bytes))
    made.record.write_text(
        json.dumps(json.loads("".join(record.dump(made, "r")))), encoding="ascii"
    )
    built = build(tmp_path, show(description=title, author=title))
    assert not built.left_out
    whole(tmp_path)
    found = parsed(tmp_path / "feed.xml")
    assert len(found.entries) == 1
    assert len(found.entries[0].title) <= 255
    assert not xpath(tmp_path / "feed.xml", "//script | //v")
    text = (tmp_path / "feed.xml").read_text(encoding="utf-8")
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\u202a-\u202e\u2066-\u2069]", text)
    for end in (".vtt", ".srt", ".transcript.json", ".chapters.json"):
        (tmp_path / f"a{end}").read_text(encoding="utf-8")


@settings(max_examples=60, deadline=None)
@given(st.text(), st.text(), st.text())
def test_any_text_makes_a_feed(title: str, body: str, url: str) -> None:
    folder = Path("/nowhere")
    made = episode(folder, 0, title=title, body=body or "x", url=url, stem="a", byline=title)
    own = channel(show(description=body, funding=url), folder)
    text = feed(own, Page(path="feed.xml"), [item_of(made, "a.json")], made.made_at)
    root = etree.fromstring(text)
    assert len(root.findall("channel/item")) == 1
    assert root.findtext("channel/item/title")
