"""Markdown with and without front matter."""

from __future__ import annotations

from pathlib import Path

import pytest

from audio_news.errors import ReadError
from audio_news.models import Article, Role
from audio_news.read import Source, articles, read_source

DOCUMENT = """# The weir is mended

The weir at **Dunmore** was mended on [Monday](https://post.example/weir "a title"), the
board said.[^1] It had been *broken* since spring.

![Men at work on the weir](weir.jpg)

## What it cost

- Stone, 4 tons
- Beer, 2 barrels

1. First the stone
2. Then the beer

> We would do it again.

| Year | Floods |
|------|--------|
| 2023 | 2      |

```python
print("not read")
```

It is open.

[^1]: The board met on Tuesday.
"""


def read(text: str, name: str = "a.md") -> Article:
    return next(read_source(Source(name, data=text.encode())))


def test_structure() -> None:
    article = read(DOCUMENT)
    assert article.title == "The weir is mended"
    assert [(b.role, b.text) for b in article.blocks] == [
        (Role.HEADLINE, "The weir is mended"),
        (
            Role.BODY,
            "The weir at Dunmore was mended on Monday, the board said. "
            "It had been broken since spring.",
        ),
        (Role.CAPTION, "Men at work on the weir"),
        (Role.HEADING, "What it cost"),
        (Role.LIST, "Stone, 4 tons"),
        (Role.LIST, "Beer, 2 barrels"),
        (Role.LIST, "First the stone"),
        (Role.LIST, "Then the beer"),
        (Role.QUOTE, "We would do it again."),
        (Role.TABLE, "Year, Floods"),
        (Role.TABLE, "2023, 2"),
        (Role.CODE, 'print("not read")'),
        (Role.BODY, "It is open."),
    ]
    assert [skipped.text for skipped in article.skipped] == ["The board met on Tuesday."]


@pytest.mark.parametrize(
    "front",
    [
        '---\ntitle: "Weir: mended"\nauthor: [Ada Finch, Lee Marsh]\ndate: 2025-03-02T10:00:00Z\n'
        "lang: en-GB\ncanonical: https://post.example/weir\n---\n",
        "---\ntitle: 'Weir: mended'\nauthors:\n  - name: Ada Finch\n  - Lee Marsh\n"
        "date: 2025-03-02 10:00:00Z\n"
        "language: en_GB\nurl: https://post.example/weir\ntags: [a, b]\n---\n",
        '+++\ntitle = "Weir: mended"\nauthors = ["Ada Finch", "Lee Marsh"]\n'
        "date = 2025-03-02T10:00:00Z\n"
        'lang = "en-GB"\ncanonical = "https://post.example/weir"\n+++\n',
    ],
)
def test_front_matter_is_metadata(front: str) -> None:
    article = read(
        front + "\nIt was the first weir to be mended, and it will not be the last of them.\n"
    )
    assert article.title == "Weir: mended"
    assert article.byline == "Ada Finch and Lee Marsh"
    assert article.published == "2025-03-02T10:00:00+00:00"
    assert article.language == "en-GB"
    assert article.url == "https://post.example/weir"
    assert [block.role for block in article.blocks] == [Role.HEADLINE, Role.BODY]


def test_heading_that_repeats_the_title_is_not_read_twice() -> None:
    article = read("---\ntitle: Weir\n---\n# Weir\n\nIt is mended.\n")
    assert [block.text for block in article.blocks] == ["Weir", "It is mended."]


def test_from_a_file_by_its_name_or_its_marks(tmp_path: Path) -> None:
    for name in ("weir.md", "weir.txt"):
        path = tmp_path / name
        path.write_text(DOCUMENT, encoding="utf-8")
        assert next(articles(path)).title == "The weir is mended"


@pytest.mark.parametrize("text", ["+++\ntitle = \n+++\nText.\n", "# Only a title\n"])
def test_broken_documents_are_refused(text: str) -> None:
    with pytest.raises(ReadError):
        read(text)


@pytest.mark.parametrize(
    ("lines", "byline", "published"),
    [
        ("By Hanna Brandt\n\nMarch 3, 2026", "Hanna Brandt", "2026-03-03"),
        ("By Hanna Brandt, 14 March 2026", "Hanna Brandt", "2026-03-14"),
        ("By Hanna Brandt and Ivo Petrak\nMarch 3, 2026 9:15 AM",
         "Hanna Brandt and Ivo Petrak", "2026-03-03T09:15"),
        ("*By Hanna Brandt*", "Hanna Brandt", None),
        ("March 3, 2026", None, "2026-03-03"),
    ],
)  # fmt: skip
def test_who_wrote_it_and_when_under_the_title(
    lines: str, byline: str | None, published: str | None
) -> None:
    body = "The vote was close, officials said on Monday."
    article = read(f"# Night trams stay\n\n{lines}\n\n{body}\n")
    assert (article.byline, article.published) == (byline, published)
    assert [block.text for block in article.blocks] == ["Night trams stay", body]


@pytest.mark.parametrize(
    "first",
    [
        "By Tuesday the water had gone.",
        "By March 3, 2026, the bridge had been shut for a year.",
        "March 3, 2026, was the day the trams stopped.",
        "By the river Hanna Brandt sells bread.",
    ],
)
def test_a_first_sentence_that_only_begins_like_one_is_read(first: str) -> None:
    article = read(f"# Night trams stay\n\n{first}\n\nIt was a close vote.\n")
    assert article.byline is None
    assert article.blocks[1].text == first
