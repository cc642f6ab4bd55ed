"""Rules for the feed as a whole and its picture."""

from __future__ import annotations

import re
from io import BytesIO

from audio_news.publish.podcast.lint.document import Node
from audio_news.publish.podcast.lint.door import Door
from audio_news.publish.podcast.lint.findings import Findings, finding, vocabulary

LONGEST_TITLE = 255
LONGEST_DESCRIPTION_BYTES = 4000
SMALLEST_SIDE, LARGEST_SIDE = 1400, 3000
HEAVY_KB = 512
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8})*", re.ASCII | re.IGNORECASE)
_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.ASCII | re.IGNORECASE)


def check_show(channel: Node, url: str) -> Findings:
    """What is wrong with the channel; `url` is where the feed was found, "" for a folder."""
    yield from _required(channel)
    yield from _addresses(channel, url)
    if not _LANGUAGE.fullmatch(language := channel.text("language")):
        yield finding("feed-language", value=language)
    if (explicit := channel.text("itunes:explicit")) not in ("true", "false"):
        yield finding("feed-explicit", value=explicit)
    if (kind := channel.text("itunes:type")) not in ("", "episodic", "serial"):
        yield finding("feed-type", value=kind)
    yield from _categories(channel)
    yield from _namespace(channel)
    if not discloses(channel):
        yield finding("feed-disclosure")


def _required(channel: Node) -> Findings:
    for name in ("title", "link", "description"):
        if not channel.text(name):
            yield finding(f"feed-{name}")
    if len(title := channel.text("title")) > LONGEST_TITLE:
        yield finding("feed-title-long", length=len(title))
    if (length := len(channel.text("description").encode())) > LONGEST_DESCRIPTION_BYTES:
        yield finding("feed-description-long", length=length)
    if not channel.text("itunes:author"):
        yield finding("feed-author")
    owner = channel.first("itunes:owner")
    if not (owner and "@" in owner.text("itunes:email")):
        yield finding("feed-email")
    if not channel.has("item"):
        yield finding("feed-empty")


def _addresses(channel: Node, url: str) -> Findings:
    link = channel.text("link")
    if link and "://" not in link:
        yield finding("feed-relative", url=link)
    elif link.startswith("http://"):
        yield finding("feed-http", url=link)
    own = [node.get("href") for node in channel.all("atom:link") if node.get("rel") == "self"]
    if ("://" in link and not own) or (own and url and url not in own):
        yield finding("feed-self", url=own[0] if own else "nothing")


def _categories(channel: Node) -> Findings:
    known = vocabulary()["categories"]
    found = list(channel.all("itunes:category"))
    if not found:
        yield finding("feed-category")
    for node in found:
        if (main := node.get("text")) not in known:
            yield finding("feed-category-unknown", value=main)
            continue
        for sub in node.all("itunes:category"):
            if sub.get("text") not in known[main]:
                yield finding("feed-category-unknown", value=f"{main} > {sub.get('text')}")


def _namespace(channel: Node) -> Findings:
    guid = channel.text("podcast:guid")
    if not guid:
        yield finding("feed-guid")
    elif not _UUID.fullmatch(guid):
        yield finding("feed-guid-form", value=guid)
    if channel.has("podcast:locked") and channel.text("podcast:locked") not in ("yes", "no"):
        yield finding("feed-locked", value=channel.text("podcast:locked"))
    medium = channel.text("podcast:medium")
    if medium and medium not in vocabulary()["medium"]:
        yield finding("feed-medium", value=medium)


def discloses(node: Node) -> bool:
    """Whether a show or an episode says that a machine had a part in it."""
    if any(txt.get("purpose") == "ai-content" and txt.own_text for txt in node.all("podcast:txt")):
        return True
    text = " ".join(map(node.text, ("description", "content:encoded", "itunes:summary")))
    words = "|".join(map(re.escape, vocabulary()["disclosure"]))
    return re.search(rf"(?<!\w)(?:{words})(?!\w)", text) is not None


def check_artwork(channel: Node, door: Door) -> Findings:
    """What is wrong with the show's picture."""
    from PIL import Image, UnidentifiedImageError

    url = channel.attribute("itunes:image", "href")
    if not url:
        yield finding("artwork")
        return
    answer = door.read(url)
    if answer is None:
        return
    if answer.trouble:
        yield finding("artwork-unreachable", url=url, why=answer.trouble)
        return
    try:
        with Image.open(BytesIO(answer.data)) as image:
            kind, mode, (width, height) = image.format or "", image.mode, image.size
    except (UnidentifiedImageError, OSError, Image.DecompressionBombError):
        yield finding("artwork-type", value="no picture")
        return
    if kind not in ("JPEG", "PNG"):
        yield finding("artwork-type", value=kind)
    if width != height or not SMALLEST_SIDE <= width <= LARGEST_SIDE:
        yield finding("artwork-size", width=width, height=height)
    if mode != "RGB":
        yield finding("artwork-colours", value=mode)
    if (size := len(answer.data) // 1000) > HEAVY_KB:
        yield finding("artwork-heavy", size=size)
