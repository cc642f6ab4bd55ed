import json
from dataclasses import replace
from pathlib import Path

import pytest

from audio_news.errors import SettingsError
from audio_news.models import Role
from audio_news.settings import Settings
from audio_news.showfile import load_settings, settings_of, table_of

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


@pytest.mark.parametrize(
    ("name", "expected"),
    [("apple", -16.0), ("spotify", -14.0), ("aes", -18.0), ("mono", -19.0), ("ebu", -23.0)],
)
def test_a_loudness_can_be_asked_for_by_name(tmp_path: Path, name: str, expected: float) -> None:
    show = tmp_path / "show.toml"
    show.write_text(f'[sound]\nloudness_lufs = "{name}"\n[sound.bed]\nmusic = "bed.wav"\n')
    settings = load_settings(show, environ={})
    assert settings.sound.loudness_lufs == expected
    assert settings.sound.bed.music == tmp_path / "bed.wav"
    environ = {"AUDIO_NEWS_SOUND_LOUDNESS_LUFS": name, "AUDIO_NEWS_SOUND_BED_MUSIC": "made"}
    settings = load_settings(environ=environ)
    assert settings.sound.loudness_lufs == expected
    assert settings.sound.bed.music == "made"


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
        (
            "[sound]\nloudness_lufs = 'loud'",
            "must be a number, in LUFS, or one of apple, spotify, aes, mono, ebu",
        ),
        ("[sound]\nloudness_lufs = [1]", "sound.loudness_lufs must be a number"),
        ("[sound]\nbitrate_kbps = 65", "sound.bitrate_kbps is 65"),
        ("[sound]\nsample_rate_hz = 22050", "sound.sample_rate_hz is 22050"),
        ('[sound]\nformat = "opus"\nsample_rate_hz = 44100', "sound.sample_rate_hz is 44100"),
        ("[sound]\nstyle = 'jazz'", "sound.style is 'jazz'"),
        ("[sound.bed]\nunder = 'nothing'", "sound.bed.under is 'nothing'"),
        ("[sound.bed]\nattack_s = 0", "sound.bed.attack_s is 0"),
        ("[sound.bed]\nmusic = 3", "sound.bed.music must be a path"),
        ("[disclosure]\ntext = ' '", "disclosure.text is blank"),
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


def test_a_cast_is_voices_or_tables_by_role_and_by_language(tmp_path: Path) -> None:
    show = tmp_path / "show.toml"
    show.write_text(
        '[voice]\nname = "a"\n[cast]\nquote = "b"\nheadline = { voice = "c", pace = 0.9 }\n'
        'list = { pace = 1.1 }\n[cast.languages]\nde = "g"\n"pt-BR" = "p"\n'
    )
    settings = load_settings(show, environ={"AUDIO_NEWS_CAST_BYLINE_VOICE": "e"})
    said_by = {role: settings.voice_for(role, "en-GB") for role in Role}
    assert said_by[Role.QUOTE] == "b"
    assert said_by[Role.HEADLINE] == "c"
    assert said_by[Role.BYLINE] == "e"
    assert {said_by[role] for role in (Role.BODY, Role.LIST, Role.DISCLOSURE, Role.CODE)} == {"a"}
    assert settings.cast.part(Role.HEADLINE).pace == 0.9
    assert settings.cast.part(Role.LIST).pace == 1.1
    assert settings.cast.part(Role.FURNITURE).pace == 1.0
    assert {settings.voice_for(role, "de-AT") for role in Role} == {"g"}
    assert settings.main_voice("pt-br") == "p"
    assert settings.main_voice("pt-PT") == "a"
    given = {"AUDIO_NEWS_CAST_LANGUAGES": "fr=f, uk=u"}
    assert load_settings(environ=given).cast.languages == {"fr": "f", "uk": "u"}


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("[cast]\nquote = 3", "cast.quote must be a table"),
        ("[cast]\nchorus = 'b'", "unknown setting cast.chorus"),
        ("[cast]\nquote = { pace = 9 }", "cast.quote.pace is 9"),
        ("[cast]\nlanguages = 'de'", "cast.languages must be a table"),
        ("[cast.languages]\nde = 3", "cast.languages must be text"),
        ("[cache]\nlimit_mb = -1", "cache.limit_mb is -1"),
    ],
)
def test_a_cast_that_does_not_hold(tmp_path: Path, text: str, complaint: str) -> None:
    show = tmp_path / "show.toml"
    show.write_text(text)
    with pytest.raises(SettingsError, match=complaint):
        load_settings(show, environ={})


def test_settings_are_a_table_and_back(tmp_path: Path) -> None:
    show = tmp_path / "show.toml"
    show.write_text(
        "[show]\ncover = 'c.png'\n[cast]\nquote = 'q'\nlanguages = {de = 'd'}\n"
        "[reading]\nlexicons = ['a.pls']\n[signing]\nidentity = 'keys'\n"
        "[podcast]\ncategories = ['News > Politics']\n[disclosure]\ntexts = {de = 'KI.'}\n"
    )
    settings = load_settings(show, environ={})
    assert settings.signing.identity == tmp_path / "keys"
    assert settings.podcast.categories == ("News > Politics",)
    assert settings_of(json.loads(json.dumps(table_of(settings))), "record") == settings


def test_the_disclosure_speaks_the_articles_language() -> None:
    disclosure = Settings().disclosure
    assert disclosure.said("en-GB") == "This audio is created with AI assistance."
    assert disclosure.said("pl").startswith("To nagranie")
    assert disclosure.said("fi") == disclosure.said("en")
    own = replace(disclosure, text="By a machine.", texts={"DE": "Von einer Maschine."})
    assert (own.said("pl"), own.said("de-AT")) == ("By a machine.", "Von einer Maschine.")
