"""A picture of a few plain shapes, written as SVG by hand or as PNG through Pillow.

Coordinates and sizes are in pixels from the top left.
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from audio_news.errors import PublishError

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

Point = tuple[float, float]

FONTS = ("DejaVuSans.ttf", "Arial.ttf", "Helvetica.ttc")
"""For PNG, the first that the system has; else Pillow's own, which has Latin letters only."""
SCALE = 2
"""PNG pixels to a pixel of the picture."""
LETTER_WIDTH = 0.55
"""Of a letter, on average, to its height: for cutting text to a width."""


@dataclass(frozen=True, slots=True)
class Box:
    x: float
    y: float
    width: float
    height: float
    fill: str
    hint: str = ""
    """Shown by a browser where the pointer rests on it."""


@dataclass(frozen=True, slots=True)
class Area:
    points: Sequence[Point]
    fill: str


@dataclass(frozen=True, slots=True)
class Line:
    points: Sequence[Point]
    stroke: str
    width: float = 1.0


@dataclass(frozen=True, slots=True)
class Text:
    x: float
    y: float
    """Of the baseline."""
    text: str
    size: float
    fill: str
    anchor: str = "start"
    """ "start", "middle" or "end"."""


Shape = Box | Area | Line | Text


@dataclass(frozen=True, slots=True)
class Picture:
    width: int
    height: int
    title: str
    shapes: Sequence[Shape]


def cut(text: str, width: float, size: float) -> str:
    """The text as far as it fits into `width`, ending in an ellipsis where it was cut."""
    letters = int(width / (LETTER_WIDTH * size))
    if len(text) <= letters:
        return text
    return text[: letters - 1].rstrip() + "…" if letters > 3 else ""


def wrapped(text: str, width: float, size: float, most: int) -> list[str]:
    """The text in at most `most` lines of `width`, the last one cut where there is more."""
    letters = int(width / (LETTER_WIDTH * size))
    if letters <= 3:
        return []
    lines = textwrap.wrap(text, letters, break_long_words=False)
    shown = [*lines[: most - 1], " ".join(lines[most - 1 :])] if len(lines) > most else lines
    return [cut(line, width, size) for line in shown]


def save(picture: Picture, file: Path) -> None:
    """Write the picture, in the format its name ends in: .svg or .png. Raises PublishError."""
    try:
        if file.suffix.lower() == ".png":
            _png(picture, file)
        else:
            file.write_text(svg(picture), encoding="utf-8")
    except OSError as err:
        raise PublishError(
            f"{file} cannot be written: {err.strerror or err}", hint="Choose another folder."
        ) from err


def svg(picture: Picture) -> str:
    """The picture as the text of an SVG file."""
    size = f'width="{picture.width}" height="{picture.height}"'
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} viewBox="0 0 {picture.width}'
        f' {picture.height}" font-family="DejaVu Sans, Arial, Helvetica, sans-serif">',
        f"<title>{escape(picture.title)}</title>",
        *map(_svg_shape, picture.shapes),
        "</svg>\n",
    ]
    return "\n".join(lines)


def _svg_shape(shape: Shape) -> str:
    match shape:
        case Box():
            hint = f"<title>{escape(shape.hint)}</title>" if shape.hint else ""
            return (
                f'<rect x="{shape.x:.1f}" y="{shape.y:.1f}" width="{shape.width:.1f}"'
                f' height="{shape.height:.1f}" fill="{shape.fill}">{hint}</rect>'
            )
        case Area():
            return f'<polygon points="{_svg_points(shape.points)}" fill="{shape.fill}"/>'
        case Line():
            return (
                f'<polyline points="{_svg_points(shape.points)}" fill="none"'
                f' stroke="{shape.stroke}" stroke-width="{shape.width:g}"/>'
            )
        case Text():
            return (
                f'<text x="{shape.x:.1f}" y="{shape.y:.1f}" font-size="{shape.size:g}"'
                f' fill="{shape.fill}" text-anchor="{shape.anchor}">{escape(shape.text)}</text>'
            )


def _svg_points(points: Sequence[Point]) -> str:
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in points)


def _png(picture: Picture, file: Path) -> None:
    try:
        from PIL import Image, ImageDraw
    except ImportError as err:
        raise PublishError(
            "A PNG needs Pillow, which is not installed",
            hint="pip install 'audio-news[plot]', or write an SVG.",
        ) from err
    image = Image.new("RGB", (SCALE * picture.width, SCALE * picture.height), "white")
    draw = ImageDraw.Draw(image)
    for shape in picture.shapes:
        _draw(draw, shape)
    image.save(file, "PNG", optimize=True)


def _draw(draw: ImageDraw, shape: Shape) -> None:
    match shape:
        case Box():
            corners = (shape.x, shape.y, shape.x + shape.width, shape.y + shape.height)
            left, top, right, bottom = (SCALE * at for at in corners)
            draw.rectangle((left, top, max(left, right - 1), max(top, bottom - 1)), shape.fill)
        case Area():
            draw.polygon([(SCALE * x, SCALE * y) for x, y in shape.points], shape.fill)
        case Line():
            points = [(SCALE * x, SCALE * y) for x, y in shape.points]
            draw.line(points, shape.stroke, round(SCALE * shape.width), joint="curve")
        case Text():
            anchor = {"start": "ls", "middle": "ms", "end": "rs"}[shape.anchor]
            place = (SCALE * shape.x, SCALE * shape.y)
            draw.text(place, shape.text, shape.fill, _font(SCALE * shape.size), anchor)


def _font(size: float) -> FreeTypeFont | Any:
    from PIL import ImageFont

    for name in FONTS:
        try:
            return ImageFont.truetype(name, size)
        except OSError:
            continue
    return ImageFont.load_default(size)
