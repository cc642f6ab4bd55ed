"""Files that are too long, too odd or too wrong to be written down as text."""

from __future__ import annotations

import io
import json
import os
import sqlite3
import struct
import warnings
import wave
import zipfile
import zlib
from collections.abc import Callable
from functools import partial
from pathlib import Path

import numpy as np
from pedalboard.io import AudioFile

TITLE = "Council backs new tram line"
STORY = "The council voted on Monday to build a tram line to the harbor, officials said."


def make(name: str, path: Path) -> None:
    """Write the file of that name to `path`."""
    made = FILES[name]
    if isinstance(made, bytes):
        path.write_bytes(made)
    else:
        made(path)


def page(story: str, title: str = TITLE) -> bytes:
    return f"{title}\n\nBy Ana Petrova\nMarch 3, 2026\n\n{story}\n".encode("utf-8", "surrogatepass")


def archive(*members: tuple[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as whole, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of two members of one name
        for name, data in members:
            whole.writestr(name, data)
    return out.getvalue()


def encrypted() -> bytes:
    """A member that says it is encrypted."""
    data = bytearray(archive(("a.txt", page(STORY))))
    local, central = data.find(b"PK\x03\x04"), data.find(b"PK\x01\x02")
    data[local + 6] |= 1
    data[central + 8] |= 1
    return bytes(data)


def negative() -> bytes:
    """An end record that says that its directory is longer than the file."""
    data = bytearray(archive(("a.txt", page(STORY))))
    end = data.find(b"PK\x05\x06")
    data[end + 12 : end + 16] = (len(data) - 30).to_bytes(4, "little")
    data[end + 16 : end + 20] = (0).to_bytes(4, "little")
    return bytes(data)


def epub(chapter: bytes, container: bytes | None = None) -> bytes:
    found = b'<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    found += b'<rootfile full-path="p.opf"/></rootfiles></container>'
    package = b'<package xmlns="http://www.idpf.org/2007/opf"><manifest><item id="c" href="c.xhtml"'
    package += (
        b' media-type="application/xhtml+xml"/></manifest><spine><itemref idref="c"/></spine>'
    )
    return archive(
        ("mimetype", b"application/epub+zip"),
        ("META-INF/container.xml", found if container is None else container),
        ("p.opf", package + b"</package>"),
        ("c.xhtml", chapter),
    )


def docx(document: bytes) -> bytes:
    kinds = b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
    return archive(("[Content_Types].xml", kinds), ("word/document.xml", document))


LAUGHS = b'<!DOCTYPE x [<!ENTITY a "ha">' + b"".join(
    b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(12)
) + b"]>"  # fmt: skip
OUTSIDE = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


def feed(doctype: bytes, text: bytes) -> bytes:
    return (
        b'<?xml version="1.0"?>' + doctype + b"<rss version='2.0'><channel><title>T</title><item>"
        b"<title>Council backs new tram line</title><description>" + text + b"</description>"
        b"</item></channel></rss>"
    )


def lexicon(doctype: bytes, text: bytes) -> bytes:
    return (
        doctype + b"<lexicon xmlns='http://www.w3.org/2005/01/pronunciation-lexicon' version='1.0'"
        b" alphabet='ipa' xml:lang='en'><lexeme><grapheme>" + text + b"</grapheme>"
        b"<phoneme>a</phoneme></lexeme></lexicon>"
    )


def inner_links() -> bytes:
    """A feed whose entries are summaries of pages that are not public."""
    inner = (
        "http://127.0.0.1:9/a",
        "http://169.254.169.254/latest/meta-data/",
        "file:///etc/passwd",
    )
    items = "".join(f"<item><title>T</title><link>{link}</link></item>" for link in inner)
    return f"<rss version='2.0'><channel><title>T</title>{items}</channel></rss>".encode()


def png(width: int, height: int) -> bytes:
    """A picture that says it is so large, with almost nothing in it."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        whole = kind + data
        return struct.pack(">I", len(data)) + whole + struct.pack(">I", zlib.crc32(whole))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b"\0"))
        + chunk(b"IEND", b"")
    )


def sound(seconds: float, rate_hz: int = 8_000) -> Callable[[Path], None]:
    def write(path: Path) -> None:
        with wave.open(str(path), "wb") as out:
            out.setnchannels(1)
            out.setsampwidth(1)
            out.setframerate(rate_hz)
            for _ in range(max(1, round(seconds / 60))):
                out.writeframes(b"\x80" * round(min(seconds, 60) * rate_hz))

    return write


def mono_then_stereo(path: Path) -> None:
    """Two MP3s, one behind the other, as those who paste files together get it."""
    with path.open("wb") as out:
        for channels in (1, 2):
            part = io.BytesIO()
            with AudioFile(part, "w", 24_000, channels, format="mp3") as encoder:
                encoder.write(np.full((channels, 480_000), 0.1, np.float32))
            out.write(part.getvalue())


def database(path: Path) -> None:
    with sqlite3.connect(path) as base:
        base.execute("create table t (a, b)")
        base.execute("insert into t values (1, 2)")
    base.close()


def latin_database(path: Path) -> None:
    with sqlite3.connect(path) as base:
        base.execute("create table posts (title text, body text)")
        text = f"cast(x'{STORY.encode().hex()}fc' as text)"
        base.execute(f"insert into posts values ('Tram line', {text})")
    base.close()


def renamed_database(path: Path, former: bytes, name: bytes) -> None:
    """A database whose own table or column has a name of that many other bytes."""
    latin_database(path)
    path.write_bytes(path.read_bytes().replace(former, name))


def confetti() -> bytes:
    """A PDF with words all over its one page, each a box of its own."""
    words = [f"1 0 0 1 {n * 37 % 570} {n * 91 % 800} Tm (a) Tj" for n in range(6000)]
    content = f"BT /F 2 Tf {chr(10).join(words)} ET".encode()
    return b"".join(
        (
            b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n",
            b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n",
            b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R",
            b"/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>endobj\n",
            b"4 0 obj<</Length %d>>stream\n%b\nendstream endobj\n" % (len(content), content),
            b"trailer<</Root 1 0 R>>\n",
        )
    )


def link(target: str) -> Callable[[Path], None]:
    return lambda path: path.symlink_to(target)


def deep_folder(path: Path) -> None:
    path.mkdir()
    (path / "round").symlink_to(path)


FILES: dict[str, bytes | Callable[[Path], None]] = {
    "page": page(STORY),
    "nothing": b"",
    "blanks": b" \n\t\n" * 1000,
    "noise": bytes((n * n * 31 + n // 7) % 256 for n in range(20_000)),
    "nul_in_text": page("The vote\x00 was close, officials said on Monday evening."),
    "utf16_cut": page(STORY).decode().encode("utf-16")[:-1],
    "latin1": "Präsident gewählt\n\nDer Präsident wurde gewählt, so Müller.\n".encode("latin-1"),
    "title_flood": json.dumps({"title": "tram " * 500_000, "body": STORY}).encode() + b"\n",
    "surrogates": json.dumps({"title": "A\ud800B", "body": STORY}).encode() + b"\n",
    "ten_megabytes": page("word " * 2_000_000),
    "a_long_word": page("x" * 500_000),
    "newlines": page(STORY) + b"\n" * 1_000_000 + b"The end of it came late at night.\n",
    "open_quotes": page("“" * 200_000 + " he said."),
    "open_brackets": page("(" * 500_000 + " he said."),
    "zero_width": page("He said" + "\u200b" * 500_000 + " yes on Monday evening."),
    "marks": page("He said a" + "\u0316\u0301" * 300_000 + " yes on Monday evening."),
    "letters_then_digit": f"{TITLE}\n\nBy Ana Petr{'r' * 300}0 Rr{'r' * 300}a\n\nHe said so,"
    " and the council said yes on Monday evening.\n".encode(),
    "emoji_only": page("😀" * 100_000),
    "digits": page("1 " * 100_000),
    "mixed_scripts": page("aбγא中 " * 50_000),
    "deep_html": b"<html><body>" + b"<div>" * 100_000 + b"hello",
    "deep_ld": b"<html><head><script type='application/ld+json'>"
    + b"[" * 100_000
    + b"</script></head><body><article><h1>"
    + TITLE.encode()
    + b"</h1>"
    + b"<p>"
    + STORY.encode() * 3
    + b"</p></article></body></html>",
    "deep_toml": b"a = " + b"[" * 100_000,
    "deep_markdown": b"# " + TITLE.encode() + b"\n\n" + b">" * 50_000 + b" text\n",
    "link_flood": b"# T\n\n" + b"[" * 50_000 + b"a" + b"](b)" * 50_000 + b"\n",
    "deep_json": b"[" * 200_000 + b"]" * 200_000,
    "huge_number": b'{"title": "T", "body": "It is so.", "published": 1e999999}\n',
    "cut_json": b'{"title": "T", "body": "It is',
    "csv_no_text": b"a,b\n1,2\n",
    "csv_broken": b"title,bo\rdy,x\n\ra\n",
    "csv_huge_cell": b"title,body\nT," + b"x" * 200_000 + b"\n",
    "laughing_feed": feed(LAUGHS, b"&l;"),
    "odd_addresses": b"<html><head><title>T - Post</title><link rel=canonical href='http://['>"
    b"<meta property='og:image' content='http://[::1/a'></head><body><h1>T - Post</h1><p>"
    + STORY.encode() * 3
    + b"</p></body></html>",
    "feed_of_odd_addresses": feed(b"", (STORY * 3).encode()).replace(
        b"<description>", b"<link>http://a:999999/</link><description>"
    ),
    "feed_of_inner_links": inner_links(),
    "reading_pls": lexicon(OUTSIDE, b"&a;"),
    "laughing_pls": lexicon(LAUGHS, b"&l;"),
    "reading_feed": feed(OUTSIDE, b"&a;"),
    "laughing_epub": epub(LAUGHS + b"<html><body><p>&l;</p></body></html>"),
    "reading_epub": epub(
        OUTSIDE
        + b"<html><body><p>It reads &a; aloud. "
        + STORY.encode() * 3
        + b"</p></body></html>"
    ),
    "empty_epub": epub(b""),
    "lost_epub": epub(b"", container=b"<container/>"),
    "laughing_docx": docx(LAUGHS + b"<x>&l;</x>"),
    "broken_docx": docx(b"<w:document"),
    "zip_bomb": archive(("a.txt", b"A" * 300_000_000)),
    "zip_of_many": archive(*((f"{n}.txt", b"") for n in range(20_000))),
    "zip_climbing": archive(("../../outside.txt", page(STORY)), ("a.txt", page(STORY))),
    "zip_in_zip": archive(("b.zip", archive(("c.zip", archive(("d.zip", archive())))))),
    "zip_encrypted": encrypted(),
    "zip_cut": archive(("a.txt", page(STORY)))[:-30],
    "zip_negative": negative(),
    "zip_escaping": archive(("\x1b[2J\x07.txt", b"\n")),
    "zip_nameless": archive(("Z.txt", page(STORY))).replace(b"Z.txt", b"\0.txt"),
    "zip_empty": archive(),
    "pdf_cut": b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\n",
    "pdf_loop": b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages"
    b"/Kids[2 0 R]/Count 1>>endobj\ntrailer<</Root 1 0 R>>\n",
    "pdf_confetti": confetti(),
    "warc_cut": b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 999999\r\n\r\nHTTP/1.1 200 OK",
    "sqlite_other": database,
    "sqlite_latin": latin_database,
    "sqlite_latin_table": partial(renamed_database, former=b"posts", name=b"post\xfc"),
    "sqlite_latin_column": partial(renamed_database, former=b"title", name=b"titl\xe9"),
    "sqlite_broken": b"SQLite format 3\x00" + b"\xff" * 4000,
    "playlist": b"#EXTM3U\nhttp://127.0.0.1:9/song.mp3\n",
    "text_as_sound": STORY.encode(),
    "sound_of_nothing": sound(0),
    "sound_of_hours": sound(5 * 3600, 100),
    "mono_then_stereo": mono_then_stereo,
    "vast_picture": png(60_000, 60_000),
    "picture": png(10, 10),
    "loop": deep_folder,
    "link_to_itself": lambda path: path.symlink_to(path.name),
    "zeros_without_end": link("/dev/zero"),
    "pipe": lambda path: os.mkfifo(path),
}
