"""Words that a recogniser spells otherwise, and words that are others."""

import pytest

from audio_news.hear.alignment import NEAR
from audio_news.hear.lineup import SURE
from audio_news.hear.sounds import distance, distance_inside, sound


@pytest.mark.parametrize(
    ("said", "heard"),
    [
        ("Okafor", "Okefor"), ("Okafor", "Akafir"), ("Zelenskyy", "Zolinsky"), ("Marta", "Martha"),
        ("Nietfeld", "neatfield"), ("Solberg", "Sohlberg"), ("Yusuf", "Yousef"),
        ("Kharkiv", "Harkiv"), ("Petrova", "Batrova"), ("Scholz", "Schultz"),
    ],
)  # fmt: skip
def test_a_name_is_near_its_misspellings(said: str, heard: str) -> None:
    assert distance(sound(said), sound(heard)) <= NEAR


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("colour", "color"), ("knight", "night"), ("council", "counsel"), ("their", "there"),
        ("phone", "fone"), ("centre", "center"), ("Reyes", "Rays"), ("travelled", "traveled"),
    ],
)  # fmt: skip
def test_homophones_and_variants_are_the_same_word(one: str, other: str) -> None:
    assert distance(sound(one), sound(other)) <= SURE


@pytest.mark.parametrize(
    ("one", "other"),
    [("cat", "dog"), ("the", "a"), ("house", "horse"), ("Monday", "Friday"), ("vote", "bridge")],
)
def test_other_words_are_apart(one: str, other: str) -> None:
    assert distance(sound(one), sound(other)) > NEAR


def test_a_word_inside_others() -> None:
    run = sound("may") + sound("yours") + sound("a") + sound("haddad") + sound("said")
    assert distance_inside(sound("Haddad"), run) <= 0.1
    assert distance_inside(sound("Lindqvist"), run) > 0.5


def test_other_languages_fold_their_letters() -> None:
    assert sound("Müller", "de") == sound("Muller", "de")
    assert sound("Вода", "uk") != sound("Хліб", "uk")
    assert sound("Łódź", "pl")
