"""Rules for each episode, its audio, transcripts and chapters."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from audio_news.publish.podcast.feed import CHAPTERS_TYPE
from audio_news.publish.podcast.lint.document import Node
from audio_news.publish.podcast.lint.door import Answer, Door
from audio_news.publish.podcast.lint.findings import Findings, finding, vocabulary
from audio_news.publish.podcast.lint.formats import (
    audio_kind,
    chapters_trouble,
    transcript_trouble,
)
from audio_news.publish.podcast.lint.show import (
    LONGEST_DESCRIPTION_BYTES,
    LONGEST_TITLE,
    discloses,
)

AUDIO_TYPES = {
    "mp3": ("audio/mpeg",),
    "m4a": ("audio/mp4", "audio/x-m4a", "audio/m4a"),
    "opus": ("audio/ogg", "audio/opus"),
    "flac": ("audio/flac", "audio/x-flac"),
    "wav": ("audio/wav", "audio/x-wav", "audio/wave", "audio/vnd.wave"),
}
DIRECTORIES_PLAY = ("mp3", "m4a")
HEAVY_MB = 200
_DURATION = re.compile(r"\d+|(\d+:)?[0-5]?\d:[0-5]\d", re.ASCII)
_PLAIN = re.compile(r"[A-Za-z0-9\-._~/:%?=&\[\]]+")


def check_episode(item: Node, now: datetime) -> Findings:
    """What is wrong with what the feed says of an episode."""
    where = name_of(item)
    title = item.text("title") or item.text("itunes:title")
    if not title:
        yield finding("episode-title", where)
    if len(title) > LONGEST_TITLE:
        yield finding("episode-title-long", where, length=len(title))
    if (length := len(item.text("description").encode())) > LONGEST_DESCRIPTION_BYTES:
        yield finding("episode-description-long", where, length=length)
    yield from _date(item, now)
    if not _DURATION.fullmatch(duration := item.text("itunes:duration")):
        yield finding("episode-duration", where, value=duration)
    if (explicit := item.text("itunes:explicit")) not in ("", "true", "false"):
        yield finding("episode-explicit", where, value=explicit)
    if (kind := item.text("itunes:episodeType")) not in ("", "full", "trailer", "bonus"):
        yield finding("episode-kind", where, value=kind)
    if not discloses(item):
        yield finding("episode-disclosure", where)
    yield from _enclosure(item)
    yield from _named_types(item)


def name_of(item: Node) -> str:
    """What an episode is called in a finding."""
    return item.text("title") or item.text("guid") or item.attribute("enclosure", "url") or "?"


def _date(item: Node, now: datetime) -> Findings:
    text = item.text("pubDate")
    try:
        found = parsedate_to_datetime(text)
    except ValueError:
        yield finding("episode-date", name_of(item), value=text)
        return
    found = found if found.tzinfo else found.replace(tzinfo=UTC)
    if found > now:
        yield finding("episode-date-future", name_of(item), value=text)


def _enclosure(item: Node) -> Findings:
    where, enclosure = name_of(item), item.first("enclosure")
    url = enclosure.get("url") if enclosure else ""
    if enclosure is None or not url:
        yield finding("enclosure", where)
        return
    if url == item.text("guid"):
        yield finding("episode-guid-address", where)
    if not _PLAIN.fullmatch(url):
        yield finding("enclosure-ascii", where, url=url)
    if "://" in url and not url.startswith("https://"):
        yield finding("feed-http", where, url=url)
    kind, expected = enclosure.get("type"), AUDIO_TYPES.get(suffix_of(url), ())
    if expected and kind not in expected:
        yield finding("enclosure-type", where, value=kind, expected=expected[0])
    if suffix_of(url) not in DIRECTORIES_PLAY:
        yield finding("enclosure-format", where, value=suffix_of(url))
    length = enclosure.get("length")
    if not length.isdecimal() or int(length) == 0:
        yield finding("enclosure-length", where, value=length)


def suffix_of(url: str) -> str:
    """How the name of an address's file ends, without the dot."""
    return url.partition("?")[0].rpartition("/")[2].rpartition(".")[2].lower()


def _named_types(item: Node) -> Findings:
    where = name_of(item)
    found = list(item.all("podcast:transcript"))
    if not found:
        yield finding("transcript", where)
    for node in found:
        if (kind := node.get("type")) not in vocabulary()["transcripts"]:
            yield finding("transcript-type", where, url=node.get("url"), value=kind)
    for node in item.all("podcast:chapters"):
        if (kind := node.get("type")) != CHAPTERS_TYPE:
            yield finding("chapters-type", where, url=node.get("url"), value=kind)


def check_files(item: Node, door: Door) -> Findings:
    """What is wrong with the files that an episode points at."""
    where, enclosure = name_of(item), item.first("enclosure")
    if enclosure and (url := enclosure.get("url")) and (answer := door.probe(url)):
        if answer.trouble:
            yield finding("enclosure-unreachable", where, url=url, why=answer.trouble)
        else:
            yield from _audio(where, url, enclosure, answer)
    for node in item.all("podcast:transcript"):
        url = node.get("url")
        if answer := door.read(url):
            if answer.trouble:
                yield finding("transcript-unreachable", where, url=url, why=answer.trouble)
            elif why := transcript_trouble(answer.data, node.get("type")):
                yield finding("transcript-broken", where, url=url, why=why)
    for node in item.all("podcast:chapters"):
        url = node.get("url")
        if answer := door.read(url):
            if answer.trouble:
                yield finding("chapters-unreachable", where, url=url, why=answer.trouble)
            elif why := chapters_trouble(answer.data):
                yield finding("chapters-broken", where, url=url, why=why)


def _audio(where: str, url: str, enclosure: Node, answer: Answer) -> Findings:
    length, kind = enclosure.get("length"), enclosure.get("type")
    if answer.head:
        yield finding("enclosure-head", where, url=url, why=answer.head)
    if not answer.has_ranges:
        yield finding("enclosure-ranges", where, url=url)
    if answer.size is not None and length.isdecimal() and int(length) != answer.size:
        yield finding("enclosure-size", where, url=url, real=answer.size, value=length)
    served = answer.media_type.partition(";")[0].strip().lower()
    same = next((types for types in AUDIO_TYPES.values() if kind in types), (kind,))
    if served and served not in same:
        yield finding("enclosure-served-type", where, url=url, value=served, expected=kind)
    expected = next((name for name, types in AUDIO_TYPES.items() if kind in types), "")
    if expected and audio_kind(answer.data) != expected:
        yield finding("enclosure-content", where, url=url, expected=expected.upper())
    if answer.size and answer.size > HEAVY_MB * 1_000_000:
        yield finding("enclosure-heavy", where, size=answer.size // 1_000_000)
