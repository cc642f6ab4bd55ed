"""English as a newsreader says it: our own cases, one class of item after another."""

import json
from pathlib import Path

import pytest

from audio_news.script.spoken import Manner, say

CASES = [
    json.loads(line)
    for line in (Path(__file__).parent.parent / "data" / "spoken_en.jsonl")
    .read_text(encoding="utf-8")
    .splitlines()
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['class']}: {case['written']}")
def test_case(case: dict[str, str]) -> None:
    assert say(case["written"]).text == case["spoken"]


def test_web_addresses_can_be_dropped() -> None:
    manner = Manner(urls="drop")
    spoken = say("See https://www.hale.org/a for more.", manner=manner)
    assert spoken.text == "See for more."
    assert [spoken.written[d.start : d.end] for d in spoken.dropped] == ["https://www.hale.org/a"]


def test_emoji_can_be_named() -> None:
    assert say("Fire 🔥 now", manner=Manner(emoji="name")).text == "Fire fire now"
    assert say("Fire 🔥 now").dropped[0].why == "emoji"


def test_words_know_what_was_written() -> None:
    spoken = say("On Nov. 5, 2031, $7bn went to NATO.")
    said = [(word.text, spoken.written[word.source_start : word.source_end]) for word in spoken]
    assert said == [
        ("On", "On"),
        ("November", "Nov."),
        ("fifth", "5"),
        ("twenty", "2031"),
        ("thirty", "2031"),
        ("one", "2031"),
        ("seven", "$7bn"),
        ("billion", "$7bn"),
        ("dollars", "$7bn"),
        ("went", "went"),
        ("to", "to"),
        ("NATO", "NATO"),
    ]


def test_letters_carry_their_names() -> None:
    """A voice takes "A" for the article and spells "Ps"; the article itself is left to it."""
    ipa = {word.text: word.ipa for word in say("A report by the CIA, 2 MPs and the IEA's staff")}
    assert ipa["A's"] == "ˈeɪz"
    assert ipa["Ps"] == "ˈpiːz"
    assert ipa["report"] == ""
    spoken = say("A fee at 3 a.m.")
    assert [word.ipa for word in spoken if word.text == "A"] == ["", "ˈeɪ"]


def test_final_mark_is_kept() -> None:
    for written, mark in (
        ("Is it?", "?"),
        ("“Go!”", "!"),
        ("It is (so).", "."),
        ("At 5 p.m.", "."),
        ("one,", ","),
        ("Made by Dow Inc.", "."),
    ):
        assert say(written).text.endswith(mark), written
    assert say("no stop (at all)").text == "no stop, at all"
