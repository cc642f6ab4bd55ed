"""Pages asked for again, and feeds listed before anything else is fetched."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

import pytest

from audio_news.errors import ReadError
from audio_news.read import ReadOptions, Source
from audio_news.read.feed import check_whole, entries
from audio_news.read.fetch import StatusError, Validators, fetch
from tests.newsdesk import Story, newsdesk

HERE = frozenset({"127.0.0.1"})
STORY = Story("weir", "Weir repaired", ["The weir was repaired on Monday."])


def test_what_did_not_change_is_not_sent_again() -> None:
    with newsdesk() as site:
        site.pages["/a"] = b"one"
        first = fetch(f"{site.base}/a", allow_hosts=HERE)
        assert first.validators.etag
        again = fetch(f"{site.base}/a", allow_hosts=HERE, known=first.validators)
        assert (again.unchanged, again.data, again.validators) == (True, b"", first.validators)
        site.pages["/a"] = b"two"
        assert fetch(f"{site.base}/a", allow_hosts=HERE, known=first.validators).data == b"two"
        assert [status for _, status in site.asked] == [200, 304, 200]


def test_a_304_that_nobody_asked_for_is_no_page() -> None:
    with newsdesk() as site:
        site.statuses["/a"] = (304, {})
        with pytest.raises(StatusError) as caught:
            fetch(f"{site.base}/a", allow_hosts=HERE)
        assert caught.value.status == 304


@pytest.mark.parametrize(
    ("headers", "wait_s"),
    [
        ({"Retry-After": "120"}, 120),
        ({"Retry-After": "Wed, 21 Oct 2015 07:30:00 GMT", "Date": "Wed, 21 Oct 2015 07:28:00 GMT"},
         120),
        ({"Retry-After": "soon"}, None),
        ({"Retry-After": "-5"}, None),
        ({}, None),
    ],
)  # fmt: skip
def test_how_long_a_server_asks_to_be_left_alone(
    headers: dict[str, str], wait_s: float | None
) -> None:
    """A date is told by the server's own clock, whatever ours says."""
    with newsdesk() as site:
        site.statuses["/a"] = (503, headers)
        with pytest.raises(StatusError) as caught:
            fetch(f"{site.base}/a", allow_hosts=HERE, known=Validators("x"))
        assert caught.value.retry_after_s == wait_s


def test_entries_are_listed_without_a_request() -> None:
    with newsdesk() as site:
        feed = site.rss([STORY, Story("b", "B", ["Short."], summary_only=True)])
        found = list(entries(Source("feed", data=feed), ReadOptions()))
        assert [(entry.key, entry.is_whole) for entry in found] == [("weir", True), ("b", False)]
        assert [entry.url for entry in found] == [f"{site.base}/weir", f"{site.base}/b"]
        assert site.asked == []


def test_a_digest_tells_a_touched_entry() -> None:
    with newsdesk() as site:

        def digest(updated: str = "") -> str:
            feed = site.rss([replace(STORY, updated=updated)])
            (entry,) = entries(Source("feed", data=feed), ReadOptions())
            return entry.digest

        assert digest() == digest()
        assert digest() != digest(updated="2026-11-24T12:00:00Z")


@pytest.mark.parametrize("end", ["</rss>", "</RSS >\n", "</rss><!-- cached -->", "</feed>"])
def test_a_feed_that_ends_is_whole(end: str) -> None:
    check_whole(Source("feed", data=b"<rss><channel>" + end.encode()))


def test_a_feed_that_breaks_off_is_told() -> None:
    with pytest.raises(ReadError, match="breaks off"):
        check_whole(Source("feed", data=b"<rss><channel><item><title>Half"))


@pytest.mark.parametrize("items", ['["a", 1, null]', "{}", "[]"])
def test_what_is_no_entry_of_a_json_feed_is_passed_over(items: str) -> None:
    assert list(entries(json_feed(items), ReadOptions())) == []


@pytest.mark.parametrize("items", ["3", "null", "[" * 200_000])
def test_a_json_feed_that_is_none_is_told(items: str) -> None:
    with pytest.raises(ReadError, match="JSON Feed"):
        list(entries(json_feed(items), ReadOptions()))


def json_feed(items: str) -> Source:
    text = f'{{"version": "https://jsonfeed.org/version/1.1", "items": {items}}}'
    return Source("feed", data=text.encode())


@pytest.mark.parametrize(
    "entry",
    ["<title>A</title><content:encoded/>", "<title/><link/>", "<title>&#xD800;</title>",
     "<title>A</title><description>&#xD800; and more</description>"],
)  # fmt: skip
def test_an_entry_of_nothing_or_of_no_characters_is_no_crash(entry: str) -> None:
    text = '<rss xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
    source = Source("feed", data=f"{text}<item>{entry}</item></channel></rss>".encode())
    with suppress(ReadError):
        assert len(list(entries(source, ReadOptions()))) == 1
