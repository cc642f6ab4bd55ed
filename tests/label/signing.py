"""Files that tests label and sign: a short sound with every kind of tag."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from audio_news.label.identity import Identity, create, identity_folder
from audio_news.label.labels import Cover, labels
from audio_news.label.manifest import Claim
from audio_news.label.source_types import TRAINED
from audio_news.label.tags import write_tags
from audio_news.mix.encode import FORMATS, encode
from audio_news.models import Chapter, Cue, Programme, Role, VoiceUsed
from audio_news.settings import Settings, ShowSettings
from tests.sounds import article

TITLE = "Über «Kyiv» — Міст відкрито, 橋が開いた"
LONG_TEXT = "Тіло і слово. " * 8000
"""Over 100 kB in UTF-8."""
CHAPTERS = tuple(
    Chapter(f"Розділ {'довгий ' * (5 * n % 7)}{n}", n / 10, (n + 1) / 10) for n in range(12)
)
PNG = b"\x89PNG\r\n\x1a\n" + bytes(5000)
VOICE = VoiceUsed(
    name="heart",
    engine="hibari",
    engine_version="0.2.1",
    model="heart",
    language="en-US",
    licence="Apache-2.0",
    sha256="ab" * 32,
)


def identity(algorithm: str = "es256", name: str = "Газета Ранок") -> Identity:
    """This test's own, made anew."""
    return create(identity_folder(), name, algorithm, b"", replace=True)


def claim(**fields: object) -> Claim:
    known: dict[str, object] = {
        "title": TITLE,
        "disclosure": "Це аудіо створено за допомогою штучного інтелекту.",
        "source_type": TRAINED,
        "language": "uk",
        "version": "1.2.3",
        "made_at": "2026-11-24T12:00:00Z",
        "publisher": "Ранок",
        "url": "https://example.com/мiст",
        "text_sha256": "cd" * 32,
        "voices": (VOICE,),
        "heard": (Cue(Role.DISCLOSURE, "Це аудіо створено.", "", 0.25, 0.5, ()),),
        "episode_number": 4_000_000_000,
    }
    return Claim(**(known | fields))  # type: ignore[arg-type]


def tagged(
    folder: Path,
    audio_format: str,
    *,
    timed: bool = False,
    text: str = LONG_TEXT,
    seconds: float = 1.5,
) -> Path:
    """A labelled file: non-Latin title, long text, cover, twelve chapters."""
    file = folder / f"tagged.{audio_format}"
    rate_hz = FORMATS[audio_format].rate_hz
    wave = np.sin(np.arange(round(seconds * rate_hz)) / 20) * np.linspace(
        0.05, 0.2, round(seconds * rate_hz)
    )
    encode([wave.astype(np.float32)], file, chapters=CHAPTERS)
    cues = (
        Cue(Role.HEADLINE, TITLE, "", 0.0, 0.2, ()),
        Cue(Role.DISCLOSURE, "Made with AI.", "", 0.25, 0.5, ()),
        Cue(Role.BODY, text, "", 0.5, 1.4, ()),
    )
    story = article(
        TITLE,
        byline="Ana Núñez",
        published="2026-03-05T07:08:09+02:00",
        url="https://example.com/bridge",
        language="uk",
    )
    show = Settings(show=ShowSettings(name="Ранок", copyright="© 2026 The Post"))
    programme = Programme(file, seconds, -16, -1, cues, CHAPTERS)
    said = labels(
        story, programme, show, Cover("image/png", PNG), "audio_news x",
        source_type=TRAINED, timed=timed,
    )  # fmt: skip
    write_tags(file, said)
    return file
