"""PDF with text in it: columns kept apart, words rejoined at hyphens, running heads dropped."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, cast

from audio_news.errors import ReadError
from audio_news.models import Article
from audio_news.read.dates import stamps
from audio_news.read.names import clean_byline
from audio_news.read.paste import read_text
from audio_news.read.reader import ReadOptions
from audio_news.read.source import Source

if TYPE_CHECKING:
    from pdfminer.layout import LTPage, LTTextContainer

MAX_PAGES = 200
_MARGIN = 0.09
"""Share of a page's height at its top and bottom where running heads and page numbers stand."""
_HYPHEN = re.compile(r"(?<=[^\W\d_])[-\u2010\u00ad]\n(?=[a-zà-ÿа-яіїє])")
_PDF_DATE = re.compile(r"D:(\d{4})(\d\d)(\d\d)")


@dataclass(frozen=True, slots=True)
class _Box:
    left: float
    bottom: float
    right: float
    top: float
    text: str
    size: float
    """Of its letters, in points."""
    at_edge: bool


def score(source: Source) -> float:
    """Return 1 for a PDF, told by its header within the first kilobyte (ISO 32000-1, 7.5.2)."""
    return 1.0 if b"%PDF-" in source.head(1024) else 0.0


def read(source: Source, options: ReadOptions) -> Iterator[Article]:
    """Yield the one article of a PDF; ReadError where it is broken, locked or only pictures."""
    pages, info = _pages(source)
    text = "\n\n".join(_paragraphs(pages))
    if not text.strip():
        raise ReadError(
            f"{source.name} holds no text, only pictures of it",
            hint="Run it through text recognition (OCR) first.",
        )
    article = read_text(text, source, options)
    created = _PDF_DATE.match(info.get("CreationDate", ""))
    date = stamps("-".join(created.groups())) if created else []
    yield replace(
        article,
        byline=article.byline or clean_byline(info.get("Author", "")),
        published=article.published or (date[0].iso if date else None),
    )


def _pages(source: Source) -> tuple[list[list[_Box]], dict[str, str]]:
    """Return the text boxes of each page in reading order, and the document's information."""
    from pdfminer.high_level import extract_pages
    from pdfminer.layout import LAParams, LTTextContainer
    from pdfminer.pdfdocument import PDFDocument
    from pdfminer.pdfparser import PDFParser

    try:
        with source.open() as stream:
            info = _information(PDFDocument(PDFParser(stream)).info)
        with source.open() as stream:
            layout = LAParams(boxes_flow=None, line_margin=0.4)
            pages = [
                [_box(item, page) for item in page if isinstance(item, LTTextContainer)]
                for page in extract_pages(
                    cast(io.IOBase, stream), maxpages=MAX_PAGES, laparams=layout
                )
            ]
    except ReadError:
        raise
    except Exception as err:  # of a broken file the library raises whatever comes
        reason = str(err) or type(err).__name__
        raise ReadError(
            f"The PDF {source.name} cannot be read: {reason}",
            hint="It may be broken or locked with a password; print it to a new PDF.",
        ) from err
    return pages, info


def _box(item: LTTextContainer[Any], page: LTPage) -> _Box:
    heights = [line.height for line in item if hasattr(line, "height")] or [item.height]
    middle = (item.y0 + item.y1) / 2 / (page.height or 1)
    return _Box(
        *item.bbox,
        text=item.get_text().strip("\n"),
        size=sum(heights) / len(heights),
        at_edge=middle < _MARGIN or middle > 1 - _MARGIN,
    )


def _information(found: list[dict[str, Any]]) -> dict[str, str]:
    from pdfminer.utils import decode_text

    return {
        key: decode_text(value)
        for entries in found
        for key, value in entries.items()
        if isinstance(value, bytes)
    }


def _paragraphs(pages: list[list[_Box]]) -> list[str]:
    """Return the running text, a paragraph that a column or page breaks made whole again."""
    repeated = Counter(key for page in pages for key in {_key(box) for box in page if box.at_edge})
    paragraphs: list[tuple[str, float]] = []
    for page in pages:
        for box in in_reading_order(page):
            if box.at_edge and (repeated[_key(box)] > 1 or not re.search(r"[^\W\d_]{3}", box.text)):
                continue
            text = " ".join(_HYPHEN.sub("", box.text).split())
            if not text:
                continue
            if paragraphs and _goes_on(*paragraphs[-1], text, box.size):
                before, size = paragraphs[-1]
                paragraphs[-1] = (_glued(before, text), size)
            else:
                paragraphs.append((text, box.size))
    return [text for text, _ in paragraphs]


def in_reading_order(boxes: list[_Box]) -> list[_Box]:
    """Order the boxes of a page: down each column, between what spans the columns.

    The library's own order takes a running head for the top of the nearest column.
    """
    if len(boxes) < 2:
        return boxes
    span = max(box.right for box in boxes) - min(box.left for box in boxes)
    across: list[_Box] = []
    rest: list[_Box] = []
    for box in boxes:
        (across if box.right - box.left > 0.6 * span or box.at_edge else rest).append(box)
    across.sort(key=lambda box: -box.top)
    rest.sort(key=lambda box: box.bottom)
    ordered: list[_Box] = []
    for box in across:
        above = []
        while rest and rest[-1].bottom >= box.bottom:
            above.append(rest.pop())
        ordered += [*_by_columns(above), box]
    return ordered + _by_columns(rest)


def _by_columns(boxes: list[_Box]) -> list[_Box]:
    """Order boxes from the left column to the right, each from its top."""
    columns: list[list[_Box]] = []
    edge = float("-inf")
    for box in sorted(boxes, key=lambda box: box.left):
        if box.left >= edge or not columns:
            columns.append([])
        columns[-1].append(box)
        edge = max(edge, box.right)
    return [box for column in columns for box in sorted(column, key=lambda box: -box.top)]


def _key(box: _Box) -> str:
    return re.sub(r"\d+", "0", " ".join(box.text.split()))


def _goes_on(before: str, size: float, text: str, text_size: float) -> bool:
    same = abs(size - text_size) < 0.15 * size
    broken = not re.search(r"[.!?:…][\"'”’)]*$", before)
    return same and broken and text[:1].islower()


def _glued(before: str, text: str) -> str:
    return before[:-1] + text if re.search(r"[^\W\d_]-$", before) else f"{before} {text}"
