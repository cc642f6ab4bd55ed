"""Feeds followed into a podcast, against a real site on this machine."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from audio_news.errors import PublishError, UsageError
from audio_news.models import Article, Episode
from audio_news.production import Studio
from audio_news.publish import record, withdrawn
from audio_news.publish.podcast.build import build
from audio_news.read import ReadOptions
from audio_news.showfile import load_settings
from audio_news.watching import Event, Newsroom, Orders, WatchHeld
from tests.newsdesk import Site, Story, newsdesk

QUICK = {"voice.name": "silent", "sound.intro": "none", "sound.outro": "none"}
SETTINGS = load_settings(environ={}, flags={**QUICK, "sound.format": "wav"})
WEIR = Story(
    "weir",
    "Weir at Dunmore repaired",
    [
        "The weir at Dunmore was repaired on Monday, the board said, and boats may pass it again.",
        "It had been broken since the spring of last year. Nobody had known whose it was.",
        "The work cost two million pounds and took eleven weeks, a spokesman for the board said.",
    ],
)
FERRY = Story(
    "ferry",
    "Ferry fares rise",
    ["Fares on the harbour ferry rise in January.", "Passengers were not asked."],
)


@pytest.fixture
def site() -> Iterator[Site]:
    with newsdesk() as site:
        yield site


def orders(site: Site, folder: Path, **changed: Any) -> Orders:
    fields: dict[str, Any] = {
        "feeds": (f"{site.base}/feed.xml",),
        "folder": folder,
        "settings": SETTINGS,
        "options": ReadOptions(allow_hosts=frozenset({"127.0.0.1"})),
        "once": True,
        "host_pause_s": 0.0,
    }
    return Orders(**fields | changed)


def watched(site: Site, folder: Path, **changed: Any) -> list[Event]:
    """One round, in which the podcast is not built: artwork takes its time."""
    return list(Newsroom(orders(site, folder, **changed), rebuild=lambda *_: None).run())


def watched_and_built(site: Site, folder: Path) -> list[Event]:
    return list(Newsroom(orders(site, folder)).run())


def told(events: list[Event], what: str) -> list[tuple[str, str]]:
    return [(event.about, event.why) for event in events if event.what == what]


def episodes(folder: Path) -> dict[str, Episode]:
    """By GUID; fails where two records share one."""
    found = [
        record.loads(note.read_text(encoding="utf-8"), note)[0]
        for note in folder.glob("*.json")
        if note.name.count(".") == 1
    ]
    assert len({episode.guid for episode in found}) == len(found)
    return {episode.guid: episode for episode in found}


def only(folder: Path) -> Episode:
    (episode,) = episodes(folder).values()
    return episode


def test_each_article_is_made_once_and_the_feed_asked_conditionally(
    site: Site, tmp_path: Path
) -> None:
    site.publish([WEIR, FERRY])
    first = watched_and_built(site, tmp_path)
    assert told(first, "made") == [(WEIR.title, "new"), (FERRY.title, "new")]
    assert told(first, "podcast")
    feed = (tmp_path / "feed.xml").read_text()
    assert feed.count("<item>") == 2
    assert build(tmp_path, SETTINGS).written == 0, "the same as a build by hand"
    second = watched_and_built(site, tmp_path)
    assert told(second, "polled") == [(f"{site.base}/feed.xml", "nothing new")]
    assert [event.what for event in second] == ["started", "polled", "round"]
    assert site.asked == [("/feed.xml", 200), ("/feed.xml", 304)]
    assert next(iter(site.agents)).startswith("audio-news/")


@pytest.mark.parametrize("spoken", [True, False])
def test_a_correction_respeaks_what_changed_and_keeps_name_and_guid(
    site: Site, tmp_path: Path, spoken: bool
) -> None:
    podcast = replace(SETTINGS.podcast, spoken_updates=spoken)
    settings = replace(SETTINGS, podcast=podcast)
    site.publish([WEIR])
    watched(site, tmp_path, settings=settings)
    before = only(tmp_path)
    corrected = [WEIR.text[0], WEIR.text[1], WEIR.text[2].replace("eleven", "twelve")]
    site.publish(
        [replace(WEIR, title="Weir repaired", text=corrected, updated="2026-11-18T09:00:00Z")]
    )
    (made,) = [e for e in watched(site, tmp_path, settings=settings) if e.what == "made"]
    assert made.why == "its text changed"
    after = only(tmp_path)
    assert (after.guid, after.file, after.record) == (before.guid, before.file, before.record)
    assert after.title == "Weir repaired"
    assert made.facts["clips_spoken"] == 2 + spoken
    assert made.facts["clips_reused"] == len(before.cues) - 2
    assert [revision.title for revision in after.revisions] == [WEIR.title]
    assert corrected[2] in after.revisions[0].changed
    said = [cue.spoken for cue in after.cues]
    assert ("Updated on November eighteenth, twenty twenty six." in said) is spoken
    if spoken:
        assert said.index("Updated on November eighteenth, twenty twenty six.") == 2
    assert told(watched(site, tmp_path, settings=settings), "made") == []


def test_a_date_that_changes_alone_makes_nothing(site: Site, tmp_path: Path) -> None:
    site.publish([WEIR])
    watched(site, tmp_path)
    stamp = only(tmp_path).file.stat().st_mtime_ns
    site.publish([replace(WEIR, updated="2026-11-24T12:00:00Z")])
    events = watched(site, tmp_path)
    assert told(events, "kept") == [(WEIR.title, "its text is the same")]
    assert not told(events, "podcast")
    assert only(tmp_path).file.stat().st_mtime_ns == stamp


def test_what_disappears_from_the_feed_stays(site: Site, tmp_path: Path) -> None:
    site.publish([WEIR, FERRY])
    watched(site, tmp_path)
    site.publish([FERRY])
    watched(site, tmp_path)
    assert {episode.title for episode in episodes(tmp_path).values()} == {WEIR.title, FERRY.title}
    site.publish([WEIR, FERRY])
    assert told(watched(site, tmp_path), "made") == []


def withdraw(folder: Path, title: str) -> None:
    """As `podcast remove` does; and the watch forgets all it knew."""
    (one,) = (episode for episode in episodes(folder).values() if episode.title == title)
    entry = withdrawn.Withdrawal(
        guid=one.guid, at="2026-11-24T00:00:00Z", title=one.title, url=one.url or "",
        source=one.source, identity=one.url or "", record=one.record.name, file=one.file.name,
        sha256=one.sha256,
    )  # fmt: skip
    withdrawn.keep(folder, [entry])
    one.file.unlink()
    one.record.unlink()
    for path in (folder / ".audio-news").glob("watch.sqlite*"):
        path.unlink()


@pytest.mark.parametrize("kind", ["whole", "page", "page of another address"])
def test_what_was_withdrawn_is_never_made_again(site: Site, tmp_path: Path, kind: str) -> None:
    weir = replace(WEIR, summary_only=kind != "whole")
    if kind == "page of another address":
        weir = replace(weir, canonical=f"{site.base}/river/weir")
    site.publish([weir, FERRY])
    watched(site, tmp_path)
    withdraw(tmp_path, WEIR.title)
    site.asked.clear()
    site.publish([replace(weir, text=["Another text.", *WEIR.text]), FERRY])
    for _ in range(2):
        assert told(watched(site, tmp_path), "made") == []
    assert only(tmp_path).title == FERRY.title
    if kind == "page":
        assert site.times("/weir") == 0, "nor is it asked for"


def test_summaries_are_read_from_their_pages_and_pages_asked_again(
    site: Site, tmp_path: Path
) -> None:
    summary = replace(WEIR, summary_only=True)
    site.publish([summary])
    watched(site, tmp_path, recheck_s=3600.0)
    assert [block.text for block in only(tmp_path).article.blocks[1:]] == WEIR.text
    assert ("/robots.txt", 404) in site.asked
    assert site.times("/weir") == 1
    watched(site, tmp_path, recheck_s=3600.0)
    assert site.times("/weir") == 1, "an hour has not passed"
    site.publish([summary, FERRY])
    watched(site, tmp_path, recheck_s=1e-3)  # nor does it pass for what was looked at before
    assert site.times("/weir") == 1


def test_a_page_corrected_in_silence_is_found(site: Site, tmp_path: Path) -> None:
    summary = replace(WEIR, summary_only=True)
    site.publish([summary])
    watched(site, tmp_path, recheck_s=1e-3)
    watched(site, tmp_path, recheck_s=1e-3)
    assert site.asked[-1] == ("/weir", 304)
    site.pages["/weir"] = site.page(replace(WEIR, text=[*WEIR.text[:2], "It was cheap."]))
    assert told(watched(site, tmp_path, recheck_s=1e-3), "made") == [
        (WEIR.title, "its text changed")
    ]
    assert site.times("/feed.xml", 304) == 0, "a feed with a page due is read, not just asked"


def test_robots_are_obeyed_for_pages(site: Site, tmp_path: Path) -> None:
    site.pages["/robots.txt"] = b"User-agent: *\nDisallow: /weir\n"
    site.publish([replace(WEIR, summary_only=True), FERRY])
    events = watched(site, tmp_path)
    ((title, why),) = told(events, "skipped")
    assert title == WEIR.title
    assert "robots.txt" in why
    assert site.times("/weir") == 0
    assert only(tmp_path).title == FERRY.title


BROKEN = {
    "malformed": b"<rss version='2.0'><channel><item><title>Half",
    "html": b"<!doctype html><html><head><title>x</title></head><body>Not here</body></html>",
    "empty": b"",
    "no entries": b"<rss version='2.0'><channel><title>None</title></channel></rss>",
    "binary": bytes(range(256)) * 20,
    "json": b'{"version": "https://jsonfeed.org/version/1.1", "items": 3}',
    "huge": b"<rss version='2.0'>" + b" " * 21_000_000,
}


@pytest.mark.parametrize("kind", BROKEN)
def test_a_feed_that_breaks_stops_no_other(site: Site, tmp_path: Path, kind: str) -> None:
    site.publish([FERRY])
    site.pages["/broken.xml"] = BROKEN[kind]
    both = (f"{site.base}/broken.xml", f"{site.base}/feed.xml")
    events = watched(site, tmp_path, feeds=both)
    assert [about for about, _ in told(events, "feed failed")] == [both[0]]
    assert told(events, "made") == [(FERRY.title, "new")]


def test_a_feed_cut_off_between_entries_gives_no_half_article(site: Site, tmp_path: Path) -> None:
    site.publish([FERRY, WEIR])
    whole = site.pages["/feed.xml"]
    site.pages["/feed.xml"] = whole[: whole.index(b"It had been broken")]
    assert told(watched(site, tmp_path), "feed failed")
    assert episodes(tmp_path) == {}
    site.pages["/feed.xml"] = whole
    assert len(told(watched(site, tmp_path), "made")) == 2


@pytest.mark.parametrize("status", [404, 410, 500, 503])
def test_a_status_is_a_failure_that_is_told(site: Site, tmp_path: Path, status: int) -> None:
    site.publish([FERRY])
    site.statuses["/feed.xml"] = (status, {})
    (event,) = [e for e in watched(site, tmp_path) if e.is_failure]
    assert event.facts["status"] == status
    assert event.facts["retry_s"] >= 300


def test_a_connection_that_breaks_off_is_a_failure(site: Site, tmp_path: Path) -> None:
    site.publish([FERRY])
    site.statuses["/feed.xml"] = (200, {"Content-Length": "1000000"})
    assert told(watched(site, tmp_path), "feed failed")


def test_a_server_that_asks_for_time_gets_it_also_from_the_next_run(
    site: Site, tmp_path: Path
) -> None:
    site.publish([FERRY])
    site.statuses["/feed.xml"] = (503, {"Retry-After": "1200"})
    (failed,) = [e for e in watched(site, tmp_path) if e.is_failure]
    assert failed.facts["retry_s"] >= 1200
    site.statuses.clear()
    (waiting,) = [e for e in watched(site, tmp_path) if e.what == "waiting"]
    assert 1100 < waiting.facts["wait_s"] <= 1200
    assert len(site.asked) == 1


def test_a_time_beyond_any_we_give_is_a_clock_that_was_wrong(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.publish([FERRY])
    site.statuses["/feed.xml"] = (503, {"Retry-After": "1200"})
    with monkeypatch.context() as wrong:
        wrong.setattr("audio_news.watching.newsroom.time.time", lambda: 9e9)
        watched(site, tmp_path)
    site.statuses.clear()
    assert told(watched(site, tmp_path), "made") == [(FERRY.title, "new")]


def many(number: int) -> list[Story]:
    return [Story(f"s{n}", f"Story {n}", [f"Text number {n}."]) for n in range(number)]


def test_a_limit_leaves_the_rest_to_the_next_rounds(site: Site, tmp_path: Path) -> None:
    site.publish(many(5))
    made = [told(watched(site, tmp_path, limit=2), "made") for _ in range(4)]
    assert [len(each) for each in made] == [2, 2, 1, 0]
    assert len(episodes(tmp_path)) == 5


def test_since_is_for_what_is_new(site: Site, tmp_path: Path) -> None:
    old = replace(WEIR, published="Mon, 02 Nov 2026 10:00:00 GMT")
    site.publish([FERRY, old])
    week = datetime(2026, 11, 17, tzinfo=UTC)
    events = watched(site, tmp_path, since=week)
    assert told(events, "made") == [(FERRY.title, "new")]
    assert told(events, "skipped") == [(WEIR.title, "it was published before --since")]
    site.publish([FERRY, old, *many(1)])
    assert len(told(watched(site, tmp_path), "made")) == 2, "a later run may ask for all"
    site.publish([FERRY, replace(old, text=["It broke again."])])
    assert told(watched(site, tmp_path, since=week), "made") == [(WEIR.title, "its text changed")]


def test_a_date_in_the_future_is_told(site: Site, tmp_path: Path) -> None:
    site.publish([replace(FERRY, published="Tue, 24 Nov 2099 10:00:00 GMT")])
    assert told(watched(site, tmp_path), "made") == [
        (FERRY.title, "new, though dated in the future")
    ]


def test_an_article_of_two_feeds_is_made_once_and_does_not_change_sides(
    site: Site, tmp_path: Path
) -> None:
    site.publish([WEIR], "/feed.xml")
    site.publish([replace(WEIR, text=WEIR.text[:1]), FERRY], "/other.xml")
    both = (f"{site.base}/feed.xml", f"{site.base}/other.xml")
    for second in range(3):
        watched(site, tmp_path, feeds=both)
        touched = replace(WEIR, text=WEIR.text[:1], updated=f"2026-11-24T12:00:0{second}Z")
        site.publish([touched, FERRY], "/other.xml")
    assert len(episodes(tmp_path)) == 2
    weir = next(e for e in episodes(tmp_path).values() if e.title == WEIR.title)
    assert weir.revisions == ()
    assert len(weir.article.blocks) == 4


def test_articles_of_one_title_get_files_of_their_own_though_made_at_once(
    site: Site, tmp_path: Path
) -> None:
    site.publish([Story(f"s{n}", "Same title", [f"Text number {n}."]) for n in range(6)])
    watched(site, tmp_path, at_once=3)
    found = episodes(tmp_path).values()
    assert len(found) == 6
    assert len({episode.file for episode in found}) == 6
    assert {episode.article.blocks[1].text for episode in found} == {
        f"Text number {n}." for n in range(6)
    }


@pytest.mark.parametrize("canonical", ["/", "/live"])
def test_pages_that_all_give_one_address_are_articles_of_their_own(
    site: Site, tmp_path: Path, canonical: str
) -> None:
    address = site.base + canonical
    stories = [
        replace(WEIR, key=key, title=f"Weir {key}", summary_only=True, canonical=address)
        for key in ("one", "two", "three")
    ]
    site.publish(stories)
    watched(site, tmp_path)
    assert {e.title for e in episodes(tmp_path).values()} == {story.title for story in stories}
    site.publish(stories)
    assert told(watched(site, tmp_path), "made") == []


def test_an_address_that_changes_under_the_same_id_is_the_same_episode(
    site: Site, tmp_path: Path
) -> None:
    site.publish([WEIR])
    watched(site, tmp_path)
    before = only(tmp_path)
    site.publish([replace(WEIR, path="/weir-2")])
    assert told(watched(site, tmp_path), "made") == [(WEIR.title, "its address changed")]
    assert only(tmp_path).guid == before.guid
    assert (only(tmp_path).url or "").endswith("/weir-2")
    new = replace(FERRY, path="/weir")
    site.publish([replace(WEIR, path="/weir-2"), new])
    watched(site, tmp_path)
    assert len(episodes(tmp_path)) == 2, "and an article at its old address is another one"


@pytest.mark.parametrize("damage", ["gone", "broken"])
def test_the_records_are_the_truth(site: Site, tmp_path: Path, damage: str) -> None:
    site.publish([WEIR, FERRY])
    watched(site, tmp_path)
    for path in (tmp_path / ".audio-news").glob("watch.sqlite*"):
        path.unlink()
    if damage == "broken":
        (tmp_path / ".audio-news" / "watch.sqlite").write_bytes(b"not a database" * 1000)
    events = watched(site, tmp_path)
    assert told(events, "made") == []
    assert len(told(events, "kept")) == 2


def test_audio_without_its_record_is_made_anew_and_a_strangers_file_left_alone(
    site: Site, tmp_path: Path
) -> None:
    """As after a kill between the two renames; and as where somebody put a file there."""
    site.publish([WEIR])
    watched(site, tmp_path)
    only(tmp_path).record.unlink()
    (tmp_path / "ferry-fares-rise.wav").write_bytes(b"a stranger's")
    site.publish([replace(WEIR, updated="2026-11-24T12:00:00Z"), FERRY])
    assert len(told(watched(site, tmp_path), "made")) == 2
    files = {episode.file.name for episode in episodes(tmp_path).values()}
    assert files == {"weir-at-dunmore-repaired.wav", "ferry-fares-rise-2.wav"}
    assert (tmp_path / "ferry-fares-rise.wav").read_bytes() == b"a stranger's"


def test_damaged_audio_is_made_again(site: Site, tmp_path: Path) -> None:
    site.publish([WEIR])
    watched(site, tmp_path)
    only(tmp_path).file.write_bytes(b"?")
    site.publish([replace(WEIR, updated="2026-11-24T12:00:00Z")])
    assert told(watched(site, tmp_path), "made") == [(WEIR.title, "its audio was not whole")]


def test_one_article_that_cannot_be_made_stops_no_other(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    german = replace(
        WEIR, key="de", title="Wehr repariert",
        text=["Das Wehr wurde am Montag repariert, und die Boote können wieder fahren."],
    )  # fmt: skip
    site.publish([german, WEIR, FERRY])
    real = Studio.produce

    def produce(self: Studio, article: Article, *args: Any, **more: Any) -> Episode:
        if article.title == WEIR.title:
            raise ZeroDivisionError("a bug of ours")
        return real(self, article, *args, **more)

    settings = load_settings(environ={}, flags={**QUICK, "voice.name": "heart"})
    monkeypatch.setattr(Studio, "produce", produce)
    events = watched(site, tmp_path, settings=settings)
    assert told(events, "made") == [(FERRY.title, "new")]
    failed = dict(told(events, "failed"))
    assert "'de'" in failed["Wehr repariert"]
    assert "ZeroDivisionError" in failed[WEIR.title]
    monkeypatch.undo()
    assert told(watched(site, tmp_path), "made")[-1] == (WEIR.title, "new")


def test_a_podcast_that_could_not_be_built_is_built_by_the_next_run(
    site: Site, tmp_path: Path
) -> None:
    site.publish([FERRY])

    def full(folder: Path, settings: object) -> None:
        raise PublishError("The disk is full")

    events = list(Newsroom(orders(site, tmp_path), rebuild=full).run())
    assert told(events, "podcast failed")
    assert told(watched_and_built(site, tmp_path), "podcast")
    assert (tmp_path / "feed.xml").is_file()
    assert not told(watched_and_built(site, tmp_path), "podcast")


def test_one_watch_a_folder(site: Site, tmp_path: Path) -> None:
    site.publish([FERRY])
    running = Newsroom(orders(site, tmp_path)).run()
    next(running)
    with pytest.raises(WatchHeld, match=f"process {os.getpid()}"):
        watched(site, tmp_path)
    running.close()
    watched(site, tmp_path)


def test_told_to_stop_it_finishes_the_article_in_hand(site: Site, tmp_path: Path) -> None:
    site.publish(many(4))
    newsroom = Newsroom(orders(site, tmp_path, once=False), rebuild=lambda *_: None)
    events = []
    for event in newsroom.run():
        events.append(event)
        if event.what == "made":
            newsroom.stop.set()
    assert len(told(events, "made")) == 1
    assert events[-1].what == "stopped"
    assert told(events, "podcast"), "what is made is in the feed"
    assert len(told(watched(site, tmp_path), "made")) == 3


def test_the_loop_asks_again(site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site.publish([FERRY])
    monkeypatch.setattr("audio_news.watching.orders.SHORTEST_S", 0.0)
    newsroom = Newsroom(orders(site, tmp_path, once=False, every_s=0.01), rebuild=lambda *_: None)
    made = []
    for event in newsroom.run():
        if event.what == "made":
            made.append(event.about)
            site.publish([FERRY, *many(1)])
        if len(made) == 2:
            newsroom.stop.set()
    assert made == [FERRY.title, "Story 0"]


def test_a_file_is_a_feed_too(site: Site, tmp_path: Path) -> None:
    (tmp_path / "news.xml").write_bytes(site.rss([FERRY]))
    events = watched(site, tmp_path / "out", feeds=(str(tmp_path / "news.xml"),))
    assert told(events, "made") == [(FERRY.title, "new")]


@pytest.mark.parametrize(
    "wrong", [{"every_s": 1.0, "once": False}, {"feeds": ("a.xml", "a.xml")}], ids=str
)
def test_orders_that_cannot_be(site: Site, tmp_path: Path, wrong: dict[str, Any]) -> None:
    with pytest.raises(UsageError):
        orders(site, tmp_path, **wrong)
