import re
import sys
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner
from lxml import etree
from PIL import Image

from audio_news.cli.main import cli
from audio_news.errors import MixError, PublishError, UsageError
from audio_news.mix.encode import encode
from audio_news.models import Article, Block, Episode, Role
from audio_news.picture import Box, Picture, Text, cut, save, svg, wrapped
from audio_news.plot import BODY_FILL, LEFT, RIGHT, ROLE_FILLS, WIDTH, listen, plot
from audio_news.production import Studio
from audio_news.showfile import load_settings

TITLE = "Rain & <wind> close two passes"


@pytest.fixture(scope="module")
def episode(tmp_path_factory: pytest.TempPathFactory) -> Episode:
    blocks = (
        Block(Role.HEADLINE, TITLE),
        Block(Role.BODY, "Nobody was hurt in the storm, the police said on Monday."),
        Block(Role.HEADING, "What comes next"),
        Block(Role.BODY, "The road opens at noon."),
    )
    settings = load_settings(environ={}, flags={"voice.name": "silent", "cache.limit_mb": 0})
    with Studio(settings) as studio:
        return studio.produce(Article(title=TITLE, blocks=blocks), tmp_path_factory.mktemp("plot"))


def test_utterances_lie_where_they_are_heard(episode: Episode) -> None:
    picture = plot(episode.file)
    fills = {BODY_FILL, *ROLE_FILLS.values()}
    boxes = [shape for shape in picture.shapes if isinstance(shape, Box) and shape.hint]
    said = [box for box in boxes if box.fill in fills]
    assert len(said) == episode.utterances
    for box, cue in zip(said, episode.cues, strict=True):
        per_second = (WIDTH - LEFT - RIGHT) / episode.duration_s
        assert box.x == pytest.approx(LEFT + cue.start_s * per_second, abs=1)
        assert box.width == pytest.approx((cue.end_s - cue.start_s) * per_second, abs=1)
        assert cue.written in box.hint
        assert box.fill == ROLE_FILLS.get(cue.role, BODY_FILL)
    texts = " ".join(shape.text for shape in picture.shapes if isinstance(shape, Text))
    for fact in (TITLE, "What comes next", f"{episode.loudness_lufs:.1f} LUFS", "dBTP", "range"):
        assert fact in texts


def test_svg_is_well_formed_and_png_a_picture(episode: Episode, tmp_path: Path) -> None:
    picture = plot(episode.file)
    root = etree.fromstring(svg(picture).encode())
    assert root.findtext("{*}title") == TITLE
    assert len(root.findall("{*}polygon")) == 2  # peaks and RMS
    save(picture, tmp_path / "a.png")
    with Image.open(tmp_path / "a.png") as image:
        assert image.size == (2 * picture.width, 2 * picture.height)
        colours = image.convert("RGB").getcolors(1 << 24) or []
    assert len(colours) > 20


def test_the_waveform_and_loudness_are_those_of_the_file(tmp_path: Path) -> None:
    t = np.arange(6 * 44_100) / 44_100
    tone = 0.5 * np.sin(2 * np.pi * 997 * t) * (t < 3)
    encode([tone.astype(np.float32)], tmp_path / "a.wav")
    sound = listen(tmp_path / "a.wav")
    assert sound.duration_s == pytest.approx(6.0)
    assert sound.peaks[101] == pytest.approx(0.5, abs=0.01)
    assert sound.rms[100] == pytest.approx(0.5 / np.sqrt(2), abs=0.01)
    assert sound.peaks[400] < 1e-3
    assert sound.true_peak_dbtp == pytest.approx(-6.0, abs=0.1)


def test_a_file_without_a_record_and_one_that_is_no_audio(tmp_path: Path) -> None:
    encode([np.full(44_100, 0.1, np.float32)], tmp_path / "a.wav")
    assert plot(tmp_path / "a.wav").title == "a.wav"
    encode([np.zeros(100, np.float32)], tmp_path / "short.wav")
    assert plot(tmp_path / "short.wav").shapes
    (tmp_path / "b.mp3").write_bytes(b"none")
    with pytest.raises(MixError, match="cannot be decoded"):
        plot(tmp_path / "b.mp3")
    with pytest.raises(PublishError, match="There is no file"):
        plot(tmp_path / "c.mp3")


def test_the_command(episode: Episode, tmp_path: Path) -> None:
    def run(*args: object) -> str:
        done = CliRunner().invoke(cli, ["plot", *map(str, args)], catch_exceptions=False)
        return done.output.strip()

    assert run(episode.file) == str(episode.file.with_suffix(".svg"))
    assert episode.file.with_suffix(".svg").read_text().startswith("<svg")
    assert run(episode.file, "-o", tmp_path / "b.png") == str(tmp_path / "b.png")
    with pytest.raises(UsageError, match="names no picture format"):
        run(episode.file, "-o", "a.gif")
    with pytest.raises(PublishError, match="cannot be written"):
        run(episode.file, "-o", tmp_path / "none" / "a.svg")


def test_without_pillow_a_png_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "PIL", None)
    with pytest.raises(PublishError, match=re.escape("audio-news[plot]")):
        save(Picture(10, 10, "", ()), tmp_path / "a.png")
    save(Picture(10, 10, "", ()), tmp_path / "a.svg")


def test_text_is_cut_to_its_width() -> None:
    assert cut("short", 100, 10) == "short"
    assert cut("a rather long sentence", 60, 10) == "a rather…"
    assert cut("anything", 10, 10) == ""
    lines = wrapped("one two three four five six seven", 60, 10, 2)
    assert lines[0] == "one two"
    assert lines[1].endswith("…")
    assert wrapped("anything", 10, 10, 3) == []
