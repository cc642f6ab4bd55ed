import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

from audio_news import Studio, load_settings
from audio_news.batch.run import run
from audio_news.errors import AlreadyExists, ReadError
from audio_news.publish import shelf

SILENT = load_settings(environ={}, flags={"voice.name": "silent"})


def test_every_source_has_its_outcome_and_the_voice_is_loaded_once(tmp_path: Path) -> None:
    good = tmp_path / "good.md"
    good.write_text("# Rain ahead\n\nIt will rain all week, forecasters said.\n")
    other = tmp_path / "other.md"
    other.write_text("# Snow ahead\n\nIt will snow all week, forecasters said.\n")
    missing = tmp_path / "missing.md"
    with Studio(SILENT) as studio:
        outcomes = list(run(studio, [good, missing, other], tmp_path / "out"))
        engine = studio.engine
        again = list(run(studio, [good], tmp_path / "out"))
        assert studio.engine is engine
    assert [outcome.episode is not None for outcome in outcomes] == [True, False, True]
    assert isinstance(outcomes[1].error, ReadError)
    assert outcomes[1].source == str(missing)
    assert again[0].episode is not None
    assert again[0].episode.unchanged


def test_what_a_killed_run_left_is_swept(tmp_path: Path) -> None:
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    mine, theirs = (shelf.owner().replace(str(os.getpid()), str(n)) for n in (gone.pid, 1))
    for owner in (mine, theirs):
        (tmp_path / f"{shelf.MAKING}{owner}-x").mkdir()
    with Studio(SILENT) as studio:
        list(run(studio, [], tmp_path))
    assert [path.name for path in tmp_path.iterdir()] == [f"{shelf.MAKING}{theirs}-x"]


def test_an_edit_comes_before_the_voice(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("# Rain ahead\n\nIt will rain all week, forecasters said.\n")
    with Studio(SILENT) as studio:
        (first,) = run(studio, [page], tmp_path)
        (edited,) = run(studio, [page], tmp_path, edit=lambda a: replace(a, byline="Desk"))
    assert first.episode is not None
    assert isinstance(edited.error, AlreadyExists)
