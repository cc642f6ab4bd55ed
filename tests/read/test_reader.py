"""Choosing a reader by content."""

from __future__ import annotations

from pathlib import Path

import pytest

from audio_news.errors import ReadError
from audio_news.read import Source, articles, readers
from audio_news.read.reader import best_reader

PROSE = (
    "The weir at Dunmore was mended on Monday, a week before the floods. Boats may pass it again."
)


@pytest.mark.parametrize(
    ("name", "text", "reader"),
    [
        ("a.txt", "<!DOCTYPE html><html><body><p>" + PROSE, "html"),
        ("a.html", "Weir mended\n\n" + PROSE, "paste"),
        ("a.txt", "---\ntitle: Weir\n---\n" + PROSE, "markdown"),
        ("a.txt", "# Weir\n\nThe [weir](http://a.example) is **mended**.\n", "markdown"),
        ("a.md", "Weir mended\n\n" + PROSE, "markdown"),
        ("a", "Weir mended\n\n" + PROSE + "\n- said nobody\n", "paste"),
        ("-", "Share\nSubscribe\n\nWeir mended\n" + PROSE, "paste"),
    ],
)
def test_content_tells_the_format(name: str, text: str, reader: str) -> None:
    assert best_reader(Source(name, data=text.encode())) is readers()[reader]


@pytest.mark.parametrize("data", [b"", b"\x89PNG\r\n\x1a\n" + bytes(100), bytes(range(256)) * 4])
def test_empty_and_binary_files_are_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.bin"
    path.write_bytes(data)
    with pytest.raises(ReadError) as caught:
        next(articles(path))
    assert caught.value.hint
    assert "a.bin" in caught.value.message


def test_every_reader_has_the_two_functions() -> None:
    for reader in readers().values():
        assert callable(reader.score)
        assert callable(reader.read)


def test_language_is_chosen_from_user_then_text_then_page() -> None:
    from audio_news.read.language import choose, detect, tag

    german = "Die Brücke bleibt gesperrt, wie die Stadt am Montag mitteilte, und das wohl bis Mai."
    assert choose("pl", "en", german) == "pl"
    assert choose(None, "en", german) == "de"
    assert choose(None, "de_AT", german) == "de-AT"
    assert choose(None, None, "Ok") == "en"
    assert detect("Президент подписал закон, который депутаты приняли на прошлой неделе.") == "ru"
    assert tag("not a language") is None
