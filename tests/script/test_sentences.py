"""Sentences: the cases of the language files, exact rejoining, and linear time."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audio_news.script.sentences import Span, split

DATA = Path(__file__).parents[1] / "data"


def cases(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (DATA / name).read_text(encoding="utf-8").splitlines()]


def sentences(text: str, language: str = "en") -> list[str]:
    return [span.sentence for span in split(text, language)]


@pytest.mark.parametrize("case", cases("sentences_en.jsonl"), ids=lambda case: case["input"][:40])
def test_english(case: dict[str, Any]) -> None:
    assert sentences(case["input"]) in [case["expected"], *case.get("alternatives", [])]


@pytest.mark.parametrize(
    "case", cases("sentences_other.jsonl"), ids=lambda case: case["input"][:40]
)
def test_other_languages(case: dict[str, Any]) -> None:
    found = sentences(case["input"], case["language"])
    assert found in [case["expected"], *case.get("alternatives", [])]


def test_spans_hold_the_white_space_after_them() -> None:
    assert split(" One.  Two.\n") == [Span(" One.  ", 0, 7), Span("Two.\n", 7, 12)]
    assert split(" One.  Two.\n")[0].sentence == "One."


def test_offsets_count_characters_and_not_bytes() -> None:
    text = "Łódź — місто. 🙂 It is in Poland."
    assert [text[span.start : span.end] for span in split(text)] == [
        "Łódź — місто. ",
        "🙂 It is in Poland.",
    ]


def test_empty_text_has_no_sentence() -> None:
    assert split("") == []
    assert sentences(" \n ") == [""]


ALPHABET = st.text(
    alphabet=st.one_of(
        st.sampled_from("aB1.?!…。,;:-—()[]“”\"'«»•  \n\r\t\u00a0\u2028"), st.characters()
    ),
    max_size=200,
)


@settings(max_examples=300, deadline=None)
@given(ALPHABET, st.sampled_from(["en", "uk", "de", "es", "ja", "xx", "", "../en"]))
def test_spans_rejoin_to_the_text(text: str, language: str) -> None:
    spans = split(text, language)
    assert "".join(span.text for span in spans) == text
    assert all(text[span.start : span.end] == span.text for span in spans)
    assert all(span.text for span in spans)


@pytest.mark.parametrize(
    "unit",
    ["7", "(", "[a", "a.b.c.", "A.B.C.", ".", ". ", " ", "a\n", '."', ".[1]", "(x ", "a (b. C) "],
)
def test_a_megabyte_of_anything_is_split_in_linear_time(unit: str) -> None:
    text = unit * (1_000_000 // len(unit))
    start = time.process_time()
    split(text)
    assert time.process_time() - start < 2


def test_a_list_that_never_goes_on_takes_linear_time() -> None:
    start = time.process_time()
    split("A. x " + "B. y " * 100_000)
    assert time.process_time() - start < 2


def test_prose_is_split_faster_than_it_could_ever_be_spoken() -> None:
    prose = " ".join(str(case["input"]) for case in cases("sentences_en.jsonl")) + "\n\n"
    prose *= 500_000 // len(prose)
    start = time.process_time()
    split(prose)
    assert len(prose) / (time.process_time() - start) > 100_000
