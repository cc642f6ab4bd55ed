"""Tags read back by tinytag, which shares no code with what wrote them."""

from dataclasses import replace
from pathlib import Path

import av
import mutagen
import numpy as np
import pytest
from mutagen.flac import FLAC
from mutagen.id3 import COMM, ID3
from mutagen.mp4 import MP4
from tinytag import TinyTag

from audio_news.errors import LabelError
from audio_news.label.id3 import id3_time
from audio_news.label.kinds import Kind, kind_of
from audio_news.label.labels import Cover, cover_of, labels, read_cover
from audio_news.label.languages import iso_639_2
from audio_news.label.readback import fingerprint, read_tags
from audio_news.label.source_types import ALGORITHMIC, CAPTURE, TRAINED, notice, source_type
from audio_news.label.source_types import KINDS as KINDS_OF_SOURCE
from audio_news.label.tags import add_notice, write_tags
from audio_news.label.vorbis import clock, seconds
from audio_news.mix.encode import FORMATS as KINDS
from audio_news.mix.encode import decode, encode
from audio_news.models import Chapter, Cue, Programme, Role
from audio_news.settings import DISCLOSURES, Settings, ShowSettings
from tests.label.signing import CHAPTERS, VOICE
from tests.label.signing import TITLE as TITLE_OF_ALL
from tests.label.signing import tagged as tagged_fully
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


@pytest.mark.parametrize("audio_format", ["mp3", "wav"])
def test_id3_chapters_stand_in_order_whatever_their_titles_length(
    tmp_path: Path, audio_format: str
) -> None:
    file = tagged_fully(tmp_path, audio_format)
    frames = mutagen.File(file).tags
    names = [frame.element_id for frame in frames.values() if frame.FrameID == "CHAP"]
    assert names == [f"chp{number:02}" for number in range(1, 13)]
    assert frames["CTOC:toc"].child_element_ids == names
    titles = [str(frames[f"CHAP:{name}"].sub_frames["TIT2"]) for name in names]
    assert titles == [chapter.title for chapter in CHAPTERS]
    assert read_tags(file, 1.5).chapters == CHAPTERS


def test_chapters_are_read_in_the_order_of_the_table(tmp_path: Path) -> None:
    file = tagged_fully(tmp_path, "mp3")
    tags = ID3(file)
    listed = tags["CTOC:toc"].child_element_ids
    listed[:] = [*listed[6:11], *listed[:6]]
    tags.save()
    found = read_tags(file, 1.5).chapters
    assert found == (*CHAPTERS[6:11], *CHAPTERS[:6], CHAPTERS[11])


@pytest.mark.parametrize("audio_format", ["mp3", "wav", "flac", "opus", "m4a"])
def test_another_reader_finds_the_chapters(tmp_path: Path, audio_format: str) -> None:
    with av.open(str(tagged_fully(tmp_path, audio_format))) as container:
        found = [
            (round(float(c["start"] * (c["time_base"] or 0)), 3), c["metadata"]["title"])
            for c in container.chapters()
        ]
    assert found == [(round(c.start_s, 3), c.title) for c in CHAPTERS]


def test_vorbis_chapters_are_told_as_xiph_does(tmp_path: Path) -> None:
    comments = FLAC(tagged_fully(tmp_path, "flac"))
    assert comments["CHAPTER003"] == ["00:00:00.200"]
    assert comments["CHAPTER003NAME"] == [CHAPTERS[2].title]
    assert clock(3_725.25) == "01:02:05.250"
    assert seconds("01:02:05.250") == 3_725.25
    assert seconds("soon") is None


@pytest.mark.parametrize("audio_format", FORMATS)
def test_the_disclosure_is_seen_as_a_sentence_and_as_a_term(
    tmp_path: Path, audio_format: str
) -> None:
    notices = read_tags(tagged_fully(tmp_path, audio_format), 1.5).notices
    sentence = Settings().disclosure.said("uk")
    assert [notice.text for notice in notices].count(sentence) == 2
    assert TRAINED in [notice.text for notice in notices]
    where = " ".join(notice.where.upper() for notice in notices)
    assert "AI-DISCLOSURE" in where
    assert "IPTC:DIGITALSOURCETYPE" in where


@pytest.mark.parametrize("audio_format", FORMATS)
def test_a_notice_is_added_and_everything_else_stays(tmp_path: Path, audio_format: str) -> None:
    file = tagged_fully(tmp_path, audio_format)
    before = fingerprint(file)
    for kind in ("human", "system-voice"):
        text = notice(kind, "uk", Settings().disclosure)
        add_notice(file, text, KINDS_OF_SOURCE[kind], "uk")
    changed = before.differences(fingerprint(file))
    assert changed
    assert all(
        any(word in name.upper() for word in ("COMM", "CMT", "AI-DISC", "SOURCETYPE"))
        for name in changed
    )
    tags = read_tags(file, 1.5)
    assert tags.fields["comment"] == text
    assert {found.text for found in tags.notices} == {text, ALGORITHMIC}


@pytest.mark.parametrize("audio_format", FORMATS)
def test_a_comment_that_says_something_else_stays(tmp_path: Path, audio_format: str) -> None:
    file = made(tmp_path, audio_format).file
    audio = mutagen.File(file)
    if audio_format in ("mp3", "wav"):
        audio.add_tags() if audio.tags is None else None
        audio.tags.add(COMM(encoding=3, lang="eng", desc="", text="Recorded in Kyiv"))
    else:
        audio["\xa9cmt" if audio_format == "m4a" else "COMMENT"] = ["Recorded in Kyiv"]
    audio.save()
    for _ in range(2):
        add_notice(file, "Read by a person.", CAPTURE, "en")
    fields = read_tags(file, 1.0).fields
    assert fields["comment"].split("\n")[0] == "Read by a person."
    said = "\n".join(text for name, text in fields.items() if name.lower().startswith("comm"))
    assert said.count("Recorded in Kyiv") == 1
    assert said.count("Read by a person.") == 1


def test_sentences_have_their_times_only_where_asked(tmp_path: Path) -> None:
    timed = ID3(tagged_fully(tmp_path, "mp3", timed=True)).getall("SYLT")
    assert [(text.strip()[:12], at) for text, at in timed[0].text] == [
        (TITLE_OF_ALL[:12], 0), ("Made with AI", 250), ("Тіло і слово", 500),
    ]  # fmt: skip
    assert not ID3(tagged_fully(tmp_path, "mp3")).getall("SYLT")


def test_what_a_sound_is() -> None:
    trained = VOICE
    by_rules = replace(VOICE, engine="system")
    assert source_type([trained], with_recordings=False) == TRAINED
    assert source_type([by_rules], with_recordings=False) == ALGORITHMIC
    assert source_type([by_rules, trained], with_recordings=False) == TRAINED
    assert source_type([trained], with_recordings=True).endswith(
        "/compositeWithTrainedAlgorithmicMedia"
    )
    assert source_type([by_rules], with_recordings=True).endswith("/compositeSynthetic")


def test_every_kind_has_a_sentence_in_every_language() -> None:
    for kind in KINDS_OF_SOURCE:
        said = {notice(kind, language, Settings().disclosure) for language in DISCLOSURES}
        assert len(said) == len(DISCLOSURES)
        assert notice(kind, "xx", Settings().disclosure) == notice(
            kind, "en-GB", Settings().disclosure
        )


def test_kinds_are_told_by_content(tmp_path: Path) -> None:
    for audio_format in FORMATS:
        file = made(tmp_path, audio_format).file
        renamed = file.rename(tmp_path / f"{audio_format}.txt")
        assert kind_of(renamed) == audio_format
    for data in (b"", b"\xff", b"<html>", b"RIFF1234AVI ", b"OggS" + bytes(100), b"\xff\xfe\0\0"):
        file = tmp_path / "x.mp3"
        file.write_bytes(data)
        assert kind_of(file) is Kind.OTHER
    flac = tmp_path / "flac.txt"
    flac.write_bytes(b"ID3\x04\0\0\0\0\0\x0a" + bytes(10) + flac.read_bytes())
    assert kind_of(flac) is Kind.FLAC


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
