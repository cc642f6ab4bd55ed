"""Markdown (CommonMark with tables and footnotes marks) -> Article; front matter as metadata."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from audio_news.errors import ReadError
from audio_news.models import Article, Block, Role, Skipped
from audio_news.read.alike import letters_of
from audio_news.read.dates import stamps
from audio_news.read.entities import decoded
from audio_news.read.language import choose
from audio_news.read.names import clean_byline
from audio_news.read.opening import opening, signs
from audio_news.read.paste import phrases, pictures
from audio_news.read.reader import ReadOptions
from audio_news.read.shown import Shown
from audio_news.read.source import Source
from audio_news.read.trimmed import trimmed, unread

if TYPE_CHECKING:
    from markdown_it.token import Token

_FRONT = re.compile(r"\A(?P<mark>---|\+\+\+)[ \t]*\n(?P<body>.*?)\n(?P=mark)[ \t]*(?:\n|\Z)", re.S)
_FRONT_HEAD = re.compile(rb"\A(?:\xef\xbb\xbf)?(?:---|\+\+\+)[ \t]*\r?\n[^\n]*[:=]")
_SIGNS = (
    re.compile(rb"^#{1,6} \S", re.M),
    re.compile(rb"\[[^\]\n]+\]\([^)\s]+[^)\n]*\)"),
    re.compile(rb"(?:\*\*|__)\S[^*\n]*\S(?:\*\*|__)"),
    re.compile(rb"^(?:```|> )", re.M),
    re.compile(rb"^[^\n]+\n(?:={3,}|-{3,})[ \t]*$", re.M),
)
_FOOTNOTE = re.compile(r"\[\^[^\]\s]+\](?!:)")
_FOOTNOTE_TEXT = re.compile(r"^\[\^[^\]\s]+\]:[ \t]*(.*(?:\n(?:[ \t]{2,}|\t).*)*)\n?", re.M)
_TITLES, _AUTHORS = ("title", "headline"), ("author", "authors", "byline", "by")
_STANDFIRSTS = ("standfirst", "subtitle", "subheadline", "subhead", "deck", "dek")
_DATES = ("date", "published", "pubdate", "publishdate", "publishedat", "datepublished")
_CHANGES = ("modified", "updated", "lastmod", "lastmodified", "updatedat", "datemodified")
_URLS, _IMAGES = ("canonical", "canonicalurl", "url", "link"), ("image", "cover", "thumbnail")


def score(source: Source) -> float:
    """Return how surely it is Markdown, told by front matter and marks."""
    head = source.head()
    if not source.is_text or b"<html" in head.lower():
        return 0.0
    signs = sum(bool(sign.search(head)) for sign in _SIGNS)
    named = source.suffix in (".md", ".markdown") or source.media_type.startswith("text/markdown")
    if _FRONT_HEAD.match(head):
        return 0.85
    return min(0.8, 0.15 * signs + (0.5 if named else 0.0)) if signs > 1 or named else 0.0


def read(source: Source, options: ReadOptions) -> Iterator[Article]:
    """Yield the one article of a document."""
    from markdown_it import MarkdownIt

    front, text = front_matter(source.text())
    notes = [" ".join(note.split()) for note in _FOOTNOTE_TEXT.findall(text)]
    text = _FOOTNOTE.sub("", _FOOTNOTE_TEXT.sub("", text))
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text)
    blocks = list(_blocks(tokens))
    title = _first(front, _TITLES)
    top = next((i for i, block in enumerate(blocks) if block.role is not Role.CAPTION), None)
    shown = blocks[top].text if top is not None and blocks[top].role is Role.HEADING else None
    if top is not None and shown and letters_of(title or shown) == letters_of(shown):
        title = title or shown
        del blocks[top]
    blocks = _with_standfirst(blocks, _first(front, _STANDFIRSTS))
    first = opening(blocks)
    byline = clean_byline(*_every(front, _AUTHORS)) or first.byline
    blocks, furniture = _without_furniture(first.blocks)
    blocks, more = trimmed(blocks, title or "", byline, Shown())
    if not any(block.role in (Role.BODY, Role.LIST, Role.QUOTE) for block in blocks):
        raise ReadError(f"No article was found in {source.name}", hint="It holds no paragraph.")
    title = title or PurePath(source.name).stem
    prose = " ".join(block.text for block in blocks)
    yield Article(
        title=title,
        blocks=(Block(Role.HEADLINE, title, "the document's title"), *blocks),
        source=source.name,
        byline=byline,
        published=_date(front, _DATES) or first.published,
        modified=_date(front, _CHANGES) or first.modified,
        language=choose(options.language, _first(front, ("lang", "language")), prose),
        url=next((url for url in _every(front, _URLS) if url.startswith("http")), source.url),
        site=_first(front, ("site", "publisher", "publication")),
        image=_first(front, _IMAGES),
        skipped=(
            *first.skipped,
            *furniture,
            *more,
            *(Skipped(note, "a footnote", Role.NOTE) for note in notes if note),
        ),
    )


def _without_furniture(blocks: Sequence[Block]) -> tuple[list[Block], list[Skipped]]:
    """Part the article from what sites write within it, and from its boxes of other stories."""
    kept: list[Block] = []
    skipped: list[Skipped] = []
    box = False
    for block, below in zip_longest(blocks, blocks[1:]):
        if block.role is not Role.LIST:
            listed = below is not None and below.role is Role.LIST
            box = listed and _titles_box(block)
        why = "a box of other stories" if box else unread(block)
        if block.role is Role.CAPTION and pictures.is_credit(block.text):
            why = "a picture's credit"
        if why:
            skipped.append(Skipped(block.text, why, block.role))
        else:
            kept.append(block)
    return kept, skipped


def _titles_box(block: Block) -> bool:
    """Whether a line may stand over a list of other stories."""
    label = block.role in (Role.HEADING, Role.BODY) and not block.text.endswith((".", "!", "?"))
    return label and phrases.ends_article(block.text) > 0 and not phrases.is_summary(block.text)


def _with_standfirst(blocks: list[Block], declared: str | None) -> list[Block]:
    """Mark the paragraph above the byline as the standfirst, or put the declared one on top."""
    texts = [i for i, block in enumerate(blocks) if block.role is not Role.CAPTION][:2]
    if len(texts) == 2 and all(blocks[i].role is Role.BODY for i in texts):
        above, below = (blocks[i].text for i in texts)
        if signs(below) and not signs(above):
            blocks[texts[0]] = Block(Role.STANDFIRST, above, "above the byline")
            return blocks
    if declared and not any(letters_of(declared) == letters_of(block.text) for block in blocks):
        return [Block(Role.STANDFIRST, declared, "the front matter's standfirst"), *blocks]
    return blocks


def front_matter(text: str) -> tuple[dict[str, Any], str]:
    """Part a document into its front matter (TOML, or the plain part of YAML) and the rest."""
    match = _FRONT.match(text.removeprefix("\ufeff"))
    if match is None:
        return {}, text
    rest = text.removeprefix("\ufeff")[match.end() :]
    if match["mark"] == "---":
        return _plain_yaml(match["body"]), rest
    try:
        return {_key(key): value for key, value in tomllib.loads(match["body"]).items()}, rest
    except (tomllib.TOMLDecodeError, RecursionError) as err:
        raise ReadError(f"The front matter is not valid TOML: {err}") from err


def _key(name: str) -> str:
    """A field's name without what sets its words apart: "published_at", "publishedAt"."""
    return re.sub(r"[_-]", "", name).lower()


def _plain_yaml(text: str) -> dict[str, Any]:
    """Read "key: value", "key: [a, b]" and "key:" over "- item" lines; the rest is passed over."""
    found: dict[str, Any] = {}
    key = ""
    for line in text.split("\n"):
        if item := re.match(r"\s*-\s+(?:name:\s*)?(.+)", line):
            if key and isinstance(found.get(key), list):
                found[key].append(_scalar(item[1]))
        elif item := re.match(r"\s+name:\s*(.+)", line):
            if key and found.get(key) == []:
                found[key] = [_scalar(item[1])]
        elif pair := re.match(r"([A-Za-z_][\w-]*)\s*:(?:\s+(.*))?$", line):
            key = _key(pair[1])
            value = (pair[2] or "").strip()
            if not value:
                found[key] = []
            elif value.startswith("[") and value.endswith("]"):
                found[key] = [_scalar(part) for part in value[1:-1].split(",") if part.strip()]
            else:
                found[key] = _scalar(value)
    return found


def _scalar(value: str) -> str:
    value = value.strip()
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        return (
            value[1:-1].replace("''", "'") if value[0] == "'" else value[1:-1].replace('\\"', '"')
        )
    return re.sub(r"\s+#.*$", "", value)


def _every(front: dict[str, Any], names: tuple[str, ...]) -> list[str]:
    for name in names:
        value = front.get(name)
        items = value if isinstance(value, list) else [value]
        items = [item.get("name") if isinstance(item, dict) else item for item in items]
        if found := [decoded(str(item)) for item in items if item not in (None, "")]:
            return found
    return []


def _first(front: dict[str, Any], names: tuple[str, ...]) -> str | None:
    return next(iter(_every(front, names)), None)


def _date(front: dict[str, Any], names: tuple[str, ...]) -> str | None:
    found = stamps(_first(front, names) or "")
    return found[0].iso if found else None


def _blocks(tokens: list[Token]) -> Iterator[Block]:
    """Turn block tokens into blocks, a table into one a row."""
    inside: list[str] = []
    cells: list[str] = []
    below_image = False
    for token in tokens:
        if token.type in ("fence", "code_block"):
            yield Block(Role.CODE, token.content.strip(), "a code block")
        elif token.type == "tr_close":
            if text := ", ".join(cell for cell in cells if cell):
                yield Block(Role.TABLE, text, "a table's row")
            cells = []
        elif token.nesting == 1:
            inside.append(token.tag)
        elif token.nesting == -1:
            inside.pop()
        elif token.type == "inline":
            if inside[-1] in ("td", "th"):
                cells.append(_plain(token))
            else:
                yield from _inline(token, inside, below_image=below_image)
                below_image = _holds_image(token) and not _plain(token)


def _inline(token: Token, inside: list[str], *, below_image: bool) -> Iterator[Block]:
    for child in token.children or []:
        if child.type == "image" and (text := " ".join(child.content.split())):
            yield Block(Role.CAPTION, text, "an image's description")
    below_image = below_image or _holds_image(token)
    text = _plain(token)
    if not text:
        return
    if inside[-1].startswith("h"):
        yield Block(Role.HEADING, text, f"a heading, <{inside[-1]}>")
    elif "blockquote" in inside:
        yield Block(Role.QUOTE, text, "a block quote")
    elif "li" in inside:
        yield Block(Role.LIST, text, "a list item")
    elif pictures.is_credit(text) or (_is_slanted(token) and below_image and not signs(text)):
        yield Block(Role.CAPTION, text, "the text under an image")
    else:
        yield Block(Role.BODY, text, "a paragraph")


def _holds_image(token: Token) -> bool:
    return any(child.type == "image" for child in token.children or [])


def _is_slanted(token: Token) -> bool:
    """Whether all of a paragraph's text is set in italics."""
    depth = 0
    for child in token.children or []:
        depth += child.nesting if child.type == "em_open" or child.type == "em_close" else 0
        if depth == 0 and child.type in ("text", "code_inline") and child.content.strip():
            return False
    return True


def _plain(token: Token) -> str:
    """Return the text of an inline token without its marks; a link's text is kept."""
    parts = []
    for child in token.children or []:
        if child.type in ("text", "code_inline"):
            parts.append(child.content)
        elif child.type in ("softbreak", "hardbreak"):
            parts.append(" ")
    return " ".join("".join(parts).split())
