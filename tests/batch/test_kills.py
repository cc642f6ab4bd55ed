"""Kills of everything at any moment, and what is there afterwards.

The same at full size, with a full disk and a read-only one: tests/benchmarks/batch/kills.py
"""

from pathlib import Path
from random import Random

from tests.batch.kills import kill_until_done
from tests.batch.runs import archive, episodes, files, leftovers, order, planned
from tests.sounds import heard

ARTICLES, KILLS = 60, 40


def test_nothing_is_lost_and_nothing_half_made_whatever_is_killed(tmp_path: Path) -> None:
    texts = [(f"Story {n}", f"It rained {n} times. " * (n % 3 + 1)) for n in range(ARTICLES)]
    source, out = archive(tmp_path / "a.jsonl", texts, days=20), tmp_path / "out"
    seen: dict[str, int] = {}

    def look() -> None:
        """What was finished once stays as it is."""
        now = files(out)
        pairs = {name for name in now if name.endswith(".mp3") and name[:-3] + "json" in now}
        for name, at in seen.items():
            assert now.get(name) == at, f"{name} was made twice, or lost"
        seen.update((name, now[name]) for name in pairs if _whole(out / name))

    kills = kill_until_done(source, out, KILLS, Random(3), look)
    assert kills > KILLS // 2  # a fast machine has made everything before the last of them
    found = episodes(out)
    assert sorted(episode.title for episode in found) == sorted(title for title, _ in texts)
    assert len({episode.guid for episode in found}) == ARTICLES
    assert not any(episode.revisions for episode in found)
    for episode in found[:5]:
        assert abs(heard(episode.file).duration_s - episode.duration_s) < 0.1
    assert not leftovers(out)
    assert planned(order(source, out)).unchanged == ARTICLES


def _whole(file: Path) -> bool:
    from audio_news.provenance import is_whole
    from audio_news.publish import record

    note = file.with_suffix(".json")
    return is_whole(record.loads(note.read_text(), note)[0])
