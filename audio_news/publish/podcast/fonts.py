"""Which font has the letters of a name."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

OWN = ("font_manrope", "files/Manrope-ExtraBold.ttf")
"""Package and file of the font that comes with audio-news: Latin, Greek, Cyrillic; OFL 1.1."""
_TRIED_AT = 40
_NO_CHARACTER = "\U0010fffe"


@dataclass(frozen=True, slots=True)
class Face:
    """A font's file, and the letters of the text that it lacks."""

    file: str
    """Empty for Pillow's own font."""
    lacks: str

    def at(self, size: float) -> FreeTypeFont:
        """The font in that size, in pixels."""
        return _font(self.file, size)


def face_for(text: str) -> Face:
    """The first font of the machine with every letter of the text, else the one that lacks least.

    Signs that are no letters, such as emoji, do not count: `drawable` leaves them out.
    """
    best: Face | None = None
    for file in (*_own(), *_listed(), ""):
        try:
            font = _font(file, _TRIED_AT)
        except OSError:
            continue  # not on this machine
        lacks = "".join(c for c in dict.fromkeys(text) if _counts(c) and not _has(font, c))
        if not lacks:
            return Face(file, "")
        if best is None or len(lacks) < len(best.lacks):
            best = Face(file, lacks)
    assert best is not None  # Pillow's own is always there
    return best


def drawable(text: str, face: Face) -> str:
    """The text without what the font cannot draw."""
    font = face.at(_TRIED_AT)
    kept = "".join(c for c in text if c.isspace() or unicodedata.combining(c) or _has(font, c))
    return " ".join(kept.split())


def _own() -> Iterator[str]:
    package, file = OWN
    spec = find_spec(package)
    if spec and spec.origin:
        yield str(Path(spec.origin).parent / file)


def _listed() -> list[str]:
    lines = Path(__file__).with_name("fonts.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def _font(file: str, size: float) -> FreeTypeFont:
    from PIL import ImageFont

    font = ImageFont.truetype(file, size) if file else ImageFont.load_default(size)
    if not isinstance(font, ImageFont.FreeTypeFont):
        raise OSError("Pillow was built without FreeType")
    return font


def _counts(character: str) -> bool:
    return unicodedata.category(character)[0] in "LN"


def _has(font: FreeTypeFont, character: str) -> bool:
    """Whether the font draws anything else than its sign for a character it lacks."""
    return bytes(font.getmask(character)) != bytes(font.getmask(_NO_CHARACTER))
