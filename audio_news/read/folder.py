"""A folder of sources, read in the order of their names."""

from __future__ import annotations

from collections.abc import Iterator

from audio_news.models import Article
from audio_news.read.reader import ReadOptions, read_member
from audio_news.read.source import Source


def score(source: Source) -> float:
    """Return 1 for a folder."""
    return 1.0 if source.is_folder else 0.0


def read(source: Source, options: ReadOptions) -> Iterator[Article]:
    """Yield the articles of every file; what holds none is passed over."""
    assert source.path is not None
    for path in sorted(source.path.rglob("*")):
        parts = path.relative_to(source.path).parts
        if not path.is_file() or any(part.startswith((".", "__MACOSX")) for part in parts):
            continue
        yield from read_member(Source(str(path), path=path), options)
