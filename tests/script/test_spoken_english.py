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
    left_out = [(spoken.written[d.start : d.end], d.why) for d in spoken.dropped]
    assert left_out == [("https://www.hale.org/a", "web address")]


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("Fire 🔥 now", "Fire fire now"),
        ("From 🇺🇦 today", "From U A today"),
        ("A ☀️ day", "A black sun with rays day"),
        ("Her 👩🏽‍🚒 crew", "Her woman fire engine crew"),
        ("Not \U0001fbff named", "Not named"),
        ("Press 5️⃣ now", "Press five now"),
        ("The 🏴\U000e0067\U000e0062\U000e007f team", "The waving black flag team"),
        ("A 👕 shop", "A t shirt shop"),
    ],
)
def test_emoji_can_be_named(written: str, spoken: str) -> None:
    read = say(written, manner=Manner(emoji="name"))
    assert read.text == spoken
    assert all(place.why == "emoji" for place in read.dropped)


def test_a_named_emoji_knows_its_sign() -> None:
    read = say("From 🇺🇦 today", manner=Manner(emoji="name"))
    assert [read.written[w.source_start : w.source_end] for w in read] == [
        "From",
        "🇺",
        "🇦",
        "today",
    ]


@pytest.mark.parametrize(
    ("written", "left_out"),
    [
        ("Fire 🔥 now", {"🔥": "emoji"}),
        ("It fell.[4]", {"[4]": "footnote mark"}),
        ("It fell² again", {"²": "footnote mark"}),
        ("See https://www.hale.org/a?b now", {
            "https://www.": "web address, before its site", "/a?b": "web address, after its site",
        }),
        ("See hale.org now", {}),
        ("A [link](https://hale.org/x) here", {"](https://hale.org/x)": "web address"}),
        ("the boss(es) left", {"(es)": "optional plural"}),
        ("<b>Bold</b>&nbsp;type", {"<b>": "markup", "</b>": "markup", "&nbsp;": "markup"}),
        ("Hale® and (so) on^", {"®": "sign without a name"}),
    ],
)  # fmt: skip
def test_what_is_not_said_is_named_with_its_reason(written: str, left_out: dict[str, str]) -> None:
    dropped = say(written).dropped
    assert {written[place.start : place.end]: place.why for place in dropped} == left_out


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
    spoken = say("two SUVs, three NSFs and four FBXs; Ann ate")
    ipa = {word.text: word.ipa for word in spoken}
    assert (ipa["Vs"], ipa["Fs"], ipa["Xs"], ipa["Ann"]) == ("ˈviːz", "ˈɛfs", "ˈɛksɪz", "")
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
