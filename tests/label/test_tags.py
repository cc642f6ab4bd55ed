"""Tags read back by tinytag, which shares no code with what wrote them."""

from pathlib import Path

import av
import numpy as np
import pytest
from mutagen.id3 import ID3
from mutagen.mp4 import MP4
from tinytag import TinyTag

from audio_news.errors import LabelError
from audio_news.label.labels import Cover, cover_of, labels, read_cover
from audio_news.label.languages import iso_639_2
from audio_news.label.tags import id3_time, write_tags
from audio_news.mix.encode import FORMATS as KINDS
from audio_news.mix.encode import decode, encode
from audio_news.models import Chapter, Cue, Programme, Role
from audio_news.settings import Settings, ShowSettings
from tests.sounds import article

FORMATS = list(KINDS)
PNG = b"\x89PNG\r\n\x1a\n" + bytes(64)
TITLE = "Über «Kyiv» — Міст відкрито"


def made(tmp_path: Path, audio_format: str) -> Programme:
    file = tmp_path / f"a.{audio_format}"
    second = np.arange(KINDS[audio_format].rate_hz)
    chapters = (Chapter("Один", 0.0, 0.5), Chapter("Two", 0.5, 1.0))
    encode([0.1 * np.sin(second / 20).astype(np.float32)], file, chapters=chapters)
    cues = (
        Cue(Role.HEADLINE, TITLE, "", 0, 1, ()),
        Cue(Role.DISCLOSURE, "Made with AI.", "", 1, 2, ()),
        Cue(Role.BODY, "Тіло. Body.", "", 2, 3, ()),
    )
    return Programme(file, 1.0, -16, -1, cues)


def sound(file: Path) -> np.ndarray:
    return np.concatenate(list(decode(file)[1]))


def tagged(tmp_path: Path, audio_format: str, cover: Cover | None = None) -> Path:
    story = article(
        TITLE,
        byline="Ana Núñez",
        published="2026-03-05T07:08:09+02:00",
        url="https://example.com/bridge",
        site="The Post",
    )
    settings = Settings(show=ShowSettings(name="Morning", copyright="© 2026 The Post"))
    programme = made(tmp_path, audio_format)
    write_tags(programme.file, labels(story, programme, settings, cover, "audio_news test"))
    return programme.file


@pytest.mark.parametrize("audio_format", FORMATS)
def test_another_reader_finds_what_was_written(tmp_path: Path, audio_format: str) -> None:
    file = tagged(tmp_path, audio_format, Cover("image/png", PNG))
    tag = TinyTag.get(file, image=True)
    assert tag.title == TITLE
    assert tag.artist == "Ana Núñez"
    assert tag.album == "Morning"
    assert tag.genre == "Podcast"
    assert (tag.year or "").startswith("2026-03-05")
    assert tag.comment == Settings().disclosure.said("en")
    assert tag.images.front_cover is not None
    assert tag.images.front_cover.data == PNG
    assert tag.duration == pytest.approx(1.0, abs=0.06)


def test_id3_frames(tmp_path: Path) -> None:
    tags = ID3(tagged(tmp_path, "mp3"))
    assert tags.version == (2, 4, 0)
    assert str(tags["TDRC"]) == "2026-03-05 07:08:09"
    assert str(tags["TLAN"]) == "eng"
    assert str(tags["TLEN"]) == "1000"
    assert tags["WOAS"].url == "https://example.com/bridge"
    assert str(tags["TCOP"]) == "© 2026 The Post"
    assert tags.getall("USLT")[0].text == f"{TITLE}\nТіло. Body."
    assert not tags.getall("APIC")


@pytest.mark.parametrize("audio_format", FORMATS)
def test_tags_leave_the_sound_alone_and_are_the_same_every_time(
    tmp_path: Path, audio_format: str
) -> None:
    before = sound(made(tmp_path, audio_format).file)
    file = tagged(tmp_path, audio_format)
    once = file.read_bytes()
    assert np.array_equal(before, sound(file))
    assert tagged(tmp_path, audio_format).read_bytes() == once


def test_m4a_keeps_its_chapters_and_says_the_rest(tmp_path: Path) -> None:
    file = tagged(tmp_path, "m4a", Cover("image/jpeg", b"\xff\xd8\xff\xe0" + bytes(64)))
    with av.open(str(file)) as container:
        found = [
            (c["start"] * (c["time_base"] or 0), c["metadata"]["title"])
            for c in container.chapters()
        ]
    assert found == [(0.0, "Один"), (0.5, "Two")]
    tags = MP4(file)
    assert [chapter.title for chapter in tags.chapters or []] == ["Один", "Two"]  # Nero's list
    assert tags["\xa9lyr"] == [f"{TITLE}\nТіло. Body."]
    assert tags["cprt"] == ["© 2026 The Post"]
    assert tags["----:com.apple.iTunes:URL"] == [b"https://example.com/bridge"]
    assert tags["----:com.apple.iTunes:LANGUAGE"] == [b"eng"]


def test_what_is_not_known_is_left_out(tmp_path: Path) -> None:
    programme = made(tmp_path, "mp3")
    write_tags(programme.file, labels(article(), programme, Settings(), None, "x"))
    tags = ID3(programme.file)
    assert not {"TPE1", "TALB", "TDRC", "WOAS", "TCOP"} & set(tags)


def test_a_file_that_is_no_audio(tmp_path: Path) -> None:
    programme = made(tmp_path, "mp3")
    said = labels(article(), programme, Settings(), None, "x")
    programme.file.write_bytes(b"nothing of the kind")
    with pytest.raises(LabelError, match="cannot be tagged"):
        write_tags(programme.file, said)


def test_covers(tmp_path: Path) -> None:
    assert cover_of(b"\xff\xd8\xff\xe0" + bytes(9), "x").media_type == "image/jpeg"
    (tmp_path / "c.png").write_bytes(PNG)
    assert read_cover(tmp_path / "c.png") == Cover("image/png", PNG)
    for data in (b"GIF89a", b"", PNG + bytes(5_000_000)):
        with pytest.raises(LabelError, match="no JPEG or PNG"):
            cover_of(data, "x")
    with pytest.raises(LabelError, match="cannot be read"):
        read_cover(tmp_path / "none.png")


@pytest.mark.parametrize(
    ("iso", "expected"),
    [
        ("2026", "2026"),
        ("2026-03", "2026-03"),
        ("2026-03-05", "2026-03-05"),
        ("2026-03-05T07:08+02:00", "2026-03-05T07:08"),
        ("yesterday", ""),
        ("", ""),
    ],
)
def test_times(iso: str, expected: str) -> None:
    assert id3_time(iso) == expected


def test_languages() -> None:
    assert [iso_639_2(tag) for tag in ("en-GB", "uk", "deu", "x-klingon")] == [
        "eng", "ukr", "deu", "und",
    ]  # fmt: skip
