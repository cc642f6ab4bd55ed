"""A row of named fields (of JSON, CSV or a database) -> Article."""

from __future__ import annotations

import html
import logging
from collections.abc import Iterable, Mapping
from typing import Any

from audio_news.models import Article, Block, Role, Skipped
from audio_news.read.dates import stamps
from audio_news.read.entities import decoded, is_escaped_html
from audio_news.read.fragment import fragment_blocks, looks_like_html
from audio_news.read.language import choose
from audio_news.read.names import clean_byline
from audio_news.read.paste.lines import split_lines
from audio_news.read.reader import ReadOptions
from audio_news.read.shortcodes import clean_content, is_wordpress

_log = logging.getLogger(__name__)

ALIASES: Mapping[str, tuple[str, ...]] = {
    "title": ("title", "headline", "name", "subject"),
    "text": ("content_html", "content", "body", "text", "content_text", "article", "html", "story"),
    "standfirst": ("standfirst", "subtitle", "dek", "deck"),
    "byline": ("byline", "author", "authors", "creator", "writer"),
    "published": ("published", "date_published", "published_at", "publish_date", "pubdate", "date"),
    "modified": ("modified", "date_modified", "updated", "updated_at", "modified_at"),
    "language": ("language", "lang"),
    "url": ("url", "link", "permalink", "canonical", "canonical_url"),
    "site": ("site", "source", "publisher", "publication"),
    "image": ("image", "image_url", "cover"),
    "status": ("status", "state"),
}
"""Article field ("text" for its blocks) -> the names tried for it, in lower case."""
_HIDDEN = frozenset({"draft", "private", "pending", "trash", "future", "auto-draft", "unpublished"})


def find_field(record: Mapping[str, Any], field: str, options: ReadOptions) -> Any:
    """Return a field of a record by the user's mapping, else by its usual names."""
    given = options.fields.get(field)
    if given is not None:
        return record.get(given)
    lower = {str(key).lower().strip(): value for key, value in record.items()}
    return next((lower[name] for name in ALIASES[field] if lower.get(name)), None)


def has_text(names: Iterable[str], options: ReadOptions) -> bool:
    """Whether one of a table's columns is known to hold texts."""
    given = options.fields.get("text")
    if given is not None:
        return given in names
    return any(name.lower().strip() in ALIASES["text"] for name in names)


def record_article(record: Mapping[str, Any], name: str, options: ReadOptions) -> Article | None:
    """Return the article in a record; None, with the reason told, where it gives none.

    `name` becomes the article's source.
    """
    try:
        return _article(record, name, options)
    except Exception as err:  # noqa: BLE001 - one record's fault must not cost the others
        _log.info("%s", name, exc_info=True)
        options.pass_over(name, f"It cannot be read: {err!r}")
        return None


def _article(record: Mapping[str, Any], name: str, options: ReadOptions) -> Article | None:
    status = str(find_field(record, "status", options) or "").lower()
    if status in _HIDDEN and not options.include_drafts:
        options.pass_over(name, f"Its status is {status}", is_broken=False)
        return None
    blocks, skipped = text_blocks(str(find_field(record, "text", options) or ""))
    if not blocks:
        options.pass_over(name, "It has no text")
        return None
    title = _string(find_field(record, "title", options)) or _first_words(blocks)
    prose = " ".join(block.text for block in blocks)
    standfirst = _string(find_field(record, "standfirst", options))
    lead = [Block(Role.STANDFIRST, standfirst, "the record's standfirst")] if standfirst else []
    return Article(
        title=title,
        blocks=(Block(Role.HEADLINE, title, "the record's title"), *lead, *blocks),
        source=name,
        byline=clean_byline(*_strings(find_field(record, "byline", options))),
        published=_date(find_field(record, "published", options)),
        modified=_date(find_field(record, "modified", options)),
        language=choose(options.language, _string(find_field(record, "language", options)), prose),
        url=_string(find_field(record, "url", options)),
        site=_string(find_field(record, "site", options)),
        image=_string(find_field(record, "image", options)),
        skipped=tuple(skipped),
    )


def text_blocks(text: str) -> tuple[list[Block], list[Skipped]]:
    """Return the blocks of a body given as HTML or as plain paragraphs."""
    if is_escaped_html(text):
        text = html.unescape(text)
    if is_wordpress(text):
        text = clean_content(text)
    if looks_like_html(text):
        return fragment_blocks(text)
    lines = split_lines(decoded(text))
    return [
        Block(Role.LIST if line.marker else Role.BODY, line.text, "a paragraph") for line in lines
    ], []


def _string(value: Any) -> str | None:
    found = _strings(value)
    return found[0] if found else None


def _strings(value: Any) -> list[str]:
    """Return the texts in a value that may be a text, an object with a name, or a list."""
    if isinstance(value, list | tuple):
        return [text for item in value for text in _strings(item)]
    if isinstance(value, dict):
        return _strings(value.get("name") or value.get("url"))
    text = " ".join(decoded(str(value)).split()) if value is not None else ""
    return [text] if text else []


def _date(value: Any) -> str | None:
    found = stamps(_string(value) or "")
    return found[0].iso if found else None


def _first_words(blocks: list[Block]) -> str:
    words = blocks[0].text.split()
    return " ".join(words[:12]) + ("…" if len(words) > 12 else "")
