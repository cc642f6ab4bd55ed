"""audio-news watch, as a newsroom runs it: in its own process, stopped and killed."""

from __future__ import annotations

import json
import random
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from click import BadParameter
from lxml import etree

from audio_news.cli.durations import duration, since
from audio_news.provenance import is_whole
from audio_news.publish import record
from tests.newsdesk import Site, Story, newsdesk

SHOW = """\
[voice]
name = "silent"
pace = 2.0
[sound]
intro = "none"
outro = "none"
format = "wav"
[podcast]
spoken_updates = true
"""
WORDS = [
    "harbour",
    "weir",
    "ferry",
    "board",
    "council",
    "bridge",
    "tram",
    "school",
    "river",
    "market",
]


def command(site: Site, folder: Path, *args: str) -> list[str]:
    (folder.parent / "show.toml").write_text(SHOW)
    return [
        sys.executable, "-m", "audio_news", "watch", f"{site.base}/feed.xml", "-o", str(folder),
        "--show", str(folder.parent / "show.toml"), "--allow-host", "127.0.0.1", *args,
    ]  # fmt: skip


def once(site: Site, folder: Path, *args: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command(site, folder, "--once", *args),
        capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip


def stories(number: int) -> list[Story]:
    return [
        Story(f"s{n}", f"Story {n}", [f"The {word} opened on day {n}." for word in WORDS[:3]])
        for n in range(number)
    ]


def test_a_line_of_json_for_everything_done(tmp_path: Path) -> None:
    with newsdesk() as site:
        site.publish(stories(1))
        done = once(site, tmp_path / "out", "--json")
        assert done.returncode == 0, done.stderr
        lines = [json.loads(line) for line in done.stdout.splitlines()]
        assert [line["event"] for line in lines] == [
            "started", "polled", "made", "podcast", "round"
        ]  # fmt: skip
        made = lines[2]
        assert set(made) >= {"at", "about", "why", "feed", "url", "file", "guid", "duration_s",
                             "clips_spoken", "clips_reused", "revisions"}  # fmt: skip
        assert made["why"] == "new"
        assert lines[-1]["made"] == 1
        text = once(site, tmp_path / "other").stdout
        assert "made         Story 0: new; 0:0" in text
        assert "out/" not in once(site, tmp_path / "other").stdout


def test_once_fails_where_something_failed(tmp_path: Path) -> None:
    with newsdesk() as site:
        site.publish(stories(1))
        site.statuses["/feed.xml"] = (500, {})
        done = once(site, tmp_path / "out")
        assert done.returncode == 1
        assert "answered 500" in done.stdout
        assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("args", "says"),
    [(["--every", "1s"], "too often"), (["--since", "soon"], "7d"), (["--limit", "0"], "--limit")],
)
def test_misuse(tmp_path: Path, args: list[str], says: str) -> None:
    with newsdesk() as site:
        done = subprocess.run(
            command(site, tmp_path / "out", *args), capture_output=True, text=True, check=False
        )
        assert done.returncode == 2
        assert says in done.stderr
        assert site.asked == []


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_it_after_the_article_in_hand(tmp_path: Path, number: int) -> None:
    folder = tmp_path / "out"
    with newsdesk() as site:
        site.publish(stories(60))
        process = subprocess.Popen(
            command(site, folder, "--json"), stdout=subprocess.PIPE, text=True, pipesize=4096
        )  # it cannot run ahead: what nobody has read yet makes it wait
        assert process.stdout
        lines: list[dict[str, Any]] = []
        for line in process.stdout:
            lines.append(json.loads(line))
            if [line["event"] for line in lines].count("made") == 1 and lines[-1] == lines[2]:
                process.send_signal(number)
        assert process.wait(timeout=60) == 130
        made = [line["file"] for line in lines if line["event"] == "made"]
        assert 1 <= len(made) < 60
        assert lines[-1]["event"] == "stopped"
        assert sorted(map(str, folder.glob("*.wav"))) == sorted(made)
        second = once(site, folder, "--limit", "1", "--json")
        assert second.returncode == 0


def test_the_second_of_two_says_who_holds_the_folder(tmp_path: Path) -> None:
    with newsdesk() as site:
        site.publish([])
        process = subprocess.Popen(
            command(site, tmp_path / "out", "--json"), stdout=subprocess.PIPE, text=True
        )
        try:
            assert process.stdout
            process.stdout.readline()
            done = once(site, tmp_path / "out")
            assert done.returncode == 1
            assert f"process {process.pid}" in done.stderr
        finally:
            process.kill()
            process.wait()
            process.stdout.close()  # type: ignore[union-attr]
        assert "process" not in once(site, tmp_path / "out").stderr, "a lock dies with its holder"


def test_a_hundred_corrections_with_kills_in_between(tmp_path: Path) -> None:
    """Never two episodes of one article, never a feed that points at nothing, nothing lost."""
    chance, folder = random.Random(6), tmp_path / "out"
    desk, rounds, each = stories(10), 10, 10
    with newsdesk() as site:
        site.publish(desk)
        began = time.monotonic()
        assert once(site, folder).returncode == 0
        usual_s = time.monotonic() - began
        guids = {url: guid for guid, url in addresses(folder).items()}
        assert len(guids) == len(desk)
        kills = 0
        for _ in range(rounds):
            for _ in range(each):
                corrected(desk, chance)
            site.publish(desk)
            process = subprocess.Popen(command(site, folder, "--once"), stdout=subprocess.DEVNULL)
            began = time.monotonic()
            try:
                process.wait(timeout=chance.uniform(0.2, 1.2) * usual_s)
                usual_s = time.monotonic() - began
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
                kills += 1
            check_feed(folder)
            assert {url: guid for guid, url in addresses(folder).items()} == guids
        assert once(site, folder).returncode == 0
        assert kills
        check_feed(folder)
        assert {url: guid for guid, url in addresses(folder).items()} == guids
        said = {episode.url: episode for episode in episodes(folder)}
        for story in desk:
            episode = said[f"{site.base}/{story.key}"]
            texts = [block.text for block in episode.article.blocks]
            assert texts[0] == story.title
            assert texts[-3:] == story.text, "the last correction is the one that is heard"
            assert is_whole(episode)
        assert json.loads(once(site, folder, "--json").stdout.splitlines()[-1]) | {"at": ""} == {
            "at": "", "event": "round", "about": "", "why": "", "polled": 1
        }  # fmt: skip
        assert not list(folder.glob(".making-*"))


def corrected(desk: list[Story], chance: random.Random) -> None:
    """Change a sentence, and now and then the headline, after which a new file would be named."""
    at = chance.randrange(len(desk))
    text = list(desk[at].text)
    line = chance.randrange(len(text))
    text[line] = f"The {chance.choice(WORDS)} opened on day {chance.randrange(10_000)}."
    title = f"Story {at}, {chance.choice(WORDS)}" if chance.random() < 0.3 else desk[at].title
    desk[at] = replace(desk[at], text=text, title=title)


def episodes(folder: Path) -> list[Any]:
    notes = [note for note in folder.glob("*.json") if note.name.count(".") == 1]
    return [record.loads(note.read_text(encoding="utf-8"), note)[0] for note in notes]


def addresses(folder: Path) -> dict[str, str]:
    """URL by GUID, of every record there is; fails where two share one."""
    found = episodes(folder)
    assert len({episode.guid for episode in found}) == len(found)
    return {episode.guid: episode.url for episode in found}


def check_feed(folder: Path) -> None:
    """Whatever the feed points at is there, and no GUID comes twice."""
    items = etree.parse(folder / "feed.xml").findall(".//item")
    guids = [item.findtext("guid") for item in items]
    assert len(set(guids)) == len(guids) > 0
    for item in items:
        enclosure = item.find("enclosure")
        assert enclosure is not None
        assert (folder / unquote(enclosure.get("url", ""))).is_file()


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("90s", 90), ("5m", 300), ("10", 600), ("1h30m", 5400), ("0s", 0), ("1.5h", 5400),
     ("7d", 604_800)],
)  # fmt: skip
def test_lengths_of_time(text: str, seconds: float) -> None:
    assert duration(None, None, text) == seconds  # type: ignore[arg-type]


@pytest.mark.parametrize("text", ["", "soon", "-5m", "5 parsecs", "1e9", "m", "٣m"])
def test_what_is_no_length_of_time(text: str) -> None:
    with pytest.raises(BadParameter):
        duration(None, None, text)  # type: ignore[arg-type]


def test_moments() -> None:
    moment = since(None, None, "2026-11-24")  # type: ignore[arg-type]
    assert moment
    assert moment.isoformat().startswith("2026-11-24T00:00:00")
    assert moment.tzinfo
    week = since(None, None, "7d")  # type: ignore[arg-type]
    assert week
    assert abs(time.time() - week.timestamp() - 604_800) < 60
    for wrong in ("24.11.2026", "999999999d"):
        with pytest.raises(BadParameter):
            since(None, None, wrong)  # type: ignore[arg-type]
