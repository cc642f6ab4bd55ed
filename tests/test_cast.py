"""A show with a cast, through every room: who says what, and what is kept for the next run."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from audio_news import Studio, load_settings
from audio_news.errors import ScriptError, UnknownVoice
from audio_news.models import Article, Block, Role
from audio_news.settings import Settings
from tests.sounds import article

STORY = Article(
    title="Harbor wall to be raised",
    source="wall.txt",
    blocks=(
        Block(Role.HEADLINE, "Harbor wall to be raised"),
        Block(Role.BODY, "The council voted on Monday."),
        Block(Role.QUOTE, "We waited too long."),
    ),
)


def show(folder: Path, text: str) -> Settings:
    """Settings of a show with two hums beside the shipped voices, one of them German."""
    voices = folder / "voices"
    voices.mkdir(exist_ok=True)
    for name, language in (("deep", "en"), ("hoch", "de")):
        (voices / f"{name}.toml").write_text(
            f'engine = "silent"\nmodel = "{name}"\nlanguage = "{language}"\n'
        )
    file = folder / "show.toml"
    file.write_text(f'[voice]\nname = "silent"\ndirectory = "voices"\n{text}')
    return load_settings(file, environ={})


def test_each_role_has_its_voice_and_pace(tmp_path: Path) -> None:
    cast = '[cast]\nquote = { voice = "deep", pace = 0.5 }\nheadline = "deep"\n'
    with Studio(show(tmp_path, cast)) as studio:
        script = studio.script(STORY)
        assert {u.role: u.voice for u in script.utterances} == {
            Role.HEADLINE: "deep",
            Role.DISCLOSURE: "silent",
            Role.BODY: "silent",
            Role.QUOTE: "deep",
        }
        made = studio.produce(STORY, tmp_path / "cast")
    with Studio(show(tmp_path, "")) as studio:
        plain = studio.produce(STORY, tmp_path / "plain")
    assert (made.voice, made.engine) == ("silent", "silent")
    slow, usual = (episode.cues[-1] for episode in (made, plain))
    assert slow.end_s - slow.start_s == pytest.approx(2 * (usual.end_s - usual.start_s), rel=0.15)
    assert made.clips_spoken == 4
    assert (plain.clips_spoken, plain.clips_reused) == (2, 2)  # headline and quote by another


def test_a_language_has_its_voice(tmp_path: Path) -> None:
    settings = show(tmp_path, '[cast]\nquote = "deep"\n[cast.languages]\nde = "hoch"\n')
    german = replace(STORY, language="de-DE")
    with Studio(settings) as studio:
        assert {u.voice for u in studio.script(german).utterances} == {"hoch"}
        made = studio.produce(german, tmp_path / "out")
        assert made.voice == "hoch"


def test_a_part_in_another_language_is_refused(tmp_path: Path) -> None:
    with (
        Studio(show(tmp_path, '[cast]\nquote = "hoch"\n')) as studio,
        pytest.raises(ScriptError, match="the voice hoch speaks 'de'"),
    ):
        studio.script(STORY)


def test_a_part_that_nobody_plays(tmp_path: Path) -> None:
    with (
        Studio(show(tmp_path, '[cast]\nquote = "nobody"\n')) as studio,
        pytest.raises(UnknownVoice, match="'nobody'"),
    ):
        studio.script(STORY)


def test_another_cast_is_another_recipe_and_another_cache_is_not(tmp_path: Path) -> None:
    with Studio(show(tmp_path, "")) as studio:
        made = studio.produce(STORY, tmp_path / "out")
    with Studio(show(tmp_path, '[cache]\ndirectory = "clips"\nlimit_mb = 7\n')) as studio:
        assert studio.produce(STORY, tmp_path / "out").unchanged
    with Studio(show(tmp_path, "[cast]\nquote = { pace = 0.8 }\n")) as studio:
        remade = studio.produce(STORY, tmp_path / "out", overwrite=True)
    assert not remade.unchanged
    assert (remade.clips_spoken, remade.clips_reused) == (1, made.clips_spoken - 1)


def test_what_was_kept_makes_the_same_file(tmp_path: Path) -> None:
    """Another order of work and clips from the cache give the same audio."""
    settings = load_settings(environ={}, flags={"voice.name": "heart"})
    story = article("Bridge opens", "The bridge opened at noon.", "It cost $4.5 million.")
    digests = []
    for number, workers in enumerate((1, 2, 2)):
        with Studio(replace(settings, workers=workers)) as studio:
            made = studio.produce(story, tmp_path / str(number))
        digests.append(made.sha256)
        assert bool(made.clips_reused) == bool(number)
    assert len(set(digests)) == 1


def test_a_cache_that_cannot_be_written_is_a_warning(tmp_path: Path) -> None:
    (tmp_path / "clips").write_text("a file in the way")
    with Studio(show(tmp_path, '[cache]\ndirectory = "clips"\n')) as studio:
        made = studio.produce(STORY, tmp_path / "out")
    assert made.clips_spoken == made.utterances
    assert any("Clips cannot be kept" in warning for warning in made.warnings)
