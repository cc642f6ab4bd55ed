"""The parts that a page is made of: text, times, words, colours."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audio_news.models import Article, Block, Cue, Role, Word
from audio_news.publish.site.colours import accent, contrast, made_readable, parse
from audio_news.publish.site.passages import Piece, lay_out, line
from audio_news.publish.site.templates import data
from audio_news.publish.site.timing import times
from audio_news.publish.site.words import _tables, clock, date_text, direction, minutes, words


def cue(written: str, block: int | None, offset: int = 0, role: Role = Role.BODY) -> Cue:
    return Cue(role, written, written, 0.0, 1.0, (), block, offset)


def article(*blocks: tuple[Role, str]) -> Article:
    return Article(title="Title", blocks=tuple(Block(role, text) for role, text in blocks))


def test_sentences_are_marked_and_all_the_text_is_there() -> None:
    text = lay_out(
        article((Role.HEADLINE, "Head"), (Role.BODY, "One. (Two.) Three."), (Role.CODE, "x")),
        [cue("Head", 0, 0, Role.HEADLINE), cue("One.", 1), cue("Three.", 1, 12)],
    )
    assert text.headline.pieces == (Piece("Head", 0),)
    (_, (body,)), (_, (code,)) = text.body
    assert body.pieces == (Piece("One.", 1), Piece(" (Two.) ", None), Piece("Three.", 2))
    assert code.pieces == (Piece("x", None),)


@given(
    st.lists(st.text("ab. 🌊", max_size=8), max_size=4),
    st.lists(
        st.tuples(st.integers(0, 4), st.integers(-2, 9), st.text("ab. 🌊", max_size=4)), max_size=6
    ),
)
def test_no_cue_however_wrong_changes_the_text(
    texts: list[str], marks: list[tuple[int, int, str]]
) -> None:
    made = lay_out(
        article(*((Role.BODY, text) for text in texts)),
        [cue(written, block, offset) for block, offset, written in marks],
    )
    shown = ["".join(piece.text for piece in p.pieces) for _, group in made.body for p in group]
    assert shown == texts
    assert "".join(piece.text for piece in made.headline.pieces) == "Title"


def test_a_digest_has_one_main_headline() -> None:
    blocks = [(Role.HEADLINE, "Morning"), (Role.HEADLINE, "First"), (Role.HEADING, "Part")]
    made = lay_out(article(*blocks, (Role.HEADLINE, "Second")), [])
    assert [p.tag for _, group in made.body for p in group] == ["h2", "h3", "h2"]


def test_a_title_without_a_headline_block_is_marked_too() -> None:
    made = lay_out(article((Role.BODY, "x")), [cue("Title", None, 0, Role.HEADLINE)])
    assert made.headline.pieces == (Piece("Title", 0),)


def test_a_line_of_the_pages_own_is_marked_where_just_that_is_said() -> None:
    said = [(3, cue("By Jane Doe.", None)), (4, cue("By Jane", None))]
    assert line("By Jane Doe", said) == (Piece("By Jane Doe", 3),)
    assert line("By Jane Doer", said) == (Piece("By Jane Doer", None),)


def unpacked(packed: list[list[object]]) -> list[tuple[float, float, int, int]]:
    """As player.js reads them: (start, end, from, to) of the words of all cues."""
    found = []
    for start, _, figures in packed:
        assert isinstance(start, int)
        assert isinstance(figures, list)
        at, place = start, 0
        for gap, length, skip, count in zip(*[iter(figures)] * 4, strict=True):
            at, place = at + gap, place + skip
            found.append((at / 100, (at + length) / 100, place, place + count))
            at, place = at + length, place + count
    return found


def test_times_are_kept_to_a_hundredth() -> None:
    said = (
        Word("costs", 1.234, 1.5, 0, 5), Word("six", 1.6, 1.7, 6, 8),
        Word("dollars", 1.7, 2.0, 6, 8), Word("pause", 2.0, 2.1, 8, 8),
        Word("now", 2.2, 2.456, 9, 12),
    )  # fmt: skip
    made = times([Cue(Role.BODY, "costs $6 now", "", 1.2, 2.5, said)])
    assert unpacked(made) == [(1.23, 1.5, 0, 5), (1.6, 2.0, 6, 8), (2.2, 2.46, 9, 12)]


def test_places_count_as_javascript_counts() -> None:
    said = (Word("sea", 0.0, 0.5, 0, 3), Word("wall", 0.6, 1.0, 6, 10))
    made = times([Cue(Role.BODY, "sea 🌊 wall", "", 0.0, 1.0, said)])
    written = "sea 🌊 wall".encode("utf-16-le")
    assert [written[2 * a : 2 * b].decode("utf-16-le") for _, _, a, b in unpacked(made)] == [
        "sea", "wall",
    ]  # fmt: skip


def test_words_that_were_written_the_other_way_round() -> None:
    said = (Word("five", 0.0, 0.5, 1, 2), Word("dollars", 0.5, 1.0, 0, 1))
    made = times([Cue(Role.BODY, "$5", "", 0.0, 1.0, said)])
    assert unpacked(made) == [(0.0, 0.5, 1, 2), (0.5, 1.0, 0, 1)]


@pytest.mark.parametrize(
    ("iso", "language", "text"),
    [
        ("2026-11-18", "en", "18 November 2026"),
        ("2026-11-18T18:42", "en-GB", "18 November 2026, 18:42"),
        ("2026-11-18T18:42+02:00", "de", "18. November 2026, 18:42 UTC+02:00"),
        ("2026-11-18T18:42:10Z", "pl", "18 listopada 2026, 18:42 UTC"),
        ("2026-11-18", "xx", "18 November 2026"),
        ("yesterday", "en", "yesterday"),
        ("", "en", ""),
        (None, "en", ""),
    ],
)
def test_dates(iso: str | None, language: str, text: str) -> None:
    assert date_text(iso, language) == text


def test_lengths() -> None:
    assert [minutes(s, "de") for s in (3, 89, 91, 3600)] == [
        "1 Min.",
        "1 Min.",
        "2 Min.",
        "60 Min.",
    ]
    assert [clock(s) for s in (0, 75.9, 3723)] == ["0:00", "1:15", "1:02:03"]


@pytest.mark.parametrize(
    ("language", "way"),
    [("ar", "rtl"), ("he-IL", "rtl"), ("en", "ltr"), ("az-Arab", "rtl"), ("ur-Latn", "ltr"),
     ("AR_EG", "rtl"), ("", "ltr")],
)  # fmt: skip
def test_directions(language: str, way: str) -> None:
    assert direction(language) == way


@pytest.mark.parametrize("language", list(_tables()["words"]))
def test_every_language_has_every_word(language: str) -> None:
    own, english = words(language), words("en")
    assert set(own) == set(english)
    assert len(own["months"].split(",")) == 12
    for name, text in english.items():
        assert own[name].count("{}") == text.count("{}"), name
    if language != "en":
        assert sum(own[name] == english[name] for name in english) < 6


def test_a_language_that_is_not_known_is_answered_in_english() -> None:
    assert words("tlh")["lang"] == "en"
    assert words("de-AT")["lang"] == "de"


@pytest.mark.parametrize("ground", ["#ffffff", "#15171a"])
@pytest.mark.parametrize(
    "colour", ["#ffff00", "#000000", "#ffffff", "#0b5c8a", "#808080", "#15171a"]
)
def test_any_colour_is_made_readable(colour: str, ground: str) -> None:
    made = made_readable(colour, ground)
    assert contrast(parse(made), parse(ground)) >= 4.5
    if contrast(parse(colour), parse(ground)) >= 4.5:
        assert made == colour


def test_the_colour_of_a_show_that_suits_the_ground_is_taken() -> None:
    colours = ("#14213d", "#fca311")
    assert (accent(colours, "#ffffff"), accent(colours, "#15171a")) == colours


def test_contrast_is_wcags() -> None:
    assert contrast((0, 0, 0), (255, 255, 255)) == pytest.approx(21)
    assert contrast((119, 119, 119), (255, 255, 255)) == pytest.approx(4.48, abs=0.01)


def test_data_is_json_that_ends_no_script() -> None:
    made = data({"a": "</script><!--\u2028&\x00\ud800"})
    assert not set("<>&\u2028\x00\ud800") & set(made)
    assert made == '{"a":"\\u003c/script\\u003e\\u003c!--\\u2028\\u0026\\u0000\ufffd"}'


def test_cues_out_of_a_block_leave_it_alone() -> None:
    far = replace(cue("One.", 0), offset=50)
    assert lay_out(article((Role.BODY, "One.")), [far]).body[0][1][0].pieces == (
        Piece("One.", None),
    )
