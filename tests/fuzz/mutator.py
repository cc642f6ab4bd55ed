"""Inputs out of a corpus, always the same for the same seed: bytes cut, copied, swapped, mixed."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence

LONGEST = 60_000
"""Bytes; what costs more time than this in proportion is tried in tests/hostile."""
TOKENS: tuple[bytes, ...] = (
    *(b"\x00", b"\xff", b"\xff\xfe", b"\xef\xbb\xbf", b"\n\n", b"\r\n", b"\t", b" " * 40),
    *(b"<", b">", b"</", b"/>", b"<![CDATA[", b"]]>", b"<!--", b"-->", b"&amp;", b"&#0;", b"&x;"),
    *(b"<!DOCTYPE a [<!ENTITY x 'y'>]>", b"<?xml version='1.0' encoding='", b"utf-16", b"idna"),
    *(b'{"', b'":', b"[", b"]", b"{", b"}", b"null", b"true", b"NaN", b"1e999", b"-1", b"\\ud800"),
    *(b"0", b"99999999999999999999", b"1.5.5", b"2026-02-30T25:61", b"$1.2bn", b"10-15", b"12/13"),
    *(b"[[h@l'oU]]", b"[a](/b/)", b"<speak>", b"```", b"](", b"> ", b"# ", b"|-|", b"***", b"\\"),
    *("“".encode(), "’".encode(), "—".encode(), "́".encode(), "\u200b".encode(), "\u202e".encode()),
    *("😀".encode(), "İ".encode(), "ß".encode(), "ї".encode(), "中".encode(), "א".encode()),
    *("\u2028".encode(), "½".encode(), "²".encode(), "٣".encode(), "Ⅻ".encode(), b"\xed\xa0\x80"),
    *(b"%PDF-1.7", b"endobj", b"stream\n", b"/Kids[", b"0 R", b"PK\x03\x04", b"PK\x01\x02"),
    *(
        b"WARC/1.0\r\n",
        b"Content-Length: 5",
        b"ID3\x04\x00",
        b"OggS",
        b"fLaC",
        b"moov",
        b"\x7f" * 4,
    ),
    *(
        b"\n%%%% ../../a\n",
        b"\n%%%% c.xhtml\n",
        b"Mr. ",
        b"U.S. ",
        b"p.m.",
        b"St. ",
        b"No. 5",
        b"'s",
    ),
)


def inputs(corpus: Sequence[bytes], seed: int) -> Iterator[bytes]:
    """Each file of the corpus as it is, then mutations of them without end."""
    yield from corpus
    chance = random.Random(seed)
    while True:
        data = chance.choice(corpus)
        for _ in range(1 + min(int(chance.expovariate(0.4)), 12)):
            data = chance.choice(CHANGES)(data, chance, corpus)[:LONGEST]
        yield data


def _place(data: bytes, chance: random.Random) -> tuple[int, int]:
    """A stretch of the data, mostly short."""
    start = chance.randint(0, len(data))
    return start, min(len(data), start + int(chance.expovariate(1 / 12)) + 1)


def flip(data: bytes, chance: random.Random, corpus: Sequence[bytes]) -> bytes:
    """One byte is another."""
    if not data:
        return bytes([chance.randrange(256)])
    at = chance.randrange(len(data))
    return data[:at] + bytes([chance.randrange(256)]) + data[at + 1 :]


def turn(data: bytes, chance: random.Random, corpus: Sequence[bytes]) -> bytes:
    """One bit is the other."""
    if not data:
        return data
    at = chance.randrange(len(data))
    return data[:at] + bytes([data[at] ^ (1 << chance.randrange(8))]) + data[at + 1 :]


def delete(data: bytes, chance: random.Random, corpus: Sequence[bytes]) -> bytes:
    """A stretch is gone."""
    start, end = _place(data, chance)
    return data[:start] + data[end:]


def cut(data: bytes, chance: random.Random, corpus: Sequence[bytes]) -> bytes:
    """The end is gone."""
    return data[: chance.randint(0, len(data))]


def insert(data: bytes, chance: random.Random, corpus: Sequence[bytes]) -> bytes:
    """A token stands somewhere."""
    at = chance.randint(0, len(data))
    return data[:at] + chance.choice(TOKENS) + data[at:]


def replace(data: bytes, chance: random.Random, corpus: Sequence[bytes]) -> bytes:
    """A token stands in place of a stretch."""
    start, end = _place(data, chance)
    return data[:start] + chance.choice(TOKENS) + data[end:]


def repeat(data: bytes, chance: random.Random, corpus: Sequence[bytes]) -> bytes:
    """A stretch many times over."""
    start, end = _place(data, chance)
    return data[:end] + data[start:end] * chance.choice((1, 2, 8, 64, 400)) + data[end:]


def move(data: bytes, chance: random.Random, corpus: Sequence[bytes]) -> bytes:
    """A stretch stands elsewhere."""
    start, end = _place(data, chance)
    rest = data[:start] + data[end:]
    at = chance.randint(0, len(rest))
    return rest[:at] + data[start:end] + rest[at:]


def splice(data: bytes, chance: random.Random, corpus: Sequence[bytes]) -> bytes:
    """The beginning of one and the end of another."""
    other = chance.choice(corpus)
    return data[: chance.randint(0, len(data))] + other[chance.randint(0, len(other)) :]


def number(data: bytes, chance: random.Random, corpus: Sequence[bytes]) -> bytes:
    """Four bytes that a length may be read from."""
    at = chance.randint(0, max(0, len(data) - 4))
    value = chance.choice((0, 1, 0x7F, 0xFF, 0x7FFF, 0xFFFF, 0x7FFFFFFF, 0xFFFFFFFF))
    return data[:at] + value.to_bytes(4, chance.choice(("big", "little"))) + data[at + 4 :]


Change = Callable[[bytes, random.Random, Sequence[bytes]], bytes]
CHANGES: tuple[Change, ...] = (
    *(flip, turn, delete, cut, insert, insert, replace, replace, repeat, move, splice, number),
)
