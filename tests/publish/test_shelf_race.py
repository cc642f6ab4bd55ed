"""Two who make episodes of one title into one folder at one time."""

from __future__ import annotations

import errno
import json
import os
from pathlib import Path

import pytest

from audio_news.batch.job import make
from audio_news.batch.parcel import Parcel
from audio_news.errors import AlreadyExists
from audio_news.production import Progress, Studio
from tests.batch.runs import episodes, settings
from tests.sounds import article


@pytest.mark.parametrize("links", [True, False])
def test_who_comes_second_writes_over_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, links: bool
) -> None:
    def no_link(source: Path, target: Path) -> None:
        raise OSError(errno.ENOTSUP, "Operation not supported")

    if not links:
        monkeypatch.setattr(os, "link", no_link)
    mine, other = (article("Rain", url=f"https://{name}.example/rain") for name in ("me", "you"))
    out, first = tmp_path / "day/out", list[str]()

    def overtaken(progress: Progress) -> None:
        if progress.stage == "publish" and not first:
            first.append("")
            studio.produce(other, out)

    with Studio(settings()) as studio:
        with pytest.raises(AlreadyExists, match="Somebody else"):
            studio.produce(mine, out, watch=overtaken)
        (made,) = episodes(out.parent)
        assert made.url == "https://you.example/rain"
        assert studio.produce(mine, out).file.name == "rain-2.mp3"
    assert len(episodes(out.parent)) == 2
    assert not list(out.glob(".*"))


def test_who_comes_second_with_the_same_episode_finds_it_made(tmp_path: Path) -> None:
    mine, first = article("Rain", url="https://me.example/rain"), list[str]()

    def overtaken(progress: Progress) -> None:
        if progress.stage == "publish" and not first:
            first.append(studio.produce(mine, tmp_path / "out").made_at)

    with Studio(settings()) as studio:
        made = studio.produce(mine, tmp_path / "out", watch=overtaken)
    assert made.unchanged
    assert [made.made_at] == first
    assert len(episodes(tmp_path)) == 1


def test_a_batch_that_comes_second_goes_to_the_next_name(tmp_path: Path) -> None:
    out, first = tmp_path / "out", list[str]()
    mine, other = (
        {
            "id": 1, "stem": "day/rain", "words": 9, "fresh": True,
            "article": json.loads(Parcel.of(article("Rain", url=f"https://{name}.example/")).line),
        }
        for name in ("me", "you")
    )  # fmt: skip

    def overtaken(progress: Progress) -> None:
        if progress.stage == "publish" and not first:
            first.append(make(studio, other, out, lambda progress: None).status)

    with Studio(settings()) as studio:
        assert make(studio, mine, out, overtaken).taken
    assert [episode.url for episode in episodes(out)] == ["https://you.example/"]
