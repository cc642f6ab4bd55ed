"""What an article's words say of the time it takes, also where they are no words."""

from __future__ import annotations

from pathlib import Path

import pytest

from audio_news.batch.bench import Bench, Patience
from audio_news.batch.job import Job
from audio_news.batch.parcel import Parcel, words
from tests.batch.runs import settings
from tests.sounds import article


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("It rains.", 2), ("The Bundesverfassungsgericht deliberates.", 3), ("a" * 1200, 100),
        ("\N{CJK UNIFIED IDEOGRAPH-96E8}" * 240, 20),
    ],
)  # fmt: skip
def test_what_has_no_spaces_counts_by_its_letters(text: str, count: int) -> None:
    assert words(article("Rain", text)) == 1 + count


def test_a_worker_is_given_time_for_a_word_that_has_no_end(tmp_path: Path) -> None:
    story = article("Rain", "a" * 4000)  # some seconds, without a sign of life between
    patience = Patience(silence_s=1.0, silence_s_per_word=0.1, tries=1)
    bench = Bench(settings(), tmp_path, patience=patience)
    try:
        outcome = bench.make(Job(1, "rain", "rain", words(story), Parcel.of(story).line))
    finally:
        bench.close()
    assert (outcome.status, outcome.reason) == ("done", "")
