"""What is kept of how an episode was made."""

from __future__ import annotations

import pytest

from audio_news.provenance import now


def test_the_time_can_be_set_for_builds_that_repeat(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert now() == "1970-01-02T00:00:00Z"
