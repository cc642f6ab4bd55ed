"""An episode's show notes: how the article begins, where it is, and how the audio was made."""

from __future__ import annotations

from html import escape

from audio_news.publish.item import Item
from audio_news.publish.podcast.text import line, web_address
from audio_news.publish.site.words import date_text, words


def plain(item: Item, disclosure: str) -> str:
    """The notes as plain text, a paragraph a line."""
    return "\n\n".join(part for part in (line(item.lead), _corrected(item), disclosure) if part)


def html(item: Item, disclosure: str, address: str) -> str:
    """The notes as HTML; `address` is of the article, or of its page where it has none."""
    said = words(item.language)
    own = said["original"].format(line(item.site)) if item.site else said["original_plain"]
    if not web_address(item.url):
        own = line(item.title)
    parts = (
        escape(line(item.lead)),
        f'<a href="{escape(address)}">{escape(own)}</a>',
        escape(_corrected(item)),
        escape(disclosure),
    )
    return "".join(f"<p>{part}</p>" for part in parts if part)


def _corrected(item: Item) -> str:
    if not item.corrected_at:
        return ""
    when = date_text(item.corrected_at[: len("2026-11-18")], item.language)
    return line(words(item.language)["updated"].format(when))
