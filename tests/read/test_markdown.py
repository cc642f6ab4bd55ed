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


BODY = "The vote was close, officials said on Monday, and the trams will run."
MORE = "Nobody in the hall had thought that the night line would be kept."


def said(article: Article) -> list[tuple[Role, str]]:
    return [(block.role, block.text) for block in article.blocks[1:]]


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("By **Hanna Brandt** | May 3", "Hanna Brandt"),
        ("By **Hanna Brandt** · 4 min read", "Hanna Brandt"),
        ("By Hanna Brandt and Ivo Petrak - May 3", "Hanna Brandt and Ivo Petrak"),
        ("By Hanna Brandt | Transport correspondent", "Hanna Brandt"),
    ],
)
@pytest.mark.parametrize("above", ["", "![A tram in the snow](tram.jpg)\n\n"])
def test_a_byline_with_more_beside_the_name(line: str, byline: str, above: str) -> None:
    article = read(f"# Night trams stay\n\n{above}{line}\n\n{BODY}\n")
    assert article.byline == byline
    captions = [(Role.CAPTION, "A tram in the snow")] if above else []
    assert said(article) == [*captions, (Role.BODY, BODY)]


def test_a_picture_above_the_title_is_no_reason_to_miss_it() -> None:
    article = read(f"![A tram in the snow](tram.jpg)\n\n# Night trams stay\n\n{BODY}\n")
    assert article.title == "Night trams stay"
    assert said(article) == [(Role.CAPTION, "A tram in the snow"), (Role.BODY, BODY)]


def test_the_paragraph_above_the_byline_is_the_standfirst() -> None:
    article = read(f"# Night trams stay\n\nA close vote.\n\nBy Hanna Brandt\n\n{BODY}\n")
    assert article.byline == "Hanna Brandt"
    assert said(article) == [(Role.STANDFIRST, "A close vote."), (Role.BODY, BODY)]


@pytest.mark.parametrize(
    "line",
    [
        "Read more: Why the night buses were stopped",
        "[Read more: Why the night buses were stopped](https://post.example/buses)",
        "Share this article",
        "**Subscribe to our newsletter**",
        "## Share this article",
        "Editing by Ivo Petrak",
        "## Related articles\n\n- [Night buses were stopped](a)\n- [A tram for the port](b)",
        "**More on this story**\n\n- [Night buses were stopped](a)",
    ],
)
def test_what_sites_write_within_an_article_is_not_read(line: str) -> None:
    article = read(f"# Night trams stay\n\n{BODY}\n\n{line}\n\n{MORE}\n")
    assert said(article) == [(Role.BODY, BODY), (Role.BODY, MORE)]
    assert article.skipped


@pytest.mark.parametrize(
    "line",
    [
        "More in the port than in the town were hurt.",
        "He asked them to share this article with the town.",
        "Read more books, the mayor told them.",
    ],
)
def test_a_sentence_that_only_has_such_words_is_read(line: str) -> None:
    article = read(f"# Night trams stay\n\n{BODY}\n\n{line}\n\n- Stone\n\n{MORE}\n")
    assert (Role.BODY, line) in said(article)
    assert (Role.LIST, "Stone") in said(article)


@pytest.mark.parametrize("parting", ["\n", "\n\n"])
def test_the_text_under_an_image_is_its_caption(parting: str) -> None:
    picture = f"![Snow](tram.jpg){parting}*A tram waits at the port.*"
    article = read(f"# Night trams stay\n\n{BODY}\n\n{picture}\n\n*Truly*, {MORE}\n")
    assert said(article) == [
        (Role.BODY, BODY),
        (Role.CAPTION, "Snow"),
        (Role.CAPTION, "A tram waits at the port."),
        (Role.BODY, f"Truly, {MORE}"),
    ]


def test_a_paragraph_under_an_image_with_one_word_in_italics_is_text() -> None:
    article = read(f"# Night trams stay\n\n![Snow](tram.jpg)\n\n*Truly*, {MORE}\n")
    assert said(article) == [(Role.CAPTION, "Snow"), (Role.BODY, f"Truly, {MORE}")]


def test_a_picture_s_owner_is_not_read() -> None:
    picture = "![Snow](tram.jpg)\n\nPhoto: Ivo Petrak"
    article = read(f"# Night trams stay\n\n{BODY}\n\n{picture}\n\n{MORE}\n")
    assert said(article) == [(Role.BODY, BODY), (Role.CAPTION, "Snow"), (Role.BODY, MORE)]


def test_what_repeats_the_text_or_tells_of_its_writer_is_not_read() -> None:
    pulled = f"> {MORE.removesuffix('.').removeprefix('Nobody in ')}"
    about = "Hanna Brandt is a reporter who covers transport."
    article = read(
        f"# Night trams stay\n\nBy Hanna Brandt\n\n{BODY}\n\n{pulled}\n\n{MORE}\n\n*{about}*\n"
    )
    assert said(article) == [(Role.BODY, BODY), (Role.BODY, MORE)]


def test_front_matter_goes_before_what_the_text_says() -> None:
    front = (
        "author:\n  name: Ada Finch\npublished_at: 2026-03-04\nlastModified: 2026-03-05\n"
        "subtitle: A close vote\n"
    )
    article = read(
        f"---\ntitle: Night trams stay\n{front}---\nBy Hanna Brandt\n\nMarch 3, 2026\n\n{BODY}\n"
    )
    assert (article.byline, article.published) == ("Ada Finch", "2026-03-04")
    assert article.modified == "2026-03-05"
    assert said(article) == [(Role.STANDFIRST, "A close vote"), (Role.BODY, BODY)]
