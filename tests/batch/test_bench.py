"""One worker, as a task of a cluster or a thread of a crew has it."""

import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from audio_news.batch.bench import Bench, Patience, Stopped, for_worker
from audio_news.batch.job import Job
from audio_news.batch.parcel import Parcel, words
from audio_news.models import Article
from audio_news.settings import Part
from audio_news.showfile import settings_of, table_of
from tests.batch import engines
from tests.batch.runs import episodes, settings
from tests.sounds import article


def job(story: Article, stem: str = "2024/rain") -> Job:
    return Job(1, stem, story.source, words(story), Parcel.of(story).line)


def test_a_settings_table_crosses_to_a_worker_unharmed(tmp_path: Path) -> None:
    show = settings(
        show__name="Tägliches", sound__loudness_lufs=-18, reading__lexicons=("a.pls",),
        cast__headline={"voice": "joe", "pace": 0.9}, cast__languages={"de": "system"},
        sound__outro=str(tmp_path / "out.wav"),
    )  # fmt: skip
    assert show.cast.headline == Part(voice="joe", pace=0.9)
    assert settings_of(table_of(show), "here") == show
    assert (for_worker(show).workers, for_worker(show).cache.limit_mb) == (1, 0)


def test_a_bench_keeps_its_process_and_finds_what_is_made(tmp_path: Path) -> None:
    bench = Bench(settings(), tmp_path)
    told: list[str] = []
    try:
        first = bench.make(job(article()), lambda stage, done, total: told.append(stage))
        process = bench._process
        again = bench.make(job(article()))
        other = bench.make(job(article("Other", source="other.txt")))
        assert bench._process is process
    finally:
        bench.close()
    assert (first.status, again.status, other.status) == ("done", "unchanged", "failed")
    assert "Another article" in other.reason
    (episode,) = episodes(tmp_path)
    assert first.audio_s == pytest.approx(episode.duration_s)
    assert first.size == episode.size_bytes
    assert first.lufs == pytest.approx(-16, abs=0.5)
    assert first.cpu_s > 0
    assert set(told) >= {"speak", "master"}


def test_a_file_whose_record_was_never_written_is_made_anew(tmp_path: Path) -> None:
    (tmp_path / "2024").mkdir()
    (tmp_path / "2024/rain.mp3").write_bytes(b"killed between file and record")
    bench = Bench(settings(), tmp_path)
    try:
        assert bench.make(job(article())).status == "done"
    finally:
        bench.close()
    assert len(episodes(tmp_path)) == 1


def test_memory_is_capped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    engines.install(tmp_path, monkeypatch)
    show = settings(voice__name="bad", voice__directory=str(tmp_path / "voices"))
    bench = Bench(show, tmp_path / "out", memory_bytes=2_000_000_000)
    try:
        outcome = bench.make(job(article("Hoard", "They hoard.")))
        assert (outcome.status, outcome.again) == ("failed", True)
        assert "memory" in outcome.reason
        assert bench.make(job(article("Rain", "It rains."))).status == "done"
    finally:
        bench.close()


def test_a_bench_that_is_killed_stops_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engines.install(tmp_path, monkeypatch)
    show = settings(voice__name="bad", voice__directory=str(tmp_path / "voices"))
    bench = Bench(show, tmp_path / "out")
    bench.warm()

    def told(stage: str, done: int, total: int) -> None:
        if stage == "speak":
            threading.Thread(target=bench.kill).start()

    began = time.monotonic()
    with pytest.raises(Stopped):
        bench.make(job(article("Loop", "They hang.")), told)
    assert time.monotonic() - began < bench.patience.silence(0) / 2


def test_a_worker_whose_supervisor_is_gone_ends_in_the_middle_of_an_article(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engines.install(tmp_path, monkeypatch)
    code = f"""
import os
from pathlib import Path
from audio_news.batch.bench import Bench, Patience
from tests.batch.runs import settings
from tests.batch.test_bench import job
from tests.sounds import article
show = settings(voice__name="bad", voice__directory={str(tmp_path / "voices")!r})
bench = Bench(show, Path({str(tmp_path)!r}))
bench.warm()
print(bench._process.pid, flush=True)
bench.make(job(article("Loop", "They hang.")), lambda *at: print(*at, flush=True))
"""
    supervisor = subprocess.Popen(
        [sys.executable, "-c", code],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    assert supervisor.stdout
    worker = int(supervisor.stdout.readline())
    assert any(line.startswith("speak") for line in supervisor.stdout)
    supervisor.kill()
    supervisor.communicate()
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and _runs(worker):
        time.sleep(0.05)
    assert not _runs(worker)


def _runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    try:
        return " Z " not in Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return False


def test_patience_grows_with_the_article() -> None:
    patience = Patience(silence_s=10, silence_s_per_word=0.5)
    assert patience.silence(100) == 60
