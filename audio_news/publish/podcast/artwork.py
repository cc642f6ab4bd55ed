"""The show's picture: the one it has, else its name above the sound of it.

Apple wants a square JPEG or PNG of 1400 to 3000 pixels, RGB.
"""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from audio_news.errors import PublishError
from audio_news.publish.podcast.fonts import Face, drawable, face_for
from audio_news.publish.site.colours import contrast, made_readable, parse, tint

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw

SIDE = 3000
MARGIN = 250
DESIGN = 2
"""Raise it where what is drawn changes."""
_TEXT_HEIGHT = 1400
_LARGEST, _SMALLEST, _STEP = 560, 130, 10
_LEADING = 1.12
"""Line height to letter size."""
_AUTHOR_SIZE = 120
_BARS, _PLAYED = 23, 14
_BARS_HEIGHT, _BARS_MIDDLE = 800, 2410
_TIGHT = 0.62
"""Of a bar to the distance between two."""
_FINE = 2
"""The bars are drawn this much larger, then made smaller, so that their ends are round."""
_TYPES = {b"\xff\xd8\xff": ".jpg", b"\x89PNG\r\n\x1a\n": ".png"}


@dataclass(frozen=True, slots=True)
class Artwork:
    data: bytes
    suffix: str
    lacks: str = ""
    """Letters of the name that no font of this machine has."""


def given(file: Path) -> Artwork:
    """The show's own picture, as it is. Raises PublishError where it is no JPEG or PNG."""
    try:
        data = file.read_bytes()
    except OSError as err:
        raise PublishError(
            f"The artwork {file} cannot be read: {err.strerror}", hint="Check podcast.artwork."
        ) from err
    for start, suffix in _TYPES.items():
        if data.startswith(start):
            return Artwork(data, suffix)
    raise PublishError(
        f"The artwork {file} is no JPEG or PNG", hint="Choose another in podcast.artwork."
    )


def drawn(name: str, author: str, colours: Sequence[str]) -> Artwork:
    """A picture of the name in the colours (ground, accent); the same each time.

    Raises PublishError where Pillow is missing, SettingsError for a colour that is none.
    """
    try:
        from PIL import Image, ImageDraw
    except ImportError as err:
        raise PublishError(
            "To draw the artwork takes Pillow, which is not installed",
            hint="pip install 'audio-news[podcast]', or name a picture in podcast.artwork.",
        ) from err
    ground = colours[0] if colours else "#14213d"
    accent = colours[1] if len(colours) > 1 else _ink(ground)
    ink = _ink(ground)
    if contrast(parse(accent), parse(ground)) < 2:
        accent = made_readable(accent, ground)
    image = Image.new("RGB", (SIDE, SIDE), ground)
    face = face_for(name)
    text = drawable(name, face)
    _draw_bars(image, name, accent, ground, _BARS_MIDDLE if text else SIDE // 2)
    draw = ImageDraw.Draw(image)
    bottom = _draw_name(draw, text, face, ink) if text else MARGIN
    if author and author.casefold() not in name.casefold():
        by = face_for(author)
        _draw_line(draw, drawable(author, by), by, tint(ink, ground, 0.72), bottom)
    out = BytesIO()
    image.save(out, "PNG")
    return Artwork(out.getvalue(), ".png", face.lacks)


def _ink(ground: str) -> str:
    """White or nearly black, whichever is easier to read on the ground."""
    return max(("#ffffff", "#111111"), key=lambda ink: contrast(parse(ink), parse(ground)))


def _draw_bars(image: Image, name: str, accent: str, ground: str, middle: int) -> None:
    """Sound as a row of bars from edge to edge, those that were heard already in full colour."""
    from PIL import Image, ImageDraw

    chance = random.Random(name.encode("utf-8", "replace"))
    pitch = SIDE / _BARS
    for played, colour in ((True, accent), (False, tint(accent, ground, 0.32))):
        mask = Image.new("L", (SIDE * _FINE, _BARS_HEIGHT * _FINE), 0)
        draw = ImageDraw.Draw(mask)
        chance.seed(name.encode("utf-8", "replace"))
        for number in range(_BARS):
            height = _BARS_HEIGHT * (0.16 + 0.84 * chance.random() * _swell(number))
            if (number < _PLAYED) is not played:
                continue
            left = (number + (1 - _TIGHT) / 2) * pitch
            top = (_BARS_HEIGHT - height) / 2
            box = (left, top, left + pitch * _TIGHT, top + height)
            draw.rounded_rectangle([_FINE * at for at in box], pitch * _TIGHT / 2 * _FINE, 255)
        small = mask.resize((SIDE, _BARS_HEIGHT), Image.Resampling.BOX)
        image.paste(colour, (0, middle - _BARS_HEIGHT // 2), small)


def _swell(number: int) -> float:
    """Louder in the middle of a sentence: two swells across the picture."""
    from math import pi, sin

    return 0.45 + 0.55 * abs(sin(pi * (number + 1.5) / (_BARS / 2)))


def _draw_name(draw: ImageDraw, text: str, face: Face, ink: str) -> float:
    """Draw the name as large as fits, and give back where the next line may begin."""
    size, lines = _fitted(text, face)
    y: float = MARGIN
    for line in lines:
        _draw_line(draw, line, face, ink, y, size)
        y += size * _LEADING
    return y + 40 + size * 0.2


def _draw_line(
    draw: ImageDraw, text: str, face: Face, ink: str, y: float, size: float = _AUTHOR_SIZE
) -> None:
    rightwards = not _is_rtl(text)
    x = MARGIN if rightwards else SIDE - MARGIN
    font = face.at(size)
    while len(text) > 1 and font.getlength(text) > SIDE - 2 * MARGIN:
        text = text[:-2].rstrip() + "…"
    draw.text((x, y), text, ink, font, anchor="la" if rightwards else "ra")


def _fitted(text: str, face: Face) -> tuple[int, list[str]]:
    """The largest size that the text fits in, and its lines."""
    for size in range(_LARGEST, _SMALLEST - 1, -_STEP):
        lines = _wrapped(text, face, size)
        if lines is not None and len(lines) * size * _LEADING <= _TEXT_HEIGHT:
            return size, lines
    most = int(_TEXT_HEIGHT / (_SMALLEST * _LEADING))
    lines = _wrapped(text, face, _SMALLEST, anywhere=True) or [text]
    return _SMALLEST, [*lines[: most - 1], "".join(lines[most - 1 :])]


def _wrapped(text: str, face: Face, size: float, *, anywhere: bool = False) -> list[str] | None:
    """The text in lines as wide as the picture allows, or None where a word is wider."""
    font, width = face.at(size), SIDE - 2 * MARGIN
    anywhere = anywhere or _has_no_spaces(text)
    parts = list(text) if anywhere else text.split(" ")
    lines = [""]
    for part in parts:
        longer = part if not lines[-1] else lines[-1] + ("" if anywhere else " ") + part
        if font.getlength(longer) <= width:
            lines[-1] = longer
        elif font.getlength(part) > width:
            return None
        else:
            lines.append(part.strip())
    return lines


def _has_no_spaces(text: str) -> bool:
    """Whether the script is one that breaks a line anywhere: Chinese, Japanese, Thai."""
    wide = sum(unicodedata.east_asian_width(c) in "WF" or "\u0e00" <= c <= "\u0eff" for c in text)
    return wide > len(text) / 2


def _is_rtl(text: str) -> bool:
    for character in text:
        if (kind := unicodedata.bidirectional(character)) in ("L", "R", "AL"):
            return kind != "L"
    return False
