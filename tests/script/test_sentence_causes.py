"""Sentences: what ends one and what does not, cause by cause."""

from __future__ import annotations

import pytest

from audio_news.script.sentences import split


def sentences(text: str, language: str = "en") -> list[str]:
    return [span.sentence for span in split(text, language)]


@pytest.mark.parametrize(
    "expected",
    [
        ["The pier was shut for a week.", "“nobody told us anything,” the baker said."],
        ["Rents went up again.", "“we will move,” she said."],
        ["They lost 3-1.", "St. Mirren drew."],
        ["He lives at 6 Elm St. near the mill.", "She does not."],
        ["The barge sank 12 mi. NE of Cork.", "Its crew swam."],
        ["A 90-ft. Norway spruce fell.", "Nobody was hurt."],
        ["The trip takes 3 hrs. 10 min. by ferry.", "It is slow."],
        ["He is 6 ft. 1 in. tall.", "She is not."],
        ["The queue took 4 hrs.", "Nobody left."],
        ["It shook for 30 sec.", "200 homes fell."],
        ["The dam opens in Oct. '31 at last.", "Farmers cheered."],
        ["Rules in arts. & crafts differ.", "Ask first."],
        ["A council (est. 1904) met.", "It voted."],
        ["Under s. 14 of the act, he walked free.", "She did not."],
        ["The crew of flt. 812 slept nr. Oslo.", "It snowed."],
    ],
)
def test_english(expected: list[str]) -> None:
    assert sentences(" ".join(expected)) == expected


def test_a_title_before_a_name_is_no_street_after_a_score() -> None:
    text = "The match ended 2-2. St. Johnstone lost."
    assert sentences(text) == ["The match ended 2-2.", "St. Johnstone lost."]


@pytest.mark.parametrize(
    "text",
    [
        "He said “no.” “we” was not heard.",
        "He paid Acme Inc. “for nothing” and left.",
        "The so-called Dr. “ghost” wept.",
        "They paused... “not yet” was all.",
    ],
)
def test_a_quotation_in_small_letters_does_not_end_what_is_not_whole(text: str) -> None:
    assert sentences(text) == [text]


def test_a_space_is_missing_after_a_number_too() -> None:
    assert sentences("They met in 2031.The rest went home.") == [
        "They met in 2031.",
        "The rest went home.",
    ]
    assert sentences("Use release 7.Beta or 3.Alpha for that.") == [
        "Use release 7.Beta or 3.Alpha for that."
    ]


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("de", ["Es waren z. B. 40 Leute da.", "Sie sangen."]),
        ("de", ["Lt. Polizei kam die Fa. Weber zu spät.", "Das Tor war zu."]),
        ("de", ["Dort steht auf S. 14.", "Haus und Hof."]),
        ("es", ["Abren a las 9 a. m.", "Luego cierran."]),
        ("es", ["A las 9 a. m. Lucía salió.", "Nadie la vio."]),
        ("es", ["Vive en la Av. Colón.", "Es ruidosa."]),
        ("es", ["—Ya voy.", "—No hace falta."]),
        ("pl", ["Bilet kosztuje 4 tys. zł.", "Drogo."]),
        ("pl", ["Mapa jest na s. 31.", "Dom stoi obok."]),
        ("uk", ["Місто зросло у XVIII ст.", "Потім прийшла війна."]),
    ],
)
def test_other_languages(language: str, expected: list[str]) -> None:
    assert sentences(" ".join(expected), language) == expected


def test_a_dash_inside_a_sentence_opens_no_line() -> None:
    text = "The inn — cold! — was full."
    assert sentences(text) == [text]
