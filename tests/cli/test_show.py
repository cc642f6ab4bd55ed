from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from audio_news.cli.main import cli
from audio_news.errors import AlreadyExists, PublishError, ScriptError, SettingsError
from audio_news.preview import preview, sample
from audio_news.settings import Settings
from audio_news.showfile import load_settings
from tests.sounds import heard


def invoke(*args: object) -> Result:
    return CliRunner().invoke(cli, [str(arg) for arg in args], catch_exceptions=False)


def test_init_writes_a_show_file_with_every_default_and_overwrites_nothing(tmp_path: Path) -> None:
    file = tmp_path / "morning.toml"
    assert invoke("show", "init", file).exit_code == 0
    assert load_settings(file, environ={}) == Settings()
    text = file.read_text(encoding="utf-8")
    for setting in ("sting", "style", "bitrate_kbps", "duck_db", "attack_s", "loudness_lufs"):
        assert f"\n{setting} = " in text
    file.write_text("# mine\n")
    with pytest.raises(AlreadyExists, match="is there already"):
        invoke("show", "init", file)
    assert file.read_text() == "# mine\n"
    with pytest.raises(PublishError, match="cannot be written"):
        invoke("show", "init", tmp_path / "none" / "a.toml")


def test_preview_is_the_shows_sound_around_ten_seconds_of_speech(tmp_path: Path) -> None:
    show = tmp_path / "show.toml"
    show.write_text(
        '[show]\nname = "Harbour"\n[sound]\nstyle = "pulse"\nloudness_lufs = "ebu"\n'
        "bitrate_kbps = 256\nsample_rate_hz = 32000\n"
        '[sound.bed]\nmusic = "made"\nunder = "throughout"\n'
    )
    file = tmp_path / "out.opus"
    done = invoke("show", "preview", "--show", show, "-o", file)
    assert done.exit_code == 0
    assert "-23.0 LUFS" in done.output
    found = heard(file)
    assert found.loudness_lufs == pytest.approx(-23.0, abs=0.1)
    assert 10 < found.duration_s < 25
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.opus", "show.toml"]


def test_a_preview_needs_a_known_format_and_language(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="names no audio format"):
        preview(Settings(), tmp_path / "a.txt")
    with pytest.raises(ScriptError, match="no sample text in 'xx'"):
        sample("xx")
    assert sample("de-AT").language == "de"
    assert sample("mul").language == "en"
