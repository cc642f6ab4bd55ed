"""The part of a lexicon that a script needed: it writes the same script again."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audio_news.models import Article
from audio_news.script.lexicon import Lexicon, load_lexicons
from audio_news.script.pls import Entry
from audio_news.script.readings import lexicon_of, readings_for
from audio_news.script.write import write
from audio_news.settings import Settings
from audio_news.speak.voices import shipped_voices
from tests.sounds import article

SHIPPED = load_lexicons(sorted((shipped_voices() / "lexicons").glob("*.pls")))
OWN = Lexicon(
    (
        Entry("Xi Jinping", phoneme="ʃi dʒɪnpɪŋ"),
        Entry("Jinping", phoneme="dʒɪnpɪŋ"),
        Entry("U.S.", alias="United States"),
        Entry("NATO", alias="the alliance of Brussels"),
        Entry("Brussels", phoneme="ˈbrʌsəlz"),
        Entry("Polish", phoneme="ˈpoʊlɪʃ"),
        Entry("tram", phoneme="træm"),
        Entry("five", alias="nearly six"),
        Entry("Kyiv", phoneme="ˈkiv"),
        Entry("Kyiv", phoneme="ˈkɪjiu"),
    )
)
TEXTS = [
    "Xi Jinping’s guests and Jinping himself spoke in the U.S. of NATO's plans.",
    "Polish ministers polish the tram-based plan; Kyiv-led trams cost $5.",
    "“Kyiv,” she said—(Kyiv!)—“is NATO-bound.” AI firms, A.I. and U.S.-made trams.",
]


def same(what: Article, lexicon: Lexicon) -> dict[str, str]:
    script = write(what, Settings(), lexicon)
    readings = readings_for(script, lexicon)
    again = write(what, Settings(), lexicon_of(readings))
    assert again.utterances == script.utterances
    return readings


@pytest.mark.parametrize("text", TEXTS)
def test_the_script_is_the_same(text: str) -> None:
    assert same(article("Kyiv", text), OWN)
    same(article("Kyiv", text), SHIPPED + OWN)


def test_only_what_was_needed_is_kept() -> None:
    readings = same(article("Talks", "NATO met."), OWN)
    assert readings == {
        "NATO": "=the alliance of Brussels",
        "Brussels": "ˈbrʌsəlz",
    }
    assert same(article("Talks", "It rained."), SHIPPED) == {}


def test_of_two_for_one_word_the_later_counts() -> None:
    assert same(article("Talks", "In Kyiv."), OWN) == {"Kyiv": "ˈkɪjiu"}


TEXT = (
    "Xi Jinping Jinping's NATO Kyiv Kyiv-based U.S. Polish polish trams $5 Scholz Zelenskyy and of"
    " the, AI - — “Putin” Merz's 2024 UN."
)
WORDS = st.sampled_from(TEXT.split())


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=14).map(" ".join))
def test_whatever_the_text(text: str) -> None:
    same(article("Talks", text), SHIPPED + OWN)


def test_a_show_without_one(tmp_path: Path) -> None:
    script = write(article(), Settings(), Lexicon())
    assert readings_for(script, Lexicon()) == {}
    assert len(lexicon_of({})) == 0
