"""Books, documents, databases, web archives, folders and ZIPs, made by the tools that make them."""

from __future__ import annotations

import io
import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path

import docx
import pytest
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate, Paragraph
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from audio_news.errors import ReadError, UsageError
from audio_news.models import Role
from audio_news.read import ReadOptions, Source, articles, read_source

FIRST = (
    "The weir at Dunmore was mended on Monday, a week before the floods are due, the board said."
)
SECOND = "Boats may pass it again from Friday, and the eels, which had waited since May, at once."
CHAPTER = f"<p>{FIRST}</p><p>{SECOND}</p>"


# EPUB, laid out as pandoc (EPUB 3) and Calibre (EPUB 2) do.


def epub(path: Path, version: int = 3, replaced: dict[str, str | None] | None = None) -> Path:
    nav = (
        '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><body>'
        '<nav epub:type="toc"><ol><li><a href="text/ch001.xhtml">One: the weir</a></li>'
        '<li><a href="text/ch002.xhtml#two">Two</a></li></ol></nav></body></html>'
    )
    ncx = (
        '<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap><navPoint><navLabel>'
        '<text>Two</text></navLabel><content src="text/ch002.xhtml"/></navPoint></navMap></ncx>'
    )
    toc = (
        '<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>'
        if version == 3
        else '<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>'
    )
    package = f"""<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf"
 version="{version}.0">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Weirs</dc:title>
<dc:creator>Ada Finch</dc:creator><dc:date>2025-03-02</dc:date>
<dc:language>en-GB</dc:language></metadata>
<manifest>{toc}<item id="t" href="text/title.xhtml" media-type="application/xhtml+xml"/>
<item id="a" href="text/ch001.xhtml" media-type="application/xhtml+xml"/>
<item id="b" href="text/ch002.xhtml" media-type="application/xhtml+xml"/></manifest>
<spine><itemref idref="t"/><itemref idref="b"/><itemref idref="a"/></spine></package>"""
    page = '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body>{}</body></html>'
    files: dict[str, str | None] = {
        "META-INF/container.xml": (
            '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
            '<rootfile full-path="EPUB/content.opf"/></rootfiles></container>'
        ),
        "EPUB/content.opf": package,
        "EPUB/nav.xhtml": nav,
        "EPUB/toc.ncx": ncx,
        "EPUB/text/title.xhtml": page.format("<h1>Weirs</h1><p>Ada Finch</p>"),
        "EPUB/text/ch001.xhtml": page.format(f"<section><h1>One: the weir</h1>{CHAPTER}</section>"),
        "EPUB/text/ch002.xhtml": page.format(
            CHAPTER + "<blockquote><p>So it was.</p></blockquote>"
        ),
    }
    files |= replaced or {}
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
        for name, text in files.items():
            if text is not None:
                archive.writestr(name, text, zipfile.ZIP_DEFLATED)
    return path


@pytest.mark.parametrize("version", [2, 3])
def test_each_chapter_of_a_book_is_an_article_in_reading_order(
    tmp_path: Path, version: int
) -> None:
    second, first = articles(epub(tmp_path / "weirs.epub", version))
    assert (second.title, first.title) == ("Two", "One: the weir")
    assert [b.role for b in second.blocks] == [Role.HEADLINE, Role.BODY, Role.BODY, Role.QUOTE]
    assert [b.text for b in first.blocks] == ["One: the weir", FIRST, SECOND]
    assert (first.byline, first.published, first.language, first.site) == (
        "Ada Finch",
        "2025-03-02",
        "en-GB",
        "Weirs",
    )


@pytest.mark.parametrize("name", ["META-INF/container.xml", "EPUB/content.opf"])
def test_broken_book_is_refused(tmp_path: Path, name: str) -> None:
    path = epub(tmp_path / "broken.epub", replaced={name: None})
    with pytest.raises(ReadError, match="broken"):
        list(articles(path))


# PDF, made by reportlab.


def two_columns(path: Path) -> Path:
    """Two pages in two columns under a running head, over a page number."""
    body = getSampleStyleSheet()["BodyText"]
    title = getSampleStyleSheet()["Title"]
    story: list[Flowable] = [Paragraph("Weir mended at last", title)]
    story += [
        Paragraph(f"Paragraph {n} begins. {FIRST} {SECOND * 2} It ends, {n}.", body)
        for n in range(24)
    ]
    width, height = A4
    frames = [Frame(x, 80, width / 2 - 60, height - 180) for x in (50, width / 2 + 10)]

    def furniture(canvas: Canvas, document: BaseDocTemplate) -> None:
        canvas.drawString(50, height - 40, f"The Harbour Post, No. {document.page}")
        canvas.drawString(width / 2, 30, str(document.page))

    document = BaseDocTemplate(str(path), author="Ada Finch", pagesize=A4)
    document.addPageTemplates(PageTemplate(frames=frames, onPage=furniture))
    document.build(story)
    return path


def test_pdf_in_two_columns(tmp_path: Path) -> None:
    (article,) = articles(two_columns(tmp_path / "weir.pdf"))
    assert article.title == "Weir mended at last"
    assert article.byline == "Ada Finch"
    said = " ".join(block.text for block in article.blocks)
    order = [said.index(f"Paragraph {n} begins") for n in range(24)]
    assert order == sorted(order)
    assert said.count(FIRST) == 24
    assert "Harbour Post" not in said
    paragraphs = [block.text for block in article.blocks if block.role is Role.BODY]
    assert len(paragraphs) == 24
    assert all(text.endswith(f"It ends, {n}.") for n, text in enumerate(paragraphs))


def test_words_parted_at_line_ends_are_made_whole(tmp_path: Path) -> None:
    path = tmp_path / "hyphens.pdf"
    canvas = Canvas(str(path))
    lines = [
        "The board of the Dunmore weir has been dis-",
        "solved, its chair-",
        "man said on Monday.",
    ]
    for number, line in enumerate(lines):
        canvas.drawString(72, 700 - 14 * number, line)
    canvas.save()
    (article,) = articles(path)
    assert (
        article.blocks[-1].text
        == "The board of the Dunmore weir has been dissolved, its chairman said on Monday."
    )


def test_pdf_without_text_and_broken_pdf_are_refused(tmp_path: Path) -> None:
    blank = tmp_path / "blank.pdf"
    canvas = Canvas(str(blank))
    canvas.rect(10, 10, 100, 100)
    canvas.save()
    with pytest.raises(ReadError, match="no text"):
        next(articles(blank))
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(blank.read_bytes()[:200])
    with pytest.raises(ReadError):
        next(articles(broken))


# Word, written by python-docx.


def test_word_document(tmp_path: Path) -> None:
    path = tmp_path / "weir.docx"
    document = docx.Document()
    document.core_properties.author = "Ada Finch"
    document.add_heading("Weir mended", level=0)
    document.add_paragraph(FIRST)
    document.add_heading("What next", level=1)
    document.add_paragraph("Boats", style="List Bullet")
    document.add_paragraph(SECOND, style="Quote")
    row = document.add_table(rows=1, cols=2).rows[0].cells
    row[0].text, row[1].text = "1962", "41"
    document.save(str(path))
    (article,) = articles(path)
    assert (article.title, article.byline) == ("Weir mended", "Ada Finch")
    assert [(block.role, block.text) for block in article.blocks] == [
        (Role.HEADLINE, "Weir mended"),
        (Role.BODY, FIRST),
        (Role.HEADING, "What next"),
        (Role.LIST, "Boats"),
        (Role.QUOTE, SECOND),
        (Role.TABLE, "1962, 41"),
    ]
    empty = tmp_path / "empty.docx"
    docx.Document().save(str(empty))
    with pytest.raises(ReadError, match="No article"):
        next(articles(empty))


# SQLite


def database(path: Path) -> Path:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE log (id INTEGER, message TEXT)")
        connection.execute(
            "CREATE TABLE posts (id INTEGER, headline TEXT, body TEXT, author TEXT, status TEXT)"
        )
        rows = [(1, "Weir", CHAPTER, "Ada Finch", "publish"), (2, "Lock", SECOND, None, "draft")]
        connection.executemany("INSERT INTO posts VALUES (?, ?, ?, ?, ?)", rows)
    return path


def test_database_by_file_and_by_bytes(tmp_path: Path) -> None:
    path = database(tmp_path / "a.db")
    (by_file,) = articles(path)
    (by_bytes,) = read_source(Source("-", data=path.read_bytes()))
    assert by_file.title == by_bytes.title == "Weir"
    assert (by_file.byline, len(by_file.blocks)) == ("Ada Finch", 3)
    assert len(list(articles(path, ReadOptions(include_drafts=True)))) == 2


def test_table_can_be_named(tmp_path: Path) -> None:
    path = database(tmp_path / "a.db")
    with pytest.raises(UsageError) as caught:
        list(articles(path, ReadOptions(table="nope")))
    assert "posts" in caught.value.hint
    with pytest.raises(ReadError):
        list(articles(path, ReadOptions(table="log")))
    broken = tmp_path / "b.db"
    broken.write_bytes(path.read_bytes()[:3000] + bytes(2000))
    with pytest.raises(ReadError):
        list(articles(broken))


# WARC, written by warcio.

PAGE = (
    f"<html><head><title>Weir mended</title></head><body><article><h1>Weir mended</h1>"
    f"<p>{FIRST}</p><p>{SECOND}</p><p>Nobody had known whose the weir was until the spring of"
    " last year.</p></article></body></html>"
)


def warc(packed: bool) -> bytes:
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=packed)
    for url, status, kind, body in [
        ("https://post.example/weir", "200 OK", "text/html; charset=utf-8", PAGE),
        ("https://post.example/gone", "404 Not Found", "text/html", PAGE),
        ("https://post.example/a.css", "200 OK", "text/css", "p { color: red }"),
        ("https://post.example/empty", "200 OK", "text/html", "<html></html>"),
    ]:
        http = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
        payload = io.BytesIO(body.encode())
        record = writer.create_warc_record(url, "response", payload=payload, http_headers=http)
        writer.write_record(record)
    return out.getvalue()


@pytest.mark.parametrize("packed", [True, False])
def test_pages_of_a_web_archive(packed: bool) -> None:
    (article,) = read_source(Source("a.warc.gz", data=warc(packed)))
    assert (article.title, article.url) == ("Weir mended", "https://post.example/weir")


def test_broken_web_archive_is_refused() -> None:
    with pytest.raises(ReadError):
        list(read_source(Source("a.warc", data=b"WARC/1.0\r\n" + b"garbage\r\n" * 20)))
    whole = warc(False)
    with pytest.raises(ReadError, match="cut off"):
        list(read_source(Source("a.warc", data=whole[: whole.index(b"Nobody had known")])))


# Folders and ZIPs


def test_folder_and_zip_of_any_of_these(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    (folder / "b").mkdir(parents=True)
    (folder / ".hidden").mkdir()
    (folder / ".hidden" / "x.txt").write_text(f"Hidden\n\n{FIRST}\n")
    (folder / "a.html").write_text(PAGE)
    (folder / "b" / "c.txt").write_text(f"Lock mended too\n\n{FIRST}\n\n{SECOND}\n")
    (folder / "b" / "d.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    epub(folder / "b" / "e.epub")
    titles = [article.title for article in articles(folder)]
    assert titles == ["Weir mended", "Lock mended too", "Two", "One: the weir"]
    packed = tmp_path / "in.zip"
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in folder.rglob("*"):
            archive.write(path, path.relative_to(folder))
    assert [article.title for article in articles(packed)] == titles


def test_zip_bombs_and_broken_zips(tmp_path: Path) -> None:
    bomb = tmp_path / "bomb.zip"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", "a" * 20_000_000)
    with pytest.raises(ReadError, match="No article"):
        list(articles(bomb))
    bomb.write_bytes(bomb.read_bytes()[:1000])
    with pytest.raises(ReadError, match="broken"):
        list(articles(bomb))


def test_empty_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="No article"):
        list(articles(tmp_path))
