"""One broken entry of an archive costs itself alone, and its reason is told."""

from __future__ import annotations

import gzip
import io
import json
import logging
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from audio_news.errors import ReadError
from audio_news.read import PassedOver, ReadOptions, Source, feed, read_source
from audio_news.read import jsonl as json_lines
from audio_news.read.fetch import Page
from tests.batch.archives import KINDS, made

COUNT, BROKEN = 6, 3


def whole(tmp_path: Path, kind: str) -> bytes:
    return KINDS[kind](tmp_path / kind, made(COUNT, broken=0)).read_bytes()


def titles(count: int = COUNT) -> list[str]:
    return [article.title for article in made(count, broken=0)]


def others() -> list[str]:
    return [title for number, title in enumerate(titles()) if number != BROKEN]


def read(name: str, data: bytes) -> tuple[list[str], list[PassedOver]]:
    passed: list[PassedOver] = []
    options = ReadOptions(passed_over=passed.append)
    return [a.title for a in read_source(Source(name, data=data), options)], passed


def line_replaced(data: bytes, by: bytes) -> bytes:
    lines = data.splitlines(keepends=True)
    lines[BROKEN] = by
    return b"".join(lines)


@pytest.mark.parametrize(
    ("broken", "why"),
    [
        (b'{"title": "The bridge op\n', "not valid JSON"),
        (b"[1, 2]\n", "not a JSON object"),
        (b'{"title": "A", "text": ' + b"[" * 100_000 + b"\n", "not valid JSON"),
        (b'{"title": "A", "text": ""}\n', "no text"),
        (b"\xff\xfe\x00\n", "not valid JSON"),
    ],
)
def test_broken_line_of_json(tmp_path: Path, broken: bytes, why: str) -> None:
    found, passed = read("a.jsonl", line_replaced(whole(tmp_path, "archive.jsonl"), broken))
    assert found == others()
    assert [(entry.name, why in entry.reason) for entry in passed] == [("a.jsonl#4", True)]


def test_line_of_json_that_is_too_long(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_lines, "MAX_LINE_BYTES", 2_000)
    long = json.dumps({"title": "A", "text": "It rains. " * 1_000}).encode() + b"\n"
    found, passed = read("a.jsonl", line_replaced(whole(tmp_path, "archive.jsonl"), long))
    assert found == others()
    assert [entry.name for entry in passed] == ["a.jsonl#4"]


def test_first_line_of_json_is_broken(tmp_path: Path) -> None:
    found, passed = read("a.jsonl", b'{"title": "cut o\n' + whole(tmp_path, "archive.jsonl"))
    assert found == titles()
    assert [entry.name for entry in passed] == ["a.jsonl#1"]


def test_line_of_json_that_breaks_off_at_the_end(tmp_path: Path) -> None:
    found, passed = read("a.jsonl", whole(tmp_path, "archive.jsonl") + b'{"title": "cut o')
    assert found == titles()
    assert [entry.name for entry in passed] == [f"a.jsonl#{COUNT + 1}"]


@pytest.mark.parametrize(
    "tear",
    [
        lambda parts: [*parts[:BROKEN], '{"title": "The bridge op', *parts[BROKEN + 1 :]],
        lambda parts: [*parts[:BROKEN], parts[BROKEN].replace('"title"', '"title'), *parts[4:]],
    ],
)
def test_array_of_json_that_is_broken_in_the_middle(
    tmp_path: Path, tear: Callable[[list[str]], list[str]]
) -> None:
    parts = whole(tmp_path, "archive.jsonl").decode().splitlines()
    found, passed = read("a.json", f"[{', '.join(tear(parts))}]".encode())
    assert found == others()
    assert [(entry.name, "not valid JSON" in entry.reason) for entry in passed] == [
        (f"a.json#{BROKEN + 1}", True)
    ]


def test_array_of_json_that_is_cut_off(tmp_path: Path) -> None:
    text = f"[{', '.join(whole(tmp_path, 'archive.jsonl').decode().splitlines())}]"
    found, passed = read("a.json", text[:-9].encode())
    assert found == titles()[:-1]
    assert [entry.name for entry in passed] == [f"a.json#{COUNT}"]


def test_array_of_broken_json_only_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    data = ("[" + ", ".join(['{"a": }'] * 1000) + ', {"title": "A", "text": "It rains."}]').encode()
    with pytest.raises(ReadError, match="not valid JSON"):
        read("a.json", data)
    monkeypatch.setattr(json_lines, "MOST_BROKEN", 2000)
    assert read("a.json", data)[0] == ["A"]


@pytest.mark.parametrize(
    "broken", [b'"The harbour opened,2024-01-04,It opened.\r\n', b'The harbour opened,"2024\r\n']
)
def test_quote_that_nothing_closes(tmp_path: Path, broken: bytes) -> None:
    data = whole(tmp_path, "archive.csv")
    start = [match.start() for match in re.finditer(rb"(?m)^The \w+ \w+ \d+,", data)]
    torn = data[: start[BROKEN]] + broken + data[start[BROKEN + 1] :]
    found, passed = read("a.csv", torn)
    assert found == [f"{title} {n}" for n, title in enumerate(titles()) if n != BROKEN]
    assert [(entry.name, "is broken" in entry.reason) for entry in passed] == [("a.csv#4", True)]


def test_first_row_without_a_text_costs_no_other() -> None:
    found, passed = read("a.csv", b"title,text\nRain,\nSnow,It snows.\n")
    assert found == ["Snow"]
    assert [(entry.name, entry.reason) for entry in passed] == [("a.csv#1", "It has no text")]


def item_replaced(data: bytes, change: Callable[[bytes], bytes]) -> bytes:
    head, *items = re.split(rb"(?=<item>)", data)
    items[BROKEN] = change(items[BROKEN])
    return head + b"".join(items)


@pytest.mark.parametrize(
    "change",
    [
        lambda item: item.replace(b"<title>", b"<title>A & B "),
        lambda item: item.replace(b"<title>", b"<title>A <b>B "),
        lambda item: item.replace(b"<p>", b"\x0b<p>", 1),
        lambda item: item.replace(b"<p>", b"]]><p>", 1),
        lambda item: item.replace(b"</item>", b""),
        lambda item: item.replace(b"]]>", b""),
    ],
)
def test_post_that_is_no_xml(tmp_path: Path, change: Callable[[bytes], bytes]) -> None:
    found, passed = read("a.xml", item_replaced(whole(tmp_path, "archive.wxr.xml"), change))
    assert found == others()
    assert [entry.name for entry in passed] == [f"a.xml#{BROKEN}"]
    assert "no XML at line " in passed[0].reason


def test_post_about_items_is_whole(tmp_path: Path) -> None:
    data = item_replaced(
        whole(tmp_path, "archive.wxr.xml"),
        lambda item: item.replace(b"<p>", b"<p>An <item> within </item>, they say. ", 1),
    )
    found, passed = read("a.xml", data)
    assert (found, passed) == (titles(), [])


def records(tmp_path: Path) -> list[bytes]:
    data = gzip.decompress(whole(tmp_path, "archive.warc.gz"))
    return [b"WARC/1." + part for part in data.split(b"WARC/1.")[1:]]


@pytest.mark.parametrize("length", [b"50", b"5000", b"none"])
@pytest.mark.parametrize("packed", [True, False])
def test_record_of_a_wrong_length(tmp_path: Path, length: bytes, packed: bool) -> None:
    parts = records(tmp_path)
    wrong = re.sub(rb"(Content-Length: )\d+", rb"\g<1>" + length, parts[BROKEN], count=1)
    parts[BROKEN] = wrong
    found, passed = read("a.warc", b"".join(map(gzip.compress, parts) if packed else parts))
    assert len(found) == COUNT - 1
    assert len(passed) == 1
    assert titles()[BROKEN + 1 :] == found[BROKEN:], "what comes after it is read"


def test_broken_member_of_a_packed_archive(tmp_path: Path) -> None:
    parts = [bytearray(gzip.compress(part)) for part in records(tmp_path)]
    parts[BROKEN][len(parts[BROKEN]) // 2] ^= 0xFF
    found, passed = read("a.warc", b"".join(parts))
    assert found == others()
    assert len(passed) == 1


def test_broken_member_of_a_zip(tmp_path: Path) -> None:
    data = bytearray(whole(tmp_path, "archive.zip"))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        at = archive.getinfo(f"pages/{BROKEN}.md").header_offset
    data[at + 80] ^= 0xFF  # its checksum does not hold any more
    found, passed = read("a.zip", bytes(data))
    assert found == others()
    assert [entry.name for entry in passed] == [f"a.zip/pages/{BROKEN}.md"]
    assert "CRC" in passed[0].reason


def test_broken_file_of_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from audio_news.read import markdown

    read_whole = markdown.read

    def fails(source: Source, options: ReadOptions) -> object:
        if source.name.endswith(f"{BROKEN}.md"):
            raise KeyError("a fault of the reader's own")
        return read_whole(source, options)

    monkeypatch.setattr(markdown, "read", fails)
    KINDS["pages"](tmp_path / "pages", made(COUNT, broken=0))
    passed: list[PassedOver] = []
    source = Source("pages", path=tmp_path / "pages")
    found = list(read_source(source, ReadOptions(passed_over=passed.append)))
    assert len(found) == COUNT - 1
    assert len(passed) == 1
    assert "KeyError" in passed[0].reason


def test_broken_entries_of_a_feed() -> None:
    good = {"title": "Rain", "content_text": "It rains."}
    feed = {"version": "https://jsonfeed.org/version/1.1", "items": [good, 7, {"title": "A"}, good]}
    found, passed = read("a.json", json.dumps(feed).encode())
    assert found == ["Rain", "Rain"]
    assert [(entry.name, entry.reason) for entry in passed] == [
        ("a.json#2", "It is not a JSON object"), ("a.json#3", "It has no text"),
    ]  # fmt: skip


def test_an_archive_of_broken_entries_only_is_an_error() -> None:
    with pytest.raises(ReadError, match="No article"):
        read("a.jsonl", b'{"title": "A"}\n{"text": \n')


def test_what_is_passed_over_is_logged_unless_somebody_listens(
    caplog: pytest.LogCaptureFixture,
) -> None:
    data = b'{"title": "A", "text": "It rains."}\n{broken}\n'
    draft = b'{"title": "B", "text": "It snows.", "status": "draft"}\n'
    list(read_source(Source("a.jsonl", data=data + draft)))
    assert [record.levelno for record in caplog.records] == [logging.WARNING]
    assert "a.jsonl#2 was passed over: Line 2 of a.jsonl" in caplog.text
    caplog.clear()
    read("a.jsonl", data + draft)
    assert not caplog.records


def test_an_article_that_is_far_too_long() -> None:
    rows = [{"title": "A", "text": "It rains."}, {"title": "B", "text": "word " * 210_000}]
    line = [json.dumps(row).encode() + b"\n" for row in rows]
    found, passed = read("a.jsonl", b"".join(line))
    assert found == ["A"]
    assert [what.name for what in passed] == ["a.jsonl#2"]
    assert re.fullmatch(r"It holds 1,0\d\d,\d{3} characters, 1,000,000 at most", passed[0].reason)
    with pytest.raises(ReadError, match="1,000,000 at most"):
        read("a.jsonl", line[1])
    with pytest.raises(ReadError, match="1,000,000 at most"):
        read("a.html", b"<html><body><p>" + b"It rains today. " * 63_000 + b"</p></body></html>")


def test_page_that_a_feed_links_to_is_held_to_the_same() -> None:
    entry = feed.Entry("1", "https://post.example/rain", None, is_whole=False, digest="")

    def page(text: str) -> Page:
        body = f"<html><h1>Rain</h1><article><p>{text}</p></article></html>"
        return Page("https://post.example/rain", body.encode(), "text/html")

    rained = feed.page_article(entry, page("It rained \ufffe all day. " * 20), ReadOptions())
    assert "\ufffe" not in rained.blocks[-1].text
    with pytest.raises(ReadError, match=r"holds 1,.* characters"):
        feed.page_article(entry, page("It rained all day. " * 60_000), ReadOptions())
