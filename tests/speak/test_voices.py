import os
import re
import subprocess
import sys
from importlib.metadata import entry_points
from pathlib import Path

import pytest

from audio_news.errors import EngineMissing, SettingsError, UnknownVoice
from audio_news.speak.alignment import estimated
from audio_news.speak.registry import engine_class, load, missing
from audio_news.speak.voices import VoiceProfile, voice_profile, voice_profiles
from tests.sounds import spoken

DOCS = Path(__file__).parents[2] / "docs"


def test_shipped_profiles_name_their_licence_and_an_engine_that_loads() -> None:
    profiles = voice_profiles()
    assert {"heart", "emma", "system", "silent"} <= set(profiles)
    for profile in profiles.values():
        assert profile.licence
        assert profile.description
        assert engine_class(profile.engine)


def test_engines_are_found_by_entry_point() -> None:
    names = {entry.name for entry in entry_points(group="audio_news.engines")}
    assert {"hibari", "system", "silent"} <= names


def test_an_engine_that_is_not_installed() -> None:
    profile = VoiceProfile(name="x", engine="gramophone")
    with pytest.raises(EngineMissing, match="no engine named 'gramophone'"):
        load(profile)
    assert "gramophone" in missing(profile)


def test_an_unknown_voice_lists_those_there_are() -> None:
    with pytest.raises(UnknownVoice, match=r"no voice named 'hart'.*heart"):
        voice_profile("hart")


def test_a_directory_of_ones_own_adds_and_replaces(tmp_path: Path) -> None:
    (tmp_path / "heart.toml").write_text('engine = "silent"\n')
    (tmp_path / "mine.toml").write_text('engine = "silent"\npace = 2\n')
    profiles = voice_profiles(tmp_path)
    assert profiles["heart"].engine == "silent"
    assert profiles["mine"].pace == 2
    assert "system" in profiles


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("engine = ", "cannot be read"),
        ('motor = "x"', "unknown key 'motor'"),
        ("engine = 3", "engine cannot be 3"),
        ('language = "en"', "names no engine"),
    ],
)
def test_a_profile_that_does_not_hold_is_named(tmp_path: Path, text: str, complaint: str) -> None:
    (tmp_path / "bad.toml").write_text(text)
    with pytest.raises(SettingsError, match=rf"bad\.toml.*{complaint}"):
        voice_profiles(tmp_path)
    with pytest.raises(SettingsError, match="no voice directory"):
        voice_profiles(tmp_path / "missing")


def test_estimated_times_cover_the_clip_and_rest_at_marks() -> None:
    said = spoken("Yes, minister. Certainly not.")
    words = estimated(said, 1.0, 4.0)
    assert words[0].start_s == 1.0
    assert words[-1].end_s == pytest.approx(4.0, abs=0.01)
    yes, minister, certainly, _ = words
    assert minister.start_s - yes.end_s > 0.2
    assert certainly.end_s - certainly.start_s > yes.end_s - yes.start_s


def test_the_engine_in_the_documentation_speaks(tmp_path: Path) -> None:
    """The page's module and profile, installed as a package would install them."""
    page = (DOCS / "engines.md").read_text()
    (tmp_path / "morse_voice.py").write_text(re.findall(r"```python\n(.*?)```", page, re.S)[0])
    points, profile = re.findall(r"```toml\n(.*?)```", page, re.S)
    dist = tmp_path / "morse_voice-1.0.dist-info"
    dist.mkdir()
    (dist / "METADATA").write_text("Metadata-Version: 2.1\nName: morse-voice\nVersion: 1.0\n")
    name, target = re.findall(r'^(\w+) = "(.*)"', points, re.M)[0]
    (dist / "entry_points.txt").write_text(f"[audio_news.engines]\n{name} = {target}\n")
    voices = tmp_path / "voices"
    voices.mkdir()
    (voices / "morse.toml").write_text(profile)
    path = os.pathsep.join([str(tmp_path), os.environ.get("PYTHONPATH", "")])
    env = os.environ | {"PYTHONPATH": path, "AUDIO_NEWS_VOICE_DIRECTORY": str(voices)}
    done = subprocess.run(
        [sys.executable, "-m", "audio_news", "voices", "try", "morse", "--text", "SOS.",
         "-o", "sos.mp3"],
        cwd=tmp_path, env=env, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "sos.mp3").stat().st_size > 5000
