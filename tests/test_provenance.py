"""What is kept of how an episode was made."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from audio_news import Studio, load_settings
from audio_news.models import Block, Role
from audio_news.provenance import now, revised
from tests.sounds import article


def test_a_revision_names_the_sentences_that_changed_and_no_time_of_publication(
    tmp_path: Path,
) -> None:
    with Studio(load_settings(flags={"voice.name": "silent"})) as studio:
        former = studio.produce(article(), tmp_path)
        first, *rest = article(
            "Council backs new tram line", "The vote was close.", "Work starts in May."
        ).blocks
        timed = replace(article(), blocks=(first, Block(Role.TIME, "Updated at noon."), *rest))
        (revision,) = revised(former, studio.script(timed))
    assert revision.changed == ("Work starts in May.",)
    assert revision.sha256 == former.sha256


def test_the_time_can_be_set_for_builds_that_repeat(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert now() == "1970-01-02T00:00:00Z"
