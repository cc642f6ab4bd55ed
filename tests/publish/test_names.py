import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audio_news.publish.names import LONGEST, slug


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Council backs tram line, 12-3", "council-backs-tram-line-12-3"),
        ("Łódź's mayor: “Straße” isn’t ready", "lodzs-mayor-strasse-isnt-ready"),
        ("Міст відкрито: 12 об'їздів, каже Щербак", "mist-vidkryto-12-obizdiv-kazhe-shcherbak"),
        ("Подъезд закрыт", "podyezd-zakryt"),
        ("  ..  Dots / slashes \\ and: colons?  ", "dots-slashes-and-colons"),
    ],
)
def test_readable(title: str, expected: str) -> None:
    assert slug(title) == expected


def test_long_titles_end_at_a_word() -> None:
    name = slug("word " * 100)
    assert len(name) <= LONGEST
    assert name.endswith("word")
    assert len(slug("x" * 500)) == LONGEST


def test_titles_of_other_letters_differ() -> None:
    one, other = slug("Η γέφυρα άνοιξε"), slug("Η γέφυρα έκλεισε")
    assert one != other
    assert re.fullmatch(r"article-[0-9a-f]{8}", one)


@pytest.mark.parametrize("title", ["con", "NUL", "Com1", "aux"])
def test_reserved_names_are_not_used(title: str) -> None:
    assert slug(title) not in ("con", "nul", "com1", "aux")


@given(st.text())
def test_any_title_gives_a_safe_name(title: str) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug(title))
    assert len(slug(title)) <= LONGEST + 9
