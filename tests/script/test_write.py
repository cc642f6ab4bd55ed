from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audio_news.errors import ScriptError
from audio_news.models import Block, Role, Script
from audio_news.script.lexicon import Lexicon
from audio_news.script.pls import Entry
from audio_news.script.write import write
from audio_news.settings import ReadingSettings, Settings
from tests.sounds import article

LONG = (
    "The committee, which had met behind closed doors for most of the afternoon, agreed on a plan "
    "to repair the bridge, to widen the road that leads to it, and to move the market to a square "
    "by the river, but it left open who would pay for any of it, when the work would begin, and "
    "what would become of the two hundred families who live along the old embankment."
)


def script(*blocks: Block, settings: Settings | None = None, **fields: str | None) -> Script:
    story = replace(article(), blocks=(Block(Role.HEADLINE, "Bridge plan agreed"), *blocks))
    story = replace(story, title="Bridge plan agreed", **fields)  # type: ignore[arg-type]
    return write(story, settings or Settings(), Lexicon())


def test_pauses_follow_the_structure() -> None:
    done = script(
        Block(Role.BODY, "One. Two."),
        Block(Role.HEADING, "A heading"),
        Block(Role.BODY, "Three."),
        byline="Ana Petrova",
    )
    pauses = Settings().pauses
    assert [(u.role, u.spoken.written, u.pause_after_s) for u in done.utterances] == [
        (Role.HEADLINE, "Bridge plan agreed", pauses.headline_s),
        (Role.DISCLOSURE, "This audio is created with AI assistance.", pauses.disclosure_s),
        (Role.BYLINE, "By Ana Petrova.", pauses.paragraph_s),
        (Role.BODY, "One.", pauses.sentence_s),
        (Role.BODY, "Two.", pauses.paragraph_s),
        (Role.HEADING, "A heading", pauses.heading_s),
        (Role.BODY, "Three.", pauses.paragraph_s),
    ]


@pytest.mark.parametrize(
    ("place", "order"),
    [
        ("start", "disclosure headline body"),
        ("after headline", "headline disclosure body"),
        ("end", "headline body disclosure"),
        ("nowhere", "headline body"),
    ],
)
def test_the_disclosure_is_said_where_the_show_asks(place: str, order: str) -> None:
    disclosure = replace(Settings().disclosure, place=place)
    done = script(Block(Role.BODY, "One."), settings=replace(Settings(), disclosure=disclosure))
    assert [utterance.role.value for utterance in done.utterances] == order.split()


def test_what_has_no_stop_is_spoken_with_one() -> None:
    done = script(Block(Role.BODY, "He said: “Never again”"))
    assert [u.spoken.text for u in done.utterances][::2] == [
        "Bridge plan agreed.",
        "He said: Never again.",
    ]


def test_a_very_long_sentence_is_said_in_breaths_and_no_word_is_lost() -> None:
    done = script(Block(Role.BODY, LONG))
    body = [u for u in done.utterances if u.role is Role.BODY]
    assert len(body) > 1
    assert {u.pause_after_s for u in body[:-1]} == {Settings().pauses.breath_s}
    said = " ".join(u.spoken.written for u in body)
    assert said.split() == LONG.split()


def test_utterances_know_their_place_in_the_article() -> None:
    block = Block(Role.BODY, "  First one.  Second one, " + LONG)
    done = script(block)
    for said in done.utterances:
        if said.block is not None:
            text = done.article.blocks[said.block].text
            assert text[said.offset :].startswith(said.spoken.written)


@pytest.mark.parametrize("role", [Role.CAPTION, Role.TABLE, Role.CODE])
def test_what_is_left_out_is_told(role: Role) -> None:
    done = script(Block(role, "x = 1, a road."), Block(Role.BODY, "Body."))
    assert [(s.text, s.role) for s in done.skipped] == [("x = 1, a road.", role)]
    assert all(u.role is not role for u in done.utterances)


def test_captions_are_read_where_the_show_asks() -> None:
    reading = ReadingSettings(captions=True, byline=False)
    done = script(
        Block(Role.CAPTION, "A flooded road."),
        settings=replace(Settings(), reading=reading),
        byline="Ana",
    )
    assert [u.role for u in done.utterances] == [Role.HEADLINE, Role.DISCLOSURE, Role.CAPTION]


def test_an_article_of_nothing_sayable_is_an_error() -> None:
    story = replace(article(), blocks=(Block(Role.CODE, "x = 1"),))
    with pytest.raises(ScriptError, match="Nothing of"):
        write(story, Settings(), Lexicon())


def test_the_lexicon_reaches_the_words() -> None:
    lexicon = Lexicon((Entry("Bridge", "brɪdʒ"),))
    story = replace(article(), blocks=(Block(Role.HEADLINE, "Bridge plan agreed"),))
    words = write(story, Settings(), lexicon).utterances[0].spoken.words
    assert words[0].ipa == "brɪdʒ"
    assert words[1].ipa == ""


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(min_size=1, max_size=200), min_size=1, max_size=4))
def test_any_text_gives_a_script_or_a_clear_error(texts: list[str]) -> None:
    blocks = tuple(Block(Role.BODY, text) for text in texts)
    try:
        done = write(replace(article(), blocks=blocks), Settings(), Lexicon())
    except ScriptError:
        return
    for said in done.utterances:
        assert said.spoken.words
        assert said.spoken.text[-1] in ".!?…,;:—"


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "November 18, 2026."),
        ("de", "18. November 2026."),
        ("uk", "18 листопада 2026 року."),
        ("es", "18 de noviembre de 2026."),
        ("ja", None),
    ],
)
def test_the_date_is_read_where_the_show_asks(language: str, line: str | None) -> None:
    reading = ReadingSettings(date=True)
    done = script(
        Block(Role.BODY, "One."),
        settings=replace(Settings(), reading=reading),
        published="2026-11-18T18:42",
        language=language,
    )
    said = [u.spoken.written for u in done.utterances if u.role is Role.TIME]
    assert said == ([line] if line else [])
    assert not any(u.role is Role.TIME for u in script(published="2026-11-18").utterances)


def test_a_quotation_has_a_pause_of_its_own() -> None:
    pauses = replace(Settings().pauses, quote_s=1.5, byline_s=1.2)
    done = script(
        Block(Role.QUOTE, "“Never.”"), settings=replace(Settings(), pauses=pauses), byline="Ana"
    )
    assert [(u.role, u.pause_after_s) for u in done.utterances[2:]] == [
        (Role.BYLINE, 1.2),
        (Role.QUOTE, 1.5),
    ]


def test_cyrillic_names_in_an_english_text_reach_the_voice_in_latin_letters() -> None:
    done = script(Block(Role.BODY, "Сергій Коваль spoke."))
    assert done.utterances[-1].spoken.text == "Serhii Koval spoke."
    ukrainian = script(Block(Role.BODY, "Сергій Коваль говорив."), language="uk")
    assert "Сергій" in ukrainian.utterances[-1].spoken.text


def test_an_article_too_long_for_one_episode_is_refused() -> None:
    long = article("T", *(["A sentence of the body. " * 1000] * 90))
    with pytest.raises(ScriptError, match="2,000,000 at most"):
        write(long, Settings(), Lexicon())
