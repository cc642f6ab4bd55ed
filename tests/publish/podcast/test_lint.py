import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from PIL import Image

from audio_news.errors import PublishError
from audio_news.podcast import lint_url
from audio_news.publish.podcast.build import build
from audio_news.publish.podcast.feed import NAMESPACES
from audio_news.publish.podcast.lint.findings import finding, rules
from audio_news.publish.podcast.lint.run import lint_folder
from audio_news.publish.serving import server
from audio_news.publish.serving.app import Serving, application
from audio_news.publish.serving.hosts import hosts_for
from tests.publish.podcast.shelves import ADDRESS, shelf_of, show
from tests.servers import served

LOCAL = frozenset({"127.0.0.1"})
CHANNEL, ITEM = "/rss/channel", "/rss/channel/item[1]"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shelf_of(tmp_path, 2)
    build(tmp_path, show())
    return tmp_path


def broken(folder: Path) -> set[str]:
    return {found.rule for found in lint_folder(folder).findings}


def edit(folder: Path, path: str, change: Callable[[Any], object]) -> None:
    """Change an element of the feed."""
    tree = etree.parse(str(folder / "feed.xml"))
    found: Any = tree.xpath(path, namespaces=NAMESPACES)
    change(found[0])
    tree.write(str(folder / "feed.xml"), encoding="UTF-8", xml_declaration=True)


def gone(element: Any) -> None:
    element.getparent().remove(element)


def text(value: str) -> Callable[[Any], None]:
    def change(element: Any) -> None:
        element.text = value

    return change


def attribute(name: str, value: str) -> Callable[[Any], None]:
    return lambda element: element.set(name, value)


def test_what_we_build_stands_every_rule(folder: Path) -> None:
    report = lint_folder(folder)
    assert report.findings == ()
    assert (report.episodes, report.files, report.feed) == (2, 2, f"{ADDRESS}feed.xml")


@pytest.mark.parametrize(
    ("rule", "path", "change"),
    [
        ("feed-title", f"{CHANNEL}/title", gone),
        ("feed-title-long", f"{CHANNEL}/title", text("x" * 300)),
        ("feed-link", f"{CHANNEL}/link", gone),
        ("feed-http", f"{CHANNEL}/link", text("http://example.com/")),
        ("feed-self", f"{CHANNEL}/atom:link[@rel='self']", gone),
        ("feed-description", f"{CHANNEL}/description", gone),
        ("feed-description-long", f"{CHANNEL}/description", text("é" * 2001)),
        ("feed-language", f"{CHANNEL}/language", text("English")),
        ("feed-language", f"{CHANNEL}/language", gone),
        ("feed-category", f"{CHANNEL}/itunes:category", gone),
        ("feed-category-unknown", f"{CHANNEL}/itunes:category", attribute("text", "Gossip")),
        (
            "feed-category-unknown",
            f"{CHANNEL}/itunes:category/itunes:category",
            attribute("text", "Baseball"),
        ),
        ("feed-explicit", f"{CHANNEL}/itunes:explicit", text("clean")),
        ("feed-author", f"{CHANNEL}/itunes:author", gone),
        ("feed-email", f"{CHANNEL}/itunes:owner", gone),
        ("feed-type", f"{CHANNEL}/itunes:type", text("daily")),
        ("feed-guid", f"{CHANNEL}/podcast:guid", gone),
        ("feed-guid-form", f"{CHANNEL}/podcast:guid", text("mine")),
        ("feed-locked", f"{CHANNEL}/podcast:locked", text("true")),
        ("feed-medium", f"{CHANNEL}/podcast:medium", text("radio")),
        ("artwork", f"{CHANNEL}/itunes:image", gone),
        ("artwork-unreachable", f"{CHANNEL}/itunes:image", attribute("href", f"{ADDRESS}no.png")),
        ("episode-title", f"{ITEM}/title", gone),
        ("episode-title-long", f"{ITEM}/title", text("x" * 300)),
        ("episode-description-long", f"{ITEM}/description", text("x" * 4001)),
        ("episode-guid", f"{ITEM}/guid", gone),
        ("episode-guid-changed", f"{ITEM}/guid", text("urn:uuid:new")),
        ("episode-guid-address", f"{ITEM}/guid", text(f"{ADDRESS}story-1.mp3")),
        ("episode-date", f"{ITEM}/pubDate", text("2026-01-02")),
        ("episode-date", f"{ITEM}/pubDate", gone),
        ("episode-date-future", f"{ITEM}/pubDate", text("Tue, 24 Nov 2099 12:48:52 +0000")),
        ("episode-duration", f"{ITEM}/itunes:duration", text("12 min")),
        ("episode-explicit", f"{ITEM}/itunes:explicit", text("no")),
        ("episode-kind", f"{ITEM}/itunes:episodeType", text("news")),
        ("enclosure", f"{ITEM}/enclosure", gone),
        ("enclosure-ascii", f"{ITEM}/enclosure", attribute("url", f"{ADDRESS}störy.mp3")),
        ("enclosure-type", f"{ITEM}/enclosure", attribute("type", "audio/mp4")),
        ("enclosure-format", f"{ITEM}/enclosure", attribute("url", f"{ADDRESS}story-1.flac")),
        ("enclosure-length", f"{ITEM}/enclosure", attribute("length", "0")),
        ("enclosure-size", f"{ITEM}/enclosure", attribute("length", "7")),
        ("enclosure-unreachable", f"{ITEM}/enclosure", attribute("url", f"{ADDRESS}no.mp3")),
        ("enclosure-twice", f"{ITEM}/enclosure", attribute("url", f"{ADDRESS}story-0.mp3")),
        ("transcript-type", f"{ITEM}/podcast:transcript[1]", attribute("type", "text/srt2")),
        ("transcript-unreachable", f"{ITEM}/podcast:transcript[1]", attribute("url", "no.vtt")),
        ("chapters-type", f"{ITEM}/podcast:chapters", attribute("type", "application/json")),
        ("chapters-unreachable", f"{ITEM}/podcast:chapters", attribute("url", "no.json")),
    ],
)  # fmt: skip
def test_each_rule_that_the_feed_can_break(
    rule: str, path: str, change: Callable[[Any], object], folder: Path
) -> None:
    edit(folder, path, change)
    assert rule in broken(folder)


@pytest.mark.parametrize(
    ("rule", "name", "content"),
    [
        ("feed-xml", "feed.xml", b"<rss>"),
        ("feed-page", "feed.xml", b"\n<!DOCTYPE html><title>Show</title>"),
        ("feed-xml", "feed.xml", b"<!DOCTYPE r [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><r>&e;"),
        ("feed-rss", "feed.xml", b"<feed xmlns='http://www.w3.org/2005/Atom'/>"),
        ("enclosure-size", "story-1.mp3", b"ID3short"),
        ("enclosure-content", "story-1.mp3", b"<html>" + bytes(495)),
        ("transcript-broken", "story-1.vtt", b"no vtt"),
        ("transcript-broken", "story-1.vtt", b"WEBVTT\n\n00:02.000 --> 00:01.000\nx\n"),
        ("transcript-broken", "story-1.vtt", b"WEBVTT\n\n2 --> 3\nx\n"),
        ("transcript-broken", "story-1.vtt", b"WEBVTT\n"),
        ("transcript-broken", "story-1.vtt", b"WEBVTT\n\n\xff"),
        (
            "transcript-broken",
            "story-1.srt",
            b"1\n00:00:02,000 --> 00:00:03,000\nx\n\n2\n00:00:01,000 --> 00:00:03,000\nx\n",
        ),
        ("transcript-broken", "story-1.transcript.json", b"{}"),
        (
            "transcript-broken",
            "story-1.transcript.json",
            b'{"version": "1", "segments": [{"startTime": "1", "body": ""}]}',
        ),
        ("chapters-broken", "story-1.chapters.json", b'{"version": "1.2.0", "chapters": []}'),
        (
            "chapters-broken",
            "story-1.chapters.json",
            b'{"version": "1.2.0", "chapters": [{"startTime": 2}, {"startTime": 1}]}',
        ),
    ],
)  # fmt: skip
def test_each_rule_that_a_file_can_break(
    rule: str, name: str, content: bytes, folder: Path
) -> None:
    (folder / name).write_bytes(content)
    assert rule in broken(folder)


def test_a_show_and_episodes_that_do_not_say_how_they_are_made(folder: Path) -> None:
    file = folder / "feed.xml"
    plain = re.sub(r"<podcast:txt.*?</podcast:txt>", "", file.read_text())
    file.write_text(plain)
    assert "feed-disclosure" not in broken(folder)  # the descriptions still say it
    file.write_text(plain.replace("created with AI assistance", "made with CARE"))
    assert {"feed-disclosure", "episode-disclosure"} <= broken(folder)


def test_an_empty_feed_and_relative_links(tmp_path: Path) -> None:
    build(tmp_path, show(address=""))
    assert {"feed-empty", "feed-relative"} <= broken(tmp_path)


def test_a_guid_twice_even_on_another_page(tmp_path: Path) -> None:
    shelf_of(tmp_path, 25)
    build(tmp_path, show())
    assert lint_folder(tmp_path).findings == ()
    first = etree.parse(str(tmp_path / "feed.xml")).findtext("channel/item/guid")
    archive = next(tmp_path.glob("feed-0001_*.xml"))
    archive.write_text(re.sub(r"urn:uuid:[^<]+", str(first), archive.read_text(), count=1))
    assert "episode-guid-twice" in broken(tmp_path)


def without(before: str, after: str) -> Callable[[Path], object]:
    return lambda file: file.write_text(file.read_text().replace(before, after))


@pytest.mark.parametrize(
    ("rule", "harm"),
    [
        ("archive-unreachable", lambda file: file.unlink()),
        ("feed-xml", lambda file: file.write_text("<")),
        ("archive-mark", without("<fh:archive/>", "")),
        ("archive-loop", without('rel="current"', 'rel="prev-archive"')),
    ],
)
def test_each_rule_that_an_archive_can_break(
    rule: str, harm: Callable[[Path], object], tmp_path: Path
) -> None:
    shelf_of(tmp_path, 25)
    build(tmp_path, show())
    harm(next(tmp_path.glob("feed-0001_*.xml")))
    assert rule in broken(tmp_path)


@pytest.mark.parametrize(
    ("rule", "size", "mode", "kind"),
    [
        ("artwork-size", (1200, 1200), "RGB", "PNG"),
        ("artwork-size", (1500, 1400), "RGB", "JPEG"),
        ("artwork-size", (3001, 3001), "RGB", "PNG"),
        ("artwork-colours", (1400, 1400), "RGBA", "PNG"),
        ("artwork-colours", (1400, 1400), "CMYK", "JPEG"),
        ("artwork-type", (1400, 1400), "RGB", "GIF"),
        ("artwork-type", None, "", ""),
    ],
)
def test_each_rule_that_artwork_can_break(
    rule: str, size: tuple[int, int] | None, mode: str, kind: str, folder: Path
) -> None:
    file = next(folder.glob("artwork.*"))
    if size:
        Image.new(mode, size).save(file, kind)
    else:
        file.write_bytes(b"no picture")
    assert rule in broken(folder)


def test_heavy_files(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = next(folder.glob("artwork.*"))
    file.write_bytes(file.read_bytes() + bytes(600_000))
    with (folder / "story-1.mp3").open("r+b") as stream:
        stream.truncate(201_000_000)
    assert {"artwork-heavy", "enclosure-heavy", "enclosure-size"} <= broken(folder)


def test_a_link_that_leads_out_of_the_folder(folder: Path) -> None:
    (folder.parent / "secret.vtt").write_text("WEBVTT\n\n00:01.000 --> 00:02.000\nx\n")
    edit(folder, f"{ITEM}/podcast:transcript[1]", attribute("url", f"{ADDRESS}../secret.vtt"))
    (found,) = lint_folder(folder).findings
    assert "leads out of the folder" in found.says


def test_no_feed(tmp_path: Path) -> None:
    with pytest.raises(PublishError, match=r"no feed\.xml"):
        lint_folder(tmp_path)


def test_a_podcast_on_the_network(folder: Path) -> None:
    sock = server.bind("127.0.0.1", 0)
    serving = Serving(root=folder, hosts=hosts_for("127.0.0.1"))
    with server.running(application(serving), sock):
        (base,) = server.addresses(sock, "127.0.0.1")
        report = lint_url(f"{base}feed.xml", allow_hosts=LOCAL)
    assert (report.episodes, report.files) == (2, 2)
    assert {found.rule for found in report.findings} == {"feed-http"}
    assert report.errors == 0


def test_a_server_that_knows_neither_head_nor_ranges_and_has_another_file(folder: Path) -> None:
    files = {f"/{p.name}": p.read_bytes() for p in folder.iterdir() if p.is_file()}
    files["/story-1.mp3"] += b"more"
    with served(files) as (base, handler):
        there = f"{base}/".encode()
        handler.files["/feed.xml"] = files["/feed.xml"].replace(ADDRESS.encode(), there)
        report = lint_url(f"{base}/feed.xml", files=1, allow_hosts=LOCAL)
    assert report.files == 1
    assert {found.rule for found in report.findings if found.severity == "error"} == {
        "enclosure-head", "enclosure-ranges", "enclosure-size",
    }  # fmt: skip


def test_a_feed_that_is_not_there() -> None:
    with served({}) as (base, _):
        report = lint_url(f"{base}/feed.xml", allow_hosts=LOCAL)
    assert [found.rule for found in report.findings] == ["feed-unreachable"]
    assert "not a public address" in lint_url("http://127.0.0.1:9/").findings[0].says


def test_every_rule_has_plain_words_and_a_source() -> None:
    table = rules()
    for rule, told in table["rules"].items():
        assert told["severity"] in ("error", "warning"), rule
        assert told["source"] in table["sources"], rule
        names = re.findall(r"{(\w+)", told["says"])
        found = finding(rule, "x", **dict.fromkeys(names, "y"))
        assert found.says.endswith("."), rule
        assert found.source.startswith("https://")
        assert json.dumps(found.says)
