"""Fuzzing's doors into the package: each takes any bytes, and may raise AudioNewsError alone.

A harness says what it was given and what must hold of what came out; `HARNESSES` is what the
drivers (the mutator in CI, atheris by hand) know of them.
"""

from __future__ import annotations

import io
import tempfile
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from audio_news.errors import AudioNewsError
from audio_news.models import Article

Harness = Callable[[bytes], None]

MARK = b"\n%%%% "
"""Parts the members of an archive in a corpus file; the line after it is the member's name."""
LANGUAGES = ("en", "de", "uk", "fr", "pl", "xx")


def paste(data: bytes) -> None:
    _read("paste", data, "a.txt")


def markdown(data: bytes) -> None:
    _read("markdown", data, "a.md")


def html(data: bytes) -> None:
    _read("html", data, "a.html")


def wxr(data: bytes) -> None:
    _read("wxr", data, "a.xml")


def jsonl(data: bytes) -> None:
    _read("jsonl", data, "a.jsonl")


def csv(data: bytes) -> None:
    _read("csv", data, "a.csv")


def pdf(data: bytes) -> None:
    _read("pdf", data, "a.pdf")


def warc(data: bytes) -> None:
    _read("warc", data, "a.warc")


def epub(data: bytes) -> None:
    _read("epub", packed(data, b"mimetype"), "a.epub")


def docx(data: bytes) -> None:
    _read("docx", packed(data, b"[Content_Types].xml"), "a.docx")


def archive(data: bytes) -> None:
    _read("zip", packed(data, b"a.txt"), "a.zip")


def feed(data: bytes) -> None:
    """A feed's entries; the pages that they link to are not fetched."""
    from audio_news.read.feed import entries
    from audio_news.read.reader import DEFAULT_OPTIONS
    from audio_news.read.source import Source

    for entry in entries(Source("a.xml", data=data), DEFAULT_OPTIONS):
        if entry.article is not None:
            check(entry.article)


def any_format(data: bytes) -> None:
    """Bytes of no known kind, given to whatever reader thinks it knows them."""
    from audio_news.read.reader import best_reader, read_source, readers
    from audio_news.read.source import Source

    source = Source("a", data=packed(data, b"a") if data.startswith(MARK) else data)
    if best_reader(source) is not readers()["feed"]:  # which would fetch what it links to
        for article in read_source(source):
            check(article)


def pls(data: bytes) -> None:
    from audio_news.script.lexicon import load_lexicons

    with _file(data, "names.pls") as path:
        load_lexicons([path])


def show(data: bytes) -> None:
    from audio_news.showfile import load_settings

    with _file(data, "show.toml") as path:
        load_settings(path, environ={})


def profile(data: bytes) -> None:
    from audio_news.speak.voices import voice_profiles

    with _file(data, "mine.toml") as path:
        voice_profiles(path.parent)


def sentences(data: bytes) -> None:
    """The pieces are the text again, whatever it is."""
    from audio_news.script.sentences import split

    text, language = _text(data)
    spans = split(text, language)
    assert "".join(span.text for span in spans) == text
    assert all(text[span.start : span.end] == span.text for span in spans)


def say(data: bytes) -> None:
    """Every spoken word is where it says it is, in what is said and in what was written."""
    from audio_news.script.spoken import say as said

    text, language = _text(data)
    spoken = said(text, language)
    assert spoken.written == text
    for word in spoken:
        assert spoken.text[word.start : word.end] == word.text
        assert 0 <= word.source_start <= word.source_end <= len(text)


def script(data: bytes) -> None:
    """A text of no shape at all, written for the voice."""
    from audio_news.models import Block, Role
    from audio_news.read.tidy import tidied
    from audio_news.script.lexicon import Lexicon
    from audio_news.script.write import write
    from audio_news.settings import Settings

    text, language = _text(data)
    blocks = tuple(Block(Role.BODY, part) for part in text.split("\n\n"))
    article = tidied(Article(title=text[:80], blocks=blocks, language=language))
    for utterance in write(article, Settings(), Lexicon()).utterances:
        assert utterance.spoken.words


def record(data: bytes) -> None:
    from audio_news.publish.record import loads

    loads(data.decode("utf-8", "replace"), Path("a.json"))


def tags(data: bytes) -> None:
    """Someone's audio file, whose tags are read."""
    from audio_news.label.readback import read_tags

    with _file(data, "a" + _suffix(data)) as path:
        read_tags(path, 1.0)


def inspect(data: bytes) -> None:
    """Someone's audio file, read back whole: sound, tags, signature and mark."""
    from audio_news.inspection import as_json
    from audio_news.inspection import inspect as inspected

    with _file(data, "a" + _suffix(data)) as path:
        as_json(inspected(path))


def _harnesses() -> Mapping[str, Harness]:
    found = (
        *(paste, markdown, html, feed, wxr, jsonl, csv, pdf, warc, epub, docx, archive),
        *(any_format, pls, show, profile, sentences, say, script, record, tags, inspect),
    )
    return MappingProxyType({harness.__name__: harness for harness in found})


HARNESSES = _harnesses()
SLOW = frozenset({"inspect", "pdf", "html", "docx", "paste", "any_format"})
"""Those that take more than a few milliseconds an input; they are given fewer."""


def run(harness: Harness, data: bytes) -> bool:
    """Whether the harness took the bytes; False where it turned them down, as it may."""
    said = "it was taken"
    try:
        harness(data)
    except AudioNewsError as err:
        said = str(err).strip()
    assert said, "an error without a word"
    return said == "it was taken"


def check(article: Article) -> None:
    """What every reader promises of an article: texts that any format can hold."""
    for text in (article.title, *(block.text for block in article.blocks)):
        text.encode("utf-8")


def packed(data: bytes, first: bytes) -> bytes:
    """A ZIP of the members that `data` holds one after another, `first` where it names none.

    What begins like a ZIP is left as it is, so that the container is fuzzed as well.
    """
    if data.startswith(b"PK"):
        return data
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as whole:
        for member in data.split(MARK)[1:] if MARK in data else [first + b"\n" + data]:
            name, _, content = member.partition(b"\n")
            info = zipfile.ZipInfo(name.decode("latin-1")[:200].replace("\0", "") or "a")
            if info.filename not in whole.namelist():
                whole.writestr(info, content)
    return out.getvalue()


def _read(reader: str, data: bytes, name: str) -> None:
    from audio_news.read.reader import DEFAULT_OPTIONS, readers
    from audio_news.read.source import Source
    from audio_news.read.tidy import tidied

    source = Source(name, data=data)
    known = readers()[reader]
    assert 0 <= known.score(source) <= 1
    for article in known.read(source, DEFAULT_OPTIONS):
        check(tidied(article))


def _text(data: bytes) -> tuple[str, str]:
    """A text, and the language that the first byte picks."""
    language = LANGUAGES[data[0] % len(LANGUAGES)] if data else "en"
    return data[1:].decode("utf-8", "replace"), language


def _suffix(data: bytes) -> str:
    """The ending that a file of such bytes has, so that each kind's own reader is tried."""
    beginnings = {b"fLaC": ".flac", b"OggS": ".opus", b"RIFF": ".wav"}
    if data[4:8] == b"ftyp":
        return ".m4a"
    return beginnings.get(data[:4], ".mp3")


class _file:  # noqa: N801 (it is used like a function)
    """The bytes as a file in a folder of its own, for as long as the block runs."""

    def __init__(self, data: bytes, name: str) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="fuzz")
        self.path = Path(self._folder.name) / name
        self.path.write_bytes(data)

    def __enter__(self) -> Path:
        return self.path

    def __exit__(self, *exc: object) -> None:
        self._folder.cleanup()
