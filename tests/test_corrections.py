"""Whether an article's text changed, and the line that says when."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from audio_news.corrections import corrected, notice, revised, text_digest
from audio_news.models import Block, Episode, Role
from audio_news.production import Studio
from audio_news.publish import record
from audio_news.script.spoken import say
from audio_news.showfile import load_settings
from tests.sounds import article

SILENT = load_settings(environ={}, flags={"voice.name": "silent", "disclosure.place": "nowhere"})


@pytest.fixture(autouse=True)
def november(monkeypatch: pytest.MonkeyPatch) -> None:
    noon = datetime(2026, 11, 21, 12)  # wherever the test runs
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(round(noon.timestamp())))


@pytest.mark.parametrize(
    "changed",
    [{"title": "Other"}, {"byline": "Ana Petrova"}, {"language": "de"},
     {"blocks": (Block(Role.HEADLINE, "T"), Block(Role.BODY, "Another."))},
     {"blocks": (Block(Role.HEADLINE, "T"), Block(Role.QUOTE, "One."))}],
)  # fmt: skip
def test_a_word_a_name_or_a_role_is_a_change(changed: dict) -> None:
    before = article("T", "One.")
    assert text_digest(replace(before, **changed)) != text_digest(before)


@pytest.mark.parametrize(
    "changed",
    [{"published": "2026-11-18"}, {"modified": "2026-11-18"}, {"source": "x"}, {"image": "x"}],
)
def test_a_date_or_an_address_is_none(changed: dict) -> None:
    before = article("T", "One.")
    assert text_digest(replace(before, **changed)) == text_digest(before)


SAID = {
    "en": ("Updated on November 18, 2026.", "November eighteenth, twenty twenty six"),
    "uk": ("Оновлено 18 листопада 2026 року.", "вісімнадцятого листопада"),
    "de": ("Aktualisiert am 18. November 2026.", "achtzehnten November"),
    "fr": ("Mis à jour le 18 novembre 2026.", "dix-huit novembre"),
    "es": ("Actualizado el 18 de noviembre de 2026.", "dieciocho de noviembre"),
    "pl": ("Zaktualizowano 18 listopada 2026.", "osiemnastego listopada"),
}


@pytest.mark.parametrize("language", SAID)
def test_the_line_in_every_language(language: str) -> None:
    written, spoken = SAID[language]
    assert notice(date(2026, 11, 18), language) == written
    assert spoken.replace("-", " ") in say(written, language).text.replace("-", " ")


def test_no_line_where_we_have_no_words() -> None:
    assert notice(date(2026, 11, 18), "fi") == ""
    said = corrected(article("T", "Yksi.", language="fi"), article("T", "Kaksi.", language="fi"),
                     spoken=True)  # fmt: skip
    assert [block.role for block in said.blocks] == [Role.HEADLINE, Role.BODY]


@pytest.mark.parametrize(
    ("modified", "said"),
    [("2026-11-18T23:30:00+02:00", "November 18, 2026"), (None, "November 21, 2026"),
     ("2031-01-01", "November 21, 2026"), ("soon", "November 21, 2026")],
)  # fmt: skip
def test_the_day_is_the_pages_unless_it_cannot_be(modified: str | None, said: str) -> None:
    now = corrected(article("T", "Two.", modified=modified), article("T", "One."), spoken=True)
    assert now.blocks[1] == Block(Role.TIME, f"Updated on {said}.", "it was corrected")


def test_a_page_that_gives_the_same_day_again_was_changed_today() -> None:
    before = article("T", "One.", modified="2026-11-01")
    now = corrected(article("T", "Two.", modified="2026-11-01"), before, spoken=True)
    assert "November 21" in now.blocks[1].text


def test_an_unchanged_text_says_what_it_said() -> None:
    first = article("T", "One.")
    second = corrected(article("T", "Two."), first, spoken=True)
    assert corrected(article("T", "Two."), second, spoken=True).blocks == second.blocks
    assert corrected(article("T", "Two."), second, spoken=False).blocks == second.blocks
    assert corrected(article("T", "Two."), first, spoken=False) == article("T", "Two.")
    assert corrected(article("T", "Two."), None, spoken=True) == article("T", "Two.")
    third = corrected(article("T", "Three."), second, spoken=True)
    assert [block.role for block in third.blocks] == [Role.HEADLINE, Role.TIME, Role.BODY]


def test_it_is_said_after_the_byline_and_a_second_run_keeps_the_episode(tmp_path: Path) -> None:
    first = article("T", "One.", byline="Ana Petrova")
    with Studio(SILENT) as studio:
        made = studio.produce(first, tmp_path)
        second = replace(first, blocks=(first.blocks[0], Block(Role.BODY, "Two.")))
        said = corrected(second, made.article, spoken=True)
        revised = studio.produce(said, tmp_path, revise=True)
        assert [cue.role for cue in revised.cues] == [
            Role.HEADLINE, Role.BYLINE, Role.TIME, Role.BODY
        ]  # fmt: skip
        assert revised.guid == made.guid
        again = studio.produce(corrected(second, revised.article, spoken=True), tmp_path)
        assert again.unchanged


def test_a_revision_names_the_sentences_that_changed_and_no_time_of_publication(
    tmp_path: Path,
) -> None:
    with Studio(SILENT) as studio:
        former = studio.produce(article(), tmp_path)
        first, *rest = article(
            "Council backs new tram line", "The vote was close.", "Work starts in May."
        ).blocks
        timed = replace(article(), blocks=(first, Block(Role.TIME, "Updated at noon."), *rest))
        (revision,) = revised(former, studio.script(timed))
    assert revision.changed == ("Work starts in May.",)
    assert revision.sha256 == former.sha256


def test_made_in_another_way_is_not_corrected(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def made(text: str, day: int, pace: float) -> Episode:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", str(day * 86_400))
        with Studio(replace(SILENT, voice=replace(SILENT.voice, pace=pace))) as studio:
            return studio.produce(article("T", text), tmp_path, revise=True)

    made("One.", 1, 1.0)
    slower = made("One.", 2, 0.9)
    assert (len(slower.revisions), slower.corrected_at) == (1, "")
    made("Two.", 3, 0.9)
    slowest = made("Two.", 4, 0.8)
    assert [revision.corrected for revision in slowest.revisions] == [False, True, False]
    assert slowest.corrected_at == "1970-01-04T00:00:00Z"
    kept, _ = record.loads(slowest.record.read_text(encoding="utf-8"), slowest.record)
    assert kept.corrected_at == slowest.corrected_at
