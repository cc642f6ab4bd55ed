"""Lexicons: reading PLS, which words match, what becomes of them, and the shipped names."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audio_news.errors import SettingsError
from audio_news.models import Spoken
from audio_news.script.lexicon import Lexicon, apply, load_lexicons, names
from audio_news.script.pls import Entry, add_entry, read_pls
from audio_news.script.spoken import say
from audio_news.speak.alphabets import misaki
from audio_news.speak.voices import shipped_voices

NEWS = shipped_voices() / "lexicons" / "news.pls"
HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<lexicon version="1.0" alphabet="ipa" xml:lang="en"'
    ' xmlns="http://www.w3.org/2005/01/pronunciation-lexicon">\n'
)


def lexicon(**entries: str) -> Lexicon:
    """Entries as grapheme=phoneme, underscores for spaces."""
    return Lexicon(tuple(Entry(g.replace("_", " "), phoneme=p) for g, p in entries.items()))


def readings(text: str, entries: Lexicon) -> dict[str, str]:
    return {word.text: word.ipa for word in apply(say(text), entries) if word.ipa}


def pls(tmp_path: Path, lexemes: str) -> Path:
    file = tmp_path / "show.pls"
    file.write_text(f"{HEAD}{lexemes}\n</lexicon>", encoding="utf-8")
    return file


def test_graphemes_share_a_reading_and_the_preferred_one_counts(tmp_path: Path) -> None:
    file = pls(
        tmp_path,
        "<lexeme><grapheme>Nuuk</grapheme><grapheme>Godthaab</grapheme>"
        '<phoneme>nuk</phoneme><phoneme prefer="true">ˈnuːk</phoneme><example>x</example></lexeme>'
        "<lexeme><grapheme>OSCE</grapheme><alias>O S C E</alias></lexeme>",
    )
    found = {entry.grapheme: entry.phoneme or entry.alias for entry in read_pls(file)}
    assert found == {"Nuuk": "ˈnuːk", "Godthaab": "ˈnuːk", "OSCE": "O S C E"}


def test_the_last_file_wins(tmp_path: Path) -> None:
    lexeme = "<lexeme><grapheme>Ribe</grapheme><phoneme>{}</phoneme></lexeme>"
    files = [tmp_path / "a.pls", tmp_path / "b.pls"]
    for file, phoneme in zip(files, ["ɹaɪb", "ˈɹibə"], strict=True):
        file.write_text(f"{HEAD}{lexeme.format(phoneme)}</lexicon>", encoding="utf-8")
    assert readings("They met in Ribe.", load_lexicons(files)) == {"Ribe": "ˈɹibə"}


@pytest.mark.parametrize(
    ("lexemes", "says"),
    [
        ("<lexeme>\n<grapheme>A</grapheme>", "line 5"),
        ("\n<lexeme><phoneme>a</phoneme></lexeme>", "line 4: a lexeme without a grapheme"),
        ("<lexeme><grapheme>Oslo</grapheme></lexeme>", "neither a phoneme nor an alias"),
        (
            '<lexeme><grapheme>Oslo</grapheme><phoneme alphabet="x-sampa">a</phoneme></lexeme>',
            "not in the alphabet ipa",
        ),
        ("<lexeme><grapheme>Oslo</grapheme><phoneme>AH7</phoneme></lexeme>", "'7'"),
        ("<lexeme><grapheme>New Oslo</grapheme><phoneme>a b c</phoneme></lexeme>", "differ"),
    ],
)
def test_a_broken_file_is_named_with_its_line(tmp_path: Path, lexemes: str, says: str) -> None:
    with pytest.raises(SettingsError, match=re.escape(says)) as caught:
        read_pls(pls(tmp_path, lexemes))
    assert "show.pls, line" in str(caught.value)


def test_what_is_no_lexicon_is_refused(tmp_path: Path) -> None:
    page = tmp_path / "page.pls"
    page.write_text("<html/>")
    with pytest.raises(SettingsError, match="not a PLS lexicon"):
        read_pls(page)
    with pytest.raises(SettingsError, match="cannot be read"):
        read_pls(tmp_path / "absent.pls")


def test_entities_are_not_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("ipa")
    file = tmp_path / "evil.pls"
    body = HEAD.replace(
        "<lexicon", f'<!DOCTYPE lexicon [<!ENTITY x SYSTEM "{secret.as_uri()}">]>\n<lexicon'
    )
    file.write_text(
        f"{body}<lexeme><grapheme>Ribe</grapheme><phoneme>&x;</phoneme></lexeme></lexicon>"
    )
    with pytest.raises(SettingsError, match="entity"):
        read_pls(file)


def test_an_entry_is_added_in_the_place_of_an_older_one(tmp_path: Path) -> None:
    file = tmp_path / "show.pls"
    add_entry(file, Entry("Ribe", phoneme="ɹaɪb"))
    add_entry(file, Entry("BSEC", alias="Black Sea Group"))
    file.write_text(file.read_text("utf-8").replace("</lexicon>", "<!-- mine --></lexicon>"))
    add_entry(file, Entry("Ribe", phoneme="ˈɹibə"))
    assert {e.grapheme: e.phoneme or e.alias for e in read_pls(file)} == {
        "BSEC": "Black Sea Group",
        "Ribe": "ˈɹibə",
    }
    assert "<!-- mine -->" in file.read_text("utf-8")
    with pytest.raises(SettingsError, match="not IPA"):
        add_entry(file, Entry("Oslo", phoneme="OZ-low!"))
    assert len(read_pls(file)) == 2
    assert list(tmp_path.iterdir()) == [file]


def test_endings_are_said_as_english_says_them() -> None:
    entries = lexicon(Merz="ˈmɛrts", Shahed="ʃəˈhɛd", Fico="ˈfitsoʊ", Tolk="tɔlk")
    text = "Merz's aides shot Shaheds, Fico’s and Tolk's."
    assert readings(text, entries) == {
        "Merz's": "ˈmɛrtsɪz",
        "Shaheds": "ʃəˈhɛdz",
        "Fico's": "ˈfitsoʊz",
        "Tolk's": "tɔlks",
    }


def test_an_entry_with_capitals_does_not_fit_small_letters() -> None:
    entries = lexicon(Polish="ˈpoʊlɪʃ", zloty="ˈzlɔti")
    assert readings("Polish makers of polish want zloty and Zloty.", entries) == {
        "Polish": "ˈpoʊlɪʃ",
        "zloty": "ˈzlɔti",
        "Zloty": "ˈzlɔti",
    }
    assert readings("POLISH VOTERS", entries) != {}


def test_only_whole_words_match() -> None:
    assert readings("Merzbach and Remerz", lexicon(Merz="ˈmɛrts")) == {}


def test_the_longest_entry_wins() -> None:
    entries = lexicon(Abe="ˈeɪb", Shinzo_Abe="ˈʃinzoʊ ˈɑbeɪ")
    assert readings("Shinzo Abe's party", entries) == {"Shinzo": "ˈʃinzoʊ", "Abe's": "ˈɑbeɪz"}
    assert readings("Shinzo, Abe", entries) == {"Abe": "ˈeɪb"}


def test_compounds_are_parted_where_the_lexicon_knows_a_part() -> None:
    entries = lexicon(Ribe="ˈɹibə")
    spoken = apply(say("A Ribe-based well-known firm"), entries)
    assert spoken.text == "A Ribe based well-known firm"
    assert [(w.text, spoken.written[w.source_start : w.source_end]) for w in spoken] == [
        (word, word) for word in ("A", "Ribe", "based", "well-known", "firm")
    ]


def test_one_reading_for_a_hyphenated_name() -> None:
    entries = Lexicon((Entry("Ben-Amar", "bɛnɑˈmɑr"), Entry("Lee Jae-won", "ˈli ˌdʒeɪˈwɑn")))
    assert readings("Ben-Amar met Lee Jae-won.", entries) == {
        "Ben-Amar": "bɛnɑˈmɑr",
        "Lee": "ˈli",
        "Jae-won": "ˌdʒeɪˈwɑn",
    }


def test_an_alias_takes_the_place_in_the_writing() -> None:
    entries = Lexicon((Entry("BSEC", alias="Black Sea Group"), Entry("Sea", phoneme="siː")))
    spoken = apply(say("The BSEC's summit"), entries)
    assert spoken.text == "The Black Sea Group's summit"
    assert {spoken.written[w.source_start : w.source_end] for w in spoken.words[1:4]} == {"BSEC's"}
    assert [word.ipa for word in spoken] == ["", "", "siː", "", ""]


def test_names_tells_what_is_known() -> None:
    found = names(say("However, Merz met Amina Diallo in Ribe."), lexicon(Merz="ˈmɛrts"))
    assert [(name.text, bool(name.entry)) for name in found] == [
        ("Merz", True),
        ("Amina", False),
        ("Diallo", False),
        ("Ribe", False),
    ]


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="MerzRibe -‑'’s.,12é", max_size=60))
def test_words_keep_their_places(text: str) -> None:
    entries = Lexicon((Entry("Merz", "ˈmɛrts"), Entry("Ri be", alias="one two")))
    before = say(text)
    after = apply(before, entries)
    assert isinstance(after, Spoken)
    for word in after:
        assert after.text[word.start : word.end] == word.text
    starts = [word.source_start for word in after]
    assert starts == sorted(starts)
    spans = {i for w in before for i in range(w.source_start, w.source_end)}
    assert {i for w in after for i in range(w.source_start, w.source_end)} >= {
        i for i in spans if before.written[i].isalnum()
    }


def test_the_shipped_names_are_read_better_than_the_voice_would() -> None:
    from hibari.g2p import G2P

    voice = G2P()
    entries = read_pls(NEWS)
    graphemes = [entry.grapheme for entry in entries]
    assert len(graphemes) == len(set(graphemes)) >= 400
    assert [e.grapheme for e in entries if "ˈ" not in e.phoneme] == []
    same = [e.grapheme for e in entries if voice(e.grapheme) == misaki(e.phoneme)]
    assert same == []


def test_every_shipped_name_is_found_in_running_text() -> None:
    entries = load_lexicons([NEWS])
    missed = [
        entry.grapheme
        for entry in entries.entries
        if not any(word.ipa for word in apply(say(f"They saw {entry.grapheme} there."), entries))
    ]
    assert missed == []


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Scholz", "ʃˈɔlts"),
        ("Zelensky", "zəlˈɛnski"),
        ("Kharkiv", "hˈɑɹkɪv"),
        ("Putin", "pˈutɪn"),
        ("Macron", "məkɹˈOn"),
        ("Xi", "ʃˈi"),
    ],
)
def test_some_names_by_ear(name: str, said: str) -> None:
    (word,) = apply(say(name), load_lexicons([NEWS]))
    assert misaki(word.ipa) == said
