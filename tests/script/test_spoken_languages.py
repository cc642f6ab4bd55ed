"""Languages other than English: numbers, dates, money and percent; and any language's signs."""

import json
from pathlib import Path

import pytest

from audio_news.script.spoken import Manner, say

CASES = [
    json.loads(line)
    for line in (Path(__file__).parent.parent / "data" / "spoken_other.jsonl")
    .read_text(encoding="utf-8")
    .splitlines()
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['language']}: {case['written']}")
def test_case(case: dict[str, str]) -> None:
    assert say(case["written"], case["language"]).text == case["spoken"]


def test_regions_are_languages() -> None:
    assert say("5 km", "de-AT").text == "fünf Kilometer"
    assert say("5 km", "en_GB").text == "five kilometers"


def test_web_addresses_can_be_dropped() -> None:
    manner = Manner(urls="drop")
    assert say("Sjá www.ruv.is/f og 5.", "is", manner=manner).text == "Sjá og 5."
    assert say("Siehe www.hale.de jetzt.", "de", manner=manner).text == "Siehe jetzt."


def test_unknown_languages_are_left_as_written() -> None:
    spoken = say("Hann sagði: „5% af 3.000 kr“ (já)", "is")
    assert spoken.text == "Hann sagði: 5% af 3.000 kr, já"
