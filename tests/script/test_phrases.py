"""Breaths: where long sentences are cut, that nothing is lost, and that pieces are even."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audio_news.script.phrases import breaths
from audio_news.script.sentences import Span

LONG = (
    "The harbour master said that the three grain ships, two of them under the flag of Malta, "
    "had left the port before dawn; the insurers, who had been told of the plan only on Monday, "
    "would not say whether the voyage was covered, although the ministry insisted that it was."
)


def pieces(text: str, limit: int) -> list[str]:
    return [span.text.strip() for span in breaths(text, limit)]


def test_a_short_sentence_is_left_whole() -> None:
    assert breaths("He left. ") == [Span("He left. ", 0, 9)]


def test_a_semicolon_is_preferred() -> None:
    assert pieces(LONG, 200)[0].endswith("before dawn;")


def test_commas_come_before_conjunctions_and_conjunctions_before_spaces() -> None:
    text = "one two three four five six seven, eight nine ten and eleven twelve thirteen"
    assert pieces(text, 50)[0].endswith("seven,")
    assert pieces(text.replace(",", ""), 60)[1].startswith("and eleven")


def test_a_name_a_date_and_a_title_are_not_torn() -> None:
    text = (
        "It was signed near Geneva Lake by Gen. Ruth Alvarez Ortega on Nov. 15 2021 at noon there"
    )
    for limit in range(40, 80):
        for piece in pieces(text, limit)[:-1]:
            assert not piece.endswith(("Gen.", "Nov.", "by", "on", "at"))


def test_pieces_are_even() -> None:
    sizes = [len(piece) for piece in pieces(LONG * 3, 280)]
    assert max(sizes) <= 280
    assert min(sizes) > 70


def test_a_word_longer_than_the_limit_stays_whole() -> None:
    word = "x" * 400
    assert pieces(f"see {word} here", 100) == ["see", word, "here"]


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="ab ,;:—-.1”\n\u00a0é", max_size=300), st.integers(5, 80))
def test_pieces_rejoin_and_keep_to_the_limit(text: str, limit: int) -> None:
    spans = breaths(text, limit)
    assert "".join(span.text for span in spans) == text
    assert all(text[span.start : span.end] == span.text for span in spans)
    for span in spans:
        assert len(span.sentence) <= limit or not any(c.isspace() for c in span.sentence)


@pytest.mark.parametrize("unit", ["7", "a ", ", ", ";", " "])
def test_a_megabyte_takes_linear_time(unit: str) -> None:
    start = time.process_time()
    breaths(unit * (1_000_000 // len(unit)))
    assert time.process_time() - start < 2
