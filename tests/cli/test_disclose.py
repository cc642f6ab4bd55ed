import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from audio_news.cli.disclose import KINDS, command
from audio_news.errors import AlreadyExists, UsageError
from audio_news.inspection import inspect
from audio_news.label.source_types import KINDS as KNOWN
from tests.elsewhere import made_elsewhere


def invoke(*args: object) -> Result:
    arguments = [str(arg) for arg in args]
    return CliRunner().invoke(command, arguments, catch_exceptions=False)


def test_every_kind_may_be_named() -> None:
    assert list(KNOWN) == list(KINDS)


def test_the_result_stands_beside_the_file(tmp_path: Path) -> None:
    file = made_elsewhere(tmp_path / "a.mp3")
    done = json.loads(invoke(file, "--kind", "human", "--json").stdout)
    assert done["file"] == str(tmp_path / "a-disclosed.mp3")
    assert done["text"] == "This audio was read by a person."
    assert not done["signed"]
    assert inspect(Path(done["file"])).tags.notices
    assert not inspect(file).tags.notices
    with pytest.raises(AlreadyExists):
        invoke(file, "--kind", "human")
    assert invoke(file, "--kind", "human", "--overwrite").exit_code == 0


def test_in_its_own_place_in_words(tmp_path: Path) -> None:
    file = made_elsewhere(tmp_path / "a.flac", codec="flac")
    text = invoke(file, "--kind", "cloned-voice", "--language", "de", "--in-place").output
    assert "Kopie der Stimme einer realen Person" in text
    assert "audio-news identity init" in text
    assert inspect(file).tags.notices
    with pytest.raises(UsageError, match="exclude each other"):
        invoke(file, "--kind", "human", "--in-place", "-o", tmp_path / "b.flac")
    assert invoke(file).exit_code == 2


def test_the_sound_is_encoded_anew_where_asked(tmp_path: Path) -> None:
    file = made_elsewhere(tmp_path / "a.wav", 20.0, codec="pcm_s16le", channels=1)
    text = invoke(
        file, "--kind", "ai-voice", "--hidden", "--heard", "--voice", "silent",
        "--episode-number", 7, "-o", tmp_path / "b.wav",
    ).output  # fmt: skip
    assert "encoded anew" in text
    assert "episode 7" in text
    assert inspect(tmp_path / "b.wav").is_marked
