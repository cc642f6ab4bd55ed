"""Cyrillic names in Latin letters, with every letter's place kept."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audio_news.cyrillic import pieces, transliterate


@pytest.mark.parametrize(
    ("text", "latin"),
    [
        ("Згорани, Розгон", "Zghorany, Rozghon"),
        ("Єнакієве, Йосипівка, Їжакевич", "Yenakiieve, Yosypivka, Yizhakevych"),
        ("Короп'є, Щербухи, Юрій, Яготин", "Koropie, Shcherbukhy, Yurii, Yahotyn"),
        ("ХАРКІВ; Хмільник", "KHARKIV; Khmilnyk"),
        ("the “Новини” portal", "the “Novyny” portal"),
    ],
)
def test_ukrainian(text: str, latin: str) -> None:
    assert transliterate(text) == latin


@pytest.mark.parametrize(
    ("text", "latin"),
    [
        ("Ельня, Алексеев, Подъячев", "Yelnya, Alekseyev, Podyachev"),
        ("Грозный, Юрьев, Хрущёв", "Grozny, Yuryev, Khrushchyov"),
    ],
)
def test_russian(text: str, latin: str) -> None:
    assert transliterate(text, "ru") == latin


def test_a_letter_of_one_language_decides() -> None:
    assert transliterate("Рыбинск", "uk") == "Rybinsk"
    assert transliterate("Київ", "ru") == "Kyiv"


@given(st.text(alphabet="аяєїЩьыёЗзГг'’́ aZ1.Ӏќ", max_size=40), st.sampled_from(["uk", "ru"]))
def test_pieces_cover_the_text(text: str, language: str) -> None:
    end = 0
    for piece in pieces(text, language):
        assert piece.start == end < piece.end
        end = piece.end
    assert end == len(text)
