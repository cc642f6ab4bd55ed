from pathlib import Path

import pytest

from audio_news.errors import SettingsError
from audio_news.settings import Settings, load_settings

DOCS = Path(__file__).parents[1] / "docs"


def test_later_sources_overrule_earlier_ones(tmp_path: Path) -> None:
    show = tmp_path / "show.toml"
    show.write_text('[voice]\nname = "a"\npace = 1.1\n[sound]\nloudness_lufs = -14\n')
    environ = {"AUDIO_NEWS_VOICE_NAME": "b", "AUDIO_NEWS_PAUSES_SENTENCE_S": "0.5", "HOME": "/"}
    settings = load_settings(show, environ=environ, flags={"voice.name": "c", "sound.format": None})
    assert settings.voice.name == "c"
    assert settings.voice.pace == 1.1
    assert settings.sound.loudness_lufs == -14.0
    assert settings.pauses.sentence_s == 0.5
    assert settings.sound.format == "mp3"
    assert load_settings(show, environ=environ).voice.name == "b"


def test_the_documented_show_file_is_the_default() -> None:
    assert load_settings(DOCS / "show.toml", environ={}) == Settings()


def test_paths_count_from_the_show_file(tmp_path: Path) -> None:
    show = tmp_path / "show.toml"
    show.write_text(
        '[show]\ncover = "c.png"\n[sound]\nintro = "in.wav"\noutro = "none"\n'
        '[reading]\nlexicons = ["names.pls"]\n'
    )
    settings = load_settings(show, environ={})
    assert settings.show.cover == tmp_path / "c.png"
    assert settings.sound.intro == tmp_path / "in.wav"
    assert settings.sound.outro == "none"
    assert settings.reading.lexicons == (tmp_path / "names.pls",)


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("[voice", "not valid TOML"),
        ("[voices]\nname='x'", "unknown setting voices"),
        ("[voice]\nnmae='x'", "unknown setting voice.nmae"),
        ("voice = 'x'", "voice must be a table"),
        ("[voice]\npace = 'fast'", "voice.pace must be a number"),
        ("[voice]\npace = 9", "voice.pace is 9"),
        ("[voice]\npace = true", "voice.pace must be a number"),
        ("[sound]\nformat = 'aiff'", "sound.format is 'aiff'"),
        ("[sound]\nloudness_lufs = 3", "sound.loudness_lufs is 3"),
        ("[disclosure]\ntext = ' '", "disclosure.text is empty"),
        ("[disclosure]\nplace = 'middle'", "disclosure.place"),
        ("[reading]\nbyline = 'yes'", "reading.byline must be true or false"),
        ("[reading]\nlexicons = 'x'", "reading.lexicons must be a path"),
        ("[pauses]\nsentence_s = -1", "pauses.sentence_s is -1"),
        ("[show]\ncover = 3", "show.cover must be a path"),
        ("workers = 1.5", "workers must be a whole number"),
    ],
)
def test_what_does_not_hold_is_named_with_its_file(
    tmp_path: Path, text: str, complaint: str
) -> None:
    show = tmp_path / "show.toml"
    show.write_text(text)
    with pytest.raises(SettingsError, match=complaint) as caught:
        load_settings(show, environ={})
    assert str(show) in str(caught.value)


def test_a_show_file_that_is_not_there_or_not_text(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="There is no show file"):
        load_settings(tmp_path / "none.toml", environ={})
    (tmp_path / "bin.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(SettingsError, match="cannot be read"):
        load_settings(tmp_path / "bin.toml", environ={})


@pytest.mark.parametrize(
    ("name", "value"), [("READING_BYLINE", "maybe"), ("VOICE_PACE", "fast"), ("WORKERS", "x")]
)
def test_an_environment_variable_that_does_not_hold(name: str, value: str) -> None:
    with pytest.raises(SettingsError, match=f"AUDIO_NEWS_{name}"):
        load_settings(environ={f"AUDIO_NEWS_{name}": value})


def test_a_choice_is_checked_wherever_it_comes_from(tmp_path: Path) -> None:
    show = tmp_path / "show.toml"
    show.write_text("[reading]\nurls = 'spell'\n")
    with pytest.raises(SettingsError, match=r"reading.urls is 'spell'.*site, drop"):
        load_settings(show, environ={})
    environ = {"AUDIO_NEWS_READING_EMOJI": "name"}
    assert load_settings(environ=environ).reading.emoji == "name"
