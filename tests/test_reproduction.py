"""Episodes made again from their records."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from audio_news.errors import ReadError
from audio_news.label.source_types import COMPOSITE_TRAINED, TRAINED
from audio_news.mix.encode import decode, encode
from audio_news.models import Article, Block, Role
from audio_news.production import Studio
from audio_news.publish import record
from audio_news.reproduction import reproduce, sound_digest
from audio_news.settings import Settings
from audio_news.showfile import load_settings
from tests.label.signing import identity
from tests.sounds import article

SILENT = load_settings(environ={}, flags={"voice.name": "silent"})
NAMES = """\
<?xml version="1.0" encoding="UTF-8"?>
<lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon" alphabet="ipa"
 xml:lang="en">
<lexeme><grapheme>Ivanenko</grapheme><phoneme>ɪvəˈnɛnko</phoneme></lexeme>
<lexeme><grapheme>Port City</grapheme><alias>the harbour of Scholz</alias></lexeme>
<lexeme><grapheme>unused</grapheme><alias>never</alias></lexeme>
</lexicon>
"""


def story() -> Article:
    body = (
        "Ivanenko's lawyer met Xi Jinping in Port City on Nov. 3, and A. Scholz paid $5 million.",
        "A council of AI firms said so. The Polish minister, Volodymyr Zelenskyy's guest, agreed.",
    )
    blocks = (
        Block(Role.HEADLINE, "Scholz visits Port City", "a large line"),
        *(Block(Role.BODY, text, "a paragraph") for text in body),
        Block(Role.HEADING, "What comes next"),
        Block(Role.BODY, "Ivanenko-led talks go on."),
    )
    return Article(
        title="Scholz visits Port City", blocks=blocks, source="page.txt", url="https://e.org/a"
    )


def made(folder: Path, settings: Settings, what: Article | None = None) -> Path:
    with Studio(settings) as studio:
        return studio.produce(what or story(), folder / "first").record


def with_names(folder: Path, settings: Settings) -> Settings:
    names = folder / "names.pls"
    names.write_text(NAMES, encoding="utf-8")
    return replace(settings, reading=replace(settings.reading, lexicons=(names,)))


@pytest.mark.parametrize("audio_format", ["mp3", "flac"])
def test_the_sound_is_the_same_sample_for_sample(tmp_path: Path, audio_format: str) -> None:
    """With the embedded voice, a mark, names of one's own, and a signature over it."""
    identity()
    flags = {"sound.format": audio_format, "disclosure.watermark": True, "show.name": "Morning"}
    settings = with_names(tmp_path, load_settings(environ={}, flags=flags))
    first = made(tmp_path, settings)
    (tmp_path / "names.pls").unlink()  # what it said is in the record
    again = reproduce(first, tmp_path / "again")
    assert again.same_sound is True
    assert again.warnings == ()
    before, after = (
        np.concatenate(list(decode(path)[1])) for path in (again.former.file, again.episode.file)
    )
    assert np.array_equal(before, after)
    said = [[cue.spoken for cue in episode.cues] for episode in (again.episode, again.former)]
    assert said[0] == said[1]
    assert again.episode.episode_number == again.former.episode_number
    used = again.former.provenance.lexicon
    assert used["Ivanenko"] == "ɪvəˈnɛnko"
    assert used["Port City"] == "=the harbour of Scholz"
    assert "unused" not in used
    assert again.former.provenance.digital_source_type == TRAINED


def test_the_same_place_keeps_what_is_whole(tmp_path: Path) -> None:
    first = made(tmp_path, SILENT)
    again = reproduce(first.with_suffix(".mp3"), first.parent)
    assert again.episode.unchanged
    assert again.same_sound is True


def test_a_spoilt_file_is_told(tmp_path: Path) -> None:
    first = made(tmp_path, SILENT)
    other = made(tmp_path / "other", SILENT, article("Else"))
    first.with_suffix(".mp3").write_bytes(other.with_suffix(".mp3").read_bytes())
    assert reproduce(first, tmp_path / "again").same_sound is False
    first.with_suffix(".mp3").unlink()
    assert reproduce(first, tmp_path / "third").same_sound is None


def test_a_jingle_that_is_another_stops_it(tmp_path: Path) -> None:
    tune = tmp_path / "tune.wav"
    encode([0.1 * np.sin(np.arange(22_050) / 20).astype(np.float32)], tune)
    settings = replace(Settings(), sound=replace(SILENT.sound, intro=tune))
    first = made(tmp_path, settings, article())
    assert _record(first)["provenance"]["digital_source_type"] == COMPOSITE_TRAINED
    assert reproduce(first, tmp_path / "again").same_sound is True
    tune.write_bytes(tune.read_bytes() + b"\0")
    with pytest.raises(ReadError, match=r"tune\.wav is another file now"):
        reproduce(first, tmp_path / "third")
    tune.unlink()
    with pytest.raises(ReadError, match=r"tune\.wav is not there"):
        reproduce(first, tmp_path / "third")
    assert not (tmp_path / "third").exists()


def test_relative_paths_are_found_from_any_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("show", "elsewhere"):
        (tmp_path / name).mkdir()
    encode([0.1 * np.sin(np.arange(22_050) / 20).astype(np.float32)], tmp_path / "show/tune.wav")
    monkeypatch.chdir(tmp_path)
    sound = replace(SILENT.sound, intro=Path("show/tune.wav"))
    first = made(Path("output"), replace(SILENT, sound=sound), article()).absolute()
    monkeypatch.chdir(tmp_path / "elsewhere")
    assert reproduce(first, tmp_path / "again").same_sound is True
    (tmp_path / "show/tune.wav").unlink()
    with pytest.raises(ReadError, match=r"show/tune\.wav is not there"):
        reproduce(first, tmp_path / "third")


def test_a_voice_that_is_another_stops_it(tmp_path: Path) -> None:
    first = made(tmp_path, SILENT)
    _edit(first, lambda fields: fields["provenance"]["voices"][0].update(sha256="00" * 32))
    with pytest.raises(ReadError, match="the voice silent is another one now"):
        reproduce(first, tmp_path / "again")


def test_other_versions_are_told_and_the_result_compared(tmp_path: Path) -> None:
    first = made(tmp_path, SILENT)

    def older(fields: dict) -> None:
        fields["provenance"]["version"] = "0.0.1"
        fields["provenance"]["packages"]["numpy"] = "1.0"

    _edit(first, older)
    again = reproduce(first, tmp_path / "again")
    assert [warning.split(" is ")[0] for warning in again.warnings] == ["audio_news", "numpy"]
    assert again.same_sound is True


def test_what_is_no_record(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="cannot be read"):
        reproduce(tmp_path / "none.json", tmp_path)
    (tmp_path / "a.json").write_text("{}")
    with pytest.raises(ReadError, match="is no record"):
        reproduce(tmp_path / "a.json", tmp_path)


def test_tags_are_no_sound(tmp_path: Path) -> None:
    first = made(tmp_path, SILENT).with_suffix(".mp3")
    before = sound_digest(first)
    import mutagen

    audio = mutagen.File(first)
    audio.tags.delall("TIT2")
    audio.save()
    assert sound_digest(first) == before


def _record(file: Path) -> dict:
    fields: dict = json.loads(file.read_text(encoding="utf-8"))
    return fields


def _edit(file: Path, change) -> None:  # type: ignore[no-untyped-def]
    fields = _record(file)
    change(fields)
    file.write_text(json.dumps(fields), encoding="utf-8")
    record.loads(file.read_text(encoding="utf-8"), file)
