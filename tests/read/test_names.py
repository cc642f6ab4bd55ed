"""Bylines as sites write them."""

from __future__ import annotations

import pytest

from audio_news.read.names import after_by, clean_byline, is_job, name_share


@pytest.mark.parametrize(
    ("written", "names"),
    [
        (["by The Harbour Post news desk"], "The Harbour Post news desk"),
        (["By Ada Finch and Omar Haddad"], "Ada Finch and Omar Haddad"),
        (["BY ADA FINCH, OMAR HADDAD and LEE McDOE"], "Ada Finch, Omar Haddad and Lee McDoe"),
        (["ByAda Finch"], "Ada Finch"),
        (["Ada Finch, Political correspondent"], "Ada Finch"),
        (["Ada Finch", "Transport correspondent"], "Ada Finch"),
        (["Isla Trent in Vellmouth and Marco Bellini"], "Isla Trent and Marco Bellini"),
        (["Story by Ada Finch, Globe News"], "Ada Finch"),
        (["Ada Finch", "ada finch", "@adafinch", "ada@post.example"], "Ada Finch"),
        (["Ada Finch (@adaf)", "https://post.example/ada"], "Ada Finch"),
        (["Words: Ada van der Finch"], "Ada van der Finch"),
        (["Reuters"], "Reuters"),
        (["Ada Finch, Reuters"], "Ada Finch"),
        (["Par Claire Ménard (Valmont, correspondante)"], "Claire Ménard"),
        (["Ada Finch | The Harbour Post"], "Ada Finch"),
        (["Von Karin Vollmer, Kiel"], "Karin Vollmer"),
        (["Ada Finch with dpa, AFP, epd"], "Ada Finch"),
        (["By Ada Finch and Sting"], "Ada Finch and Sting"),
        (["Par Claire Ménard (Valmont [Jura], envoyée spéciale)"], "Claire Ménard"),
        (["Posted on by Ada Finch"], "Ada Finch"),
    ],
)
def test_clean_byline(written: list[str], names: str) -> None:
    assert clean_byline(*written) == names


@pytest.mark.parametrize(
    "written", ["", "@adafinch", "ada@post.example", "123", "https://a.example"]
)
def test_no_name_gives_none(written: str) -> None:
    assert clean_byline(written) is None


def test_shape_of_names() -> None:
    assert name_share("Ada van der Finch") == 1.0
    assert name_share("The council has voted on it") == 0.0
    assert name_share("FOR IMMEDIATE RELEASE") == 0.0
    assert name_share("Playing Now Above") == 0.0


def test_by_and_jobs() -> None:
    assert after_by("Von Karin Vollmer") == "Karin Vollmer"
    assert after_by("Bypass opens") is None
    assert is_job("Chief Europe correspondent")
    assert not is_job("Ada Finch")
