"""Pages as they come out of a browser's clipboard, each with the role of every line."""

from __future__ import annotations

import contextlib
import json
import textwrap
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audio_news.errors import ReadError
from audio_news.models import Article, Role
from audio_news.read import ReadOptions, Source, articles
from audio_news.read.paste import read_text
from audio_news.read.paste.lines import split_lines

PAGES = Path(__file__).parents[1] / "data" / "pages"
NAMES = sorted(path.stem for path in PAGES.glob("*.json"))
SPOKEN = {"headline", "standfirst", "heading", "body", "quote", "list", "note", "table"}
UNSPOKEN = {"byline", "time", "disclosure", "related", "furniture", "repeat"}


def page(name: str) -> tuple[Article, dict[str, Any]]:
    """Read a page and what is expected of it."""
    expected = json.loads((PAGES / f"{name}.json").read_text(encoding="utf-8"))
    return next(articles(PAGES / f"{name}.txt")), expected


def paste(text: str) -> Article:
    return read_text(text, Source("pasted", data=b"-"), ReadOptions())


def roles(article: Article) -> list[Role]:
    return [block.role for block in article.blocks]


@pytest.mark.parametrize("name", NAMES)
def test_fields_of_a_page(name: str) -> None:
    article, expected = page(name)
    found = {key: getattr(article, key) for key in ("title", "byline", "published", "modified")}
    assert found == {key: expected[key] for key in found}


@pytest.mark.parametrize("name", NAMES)
def test_every_line_of_a_page_has_its_role(name: str) -> None:
    article, expected = page(name)
    lines = [line.text for line in split_lines((PAGES / f"{name}.txt").read_text("utf-8"))]
    wanted = list(zip(lines, expected["roles"], strict=True))
    read = [(text, role) for text, role in wanted if role in SPOKEN]
    blocks = [(b.text.removeprefix("- "), b.role.value) for b in article.blocks]
    spoken = [(text, role) for text, role in blocks if role != "caption"]
    assert sorted(spoken, key=lambda b: lines.index(b[0])) == read
    captions = {text for text, role in blocks if role == "caption"}
    assert captions <= {text for text, role in wanted if role == "caption"}


@pytest.mark.parametrize("name", NAMES)
def test_no_line_is_lost_between_read_and_skipped(name: str) -> None:
    article, _ = page(name)
    lines = [line.text for line in split_lines((PAGES / f"{name}.txt").read_text("utf-8"))]
    kept = [b.text.removeprefix("- ") for b in article.blocks] + [s.text for s in article.skipped]
    assert sorted(kept) == sorted(lines)


@pytest.mark.parametrize("between", ["\n", "\n\n", "\r\n \r\n"])
def test_blank_lines_make_no_difference_to_what_is_read(between: str) -> None:
    for name in NAMES:
        text = (PAGES / f"{name}.txt").read_text(encoding="utf-8")
        respaced = between.join(line for line in text.split("\n") if line.strip())
        found = [[b.text for b in paste(t).blocks if b.role != "caption"] for t in (text, respaced)]
        assert found[0] == found[1], name


def test_every_block_and_every_skipped_line_says_why() -> None:
    article, _ = page("teasers")
    assert all(block.why for block in article.blocks)
    assert all(skipped.why for skipped in article.skipped)


def test_headline_comes_first() -> None:
    assert all(roles(page(name)[0])[0] is Role.HEADLINE for name in NAMES if name != "nohead")


@pytest.mark.parametrize("width", [60, 72, 78])
def test_hard_wrapped_text_reads_as_if_it_were_not(width: int) -> None:
    text = (PAGES / "plainletter.txt").read_text(encoding="utf-8")
    wrapped = "\n\n".join(textwrap.fill(line, width) for line in text.split("\n") if line)
    assert [b.text for b in paste(wrapped).blocks] == [b.text for b in paste(text).blocks]


def test_wrapped_text_with_indented_paragraphs() -> None:
    paragraphs = [
        "The ferry left the harbour an hour late and the passengers, who had been told nothing, "
        "stood on the deck in the rain and watched the town grow small behind them.",
        "Nobody spoke of the fire that had closed the line for most of a year, or of the captain.",
    ]
    wrapped = "\n".join(textwrap.fill(p, 70, initial_indent="    ") for p in paragraphs)
    assert [block.text for block in paste(wrapped).blocks] == paragraphs


def test_text_without_headline_takes_its_title_from_the_first_sentence_or_the_file() -> None:
    short = "The bridge is open. Cars crossed it for the first time on Monday, a day early.\n"
    assert paste(short).title == "The bridge is open"
    long = next(articles(PAGES / "nohead.txt"))
    assert long.title == "nohead"
    assert Role.HEADLINE not in roles(long)


@pytest.mark.parametrize(
    "text",
    [
        "Under siege\nThe town of Orlet woke on Monday to the sound of guns.\nNobody knew whose.",
        "Mayor resigns over ferry\nBy Ann Poe\n3 May 2025\nThe mayor of Orlet resigned on Friday.\n"
        "“I am tired,” she said.\nWhy now?\nThe ferry sank in April.\nShe nodded.\n"
        "Her deputy takes over\n"
        "The council meets on Monday.",
    ],
)
def test_short_texts_of_short_sentences_lose_none(text: str) -> None:
    read = [block.text for block in paste(text).blocks]
    assert read == [line for line in text.split("\n") if not line.startswith(("By Ann", "3 May"))]


def test_pull_quote_that_repeats_the_body_is_skipped() -> None:
    article, _ = page("broadsheet")
    assert any("repeats the body" in skipped.why for skipped in article.skipped)


def test_a_line_given_twice_in_a_row_is_read_once() -> None:
    text = (
        "Mill to close after 140 years\nThe mill by the weir will close in May, its owners said.\n"
    )
    twice = "\n".join(line + "\n" + line for line in text.strip().split("\n"))
    assert [b.text for b in paste(twice).blocks] == text.strip().split("\n")


def test_furniture_words_inside_prose_stay() -> None:
    article, _ = page("spoof")
    said = " ".join(block.text for block in article.blocks)
    assert "Sign up for the loyalty card" in said
    assert "Follow the money" in said
    assert "By clicking accept" not in said


def test_language_is_told_from_the_text_and_can_be_given() -> None:
    seen = {name: page(name)[0].language for name in ("german", "ukrainian", "french", "polish")}
    assert seen == {"german": "de", "ukrainian": "uk", "french": "fr", "polish": "pl"}
    given = next(articles(PAGES / "german.txt", ReadOptions(language="de-AT")))
    assert given.language == "de-AT"


@pytest.mark.parametrize("text", ["Subscribe\nShare\nLog in\n", "\n\n \n", "Home | News\n© 2025\n"])
def test_page_without_an_article_is_refused_with_a_hint(text: str) -> None:
    with pytest.raises(ReadError) as caught:
        paste(text)
    assert caught.value.hint


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=400))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        article = paste(text)
    except ReadError:
        return
    assert article.title is not None
    assert article.blocks


@pytest.mark.parametrize("unit", ["1", "(", "a.b.c.", "@a ", "a | b ", ". AA BB ", '"'])
def test_time_grows_no_faster_than_the_text(unit: str) -> None:
    began = time.process_time()
    with contextlib.suppress(ReadError):
        paste((unit * 200_000)[:200_000])
    assert time.process_time() - began < 2.0


def test_a_very_long_page_is_read_in_linear_time() -> None:
    text = (PAGES / "teasers.txt").read_text(encoding="utf-8")
    began = time.process_time()
    paste(text * 60)
    assert time.process_time() - began < 5.0


def test_a_paragraph_without_an_end_is_read_in_parts_and_whole() -> None:
    sentences = " ".join(
        f"The port handled {n} ships that week, officials said." for n in range(600)
    )
    read = paste(f"Port has busy year\n\nIt was a record.\n\n{sentences}\n")
    assert max(len(block.text) for block in read.blocks) <= 8_000
    said = " ".join(block.text for block in read.blocks)
    assert all(f"handled {n} ships" in said for n in range(600))


def test_more_lines_than_an_article_has_are_refused() -> None:
    with pytest.raises(ReadError, match="20,001 lines"):
        paste("Bridge opens\n" * 20_001)


@pytest.mark.parametrize(
    "lines",
    [
        "A title of it here\nThe mayor said on Monday that the bridge would open again in May.\n",
        "Bridge opens\n",
        "A man waits.\nPhoto: Jo Roe\nThe mayor said that the bridge would open in May.\n",
    ],
)
def test_four_times_the_lines_cost_four_times_as_much(lines: str) -> None:
    def cost_s(count: int) -> float:
        began = time.process_time()
        with contextlib.suppress(ReadError):
            paste(lines * (count // lines.count("\n")))
        return time.process_time() - began

    cost_s(100)  # what is loaded once
    assert cost_s(19_000) < 8 * cost_s(4_750) + 0.2
