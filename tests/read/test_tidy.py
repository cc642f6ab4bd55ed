"""Characters that later rooms cannot hold are gone before they get there."""

import json
import unicodedata
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from audio_news.read import articles
from audio_news.read.tidy import MARKS, tidy


def test_what_no_format_holds_is_gone() -> None:
    assert tidy("a\x00b\ud800c\uffffd\x1be\x9bf") == "abcdef"
    assert tidy("keeps\ttabs\nand lines") == "keeps\ttabs\nand lines"


def test_writing_is_left_as_it_is() -> None:
    for text in ("Ana Núñez", "नमस्ते दुनिया", "שָׁלוֹם", "👩‍👩‍👧‍👦", "e\u0301", "…" * 60, "——" * 40):
        assert tidy(text) == text


def test_a_flood_of_marks_is_cut_and_can_be_put_in_order_at_once() -> None:
    flood = "a" + "\u0316\u0301" * 500_000 + " yes"
    kept = tidy(flood)
    assert kept == "a" + "\u0316\u0301" * (MARKS // 2) + " yes"
    assert unicodedata.normalize("NFD", kept)


def test_runs_that_no_writing_has_are_cut_and_no_letter_is_lost() -> None:
    assert tidy("He said " + "([" * 300_000 + " yes.") == "He said " + "([" * 50 + " yes."
    assert tidy("one" + " " * 5000 + "two" + "\n" * 5000 + "three") == (
        "one" + " " * 100 + "two" + "\n" * 100 + "three"
    )
    assert tidy("x" * 2500) == " ".join(["x" * 1000, "x" * 1000, "x" * 500])


@given(st.text())
def test_xml_takes_whatever_is_left(text: str) -> None:
    element = etree.Element("p")
    element.text = tidy(text)
    assert tidy(element.text) == element.text


def test_every_reader_is_tidied(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    fields = {
        "title": "Tram\ud800 line",
        "byline": "Ana\x00 Petrova",
        "url": "https://example.com/\x07a",
        "body": "The vote was close\x1b[2J.\n\n\x00\n\nWork starts in May.",
    }
    file.write_text(json.dumps(fields) + "\n")
    (article,) = articles(file)
    assert (article.title, article.byline) == ("Tram line", "Ana Petrova")
    assert article.url == "https://example.com/a"
    assert [block.text for block in article.blocks][-2:] == [
        "The vote was close[2J.",
        "Work starts in May.",
    ]
