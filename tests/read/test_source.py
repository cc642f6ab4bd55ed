"""Files, standard input and the encodings they come in."""

from __future__ import annotations

import codecs
import io
import os
import sys
import threading
from pathlib import Path

import pytest

from audio_news.errors import ReadError
from audio_news.read.source import Source, decode, open_source

TEXT = "Kraków, Žilina, Львів: «no comment» – said the café’s owner."
WESTERN = "The café’s owner said the naïve plan had cost £40."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_marks_of_unicode(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)) == TEXT


def test_utf16_without_the_users_help() -> None:
    assert decode(codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be")) == TEXT


@pytest.mark.parametrize(
    ("head", "media_type"),
    [
        ("<meta charset='iso-8859-1'>", ""),
        ('<?xml version="1.0" encoding="windows-1252"?>', ""),
        ("", "text/html; charset=windows-1252"),
    ],
)
def test_declared_charset(head: str, media_type: str) -> None:
    assert decode((head + WESTERN).encode("windows-1252"), media_type) == head + WESTERN


def test_valid_utf8_overrules_a_stale_declaration() -> None:
    text = "<meta charset='iso-8859-1'>" + TEXT
    assert decode(text.encode()) == text


def test_undeclared_encoding_is_told_from_the_text() -> None:
    text = "Мост через реку закрыт на ремонт до конца года, сообщили в мэрии. " * 5
    assert decode(text.encode("windows-1251")) == text


@pytest.mark.parametrize(
    "data", [b"\x89PNG\r\n\x1a\n" + bytes(64), bytes(range(256)), b"\x00\x01" * 40]
)
def test_binary_is_refused(data: bytes) -> None:
    with pytest.raises(ReadError) as caught:
        decode(data)
    assert caught.value.hint


def test_line_ends_are_one_kind() -> None:
    assert Source("x", data=b"a\r\nb\rc\n").text() == "a\nb\nc\n"


def test_file_is_not_read_before_it_is_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"0123456789")
    source = open_source(str(path))
    assert source.data is None
    assert source.head(4) == b"0123"
    with source.open() as stream:
        assert stream.read() == b"0123456789"
    with pytest.raises(ReadError, match="longer"):
        source.read_bytes(limit=9)


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"said")))
    assert open_source("-").text() == "said"


def test_missing_file_says_what_can_be_given(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="no file") as caught:
        open_source(tmp_path / "none.txt")
    assert "http" in caught.value.hint


def test_a_pipe_is_read_once_and_one_that_nobody_writes_to_is_empty(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    assert open_source(pipe).data == b""
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    writer = os.open(pipe, os.O_WRONLY)
    os.write(writer, TEXT.encode())
    threading.Timer(0.2, os.close, (writer,)).start()
    assert open_source(pipe).text() == TEXT
    os.close(reader)


def test_a_device_that_does_not_end_is_refused() -> None:
    with pytest.raises(ReadError, match="does not end"):
        open_source("/dev/zero")
