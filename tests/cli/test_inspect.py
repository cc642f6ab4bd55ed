import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from audio_news.cli.inspect import command
from audio_news.errors import MixError, UsageError
from audio_news.label.signing import sign
from tests.elsewhere import made_elsewhere
from tests.label.signing import LONG_TEXT, TITLE, claim, identity, tagged


def invoke(*args: object) -> Result:
    arguments = [str(arg) for arg in args]
    return CliRunner().invoke(command, arguments, env={"COLUMNS": "200"}, catch_exceptions=False)


def test_json_is_all_there_is_on_standard_output(tmp_path: Path) -> None:
    file = tagged(tmp_path, "mp3")
    sign(file, claim(), identity())
    done = invoke(file, "--json")
    assert done.exit_code == 0
    fields: dict[str, Any] = json.loads(done.stdout)
    assert fields["tags"]["title"] == TITLE
    assert LONG_TEXT in fields["tags"]["lyrics"]
    assert fields["disclosure"]["signed"]["state"] == "trusted"


def test_people_are_told_in_words(tmp_path: Path) -> None:
    file = tagged(tmp_path, "flac")
    sign(file, claim(), identity())
    text = invoke(file).output
    for words in (
        TITLE, "artist: Ana Núñez", "0:01", "LUFS", "Chapters", "yes heard", "at 0:00: Це аудіо",
        "yes seen", "yes signed: by somebody trusted here", "by Газета Ранок", "audio_news 1.2.3",
        "no  hidden", "letters)",
    ):  # fmt: skip
        assert words in text
    file.write_bytes(file.read_bytes() + b"\0")
    assert "something was changed since it was signed" in invoke(file).output


def test_layers_may_be_required(tmp_path: Path) -> None:
    file = tagged(tmp_path, "mp3")
    assert invoke(file, "--require", "seen").exit_code == 0
    done = invoke(file, "--require", "seen", "--require", "signed", "--require", "hidden")
    assert done.exit_code == 1
    assert "is not signed, not hidden" in done.stderr
    assert invoke(file, "--require", "loud").exit_code == 2


def test_trust_is_given_as_certificates(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tagged(tmp_path, "mp3")
    signer = identity()
    sign(file, claim(), signer)
    (tmp_path / "theirs.pem").write_bytes(signer.chain)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "nobody"))
    assert invoke(file, "--require", "trusted").exit_code == 1
    assert invoke(file, "--require", "trusted", "--trust", tmp_path / "theirs.pem").exit_code == 0
    with pytest.raises(UsageError, match="cannot be read"):
        invoke(file, "--trust", tmp_path / "none.pem")
    (tmp_path / "text.pem").write_text("a certificate")
    with pytest.raises(UsageError, match="holds no certificate"):
        invoke(file, "--trust", tmp_path / "text.pem")


def test_a_broken_file_is_warned_of_and_no_audio_is_an_error(tmp_path: Path) -> None:
    file = made_elsewhere(tmp_path / "a.wav", codec="pcm_s16le")
    file.write_bytes(file.read_bytes()[:400_000])
    done = invoke(file, "--json")
    assert json.loads(done.stdout)["duration_s"] < 3
    assert "of sound are there, of 4.0 s" in done.stderr
    text = tmp_path / "text.mp3"
    text.write_text("An article. " * 100)
    with pytest.raises(MixError, match="no audio file") as error:
        invoke(text)
    assert error.value.exit_code == 1


def test_titles_move_no_cursor(tmp_path: Path) -> None:
    file = made_elsewhere(tmp_path / "a.mp3")
    import mutagen

    audio = mutagen.File(file)
    audio.tags["TIT2"].text = ["\x1b[2J[red]gone[/red]"]
    audio.save()
    text = invoke(file).output
    assert "\x1b[2J" not in text
    assert "[2J[red]gone[/red]" in text
