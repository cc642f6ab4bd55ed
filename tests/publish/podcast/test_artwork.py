from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from audio_news.errors import PublishError, SettingsError
from audio_news.publish.podcast import artwork, fonts
from audio_news.publish.podcast.artwork import drawn, given
from audio_news.publish.podcast.fonts import Face, drawable, face_for

COLOURS = ("#14213d", "#fca311")


def opened(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data))


def ink(image: Image.Image, colour: tuple[int, int, int]) -> tuple[int, int, int, int] | None:
    """The box around the pixels of just that colour."""
    red, green, blue = image.split()
    masks = [
        band.point([255 if v == want else 0 for v in range(256)])
        for band, want in zip((red, green, blue), colour, strict=True)
    ]
    from PIL import ImageChops

    return ImageChops.darker(ImageChops.darker(masks[0], masks[1]), masks[2]).getbbox()


def test_a_picture_that_directories_take_the_same_each_time() -> None:
    made = drawn("Harbour Morning", "The Harbour Times", COLOURS)
    assert made.suffix == ".png"
    with opened(made.data) as image:
        assert (image.size, image.mode, image.format) == ((3000, 3000), "RGB", "PNG")
        assert image.getpixel((5, 5)) == (0x14, 0x21, 0x3D)
        box = ink(image, (255, 255, 255))
        assert box
        left, top, right, bottom = box
        assert left >= artwork.MARGIN
        assert top >= artwork.MARGIN
        assert right <= 3000 - artwork.MARGIN
        assert bottom < 1700
        assert bottom - top > 700  # large: the name is what is seen on a telephone
        assert ink(image, (0xFC, 0xA3, 0x11))
    assert len(made.data) < 512_000
    assert drawn("Harbour Morning", "The Harbour Times", COLOURS) == made


@pytest.mark.parametrize(
    "name",
    [
        "The Very Long Name of a Podcast That Reads Every Article of the Observer Aloud " * 3,
        "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverleihung",
        "x" * 200,
    ],
)
def test_long_names_stay_inside(name: str) -> None:
    made = drawn(name, "A" * 300, ("#ffffff", "#b3261e"))
    with opened(made.data) as image:
        box = ink(image, (0x11, 0x11, 0x11))
        assert box
        assert box[0] >= artwork.MARGIN - 10
        assert box[2] <= 3000 - artwork.MARGIN + 10
        assert box[3] < 1800


@pytest.mark.parametrize("name", ["Ранкові новини Києва", "Ελληνικά νέα", "Łódź życie"])
def test_the_font_that_comes_along_has_latin_greek_and_cyrillic(name: str) -> None:
    face = face_for(name)
    assert Path(face.file).name == "Manrope-ExtraBold.ttf"
    assert face.lacks == ""


def test_signs_that_no_font_has_are_left_out_and_letters_are_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert (
        drawable("Kyiv \N{MICROPHONE} Daily", face_for("Kyiv \N{MICROPHONE} Daily")) == "Kyiv Daily"
    )
    monkeypatch.setattr(fonts, "_listed", list)
    made = drawn("日本 News", "", COLOURS)
    assert made.lacks == "日本"
    with opened(drawn("日本", "", COLOURS).data) as image:
        assert ink(image, (255, 255, 255)) is None


def test_pillows_own_font_does_where_there_is_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "_listed", list)
    monkeypatch.setattr(fonts, "OWN", ("no_such_package", "x.ttf"))
    assert face_for("Plain") == Face("", "")
    assert len(drawn("Plain", "", COLOURS).data) > 10_000


def test_names_from_right_to_left_stand_on_the_right(monkeypatch: pytest.MonkeyPatch) -> None:
    assert artwork._is_rtl("أخبار")
    assert artwork._is_rtl("12 חדשות")
    assert not artwork._is_rtl("News أخبار")


def test_colours() -> None:
    for colours in ((), ("#ffffff",), ("#777777", "#777777")):
        drawn("A", "", colours)
    with pytest.raises(SettingsError, match="not understood"):
        drawn("A", "", ("red",))


def test_a_picture_of_ones_own_is_taken_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "a.bin"
    Image.new("RGB", (20, 20)).save(file, "JPEG")
    assert given(file).suffix == ".jpg"
    assert given(file).data == file.read_bytes()
    file.write_bytes(b"GIF89a")
    with pytest.raises(PublishError, match="no JPEG or PNG"):
        given(file)
    with pytest.raises(PublishError, match="cannot be read"):
        given(tmp_path / "none.png")
