"""Archives of every kind, made up: lengths as Zipf found them, and one in a hundred broken."""

from __future__ import annotations

import csv
import gzip
import json
import sqlite3
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from random import Random
from types import MappingProxyType
from xml.sax.saxutils import escape

WORDS = (
    "harbour", "council", "bridge", "river", "market", "school", "train", "storm", "budget",
    "vote", "garden", "museum", "strike", "forest", "island", "mayor", "ferry", "valley",
    "winter", "station", "coast", "farmer", "engine", "library", "painter",
)  # fmt: skip
VERBS = ("opened", "closed", "moved", "rose", "fell", "waited", "voted", "returned", "failed")


@dataclass(frozen=True)
class Made:
    """One article of an archive."""

    number: int
    title: str
    day: str
    paragraphs: tuple[str, ...]
    broken: bool

    @property
    def url(self) -> str:
        return f"https://post.example/{self.number}"

    @property
    def torn(self) -> bool:
        """Whether it is broken in its form; other broken ones have no text."""
        return self.broken and self.number % 3 == 2

    @property
    def html(self) -> str:
        return "".join(f"<p>{escape(text)}</p>" for text in self.paragraphs)


def made(count: int, *, longest: int = 60, seed: int = 7, broken: int = 100) -> Iterator[Made]:
    """So many articles; one in `broken` has no text, and the n-th longest has `longest`/n words."""
    random = Random(seed)
    for number in range(count):
        rank = random.randint(1, max(1, longest // 12))
        paragraphs = tuple(sentence(random, max(6, longest // rank // 3)) for _ in range(3))
        bad = broken > 0 and number % broken == broken // 2
        day = date(2024, 1, 1) + timedelta(days=number % 20)
        title = f"The {random.choice(WORDS)} {random.choice(VERBS)}"  # many share one
        yield Made(number, title, day.isoformat(), () if bad else paragraphs, bad)


def sentence(random: Random, words: int) -> str:
    """So many words that could be a sentence."""
    inner = " ".join(random.choice(WORDS) for _ in range(words - 3))
    return f"The {inner} {random.choice(VERBS)} again."


def jsonl(file: Path, articles: Iterator[Made]) -> Path:
    """A broken one breaks off, or has no text."""
    with file.open("w") as stream:
        for article in articles:
            line = json.dumps(_record(article))
            stream.write((line[:-5] if article.torn else line) + "\n")
    return file


def _record(article: Made) -> dict[str, str]:
    text = "\n\n".join(article.paragraphs)
    return {"title": article.title, "date": article.day, "url": article.url, "text": text}


def table(file: Path, articles: Iterator[Made]) -> Path:
    """CSV, without addresses; a broken one has a quote that nothing closes, or no text."""
    with file.open("w", newline="") as stream:
        rows = csv.DictWriter(stream, ("title", "date", "text"))
        rows.writeheader()
        for article in articles:
            record = _record(article)
            del record["url"]
            record["title"] += f" {article.number}"
            if article.torn:
                stream.write(f'"{record["title"]},{record["date"]},It rains.\r\n')
            else:
                rows.writerow(record)
    return file


def database(file: Path, articles: Iterator[Made]) -> Path:
    with sqlite3.connect(file) as db:
        db.execute("CREATE TABLE stories (title TEXT, date TEXT, url TEXT, text TEXT)")
        rows = (tuple(_record(article).values()) for article in articles)
        db.executemany("INSERT INTO stories VALUES (?, ?, ?, ?)", rows)
    db.close()
    return file


WXR_HEAD = (
    '<?xml version="1.0"?><rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/"'
    ' xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>The Post</title>'
    "<language>en</language>"
)


def wxr(file: Path, articles: Iterator[Made]) -> Path:
    """A broken one is no XML, or a draft."""
    with file.open("w") as stream:
        stream.write(WXR_HEAD)
        for article in articles:
            status = "draft" if article.broken else "publish"
            title = "&" if article.torn else escape(article.title)
            stream.write(
                f"<item><title>{title}</title><link>{article.url}</link>"
                f"<dc:creator>ada</dc:creator><content:encoded><![CDATA[{article.html}]]>"
                f"</content:encoded><wp:post_id>{article.number}</wp:post_id>"
                f"<wp:post_date_gmt>{article.day} 08:00:00</wp:post_date_gmt>"
                f"<wp:post_type>post</wp:post_type><wp:status>{status}</wp:status></item>\n"
            )
        stream.write("</channel></rss>")
    return file


def rss(file: Path, articles: Iterator[Made]) -> Path:
    with file.open("w") as stream:
        stream.write(WXR_HEAD.replace("xmlns:wp", "xmlns:x"))
        for article in articles:
            if not article.broken:  # an entry without a text has its page fetched
                stream.write(
                    f"<item><title>{escape(article.title)}</title><link>{article.url}</link>"
                    f"<pubDate>{article.day}</pubDate><content:encoded><![CDATA[{article.html}]]>"
                    "</content:encoded></item>\n"
                )
        stream.write("</channel></rss>")
    return file


def folder(file: Path, articles: Iterator[Made]) -> Path:
    """Markdown files; a broken one is no text at all."""
    for article in articles:
        page = file / article.day / f"{article.number}.md"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_bytes(b"\0\1\2" * 50 if article.broken else _markdown(article))
    return file


def zipped(file: Path, articles: Iterator[Made]) -> Path:
    with zipfile.ZipFile(file, "w") as archive:
        for article in articles:
            data = b"\0\1\2" * 50 if article.broken else _markdown(article)
            archive.writestr(f"pages/{article.number}.md", data)
    return file


def _markdown(article: Made) -> bytes:
    front = f"---\ndate: {article.day}\nlanguage: en\n---\n\n# {article.title}\n\n"
    return (front + "\n\n".join(article.paragraphs) + "\n").encode()


def warc(file: Path, articles: Iterator[Made]) -> Path:
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    with gzip.open(file, "wb") as stream:
        writer = WARCWriter(stream, gzip=False)
        for article in articles:
            page = (
                f"<html lang='en'><head><title>{article.title}</title>"
                f"<meta property='article:published_time' content='{article.day}'></head><body>"
                f"<article><h1>{article.title}</h1>{article.html}</article></body></html>"
            )
            head = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], "HTTP/1.1")
            body = BytesIO(b"" if article.broken else page.encode())
            writer.write_record(
                writer.create_warc_record(article.url, "response", body, http_headers=head)
            )
    return file


def epub(file: Path, articles: Iterator[Made]) -> Path:
    """A chapter each; a broken one is not there."""
    listed = list(articles)
    items = "".join(
        f'<item id="c{a.number}" href="{a.number}.xhtml" media-type="application/xhtml+xml"/>'
        for a in listed
    )
    spine = "".join(f'<itemref idref="c{a.number}"/>' for a in listed)
    with zipfile.ZipFile(file, "w") as book:
        book.writestr("mimetype", "application/epub+zip")
        book.writestr(
            "META-INF/container.xml",
            '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
            '<rootfile full-path="p.opf"/></rootfiles></container>',
        )
        book.writestr(
            "p.opf",
            '<package xmlns="http://www.idpf.org/2007/opf"><metadata'
            ' xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>The Post</dc:title>'
            "<dc:language>en</dc:language></metadata>"
            f"<manifest>{items}</manifest><spine>{spine}</spine></package>",
        )
        for article in listed:
            if not article.broken:
                book.writestr(f"{article.number}.xhtml", _chapter(article))
    return file


def _chapter(article: Made) -> str:
    return (
        f'<html xmlns="http://www.w3.org/1999/xhtml"><body><h1>{article.title}</h1>{article.html}'
        "<p>It was seen from the harbour.</p></body></html>"
    )


KINDS: Mapping[str, Callable[[Path, Iterator[Made]], Path]] = MappingProxyType(
    {
        "archive.jsonl": jsonl,
        "archive.csv": table,
        "archive.sqlite": database,
        "archive.wxr.xml": wxr,
        "archive.rss.xml": rss,
        "archive.warc.gz": warc,
        "pages": folder,
        "archive.zip": zipped,
        "archive.epub": epub,
    }
)
